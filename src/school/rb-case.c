/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the changes of case files. */
#include "school/rb-case.h"

#include "analysis/rb-meeting.h"
#include "analysis/rb-target.h"
#include "school/rb-plans-private.h"

#include <string.h>

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static RbChange *
change_of (const RbDeed *deed, const char *reason)
{
  return rb_change_new (RB_SOURCE_GRID, deed->who, deed->position, reason, deed->at);
}

static gint64
pupil_of (const RbSchool *school, const GArray *rows, guint index)
{
  return rb_roster_pupil (school->roster, g_array_index (rows, guint, index))->id;
}

/* --- notes --- */

static gboolean
check_note (const RbNoteEntry *entry, const RbDeed *deed, GError **error)
{
  if (entry->rows->len == 0)
    return rb_plans_refuse (error, g_strdup ("Choose the child."));
  if (entry->day == RB_DATE_NONE)
    return rb_plans_refuse (error, g_strdup ("Write the day as a date, such as 20 March 2026."));
  if (entry->day > deed->now.date)
    return rb_plans_refuse (error, g_strdup ("This day has not come yet. What is to be done goes "
                                             "into the diary."));
  if (is_empty (entry->note))
    return rb_plans_refuse (error, g_strdup ("Write down what happened."));
  if (strcmp (entry->kind, "concern") == 0 && is_empty (entry->reaches))
    return rb_plans_refuse (error, g_strdup ("Say whom this concern must reach."));
  return TRUE;
}

static RbNote *
note_of (const RbNoteEntry *entry, const RbDeed *deed)
{
  RbNote *note = rb_record_new (RB_RECORD_NOTE);

  rb_record_set (&note->kind, entry->kind);
  note->day = entry->day;
  note->minute = entry->minute;
  rb_record_set (&note->with_whom, entry->with_whom);
  note->contact_id = entry->contact_id;
  note->spoken = entry->spoken;
  rb_record_set (&note->answer, entry->answer);
  rb_record_set (&note->reaches, entry->reaches);
  rb_record_set (&note->who, deed->who);
  rb_record_set (&note->position, deed->position);
  note->made_at = deed->at;
  note->confidential = entry->confidential;
  rb_record_set (&note->note, entry->note);
  return note;
}

RbChange *
rb_case_note (const RbSchool *school, const RbNoteEntry *entry, const RbDeed *deed, GError **error)
{
  gint64 first = rb_office_next_id (school->office, RB_RECORD_NOTE);
  RbChange *change;

  if (!check_note (entry, deed, error))
    return NULL;
  change = change_of (deed, "");
  for (guint i = 0; i < entry->rows->len; i++)
    {
      RbNote *note = note_of (entry, deed);

      note->base.id = first + i;
      note->pupil_id = pupil_of (school, entry->rows, i);
      note->group_id = entry->rows->len > 1 ? first : 0;
      rb_change_add_record (change, NULL, note);
      rb_record_unref (note);
    }
  return change;
}

RbChange *
rb_case_note_change (const RbNote *was,
                     const RbNoteEntry *entry,
                     const RbDeed *deed,
                     GError **error)
{
  RbChange *change;
  RbNote *is;

  if (!check_note (entry, deed, error))
    return NULL;
  is = note_of (entry, deed);
  is->base.id = was->base.id;
  is->pupil_id = was->pupil_id;
  is->group_id = was->group_id;
  is->made_at = was->made_at;
  is->read_at = was->read_at;
  rb_record_set (&is->read_by, was->read_by);
  rb_record_set (&is->who, was->who);
  rb_record_set (&is->position, was->position);
  change = change_of (deed, "Note corrected");
  if (!rb_record_equal (was, is))
    rb_change_add_record (change, (gpointer) was, is);
  rb_record_unref (is);
  return change;
}

RbChange *
rb_case_read (const RbNote *note, const RbDeed *deed)
{
  RbChange *change;
  RbNote *is;

  if (note->read_at > 0)
    return NULL;
  is = rb_record_copy (note);
  is->read_at = deed->at;
  rb_record_set (&is->read_by, deed->who);
  change = change_of (deed, "Concern read");
  rb_change_add_record (change, (gpointer) note, is);
  rb_record_unref (is);
  return change;
}

/* --- promises --- */

