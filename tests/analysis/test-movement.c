/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Movement between periods and the letters of it (doc/rules.md 10.4), and league ranks. */
#include "rb-maker.h"

#include "analysis/rb-headline.h"
#include "analysis/rb-league.h"
#include "analysis/rb-movement.h"

/* Which letter two rates per thousand give; -1 for nothing possible. */
static RbSchool *
with_long_illness (RbSchool *school, gint64 pupil_id, const char *from)
{
  RbFlag *flag = rb_record_new (RB_RECORD_FLAG);
  RbOffice *office;
  RbSchool *next;

  flag->pupil_id = pupil_id;
  flag->base.id = 1;
  flag->first_day = d (from);
  rb_record_set (&flag->flag, "long-term-illness");
  office = rb_office_with (school->office, NULL, &flag->base);
  next = rb_school_with_office (school, office);
  rb_record_unref (flag);
  rb_school_unref (school);
  return next;
}

static RbLetterKind
letter (int before, int after)
{
  g_autoptr (RbPolicy) policy = test_policy (NULL);
  RbRate was = before < 0 ? rb_rate (0, 0) : rb_rate (before, 1000);
  RbRate is = after < 0 ? rb_rate (0, 0) : rb_rate (after, 1000);

  return rb_letter_decide (rb_policy_band (policy, was), was, rb_policy_band (policy, is), is);
}

static void
test_letters (void)
{
  static const struct
  {
    const char *name;
    int before, after;
    RbLetterKind letter;
  } cases[] = {
    { "case 47", 880, 910, RB_LETTER_IMPROVED_CATEGORY },
    { "case 48", 880, 895, RB_LETTER_IMPROVED_STILL_BELOW },
    { "case 49", 920, 915, RB_LETTER_NOT_IMPROVED },
    { "case 51", 920, 972, RB_LETTER_IMPROVED_CATEGORY },
    { "green stays green", 980, 970, RB_LETTER_NONE },
    { "full is green", 1000, 985, RB_LETTER_NONE },
    { "green to amber", 975, 969, RB_LETTER_FIRST_AMBER },
    { "green to red", 975, 899, RB_LETTER_FIRST_RED },
    { "green to severe is red", 1000, 300, RB_LETTER_FIRST_RED },
    { "new pupil amber", -1, 950, RB_LETTER_FIRST_AMBER },
    { "new pupil red", -1, 400, RB_LETTER_FIRST_RED },
    { "new pupil green", -1, 1000, RB_LETTER_NONE },
    { "equal amber is not improved", 950, 950, RB_LETTER_NOT_IMPROVED },
    { "amber to red", 920, 890, RB_LETTER_NOT_IMPROVED },
    { "amber up inside amber", 920, 969, RB_LETTER_IMPROVED_STILL_BELOW },
    { "severe to red stays in its colour", 400, 700, RB_LETTER_IMPROVED_STILL_BELOW },
    { "red to severe", 700, 400, RB_LETTER_NOT_IMPROVED },
    { "severe to green", 400, 980, RB_LETTER_IMPROVED_CATEGORY },
    { "nothing possible after", 880, -1, RB_LETTER_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (letter (cases[i].before, cases[i].after), ==, cases[i].letter);
    }
}

/* Five weeks and five weeks; marks by how many of fifty are missed in each. */
static char *
ten_weeks (guint before, guint after)
{
  return joined (many ("I", before), many ("/", 50 - before), many ("I", after),
                 many ("/", 50 - after), NULL);
}

static void
test_matrix (void)
{
  RbMaker *maker = maker_new ();
  g_autofree char *up = ten_weeks (6, 4), *ill = ten_weeks (7, 8), *same = ten_weeks (0, 0),
                  *down = ten_weeks (0, 2), *left = ten_weeks (10, 10);
  g_autofree char *late = joined (many (".", 90), many ("I", 5), many ("/", 5), NULL);
  const char *const rows[] = { up, ill, same, down, left, late, NULL };
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbQuery) query = NULL;
  g_autoptr (RbMovement) movement = NULL;
  g_autoptr (GArray) cell = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *because = NULL;
  const RbMover *mover;

  maker_pupil (maker, "A up", "2025-09-01", "");
  maker_pupil (maker, "B ill", "2025-09-01", "");
  maker_pupil (maker, "C same", "2025-09-01", "");
  maker_pupil (maker, "D down", "2025-09-01", "");
  maker_pupil (maker, "E left", "2025-09-01", "2025-11-06");
  maker_pupil (maker, "F late", "2025-11-03", "");
  maker_year (maker, weeks ("2025-09-01", 10), rows);
  school = with_long_illness (maker_school (maker), 2, "2025-10-01");
  query = rb_query_new (school, at ("2025-11-30"));
  movement = rb_movement_new (query, rb_period (d ("2025-09-01"), d ("2025-10-03")),
                              rb_period (d ("2025-10-06"), d ("2025-11-07")));
  /* The leaver is not on roll at the end of the after period. */
  g_assert_cmpuint (movement->movers->len, ==, 5);
  g_assert_cmpuint (movement->cells[RB_BAND_RED][RB_BAND_AMBER], ==, 1);
  g_assert_cmpuint (movement->cells[RB_BAND_TOP][RB_BAND_AMBER], ==, 1);
  g_assert_cmpuint (movement->cells[RB_MOVEMENT_NONE][RB_BAND_RED], ==, 1);
  g_assert_cmpuint (movement->rose, ==, 1);
  g_assert_cmpuint (movement->fell, ==, 1);
  g_assert_cmpuint (movement->stayed, ==, 2);
  mover = &g_array_index (movement->movers, RbMover, 1);
  g_assert_cmpint (mover->letter, ==, RB_LETTER_NOT_IMPROVED); /* case 53 */
  g_assert_cmpint (mover->held, ==, RB_HELD_LONG_TERM_ILLNESS);
  mover = &g_array_index (movement->movers, RbMover, 4);
  g_assert_cmpint (mover->letter, ==, RB_LETTER_FIRST_RED);
  g_assert_cmpint (mover->held, ==, RB_HELD_EARLY);
  because = rb_held_because (mover->held, movement->policy);
  g_assert_cmpstr (because, ==, "early: fewer than 20 possible sessions");
  g_assert_cmpuint (movement->held[RB_LETTER_FIRST_RED], ==, 1);
  g_assert_cmpuint (movement->letters[RB_LETTER_IMPROVED_CATEGORY], ==, 1);
  cell = rb_movement_cell (movement, RB_BAND_RED, RB_BAND_AMBER);
  g_assert_cmpuint (cell->len, ==, 1);
  g_assert_cmpuint (g_array_index (cell, guint, 0), ==, 0);
  reason = rb_mover_reason (&g_array_index (movement->movers, RbMover, 0), movement->policy);
  g_assert_cmpstr (reason, ==, "Red 88.0, now amber 92.0: moved up.");
}

