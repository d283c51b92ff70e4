/* SPDX-License-Identifier: GPL-3.0-or-later */
/* benchmarks: the published figures that hold in a school, and a table of its own. */
#include "cli/rb-cli.h"

#include "school/rb-benchmark-table.h"

/* Every line must be right: a table is not taken in part. */
static RbBenchmarks *
read_table (const char *path, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (RbBenchmarks) table = NULL;
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &local))
    {
      rb_cli_fail (error, "%s could not be read: %s.", path, local->message);
      return NULL;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      rb_cli_fail (error, "%s is not UTF-8 text. Save it as CSV, UTF-8.", path);
      return NULL;
    }
  table = rb_benchmarks_new (text, problems);
  if (problems->len > 0)
    rb_cli_fail (error, "%s: %s Nothing was changed.", path, (char *) problems->pdata[0]);
  else if (rb_benchmarks_n (table) == 0)
    rb_cli_fail (error, "%s has no figures. Nothing was changed.", path);
  else
    return g_steal_pointer (&table);
  return NULL;
}

static gboolean
write_table (RbCli *cli, const char *path, GError **error)
{
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  g_autoptr (RbBenchmarks) table = NULL;

  if (path != NULL)
    {
      table = read_table (path, error);
      if (table == NULL)
        return FALSE;
    }
  rb_benchmark_table_write (batch, table);
  return rb_store_write (cli->store, batch, NULL, error);
}

static void
print_table (RbCli *cli)
{
  g_autoptr (RbBenchmarks) table = rb_benchmark_table (cli->store);
  g_autoptr (RbOut) out = rb_out_new (rb_cli_format (cli));

  rb_out_param_bool (out, "own", rb_benchmark_table_is_own (cli->store));
  rb_out_columns (out, "year", "phase", "level", "area", "measure", "value", "source", NULL);
  for (guint i = 0; i < rb_benchmarks_n (table); i++)
    for (guint f = 0; f < RB_N_BENCHMARK_FIELDS; f++)
      rb_out_take (out, rb_benchmark_text (rb_benchmarks_nth (table, i), (RbBenchmarkField) f));
  rb_out_print (out);
}

gboolean
rb_cmd_benchmarks (RbCli *cli, GError **error)
{
  g_autofree char *path = NULL;
  gboolean shipped = FALSE;
  const GOptionEntry entries[] = { { "set", 0, 0, G_OPTION_ARG_FILENAME, &path,
                                     "Keep this table as the school's own", "FILE.csv" },
                                   { "shipped", 0, 0, G_OPTION_ARG_NONE, &shipped,
                                     "Go back to the table of Rollbook", NULL },
                                   { NULL } };

  if (!rb_cli_parse (cli, entries, 0, 0, error))
    return FALSE;
  if (path != NULL && shipped)
    return rb_cli_usage (error, "Say either --set or --shipped.");
  if (!rb_cli_open (cli, path != NULL || shipped, error)
      || ((path != NULL || shipped) && !write_table (cli, path, error)))
    return FALSE;
  print_table (cli);
  return TRUE;
}
