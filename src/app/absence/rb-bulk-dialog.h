/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One code for many: whom, which code, from when to when, what would happen to each, then done as
 * one change that Undo takes back. (product B7) */
#pragma once

#include "app/absence/rb-bulk-scope.h"
#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `start` may be NULL: the whole school, today. */
void rb_bulk_dialog_open (GtkWidget *from, RbWorkspace *workspace, const RbBulkStart *start);

G_END_DECLS
