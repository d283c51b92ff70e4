/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all charts share: headings, the quiet sentence of an empty one, hit, walk, table. */
#include "charts/rb-chart-private.h"

#include <stdarg.h>

#define MARGIN 16

static void
clear_point (gpointer data)
{
  RbChartPoint *point = data;

  g_free (point->text);
  g_free (point->target.field);
  g_free (point->target.value);
}

RbChart *
rb_chart_new (const RbChartClass *klass, gpointer spec)
{
  RbChart *chart = g_new0 (RbChart, 1);

  g_atomic_ref_count_init (&chart->ref_count);
  chart->klass = klass;
  chart->spec = spec;
  chart->points = g_array_new (FALSE, TRUE, sizeof (RbChartPoint));
  g_array_set_clear_func (chart->points, clear_point);
  chart->columns = g_ptr_array_new_with_free_func (g_free);
  chart->cells = g_ptr_array_new_with_free_func (g_free);
  rb_chart_set_size (chart, 600, 300, 240, 140);
  return chart;
}

RbChart *
rb_chart_ref (RbChart *chart)
{
  g_atomic_ref_count_inc (&chart->ref_count);
  return chart;
}

void
rb_chart_unref (RbChart *chart)
{
  if (chart == NULL || !g_atomic_ref_count_dec (&chart->ref_count))
    return;
  chart->klass->free_spec (chart->spec);
  g_free (chart->title);
  g_free (chart->caption);
  g_free (chart->description);
  g_free (chart->nothing);
  g_array_unref (chart->points);
  g_ptr_array_unref (chart->columns);
  g_ptr_array_unref (chart->cells);
  g_free (chart);
}

void
rb_chart_set_words (RbChart *chart, char *title, char *caption)
{
  chart->title = title;
  chart->caption = caption;
}

void
rb_chart_set_size (RbChart *chart, double width, double height, double min_width, double min_height)
{
  chart->width = width;
  chart->height = height;
  chart->min_width = min_width;
  chart->min_height = min_height;
}

void
rb_chart_add_point (RbChart *chart, RbChartTarget target, char *text)
{
  RbChartPoint point = { text, target };

  point.target.field = g_strdup (target.field);
  point.target.value = g_strdup (target.value);
  g_array_append_val (chart->points, point);
}

void
rb_chart_add_columns (RbChart *chart, const char *first, ...)
{
  va_list list;

  va_start (list, first);
  for (const char *heading = first; heading != NULL; heading = va_arg (list, const char *))
    g_ptr_array_add (chart->columns, g_strdup (heading));
  va_end (list);
}

void
rb_chart_add_cell (RbChart *chart, char *text)
{
  g_ptr_array_add (chart->cells, text);
}

double
rb_rate_percent (RbRate rate)
{
  return rb_rate_exists (rate) ? 100.0 * (double) rate.part / (double) rate.whole : NAN;
}

char *
rb_rate_words (RbRate rate)
{
  g_autofree char *figure = rb_rate_format (rate);
  g_autofree char *part = rb_count_format (rate.part);
  g_autofree char *whole = rb_count_format (rate.whole);

  if (!rb_rate_exists (rate))
    return g_strdup ("no sessions");
  return g_strdup_printf ("%s, %s of %s sessions", figure, part, whole);
}

const char *
rb_chart_name (const RbChart *chart)
{
  return chart->klass->name;
}

const char *
rb_chart_title (const RbChart *chart)
{
  return chart->title != NULL ? chart->title : "";
}

const char *
rb_chart_caption (const RbChart *chart)
{
  return chart->caption != NULL ? chart->caption : "";
}

void
rb_chart_natural_size (const RbChart *chart, double *width, double *height)
{
  *width = chart->width;
  *height = chart->height;
}

void
rb_chart_minimum_size (const RbChart *chart, double *width, double *height)
{
  *width = chart->min_width;
  *height = chart->min_height;
}

gboolean
rb_chart_is_empty (const RbChart *chart)
{
  return chart->nothing != NULL;
}

/* The headline and the caption (or the point in focus); what is left is the area of the picture. */
static RbRect
lay_headings (
    const RbChart *chart, RbCanvas *canvas, double width, double height, const RbChartStyle *style)
{
  gboolean focused = style->focus >= 0 && (guint) style->focus < chart->points->len;
  const char *caption =
      focused ? rb_chart_point_text (chart, style->focus) : rb_chart_caption (chart);
  double s = rb_canvas_scale (canvas), y = MARGIN, h = 0;
  gboolean rtl = rb_canvas_is_rtl (canvas);
  RbTextStyle heading = { 15,
                          800,
                          rb_canvas_color (canvas, RB_ROLE_INK),
                          rtl ? RB_ALIGN_RIGHT : RB_ALIGN_LEFT,
                          width - 2 * MARGIN,
                          2 };
  RbTextStyle under = { 12.5,
                        400,
                        rb_canvas_color (canvas, focused ? RB_ROLE_INK : RB_ROLE_DIM),
                        heading.align,
                        width - 2 * MARGIN,
                        2 };
  double x = rtl ? width - MARGIN : MARGIN;

  if (chart->bare || !style->headings)
    return rb_rect (0, 0, width, height);
  rb_canvas_text (canvas, x, y + 14 * s, &heading, rb_chart_title (chart));
  rb_canvas_measure (canvas, &heading, *rb_chart_title (chart) ? chart->title : " ", NULL, &h);
  y += h;
  rb_canvas_text (canvas, x, y + 12.5 * s, &under, caption);
  rb_canvas_measure (canvas, &under, *caption ? caption : " ", NULL, &h);
  y += h + 10;
  return rb_rect (MARGIN, y, MAX (1, width - 2 * MARGIN), MAX (1, height - y - MARGIN));
}

