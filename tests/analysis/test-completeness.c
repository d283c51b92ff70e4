/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers of a period: states, streaks, who took them, what a week lacks; and the live checks
 * that come with timetables and minutes. */
#include "rb-maker.h"

#include "analysis/rb-completeness.h"
#include "analysis/rb-lint.h"

#include <string.h>

/* Ten sessions from Monday 22 March 2027: Thursday has a morning only, Good Friday is a bank
 * holiday; the week after is a holiday, and the clocks go forward on Sunday 28 March. */
static RbCalendar *
spring (void)
{
  static const char *const lines[] = { "term,Spring,2027-03-22,2027-04-09",
                                       "am-only,Half day,2027-03-25,2027-03-25",
                                       "bank-holiday,Good Friday,2027-03-26,2027-03-26",
                                       "bank-holiday,Easter Monday,2027-03-29,2027-03-29", NULL };

  return test_calendar (lines);
}

static RbSchool *
two_classes (const char *const *rows)
{
  RbMaker *maker = maker_new ();
  gint64 t = maker_class (maker, 2026, "3T", "3"), b = maker_class (maker, 2026, "1B", "1");

  rb_pupil_add_class (maker_pupil (maker, "Ames", "2026-09-01", ""), t, d ("2026-08-01"),
                      RB_DATE_NONE);
  rb_pupil_add_class (maker_pupil (maker, "Bell", "2026-09-01", ""), b, d ("2026-08-01"),
                      RB_DATE_NONE);
  /* Leaves on Tuesday: from then on 1B has one pupil fewer. */
  rb_pupil_add_class (maker_pupil (maker, "Cole", "2026-09-01", "2027-03-23"), b, d ("2026-08-01"),
                      RB_DATE_NONE);
  maker_year (maker, spring (), rows);
  g_ptr_array_add (maker->policies, test_policy ("one-page"));
  return maker_school (maker);
}

/* The time of a day in Greenwich. */
static gint64
stamp (const char *iso)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  return g_date_time_to_unix (time);
}

static RbSchool *
saved (RbSchool *school, gint64 class_id, const char *day, RbHalf half, const char *at)
{
  RbSavedRegister one = { class_id, { d (day), half }, stamp (at), g_intern_string ("Ms Osei") };
  RbSchool *next =
      rb_school_with_office (school, rb_office_with_registers (school->office, &one, 1));

  rb_school_unref (school);
  return next;
}

static RbSchool *
with (RbSchool *school, gpointer record)
{
  RbSchool *next = rb_school_with_office (school, rb_office_with (school->office, NULL, record));

  rb_record_unref (record);
  rb_school_unref (school);
  return next;
}

static RbRegisterState
state_of (const RbCompleteness *board, guint row, guint session)
{
  return rb_completeness_cell (board, row, session)->state;
}

static const char *const some[] = { "/ \\ / \\ / \\ /", "/ \\ / \\", "/ \\ / \\", NULL };

static RbSchool *
a_week (void)
{
  RbSchool *school = two_classes (some);

  school = saved (school, 1, "2027-03-22", RB_AM, "2027-03-22T09:05:00Z");
  school = saved (school, 1, "2027-03-22", RB_PM, "2027-03-22T13:20:00Z");
  school = saved (school, 1, "2027-03-23", RB_AM, "2027-03-23T09:15:00Z");
  school = saved (school, 1, "2027-03-23", RB_PM, "2027-03-23T13:10:00Z");
  return school;
}

