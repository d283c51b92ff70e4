/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages as records and marks. */
#include "school/rb-absence.h"

#include "school/rb-flags.h"
#include "school/rb-plans-private.h"

#include <string.h>

/* The reason is also the nature or the circumstances that some codes must have. */
static RbBulk
bulk_of (const RbSchool *school, const RbMessage *message)
{
  const RbCode *code = rb_code_book_find (school->codes, message->code, message->from.date);
  gboolean nature = code && strstr (code->detail, "nature") != NULL;

  return (RbBulk){ .rows = message->rows,
                   .from = message->from,
                   .to = message->to,
                   .code = message->code,
                   .explains = TRUE,
                   .note = message->confidential || nature ? NULL : message->reason,
                   .nature = nature ? message->reason : NULL };
}

static gboolean
check (const RbSchool *school, const RbMessage *message, GError **error)
{
  const RbCode *code = rb_code_book_find (school->codes, message->code, message->from.date);

  if (message->from.date == RB_DATE_NONE || message->to.date == RB_DATE_NONE)
    return rb_plans_refuse (error, g_strdup ("Give the first and the last day."));
  if (rb_session_compare (message->to, message->from) < 0)
    return rb_plans_refuse (error,
                            g_strdup ("The last session is before the first. Change one of them."));
  if (message->expected_return != RB_DATE_NONE
      && (message->expected_return < message->to.date
          || (message->expected_return == message->to.date && message->to.half == RB_PM)))
    return rb_plans_refuse (error, g_strdup ("The expected return is before the absence ends. "
                                             "Choose a later day, or an earlier end."));
  if (code
      && (code->klass == RB_CLASS_PRESENT || code->klass == RB_CLASS_ACTIVITY
          || code->klass == RB_CLASS_ADMIN))
    return rb_plans_refuse (
        error, g_strdup_printf ("%s (%s) is no code of absence. A whole class on a trip is entered "
                                "with Bulk Codes.",
                                code->text, code->name));
  return TRUE;
}

RbBulkPlan *
rb_absence_plan (const RbSchool *school, const RbMessage *message, RbMoment now, GError **error)
{
  RbBulk bulk;

  if (!check (school, message, error))
    return NULL;
  bulk = bulk_of (school, message);
  return rb_bulk_plan (school, &bulk, now, error);
}

/* "Message, mother, by phone: chest infection". */
static char *
sentence (const RbMessage *message)
{
  GString *text = g_string_new (message->origin);

  if (message->told_by && *message->told_by)
    g_string_append_printf (text, ", %s", message->told_by);
  if (message->confidential)
    g_string_append (text, ": confidential");
  else if (message->reason && *message->reason)
    g_string_append_printf (text, ": %s", message->reason);
  else
    g_string_append_printf (text, ": code %s", message->code);
  text->str[0] = g_ascii_toupper (text->str[0]);
  return g_string_free (text, FALSE);
}

static void
add_record (RbChange *change, const RbSchool *school, const RbMessage *message, guint row)
{
  guint others = rb_change_n_records (change);
  RbAbsence *absence = rb_plans_record (school, RB_RECORD_ABSENCE, others);

  absence->pupil_id = rb_roster_pupil (school->roster, row)->id;
  rb_record_set (&absence->origin, message->origin);
  absence->first_day = message->from.date;
  absence->first_half = message->from.half;
  absence->last_day = message->to.date;
  absence->last_half = message->to.half;
  rb_record_set (&absence->code, message->code);
  rb_record_set (&absence->told_by, message->told_by);
  absence->told_at = change->at;
  rb_record_set (&absence->who, change->who);
  rb_record_set (&absence->position, change->position);
  absence->expected_return = message->expected_return;
  rb_record_set (&absence->evidence, message->evidence);
  absence->confidential = message->confidential;
  rb_record_set (&absence->reason, message->reason);
  rb_change_add_record (change, NULL, absence);
  rb_record_unref (absence);
}

