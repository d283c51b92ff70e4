/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes what the desk decided as one change: the record and its marks together; takes it back and
 * puts it right. It decides no code. */
#include "school/rb-late-desk-private.h"

#include <string.h>

/* "late desk: signed in 09:24, traffic": the reason of an amendment. */
static char *
reason_of (RbDirection direction, int minute, const char *reason)
{
  static const char *const did[] = { "signed in", "signed out", "signed back in" };
  g_autofree char *time = rb_time_format (minute);

  return g_strdup_printf ("late desk: %s %s%s%s", did[direction], time,
                          reason && *reason ? ", " : "", reason ? reason : "");
}

static void
add_half (RbChange *change, const RbDeskPlan *plan, RbHalf half, char **record_was)
{
  const RbDeskHalf *one = &plan->halves[half];
  RbSession session = { plan->entry.at.date, half };
  const char *was = rb_code_book_text (plan->school->codes, one->was);
  const char *reason = plan->entry.reason ? plan->entry.reason : "";
  RbDetail detail = RB_DETAIL_NONE;

  if (!one->set)
    return;
  if (one->is != RB_MARK_NONE)
    {
      const RbCode *code = rb_code_book_code (plan->school->codes, one->is, session.date);

      detail.minutes = one->minutes;
      if (*reason && (one->minutes >= 0 || (code && code->klass != RB_CLASS_PRESENT)))
        detail.note = (char *) reason;
    }
  rb_record_set (record_was, *was ? was : "-");
  rb_change_add (change, plan->pupil->id, session, one->was, one->is,
                 rb_school_cell_detail (plan->school, plan->pupil->id, session), &detail);
}

static RbArrival *
record_of (const RbDeskPlan *plan, const char *who, gint64 at)
{
  RbArrival *arrival = rb_record_new (RB_RECORD_ARRIVAL);

  arrival->base.id = rb_office_next_id (plan->school->office, RB_RECORD_ARRIVAL);
  arrival->pupil_id = plan->pupil->id;
  arrival->day = plan->entry.at.date;
  arrival->minute = plan->entry.at.minutes;
  arrival->half = plan->half;
  arrival->minutes_late = plan->minutes_late;
  arrival->dinner = plan->entry.dinner;
  arrival->made_at = at;
  rb_record_set (&arrival->direction, rb_direction_id (plan->direction));
  rb_record_set (&arrival->code, plan->code);
  rb_record_set (&arrival->reason, plan->entry.reason);
  rb_record_set (&arrival->who, who);
  return arrival;
}

RbChange *
rb_desk_change (const RbSchool *school,
                const RbDeskEntry *entry,
                RbSource source,
                const char *who,
                const char *position,
                gint64 at)
{
  g_auto (RbDeskPlan) plan = { .school = NULL };
  g_autofree char *reason = NULL;
  RbChange *change;
  RbArrival *arrival;

  rb_desk_plan (&plan, school, entry);
  if (plan.refused || !plan.pupil)
    return NULL;
  reason = reason_of (plan.direction, entry->at.minutes, entry->reason);
  change = rb_change_new (source, who, position, reason, at);
  arrival = record_of (&plan, who, at);
  add_half (change, &plan, RB_AM, &arrival->am_was);
  add_half (change, &plan, RB_PM, &arrival->pm_was);
  rb_change_add_record (change, NULL, arrival);
  rb_record_unref (arrival);
  return change;
}

/* The mark that an arrival gave to a session that it changed. */
static const char *
given (const RbArrival *arrival, RbHalf half)
{
  if (rb_direction_of (arrival) == RB_DIRECTION_OUT || half == arrival->half)
    return arrival->code;
  return "";
}

/* A register that was saved since has no blanks: a child who did not come has no reason yet. */
static RbMark
mark_before (const RbSchool *school, const RbArrival *arrival, guint row, RbHalf half)
{
  const char *was = half == RB_AM ? arrival->am_was : arrival->pm_was;
  const RbClass *klass = rb_roster_class_on (school->roster, row, arrival->day);
  const RbCode *code;

  if (strcmp (was, "-") == 0)
    was = klass && rb_office_register (school->office, klass->id, (RbSession){ arrival->day, half })
              ? "N"
              : "";
  code = *was ? rb_code_book_find (school->codes, was, arrival->day) : NULL;
  return code ? code->mark : RB_MARK_NONE;
}

static void
restore_half (RbChange *change, const RbSchool *school, const RbArrival *arrival, RbHalf half)
{
  const char *was = half == RB_AM ? arrival->am_was : arrival->pm_was;
  int row = rb_roster_find (school->roster, arrival->pupil_id);
  RbSession session = { arrival->day, half };
  RbMark now, before;

  if (row < 0 || !*was)
    return;
  now = rb_school_mark (school, (guint) row, arrival->day, half);
  if (strcmp (rb_code_book_text (school->codes, now), given (arrival, half)) != 0)
    return;
  before = mark_before (school, arrival, (guint) row, half);
  rb_change_add (change, arrival->pupil_id, session, now, before,
                 rb_school_cell_detail (school, arrival->pupil_id, session), NULL);
}

