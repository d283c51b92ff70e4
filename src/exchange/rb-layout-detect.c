/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the row of headings and what the columns are. Titles above the headings, and dates over
 * pairs of AM and PM columns, are common in exports. */
#include "exchange/rb-layout-private.h"

#include <string.h>

/* Rows looked at for headings. */
#define LOOK_ROWS 20

static gboolean
has (const RbLayout *layout, RbField field)
{
  return rb_layout_find (layout, field) >= 0;
}

static gboolean
has_person (const RbLayout *layout)
{
  return has (layout, RB_FIELD_UPN) || has (layout, RB_FIELD_ADMISSION_NUMBER)
         || (has (layout, RB_FIELD_SURNAME) && has (layout, RB_FIELD_FORENAME)
             && has (layout, RB_FIELD_BORN));
}

static RbMarksShape
marks_shape (const RbLayout *layout)
{
  if (has (layout, RB_FIELD_MARKS) && has (layout, RB_FIELD_START_DATE))
    return RB_SHAPE_STRING;
  if (has (layout, RB_FIELD_MARK) && has (layout, RB_FIELD_DATE))
    return RB_SHAPE_LONG;
  return has (layout, RB_FIELD_WIDE) ? RB_SHAPE_WIDE : RB_SHAPE_NONE;
}

gboolean
rb_layout_fits (const RbLayout *layout, RbImportKind kind, RbMarksShape *shape)
{
  gboolean named = has (layout, RB_FIELD_NAME)
                   || (has (layout, RB_FIELD_SURNAME) && has (layout, RB_FIELD_FORENAME));

  *shape = RB_SHAPE_NONE;
  switch (kind)
    {
    case RB_IMPORT_MARKS:
      *shape = marks_shape (layout);
      return *shape != RB_SHAPE_NONE && has_person (layout);
    case RB_IMPORT_TERMS:
      return has (layout, RB_FIELD_KIND) && has (layout, RB_FIELD_START);
    case RB_IMPORT_CONTACTS:
      return (has (layout, RB_FIELD_UPN) || has (layout, RB_FIELD_ADMISSION_NUMBER))
             && (has (layout, RB_FIELD_NAME) || has (layout, RB_FIELD_SURNAME))
             && (has (layout, RB_FIELD_RELATIONSHIP) || has (layout, RB_FIELD_PRIORITY)
                 || has (layout, RB_FIELD_PARENTAL) || has (layout, RB_FIELD_GETS_LETTERS));
    case RB_IMPORT_STAFF:
      return named && !has (layout, RB_FIELD_UPN)
             && (has (layout, RB_FIELD_POSITION) || has (layout, RB_FIELD_ROLE));
    case RB_IMPORT_PUPILS:
      return named
             || (has_person (layout)
                 && (has (layout, RB_FIELD_CLASS) || has (layout, RB_FIELD_LEAVING_DATE)));
    default:
      return FALSE;
    }
}

void
rb_layout_judge (RbLayout *layout)
{
  static const RbImportKind order[] = { RB_IMPORT_MARKS, RB_IMPORT_TERMS, RB_IMPORT_CONTACTS,
                                        RB_IMPORT_STAFF, RB_IMPORT_PUPILS };

  if (rb_layout_fits (layout, layout->kind, &layout->shape))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      RbMarksShape shape;

      if (!rb_layout_fits (layout, order[i], &shape))
        continue;
      layout->kind = order[i];
      layout->shape = shape;
      return;
    }
}

char *
rb_layout_problem (const RbLayout *layout)
{
  RbMarksShape shape;

  if (layout->kind == RB_IMPORT_CTF || rb_layout_fits (layout, layout->kind, &shape)
      || (layout->kind == RB_IMPORT_TERMS && layout->columns->len == 0))
    return NULL;
  switch (layout->kind)
    {
    case RB_IMPORT_MARKS:
      if (!has_person (layout))
        return g_strdup ("No column tells the pupil: choose the UPN, the admission number, or "
                         "surname, forename and date of birth.");
      return g_strdup ("No column holds the marks: choose Date, Session and Mark; or Start Date "
                       "and Marks; or have a date in the heading of every session.");
    case RB_IMPORT_TERMS:
      return g_strdup ("Term dates need the columns kind, name, start and end.");
    case RB_IMPORT_CONTACTS:
      return g_strdup ("Contacts need the pupil's UPN or admission number, a name, and a "
                       "relationship or priority.");
    case RB_IMPORT_STAFF:
      return g_strdup ("A staff list needs the columns Name and Position.");
    default:
      return g_strdup ("The columns are not known: choose at least surname, forename and UPN for "
                       "a pupil list, or UPN, Date, Session and Mark for marks.");
    }
}

