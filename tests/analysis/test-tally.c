/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of marks and what they count, case by case of doc/rules.md 10.1 and 10.2. */
#include "rb-maker.h"

#include "analysis/rb-stats.h"

typedef struct
{
  const char *name;
  const char *from; /* Monday of the weeks */
  const char *marks;
  guint possible, attended, authorised, unauthorised, not_possible, missing, late, late_after;
  int tenths; /* attendance; -1 for none */
  gboolean persistent, severe;
} Case;

static const Case cases[] = {
  { "case 1: present all week", "2025-09-01", "/ \\ / \\ / \\ / \\ / \\", 10, 10, 0, 0, 0, 0, 0, 0,
    1000, 0, 0 },
  { "case 2: late before close is present", "2025-09-01", "/ \\ L \\ / \\ L \\ / \\", 10, 10, 0, 0,
    0, 0, 2, 0, 1000, 0, 0 },
  { "case 3: U is an absence, exactly 10 % is persistent", "2025-09-01", "/ \\ U \\ / \\ / \\ / \\",
    10, 9, 0, 1, 0, 0, 0, 1, 900, 1, 0 },
  { "case 4: each of the 34 codes once", "2025-09-01",
    "/ \\ L K V P W B D C1 M J1 S X C2 C T R I E Q Y1 Y2 Y3 Y4 Y5 Y6 Y7 G N O U Z # . .", 22, 8, 10,
    4, 12, 4, 1, 1, 364, 1, 1 },
  { "case 5: Y4 is outside the fraction", "2025-09-01", "/ \\ / \\ Y4 Y4 / \\ / \\", 8, 8, 0, 0, 2,
    0, 0, 0, 1000, 0, 0 },
  { "case 6: # is outside the fraction", "2025-09-01", "# # / \\ / \\ I I / \\", 8, 6, 2, 0, 2, 0,
    0, 0, 750, 1, 0 },
  { "case 7: C2 counts as absence", "2025-09-01", "C2 C2 / \\ / \\ C2 C2 / \\", 10, 6, 4, 0, 0, 0,
    0, 0, 600, 1, 0 },
  { "case 8: nursery mornings", "2025-09-01", "/ X / X / X / X I X", 5, 4, 1, 0, 5, 0, 0, 0, 800, 1,
    0 },
  { "case 10: D is outside the fraction", "2025-09-01", "D D D D / \\ / I I \\", 6, 4, 2, 0, 4, 0,
    0, 0, 667, 1, 0 },
  { "case 11: a missing mark is reported, not counted", "2025-09-01", "/ \\ - - / \\ / \\ / \\", 8,
    8, 0, 0, 0, 2, 0, 0, 1000, 0, 0 },
  { "case 13: suspension is absence, persistent and severe", "2025-09-01", "E E E E E E E E E E",
    10, 0, 10, 0, 0, 0, 0, 0, 0, 1, 1 },
  { "case 14: Q is outside the fraction", "2025-09-01", "Q Q / \\ / \\ / \\ / \\", 8, 8, 0, 0, 2, 0,
    0, 0, 1000, 0, 0 },
  { "case 15: two half days are one day lost", "2025-09-01", "/ M M \\ / \\ / \\ / \\", 10, 8, 2, 0,
    0, 0, 0, 0, 800, 1, 0 },
  { "case 16: Z is outside the fraction", "2025-09-01", "Z Z Z Z / \\ / \\ I I", 6, 4, 2, 0, 4, 0,
    0, 0, 667, 1, 0 },
  { "case 18: J was attended", "2024-07-01", "J", 1, 1, 0, 0, 0, 9, 0, 0, 1000, 0, 0 },
  { "case 18: J1 is authorised absence", "2024-09-09", "- - J1", 1, 0, 1, 0, 0, 9, 0, 0, 0, 1, 1 },
  { "case 19: Y of the old book is outside", "2024-02-26", "/ \\ / \\ / \\ / \\ Y Y", 8, 8, 0, 0, 2,
    0, 0, 0, 1000, 0, 0 },
  { "case 19: Y4 is outside", "2025-01-06", "/ \\ / \\ Y4 Y4 / \\ / \\", 8, 8, 0, 0, 2, 0, 0, 0,
    1000, 0, 0 },
  { "case 20: H was authorised", "2023-05-08", "- - - - H H", 2, 0, 2, 0, 0, 8, 0, 0, 0, 1, 1 },
  { "case 21: D counted until August 2011", "2011-06-06", "- - - - D D", 2, 2, 0, 0, 0, 8, 0, 0,
    1000, 0, 0 },
  { "case 21: D does not count from September 2011", "2011-09-05", "D D", 0, 0, 0, 0, 2, 8, 0, 0,
    -1, 0, 0 },
  { "case 32: first week, one day ill", "2025-09-01", "I I / \\ / \\ / \\ / \\", 10, 8, 2, 0, 0, 0,
    0, 0, 800, 1, 0 },
  { "case 61: other absence is no unauthorised absence", "2025-09-01", "O O O O O O O O I I", 10, 0,
    2, 8, 0, 0, 0, 0, 0, 1, 1 },
  { "case 86: present in the morning, ill at noon", "2025-09-01", "/ I", 2, 1, 1, 0, 0, 8, 0, 0,
    500, 1, 1 },
  { "not on roll counts nowhere", "2025-09-01", ". . . . / \\ / \\ . .", 4, 4, 0, 0, 0, 0, 0, 0,
    1000, 0, 0 },
};

