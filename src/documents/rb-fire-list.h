/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is on site, on paper: the list that a school takes to the assembly point. A page of sums,
 * then a page for every class with a box to tick. No reasons, no codes. (product.md B8) */
#pragma once

#include "analysis/rb-on-site.h"
#include "documents/rb-document.h"

G_BEGIN_DECLS

/* `class_name` NULL: every class. (transfer full) */
RbDocument *rb_fire_list_new (RbSchool *school, RbMoment now, const char *class_name);

G_END_DECLS
