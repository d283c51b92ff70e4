/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brothers and sisters of a pupil, one below another on the same scale. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*RbSiblingChosen) (gpointer data, gint64 pupil_id);

/* Fills `grid` anew with those who are on roll; how many. A name that is clicked is told to
 * `chosen`, as long as the grid lives. */
guint rb_sibling_box_fill (
    GtkGrid *grid, RbWorkspace *workspace, guint row, RbSiblingChosen chosen, gpointer data);

G_END_DECLS
