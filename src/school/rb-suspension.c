/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suspensions as records and marks. */
#include "school/rb-suspension.h"

#include "school/rb-plans-private.h"

#include <string.h>

#define FREE_DAYS 5

RbDate
rb_suspension_sixth_day (const RbSchool *school, RbDate first)
{
  return rb_nth_school_day (school, first, FREE_DAYS + 1);
}

static RbBulk
bulk_of (const GArray *rows, RbSession from, RbSession to, const char *code)
{
  return (RbBulk){ .rows = rows, .from = from, .to = to, .code = code, .explains = TRUE };
}

static GArray *
one_row (guint row)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  return g_array_append_val (rows, row);
}

RbBulkPlan *
rb_suspension_plan (const RbSchool *school,
                    const RbSuspensionEntry *entry,
                    RbMoment now,
                    GError **error)
{
  g_autoptr (GArray) rows = one_row (entry->row);
  RbBulk bulk = bulk_of (rows, entry->from, entry->to, "E");

  if (entry->from.date == RB_DATE_NONE || entry->to.date == RB_DATE_NONE)
    rb_plans_refuse (error, g_strdup ("Give the first and the last day."));
  else if (rb_session_compare (entry->to, entry->from) < 0)
    rb_plans_refuse (error, g_strdup ("The last session is before the first. Change one of them."));
  else
    return rb_bulk_plan (school, &bulk, now, error);
  return NULL;
}

RbChange *
rb_suspension_change (const RbSchool *school,
                      const RbSuspensionEntry *entry,
                      const RbDeed *deed,
                      GError **error)
{
  g_autoptr (RbBulkPlan) plan = rb_suspension_plan (school, entry, deed->now, error);
  g_autoptr (GArray) rows = one_row (entry->row);
  g_autoptr (RbSuspension) one = NULL;
  RbBulk bulk = bulk_of (rows, entry->from, entry->to, "E");
  RbChange *change;

  if (plan == NULL)
    return NULL;
  one = rb_plans_record (school, RB_RECORD_SUSPENSION, 0);
  one->pupil_id = rb_roster_pupil (school->roster, entry->row)->id;
  one->first_day = entry->from.date;
  one->first_half = entry->from.half;
  one->last_day = entry->to.date;
  one->last_half = entry->to.half;
  one->provision_due = rb_suspension_sixth_day (school, entry->from.date);
  rb_record_set (&one->who, deed->who);
  one->made_at = deed->at;
  one->confidential = !entry->open;
  rb_record_set (&one->reason, entry->reason);
  change = rb_change_new (RB_SOURCE_BULK, deed->who, deed->position, "Suspended", deed->at);
  rb_change_add_record (change, NULL, one);
  rb_bulk_add (school, plan, &bulk, change);
  return change;
}

RbChange *
rb_suspension_provide (const RbSchool *school,
                       const RbSuspension *suspension,
                       RbDate from,
                       const char *provision,
                       const char *code,
                       const RbDeed *deed,
                       GError **error)
{
  int row = rb_roster_find (school->roster, suspension->pupil_id);
  g_autoptr (RbSuspension) is = rb_record_copy (suspension);
  RbSession first = { from, RB_AM }, last = { suspension->last_day, suspension->last_half };
  RbChange *change;

  if (row < 0 || from < suspension->first_day || from > suspension->last_day)
    {
      rb_plans_refuse (error, g_strdup ("That day is not within the suspension."));
      return NULL;
    }
  if (provision == NULL || *provision == '\0')
    {
      rb_plans_refuse (error, g_strdup ("Write where the child is taught, and what."));
      return NULL;
    }
  is->provision_from = from;
  rb_record_set (&is->provision, provision);
  change = rb_change_new (RB_SOURCE_BULK, deed->who, deed->position,
                          "Education provided during a suspension", deed->at);
  rb_change_add_record (change, (gpointer) suspension, is);
  {
    g_autoptr (GArray) rows = one_row ((guint) row);
    RbBulk bulk = bulk_of (rows, first, last, code);
    g_autoptr (RbBulkPlan) plan = NULL;

    bulk.nature = provision;
    plan = rb_plans_make (school, &bulk, "E", deed->now, error);
    if (plan == NULL)
      {
        rb_change_unref (change);
        return NULL;
      }
    rb_bulk_add (school, plan, &bulk, change);
  }
  return change;
}

/* The sessions of the education that took the place of E. */
static void
take_provision_away (const RbSchool *school,
                     const RbSuspension *suspension,
                     guint row,
                     RbSession back,
                     RbMoment now,
                     RbChange *change)
{
  static const char *const codes[] = { "B", "D", "K" };
  RbSession from = { suspension->provision_from, RB_AM };
  RbSession to = { suspension->last_day, suspension->last_half };

  if (suspension->provision_from == RB_DATE_NONE)
    return;
  if (rb_session_compare (back, from) > 0)
    from = back;
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    rb_plans_take_away (school, row, from, to, codes[i], now, change);
}

RbChange *
rb_suspension_end (const RbSchool *school,
                   const RbSuspension *suspension,
                   RbSession back,
                   const RbDeed *deed,
                   GError **error)
{
  int row = rb_roster_find (school->roster, suspension->pupil_id);
  RbSession first = { suspension->first_day, suspension->first_half };
  RbSession last = { suspension->last_day, suspension->last_half };
  RbSession before = rb_session_before (school, back);
  g_autoptr (RbSuspension) is = rb_record_copy (suspension);
  RbChange *change;

  if (row < 0 || rb_session_compare (back, last) > 0 || rb_session_compare (back, first) < 0)
    {
      g_autofree char *days = rb_session_range_words (first, last);

      rb_plans_refuse (error,
                       g_strdup_printf ("The suspension is for %s. Choose a session in it.", days));
      return NULL;
    }
  change =
      rb_change_new (RB_SOURCE_BULK, deed->who, deed->position, "Suspension ended early", deed->at);
  rb_plans_take_away (school, (guint) row, back, last, "E", deed->now, change);
  take_provision_away (school, suspension, (guint) row, back, deed->now, change);
  if (rb_session_compare (back, first) == 0)
    {
      rb_change_add_record (change, (gpointer) suspension, NULL);
      return change;
    }
  is->last_day = before.date;
  is->last_half = before.half;
  rb_change_add_record (change, (gpointer) suspension, is);
  return change;
}
