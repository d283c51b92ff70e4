/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures by group: the cases of doc/rules.md 10.3, and a count cell by cell on random schools. */
#include "rb-maker.h"

#include "analysis/rb-bands.h"
#include "analysis/rb-headline.h"
#include "analysis/rb-stats.h"

static void
test_group_rate (void)
{
  RbMaker *maker = maker_new ();
  g_autofree char *full = many ("/", 380);
  g_autofree char *half = joined (many ("/", 10), many ("I", 10), many (".", 360), NULL);
  const char *const rows[] = { full, half, NULL };
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbQuery) query = NULL;
  g_autoptr (RbStats) stats = NULL;

  maker_pupil (maker, "Adams", "2025-09-01", "");
  maker_pupil (maker, "Bell", "2025-09-01", "");
  maker_year (maker, weeks ("2025-09-01", 38), rows);
  school = maker_school (maker);
  query = rb_query_new (school, at ("2026-07-01"));
  stats = rb_stats_by (query, RB_GROUP_SCHOOL);
  g_assert_cmpuint (rb_stats_n (stats), ==, 1);
  g_assert_cmpuint (rb_stats_row (stats, 0)->tally.attended, ==, 390);
  g_assert_cmpuint (rb_stats_row (stats, 0)->tally.possible, ==, 400);
  g_assert_cmpint (rb_rate_tenths (rb_tally_attendance (&rb_stats_total (stats)->tally)), ==, 975);
  g_assert_cmpuint (rb_stats_total (stats)->full, ==, 1);
}

static void
test_persistent_rate (void)
{
  const char *rows[31] = { NULL };
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 1);
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbQuery) query = NULL;
  g_autoptr (RbStats) stats = NULL;
  const RbStatsRow *klass;

  for (guint i = 0; i < 30; i++)
    rows[i] = i == 0   ? "D D D D D D D D D D"
              : i <= 3 ? "I / / / / / / / / /"
                       : "/ / / / / / / / / /";
  school = test_school (calendar, rows, NULL);
  query = rb_query_new (school, at ("2025-09-30"));
  stats = rb_stats_by (query, RB_GROUP_CLASS);
  klass = rb_stats_find (stats, "1a");
  g_assert_nonnull (klass);
  g_assert_cmpuint (klass->pupils, ==, 30);
  g_assert_cmpuint (klass->with_possible, ==, 29);
  g_assert_cmpuint (klass->persistent, ==, 3);
  g_assert_cmpuint (klass->no_band, ==, 1);
  g_assert_cmpuint (klass->bands[RB_BAND_TOP], ==, 26);
  g_assert_cmpuint (klass->bands[RB_BAND_AMBER], ==, 3);
  g_assert_cmpuint (klass->early, ==, 29);
  g_assert_cmpint (rb_rate_tenths (rb_stats_persistent_rate (klass)), ==, 103);
  /* 3 of 29 beside what the school aims at. */
  for (int aim = -1; aim <= 11; aim += 4)
    {
      g_autoptr (RbPolicy) policy = test_policy (NULL);
      g_autofree char *words = NULL;

      policy->pa_target = aim;
      words = rb_headline_persistent (klass, policy);
      g_assert_cmpstr (words, ==,
                       aim < 0    ? ""
                       : aim == 3 ? "7.3 above the target of 3 %"
                       : aim == 7 ? "3.3 above the target of 7 %"
                                  : "within the target of 11 %");
    }
}

/* Marks kept after the leaving day: the matrix of stored years does not show them. */
static void
test_leaver (void)
{
  RbMaker *maker = maker_new ();
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 2);
  g_autofree guint8 *year = g_malloc0 (RB_YEAR_SLOTS);
  const guint8 *years[1] = { year };
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbQuery) query = NULL;
  RbTally tally = { 0 };
  RbPupil *pupil = maker_pupil (maker, "Leaver", "2025-09-01", "2025-09-05");
  RbRoster *roster;
  GPtrArray *pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref);

  for (guint i = 0; i < 20; i++)
    {
      RbSession session = rb_calendar_session (calendar, i);

      year[rb_slot (session.date, session.half)] = 31;
    }
  g_ptr_array_add (pupils, rb_pupil_ref (pupil));
  roster = rb_roster_new (pupils, NULL, NULL, NULL);
  g_ptr_array_add (maker->years, rb_mark_matrix_from_years (calendar, roster, years));
  rb_roster_unref (roster);
  school = maker_school (maker);
  query = rb_query_new (school, at ("2025-09-30"));
  rb_query_tally_row (query, 0, &tally);
  g_assert_cmpuint (tally.possible, ==, 10);
  g_assert_cmpuint (tally.unauthorised, ==, 10);
}

