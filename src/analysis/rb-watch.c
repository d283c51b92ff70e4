/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is at risk, the lowest share of pupils, and who moved lately. */
#include "analysis/rb-watch.h"

/* Below 0, 0 or above 0 as the tally is below, at or above so many per cent. */
static int
compare_to (const RbTally *tally, int per_cent)
{
  return rb_rate_compare_to (rb_tally_attendance (tally), (guint64) per_cent, 100);
}

gboolean
rb_is_at_risk (const RbPolicy *policy, const RbTally *tally)
{
  return tally->possible > 0 && compare_to (tally, policy->limits[RB_LIMIT_RISK]) < 0;
}

gboolean
rb_in_mentor_band (const RbPolicy *policy, const RbTally *tally)
{
  return tally->possible > 0 && compare_to (tally, policy->limits[RB_LIMIT_MENTOR_FROM]) >= 0
         && compare_to (tally, policy->limits[RB_LIMIT_RISK]) <= 0;
}

/* The least n with (attended + n) / (possible + n) at the limit. */
guint
rb_sessions_to_mentor_exit (const RbPolicy *policy, const RbTally *tally)
{
  gint64 limit = policy->limits[RB_LIMIT_MENTOR_EXIT];
  gint64 lacking = limit * tally->possible - 100 * (gint64) tally->attended;

  if (tally->possible == 0 || lacking <= 0)
    return 0;
  return limit >= 100 ? G_MAXUINT : (guint) ((lacking + 99 - limit) / (100 - limit));
}

static int
compare_rates (RbRate a, RbRate b, guint row_a, guint row_b)
{
  int order = rb_rate_compare (a, b);

  return order ? order : (int) row_a - (int) row_b;
}

static int
compare_lowest (gconstpointer a, gconstpointer b)
{
  const RbLowest *x = a, *y = b;

  return compare_rates (rb_tally_attendance (&x->tally), rb_tally_attendance (&y->tally), x->row,
                        y->row);
}

#define lowest_at(list, i) (&g_array_index ((list), RbLowest, (i)))

/* Whether two in the list have the same rate. */
static gboolean
is_tied (GArray *list, guint a, guint b)
{
  return rb_rate_compare (rb_tally_attendance (&lowest_at (list, a)->tally),
                          rb_tally_attendance (&lowest_at (list, b)->tally))
         == 0;
}

GArray *
rb_lowest (RbQuery *query, RbPeriod previous)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (RbLowest));
  guint share = (guint) rb_query_policy (query)->limits[RB_LIMIT_LOWEST_SHARE];
  g_autoptr (RbQuery) before = rb_query_copy (query);
  guint keep;

  for (guint row = 0; row < rb_roster_n (rb_query_school (query)->roster); row++)
    {
      RbLowest pupil = { .row = row };

      rb_query_tally_row (query, row, &pupil.tally);
      if (pupil.tally.possible > 0)
        g_array_append_val (list, pupil);
    }
  g_array_sort (list, compare_lowest);
  keep = (list->len * share + 99) / 100;
  while (keep > 0 && keep < list->len && is_tied (list, keep, keep - 1))
    keep++;
  if (keep < list->len)
    g_array_set_size (list, keep);
  rb_query_set_period (before, previous);
  for (guint i = 0; i < list->len; i++)
    {
      RbLowest *pupil = lowest_at (list, i);

      pupil->rank = i > 0 && is_tied (list, i, i - 1) ? lowest_at (list, i - 1)->rank : i + 1;
      if (!rb_period_is_empty (previous))
        rb_query_tally_row (before, pupil->row, &pupil->previous);
    }
  return list;
}

static int
compare_movers (gconstpointer a, gconstpointer b)
{
  const RbWeekMover *x = a, *y = b;

  if (x->change != y->change)
    return x->change - y->change;
  return (int) x->row - (int) y->row;
}

/* 3 points or more down, on the exact fractions: 100 (earlier - recent) >= points. */
static gboolean
is_drift (const RbWeekMover *mover, const RbPolicy *policy)
{
  RbRate recent = rb_tally_attendance (&mover->recent);
  RbRate earlier = rb_tally_attendance (&mover->earlier);
  gint64 fall = (gint64) (earlier.part * recent.whole) - (gint64) (recent.part * earlier.whole);
  gint64 points = policy->limits[RB_LIMIT_DRIFT_POINTS];

  return 100 * fall >= points * (gint64) (recent.whole * earlier.whole)
         && rb_rate_compare (recent, policy->school_target) < 0;
}

GArray *
rb_week_movers (RbQuery *query)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (RbWeekMover));
  const RbSchool *school = rb_query_school (query);
  RbMoment now = rb_query_now (query);
  const RbPolicy *policy = rb_policy_book_on (school->policies, now.date);
  const RbMarkMatrix *matrix = rb_school_year_of (school, now.date);
  g_autoptr (RbQuery) recent = rb_query_copy (query);
  g_autoptr (RbQuery) earlier = rb_query_copy (query);
  guint begun = matrix ? rb_school_begun (school, matrix, now) : 0;
  guint n = (guint) MAX (1, policy->limits[RB_LIMIT_DRIFT_WEEKS]), week;
  const RbCalendar *calendar;
  RbDate monday;

  if (begun == 0)
    return list;
  calendar = rb_mark_matrix_calendar (matrix);
  week = rb_calendar_week_of (calendar, begun - 1);
  monday = rb_calendar_week (calendar, week + 1 > n ? week + 1 - n : 0)->monday;
  rb_query_set_period (recent, rb_period (monday, now.date));
  rb_query_set_period (earlier, rb_period (rb_calendar_first (calendar), monday - 1));
  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    {
      RbWeekMover mover = { .row = row };

      rb_query_tally_row (recent, row, &mover.recent);
      rb_query_tally_row (earlier, row, &mover.earlier);
      if (mover.recent.possible == 0 || mover.earlier.possible == 0)
        continue;
      mover.change = rb_rate_change_tenths (rb_tally_attendance (&mover.earlier),
                                            rb_tally_attendance (&mover.recent));
      mover.drift = is_drift (&mover, policy);
      g_array_append_val (list, mover);
    }
  g_array_sort (list, compare_movers);
  return list;
}

gboolean
rb_not_improving (RbRate before, RbRate after)
{
  return rb_rate_exists (before) && rb_rate_exists (after) && rb_rate_compare (after, before) <= 0;
}