/* Twenty possible sessions are not early any more. */
static void
test_early_boundary (void)
{
  for (guint possible = 19; possible <= 20; possible++)
    {
      RbMaker *maker = maker_new ();
      g_autofree char *marks =
          joined (many (".", 50 - possible), many ("I", 5), many ("/", possible - 5), NULL);
      const char *const rows[] = { marks, NULL };
      g_autoptr (RbSchool) school = NULL;
      g_autoptr (RbQuery) query = NULL;
      g_autoptr (RbMovement) movement = NULL;

      maker_pupil (maker, "New", "2025-09-01", "");
      maker_year (maker, weeks ("2025-09-01", 5), rows);
      school = maker_school (maker);
      query = rb_query_new (school, at ("2025-10-03"));
      movement =
          rb_movement_new (query, RB_PERIOD_NONE, rb_period (d ("2025-09-01"), d ("2025-10-03")));
      g_assert_cmpint (g_array_index (movement->movers, RbMover, 0).held, ==,
                       possible < 20 ? RB_HELD_EARLY : RB_HELD_NO);
    }
}

/* Classes of one pupil each: sessions missed of 300 (or 250), of the first and second half. */
static RbSchool *
league_school (void)
{
  RbMaker *maker = maker_new ();
  g_autofree char *a = joined (many ("I", 12), many ("/", 288), NULL);
  g_autofree char *b = joined (many ("I", 10), many ("/", 240), many (".", 50), NULL);
  g_autofree char *c = joined (many ("/", 290), many ("O", 2), many ("N", 8), NULL);
  g_autofree char *e = joined (many ("I", 30), many ("/", 268), many ("-", 2), NULL);
  g_autofree char *f = joined (many (".", 270), many ("/", 30), NULL);
  const char *const rows[] = { a, b, c, e, f, NULL };
  static const char *const names[] = { "10A", "9A", "2A", "3A", "4A" };
  static const char *const years[] = { "10", "9", "2", "3", "4" };

  for (guint i = 0; i < 5; i++)
    {
      gint64 id = maker_class (maker, 2025, names[i], years[i]);

      rb_pupil_add_class (maker_pupil (maker, names[i], "2025-09-01", ""), id, d ("2025-09-01"),
                          RB_DATE_NONE);
    }
  maker_year (maker, weeks ("2025-09-01", 30), rows);
  return maker_school (maker);
}

