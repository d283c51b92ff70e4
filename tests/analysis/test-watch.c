/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Threshold lists: ten in ten (doc/rules.md 10.5), returns and chasing (10.6), forecasts, the
 * lowest, movers. */
#include "rb-maker.h"

#include "analysis/rb-forecast.h"
#include "analysis/rb-returns.h"
#include "analysis/rb-ten-in-ten.h"
#include "analysis/rb-watch.h"

/* School weeks of 2025/26 as 10.5 counts them: W1 is 1 Sep, W8 20 Oct, W9 3 Nov, W15 15 Dec, W16 5
 * Jan. */
static RbCalendar *
penalty_calendar (void)
{
  static const char *const lines[] = {
    "term,Autumn,2025-09-01,2025-12-19",
    "half-term,Half term,2025-10-27,2025-10-31",
    "term,Spring,2026-01-05,2026-03-27",
    NULL,
  };

  return test_calendar (lines);
}

/* A row with `n` marks of a code from the Monday of a school week. */
typedef struct
{
  guint week; /* from 1; 0 ends the list */
  guint n;
  const char *code;
} Burst;

static char *
row_of (const RbCalendar *calendar, const Burst *bursts)
{
  guint n = rb_calendar_n_sessions (calendar);
  g_autofree const char **codes = g_new (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    codes[i] = "/";
  codes[n] = NULL;
  for (; bursts->week; bursts++)
    {
      guint first = rb_calendar_week (calendar, bursts->week - 1)->first;

      while (first < n && strcmp (codes[first], "/") != 0)
        first++;
      for (guint i = 0; i < bursts->n; i++)
        codes[first + i] = bursts->code;
    }
  return g_strjoinv (" ", (char **) codes);
}

static RbSchool *
school_of (RbCalendar *calendar, const Burst *bursts, const char *born)
{
  RbMaker *maker = maker_new ();
  g_autofree char *row = row_of (calendar, bursts);
  const char *const rows[] = { row, NULL };

  maker_pupil (maker, "Pupil", "2025-09-01", "")->born = d (born);
  maker_year (maker, calendar, rows);
  return maker_school (maker);
}

static void
test_ten_in_ten (void)
{
  static const struct
  {
    const char *name;
    Burst bursts[5];
    gboolean met;
    const char *met_on, *start, *end;
    guint n;
  } cases[] = {
    { "case 54", { { 5, 10, "G" } }, TRUE, "2025-10-03", "2025-09-01", "2025-09-29", 10 },
    { "case 55",
      { { 1, 4, "O" }, { 10, 6, "O" } },
      TRUE,
      "2025-11-12",
      "2025-09-01",
      "2025-11-10",
      10 },
    { "case 56", { { 1, 4, "O" }, { 11, 6, "O" } }, FALSE, NULL, NULL, NULL, 0 },
    { "case 58", { { 2, 5, "O" }, { 6, 2, "O" }, { 12, 3, "O" } }, FALSE, NULL, NULL, NULL, 0 },
    { "case 59",
      { { 11, 4, "O" }, { 14, 3, "O" }, { 17, 3, "O" } },
      TRUE,
      "2026-01-13",
      "2025-10-20",
      "2026-01-12",
      10 },
    { "case 61", { { 3, 8, "O" }, { 3, 2, "I" } }, FALSE, NULL, NULL, NULL, 8 },
    { "case 61", { { 3, 9, "G" }, { 4, 5, "C" } }, FALSE, NULL, NULL, NULL, 9 },
    { "case 62",
      { { 3, 6, "U" }, { 4, 4, "G" } },
      TRUE,
      "2025-09-23",
      "2025-09-01",
      "2025-09-22",
      10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = school_of (penalty_calendar (), cases[i].bursts, "2015-01-01");
      g_autoptr (RbTenInTen) found = rb_ten_in_ten_of (school, at ("2026-03-27"), 0, NULL, NULL);

      g_test_message ("%s", cases[i].name);
      g_assert_nonnull (found);
      g_assert_cmpint (found->met, ==, cases[i].met);
      if (!cases[i].met)
        {
          g_assert_cmpint (found->met_on, ==, RB_DATE_NONE);
          continue;
        }
      g_assert_cmpint (found->met_on, ==, d (cases[i].met_on));
      g_assert_cmpint (found->window_start, ==, d (cases[i].start));
      g_assert_cmpint (found->window_end, ==, d (cases[i].end));
      g_assert_cmpuint (found->sessions->len, ==, cases[i].n);
      g_assert_true (found->compulsory_age);
    }
}

static gboolean
relied_on_september (gint64 pupil_id, RbSession session, gpointer data)
{
  return session.date < d ("2025-10-01");
}

static void
test_ten_in_ten_evidence (void)
{
  static const Burst ten[] = { { 3, 10, "O" }, { 0 } };
  static const Burst some[] = { { 3, 4, "N" }, { 12, 3, "O" }, { 0 } };
  g_autoptr (RbSchool) young = school_of (penalty_calendar (), ten, "2021-06-01");
  g_autoptr (RbSchool) school = school_of (penalty_calendar (), some, "2015-01-01");
  g_autoptr (RbTenInTen) child = rb_ten_in_ten_of (young, at ("2025-10-31"), 0, NULL, NULL);
  g_autoptr (RbTenInTen) found = rb_ten_in_ten_of (school, at ("2025-11-28"), 0, NULL, NULL);
  g_autoptr (GPtrArray) list = rb_ten_in_ten (school, at ("2025-11-28"), NULL, NULL);
  RbTenInTen *used = rb_ten_in_ten_of (young, at ("2025-10-31"), 0, relied_on_september, NULL);

  g_assert_true (child->met); /* case 63 */
  g_assert_false (child->compulsory_age);
  g_assert_null (used);
  g_assert_cmpuint (found->current, ==, 7);
  g_assert_cmpuint (found->to_go, ==, 3);
  g_assert_cmpuint (found->not_established, ==, 4);
  g_assert_cmpint (found->window_start, ==, d ("2025-09-15"));
  g_assert_cmpint (found->window_end, ==, d ("2025-11-24"));
  g_assert_cmpuint (list->len, ==, 1);
}

/* The window reaches into last summer, and plans do not count. */
static void
test_ten_in_ten_years (void)
{
  RbMaker *maker = maker_new ();
  g_autofree char *last = joined (many ("/", 40), many ("O", 6), many ("/", 4), NULL);
  g_autofree char *now = joined (many ("O", 4), many ("/", 4), many ("O", 2), NULL);
  const char *const rows_last[] = { last, NULL }, *const rows_now[] = { now, NULL };
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbTenInTen) found = NULL, early = NULL;

  maker_pupil (maker, "Pupil", "2024-09-01", "")->born = d ("2015-01-01");
  maker_year (maker, weeks ("2025-06-16", 5), rows_last);
  maker_year (maker, weeks ("2025-09-01", 2), rows_now);
  school = maker_school (maker);
  found = rb_ten_in_ten_of (school, at ("2025-09-02"), 0, NULL, NULL);
  g_assert_true (found->met);
  g_assert_cmpint (found->met_on, ==, d ("2025-09-02"));
  g_assert_cmpint (found->window_start, ==, d ("2025-06-16"));
  early = rb_ten_in_ten_of (school, at ("2025-09-02T10:00"), 0, NULL, NULL);
  g_assert_false (early->met);
  g_assert_cmpuint (early->to_go, ==, 1);
}

static void
test_sickness (void)
{
  static const struct
  {
    guint ill;
    const char *now;
    gboolean due, warning;
    guint sessions, planned;
  } cases[] = {
    { 29, "2026-03-27", FALSE, TRUE, 29, 0 },
    { 30, "2026-03-27", TRUE, FALSE, 30, 0 },
    { 19, "2026-03-27", FALSE, FALSE, 19, 0 },
    { 32, "2025-09-12", TRUE, FALSE, 20, 12 }, /* case 70: ten days, six more expected */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Burst bursts[] = { { 1, cases[i].ill, "I" }, { 0 } };
      g_autoptr (RbSchool) school = school_of (penalty_calendar (), bursts, "2015-01-01");
      RbSickness found = rb_sickness_of (school, at (cases[i].now), 0);
      g_autoptr (GArray) list = rb_sickness (school, at (cases[i].now));

      g_test_message ("%u sessions", cases[i].ill);
      g_assert_cmpint (found.due, ==, cases[i].due);
      g_assert_cmpint (found.warning, ==, cases[i].warning);
      g_assert_cmpuint (found.sessions, ==, cases[i].sessions);
      g_assert_cmpuint (found.planned, ==, cases[i].planned);
      g_assert_cmpuint (list->len, ==, cases[i].due || cases[i].warning);
    }
}

/* Last year's illness does not carry over. */
static void
test_sickness_year (void)
{
  RbMaker *maker = maker_new ();
  g_autofree char *last = many ("I", 40), *now = many ("I", 10);
  const char *const rows_last[] = { last, NULL }, *const rows_now[] = { now, NULL };
  g_autoptr (RbSchool) school = NULL;

  maker_pupil (maker, "Pupil", "2024-09-01", "");
  maker_year (maker, weeks ("2025-06-16", 4), rows_last);
  maker_year (maker, weeks ("2025-09-01", 1), rows_now);
  school = maker_school (maker);
  g_assert_cmpuint (rb_sickness_of (school, at ("2025-09-30"), 0).sessions, ==, 10);
}

static void
test_continuous (void)
{
  static const Burst unbroken[] = { { 2, 20, "O" }, { 0 } };
  g_autofree char *broken = joined (many ("O", 10), many ("/", 1), many ("O", 10), NULL);
  const char *const rows[] = { broken, NULL };
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 4);
  g_autoptr (RbSchool) school = school_of (penalty_calendar (), unbroken, "2015-01-01");
  g_autoptr (RbSchool) other = test_school (calendar, rows, NULL);
  g_autoptr (GArray) met = rb_continuous_absence (school, at ("2025-10-31"));
  g_autoptr (GArray) not_met = rb_continuous_absence (other, at ("2025-10-31"));
  g_autoptr (GArray) running = rb_continuous_absence (school, at ("2025-09-19"));
  const RbContinuous *run = &g_array_index (met, RbContinuous, 0);

  g_assert_cmpuint (met->len, ==, 1);
  g_assert_true (run->met && !run->running && run->compulsory_age);
  g_assert_cmpuint (run->days, ==, 10);
  g_assert_cmpint (run->from, ==, d ("2025-09-08"));
  g_assert_cmpint (run->to, ==, d ("2025-09-19"));
  g_assert_true (g_array_index (running, RbContinuous, 0).running);
  run = &g_array_index (not_met, RbContinuous, 0); /* case 72 */
  g_assert_cmpuint (not_met->len, ==, 1);
  g_assert_false (run->met);
  g_assert_cmpuint (run->total, ==, 20);
}

