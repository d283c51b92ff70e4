/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leave requests: taken in, ticked, withdrawn. The decision is rb-leave-decide.c. */
#include "school/rb-leave.h"

#include "school/rb-plans-private.h"

#include <string.h>

static RbChange *
new_change (const RbDeed *deed, const char *reason)
{
  return rb_change_new (RB_SOURCE_BULK, deed->who, deed->position, reason, deed->at);
}

static gboolean
check (const RbSchool *school, const RbLeaveRequest *request, GError **error)
{
  const char *code = rb_leave_ground_code (request->ground);

  if (request->rows->len == 0)
    return rb_plans_refuse (error, g_strdup ("Choose the child, or the children."));
  if (request->received_on == RB_DATE_NONE || request->from.date == RB_DATE_NONE
      || request->to.date == RB_DATE_NONE)
    return rb_plans_refuse (error,
                            g_strdup ("Give the day of the request, and its first and last day."));
  if (rb_session_compare (request->to, request->from) < 0)
    return rb_plans_refuse (error,
                            g_strdup ("The last session is before the first. Change one of them."));
  if (request->reason == NULL || *request->reason == '\0')
    return rb_plans_refuse (error, g_strdup ("Write down what the leave is for."));
  if (rb_code_book_find (school->codes, code, request->from.date) == NULL)
    return rb_plans_refuse (error,
                            g_strdup_printf ("Code %s is not in force on the first day.", code));
  return TRUE;
}

/* Which halves of a school day the request asks for: "day", "am", "pm"; NULL for none. */
static const char *
session_of (const RbLeaveRequest *request, const RbCalendar *calendar, RbDate day)
{
  gboolean asked[2], held[2];

  for (int half = RB_AM; half <= RB_PM; half++)
    {
      RbSession session = { day, (RbHalf) half };

      held[half] = rb_calendar_find (calendar, day, (RbHalf) half) >= 0;
      asked[half] = held[half] && rb_session_compare (session, request->from) >= 0
                    && rb_session_compare (session, request->to) <= 0;
    }
  if (!asked[RB_AM] && !asked[RB_PM])
    return NULL;
  if (asked[RB_AM] == held[RB_AM] && asked[RB_PM] == held[RB_PM])
    return "day";
  return asked[RB_AM] ? "am" : "pm";
}

static guint
add_days (RbChange *change,
          const RbSchool *school,
          const RbLeaveRequest *request,
          const RbLeave *leave,
          guint row,
          guint made)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  guint before = made;

  for (RbDate day = request->from.date; day <= request->to.date; day++)
    {
      const RbMarkMatrix *matrix = rb_school_year_of (school, day);
      const char *session =
          matrix ? session_of (request, rb_mark_matrix_calendar (matrix), day) : NULL;
      g_autoptr (RbLeaveDay) one = NULL;

      if (session == NULL || !rb_pupil_on_roll (pupil, day))
        continue;
      one = rb_plans_record (school, RB_RECORD_LEAVE_DAY, made++);
      one->leave_id = leave->base.id;
      one->pupil_id = pupil->id;
      one->day = day;
      rb_record_set (&one->session, session);
      rb_record_set (&one->decision, "open");
      rb_change_add_record (change, NULL, one);
    }
  return made - before;
}

RbChange *
rb_leave_request (const RbSchool *school,
                  const RbLeaveRequest *request,
                  const RbDeed *deed,
                  GError **error)
{
  g_autoptr (RbLeave) leave = NULL;
  g_autoptr (RbChange) change = NULL;
  guint made = 0;

  if (!check (school, request, error))
    return NULL;
  leave = rb_plans_record (school, RB_RECORD_LEAVE, 0);
  leave->received_on = request->received_on;
  rb_record_set (&leave->asked_by, request->asked_by);
  rb_record_set (&leave->ground, rb_leave_ground_id (request->ground));
  leave->first_day = request->from.date;
  leave->last_day = request->to.date;
  rb_record_set (&leave->evidence, request->evidence);
  rb_record_set (&leave->state, "open");
  rb_record_set (&leave->who, deed->who);
  leave->confidential = request->confidential;
  rb_record_set (&leave->reason, request->reason);
  change = new_change (deed, "Leave requested");
  rb_change_add_record (change, NULL, leave);
  for (guint i = 0; i < request->rows->len; i++)
    made +=
        add_days (change, school, request, leave, g_array_index (request->rows, guint, i), made);
  if (made > 0)
    return g_steal_pointer (&change);
  {
    g_autofree char *range = rb_session_range_words (request->from, request->to);

    rb_plans_refuse (error, g_strdup_printf ("There is no school day on %s.", range));
    return NULL;
  }
}

