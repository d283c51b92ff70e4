/* SPDX-License-Identifier: GPL-3.0-or-later */
/* watch: pupils at a threshold, each with its evidence, as of today. */
#include "cli/rb-cli.h"
#include "cli/rb-cli-tally.h"

#include "analysis/rb-forecast.h"
#include "analysis/rb-returns.h"
#include "analysis/rb-ten-in-ten.h"
#include "analysis/rb-watch.h"
#include "domain/rb-case-records.h"
#include "school/rb-clock.h"

static void
out_date (RbOut *out, RbDate date)
{
  if (date == RB_DATE_NONE)
    rb_out_null (out);
  else
    rb_out_take (out, rb_date_format (date, RB_DATE_ISO));
}

static void
out_person (RbOut *out, const RbSchool *school, guint row)
{
  const RbClass *klass = rb_roster_class_on (school->roster, row, rb_now ().date);

  rb_cli_out_pupil (out, school, row);
  rb_out_text (out, klass ? klass->name : NULL);
}

static void
person_columns (RbOut *out)
{
  rb_out_columns (out, "upn", "pupil_id", "name", "class", NULL);
}

static void
out_evidence (RbOut *out, const RbSchool *school, const GArray *sessions)
{
  GString *json = g_string_new ("[");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sessions->len; i++)
    {
      const RbUnauthorised *one = &g_array_index (sessions, RbUnauthorised, i);
      const char *code = rb_code_book_text (school->codes, one->mark);
      g_autofree char *quoted = rb_json_quote (code);
      char date[11];

      rb_date_iso (one->session.date, date);
      g_string_append_printf (json, "%s{\"date\":\"%s\",\"session\":\"%s\",\"code\":%s}",
                              i > 0 ? "," : "", date, rb_half_id (one->session.half), quoted);
      g_string_append_printf (text, "%s%s %s %s", i > 0 ? "; " : "", date,
                              rb_half_id (one->session.half), code);
    }
  g_string_append_c (json, ']');
  rb_out_json (out, g_string_free (json, FALSE), text->str);
  g_string_free (text, TRUE);
}

static void
watch_ten_in_ten (RbCli *cli, RbOut *out)
{
  g_autoptr (GPtrArray) found = rb_ten_in_ten (cli->school, rb_now (), NULL, NULL);

  person_columns (out);
  rb_out_columns (out, "met", "met_on", "window_start", "window_end", "sessions", "n_sessions",
                  "current", "to_go", "compulsory_age", "not_established", NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const RbTenInTen *one = found->pdata[i];

      out_person (out, cli->school, one->row);
      rb_out_bool (out, one->met);
      out_date (out, one->met_on);
      out_date (out, one->window_start);
      out_date (out, one->window_end);
      out_evidence (out, cli->school, one->sessions);
      rb_out_int (out, one->sessions->len);
      rb_out_int (out, one->current);
      rb_out_int (out, one->to_go);
      rb_out_bool (out, one->compulsory_age);
      rb_out_int (out, one->not_established);
    }
}

static void
watch_sickness (RbCli *cli, RbOut *out)
{
  g_autoptr (GArray) found = rb_sickness (cli->school, rb_now ());

  person_columns (out);
  rb_out_columns (out, "due", "warning", "sessions", "planned", "days", "first", "last",
                  "compulsory_age", NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const RbSickness *one = &g_array_index (found, RbSickness, i);

      out_person (out, cli->school, one->row);
      rb_out_bool (out, one->due);
      rb_out_bool (out, one->warning);
      rb_out_int (out, one->sessions);
      rb_out_int (out, one->planned);
      rb_out_take (out, rb_days_format (one->sessions));
      out_date (out, one->first);
      out_date (out, one->last);
      rb_out_bool (out, one->compulsory_age);
    }
}

static void
watch_ten_days (RbCli *cli, RbOut *out)
{
  g_autoptr (GArray) found = rb_continuous_absence (cli->school, rb_now ());

  person_columns (out);
  rb_out_columns (out, "met", "from", "to", "days", "sessions", "running", "total",
                  "compulsory_age", NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const RbContinuous *one = &g_array_index (found, RbContinuous, i);

      out_person (out, cli->school, one->row);
      rb_out_bool (out, one->met);
      out_date (out, one->from);
      out_date (out, one->to);
      rb_out_int (out, one->days);
      rb_out_int (out, one->sessions);
      rb_out_bool (out, one->running);
      rb_out_int (out, one->total);
      rb_out_bool (out, one->compulsory_age);
    }
}