static void
test_unexplained (void)
{
  static const Burst fridays[] = { { 8, 0, "N" }, { 0 } };
  RbCalendar *calendar = penalty_calendar ();
  g_autofree char *row = row_of (calendar, fridays);
  g_auto (GStrv) codes = g_strsplit (row, " ", -1);
  int column = rb_calendar_find (calendar, d ("2025-10-24"), RB_AM);
  g_autofree char *marks = NULL;
  RbMaker *maker = maker_new ();
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (GArray) list = NULL, last_day = NULL, over = NULL;

  g_free (codes[column]);
  codes[column] = g_strdup ("N");
  marks = g_strjoinv (" ", codes);
  {
    const char *const rows[] = { marks, NULL };

    maker_pupil (maker, "Pupil", "2025-09-01", "");
    maker_year (maker, calendar, rows);
  }
  school = maker_school (maker);
  list = rb_unexplained (school, at ("2025-10-27"));
  last_day = rb_unexplained (school, at ("2025-10-31"));
  over = rb_unexplained (school, at ("2025-11-03"));
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (g_array_index (list, RbUnexplained, 0).due, ==, d ("2025-10-31"));
  g_assert_cmpint (g_array_index (list, RbUnexplained, 0).days_left, ==, 4);
  g_assert_cmpint (g_array_index (last_day, RbUnexplained, 0).days_left, ==, 0);
  g_assert_cmpint (g_array_index (over, RbUnexplained, 0).days_left, ==, -1);
}

