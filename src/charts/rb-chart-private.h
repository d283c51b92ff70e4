/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a chart is built: a class with one layout function, words for every point, a table. For the
 * files of this folder. */
#pragma once

#include <math.h>

#include "charts/rb-charts.h"

typedef struct
{
  const char *name;
  /* Puts everything in `area` on the canvas and fills one rectangle a point. `focus` is -1 or a
   * point. */
  void (*layout) (const RbChart *chart, RbCanvas *canvas, RbRect area, RbRect *points, int focus);
  void (*free_spec) (gpointer spec);
  gboolean nearest; /* a click anywhere means the nearest point along x */
} RbChartClass;

typedef struct
{
  char *text;
  RbChartTarget target;
} RbChartPoint;

struct _RbChart
{
  gatomicrefcount ref_count;
  const RbChartClass *klass;
  gpointer spec;
  char *title;
  char *caption;
  char *description;
  char *nothing;      /* said in the place of an empty picture; NULL: there is one */
  GArray *points;     /* RbChartPoint */
  GPtrArray *columns; /* char* */
  GPtrArray *cells;   /* char*, row by row */
  double width, height;
  double min_width, min_height;
  gboolean bare; /* has no headings of its own: sparkline, strip, small ribbon */
};

/* Takes the spec. */
RbChart *rb_chart_new (const RbChartClass *klass, gpointer spec);
/* Takes both. */
void rb_chart_set_words (RbChart *chart, char *title, char *caption);
void rb_chart_set_size (
    RbChart *chart, double width, double height, double min_width, double min_height);
/* Takes the text; the strings of the target are copied. */
void rb_chart_add_point (RbChart *chart, RbChartTarget target, char *text);
/* Headings, NULL at the end. */
void rb_chart_add_columns (RbChart *chart, const char *first, ...) G_GNUC_NULL_TERMINATED;
/* Takes the text of the next cell. */
void rb_chart_add_cell (RbChart *chart, char *text);
#define rb_chart_spec(chart) ((chart)->spec)

/* Per cent as a number, to be placed on an axis; NaN where there is none. */
double rb_rate_percent (RbRate rate);
/* "96.7, 1,204 of 1,245 sessions". (transfer full) */
char *rb_rate_words (RbRate rate);
