/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window without a school shows: the sample school, a new school, a file, and the files
 * opened lately. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_WELCOME (rb_welcome_get_type ())
G_DECLARE_FINAL_TYPE (RbWelcome, rb_welcome, RB, WELCOME, GtkWidget)

/* `menu` is the primary menu of the program (may be NULL). */
GtkWidget *rb_welcome_new (GMenuModel *menu);

G_END_DECLS
