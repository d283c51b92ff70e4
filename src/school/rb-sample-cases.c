/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leave, timetables, suspensions, flags, sealed weeks and cover of the sample school. */
#include "school/rb-sample-office.h"

#include "analysis/rb-action-calendar.h"
#include "school/rb-actions.h"

#include <string.h>

#define HEAD "Dr Miriam Castellano"
#define HEAD_POSITION "Headteacher"
#define OFFICE_WHO "Shirin Marlow"

static gboolean
is_code (const RbSampleOffice *office, guint row, guint column, const char *text)
{
  RbMark mark = rb_mark_matrix_get (office->matrix, row, column);

  return strcmp (rb_code_book_text (office->school->codes, mark), text) == 0;
}

static void
add_days (RbSampleOffice *office,
          const RbLeave *leave,
          gint64 pupil_id,
          const char *decision,
          const char *code)
{
  for (RbDate day = leave->first_day; day <= leave->last_day; day++)
    {
      RbLeaveDay *one;

      if (rb_calendar_find (office->calendar, day, RB_AM) < 0
          && rb_calendar_find (office->calendar, day, RB_PM) < 0)
        continue;
      one = rb_sample_office_add (office, RB_RECORD_LEAVE_DAY);
      one->leave_id = leave->base.id;
      one->pupil_id = pupil_id;
      one->day = day;
      rb_record_set (&one->session, "day");
      rb_record_set (&one->decision, decision);
      rb_record_set (&one->code, code);
    }
}

static RbLeave *
request (RbSampleOffice *office,
         gint64 pupil_id,
         RbDate received,
         RbDate from,
         RbDate to,
         const char *reason)
{
  RbLeave *leave = rb_sample_office_add (office, RB_RECORD_LEAVE);
  const RbContact *contact = rb_sample_office_contact (office, pupil_id);

  leave->received_on = received;
  leave->first_day = from;
  leave->last_day = to;
  rb_record_set (&leave->ground, "exceptional");
  rb_record_set (&leave->state, "open");
  rb_record_set (&leave->reason, reason);
  rb_record_set (&leave->who, OFFICE_WHO);
  if (contact)
    {
      g_autofree char *name = rb_contact_name (contact);

      rb_record_set (&leave->asked_by, name);
    }
  return leave;
}

static void
decide (RbLeave *leave, const char *reason)
{
  RbDate day = MIN (leave->received_on + 2, leave->first_day);

  rb_record_set (&leave->state, "decided");
  rb_record_set (&leave->decided_by, HEAD);
  rb_record_set (&leave->decided_position, HEAD_POSITION);
  leave->decided_at = rb_sample_office_at (day, 15 * 60 + 20);
  leave->letter_at = rb_sample_office_at (day, 15 * 60 + 40);
  rb_record_set (&leave->decision_reason, reason);
}

/* The request behind leave that was granted, or behind a holiday that was not. */
static void
leave_of_spell (RbSampleOffice *office, guint row, guint first, guint end)
{
  gint64 id = rb_roster_pupil (office->school->roster, row)->id;
  RbDate from = rb_calendar_session (office->calendar, first).date;
  RbDate to = rb_calendar_session (office->calendar, end - 1).date;
  RbLeave *leave;

  if (is_code (office, row, first, "C1"))
    {
      leave = request (office, id, from - 24, from, to, "Licensed performance, Theatre Royal");
      rb_record_set (&leave->ground, "performance");
      rb_record_set (&leave->evidence, "seen");
      decide (leave, "Licence seen; work is sent home.");
      add_days (office, leave, id, "granted", "C1");
    }
  else if (is_code (office, row, first, "C"))
    {
      leave = request (office, id, from - 3, from, to, "Funeral of a grandparent");
      decide (leave, "Exceptional circumstances.");
      add_days (office, leave, id, "granted", "C");
      if (end < office->begun)
        leave->return_checked_on = rb_calendar_session (office->calendar, end).date;
    }
  else if (is_code (office, row, first, "G") && rb_random_chance (&office->random, 450000))
    {
      leave = request (office, id, from - 9 - (int) rb_random_below (&office->random, 30), from, to,
                       "Family holiday");
      decide (leave, "A holiday is not an exceptional circumstance.");
      leave->called_at = leave->decided_at + 1800;
      add_days (office, leave, id, "refused", "G");
    }
}

