/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes as values: building, inverting, comparing details. Applying one is rb-mark-matrix's and
 * the store's work. */
#include "domain/rb-change.h"

#include <string.h>

gboolean
rb_detail_is_empty (const RbDetail *detail)
{
  return detail == NULL || (detail->minutes < 0 && detail->note == NULL && detail->nature == NULL);
}

gboolean
rb_detail_equal (const RbDetail *a, const RbDetail *b)
{
  if (rb_detail_is_empty (a) || rb_detail_is_empty (b))
    return rb_detail_is_empty (a) && rb_detail_is_empty (b);
  return a->minutes == b->minutes && g_strcmp0 (a->note, b->note) == 0
         && g_strcmp0 (a->nature, b->nature) == 0;
}

void
rb_detail_clear (RbDetail *detail)
{
  g_free (detail->note);
  g_free (detail->nature);
  *detail = RB_DETAIL_NONE;
}

RbDetail
rb_detail_copy (const RbDetail *detail)
{
  if (rb_detail_is_empty (detail))
    return RB_DETAIL_NONE;
  return (RbDetail){ detail->minutes, g_strdup (detail->note), g_strdup (detail->nature) };
}

const char *
rb_source_id (RbSource source)
{
  static const char *const ids[] = {
    "grid", "import", "command", "undo", "redo", "bulk", "sample"
  };

  g_return_val_if_fail ((guint) source < G_N_ELEMENTS (ids), "");
  return ids[source];
}

struct RbCellDetails
{
  RbDetail was;
  RbDetail is;
};

static void
clear_cell (gpointer data)
{
  RbCell *cell = data;

  if (G_LIKELY (cell->details == NULL))
    return;
  rb_detail_clear (&cell->details->was);
  rb_detail_clear (&cell->details->is);
  g_free (cell->details);
}

const RbDetail *
rb_cell_detail_was (const RbCell *cell)
{
  return cell->details != NULL ? &cell->details->was : NULL;
}

const RbDetail *
rb_cell_detail_is (const RbCell *cell)
{
  return cell->details != NULL ? &cell->details->is : NULL;
}

static void
clear_record (gpointer data)
{
  RbRecordChange *record = data;

  g_clear_pointer (&record->was, rb_record_unref);
  g_clear_pointer (&record->is, rb_record_unref);
}

RbChange *
rb_change_new (
    RbSource source, const char *who, const char *position, const char *reason, gint64 at)
{
  RbChange *change = g_new0 (RbChange, 1);

  g_atomic_ref_count_init (&change->ref_count);
  change->source = source;
  change->who = g_strdup (who ? who : "");
  change->position = g_strdup (position ? position : "");
  change->reason = g_strdup (reason ? reason : "");
  change->origin = g_strdup ("");
  change->at = at;
  change->cells = g_array_new (FALSE, FALSE, sizeof (RbCell));
  g_array_set_clear_func (change->cells, clear_cell);
  change->records = g_array_new (FALSE, FALSE, sizeof (RbRecordChange));
  g_array_set_clear_func (change->records, clear_record);
  return change;
}

RbChange *
rb_change_ref (RbChange *change)
{
  g_atomic_ref_count_inc (&change->ref_count);
  return change;
}

void
rb_change_unref (RbChange *change)
{
  if (!g_atomic_ref_count_dec (&change->ref_count))
    return;
  g_free (change->who);
  g_free (change->position);
  g_free (change->reason);
  g_free (change->origin);
  g_array_unref (change->cells);
  g_array_unref (change->records);
  g_free (change);
}

void
rb_change_add (RbChange *change,
               gint64 pupil_id,
               RbSession session,
               RbMark was,
               RbMark is,
               const RbDetail *detail_was,
               const RbDetail *detail_is)
{
  RbCell cell = { pupil_id, session, was, is, NULL };

  if (!rb_detail_is_empty (detail_was) || !rb_detail_is_empty (detail_is))
    {
      cell.details = g_new (struct RbCellDetails, 1);
      cell.details->was = rb_detail_copy (detail_was);
      cell.details->is = rb_detail_copy (detail_is);
    }
  g_array_append_val (change->cells, cell);
}

void
rb_change_add_record (RbChange *change, gpointer was, gpointer is)
{
  RbRecordChange record = { was ? rb_record_ref (was) : NULL, is ? rb_record_ref (is) : NULL };

  g_return_if_fail (was != NULL || is != NULL);
  g_array_append_val (change->records, record);
}

guint
rb_change_n (const RbChange *change)
{
  return change->cells->len;
}

gboolean
rb_change_is_empty (const RbChange *change)
{
  return change->cells->len == 0 && change->records->len == 0;
}

guint
rb_change_n_records (const RbChange *change)
{
  return change->records->len;
}

const RbRecordChange *
rb_change_record (const RbChange *change, guint index)
{
  g_return_val_if_fail (index < change->records->len, NULL);
  return &g_array_index (change->records, RbRecordChange, index);
}

const RbCell *
rb_change_cell (const RbChange *change, guint index)
{
  g_return_val_if_fail (index < change->cells->len, NULL);
  return &g_array_index (change->cells, RbCell, index);
}

RbChange *
rb_change_invert (
    const RbChange *change, const char *who, const char *position, const char *reason, gint64 at)
{
  RbSource source = change->source == RB_SOURCE_UNDO ? RB_SOURCE_REDO : RB_SOURCE_UNDO;
  RbChange *inverse = rb_change_new (source, who, position, reason, at);

  for (guint i = change->cells->len; i-- > 0;)
    {
      const RbCell *cell = &g_array_index (change->cells, RbCell, i);

      rb_change_add (inverse, cell->pupil_id, cell->session, cell->is, cell->was,
                     rb_cell_detail_is (cell), rb_cell_detail_was (cell));
    }
  for (guint i = change->records->len; i-- > 0;)
    {
      const RbRecordChange *record = &g_array_index (change->records, RbRecordChange, i);

      rb_change_add_record (inverse, record->is, record->was);
    }
  return inverse;
}
