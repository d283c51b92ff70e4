/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and choosers in a line that breaks like text where the window is narrow. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_FLOW (rb_flow_get_type ())
G_DECLARE_DERIVABLE_TYPE (RbFlow, rb_flow, RB, FLOW, GtkWidget)

struct _RbFlowClass
{
  GtkWidgetClass parent;
};

void rb_flow_append (RbFlow *flow, GtkWidget *child);

G_END_DECLS