static void
watch_n_age (RbCli *cli, RbOut *out)
{
  g_autoptr (GArray) found = rb_unexplained (cli->school, rb_now ());

  person_columns (out);
  rb_out_columns (out, "date", "session", "due", "days_left", NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const RbUnexplained *one = &g_array_index (found, RbUnexplained, i);

      out_person (out, cli->school, one->row);
      out_date (out, one->session.date);
      rb_out_text (out, rb_half_id (one->session.half));
      out_date (out, one->due);
      rb_out_int (out, one->days_left);
    }
}

static void
watch_lowest (RbCli *cli, RbOut *out)
{
  g_autoptr (RbQuery) query = rb_query_new (cli->school, rb_now ());
  g_autoptr (GArray) found = rb_lowest (query, RB_PERIOD_NONE);

  rb_cli_out_period (out, rb_query_period (query));
  person_columns (out);
  rb_out_columns (out, "rank", "attended", "possible", "attendance", "early", NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const RbLowest *one = &g_array_index (found, RbLowest, i);

      out_person (out, cli->school, one->row);
      rb_out_int (out, one->rank);
      rb_out_int (out, one->tally.attended);
      rb_out_int (out, one->tally.possible);
      rb_out_rate (out, rb_tally_attendance (&one->tally));
      rb_out_bool (out, rb_policy_early (rb_query_policy (query), one->tally.possible));
    }
}

static void
watch_forecast (RbCli *cli, RbOut *out)
{
  g_autoptr (GArray) found = rb_forecasts_below (cli->school, rb_now ());

  person_columns (out);
  rb_out_columns (out, "attended", "possible", "left", "straight", "recent", "best", "reachable",
                  "allowed", "absences_left", "early", NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const RbForecast *one = &g_array_index (found, RbForecast, i);

      out_person (out, cli->school, one->row);
      rb_out_int (out, one->so_far.attended);
      rb_out_int (out, one->so_far.possible);
      rb_out_int (out, one->left);
      rb_out_rate (out, one->straight);
      rb_out_rate (out, one->recent);
      rb_out_rate (out, one->best);
      rb_out_bool (out, one->reachable);
      rb_out_int (out, one->allowed);
      rb_out_int (out, one->absences_left);
      rb_out_bool (out, one->early);
    }
}

static void
watch_movers (RbCli *cli, RbOut *out)
{
  g_autoptr (RbQuery) query = rb_query_new (cli->school, rb_now ());
  g_autoptr (GArray) found = rb_week_movers (query);

  person_columns (out);
  rb_out_columns (out, "recent_attended", "recent_possible", "recent", "earlier_attended",
                  "earlier_possible", "earlier", "change", "drift", NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const RbWeekMover *one = &g_array_index (found, RbWeekMover, i);

      out_person (out, cli->school, one->row);
      rb_out_int (out, one->recent.attended);
      rb_out_int (out, one->recent.possible);
      rb_out_rate (out, rb_tally_attendance (&one->recent));
      rb_out_int (out, one->earlier.attended);
      rb_out_int (out, one->earlier.possible);
      rb_out_rate (out, rb_tally_attendance (&one->earlier));
      rb_out_take (out, rb_tenths_format (one->change));
      rb_out_bool (out, one->drift);
    }
}

static void
out_tally (RbOut *out, const RbTally *tally)
{
  rb_out_int (out, tally->attended);
  rb_out_int (out, tally->possible);
  rb_out_rate (out, rb_tally_attendance (tally));
}

/* How many notes of a kind stand in the file of a pupil. */
static guint
count_notes (const RbSchool *school, guint row, const char *kind)
{
  g_autoptr (GPtrArray) notes = rb_office_of_pupil (school->office, RB_RECORD_NOTE,
                                                    rb_roster_pupil (school->roster, row)->id);
  guint n = 0;

  for (guint i = 0; i < notes->len; i++)
    n += strcmp (((const RbNote *) notes->pdata[i])->kind, kind) == 0;
  return n;
}

/* The next pupil on roll today whose year so far is as `is` says; FALSE after the last. */
static gboolean
next_of (RbCli *cli,
         RbQuery *query,
         gboolean (*is) (const RbPolicy *, const RbTally *),
         guint *row,
         RbTally *tally)
{
  const RbRoster *roster = cli->school->roster;

  for (; *row < rb_roster_n (roster); (*row)++)
    {
      *tally = (RbTally){ 0 };
      if (!rb_pupil_on_roll (rb_roster_pupil (roster, *row), rb_now ().date))
        continue;
      rb_query_tally_row (query, *row, tally);
      if (is (rb_query_policy (query), tally))
        return TRUE;
    }
  return FALSE;
}