static void
test_bases (void)
{
  /* Six half terms: five of 320 sessions in all with 30 absent, the sixth of 60 with 20 of study
   * leave. */
  static const char *const lines[] = {
    "term,A,2025-09-01,2025-12-12",
    "half-term,h,2025-10-27,2025-10-31",
    "term,B,2026-01-05,2026-04-03",
    "half-term,h,2026-02-16,2026-02-20",
    "term,C,2026-04-13,2026-07-10",
    "half-term,h,2026-05-25,2026-05-29",
    NULL,
  };
  RbMaker *maker = maker_new ();
  RbCalendar *calendar = test_calendar (lines);
  const RbPart *sixth = rb_calendar_half_term (calendar, 5);
  guint n = rb_calendar_n_sessions (calendar);
  g_autofree char *marks = joined (many ("I", 30), many ("/", sixth->first - 30), many ("S", 20),
                                   many ("/", n - sixth->first - 20), NULL);
  g_autofree char *young = many ("/", n);
  const char *const rows[] = { marks, young, NULL };
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbQuery) query = NULL;
  RbTally whole = { 0 }, dfe = { 0 }, infant = { 0 };

  g_assert_cmpuint (sixth->first, >=, 300);
  maker_pupil (maker, "Eleven", "2020-09-01", "")->born = d ("2010-03-10");
  maker_pupil (maker, "Infant", "2025-09-01", "")->born = d ("2020-09-01");
  maker_year (maker, calendar, rows);
  school = maker_school (maker);
  query = rb_query_new (school, at ("2026-07-20"));
  rb_query_tally_row (query, 0, &whole);
  g_assert_cmpuint (rb_tally_absent (&whole), ==, 50);
  g_assert_cmpuint (whole.possible, ==, n);
  rb_query_set_basis (query, RB_BASIS_DFE);
  rb_query_tally_row (query, 0, &dfe);
  g_assert_cmpuint (rb_tally_absent (&dfe), ==, 30);
  g_assert_cmpuint (dfe.possible, ==, sixth->first);
  g_assert_true (10 * rb_tally_absent (&whole) >= whole.possible);
  g_assert_false (10 * rb_tally_absent (&dfe) >= dfe.possible);
  rb_query_tally_row (query, 1, &infant);
  g_assert_cmpuint (infant.possible, ==, 0); /* aged 4 on 31 August */
  rb_query_set_basis (query, RB_BASIS_COMPULSORY_AGE);
  rb_query_tally_row (query, 1, &infant);
  {
    guint first, end;

    rb_calendar_range (rb_mark_matrix_calendar (school->years->pdata[0]), d ("2025-12-31"),
                       d ("2026-07-31"), &first, &end);
    g_assert_cmpuint (infant.possible, ==, end - first);
  }
}

