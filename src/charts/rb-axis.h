/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value axis: round ticks over a range, and an honest start: where it does not begin at zero the
 * caption says so and two strokes stand at its foot. */
#pragma once

#include "charts/rb-canvas.h"

G_BEGIN_DECLS

typedef struct
{
  double from;
  double to;
  double step;
  double limit; /* the values cannot exceed it (100 per cent) */
} RbAxis;

/* Round ticks that hold [low, high], about `n` of them, never beyond [0, limit]. low > high gives 0
 * to limit. */
RbAxis rb_axis_nice (double low, double high, guint n, double limit);
double rb_axis_y (const RbAxis *axis, const RbRect *plot, double value);
/* Draws grid lines, tick words left of the plot, the foot line and the break strokes. */
void rb_axis_draw (const RbAxis *axis, RbCanvas *canvas, const RbRect *plot);
/* "Axis from 90 to 99". (transfer full) */
char *rb_axis_caption (const RbAxis *axis);
/* Moves the wanted heights apart until neighbours are `gap` away from each other, inside [top,
 * bottom]; order is kept. */
void rb_axis_spread (double *y, guint n, double gap, double top, double bottom);

G_END_DECLS
