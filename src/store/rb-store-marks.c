/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applying a change of marks: each cell against what is stored, the year strings, the details, the
 * key-back list and the audit trail, in the transaction of the caller. What is a first entry and
 * what an amendment is decided here, by one bit a session: whether the mark was saved. */
#include "domain/rb-digest.h"
#include "store/rb-stamp.h"
#include "store/rb-statement.h"
#include "store/rb-store-marks.h"
#include "store/rb-store-writing.h"
#include "store/rb-year-rows.h"

#include <string.h>

/* Entries are collected and put through the checksum in pieces of this size. */
#define DIGEST_PIECE 16384
/* From so many cells on the classmates of a pupil are read with them. */
#define MATES_FROM 4u
/* Up to so many cells what is stored of them is read at once. */
#define FETCH_CELLS 1024

typedef struct
{
  RbWriting *writing;
  const RbChange *change;
  RbYearRows *rows;
  GHashTable *registers; /* rb_cell_key (class, session) -> RbRegister */
  RbKeyList *key_list;
  GHashTable *own;   /* of an import: cells of the key-back list, or NULL */
  GHashTable *seals; /* sealed weeks */
  RbDigest digest;
  GByteArray *undigested;
  int year; /* of the cell before, with its first and last day: mostly also of this one */
  RbDate year_first;
  RbDate year_last;
  GArray *amendments; /* Amendment */
  guint entries;
  GHashTable *mates; /* gint64 pupil ids of a class on a day, or NULL */
  gint64 mates_class;
  RbDate mates_day;
  guint8 is_code[256];
  gboolean from_outside; /* saved at once */
  gboolean keyed_back;   /* our own, which the MIS does not have yet */
  gboolean guarded;      /* who asked may not enter and amend every mark: each cell is looked at */
  RbDate today;          /* of the change */
} Applying;

typedef struct
{
  const RbCell *cell;
  gint64 pupil_id;
  RbMark was;
  RbDetail detail_was; /* owned */
} Amendment;

typedef struct
{
  gint64 class_id;
  RbSession session;
} RbRegister;

static void
clear_amendment_cb (gpointer data)
{
  Amendment *amendment = data;

  rb_detail_clear (&amendment->detail_was);
}

/* Whether `is` takes away or replaces something that `was` says; filling a gap is no amendment. */
static gboolean
detail_overwrites (const RbDetail *was, const RbDetail *is)
{
  RbDetail none = RB_DETAIL_NONE;

  was = was ? was : &none;
  is = is ? is : &none;
  return (was->minutes >= 0 && was->minutes != is->minutes)
         || (was->note != NULL && g_strcmp0 (was->note, is->note) != 0)
         || (was->nature != NULL && g_strcmp0 (was->nature, is->nature) != 0);
}

gboolean
rb_cell_is_amendment (
    const RbYearRow *row, guint slot, const RbDetail *stored, const RbCell *cell, gboolean sealed)
{
  if (sealed)
    return row->marks[slot] != cell->is || !rb_detail_equal (stored, rb_cell_detail_is (cell));
  return rb_year_row_is_saved (row, slot)
         && (row->marks[slot] != cell->is || detail_overwrites (stored, rb_cell_detail_is (cell)));
}

static void
put_number (guint8 *out, guint64 value, int bytes)
{
  while (bytes-- > 0)
    {
      out[bytes] = (guint8) value;
      value >>= 8;
    }
}

static void
digest_rest (Applying *applying)
{
  rb_digest_update (&applying->digest, applying->undigested->data, applying->undigested->len);
  g_byte_array_set_size (applying->undigested, 0);
}

/* A first entry's part of the digest of its batch: pupil (8 bytes, big-endian), Julian day (4),
 * half, mark before, mark after, and 1 where minutes, note and nature follow, each ended by a zero
 * byte. */
