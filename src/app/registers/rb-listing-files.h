/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in words on its way out of the window: to the printer, or to a file for a spreadsheet. */
#pragma once

#include "analysis/rb-listing.h"
#include "domain/rb-school.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rb_listing_print (GtkWidget *from, RbSchool *school, RbListing *listing);
/* Asks where, and writes CSV, or a workbook where the name ends so. `name` is proposed. */
void rb_listing_save (GtkWidget *from, RbListing *listing, const char *name);
/* "Print" and "Save as CSV" with their actions, side by side. */
GtkWidget *rb_listing_buttons (const char *print_action, const char *save_action);

G_END_DECLS
