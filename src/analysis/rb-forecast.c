/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts of a pupil's year, in whole sessions and exact fractions. */
#include "analysis/rb-forecast.h"

RbForecast
rb_forecast_from (const RbTally *so_far, guint left, RbRate recent, const RbPolicy *policy)
{
  guint limit = (guint) policy->limits[RB_LIMIT_FORECAST];
  guint whole = so_far->possible + left;
  RbForecast forecast = { .so_far = *so_far, .left = left, .recent_rate = recent };

  forecast.straight = rb_tally_attendance (so_far);
  forecast.best = rb_rate (so_far->attended + left, whole);
  if (rb_rate_exists (recent))
    forecast.recent =
        rb_rate ((guint64) so_far->attended * recent.whole + (guint64) left * recent.part,
                 (guint64) whole * recent.whole);
  else
    forecast.recent = forecast.straight;
  if (limit < 100)
    forecast.allowed = whole * (100 - limit) / 100;
  if (forecast.allowed > rb_tally_absent (so_far))
    forecast.absences_left = forecast.allowed - rb_tally_absent (so_far);
  forecast.below = so_far->possible > 0 && rb_rate_compare_to (forecast.straight, limit, 100) < 0;
  forecast.reachable = whole > 0 && rb_rate_compare_to (forecast.best, limit, 100) >= 0;
  forecast.early = rb_policy_early (policy, so_far->possible);
  return forecast;
}

/* The first column of the last `n` school weeks begun. */
static guint
first_of_last_weeks (const RbCalendar *calendar, guint begun, guint n)
{
  guint week;

  if (begun == 0)
    return 0;
  week = rb_calendar_week_of (calendar, begun - 1);
  return rb_calendar_week (calendar, week + 1 > n ? week + 1 - n : 0)->first;
}

static void
tally_range (const RbSchool *school,
             const RbMarkMatrix *matrix,
             guint row,
             guint first,
             guint end,
             RbTally *tally)
{
  const RbSession *sessions = rb_calendar_sessions (rb_mark_matrix_calendar (matrix));
  const guint8 *marks = rb_mark_matrix_row (matrix, row);

  while (first < end)
    {
      RbTallyTable table;
      guint stop = end;

      rb_tally_table_init (&table, school->codes, sessions[first].date);
      while (sessions[stop - 1].date >= table.next)
        stop--;
      rb_tally_add_bytes (tally, &table, marks + first, stop - first);
      first = stop;
    }
}

RbForecast
rb_forecast_of (const RbSchool *school, RbMoment now, guint row)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, now.date);
  const RbPolicy *policy = rb_policy_book_on (school->policies, now.date);
  RbTally so_far = { 0 }, recent = { 0 };
  guint left = 0;
  RbForecast forecast;

  if (matrix)
    {
      guint begun = rb_school_begun (school, matrix, now);
      guint weeks = (guint) MAX (1, policy->limits[RB_LIMIT_DRIFT_WEEKS]);

      tally_range (school, matrix, row, 0, begun, &so_far);
      tally_range (school, matrix, row,
                   first_of_last_weeks (rb_mark_matrix_calendar (matrix), begun, weeks), begun,
                   &recent);
      for (guint column = begun; column < rb_mark_matrix_n_columns (matrix); column++)
        left += rb_mark_matrix_get (matrix, row, column) != RB_MARK_OFF_ROLL;
    }
  forecast = rb_forecast_from (&so_far, left, rb_tally_attendance (&recent), policy);
  forecast.row = row;
  return forecast;
}

static int
compare_forecasts (gconstpointer a, gconstpointer b)
{
  const RbForecast *x = a, *y = b;
  int order = rb_rate_compare (x->straight, y->straight);

  return order ? order : (int) x->row - (int) y->row;
}

GArray *
rb_forecasts_below (const RbSchool *school, RbMoment now)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (RbForecast));

  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    if (rb_pupil_on_roll (rb_roster_pupil (school->roster, row), now.date))
      {
        RbForecast forecast = rb_forecast_of (school, now, row);

        if (forecast.below)
          g_array_append_val (list, forecast);
      }
  g_array_sort (list, compare_forecasts);
  return list;
}

char *
rb_forecast_format (const RbForecast *forecast, const RbPolicy *policy)
{
  int limit = policy->limits[RB_LIMIT_FORECAST];

  if (forecast->so_far.possible + forecast->left == 0)
    return g_strdup ("Nothing is possible this year");
  if (!forecast->reachable)
    return g_strdup_printf ("%d %% can no longer be reached", limit);
  if (forecast->absences_left == 0)
    return g_strdup_printf ("No more absences keep %d %%", limit);
  return g_strdup_printf ("%u more %s keep%s %d %%", forecast->absences_left,
                          forecast->absences_left == 1 ? "absence" : "absences",
                          forecast->absences_left == 1 ? "s" : "", limit);
}
