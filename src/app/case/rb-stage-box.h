/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stage of a pupil on their page: which, for how long, when it is looked at again. Opens the
 * form that changes it. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills the box; hidden for a pupil in no stage. */
void rb_stage_box_fill (GtkBox *box, RbWorkspace *workspace, gint64 pupil_id);

G_END_DECLS
