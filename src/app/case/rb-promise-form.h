/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small windows of what was promised: something to be done is written into the diary, and
 * ticked when it is. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* New ones, for the pupil in that row of the roster. */
void rb_promise_form_open (GtkWidget *from, RbWorkspace *workspace, guint row);
/* One that is there is done; does nothing where it has gone meanwhile. */
void rb_promise_form_done (GtkWidget *from, RbWorkspace *workspace, gint64 promise_id);

G_END_DECLS
