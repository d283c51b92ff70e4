/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children side by side in equal columns, as many as fit; below one another where the window is
 * narrow. GtkFlowBox cannot do this: it gives every child its natural width first. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_COLUMNS (rb_columns_get_type ())
G_DECLARE_FINAL_TYPE (RbColumns, rb_columns, RB, COLUMNS, GtkWidget)

/* Columns at least `narrowest` px wide at a text scale of 1 (they grow with the text), at most
 * `most` of them; `spacing` px between them and between the rows. Properties of the same names in
 * templates. */
GtkWidget *rb_columns_new (guint most, guint narrowest, guint spacing);
void rb_columns_append (RbColumns *columns, GtkWidget *child);

G_END_DECLS
