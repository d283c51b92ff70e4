/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attendance so far, day by day. */
#include "analysis/rb-cumulative.h"

#include "analysis/rb-stats.h"

static GArray *
line_of (RbQuery *query, const RbMarkMatrix *matrix)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (RbCumulativePoint));
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;
  g_autoptr (RbQuery) year = rb_query_copy (query);
  g_autoptr (RbStats) days = NULL;
  RbTally so_far = { 0 };

  if (calendar == NULL || rb_calendar_n_sessions (calendar) == 0)
    return points;
  rb_query_set_period (year, rb_period (rb_calendar_first (calendar), rb_calendar_last (calendar)));
  days = rb_stats_by (year, RB_GROUP_DAY);
  for (guint i = 0; i < rb_stats_n (days); i++)
    {
      const RbStatsRow *day = rb_stats_row (days, i);
      RbCumulativePoint point = { .date = (RbDate) day->keys[0]->order };
      guint first, end;

      rb_tally_add (&so_far, &day->tally);
      rb_calendar_range (calendar, point.date, point.date, &first, &end);
      point.number = rb_calendar_day_number (calendar, point.date);
      point.half_term = rb_calendar_half_term_of (calendar, first);
      point.so_far = so_far;
      g_array_append_val (points, point);
    }
  return points;
}

static guint
only_row (RbQuery *query)
{
  guint only = G_MAXUINT;

  for (guint row = 0; row < rb_roster_n (rb_query_school (query)->roster); row++)
    if (rb_query_has_row (query, row))
      {
        if (only != G_MAXUINT)
          return G_MAXUINT;
        only = row;
      }
  return only;
}

RbCumulative *
rb_cumulative_new (RbQuery *query)
{
  RbCumulative *cumulative = g_new0 (RbCumulative, 1);
  RbSchool *school = rb_query_school (query);
  const RbMarkMatrix *matrix;
  guint row = only_row (query);

  cumulative->year = rb_academic_year_of (rb_query_period (query).to);
  matrix = rb_school_year (school, cumulative->year);
  cumulative->calendar = matrix ? rb_calendar_ref (rb_mark_matrix_calendar (matrix))
                                : rb_calendar_new (cumulative->year, NULL, 0);
  cumulative->this_year = line_of (query, matrix);
  cumulative->last_year = line_of (query, rb_school_year (school, cumulative->year - 1));
  if (rb_calendar_n_sessions (cumulative->calendar) > 0)
    cumulative->n_days =
        rb_calendar_day_number (cumulative->calendar, rb_calendar_last (cumulative->calendar));
  cumulative->target = rb_query_policy (query)->school_target;
  if (row != G_MAXUINT)
    cumulative->forecast = rb_forecast_of (school, rb_query_now (query), row);
  cumulative->forecast.row = row;
  return cumulative;
}

void
rb_cumulative_free (RbCumulative *cumulative)
{
  rb_calendar_unref (cumulative->calendar);
  g_array_unref (cumulative->this_year);
  g_array_unref (cumulative->last_year);
  g_free (cumulative);
}
