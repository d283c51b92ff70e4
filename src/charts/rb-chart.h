/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart: a finding drawn once for every surface. It is made from figures (the constructors in
 * rb-charts.h), laid out on a canvas, and drawn; hit, describe and table speak of the same points.
 * Immutable, reference counted. */
#pragma once

#include "analysis/rb-period.h"
#include "charts/rb-canvas.h"

G_BEGIN_DECLS

typedef struct _RbChart RbChart;

typedef struct
{
  const RbPalette *palette; /* NULL: light */
  const char *font;         /* family list; NULL: Inter */
  double scale;             /* of type; 0 is 1 */
  gboolean rtl;
  int focus; /* the point under the pointer or the keys; -1 for none */
  gboolean
      headings;    /* draw headline and caption; a widget that shows them itself leaves them out */
  gboolean ground; /* paint the view colour first */
} RbChartStyle;

#define RB_CHART_STYLE_INIT ((RbChartStyle){ NULL, NULL, 1.0, FALSE, -1, TRUE, TRUE })

/* What lies behind a point, so that Enter opens the list. */
typedef enum
{
  RB_TARGET_NONE,
  RB_TARGET_PERIOD,   /* a day or a week: `period` */
  RB_TARGET_GROUP,    /* `field`=`value`, as rb_query_add_filter() takes them */
  RB_TARGET_MOVEMENT, /* `band` then, `band_to` now */
  RB_TARGET_BAND,     /* `field`=`value` and the pupils of `band` */
  RB_TARGET_SESSION   /* `period.from` and `half` */
} RbTargetKind;

typedef struct
{
  RbTargetKind kind;
  RbPeriod period;
  RbHalf half;
  char *field; /* or NULL */
  char *value; /* or NULL */
  RbBandRole band;
  RbBandRole band_to;
} RbChartTarget;

RbChart *rb_chart_ref (RbChart *chart);
void rb_chart_unref (RbChart *chart);

/* "trend" ...; the finding; measure, unit and where the axis starts. */
const char *rb_chart_name (const RbChart *chart);
const char *rb_chart_title (const RbChart *chart);
const char *rb_chart_caption (const RbChart *chart);
/* The size it is made for and the least it can be read at, with headings, at scale 1. */
void rb_chart_natural_size (const RbChart *chart, double *width, double *height);
void rb_chart_minimum_size (const RbChart *chart, double *width, double *height);
/* TRUE where there is nothing to draw but a sentence. */
gboolean rb_chart_is_empty (const RbChart *chart);

void rb_chart_draw (
    const RbChart *chart, cairo_t *cr, double width, double height, const RbChartStyle *style);
/* The layout alone: the display list, and the rectangle of each point (rb_chart_n_points() of them;
 * NULL: not wanted). (transfer full) */
RbCanvas *rb_chart_layout (
    const RbChart *chart, double width, double height, const RbChartStyle *style, RbRect *points);
/* The point under (x, y), or the nearest one of a line; -1 for none. */
int rb_chart_hit (const RbChart *chart,
                  double width,
                  double height,
                  const RbChartStyle *style,
                  double x,
                  double y);

guint rb_chart_n_points (const RbChart *chart);
/* Its value, n and dates, for the caption line. */
const char *rb_chart_point_text (const RbChart *chart, guint point);
const RbChartTarget *rb_chart_point_target (const RbChart *chart, guint point);
/* The point reached from `point` by an arrow key (dx, dy of -1, 0, 1); `point` itself at an edge;
 * the first from -1. */
int rb_chart_walk (const RbChart *chart,
                   double width,
                   double height,
                   const RbChartStyle *style,
                   int point,
                   int dx,
                   int dy);

/* One or two sentences that say what the picture says. */
const char *rb_chart_describe (const RbChart *chart);
/* As a table: headings, then rows of text. Columns from 1 on are figures and aligned right. */
guint rb_chart_table_columns (const RbChart *chart);
guint rb_chart_table_rows (const RbChart *chart);
const char *rb_chart_table_heading (const RbChart *chart, guint column);
const char *rb_chart_table_cell (const RbChart *chart, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbChart, rb_chart_unref)

G_END_DECLS
