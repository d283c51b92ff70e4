/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trend by school week: this year in colour, last year grey, target and benchmark as levels. */
#include "analysis/rb-headline.h"
#include "charts/rb-line-plot.h"

static void
trend_layout (const RbChart *chart, RbCanvas *canvas, RbRect area, RbRect *points, int focus)
{
  rb_line_plot_layout (chart->spec, canvas, area, points, chart->points->len, focus);
}

static const RbChartClass trend_class = { "trend", trend_layout, rb_line_plot_free, TRUE };

static void
add_words (RbChart *chart, const RbTrendPoint *point)
{
  g_autofree char *days = rb_date_range_format (point->monday, point->monday + 4);
  g_autofree char *now = rb_rate_words (rb_tally_attendance (&point->tally));
  g_autofree char *then = rb_rate_format (rb_tally_attendance (&point->last_year));
  gboolean has_last = rb_rate_exists (rb_tally_attendance (&point->last_year));
  RbChartTarget target = { RB_TARGET_PERIOD, rb_period (point->monday, point->monday + 6) };

  rb_chart_add_point (chart, target,
                      g_strdup_printf ("Week %u, %s: %s%s%s", point->number, days, now,
                                       has_last ? "; last year " : "", has_last ? then : ""));
}

static void
add_row (RbChart *chart, const RbTrendPoint *point)
{
  rb_chart_add_cell (chart, g_strdup_printf ("%u", point->number));
  rb_chart_add_cell (chart, rb_date_format (point->monday, RB_DATE_DAY_YEAR));
  rb_chart_add_cell (chart, rb_rate_format (rb_tally_attendance (&point->tally)));
  rb_chart_add_cell (chart, rb_count_format (point->tally.attended));
  rb_chart_add_cell (chart, rb_count_format (point->tally.possible));
  rb_chart_add_cell (chart, rb_rate_format (rb_tally_attendance (&point->last_year)));
}

/* Half terms stand a week apart, so that a holiday is seen. */
static double
week_x (const RbTrend *trend, guint index)
{
  guint parts = trend->points->len > 0
                    ? g_array_index (trend->points, RbTrendPoint, trend->points->len - 1).half_term
                    : 0;
  double last = trend->points->len + 0.7 * parts - 1;

  return last > 0
             ? (index + 0.7 * g_array_index (trend->points, RbTrendPoint, index).half_term) / last
             : 0.5;
}

static void
add_levels (RbLinePlot *plot, const RbTrend *trend)
{
  if (rb_rate_exists (trend->target))
    {
      g_autofree char *figure = rb_rate_format (trend->target);

      rb_line_plot_level (plot, rb_rate_percent (trend->target), RB_ROLE_TARGET, RB_ROLE_INK,
                          g_strdup_printf ("target %s", figure));
    }
  if (rb_rate_exists (trend->benchmark))
    {
      g_autofree char *figure = rb_rate_format (trend->benchmark);
      RbLevel *level =
          rb_line_plot_level (plot, rb_rate_percent (trend->benchmark), RB_ROLE_BENCHMARK,
                              RB_ROLE_BENCHMARK_WORDS, g_strdup_printf ("England %s", figure));

      level->width = 1.5;
      level->dash = 1.5;
      level->gap = 3.5;
    }
}

static const RbTrendPoint *
latest (const RbTrend *trend)
{
  for (guint i = trend->points->len; i > 0; i--)
    {
      const RbTrendPoint *point = &g_array_index (trend->points, RbTrendPoint, i - 1);

      if (point->tally.possible > 0)
        return point;
    }
  return NULL;
}

static void
add_lines (RbChart *chart, RbLinePlot *plot, const RbTrend *trend)
{
  const RbTrendPoint *last = latest (trend);
  g_autofree char *figure =
      last != NULL ? rb_rate_format (rb_tally_attendance (&last->tally)) : NULL;
  RbLine *line = rb_line_plot_add (
      plot, RB_ROLE_CHART, RB_ROLE_CHART_WORDS, 2.2,
      figure != NULL ? g_strdup_printf ("week %u: %s", last->number, figure) : NULL);
  guint part = G_MAXUINT;

  line->dot = TRUE;
  line->weight = 700;
  for (guint i = 0; i < trend->points->len; i++)
    {
      const RbTrendPoint *point = &g_array_index (trend->points, RbTrendPoint, i);

      rb_line_plot_point (line, week_x (trend, i),
                          rb_rate_percent (rb_tally_attendance (&point->tally)),
                          point->half_term != part);
      if (point->half_term != part)
        rb_line_plot_mark (plot, week_x (trend, i),
                           rb_calendar_half_term (trend->calendar, point->half_term)->name);
      part = point->half_term;
      add_words (chart, point);
      add_row (chart, point);
    }
  part = G_MAXUINT;
  line = rb_line_plot_add (plot, RB_ROLE_LAST_YEAR, RB_ROLE_LAST_YEAR_WORDS, 1.5,
                           g_strdup ("last year"));
  for (guint i = 0; i < trend->points->len; i++)
    {
      const RbTrendPoint *point = &g_array_index (trend->points, RbTrendPoint, i);

      rb_line_plot_point (line, week_x (trend, i),
                          rb_rate_percent (rb_tally_attendance (&point->last_year)),
                          point->half_term != part);
      part = point->half_term;
    }
}

RbChart *
rb_chart_trend_new (const RbTrend *trend)
{
  RbLinePlot *plot = rb_line_plot_new ();
  RbChart *chart = rb_chart_new (&trend_class, plot);
  const RbTrendPoint *last = latest (trend);
  g_autofree char *axis = NULL;

  rb_chart_add_columns (chart, "Week", "Monday", "Attendance %", "Attended", "Possible",
                        "Last year %", NULL);
  add_lines (chart, plot, trend);
  add_levels (plot, trend);
  rb_line_plot_fit (plot);
  axis = rb_axis_caption (&plot->axis);
  rb_chart_set_words (chart, rb_headline_trend (trend),
                      g_strdup_printf ("Weekly attendance, per cent. %s", axis));
  if (last == NULL)
    chart->nothing = g_strdup ("There are no marks in this period.");
  else
    {
      g_autofree char *figure = rb_rate_words (rb_tally_attendance (&last->tally));

      chart->description =
          g_strdup_printf ("%s. Line of %u school weeks; the latest, week %u, is %s.",
                           rb_chart_title (chart), trend->n_begun, last->number, figure);
    }
  rb_chart_set_size (chart, 600, 300, 260, 180);
  return chart;
}
