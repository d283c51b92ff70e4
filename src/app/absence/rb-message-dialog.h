/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An absence message: who, what was said, from when to when; one key away from every page. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `row` -1: nobody is chosen yet. */
void rb_message_dialog_open (GtkWidget *from, RbWorkspace *workspace, int row);
/* The child is back: ends a known absence before its end. */
void rb_message_dialog_end (GtkWidget *from, RbWorkspace *workspace, gint64 absence_id);
/* Illness needs medical evidence from a day on: the flag, and the letter that says so. */
void rb_message_dialog_warn (GtkWidget *from, RbWorkspace *workspace, int row);

G_END_DECLS