static gboolean
add_message (RbChange *change,
             const RbSchool *school,
             const RbMessage *message,
             RbMoment now,
             GError **error)
{
  g_autoptr (RbBulkPlan) plan = rb_absence_plan (school, message, now, error);
  RbBulk bulk;

  if (plan == NULL)
    return FALSE;
  bulk = bulk_of (school, message);
  for (guint i = 0; i < message->rows->len; i++)
    add_record (change, school, message, g_array_index (message->rows, guint, i));
  rb_bulk_add (school, plan, &bulk, change);
  return TRUE;
}

RbChange *
rb_absence_change (const RbSchool *school,
                   const RbMessage *message,
                   RbMoment now,
                   const char *who,
                   const char *position,
                   gint64 at,
                   GError **error)
{
  g_autofree char *reason = sentence (message);
  g_autoptr (RbChange) change = rb_change_new (RB_SOURCE_BULK, who, position, reason, at);

  return add_message (change, school, message, now, error) ? g_steal_pointer (&change) : NULL;
}

/* The message about a child that stands before this one in the list; -1 for none. */
static int
earlier_message (const RbMessage *messages, guint n, guint row)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < messages[i].rows->len; k++)
      if (g_array_index (messages[i].rows, guint, k) == row)
        return (int) i;
  return -1;
}

RbChange *
rb_absence_changes (const RbSchool *school,
                    const RbMessage *messages,
                    guint n,
                    RbMoment now,
                    const char *who,
                    const char *position,
                    gint64 at,
                    GError **error)
{
  g_autoptr (RbChange) change =
      rb_change_new (RB_SOURCE_BULK, who, position, "Message left on the telephone", at);

  for (guint i = 0; i < n; i++)
    {
      for (guint k = 0; k < messages[i].rows->len; k++)
        {
          guint row = g_array_index (messages[i].rows, guint, k);

          if (earlier_message (messages, i, row) < 0)
            continue;
          rb_plans_refuse (error,
                           g_strdup_printf ("%s stands in the list twice. Take one out.",
                                            rb_roster_pupil (school->roster, row)->forename));
          return NULL;
        }
      if (!add_message (change, school, &messages[i], now, error))
        return NULL;
    }
  return g_steal_pointer (&change);
}

RbSession
rb_absence_last_session (const RbSchool *school, RbDate back, RbMoment now)
{
  RbSession last = { now.date, RB_PM };

  if (back != RB_DATE_NONE && back > now.date)
    last = rb_session_before (school, (RbSession){ back, RB_AM });
  return last.date == RB_DATE_NONE ? (RbSession){ now.date, RB_PM } : last;
}

RbChange *
rb_absence_end (const RbSchool *school,
                const RbAbsence *absence,
                RbSession back,
                RbMoment now,
                const char *who,
                const char *position,
                gint64 at,
                GError **error)
{
  RbSession first = { absence->first_day, absence->first_half };
  RbSession last = { absence->last_day, absence->last_half };
  RbSession before = rb_session_before (school, back);
  int row = rb_roster_find (school->roster, absence->pupil_id);
  g_autoptr (RbAbsence) ended = rb_record_copy (absence);
  RbChange *change;

  if (row < 0 || rb_session_compare (back, last) > 0)
    {
      g_autofree char *day = rb_date_format (absence->last_day, RB_DATE_WEEKDAY);

      rb_plans_refuse (error, g_strdup_printf ("This absence ends on %s already.", day));
      return NULL;
    }
  change = rb_change_new (RB_SOURCE_BULK, who, position, "Came back earlier than expected", at);
  rb_plans_take_away (school, (guint) row, back, last, absence->code, now, change);
  if (rb_session_compare (back, first) <= 0)
    {
      rb_change_add_record (change, (gpointer) absence, NULL);
      return change;
    }
  ended->last_day = before.date;
  ended->last_half = before.half;
  ended->returned_on = back.date;
  rb_change_add_record (change, (gpointer) absence, ended);
  return change;
}

RbChange *
rb_absence_warn (const RbSchool *school,
                 guint row,
                 RbDate from,
                 const char *note,
                 const char *who,
                 const char *position,
                 gint64 at,
                 GError **error)
{
  RbFlagWords words = { .kind = "medical-evidence", .first_day = from, .note = note };

  return rb_flag_put (school, row, NULL, &words, who, position, at, error);
}