/* Class and house by the session's date, cohorts by the first day on roll in the period. */
static void
test_dated_groups (void)
{
  RbMaker *maker = maker_new ();
  gint64 a = maker_class (maker, 2025, "3A", "3"), b = maker_class (maker, 2025, "3B", "3");
  RbPupil *pupil = maker_pupil (maker, "Mover", "2025-09-01", "");
  const char *const rows[] = { "/ / / / / / / / / / I I I I I I I I I I", NULL };
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbQuery) query = NULL;
  g_autoptr (RbStats) by_class = NULL, by_fsm = NULL, as_of = NULL, filtered = NULL;

  rb_pupil_add_class (pupil, a, d ("2025-09-01"), d ("2025-09-09"));
  rb_pupil_add_class (pupil, b, d ("2025-09-10"), RB_DATE_NONE);
  rb_pupil_add_attribute (pupil, "fsm", "true", d ("2025-09-08"), RB_DATE_NONE);
  rb_pupil_add_attribute (pupil, "tag", "choir", d ("2025-09-01"), RB_DATE_NONE);
  rb_pupil_add_attribute (pupil, "tag", "team", d ("2025-09-01"), RB_DATE_NONE);
  maker_year (maker, weeks ("2025-09-01", 2), rows);
  school = maker_school (maker);
  query = rb_query_new (school, at ("2025-09-30"));
  by_class = rb_stats_by (query, RB_GROUP_CLASS);
  g_assert_cmpuint (rb_stats_n (by_class), ==, 2);
  g_assert_cmpuint (rb_stats_find (by_class, "3A")->tally.possible, ==, 14);
  g_assert_cmpuint (rb_stats_find (by_class, "3A")->tally.authorised, ==, 4);
  g_assert_cmpuint (rb_stats_find (by_class, "3B")->tally.possible, ==, 6);
  /* Judged on each row's own sessions. */
  g_assert_cmpuint (rb_stats_find (by_class, "3A")->severe, ==, 0);
  g_assert_cmpuint (rb_stats_find (by_class, "3B")->severe, ==, 1);
  g_assert_cmpuint (rb_stats_total (by_class)->pupils, ==, 1);
  g_assert_cmpuint (rb_stats_total (by_class)->severe, ==, 1);
  by_fsm = rb_stats_by (query, RB_GROUP_FSM);
  g_assert_cmpuint (rb_stats_n (by_fsm), ==, 1);
  g_assert_cmpstr (rb_stats_row (by_fsm, 0)->keys[0]->value, ==, "false");
  rb_query_set_as_of (query, d ("2025-09-08"));
  as_of = rb_stats_by (query, RB_GROUP_FSM);
  g_assert_cmpstr (rb_stats_row (as_of, 0)->keys[0]->value, ==, "true");
  {
    g_autoptr (RbStats) tags = rb_stats_by (query, RB_GROUP_TAG);

    g_assert_cmpuint (rb_stats_n (tags), ==, 2);
    g_assert_cmpuint (rb_stats_total (tags)->tally.possible, ==, 20);
  }
  g_assert_true (rb_query_add_filter (query, "class", "3b"));
  filtered = rb_stats_new (query, NULL, 0);
  g_assert_cmpuint (rb_stats_total (filtered)->tally.possible, ==, 6);
  g_assert_true (rb_query_add_filter (query, "class", "3A"));
  g_assert_true (rb_query_add_filter (query, "weekday", "Monday"));
  {
    g_autoptr (RbStats) both = rb_stats_new (query, NULL, 0);

    g_assert_cmpuint (rb_stats_total (both)->tally.possible, ==, 4);
  }
  g_assert_false (rb_query_add_filter (query, "shoe-size", "4"));
}

static void
test_session_groups (void)
{
  static const char *const rows[] = { "/ I / \\ / \\ / \\ O O / \\", NULL };
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 2);
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2025-09-08T10:00"));
  RbGroup groups[2] = { RB_GROUP_WEEKDAY, RB_GROUP_SESSION };
  g_autoptr (RbStats) weekdays = rb_stats_new (query, groups, 2);
  g_autoptr (RbStats) by_week = rb_stats_by (query, RB_GROUP_WEEK);
  g_autoptr (RbStats) months = rb_stats_by (query, RB_GROUP_MONTH);
  g_autoptr (RbStats) codes = rb_stats_by (query, RB_GROUP_CODE);

  /* The Monday afternoon of the second week has not begun: its mark is a plan. */
  g_assert_cmpuint (rb_stats_n (weekdays), ==, 10);
  g_assert_cmpstr (rb_stats_row (weekdays, 0)->keys[0]->value, ==, "Monday");
  g_assert_cmpstr (rb_stats_row (weekdays, 0)->keys[1]->value, ==, "am");
  g_assert_cmpuint (rb_stats_row (weekdays, 0)->tally.possible, ==, 2);
  g_assert_cmpuint (rb_stats_row (weekdays, 1)->tally.possible, ==, 1);
  g_assert_cmpstr (rb_stats_row (weekdays, 9)->keys[0]->value, ==, "Friday");
  g_assert_cmpuint (rb_stats_row (weekdays, 9)->tally.unauthorised, ==, 1);
  g_assert_cmpuint (rb_stats_n (by_week), ==, 2);
  g_assert_cmpstr (rb_stats_row (by_week, 1)->keys[0]->value, ==, "2025-09-08");
  g_assert_cmpuint (rb_stats_row (by_week, 1)->tally.possible, ==, 1);
  g_assert_cmpstr (rb_stats_row (months, 0)->keys[0]->value, ==, "2025-09");
  g_assert_cmpstr (rb_stats_row (codes, 0)->keys[0]->value, ==, "/");
  g_assert_cmpuint (rb_stats_row (codes, 0)->sessions, ==, 5);
  g_assert_cmpuint (rb_stats_find (codes, "O")->sessions, ==, 2);
  g_assert_cmpuint (rb_stats_total (codes)->tally.missing, ==, 0);
}

