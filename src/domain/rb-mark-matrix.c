/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One byte a mark, one row a pupil: snapshots that are copied and patched, never changed. Counting
 * them is analysis. */
#include "domain/rb-mark-matrix.h"

#include <string.h>

struct _RbMarkMatrix
{
  gatomicrefcount ref_count;
  RbCalendar *calendar;
  guint n_rows;
  guint n_columns;
  guint64 generation;
  guint8 *bytes;
};

static gsize
size_of (const RbMarkMatrix *matrix)
{
  return (gsize) matrix->n_rows * matrix->n_columns;
}

RbMarkMatrix *
rb_mark_matrix_new (RbCalendar *calendar, guint n_rows, guint8 *bytes)
{
  RbMarkMatrix *matrix = g_new0 (RbMarkMatrix, 1);

  g_atomic_ref_count_init (&matrix->ref_count);
  matrix->calendar = rb_calendar_ref (calendar);
  matrix->n_rows = n_rows;
  matrix->n_columns = rb_calendar_n_sessions (calendar);
  matrix->bytes = bytes ? bytes : g_malloc0 (MAX (size_of (matrix), 1));
  return matrix;
}

/* Columns [first, end) of a row are put off the roll. */
static void
blank (guint8 *row, guint first, guint end)
{
  if (end > first)
    memset (row + first, RB_MARK_OFF_ROLL, end - first);
}

/* Everything outside the pupil's spans on roll becomes RB_MARK_OFF_ROLL. Spans are in order and do
 * not overlap. */
static void
blank_off_roll (const RbCalendar *calendar, const RbPupil *pupil, guint8 *row)
{
  guint done = 0, first, end;

  for (guint i = 0; i < pupil->roll->len; i++)
    {
      RbSpan span = g_array_index (pupil->roll, RbSpan, i);

      rb_calendar_range (calendar, span.from, span.to ? span.to : G_MAXINT32, &first, &end);
      blank (row, done, first);
      done = MAX (done, end);
    }
  blank (row, done, rb_calendar_n_sessions (calendar));
}

RbMarkMatrix *
rb_mark_matrix_from_years (RbCalendar *calendar, const RbRoster *roster, const guint8 *const *years)
{
  RbMarkMatrix *matrix = rb_mark_matrix_new (calendar, rb_roster_n (roster), NULL);
  guint n = matrix->n_columns;
  g_autofree guint16 *slots = g_new (guint16, n + 1);

  for (guint c = 0; c < n; c++)
    slots[c] = (guint16) rb_calendar_slot (calendar, c);
  for (guint r = 0; r < matrix->n_rows; r++)
    {
      guint8 *row = matrix->bytes + (gsize) r * n;

      if (years[r] != NULL)
        for (guint c = 0; c < n; c++)
          row[c] = years[r][slots[c]];
      blank_off_roll (calendar, rb_roster_pupil (roster, r), row);
    }
  return matrix;
}

RbMarkMatrix *
rb_mark_matrix_ref (RbMarkMatrix *matrix)
{
  g_atomic_ref_count_inc (&matrix->ref_count);
  return matrix;
}

void
rb_mark_matrix_unref (RbMarkMatrix *matrix)
{
  if (!g_atomic_ref_count_dec (&matrix->ref_count))
    return;
  rb_calendar_unref (matrix->calendar);
  g_free (matrix->bytes);
  g_free (matrix);
}

RbCalendar *
rb_mark_matrix_calendar (const RbMarkMatrix *matrix)
{
  return matrix->calendar;
}

guint
rb_mark_matrix_n_rows (const RbMarkMatrix *matrix)
{
  return matrix->n_rows;
}

guint
rb_mark_matrix_n_columns (const RbMarkMatrix *matrix)
{
  return matrix->n_columns;
}

const guint8 *
rb_mark_matrix_bytes (const RbMarkMatrix *matrix)
{
  return matrix->bytes;
}

const guint8 *
rb_mark_matrix_row (const RbMarkMatrix *matrix, guint row)
{
  g_return_val_if_fail (row < matrix->n_rows, NULL);
  return matrix->bytes + (gsize) row * matrix->n_columns;
}

RbMark
rb_mark_matrix_get (const RbMarkMatrix *matrix, guint row, guint column)
{
  g_return_val_if_fail (row < matrix->n_rows && column < matrix->n_columns, RB_MARK_NONE);
  return matrix->bytes[(gsize) row * matrix->n_columns + column];
}

guint64
rb_mark_matrix_generation (const RbMarkMatrix *matrix)
{
  return matrix->generation;
}

RbMarkMatrix *
rb_mark_matrix_apply (const RbMarkMatrix *matrix, const RbRoster *roster, const RbChange *change)
{
  RbMarkMatrix *next = rb_mark_matrix_new (matrix->calendar, matrix->n_rows,
                                           g_memdup2 (matrix->bytes, MAX (size_of (matrix), 1)));

  next->generation = matrix->generation + 1;
  for (guint i = 0; i < rb_change_n (change); i++)
    {
      const RbCell *cell = rb_change_cell (change, i);
      int row = rb_roster_find (roster, cell->pupil_id);
      int column = rb_calendar_find (matrix->calendar, cell->session.date, cell->session.half);

      if (row < 0 || column < 0)
        continue;
      guint8 *byte = &next->bytes[(gsize) row * matrix->n_columns + (guint) column];
      if (*byte != RB_MARK_OFF_ROLL)
        *byte = cell->is;
    }
  return next;
}

static RbMark
mark_from_word (const RbCodeBook *book, const char *word, RbDate date)
{
  const RbCode *code;

  if (strcmp (word, "-") == 0)
    return RB_MARK_NONE;
  if (strcmp (word, ".") == 0)
    return RB_MARK_OFF_ROLL;
  code = rb_code_book_find (book, word, date);
  if (code == NULL)
    g_error ("no code \"%s\" on that date", word);
  return code->mark;
}

RbMarkMatrix *
rb_mark_matrix_from_strings (const RbCodeBook *book, RbCalendar *calendar, const char *const *rows)
{
  RbMarkMatrix *matrix = rb_mark_matrix_new (calendar, g_strv_length ((char **) rows), NULL);

  for (guint r = 0; r < matrix->n_rows; r++)
    {
      g_auto (GStrv) words = g_strsplit (rows[r], " ", -1);
      guint column = 0;

      for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
          {
            g_assert (column < matrix->n_columns);
            matrix->bytes[(gsize) r * matrix->n_columns + column] =
                mark_from_word (book, words[i], rb_calendar_session (calendar, column).date);
            column++;
          }
    }
  return matrix;
}
