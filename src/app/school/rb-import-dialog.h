/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing a file: choose it, see how its columns are read, see what would happen, then do it.
 * Used by the School page and by the first steps of a new school. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the import on `file`, or asks for one first (NULL). */
void rb_import_dialog_present (GtkWidget *from, RbWorkspace *workspace, GFile *file);

G_END_DECLS
