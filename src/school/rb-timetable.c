/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Timetables as records and planned marks. */
#include "school/rb-timetable.h"

#include "school/rb-plans-private.h"

#include <string.h>

RbDate
rb_timetable_nursery_end (const RbPupil *pupil)
{
  return pupil->born == RB_DATE_NONE ? RB_DATE_NONE : rb_compulsory_age_begins (pupil->born) - 1;
}

static gboolean
check_pattern (const RbTimetableEntry *entry, GError **error)
{
  if (entry->sessions == NULL || strspn (entry->sessions, "01") != 10
      || strlen (entry->sessions) != 10)
    return rb_plans_refuse (error, g_strdup ("Say for each morning and afternoon whether the "
                                             "child comes."));
  if (strchr (entry->sessions, '0') == NULL)
    return rb_plans_refuse (
        error, g_strdup ("The child comes to every session: this is no timetable to keep."));
  return TRUE;
}

static gboolean
check_days (const RbTimetableEntry *entry, GError **error)
{
  if (entry->first_day == RB_DATE_NONE || entry->last_day == RB_DATE_NONE)
    return rb_plans_refuse (
        error, g_strdup ("Give its first and its last day: no timetable is without an end."));
  if (entry->last_day < entry->first_day)
    return rb_plans_refuse (error,
                            g_strdup ("The last day is before the first. Change one of them."));
  if (!entry->nursery && entry->review_day == RB_DATE_NONE)
    return rb_plans_refuse (error, g_strdup ("Give the day on which it is looked at again."));
  if (entry->review_day != RB_DATE_NONE
      && (entry->review_day < entry->first_day || entry->review_day > entry->last_day))
    return rb_plans_refuse (error, g_strdup ("The review is outside the days of the timetable."));
  return TRUE;
}

static gboolean
check_age (const RbPupil *pupil, const RbTimetableEntry *entry, GError **error)
{
  g_autofree char *day = NULL;

  if (pupil->born == RB_DATE_NONE)
    return TRUE;
  if (!entry->nursery && rb_compulsory_age (pupil->born, entry->first_day))
    return TRUE;
  if (entry->nursery && entry->last_day < rb_compulsory_age_begins (pupil->born))
    return TRUE;
  day = rb_date_format (rb_compulsory_age_begins (pupil->born), RB_DATE_DAY_YEAR);
  return rb_plans_refuse (
      error,
      entry->nursery
          ? g_strdup_printf ("%s is of compulsory school age from %s on: X ends the day before. "
                             "From then on a part-time timetable is C2.",
                             pupil->forename, day)
          : g_strdup_printf ("%s is of compulsory school age from %s on only: before it, a child "
                             "who comes part-time has X.",
                             pupil->forename, day));
}

static gboolean
check_others (const RbSchool *school,
              gint64 pupil_id,
              const RbTimetableEntry *entry,
              GError **error)
{
  g_autoptr (GPtrArray) others = rb_office_of_pupil (school->office, RB_RECORD_TIMETABLE, pupil_id);

  for (guint i = 0; i < others->len; i++)
    {
      const RbTimetable *other = others->pdata[i];
      g_autofree char *days = NULL;

      if (other->first_day > entry->last_day || rb_timetable_until (other) < entry->first_day)
        continue;
      days = rb_date_range_format (other->first_day, rb_timetable_until (other));
      return rb_plans_refuse (
          error, g_strdup_printf ("There is a timetable for %s already. End it first.", days));
    }
  return TRUE;
}

static RbBulk
bulk_of (const GArray *rows, const char *sessions, const char *code, RbDate from, RbDate to)
{
  return (RbBulk){ .rows = rows,
                   .from = { from, RB_AM },
                   .to = { to, RB_PM },
                   .code = code,
                   .sessions = sessions,
                   .explains = TRUE };
}

static const char *
code_of (const RbTimetableEntry *entry)
{
  return entry->nursery ? "X" : "C2";
}

static GArray *
one_row (guint row)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  return g_array_append_val (rows, row);
}

RbBulkPlan *
rb_timetable_plan (const RbSchool *school,
                   const RbTimetableEntry *entry,
                   RbMoment now,
                   GError **error)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, entry->row);
  g_autoptr (GArray) rows = one_row (entry->row);
  RbBulk bulk = bulk_of (rows, entry->sessions, code_of (entry), entry->first_day, entry->last_day);

  if (!check_pattern (entry, error) || !check_days (entry, error)
      || !check_age (pupil, entry, error) || !check_others (school, pupil->id, entry, error))
    return NULL;
  return rb_bulk_plan (school, &bulk, now, error);
}

