/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that tells the user that something was done or went wrong. */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

/* "20 pupils marked present, Friday AM", for 6 s, with Undo. `from` is any widget of the window. */
void rb_notice_undo (GtkWidget *from, const char *text);
/* The same without a button, or with one (both NULL for none). */
void rb_notice_show (GtkWidget *from, const char *text, const char *button, const char *action);
/* An error: cancelled shows nothing, otherwise its sentence, with a button where there is a way on.
 * While people are hidden its sentence, which may name one, waits until they are shown again. */
void rb_notice_error (GtkWidget *from, const GError *error, const char *button, const char *action);
/* How the saving of a file ended, as the end of a task (RbTaskDone): "Saved as NAME", or its error.
 * `result` is the shown name of the file, taken; NULL with an error. */
void rb_notice_saved (gpointer from, gpointer result, const GError *error);
/* Something was lost or cannot be undone: a dialog that must be read; it waits likewise. */
void rb_notice_lost (GtkWidget *from, const char *heading, const GError *error);
/* Tells what waited; or forgets it, as somebody else is working. */
void rb_notice_tell_held (RbWindow *window);
void rb_notice_forget_held (RbWindow *window);

G_END_DECLS
