/* SPDX-License-Identifier: GPL-3.0-or-later */
/* League tables: exact ranks, shared where equal. */
#include "analysis/rb-league.h"

#include <string.h>

static const char *const measures[] = {
  [RB_LEAGUE_ATTENDANCE] = "attendance",
  [RB_LEAGUE_PUNCTUALITY] = "punctuality",
  [RB_LEAGUE_IMPROVEMENT] = "improvement",
};

gboolean
rb_league_measure_parse (const char *text, RbLeagueMeasure *measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (strcmp (text, measures[i]) == 0)
      {
        *measure = (RbLeagueMeasure) i;
        return TRUE;
      }
  return FALSE;
}

const char *
rb_league_measure_id (RbLeagueMeasure measure)
{
  return measures[measure];
}

int
rb_improvement_compare (RbRate before_a, RbRate now_a, RbRate before_b, RbRate now_b)
{
  __int128 top_a = (__int128) now_a.part * before_a.whole - (__int128) before_a.part * now_a.whole;
  __int128 top_b = (__int128) now_b.part * before_b.whole - (__int128) before_b.part * now_b.whole;
  __int128 a = top_a * ((__int128) now_b.whole * before_b.whole);
  __int128 b = top_b * ((__int128) now_a.whole * before_a.whole);

  return a < b ? -1 : a > b;
}

static RbRate
rate_of (RbLeagueMeasure measure, const RbTally *tally)
{
  return measure == RB_LEAGUE_PUNCTUALITY ? rb_tally_punctuality (tally)
                                          : rb_tally_attendance (tally);
}

/* Better first: negative where `a` is ahead. Both are ranked. */
static int
compare_measure (const RbLeague *league, const RbLeagueRow *a, const RbLeagueRow *b)
{
  if (league->measure == RB_LEAGUE_IMPROVEMENT)
    return -rb_improvement_compare (a->previous_rate, a->rate, b->previous_rate, b->rate);
  return -rb_rate_compare (a->rate, b->rate);
}

static gboolean
is_apart (const RbLeague *league, const RbLeagueRow *a, const RbLeagueRow *b)
{
  return league->within_phase && strcmp (a->phase, b->phase) != 0;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const RbLeagueRow *x = *(RbLeagueRow *const *) a, *y = *(RbLeagueRow *const *) b;
  const RbLeague *league = data;
  int order = 0;

  if (is_apart (league, x, y))
    return rb_phase_order (x->phase) - rb_phase_order (y->phase);
  if (!x->unranked != !y->unranked)
    return x->unranked ? 1 : -1;
  if (!x->unranked)
    order = compare_measure (league, x, y);
  return order ? order : rb_key_compare (x->key, y->key);
}

/* Numbers the rows, which are in order. */
static void
rank_rows (RbLeague *league)
{
  guint place = 0;

  for (guint i = 0; i < league->rows->len; i++)
    {
      RbLeagueRow *row = league->rows->pdata[i];
      RbLeagueRow *above = i > 0 ? league->rows->pdata[i - 1] : NULL;

      if (above == NULL || is_apart (league, row, above))
        place = 0;
      if (row->unranked)
        continue;
      place++;
      row->rank = place;
      if (place > 1 && compare_measure (league, row, above) == 0)
        {
          row->rank = above->rank;
          row->joint = above->joint = TRUE;
        }
    }
}

static int
compare_previous (gconstpointer a, gconstpointer b, gpointer data)
{
  const RbLeagueRow *x = *(RbLeagueRow *const *) a, *y = *(RbLeagueRow *const *) b;

  if (is_apart (data, x, y))
    return rb_phase_order (x->phase) - rb_phase_order (y->phase);
  return -rb_rate_compare (x->previous_rate, y->previous_rate);
}

/* The rank of the period before, by the level of the measure then (improvement: by attendance). */
static void
rank_previous (RbLeague *league)
{
  g_autoptr (GPtrArray) ranked = g_ptr_array_new ();
  guint place = 0;

  for (guint i = 0; i < league->rows->len; i++)
    {
      RbLeagueRow *row = league->rows->pdata[i];

      if (rb_rate_exists (row->previous_rate) && row->previous.possible >= league->min_sessions)
        g_ptr_array_add (ranked, row);
    }
  g_ptr_array_sort_with_data (ranked, compare_previous, league);
  for (guint i = 0; i < ranked->len; i++)
    {
      RbLeagueRow *row = ranked->pdata[i];
      RbLeagueRow *above = i > 0 ? ranked->pdata[i - 1] : NULL;

      if (above == NULL || is_apart (league, row, above))
        place = 0;
      place++;
      row->previous_rank = place;
      if (place > 1 && rb_rate_compare (row->previous_rate, above->previous_rate) == 0)
        row->previous_rank = above->previous_rank;
    }
}

/* The year group and teacher behind a row, where it is a class or a year. */
static void
describe_row (RbLeagueRow *row, const RbLeague *league, const RbSchool *school)
{
  const RbClass *klass = NULL;

  row->teacher = g_strdup ("");
  row->phase = "";
  if (league->by == RB_GROUP_YEAR)
    row->phase = rb_phase_of (row->key->value);
  else if (league->by == RB_GROUP_PHASE)
    row->phase = row->key->label;
  else if (league->by == RB_GROUP_CLASS)
    klass = rb_roster_find_class (school->roster, rb_academic_year_of (league->period.to),
                                  row->key->value);
  if (klass == NULL)
    return;
  g_free (row->teacher);
  row->teacher = g_strdup (klass->teacher);
  row->phase = rb_phase_of (klass->year_group);
}

