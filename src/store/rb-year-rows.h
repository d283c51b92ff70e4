/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stored marks that a change touches: the year strings of its pupils with their details, read
 * once, changed in memory and written back once. */
#pragma once

#include "domain/rb-change.h"
#include "store/rb-database.h"

G_BEGIN_DECLS

#define RB_SAVED_BYTES ((RB_YEAR_SLOTS + 7) / 8)

typedef struct
{
  gint64 pupil_id;
  int year;
  guint8 marks[RB_YEAR_SLOTS];
  guint8 saved[RB_SAVED_BYTES];
  GHashTable *details; /* slot -> RbDetail*, of what was read; NULL for none */
  guint details_from;  /* the first slot whose detail was read */
  guint details_end;   /* the one after the last; 0 where nothing was read yet */
  gboolean stored;     /* the file has the row */
  gboolean dirty;
} RbYearRow;

typedef struct
{
  RbDatabase *database;
  GHashTable *by_key;
  GPtrArray *in_order; /* RbYearRow, as first asked for */
  RbYearRow *last;
} RbYearRows;

RbYearRows *rb_year_rows_new (RbDatabase *database);
void rb_year_rows_free (RbYearRows *rows);
/* The row, empty where nothing is stored yet; NULL with an error. */
RbYearRow *rb_year_rows_get (RbYearRows *rows, gint64 pupil_id, int year, GError **error);
/* Reads the rows of these pupils that are not read yet, with what is kept beside their marks from
 * one day to another (of that year): many at a time, so that a class costs little more than a
 * pupil. FALSE with an error, and then the rows may not be used any more. */
gboolean rb_year_rows_fetch (RbYearRows *rows,
                             int year,
                             RbDate from,
                             RbDate to,
                             const gint64 *pupil_ids,
                             guint n_pupils,
                             GError **error);
/* What is kept beside a mark; FALSE with an error. `detail` is borrowed, NULL for nothing. */
gboolean rb_year_rows_detail (
    RbYearRows *rows, RbYearRow *row, guint slot, const RbDetail **detail, GError **error);
/* Puts another detail in its place (NULL or empty: none), in memory and in the file. */
gboolean rb_year_rows_set_detail (
    RbYearRows *rows, RbYearRow *row, guint slot, const RbDetail *detail, GError **error);
/* Writes the strings that changed. */
gboolean rb_year_rows_flush (RbYearRows *rows, GError **error);

gboolean rb_year_row_is_saved (const RbYearRow *row, guint slot);
void rb_year_row_save (RbYearRow *row, guint slot);
/* Open to correction again. */
void rb_year_row_open (RbYearRow *row, guint slot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbYearRows, rb_year_rows_free)

G_END_DECLS
