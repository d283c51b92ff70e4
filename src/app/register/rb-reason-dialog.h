/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks why a saved mark is changed. One reason serves everything that is changed at once; the last
 * reasons are offered. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The reason, never empty; NULL where the user changed their mind. */
typedef void (*RbReasonGiven) (const char *reason, gpointer user_data);

/* `sealed`: the week of the marks is closed. */
void rb_reason_dialog_ask (
    GtkWidget *from, guint n_marks, gboolean sealed, RbReasonGiven given, gpointer user_data);

G_END_DECLS
