/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's lists of the late desk as tables in words: what went through the door, who was late,
 * whose detention is open. */
#pragma once

#include "analysis/rb-arrivals.h"
#include "analysis/rb-listing.h"

G_BEGIN_DECLS

/* In, out and back on a day, in the order of the clock. (transfer full) */
RbListing *rb_arrival_listing (const RbSchool *school, RbDate day);
/* The late marks of a day; with boxes to tick as a list of detentions. (transfer full) */
RbListing *rb_late_listing (const RbSchool *school, RbMoment now, RbDate day, gboolean detention);
/* "L, 24 minutes, Traffic" of an arrival; "out, back today" ... (transfer full) */
char *rb_arrival_about (const RbArrival *arrival);

G_END_DECLS
