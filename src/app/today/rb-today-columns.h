/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three panes side by side where there is room; in a smaller window the third covers the second
 * while it is open; in a narrow one everything is one column. libadwaita 1.2 has no breakpoints, so
 * it measures small and chooses when it is given its size. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_TODAY_COLUMNS (rb_today_columns_get_type ())
G_DECLARE_FINAL_TYPE (RbTodayColumns, rb_today_columns, RB, TODAY_COLUMNS, GtkWidget)

/* The first two panes scroll by themselves. Children in a template: types "left", "middle",
 * "right". */
GtkWidget *rb_today_columns_new (void);
/* Whether the third pane is to be seen where it covers another. */
void rb_today_columns_set_open (RbTodayColumns *columns, gboolean open);
gboolean rb_today_columns_get_open (RbTodayColumns *columns);
/* Whether it covers another at the present size. */
gboolean rb_today_columns_covers (RbTodayColumns *columns);

G_END_DECLS
