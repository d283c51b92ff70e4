/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells records as lines. One function a kind of record; what is on the page is not decided here.
 */
#include "analysis/rb-timeline.h"

#include "analysis/rb-case-words.h"
#include "analysis/rb-day.h"
#include "analysis/rb-leave.h"
#include "analysis/rb-name-index.h"
#include "analysis/rb-target.h"

#include "domain/rb-case-records.h"
#include "domain/rb-flag.h"
#include "domain/rb-stage-records.h"

#include <glib/gi18n.h>
#include <string.h>

/* Absences of a year that are told one by one. */
#define MOST_ABSENCES 200u

typedef struct
{
  RbSchool *school;
  guint row;
  gint64 id; /* of the pupil */
  RbMoment now;
  guint groups;
  const char *search; /* folded, or NULL */
  GPtrArray *entries;
} Telling;

static void
entry_free (gpointer data)
{
  RbTimelineEntry *entry = data;

  g_free (entry->title);
  g_free (entry->detail);
  g_free (entry);
}

static gboolean
is_found (const Telling *telling, const RbTimelineEntry *entry)
{
  g_autofree char *words = NULL, *folded = NULL;

  if (telling->search == NULL)
    return TRUE;
  words = g_strdup_printf ("%s %s", entry->title, entry->detail);
  folded = rb_name_fold (words);
  return strstr (folded, telling->search) != NULL;
}

/* Takes the words. */
static void
tell (Telling *telling,
      RbTimelineGroup group,
      RbDate day,
      int minute,
      char *title,
      char *detail,
      const RbRecord *record)
{
  RbTimelineEntry *entry = g_new (RbTimelineEntry, 1);

  *entry = (RbTimelineEntry){ .group = group,
                              .day = day,
                              .minute = minute,
                              .title = title,
                              .detail = detail ? detail : g_strdup (""),
                              .hidden = record && record->hidden,
                              .ahead = day > telling->now.date,
                              .record = record };
  if ((telling->groups & group) && day != RB_DATE_NONE && is_found (telling, entry))
    g_ptr_array_add (telling->entries, entry);
  else
    entry_free (entry);
}

/* The parts that are not empty, between full stops. Ends with NULL. (transfer full) */
static char *
sentences (const char *first, ...)
{
  GString *words = g_string_new (NULL);
  va_list rest;

  va_start (rest, first);
  for (const char *part = first; part; part = va_arg (rest, const char *))
    {
      gsize length = strlen (part);

      if (length == 0)
        continue;
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", part);
      if (!strchr (".!?", part[length - 1]))
        g_string_append_c (words, '.');
    }
  va_end (rest);
  return g_string_free (words, FALSE);
}

/* --- contacts --- */

static void
tell_outcomes (Telling *telling)
{
  const RbOffice *office = telling->school->office;
  g_autoptr (GPtrArray) list = rb_office_of_pupil (office, RB_RECORD_OUTCOME, telling->id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbOutcome *outcome = list->pdata[i];
      const RbAttempt *attempt = rb_office_find (office, RB_RECORD_ATTEMPT, outcome->attempt_id);
      RbMoment at = attempt ? rb_moment_of_seconds (attempt->made_at) : (RbMoment){ 0 };
      const char *whom = attempt ? attempt->contact_name : "";
      const char *how = !attempt                                  ? _ ("Call")
                        : strcmp (attempt->channel, "text") == 0  ? _ ("Text")
                        : strcmp (attempt->channel, "email") == 0 ? _ ("E-mail")
                        : strcmp (attempt->channel, "visit") == 0 ? _ ("Home visit")
                                                                  : _ ("Call");

      tell (telling, RB_TIMELINE_CONTACTS, attempt ? at.date : outcome->day,
            attempt ? at.minutes : -1,
            *whom ? g_strdup_printf ("%s, %s", how, whom) : g_strdup (how),
            sentences (attempt && !attempt->spoken ? _ ("Not spoken to") : "", outcome->reason,
                       attempt ? attempt->note : "", NULL),
            &outcome->base);
    }
}

static void
tell_messages (Telling *telling)
{
  g_autoptr (GPtrArray) list =
      rb_office_of_pupil (telling->school->office, RB_RECORD_ABSENCE, telling->id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbAbsence *absence = list->pdata[i];
      RbMoment at = rb_moment_of_seconds (absence->told_at);
      g_autofree char *days = rb_date_range_format (absence->first_day, absence->last_day);
      g_autofree char *away = g_strdup_printf (_ ("Away %s (%s)"), days, absence->code);

      if (absence->leave_id != 0)
        continue; /* its request tells of it */
      tell (telling, RB_TIMELINE_CONTACTS, absence->told_at > 0 ? at.date : absence->first_day,
            absence->told_at > 0 ? at.minutes : -1,
            *absence->told_by ? g_strdup_printf (_ ("Message, %s"), absence->told_by)
                              : g_strdup (_ ("Message")),
            sentences (away, absence->reason, NULL), &absence->base);
    }
}