static void
suspension_of_spell (RbSampleOffice *office, guint row, guint first, guint end)
{
  RbSuspension *suspension = rb_sample_office_add (office, RB_RECORD_SUSPENSION);
  RbSession from = rb_calendar_session (office->calendar, first);
  RbSession to = rb_calendar_session (office->calendar, end - 1);
  guint sixth = rb_calendar_day_number (office->calendar, from.date) + 5;

  suspension->pupil_id = rb_roster_pupil (office->school->roster, row)->id;
  suspension->first_day = from.date;
  suspension->first_half = from.half;
  suspension->last_day = to.date;
  suspension->last_half = to.half;
  suspension->provision_due = rb_calendar_day (office->calendar, sixth);
  rb_record_set (&suspension->who, HEAD);
  suspension->made_at = rb_sample_office_at (from.date - 1, 15 * 60);
  suspension->confidential = TRUE;
  rb_record_set (&suspension->reason, "Persistent disruptive behaviour");
}

static void
look_at_row (RbSampleOffice *office, guint row)
{
  for (guint column = 0; column < office->begun;)
    {
      RbMark mark = rb_mark_matrix_get (office->matrix, row, column);
      guint end = column;

      while (end < office->begun && rb_mark_matrix_get (office->matrix, row, end) == mark)
        end++;
      if (is_code (office, row, column, "E"))
        suspension_of_spell (office, row, column, end);
      else
        leave_of_spell (office, row, column, end);
      column = end;
    }
}

static RbFlag *
flag (RbSampleOffice *office, gint64 pupil_id, const char *what, const char *note)
{
  RbFlag *one = rb_sample_office_add (office, RB_RECORD_FLAG);

  one->pupil_id = pupil_id;
  rb_record_set (&one->flag, what);
  one->first_day = rb_calendar_first (office->calendar);
  rb_record_set (&one->who, "Mrs Joan Bellamy");
  one->made_at = rb_sample_office_at (one->first_day, 10 * 60);
  one->confidential = note[0] != '\0';
  rb_record_set (&one->note, note);
  return one;
}

static void
flags_of_child (RbSampleOffice *office, const RbSampleChild *child, guint *poorly)
{
  const RbSampleFamily *family =
      &g_array_index (office->sample->families, RbSampleFamily, child->family);
  gint64 id = child->pupil->id;

  if (family->foster)
    {
      flag (office, id, "ring-first", "Looked after; the virtual school asks to be told by 10:00.");
      flag (office, id, "social-worker", "Ms Amara Lindqvist, 01632 960511");
    }
  else if (child->habit == RB_HABIT_SEVERE)
    {
      flag (office, id, "ring-first", "Child protection plan.");
      flag (office, id, "social-worker", "Mr Tom Arkwright, 01632 960514");
      flag (office, id, "safeguarding", "Weekly core group; see the safeguarding lead.");
    }
  if (child->habit == RB_HABIT_ILL)
    flag (office, id, "long-term-illness", "")->first_day =
        rb_date_new (office->sample->year, 10, 6);
  if (child->habit == RB_HABIT_POORLY && ++*poorly % 9 == 0)
    flag (office, id, "medical-evidence", "");
}

static void
timetable_of_child (RbSampleOffice *office, const RbSampleChild *child)
{
  RbTimetable *timetable;
  RbDate first, last;

  if (!child->part_time || rb_calendar_n_weeks (office->calendar) < 14)
    return;
  first = rb_calendar_week (office->calendar, 7)->monday;
  last = rb_calendar_week (office->calendar, 12)->monday + 4;
  if (first > office->sample->spec->now.date)
    return;
  timetable = rb_sample_office_add (office, RB_RECORD_TIMETABLE);
  timetable->pupil_id = child->pupil->id;
  rb_record_set (&timetable->timetable, "part-time");
  rb_record_set (&timetable->sessions, "1010101010");
  rb_record_set (&timetable->code, "C2");
  timetable->first_day = first;
  timetable->last_day = last;
  timetable->review_day = first + 21;
  rb_record_set (&timetable->agreed_with, "Mother, at the meeting of the week before");
  rb_record_set (&timetable->who, "Mrs Joan Bellamy");
  timetable->made_at = rb_sample_office_at (first - 4, 14 * 60);
  rb_record_set (&timetable->note, "Mornings only; back to whole days by the end.");
}

/* Requests that wait for an answer: one in good time with a brother or sister, one at short notice.
 * None begins or ends on a day without school. */
