/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One published figure in a small window: year, schools, area, measure, per cent and source. */
#pragma once

#include "analysis/rb-benchmark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The table as it is to be from now on (transfer none). */
typedef void (*RbBenchmarkDone) (const RbBenchmarks *table, gpointer owner);

/* Edits the line at `index` of `table`, or a new one from rb_benchmarks_n() on. `owner` is kept
 * alive while the window is open and given to `done`. */
void rb_benchmark_dialog_present (
    GtkWidget *from, RbBenchmarks *table, guint index, RbBenchmarkDone done, gpointer owner);
/* "Attendance", "Persistent absence" ... of a word of the table. */
const char *rb_benchmark_title (const char *word);

G_END_DECLS
