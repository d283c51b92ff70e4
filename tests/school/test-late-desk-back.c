/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Out and back at the late desk, and what is taken back or put right. */
#include "desk-maker.h"

/* case 86: home ill at 10:00 keeps the morning; the afternoon is planned */
static void
test_out (void)
{
  static const struct
  {
    const char *marks, *time;
    RbDeskCause cause;
    gboolean back;
    const char *back_by, *am, *pm;
  } cases[] = {
    { "/ -", "10:00", RB_DESK_ILL, FALSE, NULL, "/", "I" },
    { "/ -", "10:00", RB_DESK_MEDICAL, FALSE, NULL, "/", "M" },
    { "/ -", "10:00", RB_DESK_MEDICAL, TRUE, NULL, "/", "" },
    { "/ -", "10:00", RB_DESK_MEDICAL, TRUE, "13:30", "/", "" },
    { "/ -", "10:00", RB_DESK_MEDICAL, TRUE, "13:31", "/", "M" },
    { "/ -", "10:00", RB_DESK_PLAIN, FALSE, NULL, "/", "" },
    { "/ \\", "13:40", RB_DESK_ILL, FALSE, NULL, "/", "\\" },
    { "- -", "08:50", RB_DESK_MEDICAL, FALSE, NULL, "M", "M" },
    { "- -", "08:50", RB_DESK_MEDICAL, TRUE, NULL, "", "" },
    { "- -", "09:05", RB_DESK_ILL, FALSE, NULL, "", "I" },
    { "/ M", "10:00", RB_DESK_ILL, FALSE, NULL, "/", "M" },
    { "/ -", "12:30", RB_DESK_ILL, FALSE, NULL, "/", "I" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = one_pupil ("one-page", cases[i].marks);
      RbDeskEntry entry = entry_at (RB_DIRECTION_OUT, cases[i].time, cases[i].cause);

      g_test_message ("out %s at %s", cases[i].marks, cases[i].time);
      entry.back_today = cases[i].back;
      entry.back_by = cases[i].back_by ? minute (cases[i].back_by) : -1;
      school = done (g_steal_pointer (&school), &entry);
      assert_marks (school, cases[i].am, cases[i].pm);
      assert_refused (school, &entry, "Already signed out");
    }
}

static void
test_back (void)
{
  static const struct
  {
    const char *marks, *out;
    RbDeskCause cause;
    gboolean back_today;
    const char *in;
    RbDirection direction;
    const char *am, *pm;
  } cases[] = {
    { "/ -", "10:00", RB_DESK_MEDICAL, TRUE, "11:20", RB_DIRECTION_BACK, "/", "" },
    { "/ -", "10:00", RB_DESK_MEDICAL, TRUE, "11:20", RB_DIRECTION_IN, "/", "" },
    { "/ -", "10:00", RB_DESK_MEDICAL, FALSE, "12:40", RB_DIRECTION_BACK, "/", "" },
    { "/ -", "10:00", RB_DESK_MEDICAL, FALSE, "13:20", RB_DIRECTION_BACK, "/", "L" },
    { "/ -", "10:00", RB_DESK_MEDICAL, FALSE, "14:00", RB_DIRECTION_BACK, "/", "M" },
    { "/ -", "10:00", RB_DESK_ILL, FALSE, "14:00", RB_DIRECTION_BACK, "/", "I" },
    { "/ -", "10:00", RB_DESK_PLAIN, TRUE, "14:00", RB_DIRECTION_BACK, "/", "U" },
    { "/ \\", "13:40", RB_DESK_MEDICAL, TRUE, "14:40", RB_DIRECTION_BACK, "/", "\\" },
    { "- -", "09:02", RB_DESK_MEDICAL, TRUE, "11:00", RB_DIRECTION_BACK, "", "" },
    { "- -", "08:50", RB_DESK_MEDICAL, FALSE, "10:30", RB_DIRECTION_BACK, "M", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = one_pupil ("one-page", cases[i].marks);
      RbDeskEntry out = entry_at (RB_DIRECTION_OUT, cases[i].out, cases[i].cause);
      RbDeskEntry in = entry_at (cases[i].direction, cases[i].in, RB_DESK_PLAIN);

      g_test_message ("%s out %s back %s", cases[i].marks, cases[i].out, cases[i].in);
      out.back_today = cases[i].back_today;
      school = done (g_steal_pointer (&school), &out);
      school = done (g_steal_pointer (&school), &in);
      assert_marks (school, cases[i].am, cases[i].pm);
      g_assert_cmpstr (rb_arrival_last (school, 1, d (MONDAY))->direction, ==, "back");
    }
}

static RbSchool *
taken_back (RbSchool *school)
{
  g_autoptr (RbSchool) before = school;
  const RbArrival *arrival = rb_arrival_last (school, 1, d (MONDAY));
  g_autoptr (RbChange) change = rb_desk_undo (school, arrival, WHO, seconds ("10:00"));

  return rb_school_apply (before, change);
}

static void
test_undo (void)
{
  static const struct
  {
    const char *marks, *time, *am, *pm;
  } cases[] = { { "N -", "09:10", "N", "" },
                { "C C", "09:10", "C", "C" },
                { "I I", "11:00", "I", "I" },
                { "- -", "09:10", "", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *rows[] = { cases[i].marks, "- -", NULL };
      g_autoptr (RbSchool) school = desk_school ("one-page", rows, NULL);
      RbDeskEntry entry = entry_at (RB_DIRECTION_IN, cases[i].time, RB_DESK_PLAIN);

      school = taken_back (done (g_steal_pointer (&school), &entry));
      assert_marks (school, cases[i].am, cases[i].pm);
      g_assert_null (rb_arrival_last (school, 1, d (MONDAY)));
      /* the record is still there, and the child can sign in again */
      g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_ARRIVAL), ==, 1);
      school = done (g_steal_pointer (&school), &entry);
    }
}

/* What somebody has changed since is left alone; a register that was saved has no holes. */
static void
test_undo_later (void)
{
  const char *rows[] = { "- -", "/ -", NULL };
  g_autoptr (RbSchool) school = desk_school ("one-page", rows, NULL);
  RbDeskEntry entry = entry_at (RB_DIRECTION_IN, "09:10", RB_DESK_PLAIN);
  RbSession session = { d (MONDAY), RB_AM };

  school = done (g_steal_pointer (&school), &entry);
  g_assert_nonnull (rb_office_register (school->office, 1, session));
  school = taken_back (g_steal_pointer (&school));
  assert_marks (school, "N", "");
  school = done (g_steal_pointer (&school), &entry);
  g_autoptr (RbChange) other = rb_change_new (RB_SOURCE_GRID, "Ms Osei", "", "", 0);
  rb_change_add (other, 1, session, rb_code_book_find (school->codes, "L", session.date)->mark,
                 rb_code_book_find (school->codes, "P", session.date)->mark, NULL, NULL);
  g_autoptr (RbSchool) changed = rb_school_apply (school, other);
  changed = taken_back (g_steal_pointer (&changed));
  assert_marks (changed, "P", "");
}

static void
test_edit (void)
{
  g_autoptr (RbSchool) school = one_pupil ("one-page", "N -");
  RbDeskEntry entry = entry_at (RB_DIRECTION_IN, "09:31", RB_DESK_PLAIN);
  const RbArrival *arrival;

  school = done (g_steal_pointer (&school), &entry);
  assert_marks (school, "U", "");
  arrival = rb_arrival_last (school, 1, d (MONDAY));
  entry = rb_desk_entry_of (school, arrival);
  entry.at.minutes = minute ("09:21");
  entry.reason = "Bus";
  g_autoptr (RbChange) change = rb_desk_edit (school, arrival, &entry, WHO, seconds ("10:00"));
  g_assert_cmpuint (rb_change_n (change), ==, 1);
  g_autoptr (RbSchool) after = rb_school_apply (school, change);
  assert_marks (after, "L", "");
  arrival = rb_arrival_last (after, 1, d (MONDAY));
  g_assert_cmpint (arrival->minutes_late, ==, 21);
  g_assert_cmpstr (arrival->am_was, ==, "N");
  g_assert_cmpint (arrival->made_at, ==, seconds ("09:31"));
  g_assert_cmpint (rb_school_cell_detail (after, 1, (RbSession){ d (MONDAY), RB_AM })->minutes, ==,
                   21);
  entry.at.minutes = minute ("18:00");
  g_assert_null (rb_desk_edit (after, arrival, &entry, WHO, seconds ("18:00")));
}

static void
test_detention (void)
{
  g_autoptr (RbSchool) school = one_pupil ("one-page", "L -");
  RbMoment now = { d (MONDAY), minute ("10:00") };
  g_autoptr (RbChange) tick =
      rb_desk_detention (school, 1, d (MONDAY), TRUE, WHO, seconds ("15:20"));
  g_autoptr (RbSchool) served = rb_school_apply (school, tick);
  g_autoptr (GArray) late = rb_latecomers (served, now, d (MONDAY), d (MONDAY), RB_LATE_ANY);

  g_assert_cmpuint (late->len, ==, 1);
  g_assert_nonnull (g_array_index (late, RbLate, 0).served);
  g_autoptr (RbChange) back =
      rb_desk_detention (served, 1, d (MONDAY), FALSE, WHO, seconds ("15:21"));
  g_autoptr (RbSchool) open = rb_school_apply (served, back);
  g_assert_null (rb_detention_served (open, 1, d (MONDAY)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/late-desk/going out plans only what is missed (case 86)", test_out);
  g_test_add_func ("/late-desk/coming back", test_back);
  g_test_add_func ("/late-desk/taken back", test_undo);
  g_test_add_func ("/late-desk/taken back after something else happened", test_undo_later);
  g_test_add_func ("/late-desk/put right", test_edit);
  g_test_add_func ("/late-desk/detentions are ticked", test_detention);
  return g_test_run ();
}
