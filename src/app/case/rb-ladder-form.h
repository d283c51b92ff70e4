/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One stage of the ladder with its rules: a new one, or one that is changed. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `stage_id` 0: a new one, above those that are there. */
void rb_ladder_form_open (GtkWidget *from, RbWorkspace *workspace, gint64 stage_id);

G_END_DECLS
