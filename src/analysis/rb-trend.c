/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year by its school weeks. */
#include "analysis/rb-trend.h"

#include "analysis/rb-stats.h"

/* The figures of each week of an academic year, put where `slot` says for the week's index. */
static void
add_weeks (RbQuery *query, const RbCalendar *calendar, GArray *points, gboolean last_year)
{
  g_autoptr (RbQuery) year = rb_query_copy (query);
  g_autoptr (RbStats) stats = NULL;

  rb_query_set_period (year, rb_period (rb_calendar_first (calendar), rb_calendar_last (calendar)));
  stats = rb_stats_by (year, RB_GROUP_WEEK);
  for (guint i = 0, week = 0; i < rb_stats_n (stats); i++)
    {
      const RbStatsRow *row = rb_stats_row (stats, i);

      while (week < rb_calendar_n_weeks (calendar)
             && rb_calendar_week (calendar, week)->monday < row->keys[0]->order)
        week++;
      if (week >= points->len)
        break;
      if (last_year)
        g_array_index (points, RbTrendPoint, week).last_year = row->tally;
      else
        g_array_index (points, RbTrendPoint, week).tally = row->tally;
    }
}

static guint
count_begun (RbQuery *query, const RbMarkMatrix *matrix, const RbCalendar *calendar)
{
  guint begun = rb_school_begun (rb_query_school (query), matrix, rb_query_now (query));

  return begun ? rb_calendar_week_of (calendar, begun - 1) + 1 : 0;
}

RbTrend *
rb_trend_new (RbQuery *query, const RbBenchmarks *benchmarks)
{
  RbTrend *trend = g_new0 (RbTrend, 1);
  const RbSchool *school = rb_query_school (query);
  const RbMarkMatrix *matrix, *before;
  const RbBenchmark *line;

  trend->year = rb_academic_year_of (rb_query_period (query).to);
  trend->subject = rb_query_format_filters (query);
  trend->points = g_array_new (FALSE, TRUE, sizeof (RbTrendPoint));
  trend->target = rb_query_policy (query)->school_target;
  line = rb_benchmarks_national (benchmarks, school->details->phase, trend->year, "attendance");
  if (line)
    {
      trend->benchmark = line->value;
      trend->benchmark_year = line->year;
    }
  matrix = rb_school_year (school, trend->year);
  if (matrix == NULL)
    {
      trend->calendar = rb_calendar_new (trend->year, NULL, 0);
      return trend;
    }
  trend->calendar = rb_calendar_ref (rb_mark_matrix_calendar (matrix));
  for (guint i = 0; i < rb_calendar_n_weeks (trend->calendar); i++)
    {
      const RbWeek *week = rb_calendar_week (trend->calendar, i);
      RbTrendPoint point = { week->monday, week->number, week->half_term, { 0 }, { 0 } };

      g_array_append_val (trend->points, point);
    }
  trend->n_begun = count_begun (query, matrix, trend->calendar);
  add_weeks (query, trend->calendar, trend->points, FALSE);
  before = rb_school_year (school, trend->year - 1);
  if (before && rb_calendar_n_sessions (rb_mark_matrix_calendar (before)) > 0)
    add_weeks (query, rb_mark_matrix_calendar (before), trend->points, TRUE);
  return trend;
}

void
rb_trend_free (RbTrend *trend)
{
  rb_calendar_unref (trend->calendar);
  g_free (trend->subject);
  g_array_unref (trend->points);
  g_free (trend);
}
