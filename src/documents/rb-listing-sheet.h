/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in words on paper: as many A4 pages as it needs, upright where the columns allow it, else
 * lying; the head comes again on each. */
#pragma once

#include "analysis/rb-listing.h"
#include "documents/rb-document.h"
#include "domain/rb-school.h"

G_BEGIN_DECLS

/* Never without a page: an empty table says so. (transfer full) */
RbDocument *rb_listing_sheet_new (RbSchool *school, RbListing *listing);

G_END_DECLS
