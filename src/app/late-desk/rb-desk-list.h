/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's side of the late desk: today's arrivals with undo and edit, who was late, whose
 * detention is open; print and CSV. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rb_desk_list_open (GtkWindow *parent, RbWorkspace *workspace);

G_END_DECLS
