/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stats and explain: tallies by group, and what is behind one of them. */
#include "cli/rb-cli.h"
#include "cli/rb-cli-tally.h"

#include "analysis/rb-explain.h"
#include "analysis/rb-stats.h"
#include "school/rb-clock.h"

static const char groups_help[] =
    "school, phase, year, class, house, key-stage, pupil, sex, fsm, pp, sen, eal, cla, "
    "young-carer, "
    "ethnicity, tag, day, week, month, half-term, term, weekday, session, code";

static void
add_group_columns (RbOut *out, RbGroup group)
{
  if (group == RB_GROUP_PUPIL)
    {
      rb_out_columns (out, "upn", "pupil_id", "name", NULL);
      return;
    }
  rb_out_column (out, rb_group_id (group));
}

void
rb_cli_out_key (RbOut *out, const RbSchool *school, RbGroup group, const RbKey *key, int row)
{
  if (group == RB_GROUP_PUPIL && row >= 0)
    rb_cli_out_pupil (out, school, (guint) row);
  else if (*key->value == '\0')
    rb_out_null (out);
  else if (strcmp (key->value, "true") == 0 || strcmp (key->value, "false") == 0)
    rb_out_bool (out, *key->value == 't');
  else
    rb_out_text (out, key->value);
}

void
rb_cli_tally_columns (RbOut *out)
{
  rb_out_columns (out, "pupils", "possible", "attended", "present", "approved_activity",
                  "authorised", "unauthorised", "late", "late_after_close", "not_possible",
                  "missing", "attendance", "absence", "authorised_rate", "unauthorised_rate",
                  "punctuality", "persistent", "severe", NULL);
}

void
rb_cli_out_stats_row (RbOut *out, const RbStatsRow *row)
{
  const RbTally *tally = &row->tally;

  rb_out_int (out, row->pupils);
  rb_out_int (out, tally->possible);
  rb_out_int (out, tally->attended);
  rb_out_int (out, rb_tally_present (tally));
  rb_out_int (out, tally->activity);
  rb_out_int (out, tally->authorised);
  rb_out_int (out, tally->unauthorised);
  rb_out_int (out, tally->late);
  rb_out_int (out, tally->late_after);
  rb_out_int (out, tally->not_possible);
  rb_out_int (out, tally->missing);
  rb_out_rate (out, rb_tally_attendance (tally));
  rb_out_rate (out, rb_tally_absence (tally));
  rb_out_rate (out, rb_tally_authorised_rate (tally));
  rb_out_rate (out, rb_tally_unauthorised_rate (tally));
  rb_out_rate (out, rb_tally_punctuality (tally));
  rb_out_int (out, row->persistent);
  rb_out_int (out, row->severe);
}

void
rb_cli_out_period (RbOut *out, RbPeriod period)
{
  g_autofree char *from = rb_date_format (period.from, RB_DATE_ISO);
  g_autofree char *to = rb_date_format (period.to, RB_DATE_ISO);

  rb_out_param (out, "from", from);
  rb_out_param (out, "to", to);
}

static void
print_stats (RbCli *cli, RbQuery *query, const GArray *groups)
{
  g_autoptr (RbOut) out = rb_out_new (rb_cli_format (cli));
  g_autoptr (RbStats) stats =
      rb_stats_new (query, (const RbGroup *) (void *) groups->data, groups->len);
  g_autofree char *range =
      rb_date_range_format (rb_query_period (query).from, rb_query_period (query).to);
  gboolean by_code = FALSE;

  rb_out_title (out, range);
  rb_cli_out_period (out, rb_query_period (query));
  rb_out_param (out, "basis", rb_basis_id (rb_query_basis (query)));
  for (guint i = 0; i < groups->len; i++)
    {
      RbGroup group = g_array_index (groups, RbGroup, i);

      add_group_columns (out, group);
      by_code = by_code || group == RB_GROUP_CODE;
    }
  if (by_code)
    rb_out_column (out, "sessions");
  else
    rb_cli_tally_columns (out);
  for (guint i = 0; i < rb_stats_n (stats); i++)
    {
      const RbStatsRow *row = rb_stats_row (stats, i);

      for (guint k = 0; k < groups->len; k++)
        rb_cli_out_key (out, cli->school, g_array_index (groups, RbGroup, k), row->keys[k],
                        row->row);
      if (by_code)
        rb_out_int (out, row->sessions);
      else
        rb_cli_out_stats_row (out, row);
    }
  rb_out_print (out);
}

gboolean
rb_cmd_stats (RbCli *cli, GError **error)
{
  g_autofree char *from = NULL, *to = NULL, *by = NULL, *basis = NULL, *as_of = NULL;
  g_auto (GStrv) where = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, "First day (of the academic year)", "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "Last day (today)", "D" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, groups_help, "GROUP[,GROUP]" },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &where, "Only these: class=3T, fsm=true ...",
      "FIELD=VALUE" },
    { "basis", 0, 0, G_OPTION_ARG_STRING, &basis, "school, compulsory-age or dfe", "BASIS" },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, "The day on which cohorts are read", "D" },
    { NULL }
  };
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (RbGroup));
  g_autoptr (RbQuery) query = NULL;

  if (!rb_cli_parse (cli, entries, 0, 0, error)
      || !rb_cli_groups (by ? by : "school", groups, error) || !rb_cli_open (cli, FALSE, error))
    return FALSE;
  query = rb_cli_query (cli, from, to, where, basis, as_of, error);
  if (query == NULL)
    return FALSE;
  print_stats (cli, query, groups);
  return TRUE;
}

