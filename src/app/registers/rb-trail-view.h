/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a register stand up to an inspection: proving that the record of changes is whole,
 * sealing weeks, and what was changed after a week was sealed. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_TRAIL_VIEW (rb_trail_view_get_type ())
G_DECLARE_FINAL_TYPE (RbTrailView, rb_trail_view, RB, TRAIL_VIEW, GtkBox)

GtkWidget *rb_trail_view_new (RbWorkspace *workspace);
/* Starts the proof. */
void rb_trail_view_verify (RbTrailView *view);

G_END_DECLS
