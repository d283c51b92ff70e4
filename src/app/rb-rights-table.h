/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of roles and rights as the help shows it. It has no knowledge of its own: every word
 * and every tick is asked of domain/rb-role, by which the store refuses. */
#pragma once

#include "domain/rb-role.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands in the table: "✓" where the role has the right, "by person" where it can be given to
 * one of them, "" where it has not. Static, not translated. */
const char *rb_rights_table_cell (RbStaffRole role, RbRight right);
/* A row a right, a column a role. */
GtkWidget *rb_rights_table_new (void);

G_END_DECLS