static RbTimelineGroup
group_of_note (const RbNote *note)
{
  if (strcmp (note->kind, "support") == 0)
    return RB_TIMELINE_SUPPORT;
  return strcmp (note->kind, "call") == 0 || strcmp (note->kind, "talk") == 0
                 || strcmp (note->kind, "message") == 0
             ? RB_TIMELINE_CONTACTS
             : RB_TIMELINE_NOTES;
}

static void
tell_notes (Telling *telling)
{
  g_autoptr (GPtrArray) list =
      rb_office_of_pupil (telling->school->office, RB_RECORD_NOTE, telling->id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbNote *note = list->pdata[i];
      const char *kind = rb_case_words (rb_note_kinds, note->kind);
      gboolean support = strcmp (note->kind, "support") == 0;
      gboolean waits = *note->reaches && note->read_at == 0;

      tell (telling, group_of_note (note), note->day, note->minute,
            *note->with_whom ? g_strdup_printf ("%s, %s", kind, note->with_whom) : g_strdup (kind),
            sentences (note->note, support ? rb_case_words (rb_support_answers, note->answer) : "",
                       strcmp (note->kind, "call") == 0 && !note->spoken ? _ ("Not spoken to") : "",
                       waits ? _ ("Not read yet") : "", NULL),
            &note->base);
    }
}

/* --- the case --- */

static void
tell_meetings (Telling *telling)
{
  const RbOffice *office = telling->school->office;
  g_autoptr (GPtrArray) list = rb_office_of_pupil (office, RB_RECORD_MEETING_PUPIL, telling->id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbMeetingPupil *place = list->pdata[i];
      const RbMeeting *meeting = rb_office_find (office, RB_RECORD_MEETING, place->meeting_id);

      if (meeting == NULL)
        continue;
      tell (
          telling, RB_TIMELINE_MEETINGS, meeting->day, meeting->minute,
          g_strdup_printf ("%s%s%s", rb_case_words (rb_meeting_kinds, meeting->kind),
                           strcmp (meeting->state, "held") == 0 ? "" : ": ",
                           strcmp (meeting->state, "held") == 0
                               ? ""
                               : rb_case_words (rb_meeting_states, meeting->state)),
          sentences (meeting->attendees, meeting->outcome,
                     *place->decision ? rb_case_words (rb_meeting_decisions, place->decision) : "",
                     place->note, NULL),
          &meeting->base);
    }
}

static void
tell_targets (Telling *telling)
{
  g_autoptr (GPtrArray) list =
      rb_office_of_pupil (telling->school->office, RB_RECORD_TARGET, telling->id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbTarget *target = list->pdata[i];
      RbTargetProgress progress = rb_target_progress (telling->school, target, telling->now);
      gboolean over = progress.state == RB_TARGET_MET || progress.state == RB_TARGET_NOT_MET;
      g_autofree char *aim = rb_target_words (target);

      tell (telling, RB_TIMELINE_TARGETS, target->first_day, -1, g_strdup (_ ("Target begins")),
            sentences (aim, target->agreed_with, NULL), &target->base);
      if (over && target->last_day <= telling->now.date)
        tell (telling, RB_TIMELINE_TARGETS, target->last_day, -1,
              g_strdup (progress.state == RB_TARGET_MET ? _ ("Target met") : _ ("Target not met")),
              rb_target_progress_words (target, &progress), &target->base);
    }
}

static void
tell_visits (Telling *telling)
{
  g_autoptr (GPtrArray) list =
      rb_office_of_pupil (telling->school->office, RB_RECORD_VISIT, telling->id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbVisit *visit = list->pdata[i];
      gboolean made = visit->day != RB_DATE_NONE;
      gboolean done = strcmp (visit->state, "done") == 0;
      const char *seen = !done                        ? ""
                         : visit->seen && visit->safe ? _ ("Seen and safe")
                         : visit->seen                ? _ ("Seen")
                                                      : _ ("Child not seen");

      tell (
          telling, RB_TIMELINE_VISITS, made ? visit->day : visit->planned_day, visit->minute,
          done ? g_strdup (_ ("Home visit"))
               : g_strdup_printf (_ ("Home visit: %s"),
                                  rb_case_words (rb_visit_states, visit->state)),
          sentences (visit->went, seen, made ? visit->outcome : visit->why, visit->next_step, NULL),
          &visit->base);
    }
}

