/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blank form on which parents ask for leave in term time: one side of A4 to be filled in by
 * hand, with a part for the office and one for the head. (product C5) */
#pragma once

#include "documents/rb-document.h"
#include "domain/rb-school.h"

G_BEGIN_DECLS

/* `today` chooses the policy whose notice it asks for. (transfer full) */
RbDocument *rb_leave_form_new (RbSchool *school, RbDate today);

G_END_DECLS
