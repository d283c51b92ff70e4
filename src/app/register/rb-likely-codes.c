/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranks the codes of a day for one pupil by what they had this year and what is common anywhere. */
#include "app/register/rb-likely-codes.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const RbCode *code;
  int score;
  guint place; /* in the table: decides between equals */
} Ranked;

/* What is common anywhere, most common first. */
static const char *const common[] = { "I", "M", "R", "C", "O", "G", "V", "L", "U", "B", "P" };

static int
compare (const void *a, const void *b)
{
  const Ranked *x = a;
  const Ranked *y = b;

  if (x->score != y->score)
    return y->score - x->score;
  return x->place < y->place ? -1 : 1;
}

static int
common_score (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (g_str_equal (common[i], text))
      return 100 - (int) i * 8;
  return 0;
}

static gboolean
is_present (const RbCode *code)
{
  return code->text[0] == '/' || code->text[0] == '\\';
}

static void
count_marks (const RbMarkMatrix *matrix, guint row, guint counts[256])
{
  const guint8 *marks = rb_mark_matrix_row (matrix, row);

  memset (counts, 0, 256 * sizeof counts[0]);
  for (guint i = 0; i < rb_mark_matrix_n_columns (matrix); i++)
    counts[marks[i]]++;
}

GPtrArray *
rb_likely_codes (const RbSchool *school, guint row, RbDate date, RbHalf half)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, date);
  g_autoptr (GPtrArray) codes = rb_code_book_in_force (school->codes, date);
  g_autofree Ranked *ranked = g_new0 (Ranked, codes->len + 1);
  GPtrArray *out = g_ptr_array_new ();
  guint counts[256] = { 0 };
  guint n = 0;

  if (matrix)
    count_marks (matrix, row, counts);
  for (guint i = 0; i < codes->len; i++)
    {
      const RbCode *code = g_ptr_array_index (codes, i);
      int had = MIN (10, counts[code->mark]);

      if (is_present (code) && code->mark != rb_code_book_present (school->codes, half))
        continue;
      ranked[n++] = (Ranked){ code,
                              is_present (code) || g_str_equal (code->text, "N")
                                  ? 0
                                  : common_score (code->text) + had * 6,
                              i };
    }
  qsort (ranked, n, sizeof (Ranked), compare);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (out, (gpointer) ranked[i].code);
  return out;
}
