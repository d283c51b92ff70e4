/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the target of a pupil goes, as a note that opens it. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills `box` anew; hides it where no target runs, nor waits for its end being recorded. */
void rb_target_box_fill (GtkBox *box, RbWorkspace *workspace, gint64 pupil_id);

G_END_DECLS
