/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody changes a mark beside which there are words that they may not read: the words are not
 * lost. What is hidden from whom is rb-store-hide's. */
#include "store/rb-store-load.h"
#include "store/rb-store-writing.h"

#include "domain/rb-confidence.h"

typedef struct
{
  RbWriting *writing;
  RbYearRows *rows;
  GHashTable *days; /* NULL until it is asked for */
} Keeping;

static gboolean
is_unseen (const char *stored, const char *seen)
{
  return stored != NULL && g_strcmp0 (stored, seen) != 0;
}

static gboolean
find_stored (Keeping *keeping, const RbCell *cell, const RbDetail **stored, GError **error)
{
  gint64 pupil_id = rb_store_batch_id (keeping->writing->batch, RB_MEMBER_PUPIL, cell->pupil_id);
  int year = rb_academic_year_of (cell->session.date);
  guint slot =
      (guint) (cell->session.date - rb_academic_year_first (year)) * 2 + cell->session.half;
  RbYearRow *row;

  *stored = NULL;
  if (cell->session.date == RB_DATE_NONE || pupil_id <= 0)
    return TRUE; /* refused later */
  row = rb_year_rows_get (keeping->rows, pupil_id, year, error);
  return row != NULL && rb_year_rows_detail (keeping->rows, row, slot, stored, error);
}

/* The office's book is read where there are words, which is seldom. */
static gboolean
find_days (Keeping *keeping, GError **error)
{
  g_autoptr (RbOffice) office = NULL;

  if (keeping->days != NULL)
    return TRUE;
  office = rb_read_office (keeping->writing->database, error);
  if (office == NULL)
    return FALSE;
  keeping->days = rb_confidence_days (office);
  return TRUE;
}

/* (transfer full) */
static char *
both (const char *stored, const char *seen, const char *is)
{
  if (!is_unseen (stored, seen))
    return g_strdup (is);
  return is != NULL && g_strcmp0 (is, stored) != 0 ? g_strdup_printf ("%s; %s", stored, is)
                                                   : g_strdup (stored);
}

static gboolean
keep_cell (Keeping *keeping, RbChange *kept, const RbCell *cell, GError **error)
{
  const RbDetail none = RB_DETAIL_NONE;
  const RbDetail *was = rb_cell_detail_was (cell) ? rb_cell_detail_was (cell) : &none;
  const RbDetail *is = rb_cell_detail_is (cell) ? rb_cell_detail_is (cell) : &none;
  const RbDetail *stored;
  RbDetail put = RB_DETAIL_NONE;
  gboolean hidden;

  if (!find_stored (keeping, cell, &stored, error))
    return FALSE;
  hidden = stored != NULL
           && (is_unseen (stored->note, was->note) || is_unseen (stored->nature, was->nature));
  if (hidden && !find_days (keeping, error))
    return FALSE;
  if (!hidden || !rb_confidence_holds (keeping->days, cell->pupil_id, cell->session.date))
    {
      rb_change_add (kept, cell->pupil_id, cell->session, cell->was, cell->is, was, is);
      return TRUE;
    }
  put.minutes = is->minutes;
  put.note = both (stored->note, was->note, is->note);
  put.nature = both (stored->nature, was->nature, is->nature);
  rb_change_add (kept, cell->pupil_id, cell->session, cell->was, cell->is, was, &put);
  rb_detail_clear (&put);
  return TRUE;
}

RbChange *
rb_keep_hidden_words (RbWriting *writing, RbYearRows *rows, const RbChange *change, GError **error)
{
  Keeping keeping = { .writing = writing, .rows = rows };
  RbChange *kept;
  gboolean done = TRUE;

  if (rb_guard_may (&writing->guard, RB_RIGHT_READ_CONFIDENTIAL, NULL))
    return rb_change_ref ((RbChange *) change);
  kept = rb_change_new (change->source, change->who, change->position, change->reason, change->at);
  g_free (kept->origin);
  kept->origin = g_strdup (change->origin);
  for (guint i = 0; done && i < rb_change_n (change); i++)
    done = keep_cell (&keeping, kept, rb_change_cell (change, i), error);
  for (guint i = 0; done && i < rb_change_n_records (change); i++)
    {
      const RbRecordChange *record = rb_change_record (change, i);
      rb_change_add_record (kept, record->was, record->is);
    }
  g_clear_pointer (&keeping.days, g_hash_table_unref);
  if (!done)
    g_clear_pointer (&kept, rb_change_unref);
  return kept;
}
