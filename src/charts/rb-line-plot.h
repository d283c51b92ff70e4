/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines over a value axis, labelled at their ends: what the trend and the cumulative chart have in
 * common. */
#pragma once

#include "charts/rb-axis.h"
#include "charts/rb-chart-private.h"

typedef struct
{
  double x;        /* 0 to 1 of the plot */
  double y;        /* NaN: a gap */
  gboolean starts; /* the line does not come from the point before */
} RbLinePoint;

typedef struct
{
  GArray *points; /* RbLinePoint */
  RbRole role;
  RbRole words;
  double width;
  double dash, gap;
  int weight;
  gboolean dot; /* at its last point */
  char *label;  /* at its end, or NULL */
} RbLine;

/* A level right across. */
typedef struct
{
  double value;
  RbRole role;
  RbRole words;
  double width;
  double dash, gap;
  char *label;
  gboolean inside; /* the label stands on the line, inside the plot */
} RbLevel;

typedef struct
{
  double x;
  char *name;
} RbXMark;

typedef struct
{
  RbAxis axis;
  GArray *lines;  /* RbLine; the points of the first are the points of the chart */
  GArray *levels; /* RbLevel */
  GArray *marks;  /* RbXMark: where each half term begins */
} RbLinePlot;

RbLinePlot *rb_line_plot_new (void);
void rb_line_plot_free (gpointer plot);
/* Takes the label. The line is owned by the plot and valid until the next is added. */
RbLine *rb_line_plot_add (RbLinePlot *plot, RbRole role, RbRole words, double width, char *label);
void rb_line_plot_point (RbLine *line, double x, double y, gboolean starts);
RbLevel *
rb_line_plot_level (RbLinePlot *plot, double value, RbRole role, RbRole words, char *label);
/* Half terms of a calendar: `x` of a half term's first day. */
void rb_line_plot_mark (RbLinePlot *plot, double x, const char *name);
/* Chooses the axis from what was added. */
void rb_line_plot_fit (RbLinePlot *plot);
void rb_line_plot_layout (const RbLinePlot *plot,
                          RbCanvas *canvas,
                          RbRect area,
                          RbRect *points,
                          guint n_points,
                          int focus);
/* "Autumn 1" to "Aut 1". (transfer full) */
char *rb_short_part_name (const char *name);
