/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line for a row of a table: no axis, its last point marked. */
#include "charts/rb-chart-private.h"
#include "charts/rb-sparkline.h"

typedef struct
{
  double *values;
  guint n;
} Spec;

static void
free_spec (gpointer data)
{
  g_free (((Spec *) data)->values);
  g_free (data);
}

void
rb_sparkline_lay (RbCanvas *canvas, RbRect area, const double *values, guint n, RbRect *points)
{
  double low = INFINITY, high = -INFINITY;
  g_autofree double *xy = g_new (double, 2 * n + 2);
  guint k = 0;
  RbRole line = RB_ROLE_LAST_YEAR;

  for (guint i = 0; i < n; i++)
    if (isfinite (values[i]))
      {
        low = MIN (low, values[i]);
        high = MAX (high, values[i]);
      }
  /* At least four points of a per cent high, so that a level class looks level. */
  if (high - low < 4)
    {
      low = (low + high) / 2 - 2;
      high = low + 4;
    }
  for (guint i = 0; i <= n; i++)
    {
      if (i == n || !isfinite (values[i]))
        {
          rb_canvas_polyline (canvas, xy, k, rb_canvas_color (canvas, line), 1.3, 0, 0);
          k = 0;
          if (points != NULL && i < n)
            points[i] = rb_rect (0, 0, 0, 0);
          continue;
        }
      xy[2 * k] = area.x + 3 + (n > 1 ? i / (double) (n - 1) : 1) * MAX (0, area.width - 6);
      xy[2 * k + 1] =
          area.y + 3 + (1 - (values[i] - low) / (high - low)) * MAX (0, area.height - 6);
      if (points != NULL)
        points[i] = rb_rect (xy[2 * k] - 2, xy[2 * k + 1] - 2, 4, 4);
      if (i == n - 1)
        rb_canvas_dot (canvas, xy[2 * k], xy[2 * k + 1], 2.6,
                       rb_canvas_color (canvas, RB_ROLE_CHART));
      k++;
    }
}

static void
sparkline_layout (const RbChart *chart, RbCanvas *canvas, RbRect area, RbRect *points, int focus)
{
  const Spec *spec = chart->spec;

  rb_sparkline_lay (canvas, area, spec->values, spec->n, points);
  if (focus >= 0 && focus < (int) spec->n && points[focus].width > 0)
    rb_canvas_dot (canvas, points[focus].x + 2, points[focus].y + 2, 3.5,
                   rb_canvas_color (canvas, RB_ROLE_CURSOR));
}

static const RbChartClass sparkline_class = { "sparkline", sparkline_layout, free_spec, TRUE };

RbChart *
rb_chart_sparkline_from_values (const double *values, guint n)
{
  Spec *spec = g_new0 (Spec, 1);
  RbChart *chart = rb_chart_new (&sparkline_class, spec);
  guint known = 0;

  /* Weeks still to come at the end are left out, so that the last point is now. */
  while (n > 0 && !isfinite (values[n - 1]))
    n--;
  spec->values = g_memdup2 (values, n * sizeof (double));
  spec->n = n;
  rb_chart_add_columns (chart, "Week", "Attendance %", NULL);
  for (guint i = 0; i < n; i++)
    {
      known += isfinite (values[i]);
      rb_chart_add_cell (chart, g_strdup_printf ("%u", i + 1));
      rb_chart_add_cell (chart, isfinite (values[i]) ? g_strdup_printf ("%.1f", values[i])
                                                     : g_strdup ("n/a"));
      rb_chart_add_point (chart, (RbChartTarget){ RB_TARGET_NONE },
                          isfinite (values[i]) ? g_strdup_printf ("%.1f", values[i])
                                               : g_strdup ("no sessions"));
    }
  chart->bare = TRUE;
  rb_chart_set_words (chart, g_strdup ("Attendance by week"), NULL);
  if (known == 0)
    chart->nothing = g_strdup ("No marks yet");
  else
    chart->description =
        g_strdup_printf ("Attendance by week over %u weeks, now %.1f.", n, values[n - 1]);
  rb_chart_set_size (chart, 120, 28, 30, 12);
  return chart;
}

RbChart *
rb_chart_sparkline_new (const RbTrend *trend)
{
  g_autofree double *values = g_new (double, trend->points->len + 1);

  for (guint i = 0; i < trend->points->len; i++)
    values[i] = rb_rate_percent (
        rb_tally_attendance (&g_array_index (trend->points, RbTrendPoint, i).tally));
  return rb_chart_sparkline_from_values (values, trend->points->len);
}
