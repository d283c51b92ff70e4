/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One week that is like no other: Monday is a bank holiday, Thursday a half day, and one pupil's
 * last day is Wednesday. Everything that counts sessions, asks for marks or names children. */
#include "rb-maker.h"

#include "analysis/rb-completeness.h"
#include "analysis/rb-day-clock.h"
#include "analysis/rb-list.h"
#include "analysis/rb-on-site.h"

#define N_PUPILS 3
#define LEAVER 2
/* The 13 sessions of the term after it. */
#define GONE " . . . . . . . . . . . . ."

/* Friday 1 May; then Tuesday 5, Wednesday 6, the morning of Thursday 7, Friday 8 May 2026. */
static RbSchool *
odd_week (const char *const *rows)
{
  static const char *const lines[] = { "term,Summer,2026-05-01,2026-05-15",
                                       "bank-holiday,Early May,2026-05-04,2026-05-04",
                                       "am-only,Half day,2026-05-07,2026-05-07", NULL };
  static const char *const last_days[N_PUPILS] = { "", "", "2026-05-06" };
  RbMaker *maker = maker_new ();
  gint64 klass = maker_class (maker, 2025, "3T", "3");
  RbSchool *school, *saved;

  for (guint i = 0; i < N_PUPILS; i++)
    rb_pupil_add_class (maker_pupil (maker, "Ames", "2025-09-01", last_days[i]), klass,
                        d ("2025-08-01"), RB_DATE_NONE);
  maker_year (maker, test_calendar (lines), rows);
  g_ptr_array_add (maker->policies, test_policy ("one-page"));
  school = maker_school (maker);
  saved = rb_school_with_office (
      school, rb_office_with_registers (
                  school->office,
                  (RbSavedRegister[]){ { klass, { d ("2026-05-06"), RB_AM }, 0, "Ms Osei" },
                                       { klass, { d ("2026-05-07"), RB_AM }, 0, "Ms Osei" } },
                  2));
  rb_school_unref (school);
  return saved;
}

/* One away from Friday on, one here, and one who leaves and is away on the last day. */
static RbSchool *
usual (void)
{
  static const char *const rows[] = { "I I I I N N N", "/ \\ / \\ / \\ /", "/ \\ / \\ N N" GONE,
                                      NULL };

  return odd_week (rows);
}

static const struct
{
  const char *now;
  guint begun[2];  /* registers of the morning and afternoon that are asked for */
  guint on_roll;   /* on the fire list */
  guint to_ring;   /* without a reason */
  guint leaver;    /* the leaver is one of them */
  guint lines;     /* of the day's clock: any */
  guint afternoon; /* any of them of the afternoon */
} days[] = {
  { "2026-05-01T14:00", { 1, 1 }, 3, 0, 0, TRUE, TRUE },
  { "2026-05-02T10:00", { 0, 0 }, 3, 0, 0, FALSE, FALSE },
  { "2026-05-04T10:00", { 0, 0 }, 3, 0, 0, FALSE, FALSE },
  { "2026-05-05T14:00", { 1, 1 }, 3, 0, 0, TRUE, TRUE },
  { "2026-05-06T10:00", { 1, 1 }, 3, 2, 1, TRUE, TRUE },
  { "2026-05-06T14:00", { 1, 1 }, 3, 2, 1, TRUE, TRUE },
  { "2026-05-07T10:00", { 1, 0 }, 2, 1, 0, TRUE, FALSE },
  { "2026-05-07T14:00", { 1, 0 }, 2, 1, 0, TRUE, FALSE },
};

static void
test_days (void)
{
  g_autoptr (RbSchool) school = usual ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      RbMoment now = at (days[i].now);
      g_autoptr (GArray) away = rb_day_away (school, now.date, now);
      g_autoptr (GArray) calls = rb_day_calls (away, NULL);
      GArray *registers[2];
      g_autoptr (GArray) lines = NULL;
      g_autoptr (RbOnSite) on_site = rb_on_site_new (school, now);
      guint n = 0, leaver = 0, afternoon = 0;

      g_test_message ("%s", days[i].now);
      for (int half = RB_AM; half <= RB_PM; half++)
        {
          registers[half] = rb_day_registers (school, (RbSession){ now.date, (RbHalf) half }, now);
          g_assert_cmpuint (registers[half]->len, ==, days[i].begun[half]);
        }
      lines = rb_day_clock (school, now.date, now, away, registers);
      for (guint k = 0; k < lines->len; k++)
        {
          RbDayLineId id = g_array_index (lines, RbDayLine, k).id;
          afternoon += id == RB_DAY_OPEN_PM || id == RB_DAY_REGISTERS_PM;
        }
      for (guint k = 0; k < on_site->classes->len; k++)
        n += ((const RbOnSiteClass *) on_site->classes->pdata[k])->pupils->len;
      for (guint k = 0; k < calls->len; k++)
        leaver += g_array_index (away, RbAway, g_array_index (calls, guint, k)).row == LEAVER;
      g_assert_cmpuint (n, ==, days[i].on_roll);
      g_assert_cmpuint (calls->len, ==, days[i].to_ring);
      g_assert_cmpuint (leaver, ==, days[i].leaver);
      g_assert_cmpint (lines->len > 0, ==, days[i].lines);
      g_assert_cmpint (afternoon > 0, ==, days[i].afternoon);
      g_array_unref (registers[RB_AM]);
      g_array_unref (registers[RB_PM]);
    }
}