/* decisions.md's "policy of the last day decides": the same pupil in two bands. */
static void
test_policy_change (void)
{
  RbMaker *maker = maker_new ();
  g_autofree char *marks =
      joined (many ("I", 1), many ("/", 24), many ("I", 1), many ("/", 24), NULL);
  const char *const rows[] = { marks, NULL };
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbQuery) query = NULL;
  g_autoptr (RbStats) before = NULL, after = NULL;

  maker_pupil (maker, "Same", "2025-09-01", "");
  maker_policy (maker, "2025-08-01", 97);
  maker_policy (maker, "2025-09-22", 96);
  maker_year (maker, weeks ("2025-09-01", 5), rows);
  school = maker_school (maker);
  query = rb_query_new (school, at ("2025-10-31"));
  rb_query_set_period (query, rb_period (d ("2025-09-01"), d ("2025-09-21")));
  before = rb_stats_new (query, NULL, 0);
  rb_query_set_period (query, rb_period (d ("2025-09-01"), d ("2025-10-03")));
  after = rb_stats_new (query, NULL, 0);
  g_assert_cmpuint (rb_stats_total (before)->bands[RB_BAND_AMBER], ==, 1); /* 28 of 30, below 97 */
  g_assert_cmpuint (rb_stats_total (after)->bands[RB_BAND_GREEN], ==,
                    1); /* 48 of 50, not below 96 */
}

/* Several years, a joiner, and the default period. */
static void
test_years (void)
{
  RbMaker *maker = maker_new ();
  const char *const last[] = { "/ / / / / / / / I I", ". . . . . . . . . .", NULL };
  const char *const this[] = { "/ / / / / / / / / I", ". . . . / / / / / /", NULL };
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbQuery) query = NULL;
  RbTally tally = { 0 }, both = { 0 };

  maker_pupil (maker, "Stays", "2024-09-02", "");
  maker_pupil (maker, "Joins", "2025-09-03", "");
  maker_year (maker, weeks ("2024-09-02", 1), last);
  maker_year (maker, weeks ("2025-09-01", 1), this);
  school = maker_school (maker);
  query = rb_query_new (school, at ("2025-11-01"));
  g_assert_cmpint (rb_query_period (query).from, ==, d ("2025-09-01"));
  g_assert_cmpint (rb_query_period (query).to, ==, d ("2025-11-01"));
  rb_query_tally (query, &tally);
  g_assert_cmpuint (tally.possible, ==, 16);
  rb_query_set_period (query, rb_period (d ("2024-09-01"), d ("2025-11-01")));
  g_assert_cmpuint (rb_query_n_parts (query), ==, 2);
  rb_query_tally (query, &both);
  g_assert_cmpuint (both.possible, ==, 26);
  {
    g_autoptr (RbStats) pupils = rb_stats_by (query, RB_GROUP_PUPIL);

    g_assert_cmpuint (rb_stats_n (pupils), ==, 2);
    g_assert_cmpstr (rb_stats_row (pupils, 0)->keys[0]->value, ==, "id:2");
    g_assert_cmpint (rb_stats_row (pupils, 1)->row, ==, 0);
    g_assert_cmpuint (rb_stats_row (pupils, 1)->persistent, ==, 1);
  }
}

