/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every number opens: what one figure is made of. */
#include "analysis/rb-explain.h"

#include <string.h>

static const struct
{
  const char *id;
  const char *name;
  const char *formula;
  guint numerator; /* RbCount bits of marks above the line, and below it */
  guint denominator;
  guint listed; /* of the sessions shown */
} measures[RB_N_MEASURES] = {
  [RB_MEASURE_ATTENDANCE] = { "attendance", "Attendance", "sessions attended / sessions possible",
                              RB_COUNT_ATTENDED, RB_COUNT_POSSIBLE,
                              RB_COUNT_AUTHORISED | RB_COUNT_UNAUTHORISED },
  [RB_MEASURE_ABSENCE] = { "absence", "Absence",
                           "authorised and unauthorised absences / sessions possible",
                           RB_COUNT_AUTHORISED | RB_COUNT_UNAUTHORISED, RB_COUNT_POSSIBLE,
                           RB_COUNT_AUTHORISED | RB_COUNT_UNAUTHORISED },
  [RB_MEASURE_AUTHORISED] = { "authorised", "Authorised absence",
                              "authorised absences / sessions possible", RB_COUNT_AUTHORISED,
                              RB_COUNT_POSSIBLE, RB_COUNT_AUTHORISED },
  [RB_MEASURE_UNAUTHORISED] = { "unauthorised", "Unauthorised absence",
                                "unauthorised absences / sessions possible", RB_COUNT_UNAUTHORISED,
                                RB_COUNT_POSSIBLE, RB_COUNT_UNAUTHORISED },
  [RB_MEASURE_PUNCTUALITY] = { "punctuality", "Punctuality",
                               "(sessions attended - late before close) / (sessions attended + "
                               "late after close)",
                               RB_COUNT_ATTENDED, RB_COUNT_ATTENDED | RB_COUNT_LATE_AFTER,
                               RB_COUNT_LATE | RB_COUNT_LATE_AFTER },
  [RB_MEASURE_LATE] = { "late", "Late", "late before and after close / sessions possible",
                        RB_COUNT_LATE | RB_COUNT_LATE_AFTER, RB_COUNT_POSSIBLE,
                        RB_COUNT_LATE | RB_COUNT_LATE_AFTER },
  [RB_MEASURE_PERSISTENT] = { "persistent", "Persistent absence",
                              "persistently absent pupils / pupils with possible sessions",
                              RB_COUNT_AUTHORISED | RB_COUNT_UNAUTHORISED, RB_COUNT_POSSIBLE,
                              RB_COUNT_AUTHORISED | RB_COUNT_UNAUTHORISED },
  [RB_MEASURE_SEVERE] = { "severe", "Severe absence",
                          "severely absent pupils / pupils with possible sessions",
                          RB_COUNT_AUTHORISED | RB_COUNT_UNAUTHORISED, RB_COUNT_POSSIBLE,
                          RB_COUNT_AUTHORISED | RB_COUNT_UNAUTHORISED },
};

gboolean
rb_measure_parse (const char *text, RbMeasure *measure)
{
  for (guint i = 0; i < RB_N_MEASURES; i++)
    if (strcmp (text, measures[i].id) == 0)
      {
        *measure = (RbMeasure) i;
        return TRUE;
      }
  return FALSE;
}

const char *
rb_measure_id (RbMeasure measure)
{
  return measures[measure].id;
}

const char *
rb_measure_name (RbMeasure measure)
{
  return measures[measure].name;
}

typedef struct
{
  RbQuery *query;
  const RbSchool *school;
  RbExplanation *out;
  guint codes[256];
  RbDate dates[256]; /* the last one of each mark, to find its row in the table */
  guint with_possible;
  guint persistent;
  guint severe;
} Walk;

static void
note_session (Walk *walk, RbSession session, guint row, RbMark mark)
{
  RbExplainedSession line = { session, row, mark };
  RbExplanation *out = walk->out;

  if (out->first == RB_DATE_NONE || session.date < out->first)
    out->first = session.date;
  out->last = MAX (out->last, session.date);
  if (mark == RB_MARK_NONE)
    return;
  walk->codes[mark]++;
  walk->dates[mark] = session.date;
  if (!(rb_code_book_counts (walk->school->codes, session.date)[mark]
        & measures[out->measure].listed))
    return;
  out->n_sessions++;
  if (out->sessions->len < RB_EXPLAIN_MAX)
    g_array_append_val (out->sessions, line);
}

/* Whether a pupil's sessions are listed: for persistent and severe absence only of those who are.
 */