RbChange *
rb_desk_undo (const RbSchool *school,
              const RbArrival *arrival,
              const char *who,
              const char *position,
              gint64 at)
{
  g_autofree char *did = reason_of (rb_direction_of (arrival), arrival->minute, arrival->reason);
  g_autofree char *reason = g_strdup_printf ("taken back: %s", did);
  RbChange *change = rb_change_new (RB_SOURCE_GRID, who, position, reason, at);
  RbArrival *undone = rb_record_copy (arrival);

  undone->undone = TRUE;
  restore_half (change, school, arrival, RB_AM);
  restore_half (change, school, arrival, RB_PM);
  rb_change_add_record (change, (gpointer) arrival, undone);
  rb_record_unref (undone);
  return change;
}

/* Adds the cell of that session where two snapshots differ in it. */
static void
add_difference (RbChange *change,
                const RbSchool *before,
                const RbSchool *after,
                gint64 pupil_id,
                RbSession session)
{
  int row = rb_roster_find (before->roster, pupil_id);
  const RbDetail none = RB_DETAIL_NONE;
  const RbDetail *was = rb_school_cell_detail (before, pupil_id, session);
  const RbDetail *is = rb_school_cell_detail (after, pupil_id, session);
  RbMark old, new;

  if (row < 0)
    return;
  old = rb_school_mark (before, (guint) row, session.date, session.half);
  new = rb_school_mark (after, (guint) row, session.date, session.half);
  if (old != new || !rb_detail_equal (was ? was : &none, is ? is : &none))
    rb_change_add (change, pupil_id, session, old, new, was, is);
}

RbChange *
rb_desk_edit (const RbSchool *school,
              const RbArrival *arrival,
              const RbDeskEntry *entry,
              const char *who,
              const char *position,
              gint64 at)
{
  g_autoptr (RbChange) back = rb_desk_undo (school, arrival, who, position, at);
  g_autoptr (RbSchool) without = rb_school_apply (school, back);
  g_autoptr (RbChange) again = rb_desk_change (without, entry, RB_SOURCE_GRID, who, position, at);
  g_autoptr (RbSchool) after = NULL;
  g_autofree char *reason = NULL;
  RbArrival *record;
  RbChange *change;

  if (!again)
    return NULL;
  after = rb_school_apply (without, again);
  reason = g_strdup_printf ("put right: %s", again->reason);
  change = rb_change_new (RB_SOURCE_GRID, who, position, reason, at);
  add_difference (change, school, after, arrival->pupil_id, (RbSession){ arrival->day, RB_AM });
  add_difference (change, school, after, arrival->pupil_id, (RbSession){ arrival->day, RB_PM });
  record = rb_record_copy (rb_change_record (again, 0)->is);
  record->base.id = arrival->base.id;
  record->made_at = arrival->made_at;
  rb_change_add_record (change, (gpointer) arrival, record);
  rb_record_unref (record);
  return change;
}

RbDeskEntry
rb_desk_entry_of (const RbSchool *school, const RbArrival *arrival)
{
  RbDeskEntry entry = { .pupil_id = arrival->pupil_id,
                        .at = { arrival->day, arrival->minute },
                        .direction = rb_direction_of (arrival),
                        .reason = arrival->reason,
                        .dinner = arrival->dinner,
                        .back_today = FALSE,
                        .back_by = -1 };

  if (strcmp (arrival->code, "M") == 0)
    entry.cause = RB_DESK_MEDICAL;
  else if (strcmp (arrival->code, "I") == 0)
    entry.cause = RB_DESK_ILL;
  entry.back_today = entry.direction == RB_DIRECTION_OUT && !*arrival->code;
  return entry;
}

RbChange *
rb_desk_detention (const RbSchool *school,
                   gint64 pupil_id,
                   RbDate day,
                   gboolean served,
                   const char *who,
                   const char *position,
                   gint64 at)
{
  const RbTicked *there = rb_detention_served (school, pupil_id, day);
  RbChange *change = rb_change_new (RB_SOURCE_GRID, who, position,
                                    served ? "detention served" : "detention open", at);
  RbTicked *tick;

  if (served == (there != NULL))
    return change;
  if (there)
    {
      rb_change_add_record (change, (gpointer) there, NULL);
      return change;
    }
  tick = rb_record_new (RB_RECORD_TICK);
  tick->base.id = rb_office_next_id (school->office, RB_RECORD_TICK);
  tick->pupil_id = pupil_id;
  tick->due = day;
  tick->done_at = at;
  rb_record_set (&tick->subject, RB_DETENTION_SUBJECT);
  rb_record_set (&tick->who, who);
  rb_record_set (&tick->position, position);
  rb_change_add_record (change, NULL, tick);
  rb_record_unref (tick);
  return change;
}
