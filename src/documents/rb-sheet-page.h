/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every sheet and report has at its head and foot: crest, school, what it is, the definition,
 * the page. */
#pragma once

#include <cairo.h>

#include "documents/rb-document.h"
#include "domain/rb-school.h"

G_BEGIN_DECLS

#define RB_SHEET_MARGIN 40.0

typedef struct
{
  const RbSchool *school;
  double width, height; /* of the page */
  const char *title;    /* "Class 3T, Ms Osei" */
  const char *subtitle; /* "16 to 20 March, register" */
  const char *foot;     /* the definition, one line */
  guint page, n_pages;  /* of this sheet, from 0 */
} RbSheetHead;

/* Draws both; returns the y under the head where the body begins. */
double rb_sheet_head_draw (const RbSheetHead *head, cairo_t *cr);
/* The head of a page that leaves the school: its name, address and office in the place of the
 * title. Returns the y under it. */
double rb_sheet_letterhead_draw (cairo_t *cr, const RbSchoolDetails *details, double width);
/* The y at which the body begins, the same on every page, and must end on one of that height. */
double rb_sheet_body_begin (void);
double rb_sheet_body_end (double page_height);

G_END_DECLS
