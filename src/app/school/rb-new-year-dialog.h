/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turn of the school year: the terms of the new one, where each class goes, who does not go
 * with the class, and under it what all of that comes to. A backup is made before it is done. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens it over the window of `from`; a school without classes is told why not. */
void rb_new_year_dialog_open (GtkWidget *from, RbWorkspace *workspace);

G_END_DECLS
