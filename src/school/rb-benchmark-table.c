/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school's own table is the setting "benchmarks", the same CSV as the one in data/benchmarks.
 */
#include "school/rb-benchmark-table.h"

#include "rb-data.h"

#define SETTING "benchmarks"

RbBenchmarks *
rb_benchmark_table_shipped (void)
{
  const char *text = rb_data_find ("benchmarks/national.csv", NULL);

  return rb_benchmarks_new (text != NULL ? text : "", NULL);
}

gboolean
rb_benchmark_table_is_own (RbStore *store)
{
  g_autofree char *text = store != NULL ? rb_store_setting (store, SETTING, NULL) : NULL;

  return text != NULL;
}

RbBenchmarks *
rb_benchmark_table (RbStore *store)
{
  g_autofree char *text = store != NULL ? rb_store_setting (store, SETTING, NULL) : NULL;

  return text != NULL ? rb_benchmarks_new (text, NULL) : rb_benchmark_table_shipped ();
}

void
rb_benchmark_table_write (RbStoreBatch *batch, const RbBenchmarks *benchmarks)
{
  g_autofree char *text = benchmarks != NULL ? rb_benchmarks_to_csv (benchmarks) : NULL;

  rb_store_batch_set_setting (batch, SETTING, text);
}
