/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathers what is due. Each kind is one function over its records. */
#include "analysis/rb-diary.h"

#include "analysis/rb-case-words.h"
#include "analysis/rb-contacted.h"
#include "analysis/rb-meeting.h"
#include "analysis/rb-stages.h"
#include "analysis/rb-target.h"
#include "analysis/rb-timetables.h"

#include "domain/rb-case-records.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  RbSchool *school;
  const RbOffice *office;
  RbMoment now;
  RbDate until;
  gint64 pupil_id;
  GPtrArray *lines;
  RbContactBook *book;
} Diary;

static void
line_free (gpointer data)
{
  RbDiaryLine *line = data;

  g_free (line->title);
  g_free (line->waits);
  g_free (line);
}

/* Takes the words. */
static void
add (Diary *diary,
     RbDiaryKind kind,
     gint64 pupil_id,
     RbDate due,
     char *title,
     char *waits,
     gconstpointer record)
{
  RbDiaryLine *line = g_new (RbDiaryLine, 1);

  *line = (RbDiaryLine){ .kind = kind,
                         .pupil_id = pupil_id,
                         .due = due,
                         .late = diary->now.date - due,
                         .title = title,
                         .waits = waits ? waits : g_strdup (""),
                         .record = record };
  if (due != RB_DATE_NONE && due <= diary->until)
    g_ptr_array_add (diary->lines, line);
  else
    line_free (line);
}

/* Of whom, and until when: asked before anything is worked out. */
static gboolean
is_asked (const Diary *diary, gint64 pupil_id, RbDate due)
{
  return due <= diary->until && (diary->pupil_id == 0 || diary->pupil_id == pupil_id);
}

static gboolean
is_held (const RbMeeting *meeting)
{
  return strcmp (meeting->state, "held") == 0;
}

/* --- what is due --- */

static gboolean
is_kept (const Diary *diary, const RbPromise *promise)
{
  RbContacted contacted;

  if (promise->done_at > 0 || *promise->waits_for == '\0')
    return promise->done_at > 0;
  contacted =
      rb_contacted_since (diary->book, promise->pupil_id, promise->made_on, promise->made_at);
  if (strcmp (promise->waits_for, "tried") == 0)
    return contacted.tried;
  if (strcmp (promise->waits_for, "spoken") == 0)
    return contacted.spoken;
  return strcmp (promise->waits_for, "seen") == 0 ? contacted.seen : contacted.met;
}

static void
add_promises (Diary *diary)
{
  for (guint i = 0; i < rb_office_n (diary->office, RB_RECORD_PROMISE); i++)
    {
      const RbPromise *promise = rb_office_nth (diary->office, RB_RECORD_PROMISE, i);

      if (!is_asked (diary, promise->pupil_id, promise->due) || is_kept (diary, promise))
        continue;
      add (diary, RB_DIARY_PROMISE, promise->pupil_id, promise->due,
           *promise->owner ? g_strdup_printf ("%s: %s", promise->owner, promise->what)
                           : g_strdup (promise->what),
           *promise->waits_for ? g_strdup_printf (
               _ ("Waits for %s."), rb_case_words (rb_promise_waits, promise->waits_for))
                               : NULL,
           promise);
    }
}

/* The only child of a meeting; 0 for several. */
static gint64
pupil_of (const Diary *diary, const RbMeeting *meeting)
{
  const GPtrArray *places = rb_contact_book_places (diary->book, meeting->base.id);

  return places->len == 1 ? ((const RbMeetingPupil *) places->pdata[0])->pupil_id : 0;
}

static gboolean
has_pupil (const Diary *diary, const RbMeeting *meeting, gint64 pupil_id)
{
  const GPtrArray *places = rb_contact_book_places (diary->book, meeting->base.id);

  for (guint i = 0; i < places->len; i++)
    if (((const RbMeetingPupil *) places->pdata[i])->pupil_id == pupil_id)
      return TRUE;
  return FALSE;
}

/* Whether the child meets again after this meeting, or has: that is the review, or its line. */
static gboolean
meets_again (const Diary *diary, const RbMeeting *meeting, gint64 pupil_id)
{
  const GPtrArray *places = rb_contact_book_of (diary->book, RB_RECORD_MEETING_PUPIL, pupil_id);

  for (guint i = 0; i < places->len; i++)
    {
      const RbMeetingPupil *place = places->pdata[i];
      const RbMeeting *other = rb_office_find (diary->office, RB_RECORD_MEETING, place->meeting_id);

      if (other && other->day > meeting->day
          && (is_held (other) || strcmp (other->state, "planned") == 0))
        return TRUE;
    }
  return FALSE;
}

