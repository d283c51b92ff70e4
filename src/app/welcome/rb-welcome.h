/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window without a school shows: the sample school, a new school, a file, and the files
 * opened lately. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_WELCOME (rb_welcome_get_type ())
G_DECLARE_FINAL_TYPE (RbWelcome, rb_welcome, RB, WELCOME, GtkWidget)

GtkWidget *rb_welcome_new (void);

G_END_DECLS