static RbLeagueRow *
make_row (const RbLeague *league,
          const RbStatsRow *stats,
          const RbStats *before,
          const RbQuery *query)
{
  RbLeagueRow *row = g_new0 (RbLeagueRow, 1);
  const RbStatsRow *was = before ? rb_stats_find (before, stats->keys[0]->value) : NULL;

  row->key = rb_key_copy (stats->keys[0]);
  describe_row (row, league, rb_query_school (query));
  row->tally = stats->tally;
  if (was)
    row->previous = was->tally;
  row->rate = rate_of (league->measure, &row->tally);
  row->previous_rate = rate_of (league->measure, &row->previous);
  row->pupils = stats->pupils;
  row->full = stats->full;
  row->missing = stats->tally.missing;
  row->early = rb_policy_early (rb_query_policy (query), row->tally.possible);
  row->on_target = row->tally.possible > 0
                   && rb_rate_compare (rb_tally_attendance (&row->tally), league->target) >= 0;
  if (!rb_rate_exists (row->rate)
      || (league->measure == RB_LEAGUE_IMPROVEMENT && !rb_rate_exists (row->previous_rate)))
    row->unranked = RB_UNRANKED_NOTHING;
  else if (row->tally.possible < league->min_sessions
           || (league->measure == RB_LEAGUE_IMPROVEMENT
               && row->previous.possible < league->min_sessions))
    row->unranked = RB_UNRANKED_TOO_FEW;
  return row;
}

static RbLeagueRow *
find_row (const RbLeague *league, const char *value)
{
  for (guint i = 0; i < league->rows->len; i++)
    if (strcmp (((RbLeagueRow *) league->rows->pdata[i])->key->value, value) == 0)
      return league->rows->pdata[i];
  return NULL;
}

/* Registers without one mark, by group. */
static void
add_missing_registers (RbLeague *league, RbQuery *query)
{
  RbGroup groups[3] = { league->by, RB_GROUP_DAY, RB_GROUP_SESSION };
  g_autoptr (RbStats) sessions = rb_stats_new (query, groups, 3);

  for (guint i = 0; i < rb_stats_n (sessions); i++)
    {
      const RbStatsRow *session = rb_stats_row (sessions, i);
      RbLeagueRow *row;

      if (session->tally.missing < rb_tally_on_roll (&session->tally))
        continue;
      row = find_row (league, session->keys[0]->value);
      if (row)
        row->missing_registers++;
    }
}

/* Code N still open, by group. */
static void
add_unexplained (RbLeague *league, RbQuery *query)
{
  RbGroup groups[2] = { league->by, RB_GROUP_CODE };
  g_autoptr (RbStats) codes = rb_stats_new (query, groups, 2);

  for (guint i = 0; i < rb_stats_n (codes); i++)
    {
      const RbStatsRow *code = rb_stats_row (codes, i);
      RbLeagueRow *row;

      if (strcmp (code->keys[1]->value, "N") != 0)
        continue;
      row = find_row (league, code->keys[0]->value);
      if (row)
        row->unexplained += code->sessions;
    }
}

static void
row_free (RbLeagueRow *row)
{
  rb_key_free (row->key);
  g_free (row->teacher);
  g_free (row);
}

RbLeague *
rb_league_new (RbQuery *query,
               RbGroup by,
               RbLeagueMeasure measure,
               gboolean within_phase,
               guint min_sessions,
               RbPeriod previous)
{
  RbLeague *league = g_new0 (RbLeague, 1);
  const RbPolicy *policy = rb_query_policy (query);
  g_autoptr (RbStats) stats = rb_stats_by (query, by);
  g_autoptr (RbStats) before = NULL;

  league->period = rb_query_period (query);
  league->previous = previous;
  league->by = by;
  league->measure = measure;
  league->within_phase = within_phase;
  league->min_sessions =
      min_sessions ? min_sessions : (guint) MAX (0, policy->limits[RB_LIMIT_LEAGUE_SESSIONS]);
  league->target = policy->school_target;
  league->total = rb_stats_total (stats)->tally;
  if (!rb_period_is_empty (previous))
    {
      g_autoptr (RbQuery) earlier = rb_query_copy (query);

      rb_query_set_period (earlier, previous);
      before = rb_stats_by (earlier, by);
      league->previous_total = rb_stats_total (before)->tally;
    }
  league->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  for (guint i = 0; i < rb_stats_n (stats); i++)
    if (*rb_stats_row (stats, i)->keys[0]->value)
      g_ptr_array_add (league->rows, make_row (league, rb_stats_row (stats, i), before, query));
  g_ptr_array_sort_with_data (league->rows, compare_rows, league);
  rank_rows (league);
  rank_previous (league);
  if (league->total.missing > 0)
    add_missing_registers (league, query);
  add_unexplained (league, query);
  return league;
}

void
rb_league_free (RbLeague *league)
{
  g_ptr_array_unref (league->rows);
  g_free (league);
}
