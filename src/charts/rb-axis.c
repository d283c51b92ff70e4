/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks, grid, break strokes, and labels that must not touch. */
#include "charts/rb-axis.h"

#include <math.h>

RbAxis
rb_axis_nice (double low, double high, guint n, double limit)
{
  static const double steps[] = { 1, 2, 5, 10, 20, 25, 50, 100 };
  RbAxis axis = { 0, limit, limit / 5, limit };

  if (!(low <= high))
    return axis;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      axis.step = steps[i];
      axis.from = MAX (0, floor (low / axis.step) * axis.step);
      axis.to = MIN (limit, ceil (high / axis.step) * axis.step);
      if (axis.to <= axis.from)
        axis.to = MIN (limit, axis.from + axis.step);
      if (axis.to <= axis.from)
        axis.from = axis.to - axis.step;
      if ((axis.to - axis.from) / axis.step <= MAX (n, 1))
        break;
    }
  return axis;
}

double
rb_axis_y (const RbAxis *axis, const RbRect *plot, double value)
{
  double share = (CLAMP (value, axis->from, axis->to) - axis->from) / (axis->to - axis->from);

  return plot->y + plot->height * (1 - share);
}

void
rb_axis_draw (const RbAxis *axis, RbCanvas *canvas, const RbRect *plot)
{
  RbTextStyle tick = { 12, 400, rb_canvas_color (canvas, RB_ROLE_DIM), RB_ALIGN_RIGHT };
  double foot = plot->y + plot->height;

  for (double value = axis->from; value <= axis->to + axis->step / 1000; value += axis->step)
    {
      g_autofree char *text = g_strdup_printf ("%g", value);
      double y = rb_axis_y (axis, plot, value);

      if (value > axis->from)
        rb_canvas_line (canvas, plot->x, y, plot->x + plot->width, y,
                        rb_canvas_color (canvas, RB_ROLE_GRID), 1, 0, 0);
      rb_canvas_text_middle (canvas, plot->x - 8, y, &tick, text);
    }
  rb_canvas_line (canvas, plot->x, foot, plot->x + plot->width, foot,
                  rb_canvas_color (canvas, RB_ROLE_AXIS), 1, 0, 0);
  if (axis->from > 0)
    for (int i = 0; i < 2; i++)
      rb_canvas_line (canvas, plot->x - 5, foot - 4 - 4 * i, plot->x + 5, foot - 8 - 4 * i,
                      rb_canvas_color (canvas, RB_ROLE_AXIS), 1.01, 0, 0);
}

char *
rb_axis_caption (const RbAxis *axis)
{
  if (axis->from <= 0)
    return g_strdup_printf ("Axis from 0 to %g", axis->to);
  return g_strdup_printf ("Axis from %g to %g", axis->from, axis->to);
}

void
rb_axis_spread (double *y, guint n, double gap, double top, double bottom)
{
  for (guint i = 1; i < n; i++)
    if (y[i] < y[i - 1] + gap)
      {
        double push = (y[i - 1] + gap - y[i]) / 2;

        /* Half of the way up where there is room, the rest down. */
        if (y[i - 1] - push >= top && (i < 2 || y[i - 1] - push >= y[i - 2] + gap))
          y[i - 1] -= push;
        y[i] = y[i - 1] + gap;
      }
  for (guint i = n; i > 0; i--)
    {
      double limit = i == n ? bottom : y[i] - gap;

      if (y[i - 1] > limit)
        y[i - 1] = limit;
    }
}
