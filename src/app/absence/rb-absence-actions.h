/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions for absence: win.absence-message (Ctrl+M), win.voicemails (Ctrl+Shift+M),
 * win.leave-request, win.timetable, win.suspension, win.evidence-warning (each with a pupil's id, 0
 * for nobody yet), win.bulk-codes, win.leave-form and win.unauthorised-letters (whether as a PDF).
 */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

void rb_absence_actions_add (RbWindow *window);
void rb_absence_actions_bind (GtkWidgetClass *class);

G_END_DECLS
