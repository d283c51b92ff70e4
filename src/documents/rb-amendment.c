/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of amended entries as a table on paper. No word of it is cut: a long reason takes more
 * lines. */
#include "documents/rb-amendment.h"

#include "documents/rb-paper.h"
#include "documents/rb-type.h"

#define HEAD_HEIGHT 36.0
#define SIZE 8.5
#define LEADING 1.3
#define GAP 5.0

typedef enum
{
  COLUMN_NUMBER,
  COLUMN_SESSION,
  COLUMN_PUPIL,
  COLUMN_ORIGINAL,
  COLUMN_AMENDED,
  COLUMN_REASON,
  COLUMN_DATE,
  COLUMN_WHO,
  N_COLUMNS
} Column;

static const struct
{
  const char *title;
  double share; /* of the width */
} columns[N_COLUMNS] = {
  { "", 0.035 },        { "Session", 0.13 }, { "Pupil", 0.16 },      { "Original", 0.075 },
  { "Amended", 0.075 }, { "Reason", 0.245 }, { "Amended on", 0.11 }, { "By", 0.17 },
};

struct _RbAmendmentList
{
  RbSchool *school;
  GPtrArray *entries; /* RbAmendment* */
};

void
rb_amendment_free (RbAmendment *amendment)
{
  g_free (amendment->reason);
  g_free (amendment->who);
  g_free (amendment->position);
  g_free (amendment);
}

static void
free_entry (gpointer data)
{
  rb_amendment_free (data);
}

static RbAmendment *
copy_of (const RbAmendment *amendment)
{
  RbAmendment *copy = g_memdup2 (amendment, sizeof *amendment);

  copy->reason = g_strdup (amendment->reason);
  copy->who = g_strdup (amendment->who);
  copy->position = g_strdup (amendment->position);
  return copy;
}

/* g_ptr_array_sort() is stable: those of one cell stay in the order in which they were made. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const RbAmendment *one = *(const RbAmendment *const *) a;
  const RbAmendment *other = *(const RbAmendment *const *) b;

  if (one->session.date != other->session.date)
    return one->session.date < other->session.date ? -1 : 1;
  if (one->session.half != other->session.half)
    return one->session.half < other->session.half ? -1 : 1;
  return one->row < other->row ? -1 : one->row > other->row;
}

static gboolean
same_cell (const RbAmendment *a, const RbAmendment *b)
{
  return a->row == b->row && a->session.date == b->session.date
         && a->session.half == b->session.half;
}

RbAmendmentList *
rb_amendment_list_new (RbSchool *school, const GPtrArray *all, RbAmendmentTest test, gpointer data)
{
  RbAmendmentList *list = g_new0 (RbAmendmentList, 1);

  list->school = rb_school_ref (school);
  list->entries = g_ptr_array_new_with_free_func (free_entry);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (test (all->pdata[i], data))
      g_ptr_array_add (list->entries, copy_of (all->pdata[i]));
  g_ptr_array_sort (list->entries, compare);
  return list;
}

void
rb_amendment_list_free (RbAmendmentList *list)
{
  g_ptr_array_unref (list->entries);
  rb_school_unref (list->school);
  g_free (list);
}

guint
rb_amendment_list_n (const RbAmendmentList *list)
{
  return list->entries->len;
}

/* The number of the cell of entry `index`. */
static guint
number_of (const RbAmendmentList *list, guint index)
{
  guint number = 1;

  for (guint i = 1; i <= index; i++)
    number += !same_cell (list->entries->pdata[i - 1], list->entries->pdata[i]);
  return number;
}

guint
rb_amendment_list_number (const RbAmendmentList *list, guint row, RbSession session)
{
  const RbAmendment wanted = { .row = row, .session = session };

  for (guint i = 0; i < list->entries->len; i++)
    if (same_cell (list->entries->pdata[i], &wanted))
      return number_of (list, i);
  return 0;
}

/* "N", or "no mark"; where only minutes or a note changed the two are the same. */
static char *
mark_words (const RbAmendmentList *list, RbMark mark)
{
  return g_strdup (mark == RB_MARK_NONE ? "no mark"
                                        : rb_code_book_text (list->school->codes, mark));
}

static char *
words_of (const RbAmendmentList *list, guint index, Column column)
{
  const RbAmendment *entry = list->entries->pdata[index];

  switch (column)
    {
    case COLUMN_NUMBER:
      return index > 0 && same_cell (entry, list->entries->pdata[index - 1])
                 ? g_strdup ("")
                 : g_strdup_printf ("%u", number_of (list, index));
    case COLUMN_SESSION:
      {
        g_autofree char *date = rb_date_format (entry->session.date, RB_DATE_WEEKDAY);

        return g_strdup_printf ("%s, %s", date, rb_half_name (entry->session.half));
      }
    case COLUMN_PUPIL:
      return rb_pupil_sorted_name (rb_roster_pupil (list->school->roster, entry->row));
    case COLUMN_ORIGINAL:
      return mark_words (list, entry->was);
    case COLUMN_AMENDED:
      return entry->was == entry->is ? g_strdup_printf (
                 "%s, details", rb_code_book_text (list->school->codes, entry->is))
                                     : mark_words (list, entry->is);
    case COLUMN_REASON:
      return g_strdup (entry->reason);
    case COLUMN_DATE:
      return rb_date_format (entry->on, RB_DATE_LONG);
    case COLUMN_WHO:
      return g_strdup_printf ("%s%s%s", entry->who, *entry->position ? ", " : "", entry->position);
    case N_COLUMNS:
    default:
      return g_strdup ("");
    }
}

/* One row; drawn where `cr` is given. Returns its height. */
static double
lay_row (const RbAmendmentList *list, guint index, cairo_t *cr, double x, double y, double width)
{
  double height = 0;

  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *words = words_of (list, index, (Column) column);
      g_autoptr (PangoLayout) layout =
          rb_type_paragraph (words, NULL, SIZE, column == COLUMN_NUMBER ? 700 : 400, LEADING,
                             columns[column].share * width - GAP);

      if (cr != NULL)
        rb_type_draw_layout (cr, layout, x, y);
      height = MAX (height, rb_type_height (layout));
      x += columns[column].share * width;
    }
  return height + GAP;
}

guint
rb_amendment_list_page_end (const RbAmendmentList *list, guint first, double width, double height)
{
  guint end = first;
  double y = HEAD_HEIGHT;

  for (; end < list->entries->len; end++)
    {
      y += lay_row (list, end, NULL, 0, 0, width);
      if (y > height && end > first)
        break;
    }
  return end;
}

void
rb_amendment_list_draw (const RbAmendmentList *list,
                        guint first,
                        guint end,
                        cairo_t *cr,
                        double x,
                        double y,
                        double width)
{
  double left = x;

  rb_paper_ink (cr, RB_INK);
  rb_type_draw (cr, first > 0 ? "Amended entries, continued" : "Amended entries", 11, 700,
                RB_TEXT_LEFT, x, y + 10);
  rb_paper_ink (cr, RB_INK_DIM);
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      rb_type_draw (cr, columns[column].title, 8, 600, RB_TEXT_LEFT, left, y + 27);
      left += columns[column].share * width;
    }
  y += HEAD_HEIGHT - 4;
  for (guint i = first; i < end; i++)
    {
      rb_paper_ink (cr, RB_INK_RULE);
      rb_paper_line (cr, x, y, x + width, y, 0.4);
      rb_paper_ink (cr, RB_INK);
      y += lay_row (list, i, cr, x, y + GAP / 2, width);
    }
}
