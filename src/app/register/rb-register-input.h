/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keyboard and the pointer do to the cursor and the selection of a register. */
#pragma once

#include "app/register/rb-register-grid.h"

G_BEGIN_DECLS

/* Once, for the class of the grid. */
void rb_register_input_bind (GtkWidgetClass *grid_class);
/* For one grid. */
void rb_register_input_listen (RbRegisterGrid *grid);

G_END_DECLS
