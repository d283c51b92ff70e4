/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between choosing the pages of a register (rb-register-sheet.c) and drawing one
 * (rb-register-draw.c). */
#pragma once

#include "documents/rb-amendment.h"
#include "documents/rb-register-sheet.h"

/* One page: weeks of one class for some of its pupils. */
typedef struct
{
  const RbClass *klass;
  guint first_week, end_week; /* of the calendar */
  guint first, end;           /* of `rows` */
  guint number, of;           /* in this class's sheets */
  GArray *rows; /* guint: everyone of the class in these weeks; shared; NULL for a page of amended
                   entries, [first, end) of the list */
  const RbAmendmentList *amended; /* of the class */
} RbRegisterPage;

typedef struct
{
  RbSchool *school;
  RbMoment now;
  gboolean filled;
  const RbMarkMatrix *matrix; /* of the school; NULL: no such year, and no pages */
  const RbCalendar *calendar;
  guint begun;        /* columns */
  GArray *pages;      /* RbRegisterPage */
  GPtrArray *amended; /* RbAmendmentList*, one a class */
} RbRegister;

void rb_register_draw_page (const RbRegister *self, const RbRegisterPage *page, cairo_t *cr);
/* The room for the list of amended entries on a page of it. */
#define RB_REGISTER_LIST_WIDTH (RB_A4_LONG - 80)
#define RB_REGISTER_LIST_HEIGHT (RB_A4_SHORT - 146)
