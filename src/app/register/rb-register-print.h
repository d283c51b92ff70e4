/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register sheets of what is shown: filled ones for the half term of the cursor (Ctrl+P), and
 * blank ones for its week. */
#pragma once

#include "app/rb-workspace.h"
#include "app/register/rb-register-choice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks how to print the filled sheets, with their amendments, of the choice's class, or of every
 * class of its year group or of the school; a half term that is not over ends with the week of
 * today or of the cursor. `grid` is an RbRegisterGrid; does nothing where it shows none (`one` may
 * be NULL). What cannot be printed is said. */
void rb_register_print (GtkWidget *grid, RbWorkspace *workspace, const RbRegisterChoice *one);
/* The same for blank sheets of the week of the cursor: for supply, or an outage. */
void rb_register_print_blank (GtkWidget *grid, RbWorkspace *workspace, const RbRegisterChoice *one);

G_END_DECLS
