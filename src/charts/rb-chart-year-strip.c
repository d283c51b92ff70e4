/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year in the register's header bar: a bar a week from 80 to 100 per cent, the visible weeks
 * framed. */
#include "charts/rb-line-plot.h"

typedef struct
{
  double value; /* NaN: nothing yet */
  guint part;
  gboolean now;
  gboolean framed;
} Week;

typedef struct
{
  GArray *weeks;    /* Week */
  GPtrArray *parts; /* char* */
} Spec;

static void
free_spec (gpointer data)
{
  g_array_unref (((Spec *) data)->weeks);
  g_ptr_array_unref (((Spec *) data)->parts);
  g_free (data);
}

#define FROM 80.0

static void
strip_layout (const RbChart *chart, RbCanvas *canvas, RbRect area, RbRect *points, int focus)
{
  const Spec *spec = chart->spec;
  double s = rb_canvas_scale (canvas), words = area.height > 30 * s ? 13 * s : 0, gap = 1.2;
  double unit = (area.width - 8)
                / (spec->weeks->len + gap * (spec->parts->len > 0 ? spec->parts->len - 1 : 0));
  double height = area.height - words, x = area.x + 4, from = 0, to = 0, start = x;
  RbTextStyle style = { 10.5, 400, rb_canvas_color (canvas, RB_ROLE_DIM), RB_ALIGN_CENTRE };

  for (guint i = 0; i < spec->weeks->len; i++)
    {
      const Week *week = &g_array_index (spec->weeks, Week, i);
      gboolean ends =
          i + 1 == spec->weeks->len || g_array_index (spec->weeks, Week, i + 1).part != week->part;
      double full = height - 7,
             tall = isfinite (week->value) ? MAX (
                        1, round (full * (CLAMP (week->value, FROM, 100) - FROM) / (100 - FROM)))
                                           : 1;
      double left = floor (x), width = MAX (1, floor (x + unit) - left - (unit > 3 ? 1.5 : 0.5));

      points[i] = rb_rect (x, area.y, unit, height);
      if (week->framed || (int) i == focus)
        rb_canvas_rect (canvas, rb_rect (left - 2, area.y + 1, unit + 3, height - 2),
                        rb_canvas_color (canvas, RB_ROLE_VIEW), 0);
      if (isfinite (week->value))
        rb_canvas_rect (canvas, rb_rect (left, area.y + 3 + full - tall, width, tall),
                        rb_canvas_color (canvas, week->now ? RB_ROLE_TODAY : RB_ROLE_STRIP), 1);
      else
        rb_canvas_rect (canvas, rb_rect (left, area.y + 2 + full, width, 1),
                        rb_canvas_color (canvas, RB_ROLE_AXIS), 0);
      if (week->framed || (int) i == focus)
        {
          from = from > 0 ? from : x;
          to = x + unit;
        }
      x += unit;
      if (!ends)
        continue;
      style.max_width = x - start + gap * unit;
      if (words > 0)
        rb_canvas_text (canvas, (start + x) / 2, area.y + area.height - 2, &style,
                        g_ptr_array_index (spec->parts, week->part));
      x += gap * unit;
      start = x;
    }
  if (to > from)
    rb_canvas_frame (canvas, rb_rect (floor (from) - 3, area.y, ceil (to - from) + 5, height),
                     rb_canvas_color (canvas, RB_ROLE_CURSOR), 2, 4);
}

static const RbChartClass strip_class = { "year-strip", strip_layout, free_spec, FALSE };

RbChart *
rb_chart_year_strip_new (const RbTrend *trend, RbDate from, RbDate to)
{
  Spec *spec = g_new0 (Spec, 1);
  RbChart *chart = rb_chart_new (&strip_class, spec);

  spec->weeks = g_array_new (FALSE, TRUE, sizeof (Week));
  spec->parts = g_ptr_array_new_with_free_func (g_free);
  rb_chart_add_columns (chart, "Week", "Attendance %", NULL);
  for (guint i = 0; i < rb_calendar_n_half_terms (trend->calendar); i++)
    g_ptr_array_add (spec->parts,
                     rb_short_part_name (rb_calendar_half_term (trend->calendar, i)->name));
  for (guint i = 0; i < trend->points->len; i++)
    {
      const RbTrendPoint *point = &g_array_index (trend->points, RbTrendPoint, i);
      RbRate rate = rb_tally_attendance (&point->tally);
      Week week = { rb_rate_percent (rate), point->half_term, i + 1 == trend->n_begun,
                    point->monday + 4 >= from && point->monday <= to };
      RbChartTarget target = { RB_TARGET_PERIOD, rb_period (point->monday, point->monday + 6) };
      g_autofree char *days = rb_date_range_format (point->monday, point->monday + 4);
      g_autofree char *figure = rb_rate_format (rate);

      g_array_append_val (spec->weeks, week);
      rb_chart_add_point (chart, target,
                          g_strdup_printf ("Week %u, %s: %s", point->number, days, figure));
      rb_chart_add_cell (chart, g_strdup_printf ("%u", point->number));
      rb_chart_add_cell (chart, g_steal_pointer (&figure));
    }
  chart->bare = TRUE;
  rb_chart_set_words (chart, g_strdup ("The year by week"),
                      g_strdup ("Attendance from 80 to 100 per cent"));
  chart->description = g_strdup_printf ("The year by week: %u of %u school weeks have begun.",
                                        trend->n_begun, trend->points->len);
  if (trend->points->len == 0)
    chart->nothing = g_strdup ("This year has no terms yet.");
  rb_chart_set_size (chart, 420, 42, 160, 20);
  return chart;
}
