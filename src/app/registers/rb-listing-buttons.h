/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The buttons that print or save a table in words (app/rb-listing-files.h does both). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "Print" and "Save as CSV" with their actions, side by side. */
GtkWidget *rb_listing_buttons (const char *print_action, const char *save_action);

G_END_DECLS
