/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of a pupil's years at schools before this one. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills `box` anew for the pupil in that row of the roster; hides it where nothing is known. */
void rb_earlier_box_fill (GtkBox *box, RbWorkspace *workspace, guint row);

G_END_DECLS