/* --- what stands in the office's book --- */

static void
tell_one_leave (Telling *telling, const RbLeave *leave)
{
  g_autofree char *days = rb_date_range_format (leave->first_day, leave->last_day);
  gboolean decided = strcmp (leave->state, "decided") == 0;
  g_autofree char *by =
      decided ? g_strdup_printf (_ ("Decided by %s"), leave->decided_by) : g_strdup ("");

  tell (telling, RB_TIMELINE_LEAVE, leave->received_on, -1,
        g_strdup_printf (_ ("Leave asked for, %s"), days),
        sentences (leave->reason, by, leave->decision_reason, NULL), &leave->base);
}

/* The days of one request come one after another. */
static void
tell_leave (Telling *telling)
{
  const RbOffice *office = telling->school->office;
  g_autoptr (GPtrArray) days = rb_office_of_pupil (office, RB_RECORD_LEAVE_DAY, telling->id);
  gint64 told = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const RbLeaveDay *day = days->pdata[i];
      const RbLeave *leave =
          day->leave_id == told ? NULL : rb_office_find (office, RB_RECORD_LEAVE, day->leave_id);

      told = day->leave_id;
      if (leave)
        tell_one_leave (telling, leave);
    }
}

static void
tell_suspensions (Telling *telling)
{
  g_autoptr (GPtrArray) list =
      rb_office_of_pupil (telling->school->office, RB_RECORD_SUSPENSION, telling->id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbSuspension *one = list->pdata[i];
      g_autofree char *days = rb_date_range_format (one->first_day, one->last_day);

      tell (telling, RB_TIMELINE_LEAVE, one->first_day, -1,
            g_strdup_printf (_ ("Suspended, %s"), days),
            sentences (one->reason, one->provision, NULL), &one->base);
    }
}

static void
tell_timetables (Telling *telling)
{
  g_autoptr (GPtrArray) list =
      rb_office_of_pupil (telling->school->office, RB_RECORD_TIMETABLE, telling->id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbTimetable *one = list->pdata[i];
      g_autofree char *days = rb_date_range_format (one->first_day, one->last_day);

      if (strcmp (one->timetable, "part-time") == 0)
        tell (telling, RB_TIMELINE_SUPPORT, one->first_day, -1,
              g_strdup_printf (_ ("Part-time timetable, %s"), days),
              sentences (one->agreed_with, one->note, NULL), &one->base);
    }
}

static void
tell_flags (Telling *telling)
{
  g_autoptr (GPtrArray) list =
      rb_office_of_pupil (telling->school->office, RB_RECORD_FLAG, telling->id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbFlag *flag = list->pdata[i];
      const RbFlagKind *kind = rb_flag_kind (flag->flag);
      const char *words = kind ? _ (kind->words) : flag->flag;

      tell (telling, RB_TIMELINE_FLAGS, flag->first_day, -1,
            g_strdup_printf (_ ("Flag: %s"), words), g_strdup (flag->note), &flag->base);
      if (flag->last_day != RB_DATE_NONE && flag->last_day <= telling->now.date)
        tell (telling, RB_TIMELINE_FLAGS, flag->last_day, -1,
              g_strdup_printf (_ ("Flag ended: %s"), words), NULL, &flag->base);
    }
}

/* --- the ladder --- */

static void
tell_stages (Telling *telling)
{
  g_autoptr (GPtrArray) list =
      rb_office_of_pupil (telling->school->office, RB_RECORD_STAY, telling->id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbStay *stay = list->pdata[i];

      tell (telling, RB_TIMELINE_STAGES, stay->first_day, -1,
            g_strdup_printf (_ ("Enters %s"), stay->stage_name),
            sentences (stay->why, stay->evidence, NULL), &stay->base);
      if (stay->last_day != RB_DATE_NONE)
        tell (telling, RB_TIMELINE_STAGES, stay->last_day, -1,
              g_strdup_printf (_ ("Leaves %s"), stay->stage_name), sentences (stay->left_why, NULL),
              &stay->base);
    }
}

