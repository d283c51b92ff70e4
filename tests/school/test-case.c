/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written into a case file: what is kept, and what is refused with a sentence. */
#include "leave-maker.h"

#include "school/rb-case.h"

#include <string.h>

static RbSchool *
done (RbSchool *school, RbChange *change, GError *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (change);
  return leave_after (school, change);
}

static RbNoteEntry
note_about (const GArray *rows)
{
  return (RbNoteEntry){ .rows = rows,
                        .kind = "call",
                        .day = leave_now ().date,
                        .minute = 9 * 60 + 15,
                        .with_whom = "Mrs Amy Moore",
                        .spoken = TRUE,
                        .note = "Buses are late on Fridays" };
}

static void
test_notes (void)
{
  RbSchool *school = leave_school ("/", "/");
  g_autoptr (GArray) rows = leave_rows (2);
  RbNoteEntry entry = note_about (rows);
  RbDeed deed = leave_deed ();
  GError *error = NULL;
  const RbNote *first, *second;
  RbChange *read;

  school = done (school, rb_case_note (school, &entry, &deed, &error), error);
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_NOTE), ==, 2);
  first = rb_office_nth (school->office, RB_RECORD_NOTE, 0);
  second = rb_office_nth (school->office, RB_RECORD_NOTE, 1);
  g_assert_cmpint (first->group_id, ==, first->base.id);
  g_assert_cmpint (second->group_id, ==, first->base.id);
  g_assert_cmpstr (second->note, ==, "Buses are late on Fridays");
  read = rb_case_read (first, &deed);
  school = done (school, read, NULL);
  g_assert_null (rb_case_read (rb_office_nth (school->office, RB_RECORD_NOTE, 0), &deed));
  rb_school_unref (school);
}

/* What is corrected keeps its child, who wrote it and that it was read. */
static void
test_note_corrected (void)
{
  RbSchool *school = leave_school ("/", "/");
  g_autoptr (GArray) rows = leave_rows (1);
  RbNoteEntry entry = note_about (rows);
  RbDeed deed = leave_deed (), other = leave_deed ();
  GError *error = NULL;
  const RbNote *note;

  entry.kind = "concern";
  entry.reaches = "attendance lead";
  school = done (school, rb_case_note (school, &entry, &deed, &error), error);
  school =
      done (school, rb_case_read (rb_office_nth (school->office, RB_RECORD_NOTE, 0), &deed), NULL);
  other.who = "Somebody Else";
  entry.note = "Buses are late on Mondays";
  note = rb_office_nth (school->office, RB_RECORD_NOTE, 0);
  school = done (school, rb_case_note_change (note, &entry, &other, &error), error);
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_NOTE), ==, 1);
  note = rb_office_nth (school->office, RB_RECORD_NOTE, 0);
  g_assert_cmpstr (note->note, ==, "Buses are late on Mondays");
  g_assert_cmpstr (note->who, ==, deed.who);
  g_assert_cmpint (note->read_at, >, 0);
  entry.note = "";
  g_assert_null (rb_case_note_change (note, &entry, &other, &error));
  g_assert_nonnull (strstr (error->message, "what happened"));
  g_clear_error (&error);
  rb_school_unref (school);
}

static void
test_notes_refused (void)
{
  static const struct
  {
    const char *kind, *reaches, *note;
    int days;
    const char *words;
  } cases[] = {
    { "call", "", "", 0, "what happened" },
    { "call", "", "Rang", 1, "not come yet" },
    { "concern", "", "Withdrawn", 0, "must reach" },
  };
  RbSchool *school = leave_school ("/", "/");
  g_autoptr (GArray) rows = leave_rows (1);
  RbDeed deed = leave_deed ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbNoteEntry entry = note_about (rows);
      g_autoptr (GError) error = NULL;

      entry.kind = cases[i].kind;
      entry.reaches = cases[i].reaches;
      entry.note = cases[i].note;
      entry.day += cases[i].days;
      g_assert_null (rb_case_note (school, &entry, &deed, &error));
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
  rb_school_unref (school);
}

