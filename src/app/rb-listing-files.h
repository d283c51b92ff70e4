/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in words printed, or saved for a spreadsheet or a texting service: the one way from a
 * list on the screen to paper or to a file. */
#pragma once

#include "analysis/rb-listing.h"
#include "domain/rb-school.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  RB_LISTING_CSV,
  RB_LISTING_WORKBOOK
} RbListingFile;

/* The file was written; not called where the user changed their mind or it failed. */
typedef void (*RbListingSaved) (gpointer owner);

/* Asks where and writes it there, readable by its owner alone; says so or shows the error. `saved`
 * may be NULL; `owner` (a GObject, or NULL) is kept alive until then. */
void rb_listing_files_save (
    GtkWidget *from, RbListing *listing, RbListingFile kind, RbListingSaved saved, gpointer owner);

/* The print dialog for the table as a sheet of the school. */
void rb_listing_print (GtkWidget *from, RbSchool *school, RbListing *listing);

G_END_DECLS
