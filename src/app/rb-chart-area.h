/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing of a chart as a widget: pointer and keys move over its points. Headings are not here
 * (rb-chart-view.h). */
#pragma once

#include "charts/rb-chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_CHART_AREA (rb_chart_area_get_type ())
G_DECLARE_FINAL_TYPE (RbChartArea, rb_chart_area, RB, CHART_AREA, GtkWidget)

/* Signals: "moved" (int point, -1 for none): the pointer or the keys stand on another point;
 * "chosen" (int point): Enter or a click. */
GtkWidget *rb_chart_area_new (void);
/* Shows `chart` (a reference is taken; NULL: nothing). */
void rb_chart_area_set_chart (RbChartArea *area, RbChart *chart);
RbChart *rb_chart_area_chart (RbChartArea *area); /* (transfer none) */
int rb_chart_area_point (RbChartArea *area);

/* The palette of the moment: light, dark or high contrast, as the window is drawn. */
const RbPalette *rb_chart_area_palette (void);
/* The style that a widget's charts are drawn with: its font and text scale. `font` must outlive the
 * style. */
RbChartStyle rb_chart_area_style (GtkWidget *widget, char **font);

G_END_DECLS
