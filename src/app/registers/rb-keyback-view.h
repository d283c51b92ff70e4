/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key-back list in the window: marks that the MIS does not have yet, by class, each with a box
 * to tick when it is keyed in. What was ticked stays until the list is shown again, so that it can
 * be unticked. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_KEYBACK_VIEW (rb_keyback_view_get_type ())
G_DECLARE_FINAL_TYPE (RbKeybackView, rb_keyback_view, RB, KEYBACK_VIEW, GtkBox)

GtkWidget *rb_keyback_view_new (RbWorkspace *workspace);

G_END_DECLS
