/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in words as a file for a spreadsheet or a texting service (product J3). Tick boxes and
 * headings are left out; text that looks like a formula is written as text. */
#pragma once

#include "analysis/rb-listing.h"

G_BEGIN_DECLS

/* UTF-8 with CRLF; the titles are the first row. (transfer full) */
char *rb_listing_to_csv (const RbListing *listing);
/* FALSE with a sentence. */
gboolean rb_listing_write_workbook (RbListing *listing, const char *path, GError **error);

G_END_DECLS
