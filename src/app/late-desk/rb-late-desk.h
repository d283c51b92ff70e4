/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The late desk: a full screen that a child and a parent use alone. Three letters, an arrow, a
 * number for the reason, Enter. What it writes is school/rb-late-desk's. (product.md C4) */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

#define RB_TYPE_LATE_DESK (rb_late_desk_get_type ())
G_DECLARE_FINAL_TYPE (RbLateDesk, rb_late_desk, RB, LATE_DESK, GtkWindow)

/* Opens it over the window, on the same school. */
void rb_late_desk_open (RbWindow *window);

G_END_DECLS