static void
test_forecast (void)
{
  g_autoptr (RbPolicy) policy = test_policy (NULL);
  RbTally six = { .possible = 100, .attended = 94, .authorised = 6 };
  RbTally twenty = { .possible = 100, .attended = 80, .authorised = 20 };
  RbForecast forecast = rb_forecast_from (&six, 280, rb_rate (9, 10), policy);
  RbForecast hopeless = rb_forecast_from (&twenty, 280, rb_rate (0, 0), policy);
  g_autofree char *words = rb_forecast_format (&forecast, policy);
  g_autofree char *lost = rb_forecast_format (&hopeless, policy);

  g_assert_cmpint (rb_rate_tenths (forecast.straight), ==, 940);
  g_assert_true (forecast.below && forecast.reachable);
  g_assert_cmpuint (forecast.best.part, ==, 374);
  g_assert_cmpint (rb_rate_hundredths (forecast.best), ==, 9842);
  g_assert_cmpuint (forecast.allowed, ==, 19);
  g_assert_cmpuint (forecast.absences_left, ==, 13);
  /* 94 + 252 of 380 at nine in ten from now on. */
  g_assert_cmpint (rb_rate_hundredths (forecast.recent), ==, 9105);
  g_assert_cmpstr (words, ==, "13 more absences keep 95 %");
  g_assert_false (hopeless.reachable);
  g_assert_cmpint (rb_rate_hundredths (hopeless.best), ==, 9474);
  g_assert_cmpuint (hopeless.absences_left, ==, 0);
  g_assert_cmpstr (lost, ==, "95 % can no longer be reached");
}