static void
add_meetings (Diary *diary)
{
  for (guint i = 0; i < rb_office_n (diary->office, RB_RECORD_MEETING); i++)
    {
      const RbMeeting *meeting = rb_office_nth (diary->office, RB_RECORD_MEETING, i);
      const char *kind = rb_case_words (rb_meeting_kinds, meeting->kind);
      gint64 pupil_id = pupil_of (diary, meeting);

      if (diary->pupil_id != 0 && !has_pupil (diary, meeting, diary->pupil_id))
        continue;
      if (strcmp (meeting->state, "planned") == 0)
        add (diary, RB_DIARY_MEETING, pupil_id, meeting->day, g_strdup (kind),
             g_strdup (_ ("Waits for its minutes.")), meeting);
      else if (meeting->review_day != RB_DATE_NONE
               && !(pupil_id != 0 && meets_again (diary, meeting, pupil_id)))
        add (diary, RB_DIARY_REVIEW, pupil_id, meeting->review_day,
             g_strdup_printf (_ ("Review: %s"), kind),
             g_strdup (_ ("Waits for a meeting being held.")), meeting);
    }
}

static void
add_visits (Diary *diary)
{
  for (guint i = 0; i < rb_office_n (diary->office, RB_RECORD_VISIT); i++)
    {
      const RbVisit *visit = rb_office_nth (diary->office, RB_RECORD_VISIT, i);
      gboolean planned = strcmp (visit->state, "planned") == 0;

      if (!is_asked (diary, visit->pupil_id, planned ? visit->planned_day : visit->next_day))
        continue;
      if (planned)
        add (diary, RB_DIARY_VISIT, visit->pupil_id, visit->planned_day,
             g_strdup (_ ("Home visit")), g_strdup (_ ("Waits for the visit.")), visit);
      else if (visit->next_day != RB_DATE_NONE
               && !rb_contacted_since (diary->book, visit->pupil_id, visit->day + 1, 0).spoken)
        add (diary, RB_DIARY_VISIT, visit->pupil_id, visit->next_day,
             g_strdup_printf (_ ("After the home visit: %s"), visit->next_step),
             g_strdup (_ ("Waits for speaking to the family.")), visit);
    }
}

static void
add_targets (Diary *diary)
{
  for (guint i = 0; i < rb_office_n (diary->office, RB_RECORD_TARGET); i++)
    {
      const RbTarget *target = rb_office_nth (diary->office, RB_RECORD_TARGET, i);
      RbTargetProgress progress;
      g_autofree char *words = NULL;

      if (!is_asked (diary, target->pupil_id, target->last_day) || *target->ended != '\0')
        continue;
      progress = rb_target_progress (diary->school, target, diary->now);
      words = rb_target_progress_words (target, &progress);
      add (diary, RB_DIARY_TARGET, target->pupil_id, target->last_day,
           g_strdup_printf (_ ("Target ends: %s"), words),
           g_strdup (_ ("Waits for its end being recorded.")), target);
    }
}

static void
add_concerns (Diary *diary)
{
  for (guint i = 0; i < rb_office_n (diary->office, RB_RECORD_NOTE); i++)
    {
      const RbNote *note = rb_office_nth (diary->office, RB_RECORD_NOTE, i);

      if (!is_asked (diary, note->pupil_id, note->day) || *note->reaches == '\0'
          || note->read_at > 0)
        continue;
      add (diary, RB_DIARY_CONCERN, note->pupil_id, note->day,
           g_strdup_printf (_ ("Concern by %s"), note->who),
           g_strdup_printf (_ ("Waits for being read: %s."),
                            rb_case_words (rb_concern_reaches, note->reaches)),
           note);
    }
}

static void
add_timetables (Diary *diary)
{
  for (guint i = 0; i < rb_office_n (diary->office, RB_RECORD_TIMETABLE); i++)
    {
      const RbTimetable *one = rb_office_nth (diary->office, RB_RECORD_TIMETABLE, i);

      if (!is_asked (diary, one->pupil_id, one->review_day) || one->review_day == RB_DATE_NONE
          || rb_timetable_until (one) < one->review_day
          || rb_timetable_until (one) < diary->now.date)
        continue;
      add (diary, RB_DIARY_TIMETABLE, one->pupil_id, one->review_day,
           g_strdup (_ ("Review of the part-time timetable")), NULL, one);
    }
}

/* Whether somebody answered the same proposal later. */
static gboolean
is_answered (const Diary *diary, const RbStageAnswer *answer)
{
  for (guint i = rb_office_n (diary->office, RB_RECORD_STAGE_ANSWER); i > 0; i--)
    {
      const RbStageAnswer *later = rb_office_nth (diary->office, RB_RECORD_STAGE_ANSWER, i - 1);

      if (later->base.id == answer->base.id)
        return FALSE;
      if (later->pupil_id == answer->pupil_id && later->stay_id == answer->stay_id)
        return TRUE;
    }
  return FALSE;
}

