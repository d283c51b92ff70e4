/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's ways to the late desk: win.late-desk (F8), win.arrivals, win.countdown,
 * win.fire-list. */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

void rb_desk_actions_add (RbWindow *window);
/* The keys, for the class of the window. */
void rb_desk_actions_bind (GtkWidgetClass *class);

G_END_DECLS