static gboolean
judge_pupil (Walk *walk, const RbTally *tally)
{
  const RbPolicy *policy = rb_query_policy (walk->query);
  gboolean persistent = rb_policy_persistent (policy, rb_tally_absent (tally), tally->possible);
  gboolean severe = rb_policy_severe (policy, rb_tally_absent (tally), tally->possible);

  walk->with_possible += tally->possible > 0;
  walk->persistent += persistent;
  walk->severe += severe;
  if (walk->out->measure == RB_MEASURE_PERSISTENT)
    return persistent;
  return walk->out->measure != RB_MEASURE_SEVERE || severe;
}

static void
walk_row (Walk *walk, guint row)
{
  RbTally tally = { 0 };
  gboolean listed;

  rb_query_tally_row (walk->query, row, &tally);
  if (rb_tally_on_roll (&tally) == 0)
    return;
  walk->out->pupils++;
  rb_tally_add (&walk->out->tally, &tally);
  listed = judge_pupil (walk, &tally);
  for (guint part = 0; part < rb_query_n_parts (walk->query); part++)
    {
      const RbQueryPart *p = rb_query_part (walk->query, part);
      guint n, n_listed = walk->out->n_sessions, length = walk->out->sessions->len;
      const RbRun *runs = rb_query_runs (walk->query, part, row, &n);

      for (guint i = 0; i < n; i++)
        for (guint column = runs[i].first; column < runs[i].end; column++)
          {
            RbMark mark = rb_mark_matrix_get (p->matrix, row, column);

            if (mark == RB_MARK_OFF_ROLL)
              walk->out->off_roll++;
            else
              note_session (walk, rb_calendar_session (p->calendar, column), row, mark);
          }
      if (!listed)
        {
          walk->out->n_sessions = n_listed;
          g_array_set_size (walk->out->sessions, length);
        }
    }
}

/* Marks that stand in sessions of the period that have not begun. */
static guint
count_planned (RbQuery *query)
{
  g_autoptr (RbQuery) later = rb_query_copy (query);
  const RbSchool *school = rb_query_school (query);
  RbMoment now = rb_query_now (query);
  RbMoment end = { MAX (rb_query_period (query).to, now.date) + 1, 0 };
  guint planned = 0;

  if (rb_query_period (query).to < now.date)
    return 0;
  rb_query_set_now (later, end);
  for (guint part = 0; part < rb_query_n_parts (later); part++)
    {
      const RbQueryPart *p = rb_query_part (later, part);
      guint begun = rb_school_begun (school, p->matrix, now);

      for (guint row = 0; row < rb_roster_n (school->roster); row++)
        {
          guint n;
          const RbRun *runs = rb_query_runs (later, part, row, &n);

          for (guint i = 0; i < n; i++)
            for (guint column = MAX (runs[i].first, begun); column < runs[i].end; column++)
              {
                RbMark mark = rb_mark_matrix_get (p->matrix, row, column);

                planned += mark != RB_MARK_NONE && mark != RB_MARK_OFF_ROLL;
              }
        }
    }
  return planned;
}

static void
list_codes (Walk *walk)
{
  RbExplanation *out = walk->out;

  for (guint mark = 0; mark < 256; mark++)
    {
      RbExplainedCode line = { .mark = (RbMark) mark, .sessions = walk->codes[mark] };
      guint8 counts;

      if (line.sessions == 0)
        continue;
      line.code = rb_code_book_code (walk->school->codes, line.mark, walk->dates[mark]);
      counts = rb_code_book_counts (walk->school->codes, walk->dates[mark])[mark];
      line.in_numerator = (counts & measures[out->measure].numerator) != 0;
      line.in_denominator = (counts & measures[out->measure].denominator) != 0;
      if (out->measure == RB_MEASURE_PUNCTUALITY && counts & RB_COUNT_LATE)
        line.in_numerator = FALSE;
      g_array_append_val (out->codes, line);
    }
}

