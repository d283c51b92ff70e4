/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rb-test.h"

#include <string.h>

static const char *const week[] = { "term,Autumn,2025-09-01,2025-09-05", NULL };

static void
test_apply (void)
{
  static const char *const rows[] = { "/ \\ / \\", "I I", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (week);
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  const RbMarkMatrix *before = school->years->pdata[0];
  RbSession session = { d ("2025-09-02"), RB_PM };
  RbMark is = rb_code_book_find (school->codes, "M", session.date)->mark;
  RbMark was = rb_mark_matrix_get (before, 0, 3);
  g_autoptr (RbChange) change =
      rb_change_new (RB_SOURCE_GRID, "J Smith", "Office Manager", "appointment card", 1);
  g_autoptr (RbChange) undo = NULL;
  g_autoptr (RbMarkMatrix) after = NULL;
  g_autoptr (RbMarkMatrix) again = NULL;

  rb_change_add (change, 1, session, was, is, NULL, NULL);
  after = rb_mark_matrix_apply (before, school->roster, change);
  g_assert_cmpint (rb_mark_matrix_get (after, 0, 3), ==, is);
  g_assert_cmpint (rb_mark_matrix_get (before, 0, 3), ==, was); /* the old snapshot stays */
  g_assert_cmpuint (rb_mark_matrix_generation (after), ==, rb_mark_matrix_generation (before) + 1);
  undo = rb_change_invert (change, "J Smith", "Office Manager", "undo", 2);
  g_assert_cmpint (undo->source, ==, RB_SOURCE_UNDO);
  again = rb_mark_matrix_apply (after, school->roster, undo);
  g_assert_cmpmem (rb_mark_matrix_bytes (again), 20, rb_mark_matrix_bytes (before), 20);
}

static void
test_off_roll (void)
{
  g_autoptr (RbCalendar) calendar = test_calendar (week);
  GPtrArray *pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref);
  RbPupil *pupil = rb_pupil_new (1);
  g_autoptr (RbRoster) roster = NULL;
  g_autoptr (RbMarkMatrix) matrix = NULL;
  guint8 year[RB_YEAR_SLOTS];
  const guint8 *years[] = { year };

  memset (year, 1, sizeof year);
  rb_pupil_add_roll (pupil, d ("2025-09-02"), d ("2025-09-02"));
  rb_pupil_add_roll (pupil, d ("2025-09-04"), RB_DATE_NONE);
  g_ptr_array_add (pupils, pupil);
  roster = rb_roster_new (pupils, NULL, NULL, NULL);
  matrix = rb_mark_matrix_from_years (calendar, roster, years);
  for (guint column = 0; column < 10; column++)
    {
      gboolean on = column == 2 || column == 3 || column >= 6;

      g_assert_cmpint (rb_mark_matrix_get (matrix, 0, column), ==, on ? 1 : RB_MARK_OFF_ROLL);
    }
}

static void
test_details (void)
{
  static const char *const rows[] = { "/ \\ / \\", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (week);
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  g_autoptr (RbSchool) late = NULL;
  g_autoptr (RbSchool) back = NULL;
  g_autoptr (RbChange) change = rb_change_new (RB_SOURCE_GRID, "", "", "", 1);
  g_autoptr (RbChange) undo = NULL;
  RbSession session = { d ("2025-09-01"), RB_AM };
  RbMark l = rb_code_book_find (school->codes, "L", session.date)->mark;
  RbDetail detail = { 14, (char *) "bus", NULL };

  rb_change_add (change, 1, session, rb_school_mark (school, 0, session.date, RB_AM), l, NULL,
                 &detail);
  late = rb_school_apply (school, change);
  g_assert_cmpint (rb_school_cell_detail (late, 1, session)->minutes, ==, 14);
  g_assert_null (rb_school_cell_detail (school, 1, session));
  undo = rb_change_invert (change, "", "", "", 2);
  back = rb_school_apply (late, undo);
  g_assert_null (rb_school_cell_detail (back, 1, session));
  g_assert_cmpuint (back->generation, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/marks/a change makes the next snapshot, and its inverse the one before",
                   test_apply);
  g_test_add_func ("/marks/days off the roll are blank whatever is stored", test_off_roll);
  g_test_add_func ("/marks/minutes and notes go and come with their mark", test_details);
  return g_test_run ();
}