static void
test_row (gconstpointer data)
{
  const Case *c = data;
  guint n_weeks = g_str_has_prefix (c->name, "case 4:") ? 4 : 1;
  g_autoptr (RbCalendar) calendar = weeks (c->from, n_weeks);
  const char *const rows[] = { c->marks, NULL };
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  RbMoment now = { rb_calendar_last (calendar), 24 * 60 };
  g_autoptr (RbQuery) query = rb_query_new (school, now);
  g_autoptr (RbStats) stats = rb_stats_new (query, NULL, 0);
  const RbTally *tally = &rb_stats_total (stats)->tally;

  g_assert_cmpuint (tally->possible, ==, c->possible);
  g_assert_cmpuint (tally->attended, ==, c->attended);
  g_assert_cmpuint (tally->authorised, ==, c->authorised);
  g_assert_cmpuint (tally->unauthorised, ==, c->unauthorised);
  g_assert_cmpuint (tally->not_possible, ==, c->not_possible);
  g_assert_cmpuint (tally->missing, ==, c->missing);
  g_assert_cmpuint (tally->late, ==, c->late);
  g_assert_cmpuint (tally->late_after, ==, c->late_after);
  if (c->tenths >= 0)
    g_assert_cmpint (rb_rate_tenths (rb_tally_attendance (tally)), ==, c->tenths);
  else
    g_assert_false (rb_rate_exists (rb_tally_attendance (tally)));
  g_assert_cmpuint (rb_stats_total (stats)->persistent, ==, c->persistent);
  g_assert_cmpuint (rb_stats_total (stats)->severe, ==, c->severe);
}

