/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: the window's search and menu, one row a page with icon, name and badge, and a foot
 * that says whether everything is saved, how old the data is and who is working. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_SIDEBAR (rb_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (RbSidebar, rb_sidebar, RB, SIDEBAR, GtkBox)

/* Signal "chosen" (const char *page id). */
GtkWidget *rb_sidebar_new (RbWorkspace *workspace);
/* Icons only, names as tooltips. */
void rb_sidebar_set_rail (RbSidebar *sidebar, gboolean rail);
void rb_sidebar_select (RbSidebar *sidebar, const char *page_id);
/* Shows the pages of who works now. */
void rb_sidebar_refresh (RbSidebar *sidebar);
/* How many things wait on a page; 0 shows none. `urgent` is the red badge. */
void rb_sidebar_set_badge (RbSidebar *sidebar, const char *page_id, guint count, gboolean urgent);

G_END_DECLS
