/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in words on its way to the printer, and the buttons that print or save it (saving is
 * app/rb-listing-files.h). */
#pragma once

#include "analysis/rb-listing.h"
#include "domain/rb-school.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rb_listing_print (GtkWidget *from, RbSchool *school, RbListing *listing);
/* "Print" and "Save as CSV" with their actions, side by side. */
GtkWidget *rb_listing_buttons (const char *print_action, const char *save_action);

G_END_DECLS