gboolean
rb_leave_may_decide (const RbIdentity *identity, GError **error)
{
  if (rb_identity_may (identity, RB_RIGHT_DECIDE_LEAVE))
    return TRUE;
  return rb_plans_refuse (error, rb_identity_refusal (identity, RB_RIGHT_DECIDE_LEAVE));
}

static const char *
tick_words (RbLeaveTick what, gboolean done)
{
  switch (what)
    {
    case RB_LEAVE_CALLED:
      return done ? "Family rung about refused leave" : "Not rung about refused leave after all";
    case RB_LEAVE_LETTER:
      return done ? "Decision letter made" : "Decision letter not made after all";
    case RB_LEAVE_EVIDENCE:
      return done ? "Evidence for leave seen" : "Evidence for leave not seen after all";
    case RB_LEAVE_RETURNED:
    default:
      return done ? "Return from leave checked" : "Return from leave not checked after all";
    }
}

/* Of the absences that a granted request became. */
static void
set_evidence (RbChange *change, const RbSchool *school, const RbLeave *leave)
{
  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_ABSENCE); i++)
    {
      const RbAbsence *was = rb_office_nth (school->office, RB_RECORD_ABSENCE, i);
      g_autoptr (RbAbsence) is = NULL;

      if (was->leave_id != leave->base.id)
        continue;
      is = rb_record_copy (was);
      rb_record_set (&is->evidence, leave->evidence);
      rb_change_add_record (change, (gpointer) was, is);
    }
}

RbChange *
rb_leave_tick (const RbSchool *school,
               const RbLeave *leave,
               RbLeaveTick what,
               gboolean done,
               const RbDeed *deed)
{
  const RbLeave *was = rb_office_find (school->office, RB_RECORD_LEAVE, leave->base.id);
  g_autoptr (RbLeave) is = NULL;
  RbChange *change;

  if (was == NULL)
    return NULL;
  is = rb_record_copy (was);
  if (what == RB_LEAVE_CALLED && !!is->called_at != done)
    is->called_at = done ? deed->at : 0;
  else if (what == RB_LEAVE_LETTER && !!is->letter_at != done)
    is->letter_at = done ? deed->at : 0;
  else if (what == RB_LEAVE_RETURNED && (is->return_checked_on != RB_DATE_NONE) != done)
    is->return_checked_on = done ? deed->now.date : RB_DATE_NONE;
  else if (what == RB_LEAVE_EVIDENCE && (strcmp (is->evidence, "seen") == 0) != done)
    rb_record_set (&is->evidence, done ? "seen" : "");
  else
    return NULL;
  change = new_change (deed, tick_words (what, done));
  rb_change_add_record (change, (gpointer) was, is);
  if (what == RB_LEAVE_EVIDENCE)
    set_evidence (change, school, is);
  return change;
}

void
rb_leave_drop_absences (RbChange *change, const RbSchool *school, gint64 leave_id)
{
  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_ABSENCE); i++)
    {
      const RbAbsence *absence = rb_office_nth (school->office, RB_RECORD_ABSENCE, i);

      if (absence->leave_id == leave_id)
        rb_change_add_record (change, (gpointer) absence, NULL);
    }
}

RbChange *
rb_leave_withdraw (const RbSchool *school, const RbLeave *leave, const RbDeed *deed)
{
  g_autoptr (GPtrArray) days = rb_leave_days (school->office, leave->base.id);
  g_autoptr (RbLeave) is = rb_record_copy (leave);
  RbChange *change = new_change (deed, "Leave request withdrawn");

  rb_record_set (&is->state, "withdrawn");
  rb_change_add_record (change, (gpointer) leave, is);
  rb_leave_drop_absences (change, school, leave->base.id);
  for (guint i = 0; i < days->len; i++)
    {
      const RbLeaveDay *day = days->pdata[i];
      int row = rb_roster_find (school->roster, day->pupil_id);

      if (row >= 0 && strcmp (day->decision, "granted") == 0)
        rb_plans_take_away (school, (guint) row, (RbSession){ day->day, RB_AM },
                            (RbSession){ day->day, RB_PM }, day->code, deed->now, change);
    }
  return change;
}
