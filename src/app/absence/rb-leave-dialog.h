/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A leave request is taken in from the form that the parent filled in. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `row` -1: nobody is chosen yet. */
void rb_leave_dialog_open (GtkWidget *from, RbWorkspace *workspace, int row);

G_END_DECLS
