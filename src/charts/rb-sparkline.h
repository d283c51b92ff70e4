/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sparkline as a piece of another chart. */
#pragma once

#include "charts/rb-canvas.h"

/* Values in per cent, NaN for a gap, into `area`; `points` gets a small rectangle for each, and may
 * be NULL. */
void
rb_sparkline_lay (RbCanvas *canvas, RbRect area, const double *values, guint n, RbRect *points);
