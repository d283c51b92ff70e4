/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far back the action calendar looks: a chooser for the header, and under it, for "between two
 * days" alone, the days themselves. Signal "changed": another period was chosen. */
#pragma once

#include "analysis/rb-period.h"
#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_ACTIONS_BACK (rb_actions_back_get_type ())
G_DECLARE_FINAL_TYPE (RbActionsBack, rb_actions_back, RB, ACTIONS_BACK, GtkBox)

RbActionsBack *rb_actions_back_new (RbWorkspace *workspace);
/* The chooser. (transfer none) */
GtkWidget *rb_actions_back_chooser (RbActionsBack *back);
/* What is looked back on; the last two days that made sense while others are being written. */
RbPeriod rb_actions_back_period (RbActionsBack *back);

G_END_DECLS
