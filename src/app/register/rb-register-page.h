/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Register: a class chooser, the year strip, the commands, and the grid. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_REGISTER_PAGE (rb_register_page_get_type ())
G_DECLARE_FINAL_TYPE (RbRegisterPage, rb_register_page, RB, REGISTER_PAGE, GtkBox)

/* Opens targets "class:ID", "year:3", "school". */
GtkWidget *rb_register_page_new (RbWorkspace *workspace);

G_END_DECLS
