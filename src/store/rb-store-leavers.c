/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flags end with the last day on roll of their pupil. The store does it, since whoever lets a child
 * leave may not read each flag, and would leave those open that are restricted. */
#include "store/rb-store-load.h"
#include "store/rb-store-writing.h"

/* The last day of those that the batch lets leave: pupil -> day. */
static GHashTable *
last_days (const RbStoreBatch *batch)
{
  GHashTable *days = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < batch->pupils->len; i++)
    {
      RbPupil *pupil = batch->pupils->pdata[i];
      RbDate last = pupil->roll->len > 0
                        ? g_array_index (pupil->roll, RbSpan, pupil->roll->len - 1).to
                        : RB_DATE_NONE;

      if (pupil->id > 0 && last != RB_DATE_NONE)
        g_hash_table_insert (days, &pupil->id, GINT_TO_POINTER (last));
    }
  return days;
}

gboolean
rb_write_leavers (RbWriting *writing, GError **error)
{
  const RbChange *maker = writing->batch->maker;
  g_autoptr (GHashTable) days = last_days (writing->batch);
  g_autoptr (RbChange) change = NULL;
  g_autoptr (GPtrArray) flags = NULL;

  if (maker == NULL || g_hash_table_size (days) == 0)
    return TRUE;
  flags = rb_read_records (writing->database, RB_RECORD_FLAG, error);
  if (flags == NULL)
    return FALSE;
  change = rb_change_new (maker->source, maker->who, maker->position, "Left the school", maker->at);
  for (guint i = 0; i < flags->len; i++)
    {
      RbFlag *flag = flags->pdata[i], *ended;
      RbDate last = GPOINTER_TO_INT (g_hash_table_lookup (days, &flag->pupil_id));

      if (last == 0 || (flag->last_day != RB_DATE_NONE && flag->last_day <= last))
        continue;
      ended = rb_record_copy (flag);
      ended->last_day = MAX (last, flag->first_day);
      if (ended->last_day != flag->last_day)
        rb_change_add_record (change, flag, ended);
      rb_record_unref (ended);
    }
  return rb_write_records (writing, change, error);
}