static void
digest_entry (Applying *applying, gint64 pupil_id, const RbCell *cell, RbMark was)
{
  const RbDetail *detail = rb_cell_detail_is (cell);
  gboolean beside = !rb_detail_is_empty (detail);
  guint8 bytes[16];

  put_number (bytes, (guint64) pupil_id, 8);
  put_number (bytes + 8, (guint64) cell->session.date, 4);
  bytes[12] = (guint8) cell->session.half;
  bytes[13] = was;
  bytes[14] = cell->is;
  bytes[15] = (guint8) beside;
  g_byte_array_append (applying->undigested, bytes, sizeof bytes);
  if (beside)
    {
      g_autofree char *minutes = g_strdup_printf ("%d", detail->minutes);
      const char *words[] = { minutes, detail->note, detail->nature };
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        g_byte_array_append (applying->undigested, (const guint8 *) (words[i] ? words[i] : ""),
                             words[i] ? (guint) strlen (words[i]) + 1 : 1);
    }
  applying->entries++;
  if (applying->undigested->len > DIGEST_PIECE)
    digest_rest (applying);
}

/* The class of a pupil on a day, 0 for none: asked of the file, or of the classmates of the cell
 * before. */
static gboolean
class_on (Applying *applying, gint64 pupil_id, RbDate day, gint64 *class_id, GError **error)
{
  RbDatabase *database = applying->writing->database;

  if (applying->mates && applying->mates_day == day
      && g_hash_table_contains (applying->mates, &pupil_id))
    {
      *class_id = applying->mates_class;
      return TRUE;
    }
  if (!rb_read_class_on (database, pupil_id, day, class_id, error))
    return FALSE;
  if (*class_id == 0 || applying->change->cells->len < MATES_FROM)
    return TRUE;
  g_clear_pointer (&applying->mates, g_hash_table_unref);
  applying->mates = rb_read_classmates (database, *class_id, day, error);
  applying->mates_class = *class_id;
  applying->mates_day = day;
  return applying->mates != NULL;
}

/* Remembers the register that a new mark may have completed; a pupil without a class has none, and
 * is saved at once. */
static gboolean
note_register (Applying *applying, RbYearRow *row, guint slot, RbSession session, GError **error)
{
  gint64 class_id;

  if (applying->from_outside)
    {
      rb_year_row_save (row, slot);
      return TRUE;
    }
  if (!class_on (applying, row->pupil_id, session.date, &class_id, error))
    return FALSE;
  if (class_id == 0)
    {
      rb_year_row_save (row, slot);
      return TRUE;
    }
  guint64 key = rb_cell_key (class_id, session);
  if (!g_hash_table_contains (applying->registers, &key))
    {
      RbRegister touched = { class_id, session };
      g_hash_table_insert (applying->registers, g_memdup2 (&key, sizeof key),
                           g_memdup2 (&touched, sizeof touched));
    }
  return TRUE;
}

static gboolean
put_cell (Applying *applying,
          RbYearRow *row,
          guint slot,
          const RbCell *cell,
          const RbDetail *stored,
          GError **error)
{
  gboolean other_detail = !rb_detail_equal (stored, rb_cell_detail_is (cell));
  RbMark was = row->marks[slot];

  row->marks[slot] = cell->is;
  row->dirty = TRUE;
  if (other_detail
      && !rb_year_rows_set_detail (applying->rows, row, slot, rb_cell_detail_is (cell), error))
    return FALSE;
  if (cell->is != RB_MARK_NONE && !rb_year_row_is_saved (row, slot)
      && !note_register (applying, row, slot, cell->session, error))
    return FALSE;
  if (applying->keyed_back)
    return rb_write_key_back (applying->writing, applying->key_list, applying->change,
                              row->pupil_id, cell, was, error);
  return applying->own == NULL || !rb_own_newer_has (applying->own, row->pupil_id, cell->session)
         || rb_tick_key_back (applying->writing, row->pupil_id, cell->session, error);
}

