/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A main column with a side column to its right, which goes under it where there is no room for
 * both (libadwaita 1.2 has no breakpoints). */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_SIDE_BOX (rb_side_box_get_type ())
G_DECLARE_FINAL_TYPE (RbSideBox, rb_side_box, RB, SIDE_BOX, GtkWidget)

/* As a buildable it takes its first child as the main column and its second as the side. */

G_END_DECLS