static void
test_ranks (void)
{
  static const struct
  {
    const char *name;
    guint rank;
    gboolean joint;
  } expected[] = { { "2A", 1, FALSE },
                   { "9A", 2, TRUE },
                   { "10A", 2, TRUE },
                   { "3A", 4, FALSE },
                   { "4A", 0, FALSE } };
  g_autoptr (RbSchool) school = league_school ();
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2026-03-30"));
  g_autoptr (RbLeague) league =
      rb_league_new (query, RB_GROUP_CLASS, RB_LEAGUE_ATTENDANCE, FALSE, 0, RB_PERIOD_NONE);
  g_autofree char *headline = rb_headline_league (league);
  const RbLeagueRow *row;

  g_assert_cmpuint (league->rows->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      row = league->rows->pdata[i];
      g_assert_cmpstr (row->key->value, ==, expected[i].name);
      g_assert_cmpuint (row->rank, ==, expected[i].rank);
      g_assert_cmpint (row->joint, ==, expected[i].joint);
    }
  row = league->rows->pdata[0];
  g_assert_cmpuint (row->unexplained, ==, 8);
  g_assert_cmpstr (row->teacher, ==, "Ms Osei");
  g_assert_cmpstr (row->phase, ==, "Reception to Year 2");
  g_assert_false (row->on_target); /* 290 of 300 is 96.67 */
  row = league->rows->pdata[3];
  g_assert_cmpuint (row->missing_registers, ==, 2);
  row = league->rows->pdata[4];
  g_assert_cmpint (row->unranked, ==, RB_UNRANKED_TOO_FEW);
  g_assert_cmpuint (row->full, ==, 1);
  g_assert_cmpstr (headline, ==, "2A wins with 96.7, 0 of 4 on target");
}

static void
test_tie_skips (void)
{
  g_autoptr (RbSchool) school = league_school ();
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2026-03-30"));
  g_autoptr (RbLeague) league = NULL;

  /* Case 40: 288 of 300 and 240 of 250 alone. */
  rb_query_add_filter (query, "class", "10A");
  rb_query_add_filter (query, "class", "9A");
  rb_query_add_filter (query, "class", "3A");
  league = rb_league_new (query, RB_GROUP_CLASS, RB_LEAGUE_ATTENDANCE, FALSE, 0, RB_PERIOD_NONE);
  g_assert_cmpuint (((RbLeagueRow *) league->rows->pdata[0])->rank, ==, 1);
  g_assert_cmpuint (((RbLeagueRow *) league->rows->pdata[1])->rank, ==, 1);
  g_assert_cmpuint (((RbLeagueRow *) league->rows->pdata[2])->rank, ==, 3);
}

static void
test_phases_and_improvement (void)
{
  g_autoptr (RbSchool) school = league_school ();
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2026-03-30"));
  g_autoptr (RbLeague) phases =
      rb_league_new (query, RB_GROUP_CLASS, RB_LEAGUE_ATTENDANCE, TRUE, 0, RB_PERIOD_NONE);
  g_autoptr (RbLeague) improved = NULL;
  const RbLeagueRow *first;

  /* 2A alone; then 3A; then 9A and 10A share first place of Years 7 to 11. */
  g_assert_cmpuint (((RbLeagueRow *) phases->rows->pdata[0])->rank, ==, 1);
  g_assert_cmpstr (((RbLeagueRow *) phases->rows->pdata[1])->key->value, ==, "3A");
  g_assert_cmpuint (((RbLeagueRow *) phases->rows->pdata[1])->rank, ==, 1);
  g_assert_cmpuint (((RbLeagueRow *) phases->rows->pdata[3])->rank, ==, 1);
  g_assert_cmpuint (((RbLeagueRow *) phases->rows->pdata[4])->rank, ==, 1);
  rb_query_set_period (query, rb_period (d ("2025-12-15"), d ("2026-03-27")));
  improved = rb_league_new (query, RB_GROUP_CLASS, RB_LEAGUE_IMPROVEMENT, FALSE, 0,
                            rb_period (d ("2025-09-01"), d ("2025-12-12")));
  first = improved->rows->pdata[0];
  g_assert_cmpstr (first->key->value, ==, "3A"); /* 80.0 to 100 */
  g_assert_cmpuint (first->previous_rank, ==, 4);
  g_assert_cmpuint (((RbLeagueRow *) improved->rows->pdata[4])->rank, ==, 0);
}

static void
test_improvement_is_exact (void)
{
  /* 1/3 to 2/3 against 1000/3001 to 2000/3001: the second rises a little less. */
  g_assert_cmpint (rb_improvement_compare (rb_rate (1, 3), rb_rate (2, 3), rb_rate (1000, 3001),
                                           rb_rate (2000, 3001)),
                   ==, 1);
  g_assert_cmpint (
      rb_improvement_compare (rb_rate (1, 2), rb_rate (1, 4), rb_rate (2, 4), rb_rate (25, 100)),
      ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/movement/cases 47, 48, 49, 51: the letter of two rates", test_letters);
  g_test_add_func ("/movement/case 53: the matrix, and letters held for illness and early figures",
                   test_matrix);
  g_test_add_func ("/movement/twenty possible sessions are not early", test_early_boundary);
  g_test_add_func ("/league/equal fractions share a rank, small groups have none", test_ranks);
  g_test_add_func ("/league/case 40: two share first place and the next is third", test_tie_skips);
  g_test_add_func ("/league/by phase and by improvement", test_phases_and_improvement);
  g_test_add_func ("/league/improvement is compared exactly", test_improvement_is_exact);
  return g_test_run ();
}
