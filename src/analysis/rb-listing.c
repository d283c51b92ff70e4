/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in words. */
#include "analysis/rb-listing.h"

typedef struct
{
  char *heading;    /* or NULL */
  GPtrArray *cells; /* char* */
} Row;

struct _RbListing
{
  gatomicrefcount ref_count;
  char *title;
  char *subtitle;
  char *foot;
  GArray *columns; /* RbListingColumn */
  GPtrArray *rows; /* Row */
};

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->heading);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
column_clear (gpointer data)
{
  g_free (((RbListingColumn *) data)->title);
}

RbListing *
rb_listing_new (const char *title, const char *subtitle, const char *foot)
{
  RbListing *listing = g_new0 (RbListing, 1);

  g_atomic_ref_count_init (&listing->ref_count);
  listing->title = g_strdup (title);
  listing->subtitle = g_strdup (subtitle ? subtitle : "");
  listing->foot = g_strdup (foot ? foot : "");
  listing->columns = g_array_new (FALSE, FALSE, sizeof (RbListingColumn));
  g_array_set_clear_func (listing->columns, column_clear);
  listing->rows = g_ptr_array_new_with_free_func (row_free);
  return listing;
}

RbListing *
rb_listing_ref (RbListing *listing)
{
  g_atomic_ref_count_inc (&listing->ref_count);
  return listing;
}

void
rb_listing_unref (RbListing *listing)
{
  if (!g_atomic_ref_count_dec (&listing->ref_count))
    return;
  g_free (listing->title);
  g_free (listing->subtitle);
  g_free (listing->foot);
  g_array_unref (listing->columns);
  g_ptr_array_unref (listing->rows);
  g_free (listing);
}

void
rb_listing_add_column (RbListing *listing, const char *title, RbListingKind kind, guint weight)
{
  RbListingColumn column = { g_strdup (title), kind, MAX (weight, 1) };

  g_array_append_val (listing->columns, column);
}

static Row *
add_row (RbListing *listing, const char *heading)
{
  Row *row = g_new0 (Row, 1);

  row->heading = g_strdup (heading);
  row->cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (listing->rows, row);
  return row;
}

void
rb_listing_add_row (RbListing *listing)
{
  add_row (listing, NULL);
}

void
rb_listing_put_day (RbListing *listing, RbDate day)
{
  if (day == RB_DATE_NONE)
    rb_listing_put (listing, "");
  else
    rb_listing_take (listing, rb_date_format (day, RB_DATE_DAY_YEAR));
}

void
rb_listing_add_heading (RbListing *listing, const char *text)
{
  add_row (listing, text);
}

void
rb_listing_take (RbListing *listing, char *text)
{
  Row *row;

  g_return_if_fail (listing->rows->len > 0);
  row = listing->rows->pdata[listing->rows->len - 1];
  g_return_if_fail (row->cells->len < listing->columns->len);
  g_ptr_array_add (row->cells, text);
}

void
rb_listing_put (RbListing *listing, const char *text)
{
  rb_listing_take (listing, g_strdup (text ? text : ""));
}

const char *
rb_listing_title (const RbListing *listing)
{
  return listing->title;
}

const char *
rb_listing_subtitle (const RbListing *listing)
{
  return listing->subtitle;
}

const char *
rb_listing_foot (const RbListing *listing)
{
  return listing->foot;
}

guint
rb_listing_n_columns (const RbListing *listing)
{
  return listing->columns->len;
}

const RbListingColumn *
rb_listing_column (const RbListing *listing, guint column)
{
  g_return_val_if_fail (column < listing->columns->len, NULL);
  return &g_array_index (listing->columns, RbListingColumn, column);
}

guint
rb_listing_n_rows (const RbListing *listing)
{
  return listing->rows->len;
}

const char *
rb_listing_heading (const RbListing *listing, guint row)
{
  g_return_val_if_fail (row < listing->rows->len, NULL);
  return ((const Row *) listing->rows->pdata[row])->heading;
}

const char *
rb_listing_text (const RbListing *listing, guint row, guint column)
{
  const Row *one;

  g_return_val_if_fail (row < listing->rows->len, "");
  one = listing->rows->pdata[row];
  return column < one->cells->len ? one->cells->pdata[column] : "";
}
