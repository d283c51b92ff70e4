/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The code table read once, with one array of meanings for each stretch of dates in which nothing
 * changes. The rows themselves are data (data/codes/codes.csv), not constants here. */
#include "domain/rb-code-book.h"

#include <string.h>

/* A stretch of dates [from, next era) with one meaning for every byte. */
typedef struct
{
  RbDate from;
  guint8 counts[256];
  const RbCode *codes[256];
} Era;

struct _RbCodeBook
{
  gatomicrefcount ref_count;
  char *text;   /* owns every string of the rows */
  GArray *rows; /* RbCode */
  GArray *eras; /* Era, oldest first; the first begins at 0 */
};

static const struct
{
  RbCodeClass klass;
  const char *word; /* of the table */
  const char *id;
} class_words[] = {
  { RB_CLASS_PRESENT, "present", "present" },
  { RB_CLASS_ACTIVITY, "activity", "approved activity" },
  { RB_CLASS_AUTHORISED, "authorised", "authorised" },
  { RB_CLASS_UNAUTHORISED, "unauthorised", "unauthorised" },
  { RB_CLASS_NOT_POSSIBLE, "not-possible", "not possible" },
  { RB_CLASS_ADMIN, "admin", "administrative" },
};

const char *
rb_code_class_id (RbCodeClass klass)
{
  g_return_val_if_fail ((guint) klass < G_N_ELEMENTS (class_words), "");
  return class_words[klass].id;
}

/* Cuts one field out of `*p` in place; `*p` then stands after its comma or at the end of the line.
 */
static char *
next_field (char **p)
{
  char *field = *p;
  char *end;

  if (*field == '"')
    {
      field++;
      end = strchr (field, '"');
      g_assert (end != NULL);
      *end++ = '\0';
    }
  else
    end = field + strcspn (field, ",\n");
  if (*end == ',')
    {
      *end = '\0';
      *p = end + 1;
    }
  else
    *p = end;
  return field;
}

static RbDate
date_field (const char *text)
{
  RbDate date = RB_DATE_NONE;

  if (*text != '\0')
    g_assert (rb_date_parse_iso (text, &date));
  return date;
}

static RbCodeClass
class_field (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (class_words); i++)
    if (strcmp (class_words[i].word, word) == 0)
      return class_words[i].klass;
  g_error ("codes.csv: unknown class \"%s\"", word);
}

static void
read_row (RbCodeBook *book, char *line)
{
  RbCode code = { 0 };
  const char *needed;

  code.mark = (RbMark) g_ascii_strtoull (next_field (&line), NULL, 10);
  code.text = next_field (&line);
  code.name = next_field (&line);
  code.klass = class_field (next_field (&line));
  code.possible = strcmp (next_field (&line), "yes") == 0;
  code.attended = strcmp (next_field (&line), "yes") == 0;
  code.detail = next_field (&line);
  needed = next_field (&line);
  code.needed = strcmp (needed, "always") == 0;
  code.advised = strcmp (needed, "advised") == 0;
  code.valid_from = date_field (next_field (&line));
  code.valid_to = date_field (next_field (&line));
  g_assert (code.mark != RB_MARK_NONE && code.mark != RB_MARK_OFF_ROLL);
  g_array_append_val (book->rows, code);
}

static guint8
counts_of (const RbCode *code)
{
  guint8 counts = 0;

  if (!code->possible)
    return RB_COUNT_NOT_POSSIBLE;
  counts = RB_COUNT_POSSIBLE;
  if (code->attended)
    counts |= RB_COUNT_ATTENDED;
  if (code->klass == RB_CLASS_ACTIVITY)
    counts |= RB_COUNT_ACTIVITY;
  if (code->klass == RB_CLASS_AUTHORISED)
    counts |= RB_COUNT_AUTHORISED;
  if (code->klass == RB_CLASS_UNAUTHORISED)
    counts |= RB_COUNT_UNAUTHORISED;
  if (strcmp (code->text, "L") == 0)
    counts |= RB_COUNT_LATE;
  if (strcmp (code->text, "U") == 0)
    counts |= RB_COUNT_LATE_AFTER;
  return counts;
}

/* Which of two rows of one mark speaks for `date`: the one in force, else the newest that ended
 * before, else the oldest. */
static gboolean
speaks_better (const RbCode *row, const RbCode *than, RbDate date)
{
  gboolean row_begun = row->valid_from <= date;
  gboolean than_begun = than->valid_from <= date;

  if (row_begun != than_begun)
    return row_begun;
  return row_begun ? row->valid_from > than->valid_from : row->valid_from < than->valid_from;
}

static void
add_era (RbCodeBook *book, RbDate from)
{
  Era era = { .from = from };

  for (guint i = 0; i < book->rows->len; i++)
    {
      const RbCode *row = &g_array_index (book->rows, RbCode, i);

      if (era.codes[row->mark] == NULL || speaks_better (row, era.codes[row->mark], from))
        {
          era.codes[row->mark] = row;
          era.counts[row->mark] = counts_of (row);
        }
    }
  g_array_append_val (book->eras, era);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  return *(const RbDate *) a - *(const RbDate *) b;
}

