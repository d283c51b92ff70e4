/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headlines: for every chart a table of rules, tried in order; the first that fires writes the
 * sentence, and where none does the plain subject stands. A rule returns NULL where it does not
 * fire. */
#include "analysis/rb-headline.h"

#include <string.h>

typedef char *(*Rule) (gconstpointer data);

static char *
first_of (const Rule *rules, guint n, gconstpointer data, const char *subject)
{
  for (guint i = 0; i < n; i++)
    {
      char *headline = rules[i](data);

      if (headline)
        return headline;
    }
  return g_strdup (subject);
}

#define FIRST_OF(rules, data, subject) first_of ((rules), G_N_ELEMENTS (rules), (data), (subject))

static const char *
month_of (RbDate date)
{
  int month;

  rb_date_get (date, NULL, &month, NULL);
  return rb_month_name (month);
}

/* --- trend
 * ------------------------------------------------------------------------------------------- */

#define point_at(trend, i) (&g_array_index ((trend)->points, RbTrendPoint, (i)))

static gboolean
has_rate (const RbTrendPoint *point)
{
  return point->tally.possible > 0;
}

static gboolean
is_below (const RbTrendPoint *point, RbRate line)
{
  return rb_rate_compare (rb_tally_attendance (&point->tally), line) < 0;
}

/* How many weeks at the end stand on one side of a line; `since` is the first of them, `all`
 * whether every week does. */
static guint
run_at_end (const RbTrend *trend, RbRate line, gboolean below, RbDate *since, gboolean *all)
{
  guint n = 0;

  *all = TRUE;
  for (guint i = trend->n_begun; i-- > 0;)
    {
      if (!has_rate (point_at (trend, i)))
        continue;
      if (is_below (point_at (trend, i), line) != below)
        {
          *all = FALSE;
          break;
        }
      *since = point_at (trend, i)->monday;
      n++;
    }
  return n;
}

/* ", above England since January": two weeks or more. */
static char *
england (const RbTrend *trend)
{
  RbDate since = RB_DATE_NONE;
  gboolean all, below;
  guint n;

  if (!rb_rate_exists (trend->benchmark))
    return g_strdup ("");
  below = run_at_end (trend, trend->benchmark, FALSE, &since, &all) == 0;
  n = run_at_end (trend, trend->benchmark, below, &since, &all);
  if (n < 2)
    return g_strdup ("");
  if (all)
    return g_strdup_printf (", %s England all year", below ? "below" : "above");
  return g_strdup_printf (", %s England since %s", below ? "below" : "above", month_of (since));
}

static char *
trend_side (const RbTrend *trend, gboolean below)
{
  RbDate since = RB_DATE_NONE;
  gboolean all;
  guint n;
  g_autofree char *more = NULL;
  const char *side = below ? "Below target" : "On target";

  if (!rb_rate_exists (trend->target))
    return NULL;
  n = run_at_end (trend, trend->target, below, &since, &all);
  if (n < 3)
    return NULL;
  more = england (trend);
  if (all)
    return g_strdup_printf ("%s all year%s", side, more);
  return g_strdup_printf ("%s since %s%s", side, month_of (since), more);
}

/* Three weeks or more at the end below the target. */
static char *
trend_below (gconstpointer data)
{
  return trend_side (data, TRUE);
}

/* Three weeks or more at the end at or above it. */
static char *
trend_on (gconstpointer data)
{
  return trend_side (data, FALSE);
}

/* A point or more away from last year over the weeks that both have. */
static char *
trend_last_year (gconstpointer data)
{
  const RbTrend *trend = data;
  RbTally now = { 0 }, then = { 0 };
  g_autofree char *points = NULL;
  int change;

  for (guint i = 0; i < trend->n_begun; i++)
    if (has_rate (point_at (trend, i)) && point_at (trend, i)->last_year.possible > 0)
      {
        rb_tally_add (&now, &point_at (trend, i)->tally);
        rb_tally_add (&then, &point_at (trend, i)->last_year);
      }
  if (now.possible == 0)
    return NULL;
  change = rb_rate_change_tenths (rb_tally_attendance (&then), rb_tally_attendance (&now));
  if (ABS (change) < 10)
    return NULL;
  points = rb_tenths_format (ABS (change));
  return g_strdup_printf ("%s points %s last year", points, change > 0 ? "above" : "below");
}

