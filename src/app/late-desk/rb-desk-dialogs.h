/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small questions of the late desk: another time, the reasons on the buttons, putting an
 * arrival right, leaving. */
#pragma once

#include "app/rb-saver.h"
#include "school/rb-late-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a time of the day. */
void rb_desk_dialogs_time (GtkWindow *parent,
                           int minutes,
                           void (*chosen) (int minutes, gpointer data),
                           gpointer data);
/* The reasons of this school for that direction. (transfer full) of RbDeskReason */
GArray *rb_desk_dialogs_reasons (RbWorkspace *workspace, RbDirection direction);
void rb_desk_dialogs_edit_reasons (GtkWindow *parent,
                                   RbWorkspace *workspace,
                                   RbDirection direction,
                                   RbSaverDone saved,
                                   gpointer owner);
/* Time, reason and dinner of an arrival. */
void rb_desk_dialogs_edit (GtkWindow *parent, RbWorkspace *workspace, const RbArrival *arrival);
G_END_DECLS
