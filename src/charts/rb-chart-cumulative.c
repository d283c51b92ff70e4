/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attendance so far, day by day, with where the year will end. */
#include "analysis/rb-headline.h"
#include "charts/rb-line-plot.h"

static void
cumulative_layout (const RbChart *chart, RbCanvas *canvas, RbRect area, RbRect *points, int focus)
{
  rb_line_plot_layout (chart->spec, canvas, area, points, chart->points->len, focus);
}

static const RbChartClass cumulative_class = { "cumulative", cumulative_layout, rb_line_plot_free,
                                               TRUE };

static double
day_x (const RbCumulative *cumulative, guint number)
{
  return cumulative->n_days > 1 ? MIN (1, (number - 1) / (double) (cumulative->n_days - 1)) : 0.5;
}

/* The first days swing between 0 and 100 and say nothing: the line begins with its sixth. */
#define FIRST_DAY 6

static void
add_series (const RbCumulative *cumulative, RbLine *line, GArray *days)
{
  for (guint i = 0; i < days->len; i++)
    {
      const RbCumulativePoint *day = &g_array_index (days, RbCumulativePoint, i);
      gboolean shown = day->number >= FIRST_DAY || days->len <= FIRST_DAY;

      rb_line_plot_point (line, day_x (cumulative, day->number),
                          shown ? rb_rate_percent (rb_tally_attendance (&day->so_far)) : NAN,
                          FALSE);
    }
}

static void
add_days (RbChart *chart, const RbCumulative *cumulative)
{
  for (guint i = 0; i < cumulative->this_year->len; i++)
    {
      const RbCumulativePoint *day = &g_array_index (cumulative->this_year, RbCumulativePoint, i);
      g_autofree char *date = rb_date_format (day->date, RB_DATE_WEEKDAY);
      g_autofree char *words = rb_rate_words (rb_tally_attendance (&day->so_far));
      RbChartTarget target = { RB_TARGET_PERIOD, rb_period (day->date, day->date) };

      rb_chart_add_point (chart, target, g_strdup_printf ("To %s: %s", date, words));
      rb_chart_add_cell (chart, rb_date_format (day->date, RB_DATE_DAY_YEAR));
      rb_chart_add_cell (chart, rb_rate_format (rb_tally_attendance (&day->so_far)));
      rb_chart_add_cell (chart, rb_count_format (day->so_far.attended));
      rb_chart_add_cell (chart, rb_count_format (day->so_far.possible));
    }
}

static void
add_projection (RbLinePlot *plot, const RbCumulative *cumulative, const RbCumulativePoint *last)
{
  RbRate ends[] = { cumulative->forecast.best, cumulative->forecast.recent };
  static const char *const words[] = { "if never absent", "as of late" };
  double from = rb_rate_percent (rb_tally_attendance (&last->so_far));

  if (cumulative->forecast.row == G_MAXUINT || cumulative->forecast.left == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *figure = rb_rate_format (ends[i]);
      RbLine *line;

      if (!rb_rate_exists (ends[i])
          || (i == 1 && rb_rate_tenths (ends[0]) == rb_rate_tenths (ends[1])))
        continue;
      line = rb_line_plot_add (plot, RB_ROLE_CHART, RB_ROLE_CHART_WORDS, 1.5,
                               g_strdup_printf ("%s %s", figure, words[i]));
      line->dash = 3;
      line->gap = 3;
      rb_line_plot_point (line, day_x (cumulative, last->number), from, TRUE);
      rb_line_plot_point (line, 1, rb_rate_percent (ends[i]), FALSE);
    }
}

static void
add_levels (RbLinePlot *plot, const RbCumulative *cumulative, const RbPolicy *policy)
{
  if (rb_rate_exists (cumulative->target))
    {
      g_autofree char *figure = rb_rate_format (cumulative->target);

      rb_line_plot_level (plot, rb_rate_percent (cumulative->target), RB_ROLE_TARGET, RB_ROLE_INK,
                          g_strdup_printf ("school target %s", figure));
    }
  if (policy != NULL)
    {
      int limit = 100 - policy->limits[RB_LIMIT_PERSISTENT];
      RbLevel *level = rb_line_plot_level (plot, limit, RB_ROLE_BAD, RB_ROLE_BAD,
                                           g_strdup_printf ("%d or below, persistent", limit));

      level->dash = 5;
      level->gap = 3;
      level->inside = TRUE;
    }
}

static void
add_marks (RbLinePlot *plot, const RbCumulative *cumulative)
{
  for (guint i = 0; i < rb_calendar_n_half_terms (cumulative->calendar); i++)
    {
      const RbPart *part = rb_calendar_half_term (cumulative->calendar, i);

      if (part->first < part->end)
        rb_line_plot_mark (
            plot,
            day_x (cumulative, rb_calendar_day_number (
                                   cumulative->calendar,
                                   rb_calendar_session (cumulative->calendar, part->first).date)),
            part->name);
    }
}

RbChart *
rb_chart_cumulative_new (const RbCumulative *cumulative,
                         const char *subject,
                         const RbPolicy *policy)
{
  RbLinePlot *plot = rb_line_plot_new ();
  RbChart *chart = rb_chart_new (&cumulative_class, plot);
  guint n = cumulative->this_year->len;
  const RbCumulativePoint *last =
      n > 0 ? &g_array_index (cumulative->this_year, RbCumulativePoint, n - 1) : NULL;
  g_autofree char *axis = NULL;
  g_autofree char *figure =
      last != NULL ? rb_rate_format (rb_tally_attendance (&last->so_far)) : NULL;
  RbLine *line;

  rb_chart_add_columns (chart, "Day", "Attendance so far %", "Attended", "Possible", NULL);
  line = rb_line_plot_add (
      plot, RB_ROLE_CHART, RB_ROLE_CHART_WORDS, 2.2,
      figure != NULL ? g_strdup_printf ("%s %s", subject != NULL ? subject : "now", figure) : NULL);
  line->dot = TRUE;
  line->weight = 700;
  add_series (cumulative, line, cumulative->this_year);
  add_days (chart, cumulative);
  line = rb_line_plot_add (plot, RB_ROLE_LAST_YEAR, RB_ROLE_LAST_YEAR_WORDS, 1.5,
                           g_strdup ("last year"));
  add_series (cumulative, line, cumulative->last_year);
  if (last != NULL)
    add_projection (plot, cumulative, last);
  add_levels (plot, cumulative, policy);
  add_marks (plot, cumulative);
  rb_line_plot_fit (plot);
  axis = rb_axis_caption (&plot->axis);
  rb_chart_set_words (chart, rb_headline_cumulative (cumulative),
                      g_strdup_printf ("Attendance so far each day, per cent. %s", axis));
  if (last == NULL || last->so_far.possible == 0)
    chart->nothing = g_strdup ("There are no marks in this period.");
  else
    chart->description = g_strdup_printf ("%s. Attendance so far is %s after %u school days.",
                                          rb_chart_title (chart), figure, last->number);
  rb_chart_set_size (chart, 560, 380, 280, 200);
  return chart;
}