/* Those of one child, numbered from `first`; how many. */
static int
add_promises (RbChange *change,
              gint64 first,
              gint64 pupil_id,
              gint64 meeting_id,
              const RbPromiseEntry *entries,
              guint n,
              const RbDeed *deed,
              GError **error)
{
  int added = 0;

  for (guint i = 0; i < n; i++)
    {
      RbPromise *promise;

      if (is_empty (entries[i].what))
        continue;
      if (entries[i].due < deed->now.date)
        {
          rb_plans_refuse (error, entries[i].due == RB_DATE_NONE
                                      ? g_strdup_printf ("Say by when: “%s”.", entries[i].what)
                                      : g_strdup_printf ("“%s” was due before today. Give a day to "
                                                         "come.",
                                                         entries[i].what));
          return -1;
        }
      promise = rb_record_new (RB_RECORD_PROMISE);
      promise->base.id = first + added++;
      promise->pupil_id = pupil_id;
      promise->meeting_id = meeting_id;
      rb_record_set (&promise->what, entries[i].what);
      rb_record_set (&promise->owner, entries[i].owner);
      rb_record_set (&promise->waits_for, entries[i].waits_for);
      promise->made_on = deed->now.date;
      promise->made_at = deed->at;
      promise->due = entries[i].due;
      rb_change_add_record (change, NULL, promise);
      rb_record_unref (promise);
    }
  return added;
}

RbChange *
rb_case_promise (const RbSchool *school,
                 guint row,
                 const RbPromiseEntry *entries,
                 guint n,
                 const RbDeed *deed,
                 GError **error)
{
  g_autoptr (RbChange) change = change_of (deed, "");
  int added = add_promises (change, rb_office_next_id (school->office, RB_RECORD_PROMISE),
                            rb_roster_pupil (school->roster, row)->id, 0, entries, n, deed, error);

  if (added == 0)
    rb_plans_refuse (error, g_strdup ("Write what is to be done."));
  return added > 0 ? g_steal_pointer (&change) : NULL;
}

RbChange *
rb_case_promise_done (const RbPromise *promise, const char *note, const RbDeed *deed)
{
  RbPromise *is = rb_record_copy (promise);
  RbChange *change = change_of (deed, "Done");

  is->done_at = deed->at;
  rb_record_set (&is->done_by, deed->who);
  rb_record_set (&is->note, note);
  rb_change_add_record (change, (gpointer) promise, is);
  rb_record_unref (is);
  return change;
}

/* --- meetings --- */

static gboolean
check_meeting (const RbMeeting *words, const GArray *rows, const RbDeed *deed, GError **error)
{
  if (rows->len == 0)
    return rb_plans_refuse (error, g_strdup ("Choose the child."));
  if (words->day == RB_DATE_NONE)
    return rb_plans_refuse (error, g_strdup ("Write the day as a date, such as 20 March 2026."));
  if (strcmp (words->state, "held") == 0 && words->day > deed->now.date)
    return rb_plans_refuse (error, g_strdup ("A meeting on a day to come cannot have been held. "
                                             "Change the day, or plan it."));
  if (words->review_day != RB_DATE_NONE && words->review_day <= words->day)
    return rb_plans_refuse (error, g_strdup ("The review is not after the meeting. Give a later "
                                             "day."));
  return TRUE;
}

static gboolean
is_among (const RbSchool *school, const GArray *rows, gint64 pupil_id)
{
  for (guint i = 0; i < rows->len; i++)
    if (pupil_of (school, rows, i) == pupil_id)
      return TRUE;
  return FALSE;
}

static void
drop_places (RbChange *change, const RbSchool *school, gint64 meeting_id, const GArray *rows)
{
  g_autoptr (GPtrArray) places = rb_meeting_places (school->office, meeting_id);

  for (guint i = 0; i < places->len; i++)
    if (!is_among (school, rows, ((const RbMeetingPupil *) places->pdata[i])->pupil_id))
      rb_change_add_record (change, places->pdata[i], NULL);
}