/* One line of headings, or two that belong together; NULL-ended, strings owned. */
typedef struct
{
  GPtrArray *texts;
  guint n_rows;
} Headings;

static gboolean
is_half_word (const char *text)
{
  RbHalf half;

  return *text != '\0' && !g_ascii_isdigit (*text) && rb_half_parse (text, &half);
}

/* Whether the row below holds AM and PM under dates of this one. */
static gboolean
has_sub_headings (const RbTable *table, guint row)
{
  guint n, m, halves = 0, dates = 0;
  const RbTableCell *above = rb_table_row (table, row, &n), *below;
  RbDate date;
  int half;

  if (row + 1 >= rb_table_n_rows (table))
    return FALSE;
  below = rb_table_row (table, row + 1, &m);
  for (guint i = 0; i < m; i++)
    halves += is_half_word (below[i].text);
  for (guint i = 0; i < n; i++)
    dates += rb_heading_parse_session (above[i].text, &date, &half) && half < 0;
  return halves >= 2 && dates >= 1;
}

static Headings
two_row_headings (const RbTable *table, guint row)
{
  Headings headings = { g_ptr_array_new_with_free_func (g_free), 2 };
  guint n, m;
  const char *day = NULL;
  RbDate date;
  int half;

  rb_table_row (table, row, &n);
  rb_table_row (table, row + 1, &m);
  for (guint i = 0; i < MAX (n, m); i++)
    {
      const char *above = rb_table_text (table, row, i), *below = rb_table_text (table, row + 1, i);

      if (*above != '\0')
        day = rb_heading_parse_session (above, &date, &half) ? above : NULL;
      if (day != NULL && is_half_word (below))
        g_ptr_array_add (headings.texts, g_strdup_printf ("%s %s", day, below));
      else
        g_ptr_array_add (headings.texts, g_strdup (*above != '\0' && day == NULL ? above : below));
    }
  return headings;
}

/* Dates that stand over two columns, or twice in a row: the first is the morning. */
static void
pair_days (GPtrArray *texts)
{
  guint dates = 0, pairs = 0;
  RbDate date, next;
  int half, next_half;

  for (guint i = 0; i < texts->len; i++)
    if (rb_heading_parse_session (g_ptr_array_index (texts, i), &date, &half) && half < 0)
      {
        const char *text = i + 1 < texts->len ? g_ptr_array_index (texts, i + 1) : NULL;
        gboolean twice = text != NULL && rb_heading_parse_session (text, &next, &next_half)
                         && next_half < 0 && next == date;

        dates++;
        pairs += text != NULL && (*text == '\0' || twice);
        i += twice;
      }
  if (dates == 0 || pairs != dates || texts->len < 2 * dates || dates < 2)
    return;
  for (guint i = 0; i + 1 < texts->len; i++)
    {
      g_autofree char *day = NULL;

      if (!rb_heading_parse_session (g_ptr_array_index (texts, i), &date, &half) || half >= 0)
        continue;
      day = g_strdup (g_ptr_array_index (texts, i));
      g_free (texts->pdata[i]);
      texts->pdata[i] = g_strdup_printf ("%s AM", day);
      g_free (texts->pdata[i + 1]);
      texts->pdata[i + 1] = g_strdup_printf ("%s PM", day);
      i++;
    }
}

