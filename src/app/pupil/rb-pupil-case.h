/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be written into the case file from the pupil's page: the actions "case.log" and so on,
 * and the menu of them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of the class of RbPupilView. */
void rb_pupil_case_install (GtkWidgetClass *class);
/* Ctrl+L while the page is in front, wherever the keyboard is: a row of the timeline that had it
 * may just have been made anew. */
void rb_pupil_case_add_key (GtkWidget *widget);
/* (transfer full) */
GMenuModel *rb_pupil_case_menu (void);

G_END_DECLS