/* The last week is the lowest of four or more. */
static char *
trend_lowest (gconstpointer data)
{
  const RbTrend *trend = data;
  const RbTrendPoint *last = NULL;
  guint n = 0;

  for (guint i = trend->n_begun; i-- > 0;)
    {
      const RbTrendPoint *point = point_at (trend, i);

      if (!has_rate (point))
        continue;
      n++;
      if (last == NULL)
        last = point;
      else if (rb_rate_compare (rb_tally_attendance (&point->tally),
                                rb_tally_attendance (&last->tally))
               <= 0)
        return NULL;
    }
  return n >= 4 ? g_strdup ("The lowest week of the year so far") : NULL;
}

char *
rb_headline_trend (const RbTrend *trend)
{
  static const Rule rules[] = { trend_below, trend_on, trend_last_year, trend_lowest };

  return FIRST_OF (rules, trend, "Attendance by week");
}

/* --- cumulative
 * -------------------------------------------------------------------------------------- */

#define day_at(line, i) (&g_array_index ((line), RbCumulativePoint, (i)))
#define SETTLING_DAYS 10 /* before that a line swings with every session */

static RbRate
rate_at (GArray *line, guint i)
{
  return rb_tally_attendance (&day_at (line, i)->so_far);
}

/* Where last year stood on the same school day. */
static const char *
against_last_year (const RbCumulative *cumulative, gboolean rising)
{
  const RbCumulativePoint *now;
  int order;

  if (cumulative->this_year->len == 0)
    return "";
  now = day_at (cumulative->this_year, cumulative->this_year->len - 1);
  for (guint i = 0; i < cumulative->last_year->len; i++)
    if (day_at (cumulative->last_year, i)->number == now->number
        && day_at (cumulative->last_year, i)->so_far.possible > 0 && now->so_far.possible > 0)
      {
        order = rb_rate_compare (rb_tally_attendance (&now->so_far),
                                 rate_at (cumulative->last_year, i));
        if (order == 0)
          return "";
        if (order < 0)
          return rising ? ", still below last year" : ", below last year";
        return rising ? ", above last year" : ", still above last year";
      }
  return "";
}

/* The day from which the line has risen (or fallen) by two points or more to its end. */
static char *
cumulative_turn (const RbCumulative *cumulative, gboolean rising)
{
  GArray *line = cumulative->this_year;
  guint turn = SETTLING_DAYS;
  int change;

  if (line->len <= SETTLING_DAYS || rate_at (line, SETTLING_DAYS).whole == 0)
    return NULL;
  for (guint i = SETTLING_DAYS; i < line->len; i++)
    {
      int order = rb_rate_compare (rate_at (line, i), rate_at (line, turn));

      if (rising ? order <= 0 : order >= 0)
        turn = i;
    }
  change = rb_rate_change_tenths (rate_at (line, turn), rate_at (line, line->len - 1));
  if (rising ? change < 20 : change > -20)
    return NULL;
  return g_strdup_printf ("%s %s%s", rising ? "Turned in" : "Falling since",
                          month_of (day_at (line, turn)->date),
                          against_last_year (cumulative, rising));
}

/* Two points up from its lowest day. */
static char *
cumulative_turned (gconstpointer data)
{
  return cumulative_turn (data, TRUE);
}

/* Two points down from its highest day. */
static char *
cumulative_falling (gconstpointer data)
{
  return cumulative_turn (data, FALSE);
}

/* At or above the target at its end. */
static char *
cumulative_on_target (gconstpointer data)
{
  const RbCumulative *cumulative = data;
  GArray *line = cumulative->this_year;

  if (line->len <= SETTLING_DAYS || rate_at (line, line->len - 1).whole == 0
      || !rb_rate_exists (cumulative->target)
      || rb_rate_compare (rate_at (line, line->len - 1), cumulative->target) < 0)
    return NULL;
  return g_strdup_printf ("On target so far%s", against_last_year (cumulative, TRUE));
}

char *
rb_headline_cumulative (const RbCumulative *cumulative)
{
  static const Rule rules[] = { cumulative_turned, cumulative_falling, cumulative_on_target };

  return FIRST_OF (rules, cumulative, "Attendance so far, day by day");
}

/* --- pattern
 * ----------------------------------------------------------------------------------------- */

