/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part-time and nursery timetables, and suspensions: their marks, ends, reviews and sixth days. */
#include "leave-maker.h"

#include "school/rb-suspension.h"
#include "school/rb-timetable.h"

#include <string.h>

static RbTimetableEntry
mornings (gboolean nursery)
{
  return (RbTimetableEntry){ .row = 0,
                             .nursery = nursery,
                             .sessions = "1010101010",
                             .first_day = d ("2025-09-04"),
                             .last_day = d ("2025-09-10"),
                             .review_day = d ("2025-09-08"),
                             .agreed_with = "mother" };
}

static RbSchool *
born (RbSchool *school, const char *day)
{
  ((RbPupil *) rb_roster_pupil (school->roster, 0))->born = d (day);
  return school;
}

static void
test_marks (void)
{
  static const struct
  {
    gboolean nursery;
    const char *born, *after;
  } cases[] = {
    { FALSE, "2015-01-05", "/ \\ / \\ / - - C2 - C2 - C2 - C2 - C2" },
    { TRUE, "2022-01-05", "/ \\ / \\ / - - X - X - X - X - X" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbSchool *school = born (leave_school ("/ \\ / \\ /", "-"), cases[i].born);
      RbTimetableEntry entry = mornings (cases[i].nursery);
      RbDeed deed = leave_deed ();
      g_autofree char *marks = NULL, *early = NULL;
      const RbTimetable *timetable;

      school = leave_after (school, rb_timetable_change (school, &entry, &deed, NULL));
      marks = leave_marks (school, 0);
      g_assert_cmpstr (marks, ==, cases[i].after);
      timetable = rb_office_nth (school->office, RB_RECORD_TIMETABLE, 0);
      school =
          leave_after (school, rb_timetable_end (school, timetable, d ("2025-09-05"), &deed, NULL));
      early = leave_marks (school, 0);
      g_assert_cmpstr (early, ==,
                       cases[i].nursery ? "/ \\ / \\ / - - X - X" : "/ \\ / \\ / - - C2 - C2");
      rb_school_unref (school);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    gboolean nursery;
    const char *born, *sessions, *last, *review, *says;
  } cases[] = {
    { FALSE, "2015-01-05", "1010101010", NULL, "2025-09-08", "no timetable is without an end" },
    { FALSE, "2015-01-05", "1010101010", "2025-09-10", NULL, "looked at again" },
    { FALSE, "2015-01-05", "1010101010", "2025-09-10", "2025-09-11", "outside the days" },
    { FALSE, "2015-01-05", "1111111111", "2025-09-10", "2025-09-08", "every session" },
    { FALSE, "2015-01-05", "10101", "2025-09-10", "2025-09-08", "each morning" },
    { FALSE, "2022-01-05", "1010101010", "2025-09-10", "2025-09-08", "has X" },
    { TRUE, "2015-01-05", "1010101010", "2025-09-10", "2025-09-08", "X ends the day before" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbSchool) school = born (leave_school ("-", "-"), cases[i].born);
      RbTimetableEntry entry = mornings (cases[i].nursery);
      RbDeed deed = leave_deed ();
      g_autoptr (GError) error = NULL;

      entry.sessions = cases[i].sessions;
      entry.last_day = cases[i].last ? d (cases[i].last) : RB_DATE_NONE;
      entry.review_day = cases[i].review ? d (cases[i].review) : RB_DATE_NONE;
      g_assert_null (rb_timetable_change (school, &entry, &deed, &error));
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

/* case 43: born 1 September 2020, of compulsory age from 31 December 2025 on */
static void
test_nursery_end (void)
{
  g_autoptr (RbSchool) school = born (leave_school ("-", "-"), "2020-09-01");

  g_assert_cmpint (rb_timetable_nursery_end (rb_roster_pupil (school->roster, 0)), ==,
                   d ("2025-12-30"));
}

static void
test_reviews (void)
{
  RbSchool *school = born (leave_school ("/ \\ / \\ /", "-"), "2015-01-05");
  RbTimetableEntry entry = mornings (FALSE);
  RbDeed deed = leave_deed ();
  g_autoptr (GArray) coming = NULL, due = NULL, over = NULL;
  g_autoptr (GError) twice = NULL;
  RbMoment review = { d ("2025-09-08"), 600 };

  school = leave_after (school, rb_timetable_change (school, &entry, &deed, NULL));
  coming = rb_timetables (school, leave_now ());
  g_assert_cmpint (g_array_index (coming, RbTimetableLine, 0).state, ==, RB_TIMETABLE_COMING);
  due = rb_timetables (school, review);
  g_assert_cmpint (g_array_index (due, RbTimetableLine, 0).state, ==, RB_TIMETABLE_REVIEW);
  g_assert_null (rb_timetable_change (school, &entry, &deed, &twice));
  g_assert_nonnull (strstr (twice->message, "already"));
  deed.now = review;
  school = leave_after (
      school, rb_timetable_reviewed (school, g_array_index (due, RbTimetableLine, 0).timetable,
                                     RB_DATE_NONE, &deed, NULL));
  over = rb_timetables (school, review);
  g_assert_cmpint (g_array_index (over, RbTimetableLine, 0).state, ==, RB_TIMETABLE_CURRENT);
  rb_school_unref (school);
}

static void
test_words (void)
{
  static const struct
  {
    const char *sessions, *words;
  } cases[] = { { "1010101010", "mornings" },
                { "1111001010", "Mon and Tue all day; Thu and Fri mornings" },
                { "0000000001", "Fri afternoons" },
                { "0000000000", "no session" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = rb_timetable_words (cases[i].sessions);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_suspension (void)
{
  RbSchool *school = leave_school ("/ \\ / \\ /", "-");
  RbSuspensionEntry entry = { 0, at ("2025-09-03", RB_PM), at ("2025-09-11", RB_PM), "fighting",
                              FALSE };
  RbDeed deed = leave_deed ();
  const RbSuspension *one;
  g_autofree char *marks = NULL, *taught = NULL, *back = NULL;
  g_autoptr (GArray) lines = NULL;

  school = leave_after (school, rb_suspension_change (school, &entry, &deed, NULL));
  marks = leave_marks (school, 0);
  g_assert_cmpstr (marks, ==, "/ \\ / \\ / E E E E E E E E E E E E E");
  one = rb_office_nth (school->office, RB_RECORD_SUSPENSION, 0);
  /* 3, 4, 5, 8, 9, then the 10th is the sixth school day */
  g_assert_cmpint (one->provision_due, ==, d ("2025-09-10"));
  g_assert_true (one->confidential);
  lines = rb_suspensions (school, (RbMoment){ d ("2025-09-10"), 540 });
  g_assert_true (g_array_index (lines, RbSuspensionLine, 0).needs);
  g_assert_true (g_array_index (lines, RbSuspensionLine, 0).overdue);
  g_assert_cmpuint (g_array_index (lines, RbSuspensionLine, 0).days, ==, 7);
  school = leave_after (school, rb_suspension_provide (school, one, d ("2025-09-10"),
                                                       "Tuition at the library", "B", &deed, NULL));
  taught = leave_marks (school, 0);
  g_assert_cmpstr (taught, ==, "/ \\ / \\ / E E E E E E E E E B B B B");
  one = rb_office_nth (school->office, RB_RECORD_SUSPENSION, 0);
  school =
      leave_after (school, rb_suspension_end (school, one, at ("2025-09-08", RB_AM), &deed, NULL));
  back = leave_marks (school, 0);
  g_assert_cmpstr (back, ==, "/ \\ / \\ / E E E E E");
  rb_school_unref (school);
}

/* Up to five school days nothing is due. */
static void
test_short_suspension (void)
{
  RbSchool *school = leave_school ("/ \\ / \\ /", "-");
  RbSuspensionEntry entry = { 0, at ("2025-09-04", RB_AM), at ("2025-09-10", RB_PM), "", FALSE };
  RbDeed deed = leave_deed ();
  g_autoptr (GArray) lines = NULL;

  school = leave_after (school, rb_suspension_change (school, &entry, &deed, NULL));
  lines = rb_suspensions (school, (RbMoment){ d ("2025-09-11"), 540 });
  g_assert_cmpuint (g_array_index (lines, RbSuspensionLine, 0).days, ==, 5);
  g_assert_false (g_array_index (lines, RbSuspensionLine, 0).needs);
  rb_school_unref (school);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timetable/sessions not come to are planned to its end", test_marks);
  g_test_add_func ("/timetable/none without an end, a review and the right age", test_refused);
  g_test_add_func ("/timetable/case 43: X ends before compulsory age", test_nursery_end);
  g_test_add_func ("/timetable/a review that is due stands first", test_reviews);
  g_test_add_func ("/timetable/its pattern in words", test_words);
  g_test_add_func ("/suspension/education is due from the sixth school day", test_suspension);
  g_test_add_func ("/suspension/five days need none", test_short_suspension);
  return g_test_run ();
}
