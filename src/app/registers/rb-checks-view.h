/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live checks in the window: what is odd in the marks of this year, each with what puts it
 * right, or the way to its place. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_CHECKS_VIEW (rb_checks_view_get_type ())
G_DECLARE_FINAL_TYPE (RbChecksView, rb_checks_view, RB, CHECKS_VIEW, GtkBox)

GtkWidget *rb_checks_view_new (RbWorkspace *workspace);

G_END_DECLS
