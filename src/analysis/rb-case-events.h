/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a case file stands under the marks of a year (product D1): meetings that were held, home
 * visits that were made, and the weeks of a target, in a word or two. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef struct
{
  RbDate date;
  RbDate to; /* RB_DATE_NONE: on that day; else until this one */
  char *label;
} RbCaseEvent;

/* Those of the pupil in that row in the academic year that begins in `year`, by date; of what
 * happened on single days the last `most`. (transfer full) of RbCaseEvent* */
GPtrArray *rb_case_events_new (const RbSchool *school, guint row, int year, guint most);

G_END_DECLS
