/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two small widgets that every page puts into its header bar: RbSidebarButton (at the start: opens
 * the sidebar as a popover where the window is too narrow for it, otherwise not there) and
 * RbSavedLabel (at the end: the saved tick where the sidebar has no foot to say it). Both find
 * their window by themselves, so that a template only names them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_SIDEBAR_BUTTON (rb_sidebar_button_get_type ())
G_DECLARE_FINAL_TYPE (RbSidebarButton, rb_sidebar_button, RB, SIDEBAR_BUTTON, GtkWidget)
#define RB_TYPE_SAVED_LABEL (rb_saved_label_get_type ())
G_DECLARE_FINAL_TYPE (RbSavedLabel, rb_saved_label, RB, SAVED_LABEL, GtkWidget)

G_END_DECLS
