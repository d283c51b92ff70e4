/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said in confidence. */
#include "domain/rb-confidence.h"

#include "domain/rb-flag.h"
#include "domain/rb-school.h"

static gboolean
is_restricted (gconstpointer record)
{
  return ((const RbRecord *) record)->kind == RB_RECORD_FLAG && rb_flag_is_restricted (record);
}

gboolean
rb_confidence_record (gconstpointer record)
{
  return rb_record_confidential (record) || is_restricted (record);
}

gboolean
rb_confidence_change (const RbRecordChange *change)
{
  return (change->was != NULL && rb_confidence_record (change->was))
         || (change->is != NULL && rb_confidence_record (change->is));
}

gpointer
rb_confidence_conceal (gpointer record)
{
  return is_restricted (record) ? &rb_flag_mask (record)->base : rb_record_without_secrets (record);
}

static void
add_days (GHashTable *days, gint64 pupil_id, RbDate first, RbDate last)
{
  for (RbDate day = first; day != RB_DATE_NONE && day <= MAX (first, last); day++)
    {
      guint64 key = rb_cell_key (pupil_id, (RbSession){ day, RB_AM });
      g_hash_table_add (days, g_memdup2 (&key, sizeof key));
    }
}

static void
add_record (GHashTable *days, const RbOffice *office, gconstpointer record)
{
  const RbOutcome *outcome = record;
  const RbAbsence *absence = record;
  const RbSuspension *suspension = record;
  const RbLeaveDay *day = record;
  const RbLeave *leave;

  switch (((const RbRecord *) record)->kind)
    {
    case RB_RECORD_OUTCOME:
      if (outcome->confidential)
        add_days (days, outcome->pupil_id, outcome->day, outcome->day);
      break;
    case RB_RECORD_ABSENCE:
      if (absence->confidential)
        add_days (days, absence->pupil_id, absence->first_day, absence->last_day);
      break;
    case RB_RECORD_SUSPENSION:
      if (suspension->confidential)
        add_days (days, suspension->pupil_id, suspension->first_day, suspension->last_day);
      break;
    case RB_RECORD_LEAVE_DAY:
      leave = rb_office_find (office, RB_RECORD_LEAVE, day->leave_id);
      if (leave != NULL && leave->confidential)
        add_days (days, day->pupil_id, day->day, day->day);
      break;
    default:
      break;
    }
}

GHashTable *
rb_confidence_days (const RbOffice *office)
{
  static const RbRecordKind kinds[] = { RB_RECORD_OUTCOME, RB_RECORD_ABSENCE, RB_RECORD_SUSPENSION,
                                        RB_RECORD_LEAVE_DAY };
  GHashTable *days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < rb_office_n (office, kinds[k]); i++)
      add_record (days, office, rb_office_nth (office, kinds[k], i));
  return days;
}

gboolean
rb_confidence_holds (GHashTable *days, gint64 pupil_id, RbDate day)
{
  guint64 key = rb_cell_key (pupil_id, (RbSession){ day, RB_AM });

  return g_hash_table_contains (days, &key);
}