static void
test_states (void)
{
  g_autoptr (RbSchool) school = a_week ();
  g_autoptr (RbCompleteness) board = rb_completeness_new (
      school, rb_period (d ("2027-03-22"), d ("2027-03-28")), at ("2027-03-24T09:10"));
  const RbCompletenessRow *first = board->rows->pdata[0], *second = board->rows->pdata[1];
  guint row, session;

  g_assert_cmpuint (board->sessions->len, ==, 7);
  g_assert_cmpuint (board->rows->len, ==, 2);
  g_assert_cmpstr (first->klass->name, ==, "1B");
  g_assert_cmpstr (second->klass->name, ==, "3T");
  g_assert_cmpint (state_of (board, 1, 0), ==, RB_REGISTER_SAVED);
  g_assert_cmpint (state_of (board, 1, 1), ==, RB_REGISTER_LATE);
  g_assert_cmpint (state_of (board, 1, 2), ==, RB_REGISTER_SAVED);
  g_assert_cmpint (state_of (board, 0, 0), ==, RB_REGISTER_IMPORTED);
  g_assert_cmpint (state_of (board, 0, 4), ==, RB_REGISTER_DUE);
  g_assert_cmpint (state_of (board, 0, 5), ==, RB_REGISTER_NOT_DUE);
  g_assert_cmpuint (second->sums.in_time, ==, 3);
  g_assert_cmpuint (second->sums.late, ==, 1);
  g_assert_cmpuint (first->sums.imported, ==, 4);
  /* Late on Monday afternoon; Tuesday's two were in time, to the minute of the deadline. */
  g_assert_cmpuint (second->streak, ==, 2);
  g_assert_cmpuint (first->streak, ==, 0);
  g_assert_false (rb_completeness_first_gap (board, &row, &session));
}

static void
test_gap (void)
{
  g_autoptr (RbSchool) school = a_week ();
  g_autoptr (RbCompleteness) board = rb_completeness_new (
      school, rb_period (d ("2027-03-22"), d ("2027-03-28")), at ("2027-03-24T09:16"));
  guint row, session;

  g_assert_true (rb_completeness_first_gap (board, &row, &session));
  g_assert_cmpuint (row, ==, 0);
  g_assert_cmpuint (session, ==, 4);
  /* Cole has left: one pupil is missing, not two. */
  g_assert_cmpuint (rb_completeness_cell (board, 0, 4)->n, ==, 1);
  g_assert_cmpuint (rb_completeness_cell (board, 0, 3)->n, ==, 2);
}

/* The clocks go forward between the two: ten past nine by the clock on the wall is in time on
 * either side. */
static void
test_summer_time (void)
{
  g_autoptr (RbSchool) school = two_classes (some);

  school = saved (g_steal_pointer (&school), 1, "2027-03-25", RB_AM, "2027-03-25T09:10:00Z");
  school = saved (g_steal_pointer (&school), 1, "2027-03-30", RB_AM, "2027-03-30T08:10:00Z");
  school = saved (g_steal_pointer (&school), 1, "2027-03-30", RB_PM, "2027-03-30T12:16:00Z");
  g_autoptr (RbCompleteness) board = rb_completeness_new (
      school, rb_period (d ("2027-03-25"), d ("2027-03-30")), at ("2027-03-30T16:00"));
  g_assert_cmpuint (board->sessions->len, ==, 3);
  g_assert_cmpint (state_of (board, 1, 0), ==, RB_REGISTER_SAVED);
  g_assert_cmpint (state_of (board, 1, 1), ==, RB_REGISTER_SAVED);
  g_assert_cmpint (rb_completeness_cell (board, 1, 1)->saved, ==, 9 * 60 + 10);
  g_assert_cmpint (state_of (board, 1, 2), ==, RB_REGISTER_LATE);
}

