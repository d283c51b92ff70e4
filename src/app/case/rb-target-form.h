/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small windows of a target: agreed, and ended (product D4). */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A new one for the pupil in that row of the roster. */
void rb_target_form_open (GtkWidget *from, RbWorkspace *workspace, guint row);
/* How one that is there goes, and its end; does nothing where it has gone meanwhile. */
void rb_target_form_end (GtkWidget *from, RbWorkspace *workspace, gint64 target_id);

G_END_DECLS
