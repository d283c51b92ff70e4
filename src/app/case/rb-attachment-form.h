/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of a file that is kept with a pupil: attached, opened, corrected, removed (product
 * D2). */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a file, looks at it and attaches it to the pupil in that row of the roster. */
void rb_attachment_form_open (GtkWidget *from, RbWorkspace *workspace, guint row);
/* One that is there; does nothing where it has gone meanwhile. */
void rb_attachment_form_edit (GtkWidget *from, RbWorkspace *workspace, gint64 attachment_id);

G_END_DECLS
