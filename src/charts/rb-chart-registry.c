/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts by name: asks the analysis for the figures and hands them to the constructor. */
#include <string.h>

#include "charts/rb-chart-private.h"

#define N_WEEKS 12

const char *const *
rb_chart_names (void)
{
  static const char *const names[] = { "trend",        "bands",  "ribbon",    "weekday",
                                       "movement",     "league", "sparkline", "cumulative",
                                       "contribution", "codes",  NULL };

  return names;
}

gboolean
rb_chart_is_name (const char *name)
{
  return g_strv_contains (rb_chart_names (), name);
}

/* The only row of a query; -1 where it has none or more. */
static int
only_row (RbQuery *query)
{
  guint n = rb_roster_n (rb_query_school (query)->roster);
  int row = -1;

  for (guint i = 0; i < n; i++)
    if (rb_query_has_row (query, i))
      {
        if (row >= 0)
          return -1;
        row = i;
      }
  return row;
}

static RbChart *
make_trend (RbQuery *query, const RbChartOptions *options, gboolean spark)
{
  g_autoptr (RbTrend) trend = rb_trend_new (query, options->benchmarks);

  return spark ? rb_chart_sparkline_new (trend) : rb_chart_trend_new (trend);
}

static RbChart *
make_cumulative (RbQuery *query)
{
  g_autoptr (RbCumulative) cumulative = rb_cumulative_new (query);
  int row = only_row (query);
  const RbPupil *pupil = row >= 0 ? rb_roster_pupil (rb_query_school (query)->roster, row) : NULL;

  return rb_chart_cumulative_new (cumulative, pupil != NULL ? pupil->forename : NULL,
                                  pupil != NULL ? rb_query_policy (query) : NULL);
}

static RbChart *
make_movement (RbQuery *query, const RbChartOptions *options)
{
  RbSchool *school = rb_query_school (query);
  RbPeriod after = rb_query_period (query), before = options->before;
  g_autoptr (RbMovement) movement = NULL;

  if (rb_period_is_empty (before))
    before = rb_period_previous (school, after);
  movement = rb_movement_new (query, before, after);
  return rb_chart_movement_new (movement, school);
}

/* Twelve weeks up to the last one begun, for every row of the league. */
static double *
league_weeks (RbQuery *query, const RbLeague *league)
{
  double *values = g_new (double, league->rows->len *N_WEEKS + 1);

  for (guint i = 0; i < league->rows->len; i++)
    {
      const RbLeagueRow *row = g_ptr_array_index (league->rows, i);
      g_autoptr (RbQuery) own = rb_query_copy (query);
      g_autoptr (RbTrend) trend = NULL;
      guint to = 0;

      rb_query_add_filter (own, rb_group_id (league->by), row->key->value);
      trend = rb_trend_new (own, NULL);
      for (guint k = 0; k < trend->n_begun && k < trend->points->len; k++)
        if (g_array_index (trend->points, RbTrendPoint, k).monday <= league->period.to)
          to = k + 1;
      for (guint k = 0; k < N_WEEKS; k++)
        {
          int at = (int) to - N_WEEKS + (int) k;

          values[i * N_WEEKS + k] =
              at < 0 ? NAN
                     : rb_rate_percent (rb_tally_attendance (
                         &g_array_index (trend->points, RbTrendPoint, at).tally));
        }
    }
  return values;
}

static RbChart *
make_league (RbQuery *query, const RbChartOptions *options, RbGroup by)
{
  RbSchool *school = rb_query_school (query);
  RbPeriod before = options->before;
  g_autoptr (RbLeague) league = NULL;
  g_autofree double *weeks = NULL;

  if (rb_period_is_empty (before))
    before = rb_period_previous (school, rb_query_period (query));
  league = rb_league_new (query, by, RB_LEAGUE_ATTENDANCE, FALSE, 0, before);
  weeks = league_weeks (query, league);
  return rb_chart_league_new (league, school, weeks);
}

static RbChart *
make_pattern (RbQuery *query, gboolean codes)
{
  g_autoptr (RbPattern) pattern = rb_pattern_new (query);

  return codes ? rb_chart_codes_new (pattern, rb_query_school (query)->codes,
                                     rb_query_period (query).to)
               : rb_chart_weekday_new (pattern);
}

RbChart *
rb_chart_make (const char *name, RbQuery *query, const RbChartOptions *given)
{
  RbChartOptions options =
      given != NULL ? *given : (RbChartOptions){ RB_PERIOD_NONE, RB_GROUP_SCHOOL, NULL };
  RbGroup by = options.by == RB_GROUP_SCHOOL ? RB_GROUP_CLASS : options.by;

  if (strcmp (name, "trend") == 0 || strcmp (name, "sparkline") == 0)
    return make_trend (query, &options, *name == 's');
  if (strcmp (name, "cumulative") == 0)
    return make_cumulative (query);
  if (strcmp (name, "movement") == 0)
    return make_movement (query, &options);
  if (strcmp (name, "league") == 0)
    return make_league (query, &options, by);
  if (strcmp (name, "weekday") == 0 || strcmp (name, "codes") == 0)
    return make_pattern (query, *name == 'c');
  if (strcmp (name, "bands") == 0)
    {
      g_autoptr (RbStats) stats = rb_stats_by (query, by);

      return rb_chart_bands_new (stats, rb_query_policy (query));
    }
  if (strcmp (name, "contribution") == 0)
    {
      g_autoptr (GPtrArray) parts = rb_contributions (query);

      return rb_chart_contribution_new (parts, 0);
    }
  if (strcmp (name, "ribbon") == 0 && only_row (query) >= 0)
    return rb_chart_ribbon_new (rb_query_school (query), only_row (query),
                                rb_academic_year_of (rb_query_period (query).to),
                                rb_query_now (query), FALSE, NULL);
  return NULL;
}