static char *
of_missed (guint part, const RbPattern *pattern, const char *what)
{
  return g_strdup_printf ("%u of %u missed sessions are %s", part,
                          rb_tally_absent (&pattern->total), what);
}

/* No session missed at all. */
static char *
pattern_none (gconstpointer data)
{
  const RbPattern *pattern = data;

  return pattern->total.possible > 0 && rb_tally_absent (&pattern->total) == 0
             ? g_strdup ("Not one session missed")
             : NULL;
}

/* The weekday flag of the policy. */
static char *
pattern_weekday (gconstpointer data)
{
  const RbPattern *pattern = data;
  g_autofree char *days = NULL;

  if (pattern->flagged < 0)
    return NULL;
  days = g_strdup_printf ("%ss", rb_weekday_name (pattern->flagged));
  return of_missed (rb_tally_absent (&pattern->weekdays[pattern->flagged]), pattern, days);
}

/* Two in three, of eight or more, in one half of the day. */
static char *
pattern_half (gconstpointer data)
{
  const RbPattern *pattern = data;
  guint total = rb_tally_absent (&pattern->total), halves[2] = { 0, 0 };

  for (int day = 0; day < 5; day++)
    for (int half = RB_AM; half <= RB_PM; half++)
      halves[half] += rb_tally_absent (&pattern->cells[day][half]);
  if (total < 8)
    return NULL;
  if (3 * halves[RB_AM] >= 2 * total)
    return of_missed (halves[RB_AM], pattern, "mornings");
  if (3 * halves[RB_PM] >= 2 * total)
    return of_missed (halves[RB_PM], pattern, "afternoons");
  return NULL;
}

char *
rb_headline_pattern (const RbPattern *pattern)
{
  static const Rule rules[] = { pattern_none, pattern_weekday, pattern_half };

  return FIRST_OF (rules, pattern, "Sessions missed, by weekday");
}

/* --- movement
 * ---------------------------------------------------------------------------------------- */

/* Twice as many one way as the other, of ten or more. */
static char *
movement_lopsided (gconstpointer data)
{
  const RbMovement *movement = data;

  if (movement->rose + movement->fell < 10)
    return NULL;
  if (movement->fell >= 2 * movement->rose)
    return g_strdup_printf ("Most moves are down: %u fell, %u rose", movement->fell,
                            movement->rose);
  if (movement->rose >= 2 * movement->fell)
    return g_strdup_printf ("Most moves are up: %u rose, %u fell", movement->rose, movement->fell);
  return NULL;
}

/* Anyone moved. */
static char *
movement_counts (gconstpointer data)
{
  const RbMovement *movement = data;

  return movement->rose + movement->fell > 0
             ? g_strdup_printf ("%u rose, %u fell", movement->rose, movement->fell)
             : NULL;
}

/* There were pupils to compare, and nobody moved. */
static char *
movement_still (gconstpointer data)
{
  const RbMovement *movement = data;

  return movement->stayed > 0 ? g_strdup ("Nobody changed band") : NULL;
}

char *
rb_headline_movement (const RbMovement *movement)
{
  static const Rule rules[] = { movement_lopsided, movement_counts, movement_still };

  return FIRST_OF (rules, movement, "Bands then and now");
}

/* --- bands
 * ------------------------------------------------------------------------------------------- */

/* A class in which a quarter or more is red or severe: the worst of them. */
static char *
bands_worst (gconstpointer data)
{
  const RbStats *stats = data;
  const RbStatsRow *worst = NULL;
  RbRate highest = { 0 };

  for (guint i = 0; i < rb_stats_n (stats); i++)
    {
      const RbStatsRow *row = rb_stats_row (stats, i);
      RbRate share =
          rb_rate (row->bands[RB_BAND_RED] + row->bands[RB_BAND_SEVERE], row->with_possible);

      if (share.whole < 5 || 4 * share.part < share.whole)
        continue;
      if (worst == NULL || rb_rate_compare (share, highest) > 0)
        {
          worst = row;
          highest = share;
        }
    }
  if (worst == NULL)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " in %s are red or worse",
                          highest.part, highest.whole, worst->keys[0]->label);
}