RbCanvas *
rb_chart_layout (
    const RbChart *chart, double width, double height, const RbChartStyle *style, RbRect *points)
{
  RbCanvas *canvas = rb_canvas_new (style->palette, style->font, style->scale, style->rtl);
  g_autofree RbRect *own = points == NULL ? g_new0 (RbRect, chart->points->len + 1) : NULL;
  RbRect area;

  if (style->ground)
    rb_canvas_rect (canvas, rb_rect (0, 0, width, height), rb_canvas_color (canvas, RB_ROLE_VIEW),
                    0);
  area = lay_headings (chart, canvas, width, height, style);
  if (chart->nothing != NULL)
    {
      RbTextStyle quiet = { 13,         400, rb_canvas_color (canvas, RB_ROLE_DIM), RB_ALIGN_CENTRE,
                            area.width, 3 };

      rb_canvas_text (canvas, area.x + area.width / 2, area.y + area.height / 2, &quiet,
                      chart->nothing);
      return canvas;
    }
  chart->klass->layout (chart, canvas, area, points != NULL ? points : own, style->focus);
  return canvas;
}

void
rb_chart_draw (
    const RbChart *chart, cairo_t *cr, double width, double height, const RbChartStyle *style)
{
  g_autoptr (RbCanvas) canvas = rb_chart_layout (chart, width, height, style, NULL);

  rb_canvas_draw (canvas, cr);
}

static double
distance (const RbRect *rect, double x, double y)
{
  double dx = MAX (0, MAX (rect->x - x, x - rect->x - rect->width));
  double dy = MAX (0, MAX (rect->y - y, y - rect->y - rect->height));

  return hypot (dx, dy);
}

int
rb_chart_hit (const RbChart *chart,
              double width,
              double height,
              const RbChartStyle *style,
              double x,
              double y)
{
  g_autofree RbRect *points = g_new0 (RbRect, chart->points->len + 1);
  g_autoptr (RbCanvas) canvas = rb_chart_layout (chart, width, height, style, points);
  int best = -1;
  double nearest = chart->klass->nearest ? 24 : 0.5;

  for (guint i = 0; i < chart->points->len; i++)
    {
      RbRect column = points[i];
      double away;

      if (points[i].width <= 0)
        continue;
      if (chart->klass->nearest)
        {
          column.y = 0;
          column.height = height;
        }
      away = distance (&column, x, y);
      if (away < nearest)
        {
          nearest = away;
          best = i;
        }
    }
  return best;
}

int
rb_chart_walk (const RbChart *chart,
               double width,
               double height,
               const RbChartStyle *style,
               int point,
               int dx,
               int dy)
{
  g_autofree RbRect *points = g_new0 (RbRect, chart->points->len + 1);
  g_autoptr (RbCanvas) canvas = rb_chart_layout (chart, width, height, style, points);
  int best = point;
  double least = G_MAXDOUBLE, cx, cy;

  if (point < 0 || (guint) point >= chart->points->len)
    return chart->points->len > 0 ? 0 : -1;
  cx = points[point].x + points[point].width / 2;
  cy = points[point].y + points[point].height / 2;
  for (guint i = 0; i < chart->points->len; i++)
    {
      double along = (points[i].x + points[i].width / 2 - cx) * dx
                     + (points[i].y + points[i].height / 2 - cy) * dy;
      double across = (points[i].x + points[i].width / 2 - cx) * dy
                      + (points[i].y + points[i].height / 2 - cy) * dx;
      double cost = along + (chart->klass->nearest ? 0 : 4 * fabs (across));

      if ((int) i == point || points[i].width <= 0 || along < 0.25 || cost >= least)
        continue;
      least = cost;
      best = i;
    }
  return best;
}

guint
rb_chart_n_points (const RbChart *chart)
{
  return chart->points->len;
}

const char *
rb_chart_point_text (const RbChart *chart, guint point)
{
  return g_array_index (chart->points, RbChartPoint, point).text;
}

const RbChartTarget *
rb_chart_point_target (const RbChart *chart, guint point)
{
  return &g_array_index (chart->points, RbChartPoint, point).target;
}

const char *
rb_chart_describe (const RbChart *chart)
{
  return chart->description != NULL ? chart->description
         : chart->nothing != NULL   ? chart->nothing
                                    : rb_chart_title (chart);
}

guint
rb_chart_table_columns (const RbChart *chart)
{
  return chart->columns->len;
}

guint
rb_chart_table_rows (const RbChart *chart)
{
  return chart->columns->len > 0 ? chart->cells->len / chart->columns->len : 0;
}

const char *
rb_chart_table_heading (const RbChart *chart, guint column)
{
  return g_ptr_array_index (chart->columns, column);
}

const char *
rb_chart_table_cell (const RbChart *chart, guint row, guint column)
{
  return g_ptr_array_index (chart->cells, row * chart->columns->len + column);
}
