/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV and workbook of a table in words. */
#include "exchange/rb-listing-export.h"

#include "exchange/rb-csv.h"
#include "exchange/rb-workbook.h"

static gboolean
is_in_files (const RbListing *listing, guint column)
{
  return rb_listing_column (listing, column)->kind != RB_LISTING_TICK;
}

char *
rb_listing_to_csv (const RbListing *listing)
{
  guint n = rb_listing_n_columns (listing);
  g_autofree const char **fields = g_new0 (const char *, n + 1);
  GString *csv = g_string_new (NULL);
  guint used = 0;

  for (guint i = 0; i < n; i++)
    if (is_in_files (listing, i))
      fields[used++] = rb_listing_column (listing, i)->title;
  rb_csv_write_row (csv, fields, RB_CSV_SAFE);
  for (guint row = 0; row < rb_listing_n_rows (listing); row++)
    {
      if (rb_listing_heading (listing, row))
        continue;
      used = 0;
      for (guint i = 0; i < n; i++)
        if (is_in_files (listing, i))
          fields[used++] = rb_listing_text (listing, row, i);
      rb_csv_write_row (csv, fields, RB_CSV_SAFE);
    }
  return g_string_free (csv, FALSE);
}

/* The whole text must be a number in the C locale. */
static gboolean
is_number (const char *text, double *value)
{
  char *end;

  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0';
}

static void
write_cell (lxw_worksheet *sheet,
            const RbListing *listing,
            guint row,
            guint column,
            lxw_row_t down,
            lxw_col_t across)
{
  const char *text = rb_listing_text (listing, row, column);
  double value;

  if (rb_listing_column (listing, column)->kind == RB_LISTING_NUMBER && is_number (text, &value))
    worksheet_write_number (sheet, down, across, value, NULL);
  else if (*text)
    worksheet_write_string (sheet, down, across, text, NULL);
}

static void
fill (lxw_workbook *book, gpointer data)
{
  const RbListing *listing = data;
  lxw_worksheet *sheet = workbook_add_worksheet (book, NULL);
  lxw_format *bold = workbook_add_format (book);
  lxw_row_t down = 0;
  lxw_col_t across = 0;

  format_set_bold (bold);
  for (guint i = 0; i < rb_listing_n_columns (listing); i++)
    if (is_in_files (listing, i))
      {
        const RbListingColumn *column = rb_listing_column (listing, i);

        worksheet_set_column (sheet, across, across, 6 + 6.0 * column->weight, NULL);
        worksheet_write_string (sheet, 0, across++, column->title, bold);
      }
  for (guint row = 0; row < rb_listing_n_rows (listing); row++)
    {
      if (rb_listing_heading (listing, row))
        continue;
      down++;
      across = 0;
      for (guint i = 0; i < rb_listing_n_columns (listing); i++)
        if (is_in_files (listing, i))
          write_cell (sheet, listing, row, i, down, across++);
    }
  if (across > 0)
    worksheet_autofilter (sheet, 0, 0, MAX (down, 1), (lxw_col_t) (across - 1));
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_set_paper (sheet, 9);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_repeat_rows (sheet, 0, 0);
}

gboolean
rb_listing_write_workbook (RbListing *listing, const char *path, GError **error)
{
  return rb_workbook_write (path, fill, listing, error);
}
