/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the detail that a code needs: the nature of an activity, the name of a trip. */
#pragma once

#include "analysis/rb-lint.h"
#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the mark of `lint`, and on a switch for those of `found` (RbLint*) of the same code and
 * session. Keeps copies. */
void rb_write_dialog_open (GtkWidget *from,
                           RbWorkspace *workspace,
                           const RbLint *lint,
                           const GPtrArray *found);

G_END_DECLS