/* Nobody anywhere is red or severe. */
static char *
bands_none_red (gconstpointer data)
{
  const RbStatsRow *total = rb_stats_total (data);

  return total->with_possible > 0 && total->bands[RB_BAND_RED] + total->bands[RB_BAND_SEVERE] == 0
             ? g_strdup ("No pupil is red")
             : NULL;
}

char *
rb_headline_bands (const RbStats *by_class)
{
  static const Rule rules[] = { bands_worst, bands_none_red };
  gboolean classes =
      rb_stats_n_groups (by_class) > 0 && rb_stats_group (by_class, 0) == RB_GROUP_CLASS;

  return FIRST_OF (rules, by_class, classes ? "Bands in each class" : "Pupils in each band");
}

/* --- league
 * ------------------------------------------------------------------------------------------ */

static char *
rate_of_winner (const RbLeague *league, const RbLeagueRow *row)
{
  if (league->measure != RB_LEAGUE_IMPROVEMENT)
    return rb_rate_format (row->rate);
  return rb_rate_change_format (row->previous_rate, row->rate);
}

/* Ranked groups of one table: how many are first, and how many reach the target. */
static char *
league_winner (gconstpointer data)
{
  const RbLeague *league = data;
  const RbLeagueRow *winner = NULL;
  guint first = 0, ranked = 0, on_target = 0;
  g_autofree char *rate = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < league->rows->len; i++)
    {
      const RbLeagueRow *row = league->rows->pdata[i];

      ranked += row->rank > 0;
      on_target += row->rank > 0 && row->on_target;
      if (row->rank != 1 || (league->within_phase && winner && row->phase != winner->phase))
        continue;
      winner = winner ? winner : row;
      g_string_append_printf (names, "%s%s", first ? " and " : "", row->key->label);
      first++;
    }
  if (winner == NULL)
    return NULL;
  rate = rate_of_winner (league, winner);
  if (first > 3)
    return g_strdup_printf ("%u share first place with %s", first, rate);
  if (league->measure == RB_LEAGUE_IMPROVEMENT)
    return g_strdup_printf ("%s %s, %s", names->str, first > 1 ? "share first place" : "wins",
                            rate);
  return g_strdup_printf ("%s %s with %s, %u of %u on target", names->str,
                          first > 1 ? "share first place" : "wins", rate, on_target, ranked);
}

char *
rb_headline_league (const RbLeague *league)
{
  static const Rule rules[] = { league_winner };

  return FIRST_OF (rules, league, "Nothing is ranked yet");
}

/* --- contribution
 * ------------------------------------------------------------------------------------ */

/* The nine lowest explain half a point or more. */
static char *
contribution_lowest (gconstpointer data)
{
  const GPtrArray *list = data;

  for (guint i = 0; i < list->len; i++)
    {
      const RbContribution *part = list->pdata[i];
      g_autofree char *points = NULL;

      if (part->kind != RB_WITHOUT_LOWEST || part->gain < 50)
        continue;
      points = rb_tenths_format ((part->gain + 5) / 10);
      return g_strdup_printf ("Nine pupils explain %s points", points);
    }
  return NULL;
}

/* The largest part takes a tenth of a point or more. */
static char *
contribution_largest (gconstpointer data)
{
  const GPtrArray *list = data;
  const RbContribution *part = list->len ? list->pdata[0] : NULL;
  g_autofree char *points = NULL;

  if (part == NULL || part->gain < 10)
    return NULL;
  points = rb_tenths_format ((part->gain + 5) / 10);
  return g_strdup_printf ("%s: %s points", part->label, points);
}

char *
rb_headline_contribution (GPtrArray *contributions)
{
  static const Rule rules[] = { contribution_lowest, contribution_largest };

  return FIRST_OF (rules, contributions, "What holds the figure down");
}

char *
rb_headline_persistent (const RbStatsRow *row, const RbPolicy *policy)
{
  RbRate rate = rb_stats_persistent_rate (row);
  g_autofree char *over = NULL;

  if (policy->pa_target < 0 || !rb_rate_exists (rate))
    return g_strdup ("");
  if (100 * (guint64) row->persistent <= (guint64) policy->pa_target * row->with_possible)
    return g_strdup_printf ("within the target of %d %%", policy->pa_target);
  over =
      rb_tenths_format (rb_rate_change_tenths (rb_rate ((guint64) policy->pa_target, 100), rate));
  return g_strdup_printf ("%s above the target of %d %%", over, policy->pa_target);
}