static Headings
read_headings (const RbTable *table, guint row)
{
  Headings headings = { NULL, 1 };
  guint n;
  const RbTableCell *cells;

  if (has_sub_headings (table, row))
    return two_row_headings (table, row);
  headings.texts = g_ptr_array_new_with_free_func (g_free);
  cells = rb_table_row (table, row, &n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (headings.texts, g_strdup (cells[i].text));
  pair_days (headings.texts);
  return headings;
}

static gboolean
is_repeatable (RbField field)
{
  return field == RB_FIELD_IGNORE || field == RB_FIELD_ADDRESS || field == RB_FIELD_TAGS;
}

/* The layout that these headings make for a kind, usable or not. */
static RbLayout *
map_headings (const Headings *headings, RbImportKind kind, guint *known)
{
  RbLayout *layout = rb_layout_new ();
  gboolean seen[RB_N_FIELDS] = { FALSE };

  layout->kind = kind;
  *known = 0;
  for (guint i = 0; i < headings->texts->len; i++)
    {
      const char *heading = g_ptr_array_index (headings->texts, i);
      RbField field = rb_field_parse (heading, kind);
      RbDate date = RB_DATE_NONE;
      int half = -1;

      if (kind == RB_IMPORT_MARKS && rb_heading_parse_session (heading, &date, &half))
        field = RB_FIELD_WIDE;
      else if (seen[field] && !is_repeatable (field))
        field = RB_FIELD_IGNORE;
      seen[field] = TRUE;
      *known += field != RB_FIELD_IGNORE;
      rb_layout_add_column (layout, heading, field, date, half);
    }
  return layout;
}

/* The usable layout of one row of headings; NULL for none. */
static RbLayout *
try_row (const RbTable *table, guint row, RbImportKind wanted)
{
  static const RbImportKind order[] = { RB_IMPORT_MARKS, RB_IMPORT_TERMS, RB_IMPORT_CONTACTS,
                                        RB_IMPORT_STAFF, RB_IMPORT_PUPILS };
  Headings headings = read_headings (table, row);
  RbLayout *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order) && found == NULL; i++)
    {
      RbLayout *layout;
      guint known;

      if (wanted != RB_IMPORT_UNKNOWN && wanted != order[i])
        continue;
      layout = map_headings (&headings, order[i], &known);
      if (known >= 2 && rb_layout_fits (layout, order[i], &layout->shape))
        found = layout;
      else
        rb_layout_free (layout);
    }
  if (found != NULL)
    {
      found->header_row = row;
      found->first_row = row + headings.n_rows;
    }
  g_ptr_array_unref (headings.texts);
  return found;
}

RbLayout *
rb_layout_detect (const RbTable *table, RbImportKind wanted)
{
  guint n = rb_layout_n_heading_rows (table);

  for (guint row = 0; row < n; row++)
    {
      RbLayout *layout = try_row (table, row, wanted);

      if (layout != NULL)
        return layout;
    }
  return NULL;
}

guint
rb_layout_n_heading_rows (const RbTable *table)
{
  return MIN (rb_table_n_rows (table), LOOK_ROWS);
}

RbLayout *
rb_layout_of_row (const RbTable *table, guint row, RbImportKind wanted)
{
  RbLayout *layout = try_row (table, row, wanted);
  Headings headings;
  guint known;

  if (layout != NULL)
    return layout;
  headings = read_headings (table, row);
  layout = map_headings (&headings, wanted == RB_IMPORT_UNKNOWN ? RB_IMPORT_MARKS : wanted, &known);
  layout->header_row = row;
  layout->first_row = row + headings.n_rows;
  layout->kind = wanted;
  g_ptr_array_unref (headings.texts);
  return layout;
}

RbLayout *
rb_layout_guess (const RbTable *table, RbImportKind wanted)
{
  guint best = 0, best_known = 0, known;
  guint n = rb_layout_n_heading_rows (table);
  RbImportKind kind = wanted == RB_IMPORT_UNKNOWN ? RB_IMPORT_MARKS : wanted;

  for (guint row = 0; row < n; row++)
    {
      Headings headings = read_headings (table, row);

      rb_layout_free (map_headings (&headings, kind, &known));
      g_ptr_array_unref (headings.texts);
      if (known > best_known)
        {
          best = row;
          best_known = known;
        }
    }
  return rb_layout_of_row (table, best, wanted);
}