static void
test_bands (void)
{
  static const char *const rows[] = { "O O / / / / / / / / / / / / / / / / / /", NULL };
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 12);
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2025-09-12"));
  g_autoptr (GArray) pupils = rb_pupil_bands (query);
  const RbPupilBand *pupil = &g_array_index (pupils, RbPupilBand, 0);
  RbTally tally = { .possible = 20, .attended = 18, .unauthorised = 2 };

  g_assert_cmpint (pupil->band, ==, RB_BAND_AMBER);
  g_assert_true (pupil->persistent && pupil->persistent_unauthorised);
  g_assert_false (pupil->persistent_authorised || pupil->early);
  g_assert_cmpuint (pupil->to_not_persistent, ==, 1); /* 2 of 21 is under a tenth */
  g_assert_cmpuint (pupil->to_better_band, ==, 47);   /* 65 of 67 is 97.01 */
  g_assert_cmpuint (rb_sessions_to_reach (&tally, 97, 100), ==, 47);
  g_assert_cmpuint (rb_sessions_to_reach (&tally, 1, 1), ==, G_MAXUINT);
  g_assert_cmpuint (rb_sessions_to_reach (&tally, 90, 100), ==, 0);
}

/* --- random schools, cell by cell
 * --------------------------------------------------------------------- */

static char *
random_row (GRand *rand, guint n)
{
  static const char *const codes[] = { "/", "/", "/", "/", "/", "L", "I",
                                       "O", "U", "N", "B", "D", "-", "C2" };
  GString *row = g_string_new (NULL);
  guint from = (guint) g_rand_int_range (rand, 0, 30);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        row, "%s ", i < from ? "." : codes[g_rand_int_range (rand, 0, G_N_ELEMENTS (codes))]);
  return g_string_free (row, FALSE);
}

static RbSchool *
random_school (GRand *rand, guint n_pupils)
{
  RbMaker *maker = maker_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  RbCalendar *calendar = test_calendar_2025 ();
  gint64 ids[3] = { maker_class (maker, 2025, "1A", "1"), maker_class (maker, 2025, "2A", "2"),
                    maker_class (maker, 2025, "2B", "2") };

  for (guint i = 0; i < n_pupils; i++)
    {
      g_autofree char *name = g_strdup_printf ("P%03u", i);
      RbPupil *pupil = maker_pupil (maker, name, "2025-08-01", "");
      RbDate change = d ("2025-09-01") + g_rand_int_range (rand, 0, 300);

      rb_pupil_add_class (pupil, ids[g_rand_int_range (rand, 0, 3)], d ("2025-08-01"), change - 1);
      rb_pupil_add_class (pupil, ids[g_rand_int_range (rand, 0, 3)], change, RB_DATE_NONE);
      pupil->sex = g_rand_boolean (rand) ? 'F' : 'M';
      g_ptr_array_add (rows, random_row (rand, rb_calendar_n_sessions (calendar)));
    }
  g_ptr_array_add (rows, NULL);
  maker_year (maker, calendar, (const char *const *) rows->pdata);
  return maker_school (maker);
}

/* Adds the cells of one pupil that fall in a group row, in the slowest and plainest way. */
static void
naive (const RbSchool *school,
       RbMoment now,
       RbPeriod period,
       RbGroup group,
       const char *value,
       guint row,
       RbTally *tally)
{
  const RbMarkMatrix *matrix = school->years->pdata[0];
  const RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
  const RbPolicy *policy = rb_policy_book_on (school->policies, now.date);

  for (guint column = 0; column < rb_calendar_n_sessions (calendar); column++)
    {
      RbSession session = rb_calendar_session (calendar, column);
      RbMark mark = rb_mark_matrix_get (matrix, row, column);
      RbKey *key;
      guint8 counts = rb_code_book_counts (school->codes, session.date)[mark];

      if (mark == RB_MARK_OFF_ROLL || !rb_period_contains (period, session.date)
          || !rb_policy_begun (policy, session.date, session.half, now))
        continue;
      key = rb_group_is_session (group) ? rb_group_key_of_session (calendar, group, column)
                                        : rb_group_key_of_row (school, group, row, session.date);
      if (g_str_equal (key->value, value))
        {
          tally->missing += mark == RB_MARK_NONE;
          tally->possible += (counts & RB_COUNT_POSSIBLE) != 0;
          tally->attended += (counts & RB_COUNT_ATTENDED) != 0;
          tally->unauthorised += (counts & RB_COUNT_UNAUTHORISED) != 0;
          tally->late += (counts & RB_COUNT_LATE) != 0;
          tally->not_possible += (counts & RB_COUNT_NOT_POSSIBLE) != 0;
        }
      rb_key_free (key);
    }
}

