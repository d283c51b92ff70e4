/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The completeness board in the window: class by session with its state, each a button to its place
 * in the register; weeks instead of sessions in a longer period. Who takes registers late is below.
 */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_COMPLETENESS_VIEW (rb_completeness_view_get_type ())
G_DECLARE_FINAL_TYPE (RbCompletenessView, rb_completeness_view, RB, COMPLETENESS_VIEW, GtkBox)

GtkWidget *rb_completeness_view_new (RbWorkspace *workspace);

G_END_DECLS
