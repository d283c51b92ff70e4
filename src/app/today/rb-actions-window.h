/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action calendar of the school: what recurs, what is due, what was not done (product C8). */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

/* Shows it over the window. */
void rb_actions_window_present (RbWindow *window);

G_END_DECLS
