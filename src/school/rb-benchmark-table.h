/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of published figures that holds in a school: its own, kept in the school file, or else
 * the one that comes with Rollbook. */
#pragma once

#include "analysis/rb-benchmark.h"
#include "store/rb-store.h"

G_BEGIN_DECLS

/* Never NULL; a store of NULL, or a table that cannot be read, gives the one that comes with
 * Rollbook. (transfer full) */
RbBenchmarks *rb_benchmark_table (RbStore *store);
RbBenchmarks *rb_benchmark_table_shipped (void);
/* Whether the school has a table of its own. */
gboolean rb_benchmark_table_is_own (RbStore *store);
/* Keeps the table as the school's own (NULL: goes back to the one that comes with Rollbook). */
void rb_benchmark_table_write (RbStoreBatch *batch, const RbBenchmarks *benchmarks);

G_END_DECLS