static void
test_meeting (void)
{
  RbSchool *school = leave_school ("/", "/");
  g_autoptr (GArray) both = leave_rows (2), one = leave_rows (1);
  RbDeed deed = leave_deed ();
  RbMeeting *words = rb_record_new (RB_RECORD_MEETING), *again;
  const char *const decisions[] = { "targeted", "monitored" };
  RbPromiseEntry promises[] = { { "Ring about Fridays", "Mr Whitlock", "spoken",
                                  deed.now.date + 7 },
                                { "", "", "", RB_DATE_NONE } };
  GError *error = NULL;
  const RbPromise *promise;

  rb_record_set (&words->kind, "staff");
  rb_record_set (&words->state, "held");
  words->day = deed.now.date;
  words->review_day = deed.now.date + 28;
  school = done (school,
                 rb_case_meeting (school, words, both, decisions, NULL, promises, 2, &deed, &error),
                 error);
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_MEETING_PUPIL), ==, 2);
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_PROMISE), ==, 1);
  promise = rb_office_nth (school->office, RB_RECORD_PROMISE, 0);
  g_assert_cmpint (promise->meeting_id, ==, 1);
  /* one child fewer, the rest as it was */
  again = rb_record_copy (rb_office_nth (school->office, RB_RECORD_MEETING, 0));
  rb_record_set (&again->outcome, "Breakfast club");
  school = done (
      school, rb_case_meeting (school, again, one, decisions, NULL, NULL, 0, &deed, &error), error);
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_MEETING), ==, 1);
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_MEETING_PUPIL), ==, 1);
  school = done (school, rb_case_promise_done (promise, "Rang", &deed), NULL);
  words->day = deed.now.date + 1;
  g_assert_null (rb_case_meeting (school, words, one, NULL, NULL, NULL, 0, &deed, &error));
  g_assert_nonnull (strstr (error->message, "cannot have been held"));
  g_clear_error (&error);
  rb_record_unref (words);
  rb_record_unref (again);
  rb_school_unref (school);
}

static void
test_target (void)
{
  RbSchool *school = leave_school ("/ \\ / \\", "/");
  RbDeed deed = leave_deed ();
  RbTargetEntry entry = { "rate", 950, d ("2025-09-01"), d ("2025-09-12"), "Mum and Kai", 0 };
  GError *error = NULL;
  const RbTarget *target;

  school = done (school, rb_case_target (school, 0, &entry, &deed, &error), error);
  g_assert_null (rb_case_target (school, 0, &entry, &deed, &error));
  g_assert_nonnull (strstr (error->message, "Another target"));
  g_clear_error (&error);
  target = rb_office_nth (school->office, RB_RECORD_TARGET, 0);
  g_assert_null (rb_case_target_end (school, target, "", &deed, &error));
  g_assert_nonnull (strstr (error->message, "still runs"));
  g_clear_error (&error);
  school = done (school, rb_case_target_end (school, target, "moved house", &deed, &error), error);
  target = rb_office_nth (school->office, RB_RECORD_TARGET, 0);
  g_assert_cmpstr (target->ended, ==, "void");
  /* a void one leaves its days free */
  school = done (school, rb_case_target (school, 0, &entry, &deed, &error), error);
  deed.now = (RbMoment){ d ("2025-09-12"), 17 * 60 };
  target = rb_office_nth (school->office, RB_RECORD_TARGET, 1);
  school = done (school, rb_case_target_end (school, target, NULL, &deed, &error), error);
  target = rb_office_nth (school->office, RB_RECORD_TARGET, 1);
  g_assert_cmpstr (target->ended, ==, "met");
  g_assert_cmpint (target->possible, ==, 4);
  rb_school_unref (school);
}

static void
test_visit (void)
{
  static const struct
  {
    const char *state, *went;
    int day; /* from today */
    gboolean seen, safe;
    const char *words; /* NULL: it is kept */
  } cases[] = {
    { "planned", "", 3, FALSE, FALSE, NULL },
    { "done", "Mr Whitlock", 0, TRUE, TRUE, NULL },
    { "done", "Mr Whitlock", 1, TRUE, TRUE, "today or before" },
    { "done", "", 0, TRUE, TRUE, "who went" },
    { "nobody-in", "Mr Whitlock", 0, FALSE, TRUE, "not seen" },
  };
  RbSchool *school = leave_school ("/", "/");
  RbDeed deed = leave_deed ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbVisit *visit = rb_record_new (RB_RECORD_VISIT);
      GError *error = NULL;
      RbChange *change;

      visit->pupil_id = 1;
      visit->planned_day = deed.now.date + cases[i].day;
      visit->day = strcmp (cases[i].state, "planned") == 0 ? RB_DATE_NONE : visit->planned_day;
      rb_record_set (&visit->state, cases[i].state);
      rb_record_set (&visit->went, cases[i].went);
      visit->seen = cases[i].seen;
      visit->safe = cases[i].safe;
      change = rb_case_visit (school, visit, &deed, &error);
      g_assert_cmpint (change == NULL, ==, cases[i].words != NULL);
      if (change)
        school = leave_after (school, change);
      else
        g_assert_nonnull (strstr (error->message, cases[i].words));
      g_clear_error (&error);
      rb_record_unref (visit);
    }
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_VISIT), ==, 2);
  rb_school_unref (school);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case/a note about several is written for each", test_notes);
  g_test_add_func ("/case/a note that is corrected stays who wrote it", test_note_corrected);
  g_test_add_func ("/case/a note that says nothing is refused", test_notes_refused);
  g_test_add_func ("/case/a meeting has its children, decisions and promises", test_meeting);
  g_test_add_func ("/case/a target ends with its figures, or void for a reason", test_target);
  g_test_add_func ("/case/a visit that was made says who went and who was seen", test_visit);
  return g_test_run ();
}