RbChange *
rb_timetable_change (const RbSchool *school,
                     const RbTimetableEntry *entry,
                     const RbDeed *deed,
                     GError **error)
{
  g_autoptr (RbBulkPlan) plan = rb_timetable_plan (school, entry, deed->now, error);
  g_autoptr (GArray) rows = one_row (entry->row);
  g_autoptr (RbTimetable) timetable = NULL;
  RbChange *change;
  RbBulk bulk;

  if (plan == NULL)
    return NULL;
  timetable = rb_plans_record (school, RB_RECORD_TIMETABLE, 0);
  timetable->pupil_id = rb_roster_pupil (school->roster, entry->row)->id;
  rb_record_set (&timetable->timetable, entry->nursery ? "nursery" : "part-time");
  rb_record_set (&timetable->sessions, entry->sessions);
  rb_record_set (&timetable->code, code_of (entry));
  timetable->first_day = entry->first_day;
  timetable->last_day = entry->last_day;
  timetable->review_day = entry->review_day;
  rb_record_set (&timetable->agreed_with, entry->agreed_with);
  rb_record_set (&timetable->who, deed->who);
  timetable->made_at = deed->at;
  rb_record_set (&timetable->note, entry->note);
  change = rb_change_new (RB_SOURCE_BULK, deed->who, deed->position,
                          entry->nursery ? "Nursery timetable" : "Part-time timetable", deed->at);
  rb_change_add_record (change, NULL, timetable);
  bulk = bulk_of (rows, entry->sessions, code_of (entry), entry->first_day, entry->last_day);
  rb_bulk_add (school, plan, &bulk, change);
  return change;
}

RbChange *
rb_timetable_end (const RbSchool *school,
                  const RbTimetable *timetable,
                  RbDate last,
                  const RbDeed *deed,
                  GError **error)
{
  int row = rb_roster_find (school->roster, timetable->pupil_id);
  g_autoptr (RbTimetable) is = rb_record_copy (timetable);
  RbDate until = rb_timetable_until (timetable);
  RbChange *change;

  if (row < 0 || last >= until || last < timetable->first_day - 1)
    {
      g_autofree char *days = rb_date_range_format (timetable->first_day, until);

      rb_plans_refuse (error, g_strdup_printf ("It holds for %s. Choose an earlier end in these "
                                               "days.",
                                               days));
      return NULL;
    }
  change =
      rb_change_new (RB_SOURCE_BULK, deed->who, deed->position, "Timetable ended early", deed->at);
  rb_plans_take_away (school, (guint) row, (RbSession){ last + 1, RB_AM },
                      (RbSession){ until, RB_PM }, timetable->code, deed->now, change);
  is->ended_on = last;
  rb_change_add_record (change, (gpointer) timetable, is);
  return change;
}

RbChange *
rb_timetable_reviewed (const RbSchool *school,
                       const RbTimetable *timetable,
                       RbDate next,
                       const RbDeed *deed,
                       GError **error)
{
  const RbTimetable *was = rb_office_find (school->office, RB_RECORD_TIMETABLE, timetable->base.id);
  g_autoptr (RbTimetable) is = NULL;
  RbChange *change;

  if (was == NULL
      || (next != RB_DATE_NONE && (next <= deed->now.date || next > rb_timetable_until (was))))
    {
      rb_plans_refuse (error, g_strdup ("The next review must be after today and not after the "
                                        "timetable's end."));
      return NULL;
    }
  is = rb_record_copy (was);
  is->review_day = next;
  change =
      rb_change_new (RB_SOURCE_COMMAND, deed->who, deed->position, "Timetable reviewed", deed->at);
  rb_change_add_record (change, (gpointer) was, is);
  return change;
}

RbChange *
rb_timetable_fill (const RbSchool *school, const RbTimetable *timetable, const RbDeed *deed)
{
  int row = rb_roster_find (school->roster, timetable->pupil_id);
  g_autoptr (RbChange) change =
      rb_change_new (RB_SOURCE_BULK, deed->who, deed->position, "Marks of the timetable", deed->at);

  if (row >= 0)
    {
      g_autoptr (GArray) rows = one_row ((guint) row);
      RbBulk bulk =
          bulk_of (rows, timetable->sessions, timetable->code,
                   MAX (timetable->first_day, deed->now.date), rb_timetable_until (timetable));

      bulk.explains = FALSE;
      rb_plans_add (school, &bulk, NULL, deed->now, change);
    }
  return rb_change_is_empty (change) ? NULL : g_steal_pointer (&change);
}