/* On its day a postponed move is due only if the figures propose it still. */
static gboolean
is_still_proposed (const Diary *diary, const RbStageAnswer *answer)
{
  const RbStay *stay = rb_stage_stay_of (diary->office, answer->pupil_id);

  if ((stay ? stay->base.id : 0) != answer->stay_id)
    return FALSE;
  if (answer->until > diary->now.date)
    return TRUE;
  g_autoptr (GPtrArray) moves = rb_stage_moves (diary->school, diary->now, answer->pupil_id);
  return moves->len > 0;
}

static void
add_stages (Diary *diary)
{
  for (guint i = 0; i < rb_office_n (diary->office, RB_RECORD_STAGE_ANSWER); i++)
    {
      const RbStageAnswer *answer = rb_office_nth (diary->office, RB_RECORD_STAGE_ANSWER, i);
      const RbStage *stage;

      if (strcmp (answer->answer, "postponed") != 0
          || !is_asked (diary, answer->pupil_id, answer->until) || is_answered (diary, answer)
          || !is_still_proposed (diary, answer))
        continue;
      stage = rb_office_find (diary->office, RB_RECORD_STAGE, answer->stage_id);
      add (diary, RB_DIARY_STAGE, answer->pupil_id, answer->until,
           stage ? g_strdup_printf (_ ("Postponed move to %s"), stage->name)
                 : g_strdup (_ ("Postponed move out of the stage")),
           g_strdup (_ ("Waits for an answer on the board of stages.")), answer);
    }
}

static int
overdue_first (gconstpointer a, gconstpointer b)
{
  const RbDiaryLine *x = *(RbDiaryLine *const *) a, *y = *(RbDiaryLine *const *) b;

  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return x->pupil_id < y->pupil_id ? -1 : x->pupil_id > y->pupil_id;
}

GPtrArray *
rb_diary_new (RbSchool *school, RbMoment now, RbDate until, gint64 pupil_id)
{
  Diary diary = { .school = school,
                  .office = school->office,
                  .now = now,
                  .until = until,
                  .pupil_id = pupil_id,
                  .lines = g_ptr_array_new_with_free_func (line_free),
                  .book = rb_contact_book_new (school->office) };

  add_promises (&diary);
  add_meetings (&diary);
  add_visits (&diary);
  add_targets (&diary);
  add_concerns (&diary);
  add_timetables (&diary);
  add_stages (&diary);
  rb_contact_book_free (diary.book);
  g_ptr_array_sort (diary.lines, overdue_first);
  return diary.lines;
}

char *
rb_diary_when (const RbDiaryLine *line)
{
  if (line->late == 0)
    return g_strdup (_ ("today"));
  if (line->late > 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) line->late),
                            line->late);
  return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) -line->late), -line->late);
}

/* --- for paper and files --- */

char *
rb_diary_whom (const RbSchool *school, const RbDiaryLine *line)
{
  int row = line->pupil_id != 0 ? rb_roster_find (school->roster, line->pupil_id) : -1;
  const RbClass *klass;
  g_autofree char *name = NULL;

  if (row < 0)
    {
      g_autoptr (GPtrArray) places = rb_meeting_places (school->office, line->record->id);
      guint n = line->record->kind == RB_RECORD_MEETING ? places->len : 1;

      return g_strdup_printf (ngettext ("%u pupil", "%u pupils", n), n);
    }
  name = rb_pupil_name (rb_roster_pupil (school->roster, (guint) row));
  klass = rb_roster_class_on (school->roster, (guint) row, line->due);
  return klass ? g_strdup_printf ("%s, %s", name, klass->name) : g_steal_pointer (&name);
}

const char *
rb_diary_state_name (const RbDiaryLine *line)
{
  return line->late > 0 ? _ ("Overdue") : line->late == 0 ? _ ("Today") : _ ("To come");
}

RbListing *
rb_diary_listing (RbSchool *school, RbMoment now, RbDate until)
{
  g_autofree char *day = rb_date_format (now.date, RB_DATE_FULL);
  RbListing *listing = rb_listing_new (_ ("Diary"), day, NULL);
  g_autoptr (GPtrArray) lines = rb_diary_new (school, now, until, 0);
  const char *heading = "";

  rb_listing_add_column (listing, _ ("Pupil"), RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, _ ("What"), RB_LISTING_TEXT, 5);
  rb_listing_add_column (listing, _ ("Due"), RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, _ ("When"), RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, _ ("Waits for"), RB_LISTING_TEXT, 4);
  for (guint i = 0; i < lines->len; i++)
    {
      const RbDiaryLine *line = lines->pdata[i];

      if (strcmp (heading, rb_diary_state_name (line)) != 0)
        rb_listing_add_heading (listing, heading = rb_diary_state_name (line));
      rb_listing_add_row (listing);
      rb_listing_take (listing, rb_diary_whom (school, line));
      rb_listing_put (listing, line->title);
      rb_listing_put_day (listing, line->due);
      rb_listing_take (listing, rb_diary_when (line));
      rb_listing_put (listing, line->waits);
    }
  return listing;
}
