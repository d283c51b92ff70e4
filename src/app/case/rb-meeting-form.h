/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of a meeting: planned, then held, with its minutes (product D3). */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A new one about the pupils in these rows of the roster (copied; may be empty); `kind` of
 * rb_meeting_kinds. */
void rb_meeting_form_open (GtkWidget *from,
                           RbWorkspace *workspace,
                           const GArray *rows,
                           const char *kind);
/* One that is there; does nothing where it has gone meanwhile. */
void rb_meeting_form_edit (GtkWidget *from, RbWorkspace *workspace, gint64 meeting_id);

G_END_DECLS
