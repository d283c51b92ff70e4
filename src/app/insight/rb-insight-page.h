/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Insight page: a question in words (whom, when, against what, counting whom), six figures that
 * open, four charts. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_INSIGHT_PAGE (rb_insight_page_get_type ())
G_DECLARE_FINAL_TYPE (RbInsightPage, rb_insight_page, RB, INSIGHT_PAGE, GtkWidget)

GtkWidget *rb_insight_page_new (RbWorkspace *workspace);

G_END_DECLS