/* By mark: whether it may be stored. Asked once for all cells of a change. */
static void
find_codes (Applying *applying)
{
  for (guint mark = 0; mark < G_N_ELEMENTS (applying->is_code); mark++)
    applying->is_code[mark] =
        mark == RB_MARK_NONE
        || (mark != RB_MARK_OFF_ROLL
            && rb_code_book_text (applying->writing->codes, (RbMark) mark)[0] != '\0');
}

static void
find_year (Applying *applying, RbDate date)
{
  if (date >= applying->year_first && date <= applying->year_last)
    return;
  applying->year = rb_academic_year_of (date);
  applying->year_first = rb_academic_year_first (applying->year);
  applying->year_last = rb_academic_year_last (applying->year);
}

/* The sample school comes with its sealed weeks; everybody else finds them sealed. */
static gboolean
is_sealed (const Applying *applying, RbDate date)
{
  return applying->change->source != RB_SOURCE_SAMPLE && rb_week_is_sealed (applying->seals, date);
}

static gboolean
may_write (
    Applying *applying, const RbYearRow *row, RbSession session, gboolean amendment, GError **error)
{
  gint64 class_id;

  return !applying->guarded
         || (class_on (applying, row->pupil_id, session.date, &class_id, error)
             && rb_guard_cell (&applying->writing->guard, class_id, session, applying->today,
                               amendment, error));
}

static gboolean
apply_cell (Applying *applying, const RbCell *cell, GError **error)
{
  gint64 pupil_id = rb_store_batch_id (applying->writing->batch, RB_MEMBER_PUPIL, cell->pupil_id);
  RbDate date = cell->session.date;
  const RbDetail *stored;

  if (date == RB_DATE_NONE || pupil_id <= 0 || !applying->is_code[cell->is])
    return rb_refuse_mark (cell, error);
  find_year (applying, date);
  guint slot = (guint) (date - applying->year_first) * 2 + cell->session.half;
  RbYearRow *row = rb_year_rows_get (applying->rows, pupil_id, applying->year, error);
  if (row == NULL || !rb_year_rows_detail (applying->rows, row, slot, &stored, error))
    return FALSE;
  RbMark was = row->marks[slot];
  if (cell->was != RB_MARK_OFF_ROLL && cell->was != was)
    return rb_refuse_changed (applying->writing, cell, pupil_id, was, error);
  if (was == cell->is && rb_detail_equal (stored, rb_cell_detail_is (cell)))
    return TRUE;
  gboolean amendment = rb_cell_is_amendment (row, slot, stored, cell, is_sealed (applying, date));
  if (!may_write (applying, row, cell->session, amendment, error))
    return FALSE;
  if (!amendment)
    digest_entry (applying, pupil_id, cell, was);
  else
    {
      Amendment amended = { cell, pupil_id, was, rb_detail_copy (stored) };
      g_array_append_val (applying->amendments, amended);
      if (applying->change->reason[0] == '\0')
        return rb_refuse_reason (applying->writing, cell, pupil_id, was, is_sealed (applying, date),
                                 error);
    }
  return put_cell (applying, row, slot, cell, stored, error);
}

static RbChainRow
row_of_change (const Applying *applying, const char *kind, const char *stamp, gint64 batch)
{
  const RbChange *change = applying->change;
  RbChainRow row = rb_chain_row (kind);

  row.batch = batch;
  row.made_at = stamp;
  row.who = change->who;
  row.position = change->position;
  row.reason = change->reason;
  row.source = rb_source_id (change->source);
  row.origin = change->origin;
  return row;
}

