/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on a card: the finding, the caption (which says the value under the pointer), the
 * drawing, and a menu to see it as a table, copy it or save it. */
#pragma once

#include "charts/rb-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_CHART_VIEW (rb_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (RbChartView, rb_chart_view, RB, CHART_VIEW, GtkWidget)

/* Signal "opened" (const RbChartTarget*): Enter or a click on a point that has something behind it.
 */
GtkWidget *rb_chart_view_new (void);
/* A plain drawing without card and headings (siblings, ribbons in a row). */
void rb_chart_view_set_plain (RbChartView *view, gboolean plain);
/* Shows `chart` (a reference is taken). `sample`: saved pictures say SAMPLE. */
void rb_chart_view_set_chart (RbChartView *view, RbChart *chart, gboolean sample);

G_END_DECLS