static void
watch_risk (RbCli *cli, RbOut *out)
{
  g_autoptr (RbQuery) query = rb_query_new (cli->school, rb_now ());
  RbTally tally;

  person_columns (out);
  rb_out_columns (out, "attended", "possible", "attendance", "early", "barriers", "support", NULL);
  for (guint row = 0; next_of (cli, query, rb_is_at_risk, &row, &tally); row++)
    {
      out_person (out, cli->school, row);
      out_tally (out, &tally);
      rb_out_bool (out, rb_policy_early (rb_query_policy (query), tally.possible));
      rb_out_int (out, count_notes (cli->school, row, "barrier"));
      rb_out_int (out, count_notes (cli->school, row, "support"));
    }
}

static void
watch_mentor (RbCli *cli, RbOut *out)
{
  g_autoptr (RbQuery) query = rb_query_new (cli->school, rb_now ());
  RbTally tally;

  person_columns (out);
  rb_out_columns (out, "attended", "possible", "attendance", "early", "to_exit", NULL);
  for (guint row = 0; next_of (cli, query, rb_in_mentor_band, &row, &tally); row++)
    {
      guint to_exit = rb_sessions_to_mentor_exit (rb_query_policy (query), &tally);

      out_person (out, cli->school, row);
      out_tally (out, &tally);
      rb_out_bool (out, rb_policy_early (rb_query_policy (query), tally.possible));
      if (to_exit == G_MAXUINT)
        rb_out_null (out);
      else
        rb_out_int (out, to_exit);
    }
}

/* Pupils with an EHC plan whose attendance falls (S2.44): the last weeks against the year before
 * them. */
static void
watch_ehcp (RbCli *cli, RbOut *out)
{
  g_autoptr (RbQuery) query = rb_query_new (cli->school, rb_now ());
  g_autoptr (GArray) found = rb_week_movers (query);

  person_columns (out);
  rb_out_columns (out, "recent_attended", "recent_possible", "recent", "earlier_attended",
                  "earlier_possible", "earlier", "change", NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const RbWeekMover *one = &g_array_index (found, RbWeekMover, i);
      const char *sen = rb_pupil_attribute (rb_roster_pupil (cli->school->roster, one->row), "sen",
                                            rb_now ().date);

      if (g_strcmp0 (sen, "E") != 0 || one->change >= 0)
        continue;
      out_person (out, cli->school, one->row);
      out_tally (out, &one->recent);
      out_tally (out, &one->earlier);
      rb_out_take (out, rb_tenths_format (one->change));
    }
}

static const struct
{
  const char *kind;
  void (*list) (RbCli *cli, RbOut *out);
} lists[] = {
  { "ten-in-ten", watch_ten_in_ten }, { "sickness", watch_sickness },
  { "ten-days", watch_ten_days },     { "n-age", watch_n_age },
  { "lowest", watch_lowest },         { "forecast", watch_forecast },
  { "movers", watch_movers },         { "risk", watch_risk },
  { "mentor", watch_mentor },         { "ehcp", watch_ehcp },
};

gboolean
rb_cmd_watch (RbCli *cli, GError **error)
{
  g_autofree char *kind = NULL, *today = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind,
      "ten-in-ten (default), sickness, ten-days, n-age, risk, mentor, lowest, forecast, movers or "
      "ehcp",
      "KIND" },
    { NULL }
  };
  g_autoptr (RbOut) out = NULL;

  if (!rb_cli_parse (cli, entries, 0, 0, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (strcmp (lists[i].kind, kind ? kind : lists[0].kind) == 0)
      {
        if (!rb_cli_open (cli, FALSE, error))
          return FALSE;
        today = rb_date_format (rb_now ().date, RB_DATE_ISO);
        out = rb_out_new (rb_cli_format (cli));
        rb_out_param (out, "kind", lists[i].kind);
        rb_out_param (out, "today", today);
        lists[i].list (cli, out);
        rb_out_print (out);
        return TRUE;
      }
  return rb_cli_usage (
      error,
      "--kind: \"%s\" is none of ten-in-ten, sickness, ten-days, n-age, risk, mentor, "
      "lowest, forecast, movers, ehcp.",
      kind);
}