/* `day` is room for its text. */
static RbChainRow
row_of_amendment (const Applying *applying,
                  const Amendment *amendment,
                  const char *stamp,
                  gint64 batch,
                  char day[11])
{
  const RbCodeBook *codes = applying->writing->codes;
  const RbCell *cell = amendment->cell;
  const RbDetail none = RB_DETAIL_NONE;
  const RbDetail *was = &amendment->detail_was;
  const RbDetail *is = rb_cell_detail_is (cell) ? rb_cell_detail_is (cell) : &none;
  RbChainRow row = row_of_change (applying, "amendment", stamp, batch);

  row.pupil_id = amendment->pupil_id;
  row.day = rb_date_iso (cell->session.date, day);
  row.session = rb_half_id (cell->session.half);
  row.code_was = rb_code_book_text (codes, amendment->was);
  row.code_is = rb_code_book_text (codes, cell->is);
  row.minutes_was = was->minutes >= 0 ? was->minutes : RB_CHAIN_NONE;
  row.minutes_is = is->minutes >= 0 ? is->minutes : RB_CHAIN_NONE;
  row.note_was = was->note;
  row.note_is = is->note;
  row.nature_was = was->nature;
  row.nature_is = is->nature;
  return row;
}

static gboolean
record_amendments (Applying *applying, const char *stamp, gint64 batch, GError **error)
{
  const GArray *amendments = applying->amendments;
  RbChainRow rows[RB_CHAIN_ROWS];
  char days[RB_CHAIN_ROWS][11];

  for (guint from = 0; from < amendments->len; from += RB_CHAIN_ROWS)
    {
      guint n = MIN (amendments->len - from, RB_CHAIN_ROWS);

      for (guint i = 0; i < n; i++)
        rows[i] = row_of_amendment (applying, &g_array_index (amendments, Amendment, from + i),
                                    stamp, batch, days[i]);
      if (!rb_chain_append_rows (applying->writing->database, &applying->writing->chain, rows, n,
                                 error))
        return FALSE;
      batch = rows[0].batch;
    }
  return TRUE;
}

static gboolean
record (Applying *applying, GError **error)
{
  RbWriting *writing = applying->writing;
  char stamp[RB_STAMP_SIZE], digest[RB_DIGEST_TEXT_SIZE];
  gint64 batch = 0;

  rb_stamp_write (applying->change->at, stamp);
  if (applying->entries > 0)
    {
      RbChainRow row = row_of_change (applying, "entry", stamp, 0);
      row.cells = applying->entries;
      digest_rest (applying);
      rb_digest_end_text (&applying->digest, digest);
      row.digest = digest;
      if (!rb_chain_append (writing->database, &writing->chain, &row, error))
        return FALSE;
      batch = row.batch;
    }
  return record_amendments (applying, stamp, batch, error);
}

static gboolean
save_complete_registers (Applying *applying, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, applying->registers);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const RbRegister *touched = value;
      RbRegisterState state;
      gboolean done =
          rb_register_look (applying->rows, touched->class_id, touched->session, &state, error);
      if (done && state.marked == state.pupils)
        {
          done = rb_register_save (applying->rows, touched->session, &state, error)
                 && rb_write_saved_register (applying->writing->database, touched->class_id,
                                             touched->session, applying->change->at,
                                             applying->change->who, error);
          applying->writing->applied.registers++;
        }
      g_clear_pointer (&state.ids, g_array_unref);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_import (RbDatabase *database, gint64 at, GError **error)
{
  RbStatement *note =
      rb_statement (database, "update school set imported_at = :at where id = 1", error);

  if (note == NULL)
    return FALSE;
  rb_statement_bind_stamp (note, ":at", at);
  return rb_statement_run (note, error);
}

