/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading and editing the table of published figures share. Not for other files. */
#pragma once

#include "analysis/rb-benchmark.h"

G_BEGIN_DECLS

struct _RbBenchmarks
{
  gatomicrefcount ref_count;
  GPtrArray *rows; /* RbBenchmark* */
};

/* "94.72" to 9472 of 10000, and "2024/25" or "2024" to 2024; FALSE for other texts. */
gboolean rb_benchmark_parse_percent (const char *text, RbRate *value);
gboolean rb_benchmark_parse_year (const char *text, int *year);

G_END_DECLS
