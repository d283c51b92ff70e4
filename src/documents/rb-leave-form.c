/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the form: letterhead, what to know, lines to fill in, boxes to tick. */
#include "documents/rb-leave-form.h"

#include "documents/rb-paper.h"
#include "documents/rb-sheet-page.h"
#include "documents/rb-type.h"

#define LEFT RB_SHEET_MARGIN
#define RIGHT (RB_A4_SHORT - RB_SHEET_MARGIN)
#define LINE 30.0
#define BOX 10.0

typedef struct
{
  RbSchool *school;
  int notice;
} Form;

/* "Label ______" from x to `right`, its baseline at y. */
static void
draw_field (cairo_t *cr, const char *label, double x, double right, double y)
{
  double width;

  rb_paper_ink (cr, RB_INK);
  width = rb_type_draw (cr, label, 10, 600, RB_TEXT_LEFT, x, y);
  rb_paper_ink (cr, RB_INK_GRID);
  rb_paper_line (cr, x + width + 6, y + 2.5, right, y + 2.5, 0.6);
}

static double
draw_box (cairo_t *cr, const char *label, double x, double y)
{
  rb_paper_ink (cr, RB_INK);
  rb_paper_box (cr, x, y - BOX + 1.5, BOX, BOX, 1.5);
  cairo_set_line_width (cr, 0.9);
  cairo_stroke (cr);
  return x + BOX + 6 + rb_type_draw (cr, label, 10, 400, RB_TEXT_LEFT, x + BOX + 6, y) + 18;
}

static double
draw_heading (cairo_t *cr, const char *text, double y)
{
  rb_paper_ink (cr, RB_INK_NAVY);
  rb_type_draw (cr, text, 12, 700, RB_TEXT_LEFT, LEFT, y);
  rb_paper_ink (cr, RB_INK_RULE);
  rb_paper_line (cr, LEFT, y + 6, RIGHT, y + 6, 0.6);
  return y + 26;
}

static double
draw_paragraph (cairo_t *cr, const char *text, double y)
{
  PangoLayout *layout = rb_type_paragraph (text, NULL, 10, 400, 1.4, RIGHT - LEFT);

  rb_paper_ink (cr, RB_INK);
  rb_type_draw_layout (cr, layout, LEFT, y);
  y += rb_type_height (layout);
  g_object_unref (layout);
  return y;
}

static double
draw_parent_part (const Form *form, cairo_t *cr, double y)
{
  g_autofree char *about = g_strdup_printf (
      "A school may allow leave in term time only in exceptional circumstances and for a few "
      "purposes that the law names; a holiday is not one of them. Please hand this in at least %d "
      "days before the first day, with what shows the reason. The decision is the headteacher's, "
      "and comes to you in writing.",
      form->notice);
  double x;

  y = draw_paragraph (cr, about, y) + 26;
  y = draw_heading (cr, "Filled in by the parent or carer", y);
  for (int i = 0; i < 3; i++, y += LINE)
    {
      draw_field (cr, i ? "Brother or sister" : "Child's name", LEFT, RIGHT - 130, y);
      draw_field (cr, "Class", RIGHT - 118, RIGHT, y);
    }
  draw_field (cr, "First day of absence", LEFT, LEFT + 250, y);
  draw_field (cr, "Last day", LEFT + 264, RIGHT, y);
  y += LINE - 4;
  x = draw_box (cr, "whole days", LEFT, y);
  x = draw_box (cr, "mornings only", x, y);
  draw_box (cr, "afternoons only", x, y);
  y += LINE;
  rb_paper_ink (cr, RB_INK);
  rb_type_draw (cr, "Leave is asked for", 10, 600, RB_TEXT_LEFT, LEFT, y);
  y += 20;
  x = draw_box (cr, "in exceptional circumstances", LEFT, y);
  x = draw_box (cr, "for a licensed performance", x, y);
  draw_box (cr, "for an interview", x, y);
  y += 19;
  x = draw_box (cr, "for study for a public examination", LEFT, y);
  draw_box (cr, "for a part-time timetable agreed with the school", x, y);
  y += LINE;
  draw_field (cr, "Reason, and why it cannot be outside term", LEFT, RIGHT, y);
  for (int i = 0; i < 2; i++)
    {
      y += LINE - 4;
      rb_paper_ink (cr, RB_INK_GRID);
      rb_paper_line (cr, LEFT, y + 2.5, RIGHT, y + 2.5, 0.6);
    }
  y += LINE;
  draw_field (cr, "What is attached (card, invitation, licence)", LEFT, RIGHT, y);
  y += LINE;
  draw_field (cr, "Name", LEFT, LEFT + 250, y);
  draw_field (cr, "Telephone", LEFT + 264, RIGHT, y);
  y += LINE;
  draw_field (cr, "Signed", LEFT, LEFT + 250, y);
  draw_field (cr, "Date", LEFT + 264, RIGHT, y);
  return y + LINE + 6;
}

static void
draw_school_part (cairo_t *cr, double y)
{
  double x;

  y = draw_heading (cr, "Filled in by the school", y);
  draw_field (cr, "Received on", LEFT, LEFT + 160, y);
  draw_field (cr, "by", LEFT + 174, LEFT + 310, y);
  draw_field (cr, "Attendance %", LEFT + 324, RIGHT, y);
  y += LINE;
  x = draw_box (cr, "granted", LEFT, y);
  x = draw_box (cr, "granted in part", x, y);
  x = draw_box (cr, "refused", x, y);
  draw_field (cr, "Code", x, x + 70, y);
  draw_field (cr, "Days", x + 82, RIGHT, y);
  y += LINE;
  draw_field (cr, "Reason of the decision", LEFT, RIGHT, y);
  y += LINE;
  draw_field (cr, "Headteacher", LEFT, LEFT + 300, y);
  draw_field (cr, "Date", LEFT + 314, RIGHT, y);
}

static void
draw_page (gpointer data, cairo_t *cr, guint page)
{
  const Form *form = data;
  double y = rb_sheet_letterhead_draw (cr, form->school->details, RB_A4_SHORT) + 30;

  rb_paper_ink (cr, RB_INK);
  rb_type_draw (cr, "Request for leave in term time", 18, 700, RB_TEXT_LEFT, LEFT, y);
  y = draw_parent_part (form, cr, y + 14);
  draw_school_part (cr, y);
}

static void
form_free (gpointer data)
{
  Form *form = data;

  rb_school_unref (form->school);
  g_free (form);
}

RbDocument *
rb_leave_form_new (RbSchool *school, RbDate today)
{
  static const RbDocumentClass klass = { draw_page, form_free };
  Form *form = g_new0 (Form, 1);
  RbDocument *document;

  form->school = rb_school_ref (school);
  form->notice = rb_policy_book_on (school->policies, today)->limits[RB_LIMIT_LEAVE_NOTICE];
  document = rb_document_new (&klass, form, "Request for leave", RB_A4_SHORT, RB_A4_LONG, 1);
  rb_document_set_sample (document, school->details->sample);
  return document;
}