static void
open_requests (RbSampleOffice *office)
{
  static const struct
  {
    int from, days, received;
    const char *reason;
  } cases[] = { { 26, 4, -2, "Wedding of an aunt in Lahore" },
                { 9, 1, -1, "Grade 5 piano examination in the city" },
                { 18, 2, 0, "Cousin's graduation" } };
  RbDate today = office->sample->spec->now.date;
  guint n = rb_roster_n (office->school->roster), made = 0;

  for (guint row = n / 3; row < n && made < G_N_ELEMENTS (cases); row++)
    {
      const RbPupil *pupil = rb_roster_pupil (office->school->roster, row);
      g_autoptr (GArray) siblings = rb_roster_siblings (office->school->roster, row);
      RbDate from =
          rb_sample_office_day (office, rb_date_monday (today + cases[made].from) + (int) made);
      RbDate to = from;
      RbLeave *leave;

      if (!rb_pupil_on_roll (pupil, today) || (siblings->len > 0) != (made == 0))
        continue;
      for (int i = 1; i < cases[made].days && to != RB_DATE_NONE; i++)
        to = rb_sample_office_day (office, to + 1);
      if (to == RB_DATE_NONE)
        return;
      leave =
          request (office, pupil->id, today + cases[made].received, from, to, cases[made].reason);
      add_days (office, leave, pupil->id, "open", "");
      for (guint i = 0; made == 0 && i < siblings->len; i++)
        add_days (office, leave,
                  rb_roster_pupil (office->school->roster, g_array_index (siblings, guint, i))->id,
                  "open", "");
      made++;
    }
}

static void
seal_weeks (RbSampleOffice *office)
{
  RbDate limit = rb_date_monday (office->sample->spec->now.date) - 7;

  for (guint i = 0; i < rb_calendar_n_weeks (office->calendar); i++)
    {
      RbDate monday = rb_calendar_week (office->calendar, i)->monday;
      RbSeal *seal;

      if (monday >= limit)
        break;
      seal = rb_sample_office_add (office, RB_RECORD_SEAL);
      seal->week = monday;
      seal->sealed_at = rb_sample_office_at (monday + 7, 10 * 60 + 5);
      rb_record_set (&seal->who, OFFICE_WHO);
      rb_record_set (&seal->position, "Office administrator");
    }
}

static void
cover_today (RbSampleOffice *office)
{
  g_autoptr (GPtrArray) classes = rb_roster_classes (office->school->roster, office->sample->year);
  RbCover *cover;

  if (classes->len < 4)
    return;
  cover = rb_sample_office_add (office, RB_RECORD_COVER);
  cover->class_id = ((const RbClass *) classes->pdata[3])->id;
  cover->first_day = cover->last_day = office->sample->spec->now.date;
  rb_record_set (&cover->session, "day");
  rb_record_set (&cover->name, "Mr Daniel Hartley (supply)");
}

/* The usual actions, done for a fortnight but for one here and there. Each has draws of its own, so
 * that one more in the table moves nothing else. */
static void
actions (RbSampleOffice *office)
{
  RbDate today = office->sample->spec->now.date, since = rb_date_monday (today) - 14;
  g_autoptr (GPtrArray) shipped = rb_actions_shipped (since);

  for (guint i = 0; i < shipped->len; i++)
    {
      RbAction *action = shipped->pdata[i];
      g_autoptr (GArray) days = rb_action_days (office->school, action, since, today - 1);

      RbRandom random =
          rb_random (office->sample->spec->seed, 0xac7100 + g_str_hash (action->reference));

      action->base.id = i + 1;
      g_ptr_array_add (office->lists[RB_RECORD_ACTION], rb_record_ref (action));
      for (guint k = 0; k < days->len; k++)
        {
          RbTicked *tick;

          if (rb_random_chance (&random, 60000))
            continue;
          tick = rb_sample_office_add (office, RB_RECORD_TICK);
          rb_record_set (&tick->subject, "action");
          tick->action_id = action->base.id;
          tick->due = g_array_index (days, RbDate, k);
          tick->done_at = rb_sample_office_at (tick->due, 15 * 60 + (int) (i % 25));
          rb_record_set (&tick->who, OFFICE_WHO);
        }
    }
}

void
rb_sample_office_cases (RbSampleOffice *office)
{
  guint poorly = 0;

  for (guint row = 0; row < rb_roster_n (office->school->roster); row++)
    {
      const RbSampleChild *child = &g_array_index (office->sample->children, RbSampleChild, row);

      look_at_row (office, row);
      flags_of_child (office, child, &poorly);
      timetable_of_child (office, child);
    }
  actions (office);
  open_requests (office);
  seal_weeks (office);
  cover_today (office);
}
