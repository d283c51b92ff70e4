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

static Sheet *
own (void *context)
{
  return ((xmlParserCtxtPtr) context)->_private;
}

/* "BC12" to row 12 and column 54; FALSE where it is no reference. */
static gboolean
parse_reference (const char *text, guint *row, guint *column, const char **end)
{
  guint c = 0;
  guint64 r;
  char *rest;

  for (; *text == '$' || g_ascii_isalpha (*text); text++)
    if (*text != '$')
      {
        c = c * 26 + (guint) (g_ascii_toupper (*text) - 'A' + 1);
        if (c > RB_CSV_MAX_COLUMNS)
          return FALSE;
      }
  if (*text == '$')
    text++;
  r = g_ascii_strtoull (text, &rest, 10);
  if (c == 0 || rest == text || r == 0 || r > 10000000)
    return FALSE;
  *column = c - 1;
  *row = (guint) r;
  if (end != NULL)
    *end = rest;
  return TRUE;
}

static char
type_letter (const char *type)
{
  if (strcmp (type, "str") == 0)
    return 'f';
  return *type != '\0' ? *type : 'n';
}

static void
begin_cell (Sheet *sheet, int n, const xmlChar **attributes)
{
  char value[32];
  guint row, column;

  sheet->in_cell = TRUE;
  sheet->style = 0;
  sheet->type = 'n';
  g_string_truncate (sheet->text, 0);
  if (rb_xlsx_attribute_to (attributes, n, "r", value, sizeof value)
      && parse_reference (value, &row, &column, NULL))
    sheet->column = column;
  else
    sheet->column = rb_table_pending (sheet->table);
  if (rb_xlsx_attribute_to (attributes, n, "s", value, sizeof value))
    sheet->style = (guint) g_ascii_strtoull (value, NULL, 10);
  if (rb_xlsx_attribute_to (attributes, n, "t", value, sizeof value))
    sheet->type = type_letter (value);
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

static void
add_number (Sheet *sheet, const char *text)
{
  double number = g_ascii_strtod (text, NULL);
  RbDate date = RB_DATE_NONE;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean is_date =
      sheet->style < sheet->xlsx->is_date->len && sheet->xlsx->is_date->data[sheet->style];

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
  guint64 index = g_ascii_strtoull (text, NULL, 10);
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
  const char *text = g_strstrip (sheet->text->str);

  sheet->in_cell = FALSE;
  if (*text == '\0')
    return;
  if (strlen (text) > RB_CSV_MAX_FIELD || rb_table_n_cells (sheet->table) > MAX_CELLS)
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
    rb_table_add_copy (sheet->table, text, strlen (text),
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
  Sheet *sheet = own (context);
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
  Sheet *sheet = own (context);
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
  Sheet *sheet = own (context);

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