static void
test_cover (void)
{
  g_autoptr (RbSchool) school = a_week ();
  RbCover *cover = rb_record_new (RB_RECORD_COVER);
  const RbCompletenessTaker *first, *second;

  cover->base.id = 1;
  cover->class_id = 2;
  cover->first_day = cover->last_day = d ("2027-03-24");
  rb_record_set (&cover->session, "am");
  rb_record_set (&cover->name, "Mr Hartley (supply)");
  school = with (g_steal_pointer (&school), cover);
  g_autoptr (RbCompleteness) board = rb_completeness_new (
      school, rb_period (d ("2027-03-22"), d ("2027-03-28")), at ("2027-03-24T10:00"));
  first = board->takers->pdata[0];
  second = board->takers->pdata[1];
  g_assert_cmpuint (board->takers->len, ==, 2);
  g_assert_cmpstr (first->name, ==, "Mr Hartley (supply)");
  g_assert_cmpuint (first->sums.missing, ==, 1);
  g_assert_cmpstr (second->name, ==, "Ms Osei");
  g_assert_cmpuint (second->sums.missing, ==, 0);
  g_assert_cmpuint (second->sums.late, ==, 1);
  g_autoptr (RbListing) listing = rb_completeness_listing (school, board);
  g_assert_cmpstr (rb_listing_text (listing, 1, 2), ==, "in time, 09:05");
  g_assert_cmpstr (rb_listing_text (listing, 0, 6), ==, "missing");
}

static void
test_week_state (void)
{
  static const char *const rows[] = { "/ \\ / \\ / \\ /", "/ N / \\ / \\", "/ \\ / \\", NULL };
  g_autoptr (RbSchool) school = two_classes (rows);
  RbWeekState state = rb_week_state (school, d ("2027-03-24"), at ("2027-03-25T16:00"));
  g_autofree char *words = rb_week_state_words (&state);
  RbSeal *seal = rb_record_new (RB_RECORD_SEAL);

  g_assert_cmpint (state.week, ==, d ("2027-03-22"));
  g_assert_cmpuint (state.sessions, ==, 7);
  g_assert_cmpstr (words, ==, "1 register is missing; 1 mark is still N");
  g_assert_false (rb_week_is_complete (state));
  g_assert_cmpint (rb_week_to_seal (school, at ("2027-03-25T16:00")), ==, d ("2027-03-22"));
  seal->base.id = 1;
  seal->week = d ("2027-03-22");
  school = with (g_steal_pointer (&school), seal);
  g_assert_nonnull (rb_week_state (school, d ("2027-03-24"), at ("2027-03-25T16:00")).seal);
  g_assert_cmpint (rb_week_to_seal (school, at ("2027-03-30T16:00")), ==, d ("2027-03-29"));
}

static const RbLint *
lint_of (GPtrArray *found, RbLintKind kind)
{
  for (guint i = 0; i < found->len; i++)
    if (((RbLint *) found->pdata[i])->kind == kind)
      return found->pdata[i];
  return NULL;
}

static void
test_lint (void)
{
  static const char *const rows[] = { "L U C2 \\ / \\ / C2 C2", "/ \\ / \\ / \\ /", "/ \\ / \\",
                                      NULL };
  g_autoptr (RbSchool) school = two_classes (rows);
  RbTimetable *timetable = rb_record_new (RB_RECORD_TIMETABLE);
  RbArrival *arrival = rb_record_new (RB_RECORD_ARRIVAL);
  RbLintStray strays[] = { { 1, { d ("2027-03-27"), RB_AM }, 1 },
                           { 3, { d ("2027-03-25"), RB_AM }, 1 } };
  const RbLint *lint;

  arrival->base.id = 1;
  arrival->pupil_id = 1;
  arrival->day = d ("2027-03-22");
  arrival->half = RB_AM;
  arrival->minutes_late = 12;
  rb_record_set (&arrival->direction, "in");
  timetable->base.id = 1;
  timetable->pupil_id = 1;
  rb_record_set (&timetable->timetable, "part-time");
  rb_record_set (&timetable->code, "C2");
  timetable->first_day = d ("2027-03-24");
  timetable->last_day = d ("2027-04-09");
  timetable->ended_on = d ("2027-03-25");
  school = with (g_steal_pointer (&school), arrival);
  school = with (g_steal_pointer (&school), timetable);
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2027-03-25T16:00"));
  rb_query_set_period (query, rb_period (d ("2027-03-22"), d ("2027-04-09")));
  g_autoptr (GPtrArray) found = rb_lint (query, strays, 2);
  g_ptr_array_set_free_func (found, (GDestroyNotify) rb_lint_free);
  lint = lint_of (found, RB_LINT_NO_MINUTES);
  g_assert_cmpint (lint->fix, ==, RB_LINT_TAKE_MINUTES);
  g_assert_cmpint (lint->minutes, ==, 12);
  g_assert_cmpint (((RbLint **) found->pdata)[0]->kind, ==, RB_LINT_OFF_ROLL);
  /* C2 on Tuesday, before the timetable began. */
  g_assert_cmpint (lint_of (found, RB_LINT_C2_NO_END)->session.date, ==, d ("2027-03-23"));
  lint = lint_of (found, RB_LINT_OLD_PLAN);
  g_assert_cmpint (lint->session.date, ==, d ("2027-03-30"));
  g_assert_cmpint (lint->fix, ==, RB_LINT_CLEAR);
  lint = lint_of (found, RB_LINT_CLOSED);
  g_assert_nonnull (strstr (lint->sentence, "weekend"));
}