static void
put_place (RbChange *change,
           const RbSchool *school,
           gint64 meeting_id,
           gint64 pupil_id,
           gint64 *next,
           const char *decision,
           const char *note)
{
  const RbMeetingPupil *was = rb_meeting_place (school->office, meeting_id, pupil_id);
  RbMeetingPupil *is = was ? rb_record_copy (was) : rb_record_new (RB_RECORD_MEETING_PUPIL);

  if (was == NULL)
    is->base.id = (*next)++;
  is->meeting_id = meeting_id;
  is->pupil_id = pupil_id;
  rb_record_set (&is->decision, decision);
  rb_record_set (&is->note, note);
  if (was == NULL || !rb_record_equal (was, is))
    rb_change_add_record (change, (gpointer) was, is);
  rb_record_unref (is);
}

RbChange *
rb_case_meeting (const RbSchool *school,
                 const RbMeeting *words,
                 const GArray *rows,
                 const char *const *decisions,
                 const char *const *notes,
                 const RbPromiseEntry *promises,
                 guint n_promises,
                 const RbDeed *deed,
                 GError **error)
{
  const RbMeeting *was = words->base.id != 0
                             ? rb_office_find (school->office, RB_RECORD_MEETING, words->base.id)
                             : NULL;
  gint64 next = rb_office_next_id (school->office, RB_RECORD_MEETING_PUPIL);
  g_autoptr (RbChange) change = change_of (deed, was ? "Meeting changed" : "");
  RbMeeting *is;

  if (!check_meeting (words, rows, deed, error))
    return NULL;
  is = rb_record_copy (words);
  if (was == NULL)
    {
      is->base.id = rb_office_next_id (school->office, RB_RECORD_MEETING);
      rb_record_set (&is->who, deed->who);
      rb_record_set (&is->position, deed->position);
      is->made_at = deed->at;
    }
  if (was == NULL || !rb_record_equal (was, is))
    rb_change_add_record (change, (gpointer) was, is);
  if (was != NULL)
    drop_places (change, school, is->base.id, rows);
  for (guint i = 0; i < rows->len; i++)
    put_place (change, school, is->base.id, pupil_of (school, rows, i), &next,
               decisions ? decisions[i] : NULL, notes ? notes[i] : NULL);
  if (add_promises (change, rb_office_next_id (school->office, RB_RECORD_PROMISE),
                    pupil_of (school, rows, 0), is->base.id, promises, n_promises, deed, error)
      < 0)
    {
      rb_record_unref (is);
      return NULL;
    }
  rb_record_unref (is);
  return g_steal_pointer (&change);
}

/* --- targets --- */

static const RbTarget *
running_at_the_same_time (const RbSchool *school, gint64 pupil_id, const RbTargetEntry *entry)
{
  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_TARGET); i++)
    {
      const RbTarget *target = rb_office_nth (school->office, RB_RECORD_TARGET, i);

      if (target->pupil_id == pupil_id && strcmp (target->ended, "void") != 0
          && target->first_day <= entry->last_day && target->last_day >= entry->first_day)
        return target;
    }
  return NULL;
}