static void
test_thresholds (void)
{
  static const struct
  {
    const char *name;
    guint absent, possible;
    gboolean persistent, severe;
    RbBandRole band;
    int tenths; /* attendance */
  } rows[] = {
    { "case 23", 37, 380, FALSE, FALSE, RB_BAND_AMBER, 903 },
    { "case 24", 38, 380, TRUE, FALSE, RB_BAND_AMBER, 900 },
    { "case 25", 25, 251, FALSE, FALSE, RB_BAND_AMBER, 900 },
    { "case 27", 189, 380, TRUE, FALSE, RB_BAND_RED, 503 },
    { "case 27", 190, 380, TRUE, TRUE, RB_BAND_RED, 500 },
    { "case 28", 4, 132, FALSE, FALSE, RB_BAND_AMBER, 970 },
    { "case 29", 3, 100, FALSE, FALSE, RB_BAND_GREEN, 970 },
    { "case 31", 10, 100, TRUE, FALSE, RB_BAND_AMBER, 900 },
    { "case 33", 5, 51, FALSE, FALSE, RB_BAND_AMBER, 902 },
    { "case 33", 6, 60, TRUE, FALSE, RB_BAND_AMBER, 900 },
    { "just under a half is severe's neighbour", 191, 380, TRUE, TRUE, RB_BAND_SEVERE, 497 },
    { "nothing missed", 0, 1, FALSE, FALSE, RB_BAND_TOP, 1000 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 38);
      g_autofree char *marks =
          joined (many ("I", rows[i].absent), many ("/", rows[i].possible - rows[i].absent),
                  many (".", 380 - rows[i].possible), NULL);
      const char *const strings[] = { marks, NULL };
      g_autoptr (RbSchool) school = test_school (calendar, strings, NULL);
      g_autoptr (RbQuery) query = rb_query_new (school, at ("2026-07-21"));
      g_autoptr (RbStats) stats = rb_stats_new (query, NULL, 0);
      const RbStatsRow *total = rb_stats_total (stats);

      g_test_message ("%s: %u of %u", rows[i].name, rows[i].absent, rows[i].possible);
      g_assert_cmpuint (total->tally.possible, ==, rows[i].possible);
      g_assert_cmpuint (total->persistent, ==, rows[i].persistent);
      g_assert_cmpuint (total->severe, ==, rows[i].severe);
      g_assert_cmpuint (total->bands[rows[i].band], ==, 1);
      g_assert_cmpint (rb_rate_tenths (rb_tally_attendance (&total->tally)), ==, rows[i].tenths);
      g_assert_cmpuint (total->early, ==, rows[i].possible < 20);
    }
}

/* Case 62: U counts as unauthorised; punctuality is on time of what was come in to. */
static void
test_rates (void)
{
  RbTally tally = {
    .possible = 100, .attended = 90, .authorised = 4, .unauthorised = 6, .late = 9, .late_after = 2
  };

  g_assert_cmpint (rb_rate_tenths (rb_tally_absence (&tally)), ==, 100);
  g_assert_cmpint (rb_rate_tenths (rb_tally_authorised_rate (&tally)), ==, 40);
  g_assert_cmpint (rb_rate_tenths (rb_tally_unauthorised_rate (&tally)), ==, 60);
  g_assert_cmpint (rb_rate_tenths (rb_tally_late_rate (&tally)), ==, 110);
  g_assert_cmpuint (rb_tally_punctuality (&tally).part, ==, 81);
  g_assert_cmpuint (rb_tally_punctuality (&tally).whole, ==, 92);
}

static void
test_long_row (void)
{
  RbTallyTable table;
  g_autoptr (RbCodeBook) codes = test_codes ();
  g_autofree guint8 *bytes = g_malloc (100000);
  RbTally tally = { 0 };

  /* No lane may overflow into its neighbour, however long the run. */
  memset (bytes, rb_code_book_present (codes, RB_AM), 100000);
  rb_tally_table_init (&table, codes, d ("2025-09-01"));
  rb_tally_add_bytes (&tally, &table, bytes, 100000);
  g_assert_cmpuint (tally.attended, ==, 100000);
  g_assert_cmpuint (tally.possible, ==, 100000);
  g_assert_cmpuint (tally.activity + tally.authorised + tally.missing, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/tally/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_row);
    }
  g_test_add_func ("/tally/thresholds are decided on exact fractions", test_thresholds);
  g_test_add_func ("/tally/rates have their own denominators", test_rates);
  g_test_add_func ("/tally/a run of any length keeps its lanes apart", test_long_row);
  return g_test_run ();
}