/* On Tuesday one of the two of 1B has a mark: the session started at 08:55. */
static void
test_open (void)
{
  static const char *const rows[] = { "/ \\ / \\ / \\ /", "/ \\ / \\ / \\ /", "/ \\ - -", NULL };
  g_autoptr (RbSchool) school = two_classes (rows);
  static const struct
  {
    const char *at;
    gboolean too_long;
  } cases[] = {
    { "2027-03-23T09:24", FALSE },
    { "2027-03-23T09:25", FALSE },
    { "2027-03-23T09:26", TRUE },
    { "2027-03-24T09:40", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbQuery) query = rb_query_new (school, at (cases[i].at));
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (RbCompleteness) board = NULL;
      const RbLint *lint;

      rb_query_set_period (query, rb_period (d ("2027-03-22"), d ("2027-04-09")));
      found = rb_lint (query, NULL, 0);
      g_ptr_array_set_free_func (found, (GDestroyNotify) rb_lint_free);
      lint = lint_of (found, RB_LINT_OPEN);
      g_assert_cmpint (lint != NULL, ==, cases[i].too_long);
      board = rb_completeness_new (school, rb_period (d ("2027-03-22"), d ("2027-03-26")),
                                   at (cases[i].at));
      g_assert_cmpuint (board->sums.too_long, ==, cases[i].too_long);
      if (cases[i].too_long)
        {
          g_autofree char *words = rb_register_state_words (rb_completeness_cell (board, 0, 2));

          g_assert_cmpint (lint->class_id, ==, 2);
          g_assert_cmpint (lint->fix, ==, RB_LINT_SAVE);
          g_assert_nonnull (strstr (lint->sentence, "1B has been open for 31 minutes"));
          g_assert_cmpstr (words, ==, "missing: 1 of 2 marks, open for 31 minutes");
        }
    }
  /* One that was saved in the end says how long it was open. */
  school = saved (g_steal_pointer (&school), 2, "2027-03-23", RB_AM, "2027-03-23T09:40:00Z");
  g_autoptr (RbCompleteness) board = rb_completeness_new (
      school, rb_period (d ("2027-03-22"), d ("2027-03-26")), at ("2027-03-24T09:40"));
  g_autofree char *words = rb_register_state_words (rb_completeness_cell (board, 0, 2));
  g_assert_cmpstr (words, ==, "late, 09:40, open for 45 minutes");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/completeness/in time, late, imported and open, with the streak", test_states);
  g_test_add_func ("/completeness/a missing register is the gap; who has left is not missed",
                   test_gap);
  g_test_add_func ("/completeness/the deadline is the wall's clock on either side of summer time",
                   test_summer_time);
  g_test_add_func ("/completeness/who covers took the register", test_cover);
  g_test_add_func ("/completeness/a week says what it lacks before it is sealed", test_week_state);
  g_test_add_func ("/completeness/a register that is open for more than 30 minutes is named",
                   test_open);
  g_test_add_func ("/lint/minutes, timetables that ended, weekends and days off roll", test_lint);
  return g_test_run ();
}
