/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the plan of the next school year and its batch. */
#pragma once

#include "school/rb-new-year.h"

#include "domain/rb-record.h"

G_BEGIN_DECLS

#define RB_MOST_CLASS_NAME 40u /* bytes */

/* The class of the year that ends on its last day; NULL for none. */
const RbNewYearClass *
rb_new_year_class_of (const RbNewYear *plan, const RbSchool *school, guint row);
/* The exception of one child; NULL where there is none. */
const RbNewYearPupil *rb_new_year_other (const RbNewYear *plan, guint row);
/* Whether the child is in a class of the new year already. */
gboolean rb_new_year_is_placed (const RbNewYear *plan, const RbSchool *school, guint row);

/* "1/2 Beech": a class of more than one year group. And the highest year group of a class, by
 * rb_year_group_order(). */
gboolean rb_new_year_is_mixed (const char *name);
int rb_new_year_top_of (const RbClass *klass);
/* Proposes for each child of a mixed class where its year group goes. `top` is the highest year
 * group of the school: it leaves. */
void rb_new_year_place_mixed (RbNewYear *plan, const RbSchool *school, int top);

/* Whether the child is on roll after the year that ends: the others have left, and stay so. */
gboolean rb_new_year_goes_on (const RbNewYear *plan, const RbPupil *pupil);
/* Whether the child is still of the school in the new year. */
gboolean rb_new_year_stays (const RbNewYear *plan, const RbSchool *school, guint row);

/* How a flag or timetable that is open after the last day ends with a leaver; NULL where it is over
 * by itself, or is hidden from whoever turns the year. (transfer full) */
RbRecord *rb_new_year_ended (const RbNewYear *plan, RbRecordKind kind, gconstpointer record);

G_END_DECLS
