/* SPDX-License-Identifier: GPL-3.0-or-later */
/* overview: the workbook that goes to leaders every week. */
#include "cli/rb-cli.h"

#include "exchange/rb-overview-workbook.h"
#include "rb-data.h"
#include "school/rb-clock.h"

gboolean
rb_cmd_overview (RbCli *cli, GError **error)
{
  g_autofree char *path = NULL;
  int year = 0;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "The workbook", "FILE.xlsx" },
    { "year", 0, 0, G_OPTION_ARG_INT, &year, "The academic year that begins in Y (this one)", "Y" },
    { NULL }
  };
  g_autoptr (RbBenchmarks) benchmarks = NULL;
  const char *table = rb_data_find ("benchmarks/national.csv", NULL);

  if (!rb_cli_parse (cli, entries, 0, 0, error))
    return FALSE;
  if (path == NULL)
    return rb_cli_usage (error, "Say where to write the workbook: -o FILE.xlsx.");
  if (!rb_cli_open (cli, FALSE, error))
    return FALSE;
  benchmarks = table ? rb_benchmarks_new (table, NULL) : NULL;
  return rb_overview_workbook_write (cli->school, rb_now (),
                                     year ? year : rb_academic_year_of (rb_now ().date), benchmarks,
                                     path, error)
         && rb_cli_wrote (cli, path);
}