/* An accepted move is told by the stages themselves. */
static void
tell_answers (Telling *telling)
{
  const RbOffice *office = telling->school->office;
  g_autoptr (GPtrArray) list = rb_office_of_pupil (office, RB_RECORD_STAGE_ANSWER, telling->id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbStageAnswer *answer = list->pdata[i];
      const RbStage *stage = rb_office_find (office, RB_RECORD_STAGE, answer->stage_id);
      gboolean declined = strcmp (answer->answer, "declined") == 0;
      g_autofree char *until =
          answer->until != RB_DATE_NONE ? rb_date_format (answer->until, RB_DATE_DAY_YEAR) : NULL;
      g_autofree char *asked =
          until ? g_strdup_printf (_ ("To be asked again on %s"), until) : g_strdup ("");

      if (strcmp (answer->answer, "accepted") == 0)
        continue;
      tell (telling, RB_TIMELINE_STAGES, answer->day, -1,
            g_strdup_printf (declined ? _ ("Proposal declined: %s") : _ ("Proposal postponed: %s"),
                             stage ? stage->name : _ ("to leave the stage")),
            sentences (answer->reason, asked, NULL), &answer->base);
    }
}

static void
tell_attachments (Telling *telling)
{
  g_autoptr (GPtrArray) list =
      rb_office_of_pupil (telling->school->office, RB_RECORD_ATTACHMENT, telling->id);

  for (guint i = 0; i < list->len; i++)
    {
      const RbAttachment *one = list->pdata[i];
      const char *type = rb_case_words (rb_attachment_types, one->media_type);
      g_autofree char *size = g_format_size ((guint64) one->size);
      g_autofree char *about = g_strdup_printf ("%s, %s", type, size);

      tell (telling, RB_TIMELINE_FILES, one->day, -1,
            *one->title ? g_strdup_printf (_ ("File: %s"), one->title)
                        : g_strdup (_ ("File attached")),
            sentences (about, one->file_name, NULL), &one->base);
    }
}

static void
tell_absences (Telling *telling)
{
  g_autofree RbDayReason *reasons = g_new (RbDayReason, MOST_ABSENCES);
  guint n;

  if (!(telling->groups & RB_TIMELINE_ABSENCES))
    return;
  n = rb_day_last_reasons (telling->school, telling->row, telling->now.date + 1, reasons,
                           MOST_ABSENCES);
  for (guint i = 0; i < n; i++)
    {
      const RbCode *code =
          rb_code_book_code (telling->school->codes, reasons[i].mark, reasons[i].from);
      g_autofree char *days = rb_date_range_format (reasons[i].from, reasons[i].to);
      g_autofree char *sessions =
          g_strdup_printf (ngettext ("%u session, %s", "%u sessions, %s", reasons[i].sessions),
                           reasons[i].sessions, days);

      tell (telling, RB_TIMELINE_ABSENCES, reasons[i].from, -1,
            g_strdup_printf ("%s: %s", code ? code->text : "", code ? code->name : ""),
            sentences (sessions,
                       reasons[i].reason && !reasons[i].confidential ? reasons[i].reason : "",
                       NULL),
            NULL);
    }
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const RbTimelineEntry *x = *(RbTimelineEntry *const *) a, *y = *(RbTimelineEntry *const *) b;

  if (x->day != y->day)
    return x->day > y->day ? -1 : 1;
  if (x->minute != y->minute)
    return x->minute > y->minute ? -1 : 1;
  return strcmp (x->title, y->title);
}

GPtrArray *
rb_timeline_new (const RbSchool *school, guint row, RbMoment now, guint groups, const char *search)
{
  g_autofree char *folded = search && *search ? rb_name_fold (search) : NULL;
  Telling telling = { .school = (RbSchool *) school,
                      .row = row,
                      .id = rb_roster_pupil (school->roster, row)->id,
                      .now = now,
                      .groups = groups,
                      .search = folded,
                      .entries = g_ptr_array_new_with_free_func (entry_free) };

  tell_outcomes (&telling);
  tell_messages (&telling);
  tell_notes (&telling);
  tell_meetings (&telling);
  tell_targets (&telling);
  tell_visits (&telling);
  tell_leave (&telling);
  tell_suspensions (&telling);
  tell_timetables (&telling);
  tell_flags (&telling);
  tell_stages (&telling);
  tell_answers (&telling);
  tell_attachments (&telling);
  tell_absences (&telling);
  g_ptr_array_sort (telling.entries, newest_first);
  return telling.entries;
}

const char *
rb_timeline_group_words (RbTimelineGroup group)
{
  static const char *const words[RB_N_TIMELINE_GROUPS] = {
    N_ ("Calls and messages"),
    N_ ("Notes and concerns"),
    N_ ("Meetings"),
    N_ ("Targets"),
    N_ ("Home visits"),
    N_ ("Support"),
    N_ ("Leave, suspensions"),
    N_ ("Flags"),
    N_ ("Absences"),
    N_ ("Stages"),
    N_ ("Files"),
  };

  for (guint i = 0; i < RB_N_TIMELINE_GROUPS; i++)
    if (group == 1u << i)
      return _ (words[i]);
  return _ ("All kinds");
}
