/* SPDX-License-Identifier: GPL-3.0-or-later */
/* league: groups ranked on exact fractions. */
#include "cli/rb-cli.h"
#include "cli/rb-cli-tally.h"

#include "analysis/rb-league.h"
#include "school/rb-clock.h"

static void
out_rank (RbOut *out, guint rank)
{
  if (rank == 0)
    rb_out_null (out);
  else
    rb_out_int (out, rank);
}

static const char *
unranked_id (RbUnranked why)
{
  switch (why)
    {
    case RB_UNRANKED_TOO_FEW:
      return "too few sessions";
    case RB_UNRANKED_NOTHING:
      return "nothing possible";
    default:
      return NULL;
    }
}

static void
out_row (RbOut *out, const RbLeagueRow *row)
{
  out_rank (out, row->rank);
  rb_out_text (out, row->key->value);
  rb_out_int (out, row->tally.attended);
  rb_out_int (out, row->tally.possible);
  rb_out_rate (out, rb_tally_attendance (&row->tally));
  out_rank (out, row->previous_rank);
  rb_out_int (out, row->previous.attended);
  rb_out_int (out, row->previous.possible);
  rb_out_int (out, row->tally.late);
  rb_out_int (out, row->tally.late_after);
  rb_out_rate (out, rb_tally_punctuality (&row->tally));
  rb_out_bool (out, row->joint);
  rb_out_bool (out, row->on_target);
  rb_out_bool (out, row->early);
  rb_out_int (out, row->pupils);
  rb_out_int (out, row->full);
  rb_out_int (out, row->missing_registers);
  rb_out_int (out, row->unexplained);
  rb_out_text (out, *row->teacher ? row->teacher : NULL);
  rb_out_text (out, *row->phase ? row->phase : NULL);
  rb_out_text (out, unranked_id (row->unranked));
}

static RbOut *
tabulate (RbCli *cli, const RbLeague *league, RbFormat format)
{
  RbOut *out = rb_out_new (format);
  g_autofree char *name = rb_period_format (cli->school, league->period);

  rb_out_title (out, name);
  rb_cli_out_period (out, league->period);
  rb_out_param (out, "by", rb_group_id (league->by));
  rb_out_param (out, "measure", rb_league_measure_id (league->measure));
  rb_out_param_int (out, "min_sessions", league->min_sessions);
  rb_out_param_json (out, "previous",
                     rb_period_is_empty (league->previous) ? g_strdup ("null")
                                                           : rb_cli_json_period (league->previous));
  rb_out_columns (out, "rank", "group", "attended", "possible", "attendance", "previous_rank",
                  "previous_attended", "previous_possible", "late", "late_after_close",
                  "punctuality", "joint", "on_target", "early", "pupils", "full",
                  "missing_registers", "unexplained", "teacher", "phase", "unranked_because", NULL);
  for (guint i = 0; i < league->rows->len; i++)
    out_row (out, league->rows->pdata[i]);
  return out;
}

/* The table as a page for a website: no pupil, no script, nothing from elsewhere. */
static char *
format_html (RbCli *cli, const RbLeague *league)
{
  GString *page = g_string_new (NULL);
  g_autofree char *period = rb_period_format (cli->school, league->period);
  g_autofree char *title = g_markup_printf_escaped ("%s: %s", cli->school->details->name, period);

  g_string_append_printf (page,
                          "<!DOCTYPE html>\n<html lang=\"en-GB\"><meta charset=\"utf-8\">"
                          "<title>%s</title>\n<h1>%s</h1>\n<table>\n<tr><th>Rank</th><th>Group</th>"
                          "<th>Attendance, %%</th></tr>\n",
                          title, title);
  for (guint i = 0; i < league->rows->len; i++)
    {
      const RbLeagueRow *row = league->rows->pdata[i];
      g_autofree char *name = g_markup_escape_text (row->key->label, -1);
      g_autofree char *rate = rb_rate_format (rb_tally_attendance (&row->tally));

      if (row->rank > 0)
        g_string_append_printf (page, "<tr><td>%u%s</td><td>%s</td><td>%s</td></tr>\n", row->rank,
                                row->joint ? "=" : "", name, rate);
    }
  g_string_append (page, "</table>\n</html>\n");
  return g_string_free (page, FALSE);
}

static gboolean
save (RbCli *cli, const RbLeague *league, const char *path, GError **error)
{
  g_autofree char *text = NULL;

  if (g_str_has_suffix (path, ".csv"))
    {
      g_autoptr (RbOut) out = tabulate (cli, league, RB_FORMAT_CSV);

      text = rb_out_format (out);
    }
  else if (g_str_has_suffix (path, ".html"))
    text = format_html (cli, league);
  else
    return rb_cli_save_league (cli, league, path, error);
  return rb_cli_write_file (path, text, -1, error);
}

gboolean
rb_cmd_league (RbCli *cli, GError **error)
{
  g_autofree char *by = NULL, *from = NULL, *to = NULL, *measure_text = NULL, *path = NULL;
  g_auto (GStrv) where = NULL;
  gboolean by_phase = FALSE;
  int least = 0;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, "class (default), year, house, phase or pupil",
      "GROUP" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, "First day (of the academic year)", "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "Last day (today)", "D" },
    { "measure", 0, 0, G_OPTION_ARG_STRING, &measure_text,
      "attendance (default), punctuality or improvement", "M" },
    { "min-sessions", 0, 0, G_OPTION_ARG_INT, &least, "Possible sessions that are ranked at least",
      "N" },
    { "within-phase", 0, 0, G_OPTION_ARG_NONE, &by_phase, "Rank each phase by itself", NULL },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &where, "Only these", "FIELD=VALUE" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "Save as PDF, PNG, SVG, HTML or CSV",
      "FILE" },
    { NULL }
  };
  RbLeagueMeasure measure = RB_LEAGUE_ATTENDANCE;
  RbGroup group;
  g_autoptr (RbQuery) query = NULL;
  g_autoptr (RbLeague) league = NULL;

  if (!rb_cli_parse (cli, entries, 0, 0, error))
    return FALSE;
  if (!rb_group_parse (by ? by : "class", &group) || rb_group_is_session (group)
      || rb_group_is_cohort (group))
    return rb_cli_usage (error, "--by: \"%s\" is none of class, year, house, phase, pupil.", by);
  if (measure_text != NULL && !rb_league_measure_parse (measure_text, &measure))
    return rb_cli_usage (
        error, "--measure: \"%s\" is none of attendance, punctuality, improvement.", measure_text);
  if (least < 0)
    return rb_cli_usage (error, "--min-sessions is not negative.");
  if (!rb_cli_open (cli, FALSE, error))
    return FALSE;
  query = rb_cli_query (cli, from, to, where, NULL, NULL, error);
  if (query == NULL)
    return FALSE;
  league = rb_league_new (query, group, measure, by_phase, (guint) least,
                          rb_period_previous (cli->school, rb_query_period (query)));
  if (path != NULL)
    return save (cli, league, path, error) && rb_cli_wrote (cli, path);

  g_autoptr (RbOut) out = tabulate (cli, league, rb_cli_format (cli));

  rb_out_print (out);
  return TRUE;
}
