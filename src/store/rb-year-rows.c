/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Year strings and details of the pupils that a change touches: one read and one write each. */
#include "store/rb-year-rows.h"

#include "store/rb-statement.h"
#include "store/rb-store-writing.h"

#include <string.h>

static gint64
key_of (gint64 pupil_id, int year)
{
  return pupil_id * 4096 + year;
}

static void
detail_free_cb (gpointer data)
{
  rb_detail_clear (data);
  g_free (data);
}

static void
row_free_cb (gpointer data)
{
  RbYearRow *row = data;

  g_clear_pointer (&row->details, g_hash_table_unref);
  g_free (row);
}

RbYearRows *
rb_year_rows_new (RbDatabase *database)
{
  RbYearRows *rows = g_new0 (RbYearRows, 1);

  rows->database = database;
  rows->by_key = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  rows->in_order = g_ptr_array_new_with_free_func (row_free_cb);
  return rows;
}

void
rb_year_rows_free (RbYearRows *rows)
{
  g_hash_table_unref (rows->by_key);
  g_ptr_array_unref (rows->in_order);
  g_free (rows);
}

static gboolean
read_row (RbDatabase *database, RbYearRow *row, GError **error)
{
  GError *failed = NULL;
  gsize length;
  RbStatement *read = rb_statement (
      database, "select marks, saved from year_marks where year = :year and pupil_id = :pupil_id",
      error);

  if (read == NULL)
    return FALSE;
  rb_statement_bind_int (read, ":year", row->year);
  rb_statement_bind_int (read, ":pupil_id", row->pupil_id);
  if (rb_statement_next (read, &failed))
    {
      const guint8 *marks = rb_statement_blob (read, 0, &length);
      memcpy (row->marks, marks, MIN (length, sizeof row->marks));
      const guint8 *saved = rb_statement_blob (read, 1, &length);
      memcpy (row->saved, saved, MIN (length, sizeof row->saved));
    }
  rb_statement_reset (read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

RbYearRow *
rb_year_rows_get (RbYearRows *rows, gint64 pupil_id, int year, GError **error)
{
  gint64 key = key_of (pupil_id, year);

  if (rows->last != NULL && rows->last->pupil_id == pupil_id && rows->last->year == year)
    return rows->last;
  RbYearRow *row = g_hash_table_lookup (rows->by_key, &key);
  if (row == NULL)
    {
      row = g_new0 (RbYearRow, 1);
      row->pupil_id = pupil_id;
      row->year = year;
      if (!read_row (rows->database, row, error))
        {
          g_free (row);
          return NULL;
        }
      g_ptr_array_add (rows->in_order, row);
      g_hash_table_insert (rows->by_key, g_memdup2 (&key, sizeof key), row);
    }
  rows->last = row;
  return row;
}

static gboolean
read_details (RbDatabase *database, RbYearRow *row, GError **error)
{
  GError *failed = NULL;
  RbStatement *read = rb_statement (database,
                                    "select day, session, minutes, note, nature from mark_detail"
                                    " where pupil_id = :pupil_id and day >= :from and day <= :to",
                                    error);

  row->details = g_hash_table_new_full (NULL, NULL, NULL, detail_free_cb);
  if (read == NULL)
    return FALSE;
  rb_statement_bind_int (read, ":pupil_id", row->pupil_id);
  rb_statement_bind_date (read, ":from", rb_academic_year_first (row->year));
  rb_statement_bind_date (read, ":to", rb_academic_year_last (row->year));
  while (rb_statement_next (read, &failed))
    {
      guint slot = rb_slot (rb_statement_date (read, 0), rb_statement_half (read, 1));
      RbDetail *detail = g_new0 (RbDetail, 1);
      detail->minutes = rb_statement_is_null (read, 2) ? -1 : (int) rb_statement_int (read, 2);
      detail->note = g_strdup (rb_statement_text_or_null (read, 3));
      detail->nature = g_strdup (rb_statement_text_or_null (read, 4));
      g_hash_table_insert (row->details, GUINT_TO_POINTER (slot), detail);
    }
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

gboolean
rb_year_rows_detail (
    RbYearRows *rows, RbYearRow *row, guint slot, const RbDetail **detail, GError **error)
{
  if (row->details == NULL && !read_details (rows->database, row, error))
    return FALSE;
  *detail = g_hash_table_size (row->details) == 0
                ? NULL
                : g_hash_table_lookup (row->details, GUINT_TO_POINTER (slot));
  return TRUE;
}

static gboolean
remove_detail (RbDatabase *database, const RbYearRow *row, guint slot, GError **error)
{
  RbStatement *away = rb_statement (
      database,
      "delete from mark_detail where pupil_id = :pupil_id and day = :day and session = :session",
      error);

  if (away == NULL)
    return FALSE;
  rb_statement_bind_int (away, ":pupil_id", row->pupil_id);
  rb_statement_bind_date (away, ":day", rb_slot_date (row->year, slot));
  rb_statement_bind_half (away, ":session", rb_slot_half (slot));
  return rb_statement_run (away, error);
}

static gboolean
write_detail (
    RbDatabase *database, const RbYearRow *row, guint slot, const RbDetail *detail, GError **error)
{
  RbStatement *write = rb_statement (
      database,
      "insert into mark_detail (pupil_id, day, session, minutes, note, nature)"
      " values (:pupil_id, :day, :session, :minutes, :note, :nature)"
      " on conflict (pupil_id, day, session) do update set minutes = excluded.minutes,"
      " note = excluded.note, nature = excluded.nature",
      error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_int (write, ":pupil_id", row->pupil_id);
  rb_statement_bind_date (write, ":day", rb_slot_date (row->year, slot));
  rb_statement_bind_half (write, ":session", rb_slot_half (slot));
  if (detail->minutes >= 0)
    rb_statement_bind_int (write, ":minutes", detail->minutes);
  else
    rb_statement_bind_null (write, ":minutes");
  rb_statement_bind_text (write, ":note", detail->note);
  rb_statement_bind_text (write, ":nature", detail->nature);
  return rb_statement_run (write, error);
}

gboolean
rb_year_rows_set_detail (
    RbYearRows *rows, RbYearRow *row, guint slot, const RbDetail *detail, GError **error)
{
  if (rb_detail_is_empty (detail))
    {
      g_hash_table_remove (row->details, GUINT_TO_POINTER (slot));
      return remove_detail (rows->database, row, slot, error);
    }
  RbDetail *copy = g_new0 (RbDetail, 1);
  *copy = rb_detail_copy (detail);
  g_hash_table_insert (row->details, GUINT_TO_POINTER (slot), copy);
  return write_detail (rows->database, row, slot, copy, error);
}

static gboolean
write_row (RbDatabase *database, const RbYearRow *row, GError **error)
{
  RbStatement *write = rb_statement (
      database,
      "insert into year_marks (year, pupil_id, marks, saved) values (:year, :pupil_id, :marks, "
      ":saved)"
      " on conflict (year, pupil_id) do update set marks = excluded.marks, saved = excluded.saved",
      error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_int (write, ":year", row->year);
  rb_statement_bind_int (write, ":pupil_id", row->pupil_id);
  rb_statement_bind_blob (write, ":marks", row->marks, sizeof row->marks);
  rb_statement_bind_blob (write, ":saved", row->saved, sizeof row->saved);
  return rb_statement_run (write, error);
}

gboolean
rb_year_rows_flush (RbYearRows *rows, GError **error)
{
  int known = G_MININT;

  for (guint i = 0; i < rows->in_order->len; i++)
    {
      RbYearRow *row = rows->in_order->pdata[i];
      if (!row->dirty)
        continue;
      if (row->year != known && !rb_write_year (rows->database, row->year, error))
        return FALSE;
      known = row->year;
      if (!write_row (rows->database, row, error))
        return FALSE;
      row->dirty = FALSE;
    }
  return TRUE;
}

gboolean
rb_year_row_is_saved (const RbYearRow *row, guint slot)
{
  return (row->saved[slot / 8] >> (slot % 8)) & 1;
}

void
rb_year_row_save (RbYearRow *row, guint slot)
{
  row->saved[slot / 8] |= (guint8) (1 << (slot % 8));
  row->dirty = TRUE;
}
