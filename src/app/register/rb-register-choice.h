/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pupils the register shows: a class, a year group, or the whole school. Values, in the order
 * of the chooser. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;         /* "class:12", "year:3", "school" */
  char *name;       /* "3T", "Year 3", "Whole school" */
  char *caption;    /* the teacher, or how many pupils */
  gint64 class_id;  /* 0 for more than a class */
  char *year_group; /* or NULL */
} RbRegisterChoice;

/* Every choice of an academic year: classes in school order, then year groups, then the school.
 * (transfer full) */
GPtrArray *rb_register_choices (const RbSchool *school, int year, RbDate today);
/* The pupils of a choice in register order: everyone in it today, or on the last day of the year
 * where that is over. (transfer full) of guint rows. */
GArray *rb_register_choice_rows (const RbRegisterChoice *choice,
                                 const RbSchool *school,
                                 int year,
                                 RbDate today);

G_END_DECLS
