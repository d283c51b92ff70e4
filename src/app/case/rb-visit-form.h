/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of a home visit: planned, then made (product D5). */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A new one for the pupil in that row of the roster. */
void rb_visit_form_open (GtkWidget *from, RbWorkspace *workspace, guint row);
/* One that is there; does nothing where it has gone meanwhile. */
void rb_visit_form_edit (GtkWidget *from, RbWorkspace *workspace, gint64 visit_id);

G_END_DECLS
