/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of one sheet: puts them in their columns, turns serial numbers of date cells into days
 * and everything into text. */
#include "exchange/rb-xlsx-private.h"

#include "exchange/rb-csv.h"
#include "exchange/rb-exchange-error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A row with one cell far to the right costs a row of blanks: ten million cells are enough. */
#define MAX_CELLS (10 * 1000 * 1000)
#define MAX_ROW 10000000u

typedef struct
{
  RbXlsx *xlsx;
  RbTable *table;
  GString *text;
  guint row;    /* of the source, from 1 */
  guint column; /* of the cell, from 0 */
  guint style;
  char type;         /* first letters of t: n s b e d i(nlineStr) f(str) */
  gboolean in_value; /* inside v, or t of an inline string */
  gboolean in_cell;
  gboolean phonetic;
  gboolean too_wide;
} Sheet;

/* The whole number at the start of a text, at most `most`; `end` is its first other character. */
static guint
parse_whole (const char *text, guint most, const char **end)
{
  guint64 number = 0;

  for (; g_ascii_isdigit (*text); text++)
    number = MIN (number * 10 + (guint) (*text - '0'), (guint64) most);
  if (end != NULL)
    *end = text;
  return (guint) number;
}

/* "BC12" to row 12 and column 54; FALSE where it is no reference. */
static gboolean
parse_reference (const char *text, guint *row, guint *column, const char **end)
{
  guint c = 0;
  guint r;
  const char *rest;

  for (; *text == '$' || g_ascii_isalpha (*text); text++)
    if (*text != '$')
      {
        c = c * 26 + (guint) (g_ascii_toupper (*text) - 'A' + 1);
        if (c > RB_CSV_MAX_COLUMNS)
          return FALSE;
      }
  if (*text == '$')
    text++;
  r = parse_whole (text, MAX_ROW + 1, &rest);
  if (c == 0 || rest == text || r == 0 || r > MAX_ROW)
    return FALSE;
  *column = c - 1;
  *row = r;
  if (end != NULL)
    *end = rest;
  return TRUE;
}

static char
type_letter (const char *type, gsize length)
{
  if (length == 3 && strncmp (type, "str", 3) == 0)
    return 'f';
  return length > 0 ? *type : 'n';
}

/* The attributes of a cell are read where the parser has them: what ends them is no letter and no
 * digit. */
static void
begin_cell (Sheet *sheet, int n, const xmlChar **attributes)
{
  guint row;

  sheet->in_cell = TRUE;
  sheet->style = 0;
  sheet->type = 'n';
  sheet->column = rb_table_pending (sheet->table);
  g_string_truncate (sheet->text, 0);
  for (int i = 0; i < n; i++, attributes += 5)
    {
      const char *value = (const char *) attributes[3];

      if (attributes[0][1] != '\0')
        continue;
      if (attributes[0][0] == 'r')
        parse_reference (value, &row, &sheet->column, NULL);
      else if (attributes[0][0] == 's')
        sheet->style = parse_whole (value, G_MAXUINT, NULL);
      else if (attributes[0][0] == 't')
        sheet->type = type_letter (value, (gsize) (attributes[4] - attributes[3]));
    }
}

/* The day of a serial number; RB_DATE_NONE for none. Excel's 29 February 1900 is no day. */
static RbDate
serial_date (const RbXlsx *xlsx, double serial)
{
  int days = (int) floor (serial);

  if (serial < 1 || serial >= 109500)
    return RB_DATE_NONE;
  if (xlsx->date1904)
    return rb_date_new (1904, 1, 1) + days;
  if (days == 60)
    return RB_DATE_NONE;
  return rb_date_new (1900, 1, 1) + days - (days > 60 ? 2 : 1);
}

/* A whole number as every writer writes it: it is its own text. */
static gboolean
is_plain_whole (const char *text)
{
  gsize n = strspn (text, "0123456789");

  return n > 0 && n <= 15 && text[n] == '\0' && (text[0] != '0' || n == 1);
}

static void
add_number (Sheet *sheet, const char *text)
{
  double number;
  RbDate date = RB_DATE_NONE;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean is_date =
      sheet->style < sheet->xlsx->is_date->len && sheet->xlsx->is_date->data[sheet->style];

  if (!is_date && is_plain_whole (text))
    {
      rb_table_add_copy (sheet->table, text, strlen (text), RB_CELL_NUMBER);
      return;
    }
  number = g_ascii_strtod (text, NULL);
  if (is_date)
    date = serial_date (sheet->xlsx, number);
  if (date != RB_DATE_NONE)
    {
      rb_date_iso (date, buffer);
      rb_table_add_copy (sheet->table, buffer, 10, RB_CELL_DATE);
      return;
    }
  if (is_date && number >= 0 && number < 1)
    {
      int minutes = (int) floor (number * 24 * 60 + 0.5);

      g_snprintf (buffer, sizeof buffer, "%02d:%02d", minutes / 60, minutes % 60);
      rb_table_add_copy (sheet->table, buffer, strlen (buffer), RB_CELL_TEXT);
      return;
    }
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  rb_table_add_copy (sheet->table, buffer, strlen (buffer), RB_CELL_NUMBER);
}

static void
add_shared (Sheet *sheet, const char *text)
{
  guint index = parse_whole (text, G_MAXUINT, NULL);
  const char *value = "";

  if (index < sheet->xlsx->shared->len)
    value = g_ptr_array_index (sheet->xlsx->shared, index);
  rb_table_add (sheet->table, value, strlen (value), RB_CELL_TEXT);
}