/* Where the register is kept in the MIS, what is marked here must be keyed there. */
static gboolean
is_ours_to_key (RbDatabase *database, gboolean *keyed_back, GError **error)
{
  GError *failed = NULL;
  RbStatement *read = rb_statement (database, "select statutory from school", error);

  if (read == NULL)
    return FALSE;
  *keyed_back = !rb_statement_next (read, &failed) || rb_statement_int (read, 0) == 0;
  rb_statement_reset (read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

static gboolean
prepare (Applying *applying, GError **error)
{
  RbWriting *writing = applying->writing;
  RbSource source = applying->change->source;

  find_codes (applying);
  applying->from_outside = source == RB_SOURCE_IMPORT || source == RB_SOURCE_SAMPLE;
  if (!applying->from_outside && !is_ours_to_key (writing->database, &applying->keyed_back, error))
    return FALSE;
  applying->seals = rb_read_seals (writing->database, error);
  if (applying->seals == NULL)
    return FALSE;
  if (source != RB_SOURCE_IMPORT)
    return TRUE;
  applying->own = rb_read_own_newer (writing->database, error);
  return applying->own != NULL && note_import (writing->database, applying->change->at, error);
}

static gboolean
apply_all (Applying *applying, GError **error)
{
  const RbChange *change = applying->change;

  applying->guarded = !rb_guard_every_mark (&applying->writing->guard);
  applying->today = applying->guarded ? rb_moment_of_seconds (change->at).date : RB_DATE_NONE;
  if (!rb_guard_change (&applying->writing->guard, change, error) || !prepare (applying, error))
    return FALSE;
  for (guint i = 0; i < change->cells->len; i++)
    if (!apply_cell (applying, &g_array_index (change->cells, RbCell, i), error))
      return FALSE;
  if (!rb_key_list_flush (applying->writing, applying->key_list, change, error)
      || !save_complete_registers (applying, error) || !rb_year_rows_flush (applying->rows, error)
      || !record (applying, error) || !rb_write_records (applying->writing, change, error))
    return FALSE;
  applying->writing->applied.entries += applying->entries;
  applying->writing->applied.amendments += applying->amendments->len;
  return TRUE;
}

/* A class or a few days of one: everything that is stored of it is read at once. An import asks for
 * a pupil's year when it comes to it. */
static gboolean
fetch_rows (Applying *applying, const RbChange *change, GError **error)
{
  gint64 ids[FETCH_CELLS];
  RbDate from = G_MAXINT, to = RB_DATE_NONE;
  guint n = change->cells->len;

  if (n == 0 || n > FETCH_CELLS)
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      const RbCell *cell = &g_array_index (change->cells, RbCell, i);
      ids[i] = rb_store_batch_id (applying->writing->batch, RB_MEMBER_PUPIL, cell->pupil_id);
      from = MIN (from, cell->session.date);
      to = MAX (to, cell->session.date);
    }
  if (from == RB_DATE_NONE || rb_academic_year_of (from) != rb_academic_year_of (to))
    return TRUE;
  return rb_year_rows_fetch (applying->rows, rb_academic_year_of (from), from, to, ids, n, error);
}

gboolean
rb_write_change (RbWriting *writing, const RbChange *change, GError **error)
{
  Applying applying = { .writing = writing, .rows = rb_year_rows_new (writing->database) };
  g_autoptr (RbChange) kept = NULL;

  if (fetch_rows (&applying, change, error))
    kept = rb_keep_hidden_words (writing, applying.rows, change, error);
  applying.change = kept;
  applying.key_list = rb_key_list_new (writing, change);
  applying.registers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  rb_digest_begin (&applying.digest);
  applying.undigested = g_byte_array_new ();
  applying.amendments = g_array_new (FALSE, FALSE, sizeof (Amendment));
  g_array_set_clear_func (applying.amendments, clear_amendment_cb);
  gboolean done = kept != NULL && apply_all (&applying, error);
  rb_year_rows_free (applying.rows);
  rb_key_list_free (applying.key_list);
  g_hash_table_unref (applying.registers);
  g_clear_pointer (&applying.own, g_hash_table_unref);
  g_clear_pointer (&applying.mates, g_hash_table_unref);
  g_clear_pointer (&applying.seals, g_hash_table_unref);
  g_byte_array_unref (applying.undigested);
  g_array_unref (applying.amendments);
  return done;
}
