/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small window in which something said, seen or thought about a child is written down (Ctrl+L
 * on the pupil's page), for one child or for many at once. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `rows` (copied) are of the roster; `kind` of rb_note_kinds. */
void
rb_note_form_open (GtkWidget *from, RbWorkspace *workspace, const GArray *rows, const char *kind);
/* One that is there, to correct it; does nothing where it has gone meanwhile. */
void rb_note_form_edit (GtkWidget *from, RbWorkspace *workspace, gint64 note_id);

G_END_DECLS
