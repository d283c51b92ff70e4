/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of the register that were amended, as prints tell them from their originals: a small
 * number in the cell and a list with the five items (doc/rules.md 3). Where they come from is no
 * concern of this file. */
#pragma once

#include <cairo.h>

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef struct
{
  guint row; /* of the pupil */
  RbSession session;
  RbMark was;
  RbMark is;
  RbDate on; /* the day of the amendment */
  char *reason;
  char *who;
  char *position; /* "" where it is not known */
} RbAmendment;

void rb_amendment_free (RbAmendment *amendment);

/* A list of them for one class or pupil, by session, then pupil, then in the order given; those of
 * one cell share a number, from 1. Holds copies. */
typedef struct _RbAmendmentList RbAmendmentList;

/* Says whether an amendment belongs to the list. */
typedef gboolean (*RbAmendmentTest) (const RbAmendment *amendment, gpointer data);

/* `all` (of RbAmendment*) may be NULL. Never NULL. */
RbAmendmentList *
rb_amendment_list_new (RbSchool *school, const GPtrArray *all, RbAmendmentTest test, gpointer data);
void rb_amendment_list_free (RbAmendmentList *list);
guint rb_amendment_list_n (const RbAmendmentList *list);
/* The number of a cell; 0 where it was not amended. */
guint rb_amendment_list_number (const RbAmendmentList *list, guint row, RbSession session);
/* The end of the page that begins with amendment `first`, in this room. */
guint
rb_amendment_list_page_end (const RbAmendmentList *list, guint first, double width, double height);
/* Draws [first, end) with its heading. */
void rb_amendment_list_draw (const RbAmendmentList *list,
                             guint first,
                             guint end,
                             cairo_t *cr,
                             double x,
                             double y,
                             double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbAmendmentList, rb_amendment_list_free)

G_END_DECLS
