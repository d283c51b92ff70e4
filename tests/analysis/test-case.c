/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets, the diary and the timeline: what is worked out of a case file. */
#include "rb-test.h"

#include "analysis/rb-case-events.h"
#include "analysis/rb-diary.h"
#include "analysis/rb-target.h"
#include "analysis/rb-timeline.h"

#include "domain/rb-case-records.h"

#include <string.h>

#define TODAY "2025-09-12"
#define PROMISED 1757325600 /* 8 September 2025, 10:00 */
#define NOON ((RbMoment){ d (TODAY), 720 })

/* Two weeks from Monday 1 September 2025, two pupils. */
static RbSchool *
two_weeks (const char *marks)
{
  static const char *const lines[] = { "term,Autumn,2025-09-01,2025-09-26", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (lines);
  const char *const rows[] = { marks, "/", NULL };

  return test_school (calendar, rows, NULL);
}

static gpointer
made (RbRecordKind kind)
{
  return rb_record_new (kind);
}

static RbSchool *
with (RbSchool *school, gpointer record)
{
  RbRecord *base = record;
  RbSchool *next;

  base->id = rb_office_next_id (school->office, base->kind);
  next = rb_school_with_office (school, rb_office_with (school->office, NULL, record));
  rb_school_unref (school);
  rb_record_unref (record);
  return next;
}

static RbTarget *
target_of (const char *measure, int aim, const char *first, const char *last)
{
  RbTarget *target = made (RB_RECORD_TARGET);

  target->pupil_id = 1;
  rb_record_set (&target->measure, measure);
  target->aim = aim;
  target->first_day = d (first);
  target->last_day = d (last);
  return target;
}

/* --- targets --- */

static void
test_target_figures (void)
{
  static const struct
  {
    const char *measure;
    int aim;
    guint attended, possible, left;
    RbTargetState state;
    guint may_still;
    gboolean decides;
  } cases[] = {
    { "rate", 950, 0, 0, 40, RB_TARGET_RUNNING, 2, FALSE },
    { "rate", 950, 38, 40, 0, RB_TARGET_MET, 0, FALSE },       /* exactly 95 */
    { "rate", 950, 37, 40, 0, RB_TARGET_NOT_MET, 0, FALSE },   /* 92.5 */
    { "rate", 950, 36, 37, 1, RB_TARGET_RUNNING, 0, TRUE },    /* 38: one may be missed */
    { "rate", 970, 128, 132, 0, RB_TARGET_NOT_MET, 0, FALSE }, /* case 28: shown as 97.0 */
    { "rate", 1000, 39, 39, 1, RB_TARGET_RUNNING, 0, TRUE },
    { "rate", 1000, 38, 39, 1, RB_TARGET_LOST, 0, FALSE },
    { "misses", 2, 18, 20, 20, RB_TARGET_RUNNING, 0, FALSE },
    { "misses", 2, 19, 20, 1, RB_TARGET_RUNNING, 1, FALSE },
    { "misses", 2, 17, 20, 20, RB_TARGET_LOST, 0, FALSE },
    { "misses", 0, 20, 20, 0, RB_TARGET_MET, 0, FALSE },
    { "misses", 0, 0, 0, 0, RB_TARGET_EMPTY, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbTarget *target = target_of (cases[i].measure, cases[i].aim, "2025-09-01", TODAY);
      RbTargetProgress progress =
          rb_target_from (target, cases[i].attended, cases[i].possible, cases[i].left);

      g_test_message ("case %u", i);
      g_assert_cmpint (progress.state, ==, cases[i].state);
      g_assert_cmpuint (progress.may_still, ==, cases[i].may_still);
      g_assert_cmpint (progress.decides, ==, cases[i].decides);
      rb_record_unref (target);
    }
}

static void
test_target_marks (void)
{
  RbSchool *school = two_weeks ("/ \\ N N / \\ / \\ / \\ / \\ / \\ / \\ / \\ /");
  RbTarget *target = target_of ("rate", 900, "2025-09-01", TODAY);
  RbTargetProgress now = rb_target_progress (school, target, NOON);
  RbTargetProgress before =
      rb_target_progress (school, target, (RbMoment){ d ("2025-08-30"), 600 });
  g_autofree char *words = rb_target_words (target), *line = NULL;

  g_assert_cmpuint (now.rate.part, ==, 17);
  g_assert_cmpuint (now.rate.whole, ==, 19);
  g_assert_cmpuint (now.left, ==, 1); /* this afternoon */
  g_assert_true (now.decides);
  line = rb_target_progress_words (target, &now);
  g_assert_cmpstr (line, ==, "17 of 19 sessions, 89.5 %. The last session decides.");
  g_assert_cmpstr (words, ==, "90 %, 1 to 12 September");
  g_assert_cmpint (before.state, ==, RB_TARGET_PLANNED);
  /* what a person recorded stays, whatever the marks say now */
  rb_record_set (&target->ended, "void");
  g_assert_cmpint (rb_target_progress (school, target, NOON).state, ==, RB_TARGET_VOID);
  rb_record_unref (target);
  rb_school_unref (school);
}

static void
test_target_weeks (void)
{
  RbSchool *school = two_weeks ("/");

  g_assert_cmpint (rb_target_last_day (school, d ("2025-09-01"), 2), ==, d (TODAY));
  g_assert_cmpint (rb_target_last_day (school, d ("2025-09-03"), 2), ==, d (TODAY));
  g_assert_cmpint (rb_target_last_day (school, d ("2025-09-06"), 1), ==, d (TODAY));
  rb_school_unref (school);
}

/* --- the diary --- */

static guint
n_due (RbSchool *school)
{
  g_autoptr (GPtrArray) lines = rb_diary_new (school, NOON, d (TODAY) + 7, 1);

  return lines->len;
}

static RbPromise *
promise (const char *waits)
{
  RbPromise *one = made (RB_RECORD_PROMISE);

  one->pupil_id = 1;
  rb_record_set (&one->what, "Ring about Fridays");
  rb_record_set (&one->waits_for, waits);
  one->made_on = d ("2025-09-08");
  one->made_at = PROMISED;
  one->due = d ("2025-09-10");
  return one;
}

/* A call, a visit or a meeting of that day; what it came to. */
static gpointer
entry (const char *what, const char *day)
{
  if (strncmp (what, "call", 4) == 0)
    {
      RbNote *note = made (RB_RECORD_NOTE);

      note->pupil_id = 1;
      rb_record_set (&note->kind, "call");
      note->spoken = strncmp (what, "call spoken", 11) == 0;
      note->day = d (day);
      note->made_at = strstr (what, "later") ? PROMISED + 60 : PROMISED - 60;
      return note;
    }
  RbVisit *visit = made (RB_RECORD_VISIT);

  visit->pupil_id = 1;
  visit->planned_day = visit->day = d (day);
  rb_record_set (&visit->state, strcmp (what, "visit seen") == 0 ? "done" : "nobody-in");
  visit->seen = strcmp (what, "visit seen") == 0;
  rb_record_set (&visit->spoke_to, visit->seen ? "Mother" : "");
  return visit;
}

/* Tried, spoken to and child seen are three different things. */
static void
test_what_clears_a_line (void)
{
  static const struct
  {
    const char *waits, *entry, *day;
    gboolean open;
  } cases[] = {
    { "tried", NULL, NULL, TRUE },
    { "tried", "call", "2025-09-09", FALSE },
    { "tried", "call", "2025-09-05", TRUE }, /* before it was promised */
    { "spoken", "call", "2025-09-09", TRUE },
    { "spoken", "call spoken", "2025-09-09", FALSE },
    { "spoken", "call spoken", "2025-09-08", TRUE }, /* that morning */
    { "spoken", "call spoken later", "2025-09-08", FALSE },
    { "spoken", "visit in vain", "2025-09-09", TRUE },
    { "spoken", "visit seen", "2025-09-09", FALSE },
    { "seen", "call spoken", "2025-09-09", TRUE },
    { "seen", "visit in vain", "2025-09-09", TRUE },
    { "seen", "visit seen", "2025-09-08", FALSE },
    { "meeting", "call spoken", "2025-09-09", TRUE },
    { "", "call spoken", "2025-09-09", TRUE }, /* a tick only */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbSchool *school = with (two_weeks ("/"), promise (cases[i].waits));

      if (cases[i].entry)
        school = with (school, entry (cases[i].entry, cases[i].day));
      g_test_message ("%s: %s", cases[i].waits, cases[i].entry ? cases[i].entry : "nothing");
      g_assert_cmpuint (n_due (school), ==, cases[i].open);
      rb_school_unref (school);
    }
}

static RbSchool *
with_meeting (RbSchool *school, const char *state, const char *day, const char *review)
{
  RbMeeting *meeting = made (RB_RECORD_MEETING);
  RbMeetingPupil *place = made (RB_RECORD_MEETING_PUPIL);

  rb_record_set (&meeting->kind, "attendance");
  rb_record_set (&meeting->state, state);
  meeting->day = d (day);
  meeting->review_day = review ? d (review) : RB_DATE_NONE;
  school = with (school, meeting);
  place->meeting_id = (gint64) rb_office_n (school->office, RB_RECORD_MEETING);
  place->pupil_id = 1;
  return with (school, place);
}

static void
test_meetings_and_reviews (void)
{
  RbSchool *school = with_meeting (two_weeks ("/"), "held", "2025-09-02", "2025-09-10");
  g_autoptr (GPtrArray) lines = rb_diary_new (school, NOON, d (TODAY), 0);
  const RbDiaryLine *line = lines->pdata[0];
  g_autofree char *when = rb_diary_when (line);

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpint (line->kind, ==, RB_DIARY_REVIEW);
  g_assert_cmpstr (line->title, ==, "Review: Formal attendance meeting");
  g_assert_cmpstr (when, ==, "2 days late");
  school = with_meeting (school, "planned", "2025-09-15", NULL);
  g_assert_cmpuint (n_due (school), ==, 1); /* the planned one stands in its place */
  school = with_meeting (school, "held", "2025-09-11", NULL);
  g_assert_cmpuint (n_due (school), ==, 1);
  rb_school_unref (school);
}

/* The next step of a visit waits until the family was spoken to after it. */
static void
test_next_step (void)
{
  RbVisit *visit = entry ("visit seen", "2025-09-08");
  RbSchool *school;

  rb_record_set (&visit->next_step, "Breakfast club");
  visit->next_day = d ("2025-09-11");
  school = with (two_weeks ("/"), visit);
  g_assert_cmpuint (n_due (school), ==, 1);
  school = with (school, entry ("call", "2025-09-09"));
  g_assert_cmpuint (n_due (school), ==, 1);
  school = with (school, entry ("call spoken", "2025-09-10"));
  g_assert_cmpuint (n_due (school), ==, 0);
  rb_school_unref (school);
}

static void
test_concerns_and_targets (void)
{
  RbNote *concern = made (RB_RECORD_NOTE);
  RbSchool *school;

  concern->pupil_id = 1;
  rb_record_set (&concern->kind, "concern");
  rb_record_set (&concern->reaches, "safeguarding");
  concern->day = d ("2025-09-11");
  school = with (two_weeks ("/"), concern);
  g_assert_cmpuint (n_due (school), ==, 1);
  school = with (school, target_of ("rate", 900, "2025-09-01", "2025-09-11"));
  g_assert_cmpuint (n_due (school), ==, 2);
  school = with (school, target_of ("rate", 900, "2025-09-01", "2025-09-26")); /* not yet */
  g_assert_cmpuint (n_due (school), ==, 2);
  rb_school_unref (school);
}

/* --- the timeline --- */

static void
test_timeline (void)
{
  RbSchool *school = with_meeting (two_weeks ("/ \\ I I / \\"), "planned", "2025-09-15", NULL);
  RbNote *note = made (RB_RECORD_NOTE);
  g_autoptr (GPtrArray) all = NULL, found = NULL, notes = NULL, other = NULL;

  note->pupil_id = 1;
  rb_record_set (&note->kind, "barrier");
  rb_record_set (&note->note, "Öztürk says that the bus is late");
  note->day = d ("2025-09-04");
  note->minute = -1;
  school = with (school, note);
  school = with (school, entry ("call spoken", "2025-09-05"));
  all = rb_timeline_new (school, 0, NOON, RB_TIMELINE_ALL, NULL);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_true (((RbTimelineEntry *) all->pdata[0])->ahead); /* newest first */
  g_assert_cmpint (((RbTimelineEntry *) all->pdata[1])->group, ==, RB_TIMELINE_CONTACTS);
  g_assert_cmpstr (((RbTimelineEntry *) all->pdata[2])->title, ==, "Barrier");
  g_assert_cmpint (((RbTimelineEntry *) all->pdata[3])->group, ==, RB_TIMELINE_ABSENCES);
  found = rb_timeline_new (school, 0, NOON, RB_TIMELINE_ALL, "ozturk");
  g_assert_cmpuint (found->len, ==, 1);
  notes = rb_timeline_new (school, 0, NOON, RB_TIMELINE_NOTES | RB_TIMELINE_MEETINGS, "");
  g_assert_cmpuint (notes->len, ==, 2);
  other = rb_timeline_new (school, 1, NOON, RB_TIMELINE_ALL, NULL);
  g_assert_cmpuint (other->len, ==, 0);
  rb_school_unref (school);
}

/* --- the ribbon and the list --- */

static RbSchool *
with_meeting_of (RbSchool *school, const char *kind, const char *state, const char *day)
{
  RbMeeting *meeting = made (RB_RECORD_MEETING);
  RbMeetingPupil *place = made (RB_RECORD_MEETING_PUPIL);

  rb_record_set (&meeting->kind, kind);
  rb_record_set (&meeting->state, state);
  meeting->day = d (day);
  place->meeting_id = rb_office_next_id (school->office, RB_RECORD_MEETING);
  place->pupil_id = 1;
  return with (with (school, meeting), place);
}

/* Only what the family was part of, and only what was: the last ones where there are many. */
static void
test_events (void)
{
  RbSchool *school = two_weeks ("/");
  RbVisit *visit = made (RB_RECORD_VISIT), *planned = made (RB_RECORD_VISIT);
  g_autoptr (GPtrArray) all = NULL, last = NULL, next_year = NULL;
  const RbCaseEvent *event;

  visit->pupil_id = planned->pupil_id = 1;
  visit->day = d ("2025-09-09");
  planned->planned_day = d ("2025-09-11");
  school = with_meeting_of (school, "attendance", "held", "2025-09-03");
  school = with_meeting_of (school, "staff", "held", "2025-09-04");
  school = with_meeting_of (school, "pastoral", "planned", "2025-09-05");
  school = with (with (school, visit), planned);
  school = with (school, target_of ("rate", 950, "2025-09-08", "2025-09-19"));
  all = rb_case_events_new (school, 0, 2025, 8);
  g_assert_cmpuint (all->len, ==, 3);
  event = all->pdata[0];
  g_assert_cmpstr (event->label, ==, "Meeting");
  event = all->pdata[1];
  g_assert_cmpstr (event->label, ==, "Target: 95 %");
  g_assert_cmpint (event->to, ==, d ("2025-09-19"));
  event = all->pdata[2];
  g_assert_cmpstr (event->label, ==, "Visit");
  last = rb_case_events_new (school, 0, 2025, 1);
  g_assert_cmpuint (last->len, ==, 2);
  next_year = rb_case_events_new (school, 0, 2026, 8);
  g_assert_cmpuint (next_year->len, ==, 0);
  rb_school_unref (school);
}

static void
test_listing (void)
{
  RbSchool *school = two_weeks ("/");
  g_autoptr (RbListing) listing = NULL;

  school = with_meeting_of (school, "pastoral", "planned", "2025-09-10");
  school = with_meeting_of (school, "attendance", "planned", "2025-09-15");
  listing = rb_diary_listing (school, NOON, d ("2025-09-19"));
  g_assert_cmpuint (rb_listing_n_rows (listing), ==, 4);
  g_assert_cmpstr (rb_listing_heading (listing, 0), ==, "Overdue");
  g_assert_cmpstr (rb_listing_text (listing, 1, 1), ==, "Pastoral review");
  g_assert_cmpstr (rb_listing_text (listing, 1, 3), ==, "2 days late");
  g_assert_cmpstr (rb_listing_heading (listing, 2), ==, "To come");
  g_assert_cmpstr (rb_listing_text (listing, 3, 3), ==, "in 3 days");
  rb_school_unref (school);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case/a target is decided on the fraction", test_target_figures);
  g_test_add_func ("/case/a target is counted from the marks", test_target_marks);
  g_test_add_func ("/case/a target ends with a school week", test_target_weeks);
  g_test_add_func ("/case/tried, spoken to and seen clear what waits for them",
                   test_what_clears_a_line);
  g_test_add_func ("/case/a review waits for the next meeting", test_meetings_and_reviews);
  g_test_add_func ("/case/the next step of a visit waits for the family", test_next_step);
  g_test_add_func ("/case/concerns and ended targets wait for a person", test_concerns_and_targets);
  g_test_add_func ("/case/meetings, visits and targets stand under the ribbon", test_events);
  g_test_add_func ("/case/the diary is a list under headings", test_listing);
  g_test_add_func ("/case/the timeline is one chronology", test_timeline);
  return g_test_run ();
}
