/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coming in at the late desk: every boundary minute of every preset, reasons, marks that are there
 * already, days that are unlike others. */
#include "desk-maker.h"

#include "school/rb-clock.h"

/* `code` after coming in at `time` with `marks` there; "!" where it is refused. */
typedef struct
{
  const char *preset;
  const char *marks;
  const char *time;
  RbDeskCause cause;
  const char *am;
  const char *pm;
  int late;
} In;

static void
check_in (const In *in)
{
  g_autoptr (RbSchool) school = one_pupil (in->preset, in->marks);
  RbDeskEntry entry = entry_at (RB_DIRECTION_IN, in->time, in->cause);
  g_autoptr (RbDeskAnswer) answer = rb_desk_answer (school, &entry);

  g_test_message ("%s %s at %s", in->preset, in->marks, in->time);
  if (strcmp (in->am, "!") == 0)
    {
      g_assert_cmpint (answer->verdict, ==, RB_DESK_REFUSED);
      g_assert_null (rb_desk_change (school, &entry, RB_SOURCE_GRID, WHO, 0));
      return;
    }
  g_assert_cmpint (answer->verdict, !=, RB_DESK_REFUSED);
  school = done (g_steal_pointer (&school), &entry);
  assert_marks (school, in->am, in->pm);
  g_assert_cmpint (answer->minutes_late, ==, in->late);
}

