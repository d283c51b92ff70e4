/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns share the width by their weights; words that are too long for one go on in a second line
 * and end in an ellipsis after it. */
#include "documents/rb-listing-sheet.h"

#include "documents/rb-paper.h"
#include "documents/rb-sheet-page.h"
#include "documents/rb-type.h"

#define SIZE 9.5
#define ROW_HEIGHT 19.0
#define LINE_HEIGHT 11.5
#define HEADING_HEIGHT 24.0
#define GAP 8.0
#define BOX 9.0
/* Weights above this lie down. */
#define UPRIGHT_WEIGHT 12

typedef struct
{
  guint first; /* row */
  guint end;
} Page;

typedef struct
{
  RbSchool *school;
  RbListing *listing;
  double width, height;
  double *x; /* left edges of the columns, and the right end */
  GArray *pages;
} Sheet;

static double
cell_width (const Sheet *sheet, guint column)
{
  return sheet->x[column + 1] - sheet->x[column] - GAP;
}

static void
place_columns (Sheet *sheet)
{
  guint n = rb_listing_n_columns (sheet->listing), total = 0;
  double left = RB_SHEET_MARGIN, room;

  for (guint i = 0; i < n; i++)
    total += rb_listing_column (sheet->listing, i)->weight;
  sheet->width = total > UPRIGHT_WEIGHT ? RB_A4_LONG : RB_A4_SHORT;
  sheet->height = total > UPRIGHT_WEIGHT ? RB_A4_SHORT : RB_A4_LONG;
  room = sheet->width - 2 * RB_SHEET_MARGIN + GAP;
  sheet->x = g_new (double, n + 1);
  for (guint i = 0; i < n; i++)
    {
      sheet->x[i] = left;
      left += room * rb_listing_column (sheet->listing, i)->weight / MAX (total, 1);
    }
  sheet->x[n] = left;
}

/* One line, or two where a cell needs them. */
static double
row_height (const Sheet *sheet, guint row)
{
  if (rb_listing_heading (sheet->listing, row))
    return HEADING_HEIGHT;
  for (guint i = 0; i < rb_listing_n_columns (sheet->listing); i++)
    if (rb_listing_column (sheet->listing, i)->kind == RB_LISTING_TEXT
        && rb_type_width (rb_listing_text (sheet->listing, row, i), SIZE, 400)
               > cell_width (sheet, i))
      return ROW_HEIGHT + LINE_HEIGHT;
  return ROW_HEIGHT;
}

static RbSheetHead
head_of (const Sheet *sheet, guint page)
{
  return (RbSheetHead){ sheet->school,
                        sheet->width,
                        sheet->height,
                        rb_listing_title (sheet->listing),
                        rb_listing_subtitle (sheet->listing),
                        rb_listing_foot (sheet->listing),
                        page,
                        sheet->pages->len };
}

static void
break_pages (Sheet *sheet)
{
  double begin = rb_sheet_body_begin () + 18, end = rb_sheet_body_end (sheet->height), y = begin;
  Page page = { 0, 0 };
  guint n = rb_listing_n_rows (sheet->listing);

  for (guint row = 0; row < n; row++)
    {
      double height = row_height (sheet, row);
      double after =
          rb_listing_heading (sheet->listing, row) && row + 1 < n ? row_height (sheet, row + 1) : 0;

      if (y + height + after > end && row > page.first)
        {
          page.end = row;
          g_array_append_val (sheet->pages, page);
          page.first = row;
          y = begin;
        }
      y += height;
    }
  page.end = n;
  g_array_append_val (sheet->pages, page);
}

