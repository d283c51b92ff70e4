/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One action of the school's calendar: what, how often, who, which list; and ticking it. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the action to change it, or an empty one to add (`action` NULL). What is saved is one
 * undoable step. */
void rb_action_dialog_edit (GtkWidget *from, RbWorkspace *workspace, const RbAction *action);
/* Asks for a note and ticks the action for the day it was due (RB_DATE_NONE: an ongoing one). */
void
rb_action_dialog_tick (GtkWidget *from, RbWorkspace *workspace, const RbAction *action, RbDate due);
/* Takes the action out of the calendar, or brings it back. */
void rb_action_dialog_retire (GtkWidget *from,
                              RbWorkspace *workspace,
                              const RbAction *action,
                              gboolean active);

G_END_DECLS