/* case 77, and the same minutes of each of the five presets, mornings and afternoons */
static void
test_boundaries (void)
{
  static const In cases[] = {
    { "three-stage", "N -", "08:59", RB_DESK_PLAIN, "/", "", 0 },
    { "three-stage", "N -", "09:00", RB_DESK_PLAIN, "L", "", 0 },
    { "three-stage", "N -", "09:30", RB_DESK_PLAIN, "L", "", 30 },
    { "three-stage", "N -", "09:31", RB_DESK_PLAIN, "U", "", 31 },
    { "three-stage", "N -", "11:59", RB_DESK_PLAIN, "U", "", 179 },
    { "three-stage", "/ -", "13:04", RB_DESK_PLAIN, "/", "\\", 0 },
    { "three-stage", "/ -", "13:05", RB_DESK_PLAIN, "/", "L", 0 },
    { "three-stage", "/ -", "13:30", RB_DESK_PLAIN, "/", "L", 25 },
    { "three-stage", "/ -", "13:31", RB_DESK_PLAIN, "/", "U", 26 },
    { "three-stage", "/ -", "15:14", RB_DESK_PLAIN, "/", "U", 129 },
    { "three-stage", "/ -", "15:15", RB_DESK_PLAIN, "!", "", 0 },
    { "trust", "N -", "08:54", RB_DESK_PLAIN, "", "", 0 },
    { "trust", "N -", "08:55", RB_DESK_PLAIN, "L", "", 0 },
    { "trust", "N -", "09:24", RB_DESK_PLAIN, "L", "", 29 },
    { "trust", "N -", "09:25", RB_DESK_PLAIN, "L", "", 30 },
    { "trust", "N -", "09:26", RB_DESK_PLAIN, "U", "", 31 },
    { "trust", "/ -", "13:10", RB_DESK_PLAIN, "/", "L", 0 },
    { "trust", "/ -", "13:40", RB_DESK_PLAIN, "/", "L", 30 },
    { "trust", "/ -", "13:41", RB_DESK_PLAIN, "/", "U", 31 },
    { "one-page", "N -", "08:59", RB_DESK_PLAIN, "/", "", 0 },
    { "one-page", "N -", "09:00", RB_DESK_PLAIN, "L", "", 0 },
    { "one-page", "N -", "09:25", RB_DESK_PLAIN, "L", "", 25 },
    { "one-page", "N -", "09:26", RB_DESK_PLAIN, "U", "", 26 },
    { "one-page", "/ -", "13:04", RB_DESK_PLAIN, "/", "\\", 0 },
    { "one-page", "/ -", "13:30", RB_DESK_PLAIN, "/", "L", 25 },
    { "one-page", "/ -", "13:31", RB_DESK_PLAIN, "/", "U", 26 },
    { "risk-bands", "N -", "08:44", RB_DESK_PLAIN, "", "", 0 },
    { "risk-bands", "N -", "08:45", RB_DESK_PLAIN, "L", "", 0 },
    { "risk-bands", "N -", "09:15", RB_DESK_PLAIN, "L", "", 30 },
    { "risk-bands", "N -", "09:16", RB_DESK_PLAIN, "U", "", 31 },
    { "risk-bands", "/ -", "13:20", RB_DESK_PLAIN, "/", "L", 0 },
    { "risk-bands", "/ -", "13:50", RB_DESK_PLAIN, "/", "L", 30 },
    { "risk-bands", "/ -", "13:51", RB_DESK_PLAIN, "/", "U", 31 },
    { "overview", "N -", "08:59", RB_DESK_PLAIN, "", "", 0 },
    { "overview", "N -", "09:00", RB_DESK_PLAIN, "L", "", 0 },
    { "overview", "N -", "09:30", RB_DESK_PLAIN, "L", "", 30 },
    { "overview", "N -", "09:31", RB_DESK_PLAIN, "U", "", 31 },
    { "overview", "/ -", "13:00", RB_DESK_PLAIN, "/", "L", 0 },
    { "overview", "/ -", "13:30", RB_DESK_PLAIN, "/", "L", 30 },
    { "overview", "/ -", "13:31", RB_DESK_PLAIN, "/", "U", 31 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_in (&cases[i]);
}

/* S1.9 and S1.10: M before closing where the policy says so, and after it everywhere; case 78 */
static void
test_reasons (void)
{
  static const In cases[] = {
    { "three-stage", "N -", "08:59", RB_DESK_MEDICAL, "/", "", 0 },
    { "three-stage", "N -", "09:00", RB_DESK_MEDICAL, "M", "", 0 },
    { "three-stage", "N -", "09:30", RB_DESK_MEDICAL, "M", "", 30 },
    { "three-stage", "N -", "09:31", RB_DESK_MEDICAL, "M", "", 31 },
    { "trust", "N -", "09:25", RB_DESK_MEDICAL, "L", "", 30 },
    { "trust", "N -", "09:26", RB_DESK_MEDICAL, "M", "", 31 },
    { "trust", "N -", "09:25", RB_DESK_ILL, "L", "", 30 },
    { "trust", "N -", "09:26", RB_DESK_ILL, "I", "", 31 },
    { "trust", "N -", "11:00", RB_DESK_PLAIN, "U", "", 125 },
    { "trust", "I -", "11:00", RB_DESK_PLAIN, "I", "", 125 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_in (&cases[i]);
}

/* What is there already. */
static void
test_expected (void)
{
  static const In cases[] = {
    /* a blank register, and a teacher who was too kind */
    { "one-page", "- -", "09:10", RB_DESK_PLAIN, "L", "", 10 },
    { "one-page", "/ -", "09:10", RB_DESK_PLAIN, "L", "", 10 },
    { "one-page", "/ -", "08:57", RB_DESK_PLAIN, "/", "", 0 },
    { "one-page", "L -", "09:40", RB_DESK_PLAIN, "U", "", 40 },
    /* on leave, ill or away all day, and here: the afternoon is open again */
    { "one-page", "C C", "09:10", RB_DESK_PLAIN, "L", "", 10 },
    { "one-page", "C C", "09:40", RB_DESK_PLAIN, "C", "", 40 },
    { "one-page", "I I", "09:10", RB_DESK_PLAIN, "L", "", 10 },
    { "one-page", "I I", "11:00", RB_DESK_PLAIN, "I", "", 120 },
    { "one-page", "G G", "11:00", RB_DESK_PLAIN, "U", "", 120 },
    { "one-page", "C C", "08:50", RB_DESK_PLAIN, "", "", 0 },
    /* an appointment of the afternoon alone stays planned */
    { "one-page", "N M", "09:10", RB_DESK_PLAIN, "L", "M", 10 },
    { "one-page", "M M", "10:30", RB_DESK_PLAIN, "M", "", 90 },
    { "one-page", "M -", "09:10", RB_DESK_PLAIN, "L", "", 10 },
    { "three-stage", "M -", "09:10", RB_DESK_PLAIN, "M", "", 10 },
    /* elsewhere, or not expected: what it says stays true */
    { "one-page", "V -", "11:00", RB_DESK_PLAIN, "V", "", 120 },
    { "one-page", "D -", "09:10", RB_DESK_PLAIN, "D", "", 10 },
    { "one-page", "C2 -", "09:10", RB_DESK_PLAIN, "C2", "", 10 },
    { "one-page", "X -", "08:40", RB_DESK_PLAIN, "X", "", 0 },
    { "one-page", "Y1 -", "09:10", RB_DESK_PLAIN, "L", "", 10 },
    { "one-page", "Y1 -", "10:10", RB_DESK_PLAIN, "Y1", "", 70 },
    /* suspended: an adult decides */
    { "one-page", "E E", "09:10", RB_DESK_PLAIN, "!", "", 0 },
    /* between the sessions */
    { "one-page", "N -", "12:00", RB_DESK_PLAIN, "N", "", 0 },
    { "one-page", "N -", "12:59", RB_DESK_PLAIN, "N", "", 0 },
    { "one-page", "N I", "12:30", RB_DESK_PLAIN, "N", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_in (&cases[i]);
}

static void
test_words (void)
{
  g_autoptr (RbSchool) school = one_pupil ("three-stage", "N -");
  static const struct
  {
    const char *time, *title, *sentence;
    RbDeskVerdict verdict;
  } cases[] = {
    { "08:40", "In good time",
      "The register begins at 08:55. Go to your class: your teacher will mark you.", RB_DESK_FINE },
    { "08:58", "On time", "Counts as here this morning. From 09:00 it counts as late.",
      RB_DESK_FINE },
    { "09:01", "1 minute late", "Counts as here this morning. After 09:30 it counts as absent.",
      RB_DESK_LATE },
    { "09:40", "40 minutes late", "Counts as absent this morning: the register closed at 09:30.",
      RB_DESK_ABSENT },
    { "12:10", "In time for the afternoon",
      "The morning is over. The register of the afternoon begins at 13:00.", RB_DESK_FINE },
    { "16:00", "Not signed", "School finished at 15:15 today.", RB_DESK_REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbDeskEntry entry = entry_at (RB_DIRECTION_IN, cases[i].time, RB_DESK_PLAIN);
      g_autoptr (RbDeskAnswer) answer = rb_desk_answer (school, &entry);

      g_assert_cmpstr (answer->title, ==, cases[i].title);
      g_assert_cmpstr (answer->sentence, ==, cases[i].sentence);
      g_assert_cmpint (answer->verdict, ==, cases[i].verdict);
    }
}

/* The record and the details of the mark. */
static void
test_record (void)
{
  g_autoptr (RbSchool) school = one_pupil ("one-page", "N -");
  RbDeskEntry entry = entry_at (RB_DIRECTION_IN, "09:24", RB_DESK_PLAIN);
  const RbDetail *detail;
  const RbArrival *arrival;
  g_autofree char *words = NULL;

  entry.dinner = TRUE;
  g_autoptr (RbChange) change =
      rb_desk_change (school, &entry, RB_SOURCE_GRID, WHO, seconds ("09:24"));
  g_assert_cmpstr (change->reason, ==, "late desk: signed in 09:24, Traffic");
  school = done (g_steal_pointer (&school), &entry);
  detail = rb_school_cell_detail (school, 1, (RbSession){ d (MONDAY), RB_AM });
  g_assert_cmpint (detail->minutes, ==, 24);
  g_assert_cmpstr (detail->note, ==, "Traffic");
  arrival = rb_arrival_today (school, 1, (RbSession){ d (MONDAY), RB_AM });
  words = rb_arrival_words (arrival);
  g_assert_cmpstr (words, ==, "signed in 09:24");
  g_assert_true (arrival->dinner);
  g_assert_cmpstr (arrival->am_was, ==, "N");
  g_assert_cmpstr (arrival->pm_was, ==, "");
}

/* A register that is not in yet: the desk's mark is there when the teacher comes to it, and does
 * not count as the register. */
static void
test_open_register (void)
{
  const char *rows[] = { "- -", "- -", NULL };
  g_autoptr (RbSchool) school = desk_school ("one-page", rows, NULL);
  RbDeskEntry entry = entry_at (RB_DIRECTION_IN, "09:05", RB_DESK_PLAIN);
  RbSession session = { d (MONDAY), RB_AM };

  school = done (g_steal_pointer (&school), &entry);
  g_assert_null (rb_office_register (school->office, 1, session));
  g_assert_cmpstr (mark_in (school, 0, RB_AM), ==, "L");
  g_autoptr (RbChange) rest = rb_change_new (RB_SOURCE_GRID, "Ms Osei", "", "", seconds ("09:10"));
  rb_change_add (rest, 2, session, RB_MARK_NONE, rb_code_book_present (school->codes, RB_AM), NULL,
                 NULL);
  g_autoptr (RbSchool) after = rb_school_apply (school, rest);
  g_assert_nonnull (rb_office_register (after->office, 1, session));
  g_assert_cmpstr (mark_in (after, 0, RB_AM), ==, "L");
}

static void
test_refused (void)
{
  g_autoptr (RbSchool) school = one_pupil ("one-page", "N -");
  RbDeskEntry entry = entry_at (RB_DIRECTION_IN, "09:10", RB_DESK_PLAIN);

  school = done (g_steal_pointer (&school), &entry);
  assert_refused (school, &entry, "Already signed in at 09:10.");
  entry.at.minutes = minute ("09:20");
  assert_refused (school, &entry, "Already signed in at 09:10.");
  entry.at.minutes = minute ("08:10");
  assert_refused (school, &entry, "later than 08:10");
  entry.pupil_id = 99;
  assert_refused (school, &entry, "not on roll");
  /* the clocks went forward on Sunday 29 March: nobody is at the desk, Monday counts as ever */
  entry = entry_at (RB_DIRECTION_IN, "09:10", RB_DESK_PLAIN);
  entry.at.date = d ("2026-03-29");
  assert_refused (school, &entry, "There is no school on Sunday 29 March 2026.");
}

/* The day after the clocks changed the same minute is late, though it is another second. */
static void
test_summer_time (void)
{
  g_autoptr (RbSchool) school = one_pupil ("one-page", "N -");
  const char *days[] = { "2026-03-27", "2026-03-30" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      RbDeskEntry entry = entry_at (RB_DIRECTION_IN, "09:25", RB_DESK_PLAIN);
      g_autoptr (RbDeskAnswer) answer = NULL;

      entry.at.date = d (days[i]);
      answer = rb_desk_answer (school, &entry);
      g_assert_cmpstr (answer->code, ==, "L");
    }
  g_assert_cmpint (rb_clock_seconds_of ((RbMoment){ d (days[1]), 565 })
                       - rb_clock_seconds_of ((RbMoment){ d (days[0]), 565 }),
                   ==, (3 * 24 - 1) * 3600);
}

static void
test_jump (void)
{
  g_autoptr (RbSchool) school = one_pupil ("one-page", "N -");
  RbDeskEntry entry = entry_at (RB_DIRECTION_IN, "09:31", RB_DESK_PLAIN);
  RbMoment now = { d (MONDAY), minute ("08:31") };
  int last = 0;

  g_assert_false (rb_desk_clock_jumped (school, now, seconds ("08:31"), &last));
  school = done (g_steal_pointer (&school), &entry);
  g_assert_true (rb_desk_clock_jumped (school, now, seconds ("08:31"), &last));
  g_assert_cmpint (last, ==, minute ("09:31"));
  g_assert_false (rb_desk_clock_jumped (school, now, seconds ("09:30"), &last));
}

/* A pupil who left, and one whose last day it is. */
static void
test_leaver (void)
{
  g_autoptr (RbSchool) school = one_pupil ("one-page", "N -");
  RbSpan *span = &g_array_index (rb_roster_pupil (school->roster, 0)->roll, RbSpan, 0);
  RbDeskEntry entry = entry_at (RB_DIRECTION_IN, "09:10", RB_DESK_PLAIN);
  g_autoptr (RbDeskAnswer) answer = NULL;

  span->to = d (MONDAY) - 1;
  assert_refused (school, &entry, "not on roll today");
  span->to = d (MONDAY);
  answer = rb_desk_answer (school, &entry);
  g_assert_cmpstr (answer->code, ==, "L");
}

static void
test_half_day (void)
{
  const char *rows[] = { "N", NULL };
  g_autoptr (RbSchool) school =
      desk_school ("one-page", rows, "am-only,Half day,2026-03-16,2026-03-16");
  RbDeskEntry entry = entry_at (RB_DIRECTION_IN, "11:30", RB_DESK_PLAIN);
  g_autoptr (RbDeskAnswer) answer = rb_desk_answer (school, &entry);

  g_assert_cmpstr (answer->code, ==, "U");
  entry.at.minutes = minute ("13:10");
  assert_refused (school, &entry, "School finished at 12:00 today.");
}

static void
test_reason_lines (void)
{
  g_autoptr (GArray) own =
      rb_desk_reasons (RB_DIRECTION_IN, "Bus\n Dentist = m \nX = 7\n\nA\nB\nC\n");
  g_autofree char *text = rb_desk_reasons_text (own);
  g_autoptr (GArray) usual = rb_desk_reasons (RB_DIRECTION_IN, NULL);

  g_assert_cmpstr (text, ==, "Bus\nDentist = M\nX = 7\nA\nB");
  g_assert_cmpuint (usual->len, ==, RB_DESK_N_REASONS);
  g_assert_cmpint (g_array_index (usual, RbDeskReason, 2).cause, ==, RB_DESK_MEDICAL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/late-desk/every boundary minute of every preset (case 77)", test_boundaries);
  g_test_add_func ("/late-desk/a reason may make it M or I (case 78)", test_reasons);
  g_test_add_func ("/late-desk/a mark that is there already", test_expected);
  g_test_add_func ("/late-desk/says it in words", test_words);
  g_test_add_func ("/late-desk/the record and the mark's details", test_record);
  g_test_add_func ("/late-desk/a register that is not in yet", test_open_register);
  g_test_add_func ("/late-desk/refuses with a sentence", test_refused);
  g_test_add_func ("/late-desk/summer time", test_summer_time);
  g_test_add_func ("/late-desk/a clock that jumps back is noticed", test_jump);
  g_test_add_func ("/late-desk/a pupil who leaves today", test_leaver);
  g_test_add_func ("/late-desk/a half day", test_half_day);
  g_test_add_func ("/late-desk/a school's own reasons", test_reason_lines);
  return g_test_run ();
}
