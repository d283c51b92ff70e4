/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions missed by weekday and half day, the count in every cell. */
#include "analysis/rb-headline.h"
#include "charts/rb-chart-private.h"

typedef struct
{
  guint missed[5][2];
  guint most;
} Spec;

static void
weekday_layout (const RbChart *chart, RbCanvas *canvas, RbRect area, RbRect *points, int focus)
{
  const Spec *spec = chart->spec;
  double s = rb_canvas_scale (canvas), left = 34 * s, top = 22 * s;
  double width = MIN (84 * s, (area.width - left) / 5),
         height = CLAMP ((area.height - top) / 2, 16, 48 * s);
  RbTextStyle dim = { 12, 400, rb_canvas_color (canvas, RB_ROLE_DIM), RB_ALIGN_CENTRE };
  RbTextStyle figure = { 13, 700, { 0 }, RB_ALIGN_CENTRE };
  RbColor pale = rb_canvas_color (canvas, RB_ROLE_VIEW),
          strong = rb_canvas_color (canvas, RB_ROLE_HEAT);
  RbColor black = RB_RGB (0x1b1b1b), white = RB_RGB (0xffffff);

  for (int half = 0; half < 2; half++)
    rb_canvas_text_middle (canvas, area.x + left / 2 - 4, area.y + top + (half + 0.5) * height,
                           &dim, rb_half_name (half));
  for (int day = 0; day < 5; day++)
    {
      g_autofree char *name = g_strndup (rb_weekday_name (day), 3);

      rb_canvas_text (canvas, area.x + left + (day + 0.5) * width, area.y + 13 * s, &dim, name);
      for (int half = 0; half < 2; half++)
        {
          guint count = spec->missed[day][half];
          double share = spec->most > 0 ? (double) count / spec->most : 0;
          RbRect cell = rb_rect (floor (area.x + left + day * width) + 1,
                                 floor (area.y + top + half * height) + 1, floor (width) - 3,
                                 floor (height) - 3);
          RbColor fill = rb_color_mix (pale, strong, count > 0 ? 0.08 + 0.84 * share : 0.04);
          g_autofree char *text = rb_count_format (count);

          rb_canvas_rect (canvas, cell, fill, 3);
          figure.color =
              rb_color_contrast (fill, black) > rb_color_contrast (fill, white) ? black : white;
          rb_canvas_text_middle (canvas, cell.x + cell.width / 2, cell.y + cell.height / 2, &figure,
                                 text);
          points[day * 2 + half] = cell;
          if (day * 2 + half == focus)
            rb_canvas_frame (canvas,
                             rb_rect (cell.x - 2, cell.y - 2, cell.width + 4, cell.height + 4),
                             rb_canvas_color (canvas, RB_ROLE_CURSOR), 2, 4);
        }
    }
}

static const RbChartClass weekday_class = { "weekday", weekday_layout, g_free, FALSE };

RbChart *
rb_chart_weekday_new (const RbPattern *pattern)
{
  Spec *spec = g_new0 (Spec, 1);
  RbChart *chart = rb_chart_new (&weekday_class, spec);
  guint missed = rb_tally_absent (&pattern->total);

  rb_chart_add_columns (chart, "Weekday", "AM missed", "AM possible", "PM missed", "PM possible",
                        NULL);
  for (int day = 0; day < 5; day++)
    {
      rb_chart_add_cell (chart, g_strdup (rb_weekday_name (day)));
      for (int half = 0; half < 2; half++)
        {
          const RbTally *tally = &pattern->cells[day][half];
          g_autofree char *part = rb_count_format (rb_tally_absent (tally));
          g_autofree char *whole = rb_count_format (tally->possible);
          RbChartTarget target = { RB_TARGET_GROUP, RB_PERIOD_NONE, half, (char *) "weekday",
                                   (char *) rb_weekday_name (day) };

          spec->missed[day][half] = rb_tally_absent (tally);
          spec->most = MAX (spec->most, rb_tally_absent (tally));
          rb_chart_add_point (chart, target,
                              g_strdup_printf ("%s %s: %s of %s sessions missed",
                                               rb_weekday_name (day), rb_half_name (half), part,
                                               whole));
          rb_chart_add_cell (chart, g_steal_pointer (&part));
          rb_chart_add_cell (chart, g_steal_pointer (&whole));
        }
    }
  rb_chart_set_words (chart, rb_headline_pattern (pattern),
                      g_strdup ("Sessions missed, by weekday and half day"));
  if (pattern->total.possible == 0)
    chart->nothing = g_strdup ("There are no marks in this period.");
  else
    {
      g_autofree char *all = rb_count_format (missed);
      g_autofree char *of = rb_count_format (pattern->total.possible);

      chart->description =
          g_strdup_printf ("%s. %s of %s sessions were missed.", rb_chart_title (chart), all, of);
    }
  rb_chart_set_size (chart, 380, 200, 230, 150);
  return chart;
}
