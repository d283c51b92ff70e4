/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Year strings and details of the pupils that a change touches: one read and one write each. */
#include "store/rb-year-rows.h"

#include "store/rb-statement.h"
#include "store/rb-store-writing.h"

#include <string.h>

/* Pupils that are read with one statement, and their places in it. */
#define FETCH 32
#define PUPILS RB_FOUR_ROWS (RB_EIGHT_ROWS ("(?)"))

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

/* Columns `first` and the next of the row that is read. */
static void
take_marks (RbStatement *read, int first, RbYearRow *row)
{
  gsize length;
  const guint8 *marks = rb_statement_blob (read, first, &length);

  memcpy (row->marks, marks, MIN (length, sizeof row->marks));
  const guint8 *saved = rb_statement_blob (read, first + 1, &length);
  memcpy (row->saved, saved, MIN (length, sizeof row->saved));
  row->stored = TRUE;
}

static gboolean
read_row (RbDatabase *database, RbYearRow *row, GError **error)
{
  GError *failed = NULL;
  RbStatement *read = rb_statement (
      database, "select marks, saved from year_marks where year = :year and pupil_id = :pupil_id",
      error);

  if (read == NULL)
    return FALSE;
  rb_statement_bind_int (read, ":year", row->year);
  rb_statement_bind_int (read, ":pupil_id", row->pupil_id);
  if (rb_statement_next (read, &failed))
    take_marks (read, 0, row);
  rb_statement_reset (read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

static void
add_row (RbYearRows *rows, RbYearRow *row)
{
  gint64 key = key_of (row->pupil_id, row->year);

  g_ptr_array_add (rows->in_order, row);
  g_hash_table_insert (rows->by_key, g_memdup2 (&key, sizeof key), row);
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
      add_row (rows, row);
    }
  rows->last = row;
  return row;
}

/* Columns `first` and following (day, session, minutes, note, nature) of the row that is read. */
static void
take_detail (RbStatement *read, int first, RbYearRow *row)
{
  guint slot = rb_slot (rb_statement_date (read, first), rb_statement_half (read, first + 1));
  RbDetail *detail = g_new0 (RbDetail, 1);

  detail->minutes =
      rb_statement_is_null (read, first + 2) ? -1 : (int) rb_statement_int (read, first + 2);
  detail->note = g_strdup (rb_statement_text_or_null (read, first + 3));
  detail->nature = g_strdup (rb_statement_text_or_null (read, first + 4));
  if (row->details == NULL)
    row->details = g_hash_table_new_full (NULL, NULL, NULL, detail_free_cb);
  g_hash_table_insert (row->details, GUINT_TO_POINTER (slot), detail);
}

/* From one slot to before another; the last of most years is no day. */
static gboolean
read_details (RbDatabase *database, RbYearRow *row, guint first, guint end, GError **error)
{
  GError *failed = NULL;
  RbDate last = MIN (rb_slot_date (row->year, end - 1), rb_academic_year_last (row->year));
  RbStatement *read = rb_statement (database,
                                    "select day, session, minutes, note, nature from mark_detail"
                                    " where pupil_id = :pupil_id and day >= :from and day <= :to",
                                    error);

  if (read == NULL)
    return FALSE;
  g_clear_pointer (&row->details, g_hash_table_unref);
  row->details_from = first;
  row->details_end = end;
  rb_statement_bind_int (read, ":pupil_id", row->pupil_id);
  rb_statement_bind_date (read, ":from", rb_slot_date (row->year, first));
  rb_statement_bind_date (read, ":to", last);
  while (rb_statement_next (read, &failed))
    take_detail (read, 0, row);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

/* The row of the pupil in the first column. */
static RbYearRow *
row_read (RbYearRows *rows, RbStatement *read, int year)
{
  gint64 key = key_of (rb_statement_int (read, 0), year);

  return g_hash_table_lookup (rows->by_key, &key);
}

/* A row of the answer for each detail of the days, one for a pupil without any. */
static gboolean
fetch (
    RbYearRows *rows, int year, RbDate from, RbDate to, const gint64 *ids, guint n, GError **error)
{
  GError *failed = NULL;
  RbStatement *read =
      rb_statement (rows->database,
                    "select m.pupil_id, m.marks, m.saved, d.day, d.session, d.minutes, d.note,"
                    " d.nature from (values " PUPILS ") p"
                    " cross join year_marks m on m.pupil_id = p.column1 and m.year = :year"
                    " left join mark_detail d on d.pupil_id = m.pupil_id"
                    " and d.day >= :from and d.day <= :to",
                    error);

  if (read == NULL)
    return FALSE;
  rb_statement_bind_ids (read, ids, n);
  rb_statement_bind_int (read, ":year", year);
  rb_statement_bind_date (read, ":from", from);
  rb_statement_bind_date (read, ":to", to);
  while (rb_statement_next (read, &failed))
    {
      RbYearRow *row = row_read (rows, read, year);

      if (!row->stored)
        take_marks (read, 1, row);
      if (!rb_statement_is_null (read, 3))
        take_detail (read, 3, row);
    }
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

static gboolean
fetch_one (RbYearRows *rows, RbYearRow *row, GError **error)
{
  return read_row (rows->database, row, error)
         && read_details (rows->database, row, row->details_from, row->details_end, error);
}

gboolean
rb_year_rows_fetch (RbYearRows *rows,
                    int year,
                    RbDate from,
                    RbDate to,
                    const gint64 *pupil_ids,
                    guint n_pupils,
                    GError **error)
{
  gint64 ids[FETCH];
  guint n = 0, first = rb_slot (from, RB_AM), end = rb_slot (to, RB_PM) + 1;

  for (guint i = 0; i < n_pupils; i++)
    {
      gint64 key = key_of (pupil_ids[i], year);
      if (!g_hash_table_contains (rows->by_key, &key))
        {
          RbYearRow *row = g_new0 (RbYearRow, 1);
          row->pupil_id = ids[n++] = pupil_ids[i];
          row->year = year;
          row->details_from = first;
          row->details_end = end;
          add_row (rows, row);
        }
      if (n == 0 || (n < FETCH && i + 1 < n_pupils))
        continue;
      /* A piece of one row: the row that was added last. */
      if (n == 1 ? !fetch_one (rows, rows->in_order->pdata[rows->in_order->len - 1], error)
                 : !fetch (rows, year, from, to, ids, n, error))
        return FALSE;
      n = 0;
    }
  return TRUE;
}

gboolean
rb_year_rows_detail (
    RbYearRows *rows, RbYearRow *row, guint slot, const RbDetail **detail, GError **error)
{
  if ((slot < row->details_from || slot >= row->details_end)
      && !read_details (rows->database, row, 0, RB_YEAR_SLOTS, error))
    return FALSE;
  *detail = row->details == NULL || g_hash_table_size (row->details) == 0
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
      if (row->details != NULL)
        g_hash_table_remove (row->details, GUINT_TO_POINTER (slot));
      return remove_detail (rows->database, row, slot, error);
    }
  RbDetail *copy = g_new0 (RbDetail, 1);
  *copy = rb_detail_copy (detail);
  if (row->details == NULL)
    row->details = g_hash_table_new_full (NULL, NULL, NULL, detail_free_cb);
  g_hash_table_insert (row->details, GUINT_TO_POINTER (slot), copy);
  return write_detail (rows->database, row, slot, copy, error);
}

static gboolean
write_row (RbDatabase *database, const RbYearRow *row, GError **error)
{
  RbStatement *write = row->stored
                           ? rb_statement (database,
                                           "update year_marks set marks = :marks, saved = :saved"
                                           " where year = :year and pupil_id = :pupil_id",
                                           error)
                           : rb_statement (database,
                                           "insert into year_marks (marks, saved, year, pupil_id)"
                                           " values (:marks, :saved, :year, :pupil_id)",
                                           error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_blob (write, ":marks", row->marks, sizeof row->marks);
  rb_statement_bind_blob (write, ":saved", row->saved, sizeof row->saved);
  rb_statement_bind_int (write, ":year", row->year);
  rb_statement_bind_int (write, ":pupil_id", row->pupil_id);
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
      row->stored = TRUE;
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

void
rb_year_row_open (RbYearRow *row, guint slot)
{
  row->saved[slot / 8] &= (guint8) ~(1 << (slot % 8));
  row->dirty = TRUE;
}