static gboolean
has_session (const RbSchool *school, RbDate from, RbDate to)
{
  for (guint y = 0; y < school->years->len; y++)
    {
      guint first, end;

      rb_calendar_range (rb_mark_matrix_calendar (school->years->pdata[y]), from, to, &first, &end);
      if (end > first)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_target (const RbSchool *school, guint row, const RbTargetEntry *entry, GError **error)
{
  gboolean rate = strcmp (entry->measure, "rate") == 0;
  const RbTarget *other;

  if (entry->first_day == RB_DATE_NONE || entry->last_day == RB_DATE_NONE)
    return rb_plans_refuse (error, g_strdup ("Give the first and the last day."));
  if (entry->last_day < entry->first_day)
    return rb_plans_refuse (error, g_strdup ("The last day is before the first."));
  if (rate ? entry->aim <= 0 || entry->aim > 1000 : entry->aim < 0)
    return rb_plans_refuse (error, rate ? g_strdup ("Give a target above 0 and up to 100 per cent.")
                                        : g_strdup ("Give the sessions that may be missed."));
  if (!has_session (school, entry->first_day, entry->last_day))
    return rb_plans_refuse (error, g_strdup ("The school is closed on all of these days."));
  other = running_at_the_same_time (school, rb_roster_pupil (school->roster, row)->id, entry);
  if (other)
    {
      g_autofree char *days = rb_date_range_format (other->first_day, other->last_day);

      return rb_plans_refuse (
          error, g_strdup_printf ("Another target runs then: %s. End it first.", days));
    }
  return TRUE;
}

RbChange *
rb_case_target (const RbSchool *school,
                guint row,
                const RbTargetEntry *entry,
                const RbDeed *deed,
                GError **error)
{
  RbTarget *target;
  RbChange *change;

  if (!check_target (school, row, entry, error))
    return NULL;
  target = rb_record_new (RB_RECORD_TARGET);
  target->base.id = rb_office_next_id (school->office, RB_RECORD_TARGET);
  target->pupil_id = rb_roster_pupil (school->roster, row)->id;
  rb_record_set (&target->measure, entry->measure);
  target->aim = entry->aim;
  target->first_day = entry->first_day;
  target->last_day = entry->last_day;
  rb_record_set (&target->agreed_with, entry->agreed_with);
  target->meeting_id = entry->meeting_id;
  rb_record_set (&target->who, deed->who);
  rb_record_set (&target->position, deed->position);
  target->made_at = deed->at;
  change = change_of (deed, "");
  rb_change_add_record (change, NULL, target);
  rb_record_unref (target);
  return change;
}

RbChange *
rb_case_target_end (RbSchool *school,
                    const RbTarget *target,
                    const char *void_reason,
                    const RbDeed *deed,
                    GError **error)
{
  RbTargetProgress progress = rb_target_progress (school, target, deed->now);
  gboolean decided = progress.state == RB_TARGET_MET || progress.state == RB_TARGET_NOT_MET;
  RbChange *change;
  RbTarget *is;

  if (*target->ended != '\0')
    rb_plans_refuse (error, g_strdup ("The end of this target is recorded already."));
  else if (!decided && is_empty (void_reason))
    rb_plans_refuse (error, g_strdup ("This target still runs. To end it without a result, say "
                                      "why."));
  if (*target->ended != '\0' || (!decided && is_empty (void_reason)))
    return NULL;
  is = rb_record_copy (target);
  rb_record_set (&is->ended, !is_empty (void_reason)           ? "void"
                             : progress.state == RB_TARGET_MET ? "met"
                                                               : "not-met");
  is->ended_on = deed->now.date;
  is->attended = (int) progress.rate.part;
  is->possible = (int) progress.rate.whole;
  rb_record_set (&is->reason, void_reason);
  change = change_of (deed, "Target ended");
  rb_change_add_record (change, (gpointer) target, is);
  rb_record_unref (is);
  return change;
}

/* --- visits --- */

static gboolean
check_visit (const RbVisit *words, const RbDeed *deed, GError **error)
{
  gboolean made = strcmp (words->state, "done") == 0 || strcmp (words->state, "nobody-in") == 0;

  if (words->planned_day == RB_DATE_NONE)
    return rb_plans_refuse (error, g_strdup ("Write the day of the visit as a date, such as 20 "
                                             "March 2026."));
  if (made && (words->day == RB_DATE_NONE || words->day > deed->now.date))
    return rb_plans_refuse (error, g_strdup ("Give the day on which the visit was made: today or "
                                             "before."));
  if (made && is_empty (words->went))
    return rb_plans_refuse (error, g_strdup ("Say who went."));
  if (words->safe && !words->seen)
    return rb_plans_refuse (error, g_strdup ("A child that was not seen cannot have been found "
                                             "safe. Untick one of them."));
  return TRUE;
}

RbChange *
rb_case_visit (const RbSchool *school, const RbVisit *words, const RbDeed *deed, GError **error)
{
  const RbVisit *was =
      words->base.id != 0 ? rb_office_find (school->office, RB_RECORD_VISIT, words->base.id) : NULL;
  RbChange *change;
  RbVisit *is;

  if (!check_visit (words, deed, error))
    return NULL;
  is = rb_record_copy (words);
  if (was == NULL)
    {
      is->base.id = rb_office_next_id (school->office, RB_RECORD_VISIT);
      rb_record_set (&is->who, deed->who);
      rb_record_set (&is->position, deed->position);
      is->made_at = deed->at;
    }
  change = change_of (deed, was ? "Visit changed" : "");
  if (was == NULL || !rb_record_equal (was, is))
    rb_change_add_record (change, (gpointer) was, is);
  rb_record_unref (is);
  return change;
}
