/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+S: the register of the cursor's session is saved as it stands (a complete one is saved by
 * itself). */
#pragma once

#include "app/rb-workspace.h"
#include "app/register/rb-register-choice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Saves a register as it stands, which Undo opens again; `from` shows the notice. */
void rb_register_save_as_it_is (GtkWidget *from,
                                RbWorkspace *workspace,
                                gint64 class_id,
                                RbSession session);
/* `grid` is an RbRegisterGrid; does nothing where no class is shown (`one` may be NULL), or in a
 * session without school. */
void
rb_register_save_at_cursor (GtkWidget *grid, RbWorkspace *workspace, const RbRegisterChoice *one);

G_END_DECLS
