/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of the Attendance Overview, taken from analysis alone. Writes nothing. */
#include "exchange/rb-overview.h"

#include <string.h>

#include "analysis/rb-stats.h"
#include "analysis/rb-trend.h"

static void
line_free (gpointer data)
{
  RbOverviewLine *line = data;

  if (line == NULL)
    return;
  g_free (line->label);
  g_free (line->weeks);
  g_array_unref (line->each);
  g_free (line);
}

static RbOverviewLine *
line_new (const RbOverview *overview, RbOverviewKind kind, guint number, const char *label)
{
  RbOverviewLine *line = g_new0 (RbOverviewLine, 1);

  line->kind = kind;
  line->number = number;
  line->label = g_strdup (label);
  line->weeks = g_new0 (RbTally, overview->n_weeks + 1);
  line->each = g_array_new (FALSE, FALSE, sizeof (RbOverviewPupil));
  return line;
}

static void
take_stats (RbOverviewLine *line, const RbStatsRow *row)
{
  line->to_date = row->tally;
  line->pupils = row->pupils;
  line->persistent = row->persistent;
  line->severe = row->severe;
  line->with_possible = row->with_possible;
}

/* One line for every value of `group`; their number is their place. */
static GPtrArray *
make_lines (RbOverview *overview, RbQuery *query, RbGroup group, RbOverviewKind kind)
{
  g_autoptr (RbStats) stats = rb_stats_by (query, group);
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; i < rb_stats_n (stats); i++)
    {
      const RbStatsRow *row = rb_stats_row (stats, i);
      RbOverviewLine *line = line_new (overview, kind, i + 1, row->keys[0]->label);

      take_stats (line, row);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static RbOverviewLine *
find_line (GPtrArray *lines, const char *label)
{
  for (guint i = 0; i < lines->len; i++)
    if (strcmp (((RbOverviewLine *) lines->pdata[i])->label, label) == 0)
      return lines->pdata[i];
  return NULL;
}

static int
week_index (const RbOverview *overview, const char *monday)
{
  RbDate date;

  if (!rb_date_parse_iso (monday, &date))
    return -1;
  for (guint i = 0; i < overview->n_weeks; i++)
    if (rb_calendar_week (overview->calendar, i)->monday == date)
      return (int) i;
  return -1;
}

static void
count_weeks (RbOverview *overview, RbQuery *query)
{
  static const RbGroup groups[] = { RB_GROUP_WEEK, RB_GROUP_YEAR, RB_GROUP_CLASS };
  g_autoptr (RbStats) stats = rb_stats_new (query, groups, G_N_ELEMENTS (groups));

  for (guint i = 0; i < rb_stats_n (stats); i++)
    {
      const RbStatsRow *row = rb_stats_row (stats, i);
      int week = week_index (overview, row->keys[0]->value);
      RbOverviewLine *year = find_line (overview->years, row->keys[1]->label);
      RbOverviewLine *klass = find_line (overview->classes, row->keys[2]->label);

      if (week < 0 || year == NULL || klass == NULL)
        continue;
      klass->year = year->number;
      rb_tally_add (&year->weeks[week], &row->tally);
      rb_tally_add (&klass->weeks[week], &row->tally);
      rb_tally_add (&overview->school->weeks[week], &row->tally);
    }
}

static void
add_pupil (RbOverviewLine *line, const RbTally *tally)
{
  RbOverviewPupil pupil = { tally->possible, rb_tally_absent (tally) };

  if (line != NULL && pupil.possible > 0)
    g_array_append_val (line->each, pupil);
}

/* Every pupil of every line of `lines`, judged on the sessions within that line. */
static void
count_pupils (RbQuery *query, RbGroup group, GPtrArray *lines)
{
  RbGroup groups[] = { group, RB_GROUP_PUPIL };
  g_autoptr (RbStats) stats = rb_stats_new (query, groups, G_N_ELEMENTS (groups));

  for (guint i = 0; i < rb_stats_n (stats); i++)
    {
      const RbStatsRow *row = rb_stats_row (stats, i);

      add_pupil (find_line (lines, row->keys[0]->label), &row->tally);
    }
}

static void
count_school (RbOverview *overview, RbQuery *query)
{
  g_autoptr (RbStats) pupils = rb_stats_by (query, RB_GROUP_PUPIL);

  take_stats (overview->school, rb_stats_total (pupils));
  for (guint i = 0; i < rb_stats_n (pupils); i++)
    add_pupil (overview->school, &rb_stats_row (pupils, i)->tally);
}

static void
take_trend (RbOverview *overview, RbQuery *query, const RbBenchmarks *benchmarks)
{
  RbTrend *trend = rb_trend_new (query, benchmarks);

  overview->last_year = g_new0 (RbRate, overview->n_weeks + 1);
  for (guint i = 0; i < trend->points->len && i < overview->n_weeks; i++)
    overview->last_year[i] =
        rb_tally_attendance (&g_array_index (trend->points, RbTrendPoint, i).last_year);
  overview->n_begun = trend->n_begun;
  overview->england = trend->benchmark;
  overview->england_year = trend->benchmark_year;
  rb_trend_free (trend);
}

static void
take_policy (RbOverview *overview, const RbPolicy *policy)
{
  const RbBand *green = rb_policy_band_of_role (policy, RB_BAND_GREEN);
  const RbBand *amber = rb_policy_band_of_role (policy, RB_BAND_AMBER);

  overview->target = policy->school_target;
  overview->la_target = policy->la_target;
  overview->pa_target = policy->pa_target;
  overview->persistent_limit = policy->limits[RB_LIMIT_PERSISTENT];
  overview->severe_limit = policy->limits[RB_LIMIT_SEVERE];
  overview->green_num = green ? green->num : (guint) policy->school_target.part;
  overview->green_den = green ? green->den : (guint) policy->school_target.whole;
  overview->amber_num = amber ? amber->num : 0;
  overview->amber_den = amber ? amber->den : 1;
}

RbOverview *
rb_overview_new (RbSchool *school, RbMoment now, int year, const RbBenchmarks *benchmarks)
{
  const RbMarkMatrix *matrix = rb_school_year (school, year);
  RbOverview *overview;
  g_autoptr (RbQuery) query = NULL;

  if (matrix == NULL)
    return NULL;
  overview = g_new0 (RbOverview, 1);
  overview->year = year;
  overview->school_name = g_strdup (school->details->name);
  overview->sample = school->details->sample;
  overview->calendar = rb_calendar_ref (rb_mark_matrix_calendar (matrix));
  overview->n_weeks = rb_calendar_n_weeks (overview->calendar);
  if (!rb_school_data_to (school, now, &overview->data_to)
      || rb_academic_year_of (overview->data_to.date) < year)
    overview->data_to.date = RB_DATE_NONE;
  query = rb_query_new (school, now);
  rb_query_set_period (query,
                       rb_period (rb_academic_year_first (year), rb_academic_year_last (year)));
  overview->years = make_lines (overview, query, RB_GROUP_YEAR, RB_OVERVIEW_YEAR);
  overview->classes = make_lines (overview, query, RB_GROUP_CLASS, RB_OVERVIEW_CLASS);
  overview->school = line_new (overview, RB_OVERVIEW_SCHOOL, 1, "School");
  count_weeks (overview, query);
  count_pupils (query, RB_GROUP_YEAR, overview->years);
  count_pupils (query, RB_GROUP_CLASS, overview->classes);
  count_school (overview, query);
  take_trend (overview, query, benchmarks);
  take_policy (overview, rb_query_policy (query));
  return overview;
}

void
rb_overview_free (RbOverview *overview)
{
  g_free (overview->school_name);
  rb_calendar_unref (overview->calendar);
  g_ptr_array_unref (overview->years);
  g_ptr_array_unref (overview->classes);
  line_free (overview->school);
  g_free (overview->last_year);
  g_free (overview);
}
