/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart: any chart of a selection as a file; and the picture of a league. */
#include "cli/rb-cli.h"

#include "charts/rb-charts.h"
#include "charts/rb-picture.h"
#include "school/rb-benchmark-table.h"
#include "school/rb-clock.h"

static gboolean
save (const RbChart *chart,
      const char *path,
      const RbSchool *school,
      const char *theme,
      GError **error)
{
  RbPictureOptions options = RB_PICTURE_OPTIONS_INIT;

  options.sample = school->details->sample;
  if (theme != NULL && !rb_theme_parse (theme, &options.theme))
    return rb_cli_usage (
        error, "--theme: \"%s\" is none of light, dark, print, mono, high-contrast.", theme);
  return rb_picture_format_of (path, &options.format, error)
         && rb_picture_save (chart, path, &options, error);
}

gboolean
rb_cli_save_league (RbCli *cli, const RbLeague *league, const char *path, GError **error)
{
  g_autoptr (RbChart) chart = rb_chart_league_new (league, cli->school, NULL);

  return save (chart, path, cli->school, NULL, error);
}

/* The points of a chart as rows, for --json and --csv. */
static void
print_table (RbCli *cli, const RbChart *chart)
{
  g_autoptr (RbOut) out = rb_out_new (rb_cli_format (cli));

  rb_out_title (out, rb_chart_title (chart));
  rb_out_param (out, "name", rb_chart_name (chart));
  rb_out_param (out, "title", rb_chart_title (chart));
  rb_out_param (out, "caption", rb_chart_caption (chart));
  rb_out_param (out, "description", rb_chart_describe (chart));
  for (guint c = 0; c < rb_chart_table_columns (chart); c++)
    rb_out_column (out, rb_chart_table_heading (chart, c));
  for (guint row = 0; row < rb_chart_table_rows (chart); row++)
    for (guint c = 0; c < rb_chart_table_columns (chart); c++)
      rb_out_text (out, rb_chart_table_cell (chart, row, c));
  rb_out_print (out);
}

static gboolean
check_name (const char *name, GError **error)
{
  g_autofree char *names = NULL;

  if (rb_chart_is_name (name))
    return TRUE;
  names = g_strjoinv (", ", (char **) rb_chart_names ());
  return rb_cli_usage (error, "There is no chart \"%s\"; there are %s.", name, names);
}

gboolean
rb_cmd_chart (RbCli *cli, GError **error)
{
  g_autofree char *from = NULL, *to = NULL, *by = NULL, *before = NULL, *basis = NULL, *path = NULL,
                  *theme = NULL;
  g_auto (GStrv) where = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, "First day (of the academic year)", "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "Last day (today)", "D" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, "Of bands and league: by what (class)", "GROUP" },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &where, "Only these", "FIELD=VALUE" },
    { "basis", 0, 0, G_OPTION_ARG_STRING, &basis, "school, compulsory-age or dfe", "BASIS" },
    { "before", 0, 0, G_OPTION_ARG_STRING, &before, "Of movement: the period before", "D..D" },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &theme, "print (default), light, dark, mono ...",
      "THEME" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "The picture; without it the table", "FILE" },
    { NULL }
  };
  g_autoptr (RbBenchmarks) benchmarks = NULL;
  RbChartOptions options = { RB_PERIOD_NONE, RB_GROUP_SCHOOL, NULL };
  g_autoptr (RbQuery) query = NULL;
  g_autoptr (RbChart) chart = NULL;

  if (!rb_cli_parse (cli, entries, 1, 1, error) || !check_name (cli->args[0], error)
      || (before && !rb_cli_range (before, "--before", &options.before, error)))
    return FALSE;
  if (by != NULL && !rb_group_parse (by, &options.by))
    return rb_cli_usage (error, "--by: \"%s\" is no group.", by);
  if (!rb_cli_open (cli, FALSE, error))
    return FALSE;
  query = rb_cli_query (cli, from, to, where, basis, NULL, error);
  if (query == NULL)
    return FALSE;
  options.benchmarks = benchmarks = rb_benchmark_table (cli->store);
  chart = rb_chart_make (cli->args[0], query, &options);
  if (chart == NULL)
    return rb_cli_usage (error, "The chart %s needs one pupil: --where upn=UPN.", cli->args[0]);
  if (path != NULL)
    return save (chart, path, cli->school, theme, error) && rb_cli_wrote (cli, path);
  print_table (cli, chart);
  return TRUE;
}