static void
check_group (const RbSchool *school, RbQuery *query, RbGroup group)
{
  g_autoptr (RbStats) stats = rb_stats_by (query, group);
  guint possible = 0;

  for (guint i = 0; i < rb_stats_n (stats); i++)
    {
      const RbStatsRow *found = rb_stats_row (stats, i);
      RbTally sum = { 0 };
      guint persistent = 0, pupils = 0;

      for (guint row = 0; row < rb_roster_n (school->roster); row++)
        {
          RbTally tally = { 0 };

          naive (school, rb_query_now (query), rb_query_period (query), group,
                 found->keys[0]->value, row, &tally);
          pupils += rb_tally_on_roll (&tally) > 0;
          persistent +=
              tally.possible > 0 && 10 * (tally.possible - tally.attended) >= tally.possible;
          rb_tally_add (&sum, &tally);
        }
      g_assert_cmpuint (found->tally.possible, ==, sum.possible);
      g_assert_cmpuint (found->tally.attended, ==, sum.attended);
      g_assert_cmpuint (found->tally.unauthorised, ==, sum.unauthorised);
      g_assert_cmpuint (found->tally.late, ==, sum.late);
      g_assert_cmpuint (found->tally.not_possible, ==, sum.not_possible);
      g_assert_cmpuint (found->tally.missing, ==, sum.missing);
      g_assert_cmpuint (found->pupils, ==, pupils);
      g_assert_cmpuint (found->persistent, ==, persistent);
      possible += found->tally.possible;
    }
  g_assert_cmpuint (rb_stats_total (stats)->tally.possible, ==, possible);
}

static void
test_random (void)
{
  static const RbGroup groups[] = { RB_GROUP_CLASS,     RB_GROUP_YEAR, RB_GROUP_SEX,
                                    RB_GROUP_PUPIL,     RB_GROUP_WEEK, RB_GROUP_MONTH,
                                    RB_GROUP_HALF_TERM, RB_GROUP_TERM, RB_GROUP_WEEKDAY,
                                    RB_GROUP_SESSION,   RB_GROUP_DAY,  RB_GROUP_SCHOOL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (RbSchool) school = random_school (rand, 7);
      RbMoment now = { d ("2025-09-05") + g_rand_int_range (rand, 0, 300), 10 * 60 };
      g_autoptr (RbQuery) query = rb_query_new (school, now);

      rb_query_set_period (query, rb_period (d ("2025-09-08"), d ("2026-06-30")));
      for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
        check_group (school, query, groups[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/case 35: a group's rate is of its sessions, not of its pupils",
                   test_group_rate);
  g_test_add_func ("/stats/case 37: pupils with nothing possible leave the persistent rate",
                   test_persistent_rate);
  g_test_add_func ("/stats/case 39: marks after the last day on roll are ignored", test_leaver);
  g_test_add_func ("/stats/case 34: one pupil on three bases", test_bases);
  g_test_add_func ("/stats/classes count by the session's date, cohorts by the first day",
                   test_dated_groups);
  g_test_add_func ("/stats/sessions by weekday, week and code; plans count nowhere",
                   test_session_groups);
  g_test_add_func ("/stats/the policy of the last day decides", test_policy_change);
  g_test_add_func ("/stats/years are joined only when asked for", test_years);
  g_test_add_func ("/stats/bands say what it takes to move", test_bands);
  g_test_add_func ("/stats/random schools agree with a count by cell", test_random);
  return g_test_run ();
}