static void
set_rate (Walk *walk)
{
  RbExplanation *out = walk->out;
  const RbTally *tally = &out->tally;
  const RbRate rates[RB_N_MEASURES] = {
    [RB_MEASURE_ATTENDANCE] = rb_tally_attendance (tally),
    [RB_MEASURE_ABSENCE] = rb_tally_absence (tally),
    [RB_MEASURE_AUTHORISED] = rb_tally_authorised_rate (tally),
    [RB_MEASURE_UNAUTHORISED] = rb_tally_unauthorised_rate (tally),
    [RB_MEASURE_PUNCTUALITY] = rb_tally_punctuality (tally),
    [RB_MEASURE_LATE] = rb_tally_late_rate (tally),
    [RB_MEASURE_PERSISTENT] = rb_rate (walk->persistent, walk->with_possible),
    [RB_MEASURE_SEVERE] = rb_rate (walk->severe, walk->with_possible),
  };
  const int *limits = rb_query_policy (walk->query)->limits;

  out->rate = rates[out->measure];
  if (out->measure == RB_MEASURE_PERSISTENT || out->measure == RB_MEASURE_SEVERE)
    out->policy_rule = g_strdup_printf (
        "%s: absent for %d %% or more of a pupil's own possible sessions",
        out->measure == RB_MEASURE_PERSISTENT ? "Persistent" : "Severe",
        limits[out->measure == RB_MEASURE_PERSISTENT ? RB_LIMIT_PERSISTENT : RB_LIMIT_SEVERE]);
  else
    out->policy_rule = g_strdup ("");
}

RbExplanation *
rb_explain (RbQuery *query, RbMeasure measure)
{
  RbExplanation *out = g_new0 (RbExplanation, 1);
  Walk walk = { .query = query, .school = rb_query_school (query), .out = out };

  out->measure = measure;
  out->subject = rb_query_format_filters (query);
  out->period = rb_query_period (query);
  out->formula = g_strdup (measures[measure].formula);
  out->roll_rule = g_strdup (rb_basis_description (rb_query_basis (query)));
  out->codes = g_array_new (FALSE, FALSE, sizeof (RbExplainedCode));
  out->sessions = g_array_new (FALSE, FALSE, sizeof (RbExplainedSession));
  for (guint part = 0; part < rb_query_n_parts (query); part++)
    out->school_sessions += rb_query_part (query, part)->end - rb_query_part (query, part)->first;
  for (guint row = 0; row < rb_roster_n (walk.school->roster); row++)
    walk_row (&walk, row);
  out->missing = out->tally.missing;
  out->planned = count_planned (query);
  list_codes (&walk);
  set_rate (&walk);
  return out;
}

void
rb_explanation_free (RbExplanation *explanation)
{
  g_free (explanation->subject);
  g_free (explanation->formula);
  g_free (explanation->roll_rule);
  g_free (explanation->policy_rule);
  g_array_unref (explanation->codes);
  g_array_unref (explanation->sessions);
  g_free (explanation);
}

static void
append_codes (GString *text, const RbExplanation *explanation, const char *title, gboolean counted)
{
  gboolean any = FALSE;

  for (guint i = 0; i < explanation->codes->len; i++)
    {
      const RbExplainedCode *line = &g_array_index (explanation->codes, RbExplainedCode, i);

      if (line->code == NULL || (line->in_denominator || line->in_numerator) != counted)
        continue;
      g_string_append_printf (text, "%s %s %u", any ? "," : title, line->code->text,
                              line->sessions);
      any = TRUE;
    }
  if (any)
    g_string_append (text, ".\n");
}

char *
rb_explanation_format (const RbExplanation *explanation, const RbSchool *school)
{
  GString *text = g_string_new (NULL);
  g_autofree char *rate = rb_rate_format (explanation->rate);
  g_autofree char *period = rb_period_format (school, explanation->period);

  g_string_append_printf (text, "%s of %s, %s: %s%s.\n", rb_measure_name (explanation->measure),
                          explanation->subject, period, rate,
                          rb_rate_exists (explanation->rate) ? " %" : "");
  g_string_append_printf (text, "%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT ": %s.\n",
                          explanation->rate.part, explanation->rate.whole, explanation->formula);
  g_string_append_printf (text, "%u pupils, %u sessions of the school's calendar.\n",
                          explanation->pupils, explanation->school_sessions);
  g_string_append_printf (text, "Counts %s.\n", explanation->roll_rule);
  if (*explanation->policy_rule)
    g_string_append_printf (text, "%s.\n", explanation->policy_rule);
  append_codes (text, explanation, "Codes counted:", TRUE);
  append_codes (text, explanation, "Codes left out:", FALSE);
  if (explanation->missing + explanation->planned + explanation->off_roll > 0)
    g_string_append_printf (text,
                            "Left out: %u sessions without a mark, %u marks of sessions that have "
                            "not begun, %u sessions off roll.\n",
                            explanation->missing, explanation->planned, explanation->off_roll);
  return g_string_free (text, FALSE);
}
