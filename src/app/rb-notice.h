/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that tells the user that something was done or went wrong. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "20 pupils marked present, Friday AM", for 6 s, with Undo. `from` is any widget of the window. */
void rb_notice_undo (GtkWidget *from, const char *text);
/* The same without a button, or with one (both NULL for none). */
void rb_notice_show (GtkWidget *from, const char *text, const char *button, const char *action);
/* An error: cancelled shows nothing, otherwise its sentence, with a button where there is a way on.
 */
void rb_notice_error (GtkWidget *from, const GError *error, const char *button, const char *action);
/* How the saving of a file ended, as the end of a task (RbTaskDone): "Saved as NAME", or its error.
 * `result` is the shown name of the file, taken; NULL with an error. */
void rb_notice_saved (gpointer from, gpointer result, const GError *error);
/* Something was lost or cannot be undone: a dialog that must be read. */
void rb_notice_lost (GtkWidget *from, const char *heading, const GError *error);

G_END_DECLS
