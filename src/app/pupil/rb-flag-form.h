/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small window in which a flag is set on a pupil, changed, ended or taken back. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A new flag of the pupil in that row of the roster. */
void rb_flag_form_open (GtkWidget *from, RbWorkspace *workspace, guint row);
/* One that is there; does nothing where it has gone meanwhile. */
void rb_flag_form_edit (GtkWidget *from, RbWorkspace *workspace, gint64 flag_id);

G_END_DECLS