static void
test_forecast_of_pupils (void)
{
  g_autofree char *low = joined (many ("I", 5), many ("/", 35), many ("-", 40), NULL);
  g_autofree char *exact = joined (many ("I", 2), many ("/", 38), many ("-", 40), NULL);
  const char *const rows[] = { low, exact, NULL };
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 8);
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  g_autoptr (GArray) below = rb_forecasts_below (school, at ("2025-09-26"));
  RbForecast forecast = rb_forecast_of (school, at ("2025-09-26"), 0);

  g_assert_cmpuint (below->len, ==, 1); /* 95.0 exactly is not below 95 */
  g_assert_cmpuint (forecast.left, ==, 40);
  g_assert_cmpuint (forecast.allowed, ==, 4);
  g_assert_cmpuint (forecast.absences_left, ==, 0);
  g_assert_false (forecast.reachable);
}

/* Case 46: 92.0 exactly is in the mentor band, and not on the risk register. */
static void
test_risk_and_mentor (void)
{
  static const struct
  {
    guint attended, possible;
    gboolean risk, mentor;
    guint to_exit;
  } cases[] = {
    { 0, 0, FALSE, FALSE, 0 },           { 92, 100, FALSE, TRUE, 15 }, /* 107 of 115 is 93.04 */
    { 9199, 10000, TRUE, TRUE, 1443 },   { 88, 100, TRUE, TRUE, 72 },
    { 8799, 10000, TRUE, FALSE, 7158 },  { 93, 100, FALSE, FALSE, 0 },
    { 9201, 10000, FALSE, FALSE, 1415 },
  };
  g_autoptr (RbPolicy) policy = test_policy (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbTally tally = { .attended = cases[i].attended, .possible = cases[i].possible };

      g_test_message ("%u of %u", cases[i].attended, cases[i].possible);
      g_assert_cmpint (rb_is_at_risk (policy, &tally), ==, cases[i].risk);
      g_assert_cmpint (rb_in_mentor_band (policy, &tally), ==, cases[i].mentor);
      g_assert_cmpuint (rb_sessions_to_mentor_exit (policy, &tally), ==, cases[i].to_exit);
    }
}

