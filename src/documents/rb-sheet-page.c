/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Head and foot of sheets and reports. Letters have their own (rb-letter-head.c): theirs leaves the
 * window of an envelope. */
#include "documents/rb-sheet-page.h"

#include "documents/rb-paper.h"
#include "documents/rb-type.h"

#define CREST_WIDTH 28.0
#define CREST_HEIGHT 33.0
#define HEAD_BOTTOM 80.0
#define FOOT_TOP 34.0

double
rb_sheet_body_begin (void)
{
  return HEAD_BOTTOM + 6;
}

double
rb_sheet_body_end (double page_height)
{
  return page_height - FOOT_TOP - 8;
}

double
rb_sheet_head_draw (const RbSheetHead *head, cairo_t *cr)
{
  double left = RB_SHEET_MARGIN, right = head->width - RB_SHEET_MARGIN, x = left;
  g_autofree char *page = g_strdup_printf ("Page %u of %u", head->page + 1, head->n_pages);

  if (rb_paper_crest (cr, head->school->details, left, 32, CREST_WIDTH, CREST_HEIGHT))
    x += CREST_WIDTH + 12;
  rb_paper_ink (cr, RB_INK_NAVY);
  rb_type_draw_fit (cr, head->title, 16, 700, RB_TEXT_LEFT, x, 48, (right - x) * 0.62);
  rb_paper_ink (cr, RB_INK_DIM);
  rb_type_draw_fit (cr, head->subtitle, 9.5, 400, RB_TEXT_LEFT, x, 64, (right - x) * 0.62);
  rb_type_draw_fit (cr, head->school->details->name, 10, 600, RB_TEXT_RIGHT, right, 48,
                    (right - x) * 0.36);
  rb_paper_ink (cr, RB_INK_NAVY);
  rb_paper_line (cr, left, HEAD_BOTTOM - 6, right, HEAD_BOTTOM - 6, 0.8);
  rb_paper_ink (cr, RB_INK_DIM);
  rb_type_draw_fit (cr, head->foot, 7.5, 400, RB_TEXT_LEFT, left, head->height - 26,
                    (right - left) - 80);
  if (head->n_pages > 1)
    rb_type_draw (cr, page, 7.5, 400, RB_TEXT_RIGHT, right, head->height - 26);
  return rb_sheet_body_begin ();
}

/* "Hollow Lane, Kettlebourne QX4 2TN". */
static char *
one_line (const char *address)
{
  g_auto (GStrv) lines = g_strsplit (address, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", lines[i]);
  return g_string_free (out, FALSE);
}

double
rb_sheet_letterhead_draw (cairo_t *cr, const RbSchoolDetails *details, double width)
{
  double left = RB_SHEET_MARGIN, right = width - RB_SHEET_MARGIN, x = left, room;
  g_autofree char *address = one_line (details->address);

  if (rb_paper_crest (cr, details, left, 32, CREST_WIDTH, CREST_HEIGHT))
    x += CREST_WIDTH + 12;
  room = (right - x) * 0.62;
  rb_paper_ink (cr, RB_INK_NAVY);
  rb_type_draw_fit (cr, details->name, 16, 700, RB_TEXT_LEFT, x, 48, room);
  rb_paper_line (cr, left, HEAD_BOTTOM - 6, right, HEAD_BOTTOM - 6, 0.8);
  rb_paper_ink (cr, RB_INK_DIM);
  rb_type_draw_fit (cr, address, 9, 400, RB_TEXT_LEFT, x, 63, room);
  rb_type_draw_fit (cr, details->phone, 9, 400, RB_TEXT_RIGHT, right, 48, right - x - room - 12);
  rb_type_draw_fit (cr, details->email, 9, 400, RB_TEXT_RIGHT, right, 63, right - x - room - 12);
  return rb_sheet_body_begin ();
}