static void
add_iso_date (Sheet *sheet, const char *text)
{
  RbDate date;
  g_autofree char *day = g_strndup (text, 10);

  if (rb_date_parse_iso (day, &date))
    rb_table_add_copy (sheet->table, day, 10, RB_CELL_DATE);
  else
    rb_table_add_copy (sheet->table, text, strlen (text), RB_CELL_TEXT);
}

static void
end_cell (Sheet *sheet)
{
  char *text = sheet->text->str;
  gsize length = sheet->text->len;

  sheet->in_cell = FALSE;
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    text[--length] = '\0';
  for (; g_ascii_isspace (*text); text++)
    length--;
  if (length == 0)
    return;
  if (length > RB_CSV_MAX_FIELD || rb_table_n_cells (sheet->table) > MAX_CELLS)
    {
      sheet->too_wide = TRUE;
      return;
    }
  while (rb_table_pending (sheet->table) < sheet->column)
    rb_table_add (sheet->table, "", 0, RB_CELL_BLANK);
  /* A second cell in the same place is a fault of the file; the first one stays. */
  if (rb_table_pending (sheet->table) > sheet->column)
    return;
  if (sheet->type == 's')
    add_shared (sheet, text);
  else if (sheet->type == 'n')
    add_number (sheet, text);
  else if (sheet->type == 'd')
    add_iso_date (sheet, text);
  else if (sheet->type == 'b')
    rb_table_add (sheet->table, *text == '1' ? "TRUE" : "FALSE", *text == '1' ? 4 : 5,
                  RB_CELL_BOOLEAN);
  else
    rb_table_add_copy (sheet->table, text, length,
                       sheet->type == 'e' ? RB_CELL_ERROR : RB_CELL_TEXT);
}

static void
add_merge (Sheet *sheet, int n, const xmlChar **attributes)
{
  char value[64];
  const char *rest;
  RbMerge merge;

  if (!rb_xlsx_attribute_to (attributes, n, "ref", value, sizeof value)
      || !parse_reference (value, &merge.top, &merge.left, &rest) || *rest != ':'
      || !parse_reference (rest + 1, &merge.bottom, &merge.right, NULL))
    return;
  merge.top--;
  merge.bottom--;
  rb_table_add_merge (sheet->table, merge);
}

static void
sheet_start_cb (void *context,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *uri,
                int n_namespaces,
                const xmlChar **namespaces,
                int n_attributes,
                int n_defaulted,
                const xmlChar **attributes)
{
  Sheet *sheet = rb_xlsx_own (context);
  const char *local = (const char *) name;

  if (local[0] == 'c' && local[1] == '\0')
    begin_cell (sheet, n_attributes, attributes);
  else if (local[0] == 'v' && local[1] == '\0')
    sheet->in_value = sheet->in_cell;
  else if (local[0] == 't' && local[1] == '\0')
    sheet->in_value = sheet->in_cell && !sheet->phonetic;
  else if (strcmp (local, "row") == 0)
    {
      char value[32];

      sheet->row++;
      if (rb_xlsx_attribute_to (attributes, n_attributes, "r", value, sizeof value))
        sheet->row = (guint) MIN (g_ascii_strtoull (value, NULL, 10), (guint64) 10000000);
    }
  else if (strcmp (local, "rPh") == 0)
    sheet->phonetic = TRUE;
  else if (strcmp (local, "mergeCell") == 0)
    add_merge (sheet, n_attributes, attributes);
}

static void
sheet_end_cb (void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Sheet *sheet = rb_xlsx_own (context);
  const char *local = (const char *) name;

  if (local[0] == 'c' && local[1] == '\0')
    end_cell (sheet);
  else if ((local[0] == 'v' || local[0] == 't') && local[1] == '\0')
    sheet->in_value = FALSE;
  else if (strcmp (local, "row") == 0)
    rb_table_end_row (sheet->table, sheet->row);
  else if (strcmp (local, "rPh") == 0)
    sheet->phonetic = FALSE;
}

static void
sheet_text_cb (void *context, const xmlChar *text, int length)
{
  Sheet *sheet = rb_xlsx_own (context);

  if (sheet->in_value)
    g_string_append_len (sheet->text, (const char *) text, length);
}

RbTable *
rb_xlsx_read_sheet (RbXlsx *xlsx, const RbXlsxSheet *part, GError **error)
{
  static const xmlSAXHandler handler = { .startElementNs = sheet_start_cb,
                                         .endElementNs = sheet_end_cb,
                                         .characters = sheet_text_cb,
                                         .cdataBlock = sheet_text_cb };
  g_autoptr (RbTable) table = rb_table_new (part->name != NULL ? part->name : "", NULL);
  Sheet sheet = { .xlsx = xlsx, .table = table, .text = g_string_sized_new (256) };
  gboolean done;

  rb_table_keep (table, xlsx->shared);
  done = rb_xlsx_parse_part (xlsx, part->part, FALSE, &handler, &sheet, error);
  g_string_free (sheet.text, TRUE);
  if (done && sheet.too_wide)
    {
      g_set_error (error, RB_EXCHANGE_ERROR, RB_EXCHANGE_ERROR_TOO_LARGE,
                   "“%s” has a cell of more than a million characters, or more than ten million "
                   "cells. This is no list of pupils or marks.",
                   xlsx->name);
      done = FALSE;
    }
  return done ? g_steal_pointer (&table) : NULL;
}