static void
draw_paragraph (const Sheet *sheet, cairo_t *cr, const char *text, guint column, double y)
{
  PangoLayout *layout =
      rb_type_paragraph (text, NULL, SIZE, 400, LINE_HEIGHT / SIZE, cell_width (sheet, column));

  pango_layout_set_height (layout, -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  rb_type_draw_layout (cr, layout, sheet->x[column], y - SIZE);
  g_object_unref (layout);
}

static void
draw_cell (const Sheet *sheet, cairo_t *cr, guint row, guint column, double y)
{
  const RbListingColumn *info = rb_listing_column (sheet->listing, column);
  const char *text = rb_listing_text (sheet->listing, row, column);
  double width = cell_width (sheet, column);

  if (info->kind == RB_LISTING_TICK)
    {
      rb_paper_ink (cr, RB_INK_GRID);
      cairo_set_line_width (cr, 0.8);
      rb_paper_box (cr, sheet->x[column], y - BOX + 1, BOX, BOX, 1.5);
      cairo_stroke (cr);
      return;
    }
  rb_paper_ink (cr, RB_INK);
  if (info->kind == RB_LISTING_NUMBER)
    rb_type_draw_fit (cr, text, SIZE, 400, RB_TEXT_RIGHT, sheet->x[column] + width, y, width);
  else if (rb_type_width (text, SIZE, 400) > width)
    draw_paragraph (sheet, cr, text, column, y);
  else
    rb_type_draw (cr, text, SIZE, 400, RB_TEXT_LEFT, sheet->x[column], y);
}

static double
draw_row (const Sheet *sheet, cairo_t *cr, guint row, double y)
{
  const char *heading = rb_listing_heading (sheet->listing, row);
  double height = row_height (sheet, row);

  if (heading)
    {
      rb_paper_ink (cr, RB_INK_NAVY);
      rb_type_draw (cr, heading, 10.5, 700, RB_TEXT_LEFT, sheet->x[0], y + HEADING_HEIGHT - 8);
      return y + height;
    }
  for (guint i = 0; i < rb_listing_n_columns (sheet->listing); i++)
    draw_cell (sheet, cr, row, i, y + 13);
  rb_paper_ink (cr, RB_INK_RULE);
  rb_paper_line (cr, RB_SHEET_MARGIN, y + height - 0.4, sheet->width - RB_SHEET_MARGIN,
                 y + height - 0.4, 0.4);
  return y + height;
}

static void
draw_titles (const Sheet *sheet, cairo_t *cr, double y)
{
  rb_paper_ink (cr, RB_INK_DIM);
  for (guint i = 0; i < rb_listing_n_columns (sheet->listing); i++)
    {
      const RbListingColumn *column = rb_listing_column (sheet->listing, i);
      double width = cell_width (sheet, i);

      if (column->kind == RB_LISTING_NUMBER)
        rb_type_draw_fit (cr, column->title, 8, 600, RB_TEXT_RIGHT, sheet->x[i] + width, y, width);
      else
        rb_type_draw_fit (cr, column->title, 8, 600, RB_TEXT_LEFT, sheet->x[i], y, width);
    }
}

static void
draw_page (gpointer data, cairo_t *cr, guint number)
{
  const Sheet *sheet = data;
  const Page *page = &g_array_index (sheet->pages, Page, number);
  RbSheetHead head = head_of (sheet, number);
  double y = rb_sheet_head_draw (&head, cr) + 12;

  if (rb_listing_n_rows (sheet->listing) == 0)
    {
      rb_paper_ink (cr, RB_INK);
      rb_type_draw (cr, "Nobody is on this list.", 11, 400, RB_TEXT_LEFT, RB_SHEET_MARGIN, y + 8);
      return;
    }
  draw_titles (sheet, cr, y);
  y += 6;
  for (guint row = page->first; row < page->end; row++)
    y = draw_row (sheet, cr, row, y);
}

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  rb_school_unref (sheet->school);
  rb_listing_unref (sheet->listing);
  g_array_unref (sheet->pages);
  g_free (sheet->x);
  g_free (sheet);
}

RbDocument *
rb_listing_sheet_new (RbSchool *school, RbListing *listing)
{
  static const RbDocumentClass klass = { draw_page, sheet_free };
  Sheet *sheet = g_new0 (Sheet, 1);
  RbDocument *document;

  sheet->school = rb_school_ref (school);
  sheet->listing = rb_listing_ref (listing);
  sheet->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  place_columns (sheet);
  break_pages (sheet);
  document = rb_document_new (&klass, sheet, rb_listing_title (listing), sheet->width,
                              sheet->height, sheet->pages->len);
  rb_document_set_sample (document, school->details->sample);
  return document;
}
