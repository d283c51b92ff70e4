/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bulk codes from the register: for what is selected in it, otherwise for whom it shows. */
#pragma once

#include "app/rb-workspace.h"
#include "app/register/rb-register-choice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `one` may be NULL: the school. */
void rb_register_bulk_open (GtkWidget *grid, RbWorkspace *workspace, const RbRegisterChoice *one);

G_END_DECLS
