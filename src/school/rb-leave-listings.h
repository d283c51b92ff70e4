/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leave, returns, timetables and suspensions as tables for paper and files. Reasons that are
 * confidential are never in them. */
#pragma once

#include "analysis/rb-listing.h"
#include "domain/rb-school.h"

G_BEGIN_DECLS

/* "leave-open" "leave-year" "returns" "timetables" "suspensions"; ends with NULL. Static. */
const char *const *rb_leave_listing_names (void);
/* NULL for an unknown name. (transfer full) */
RbListing *rb_leave_listing (RbSchool *school, const char *name, RbMoment now);

G_END_DECLS