static void
explain_codes (RbOut *out, const RbExplanation *found)
{
  GString *codes = g_string_new ("[");

  for (guint i = 0; i < found->codes->len; i++)
    {
      const RbExplainedCode *code = &g_array_index (found->codes, RbExplainedCode, i);
      g_autofree char *text = rb_json_quote (code->code ? code->code->text : NULL);
      g_autofree char *name = rb_json_quote (code->code ? code->code->name : NULL);

      g_string_append_printf (codes,
                              "%s{\"code\":%s,\"name\":%s,\"sessions\":%u,\"in_numerator\":%s,"
                              "\"in_denominator\":%s}",
                              i > 0 ? "," : "", text, name, code->sessions,
                              code->in_numerator ? "true" : "false",
                              code->in_denominator ? "true" : "false");
    }
  g_string_append_c (codes, ']');
  rb_out_param_json (out, "codes", g_string_free (codes, FALSE));
}

static void
explain_params (RbOut *out, const RbExplanation *found)
{
  const RbTally *tally = &found->tally;

  rb_out_param (out, "subject", found->subject);
  rb_out_param (out, "measure", rb_measure_id (found->measure));
  rb_cli_out_period (out, found->period);
  rb_out_param_int (out, "numerator", (gint64) found->rate.part);
  rb_out_param_int (out, "denominator", (gint64) found->rate.whole);
  rb_out_param_json (out, "rate", rb_json_rate (found->rate));
  rb_out_param (out, "formula", found->formula);
  rb_out_param (out, "roll_rule", found->roll_rule);
  rb_out_param (out, "policy_rule", *found->policy_rule ? found->policy_rule : NULL);
  rb_out_param_int (out, "pupils", found->pupils);
  rb_out_param_int (out, "school_sessions", found->school_sessions);
  rb_out_param_int (out, "possible", tally->possible);
  rb_out_param_int (out, "attended", tally->attended);
  rb_out_param_int (out, "authorised", tally->authorised);
  rb_out_param_int (out, "unauthorised", tally->unauthorised);
  rb_out_param_int (out, "late", tally->late);
  rb_out_param_int (out, "late_after_close", tally->late_after);
  rb_out_param_int (out, "not_possible", tally->not_possible);
  rb_out_param_int (out, "missing", found->missing);
  rb_out_param_int (out, "planned", found->planned);
  rb_out_param_int (out, "off_roll", found->off_roll);
  rb_out_param_int (out, "n_sessions", found->n_sessions);
  explain_codes (out, found);
}

static void
print_explanation (RbCli *cli, RbQuery *query, RbMeasure measure)
{
  g_autoptr (RbExplanation) found = rb_explain (query, measure);
  g_autofree char *words = rb_explanation_format (found, cli->school);
  g_autoptr (RbOut) out = rb_out_new (rb_cli_format (cli));

  rb_out_title (out, words);
  explain_params (out, found);
  rb_out_columns (out, "upn", "pupil_id", "name", "date", "session", "code", NULL);
  for (guint i = 0; i < found->sessions->len; i++)
    {
      const RbExplainedSession *line = &g_array_index (found->sessions, RbExplainedSession, i);

      rb_cli_out_pupil (out, cli->school, line->row);
      rb_out_take (out, rb_date_format (line->session.date, RB_DATE_ISO));
      rb_out_text (out, rb_half_id (line->session.half));
      rb_out_text (out, rb_code_book_text (cli->school->codes, line->mark));
    }
  rb_out_print (out);
}

gboolean
rb_cmd_explain (RbCli *cli, GError **error)
{
  g_autofree char *from = NULL, *to = NULL, *basis = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, "First day (of the academic year)", "D" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "Last day (today)", "D" },
    { "basis", 0, 0, G_OPTION_ARG_STRING, &basis, "school, compulsory-age or dfe", "BASIS" },
    { NULL }
  };
  g_autoptr (RbQuery) query = NULL;
  RbMeasure measure;
  gboolean whole;

  if (!rb_cli_parse (cli, entries, 2, 2, error))
    return FALSE;
  if (!rb_measure_parse (cli->args[1], &measure))
    return rb_cli_usage (error,
                         "\"%s\" is no measure: attendance, absence, authorised, unauthorised, "
                         "punctuality, late, persistent or severe.",
                         cli->args[1]);
  whole = strcmp (cli->args[0], "school") == 0 || g_str_has_prefix (cli->args[0], "school=");
  if (!whole && strchr (cli->args[0], '=') == NULL)
    return rb_cli_usage (error, "\"%s\" is not of the form GROUP=VALUE.", cli->args[0]);
  if (!rb_cli_open (cli, FALSE, error))
    return FALSE;

  char *where[] = { whole ? NULL : cli->args[0], NULL };

  query = rb_cli_query (cli, from, to, where, basis, NULL, error);
  if (query == NULL)
    return FALSE;
  print_explanation (cli, query, measure);
  return TRUE;
}