static void
test_lowest (void)
{
  static const guint missed[] = { 9, 7, 7, 7, 3, 2, 1, 0, 0, 0 };
  const char *rows[12] = { NULL };
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 2);
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbQuery) query = NULL;
  g_autoptr (GArray) list = NULL;

  for (guint i = 0; i < 10; i++)
    rows[i] = joined (many ("I", missed[i]), many ("/", 20 - missed[i]), NULL);
  rows[10] = many ("D", 20);
  school = test_school (calendar, rows, NULL);
  for (guint i = 0; i < 11; i++)
    g_free ((char *) rows[i]);
  query = rb_query_new (school, at ("2025-09-30"));
  list = rb_lowest (query, RB_PERIOD_NONE);
  /* A fifth of ten pupils is two; two more are tied with the second. */
  g_assert_cmpuint (list->len, ==, 4);
  g_assert_cmpuint (g_array_index (list, RbLowest, 0).row, ==, 0);
  g_assert_cmpuint (g_array_index (list, RbLowest, 1).rank, ==, 2);
  g_assert_cmpuint (g_array_index (list, RbLowest, 3).rank, ==, 2);
}

static void
test_movers (void)
{
  g_autofree char *drifts = joined (many ("/", 60), many ("I", 4), many ("/", 36), NULL);
  g_autofree char *rises = joined (many ("I", 6), many ("/", 94), NULL);
  const char *const rows[] = { rises, drifts, NULL };
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 10);
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2025-11-07"));
  g_autoptr (GArray) list = rb_week_movers (query);

  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpuint (g_array_index (list, RbWeekMover, 0).row, ==, 1);
  g_assert_cmpint (g_array_index (list, RbWeekMover, 0).change, ==, -100);
  g_assert_true (g_array_index (list, RbWeekMover, 0).drift);
  g_assert_cmpint (g_array_index (list, RbWeekMover, 1).change, ==, 100);
  g_assert_false (g_array_index (list, RbWeekMover, 1).drift);
  g_assert_true (rb_not_improving (rb_rate (9, 10), rb_rate (90, 100)));
  g_assert_false (rb_not_improving (rb_rate (9, 10), rb_rate (91, 100)));
}

/* Case 46: 92.0 exactly is not below 92, and is in the mentor's band. */
static void
test_risk_bound (void)
{
  g_autoptr (RbPolicy) policy = test_policy (NULL);
  RbRate rate = rb_rate (92, 100);

  g_assert_cmpint (rb_rate_compare_to (rate, (guint) policy->limits[RB_LIMIT_RISK], 100), ==, 0);
  g_assert_cmpint (rb_rate_compare_to (rate, (guint) policy->limits[RB_LIMIT_MENTOR_FROM], 100), >,
                   0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/watch/cases 54 to 62: ten in ten school weeks", test_ten_in_ten);
  g_test_add_func ("/watch/case 63: the evidence says who is not of age", test_ten_in_ten_evidence);
  g_test_add_func ("/watch/the window spans years, plans do not count", test_ten_in_ten_years);
  g_test_add_func ("/watch/cases 69 and 70: sickness in sessions, with what is planned",
                   test_sickness);
  g_test_add_func ("/watch/case 69: last year's illness does not carry over", test_sickness_year);
  g_test_add_func ("/watch/case 72: one attended session ends a run", test_continuous);
  g_test_add_func ("/watch/N has five working days, the last one counted", test_unexplained);
  g_test_add_func ("/watch/case 44: forecasts in whole sessions", test_forecast);
  g_test_add_func ("/watch/forecasts list who ends below 95", test_forecast_of_pupils);
  g_test_add_func ("/watch/the risk register and the mentor band (case 46)", test_risk_and_mentor);
  g_test_add_func ("/watch/the lowest fifth takes everyone tied with its last", test_lowest);
  g_test_add_func ("/watch/drift is three points down and under target", test_movers);
  g_test_add_func ("/watch/case 46: 92.0 is not below 92", test_risk_bound);
  return g_test_run ();
}
