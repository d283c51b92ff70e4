/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of one academic year: pupils (rows of the roster) by sessions (columns of the
 * calendar), one byte each. An immutable snapshot with a generation; an edit copies and patches. */
#pragma once

#include "domain/rb-calendar.h"
#include "domain/rb-change.h"
#include "domain/rb-code-book.h"
#include "domain/rb-roster.h"

G_BEGIN_DECLS

typedef struct _RbMarkMatrix RbMarkMatrix;

/* Takes `bytes` (n_rows * sessions of the calendar, g_malloc'd; NULL: all without a mark). */
RbMarkMatrix *rb_mark_matrix_new (RbCalendar *calendar, guint n_rows, guint8 *bytes);
/* From the stored form: per row a year string of RB_YEAR_SLOTS bytes or NULL (no marks). Cells of
 * days when the pupil was not on the roll read RB_MARK_OFF_ROLL whatever is stored. */
RbMarkMatrix *rb_mark_matrix_from_years (RbCalendar *calendar,
                                         const RbRoster *roster,
                                         const guint8 *const *years);
RbMarkMatrix *rb_mark_matrix_ref (RbMarkMatrix *matrix);
void rb_mark_matrix_unref (RbMarkMatrix *matrix);

RbCalendar *rb_mark_matrix_calendar (const RbMarkMatrix *matrix); /* (transfer none) */
guint rb_mark_matrix_n_rows (const RbMarkMatrix *matrix);
guint rb_mark_matrix_n_columns (const RbMarkMatrix *matrix);
/* The bytes, row-major, rows rb_mark_matrix_n_columns() apart. */
const guint8 *rb_mark_matrix_bytes (const RbMarkMatrix *matrix);
const guint8 *rb_mark_matrix_row (const RbMarkMatrix *matrix, guint row);
RbMark rb_mark_matrix_get (const RbMarkMatrix *matrix, guint row, guint column);
/* Grows by one with every change; two snapshots of one school with the same number hold the same
 * marks. */
guint64 rb_mark_matrix_generation (const RbMarkMatrix *matrix);
/* A new snapshot with the cells of `change` that fall in this year set to their new marks.
 * (transfer full) */
RbMarkMatrix *
rb_mark_matrix_apply (const RbMarkMatrix *matrix, const RbRoster *roster, const RbChange *change);

/* For tests and fixtures: one string a row, codes separated by spaces, "-" no mark, "." off roll.
 * Must fit the calendar; shorter rows are filled with no mark. Aborts on an unknown code. */
RbMarkMatrix *
rb_mark_matrix_from_strings (const RbCodeBook *book, RbCalendar *calendar, const char *const *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbMarkMatrix, rb_mark_matrix_unref)

G_END_DECLS