static void
make_eras (RbCodeBook *book)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (RbDate));
  RbDate start = 0;

  g_array_append_val (starts, start);
  for (guint i = 0; i < book->rows->len; i++)
    {
      const RbCode *row = &g_array_index (book->rows, RbCode, i);
      RbDate after = row->valid_to + 1;

      if (row->valid_from != RB_DATE_NONE)
        g_array_append_val (starts, row->valid_from);
      if (row->valid_to != RB_DATE_NONE)
        g_array_append_val (starts, after);
    }
  g_array_sort (starts, compare_dates);
  for (guint i = 0; i < starts->len; i++)
    if (i == 0 || g_array_index (starts, RbDate, i) != g_array_index (starts, RbDate, i - 1))
      add_era (book, g_array_index (starts, RbDate, i));
}

RbCodeBook *
rb_code_book_new (const char *csv)
{
  RbCodeBook *book = g_new0 (RbCodeBook, 1);
  char *line;

  g_atomic_ref_count_init (&book->ref_count);
  book->text = g_strdup (csv);
  book->rows = g_array_new (FALSE, FALSE, sizeof (RbCode));
  book->eras = g_array_new (FALSE, FALSE, sizeof (Era));
  line = strchr (book->text, '\n');
  g_assert (line != NULL);
  for (line++; *line != '\0';)
    {
      char *end = line + strcspn (line, "\n");
      char *next = *end ? end + 1 : end;

      *end = '\0';
      if (*line != '\0')
        read_row (book, line);
      line = next;
    }
  make_eras (book);
  return book;
}

RbCodeBook *
rb_code_book_ref (RbCodeBook *book)
{
  g_atomic_ref_count_inc (&book->ref_count);
  return book;
}

void
rb_code_book_unref (RbCodeBook *book)
{
  if (!g_atomic_ref_count_dec (&book->ref_count))
    return;
  g_free (book->text);
  g_array_unref (book->rows);
  g_array_unref (book->eras);
  g_free (book);
}

static const Era *
era_on (const RbCodeBook *book, RbDate date)
{
  guint i = book->eras->len - 1;

  while (i > 0 && g_array_index (book->eras, Era, i).from > date)
    i--;
  return &g_array_index (book->eras, Era, i);
}

static gboolean
in_force (const RbCode *code, RbDate date)
{
  return date >= code->valid_from && (code->valid_to == RB_DATE_NONE || date <= code->valid_to);
}

const RbCode *
rb_code_book_find (const RbCodeBook *book, const char *text, RbDate date)
{
  for (guint i = 0; i < book->rows->len; i++)
    {
      const RbCode *row = &g_array_index (book->rows, RbCode, i);

      if (g_ascii_strcasecmp (row->text, text) == 0 && in_force (row, date))
        return row;
    }
  return NULL;
}

gboolean
rb_code_book_knows (const RbCodeBook *book, const char *text)
{
  for (guint i = 0; i < book->rows->len; i++)
    if (g_ascii_strcasecmp (g_array_index (book->rows, RbCode, i).text, text) == 0)
      return TRUE;
  return FALSE;
}

const RbCode *
rb_code_book_code (const RbCodeBook *book, RbMark mark, RbDate date)
{
  return era_on (book, date == RB_DATE_NONE ? G_MAXINT32 : date)->codes[mark];
}

const guint8 *
rb_code_book_counts (const RbCodeBook *book, RbDate date)
{
  return era_on (book, date)->counts;
}

RbDate
rb_code_book_next_change (const RbCodeBook *book, RbDate date)
{
  for (guint i = 0; i < book->eras->len; i++)
    if (g_array_index (book->eras, Era, i).from > date)
      return g_array_index (book->eras, Era, i).from;
  return G_MAXINT32;
}

guint
rb_code_book_n (const RbCodeBook *book)
{
  return book->rows->len;
}

const RbCode *
rb_code_book_nth (const RbCodeBook *book, guint index)
{
  g_return_val_if_fail (index < book->rows->len, NULL);
  return &g_array_index (book->rows, RbCode, index);
}

GPtrArray *
rb_code_book_in_force (const RbCodeBook *book, RbDate date)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; i < book->rows->len; i++)
    {
      const RbCode *row = &g_array_index (book->rows, RbCode, i);

      if (in_force (row, date))
        g_ptr_array_add (codes, (gpointer) row);
    }
  return codes;
}

static gboolean
is_present_stroke (const RbCodeBook *book, RbMark mark)
{
  const char *text = rb_code_book_text (book, mark);

  return strcmp (text, "/") == 0 || strcmp (text, "\\") == 0;
}

RbMark
rb_code_book_present (const RbCodeBook *book, RbHalf half)
{
  return rb_code_book_find (book, half == RB_AM ? "/" : "\\", G_MAXINT32)->mark;
}

RbMark
rb_code_book_for_half (const RbCodeBook *book, RbMark mark, RbHalf half)
{
  return is_present_stroke (book, mark) ? rb_code_book_present (book, half) : mark;
}

const char *
rb_code_book_text (const RbCodeBook *book, RbMark mark)
{
  const RbCode *code = rb_code_book_code (book, mark, RB_DATE_NONE);

  return code ? code->text : "";
}

gboolean
rb_code_book_may_overwrite (const RbCodeBook *book, RbMark old, RbMark by)
{
  const char *was = rb_code_book_text (book, old);
  const char *is = rb_code_book_text (book, by);

  if (old == RB_MARK_OFF_ROLL)
    return FALSE;
  if (old == RB_MARK_NONE)
    return TRUE;
  if (is[0] == 'Y')
    return is_present_stroke (book, old) || (strchr ("LNOU", was[0]) && was[1] == '\0');
  if (is[0] == '#')
    return strcmp (was, "D") != 0;
  return FALSE;
}