/* Sessions that are possible: none on Monday, one on Thursday, none after the last day on roll. */
static void
test_possible (void)
{
  static const guint possible[N_PUPILS] = { 7, 7, 6 };
  g_autoptr (RbSchool) school = usual ();
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2026-05-07"));

  rb_query_set_period (query, rb_period (d ("2026-05-01"), d ("2026-05-31")));
  for (guint row = 0; row < N_PUPILS; row++)
    {
      RbTally tally = { 0 };

      rb_query_tally_row (query, row, &tally);
      g_test_message ("pupil %u", row);
      g_assert_cmpuint (tally.possible, ==, possible[row]);
      g_assert_cmpuint (tally.missing, ==, 0);
      g_assert_cmpuint (rb_tally_on_roll (&tally), ==, possible[row]);
    }
}

/* A day that begins without marks: each asks for exactly the marks that there can be. */
static void
test_missing (void)
{
  static const char *const rows[] = { "", "", "- - - - - -" GONE, NULL };
  static const struct
  {
    const char *now;
    guint missing[N_PUPILS];
  } cases[] = {
    { "2026-05-01", { 2, 2, 2 } },       { "2026-05-04", { 2, 2, 2 } },
    { "2026-05-05", { 4, 4, 4 } },       { "2026-05-06T10:00", { 5, 5, 5 } },
    { "2026-05-06T14:00", { 6, 6, 6 } }, { "2026-05-07T14:00", { 7, 7, 6 } },
    { "2026-05-08", { 9, 9, 6 } },
  };
  g_autoptr (RbSchool) school = odd_week (rows);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbQuery) query = rb_query_new (school, at (cases[i].now));

      g_test_message ("%s", cases[i].now);
      rb_query_set_period (query, rb_period (d ("2026-05-01"), d ("2026-05-08")));
      for (guint row = 0; row < N_PUPILS; row++)
        {
          RbTally tally = { 0 };

          rb_query_tally_row (query, row, &tally);
          g_assert_cmpuint (tally.missing, ==, cases[i].missing[row]);
        }
    }
}

static void
test_completeness (void)
{
  g_autoptr (RbSchool) school = usual ();
  g_autoptr (RbCompleteness) board = rb_completeness_new (
      school, rb_period (d ("2026-05-04"), d ("2026-05-08")), at ("2026-05-07T15:30"));
  static const guint pupils[] = { 3, 3, 3, 3, 2 };
  guint row, session;

  /* Tuesday, Wednesday, and of Thursday the morning. */
  g_assert_cmpuint (board->sessions->len, ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (pupils); i++)
    g_assert_cmpuint (rb_completeness_cell (board, 0, i)->n, ==, pupils[i]);
  g_assert_false (rb_completeness_first_gap (board, &row, &session));
}

/* The days of an N pass over the bank holiday, and count the half day. What a pupil who has left
 * leaves behind is still to be settled. */
static void
test_ages (void)
{
  static const char *const rows[] = { "N N / \\ N N N", "/ \\ / \\ / \\ /", "/ \\ / \\ N N" GONE,
                                      NULL };
  static const struct
  {
    guint row;
    const char *day, *due;
    guint halves;
  } ages[] = {
    { 0, "2026-05-01", "2026-05-11", 3 },
    { 0, "2026-05-06", "2026-05-13", 3 },
    { LEAVER, "2026-05-06", "2026-05-13", 3 },
    { 0, "2026-05-07", "2026-05-14", 1 },
  };
  g_autoptr (RbSchool) school = odd_week (rows);
  g_autoptr (GArray) found = rb_n_ages (school, at ("2026-05-07T15:00"));

  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (ages));
  for (guint i = 0; i < found->len; i++)
    {
      const RbNAge *age = &g_array_index (found, RbNAge, i);

      g_assert_cmpuint (age->row, ==, ages[i].row);
      g_assert_cmpint (age->date, ==, d (ages[i].day));
      g_assert_cmpint (age->due, ==, d (ages[i].due));
      g_assert_cmpuint (age->halves, ==, ages[i].halves);
    }
}

/* Ill on Friday and on Tuesday is the second day of one spell; the half day is its fourth. */
static void
test_spell (void)
{
  static const struct
  {
    const char *now;
    int day;
  } cases[] = {
    { "2026-05-01", 1 }, { "2026-05-05", 2 }, { "2026-05-06", 3 }, { "2026-05-07", 4 }
  };
  g_autoptr (RbSchool) school = usual ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbDate first;

      g_assert_cmpint (rb_day_of_spell (school, 0, d (cases[i].now), at (cases[i].now), &first), ==,
                       cases[i].day);
      g_assert_cmpint (first, ==, d ("2026-05-01"));
    }
}

/* No list of a later day names who has left. */
static void
test_lists (void)
{
  g_autoptr (RbSchool) school = usual ();
  guint n;
  const RbListInfo *lists = rb_lists (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) lines = rb_list_make (school, lists[i].id, at ("2026-05-08T09:30"));

      for (guint k = 0; k < lines->len; k++)
        if (((const RbListLine *) lines->pdata[k])->row == LEAVER)
          g_error ("%s names a pupil who has left", lists[i].id);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odd-days/registers, calls, the clock and the fire list of each day",
                   test_days);
  g_test_add_func ("/odd-days/sessions that are possible", test_possible);
  g_test_add_func ("/odd-days/marks that are missing", test_missing);
  g_test_add_func ("/odd-days/the board of registers", test_completeness);
  g_test_add_func ("/odd-days/the days of an N", test_ages);
  g_test_add_func ("/odd-days/a spell goes on over a day without school", test_spell);
  g_test_add_func ("/odd-days/lists do not name who has left", test_lists);
  return g_test_run ();
}
