/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the plan of the next school year and its batch. */
#pragma once

#include "school/rb-new-year.h"

G_BEGIN_DECLS

#define RB_MOST_CLASS_NAME 40u /* bytes */

/* The class of the year that ends on its last day; NULL for none. */
const RbNewYearClass *
rb_new_year_class_of (const RbNewYear *plan, const RbSchool *school, guint row);
/* The exception of one child; NULL where there is none. */
const RbNewYearPupil *rb_new_year_other (const RbNewYear *plan, guint row);
/* Whether the child is in a class of the new year already. */
gboolean rb_new_year_is_placed (const RbNewYear *plan, const RbSchool *school, guint row);

G_END_DECLS
