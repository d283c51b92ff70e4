/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every headline rule with a case in which it fires, and the plain subject where none does. */
#include "rb-maker.h"

#include "analysis/rb-headline.h"

#include <string.h>

#define check(text, expected)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *headline_ = (text);                                                           \
    g_assert_cmpstr (headline_, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

/* A trend of weeks with attended of 1000; last year's the same unless given; target 970, benchmark
 * 947. */
static RbTrend *
trend_of (
    const char *monday, const int *now, guint n, int last_year, gboolean target, gboolean benchmark)
{
  RbTrend *trend = g_new0 (RbTrend, 1);

  trend->calendar = weeks (monday, n);
  trend->subject = g_strdup ("the whole school");
  trend->points = g_array_new (FALSE, TRUE, sizeof (RbTrendPoint));
  trend->n_begun = n;
  trend->target = target ? rb_rate (970, 1000) : rb_rate (0, 0);
  trend->benchmark = benchmark ? rb_rate (947, 1000) : rb_rate (0, 0);
  for (guint i = 0; i < n; i++)
    {
      RbTrendPoint point = { .monday = d (monday) + 7 * (RbDate) i, .number = i + 1 };

      point.tally.attended = (guint32) now[i];
      point.tally.possible = now[i] ? 1000 : 0;
      point.last_year.attended = (guint32) last_year;
      point.last_year.possible = last_year ? 1000 : 0;
      g_array_append_val (trend->points, point);
    }
  return trend;
}

static void
test_trend (void)
{
  static const int below[] = { 980, 975, 972, 960, 955, 950 };
  static const int below_england[] = { 980, 975, 940, 945, 950, 955 };
  static const int above[] = { 950, 980, 975, 985 };
  static const int always[] = { 980, 980, 990 };
  static const int gap[] = { 980, 960, 0, 960, 950 };
  static const int mixed[] = { 960, 975, 960, 980 };
  static const int sinking[] = { 960, 975, 980, 950 };
  g_autoptr (RbTrend) a = trend_of ("2025-09-01", below, 6, 0, TRUE, FALSE);
  g_autoptr (RbTrend) b = trend_of ("2025-10-06", below_england, 6, 0, TRUE, TRUE);
  g_autoptr (RbTrend) c = trend_of ("2025-09-01", above, 4, 0, TRUE, FALSE);
  g_autoptr (RbTrend) e = trend_of ("2025-09-01", always, 3, 0, TRUE, TRUE);
  g_autoptr (RbTrend) f = trend_of ("2025-09-01", gap, 5, 0, TRUE, FALSE);
  g_autoptr (RbTrend) g = trend_of ("2025-09-01", mixed, 4, 950, TRUE, FALSE);
  g_autoptr (RbTrend) h = trend_of ("2025-09-01", sinking, 4, 0, TRUE, FALSE);
  g_autoptr (RbTrend) i = trend_of ("2025-09-01", mixed, 4, 965, FALSE, FALSE);
  g_autoptr (RbTrend) j = trend_of ("2025-09-01", mixed, 0, 0, TRUE, TRUE);

  check (rb_headline_trend (a), "Below target since September");
  check (rb_headline_trend (b), "Below target since October, above England since November");
  check (rb_headline_trend (c), "On target since September");
  check (rb_headline_trend (e), "On target all year, above England all year");
  check (rb_headline_trend (f), "Below target since September");
  check (rb_headline_trend (g), "1.9 points above last year");
  check (rb_headline_trend (h), "The lowest week of the year so far");
  check (rb_headline_trend (i), "Attendance by week");
  check (rb_headline_trend (j), "Attendance by week");
}

/* A line of days: so many attended each day of ten. */
static RbCumulative *
line_of (const guint *days, guint n, guint last_year)
{
  RbCumulative *line = g_new0 (RbCumulative, 1);
  RbTally now = { 0 }, then = { 0 };

  line->calendar = weeks ("2025-09-01", 20);
  line->this_year = g_array_new (FALSE, TRUE, sizeof (RbCumulativePoint));
  line->last_year = g_array_new (FALSE, TRUE, sizeof (RbCumulativePoint));
  line->target = rb_rate (97, 100);
  for (guint i = 0; i < n; i++)
    {
      RbCumulativePoint point = { .date = d ("2025-09-01") + (RbDate) (i / 5 * 7 + i % 5),
                                  .number = i + 1 };

      now.attended += days[i];
      now.possible += 10;
      point.so_far = now;
      g_array_append_val (line->this_year, point);
      if (last_year == 0)
        continue;
      then.attended += last_year;
      then.possible += 10;
      point.so_far = then;
      g_array_append_val (line->last_year, point);
    }
  return line;
}

static void
test_cumulative (void)
{
  guint up[40], down[40], steady[40], low[40];
  g_autoptr (RbCumulative) a = NULL, b = NULL, c = NULL, e = NULL, f = NULL;

  for (guint i = 0; i < 40; i++)
    {
      up[i] = i < 20 ? 7 : 10;
      down[i] = i < 20 ? 10 : 7;
      steady[i] = 10;
      low[i] = 8;
    }
  a = line_of (up, 40, 9);
  b = line_of (down, 40, 7);
  c = line_of (steady, 40, 0);
  e = line_of (low, 40, 0);
  f = line_of (steady, 5, 0);
  check (rb_headline_cumulative (a), "Turned in September, still below last year");
  check (rb_headline_cumulative (b), "Falling since September, still above last year");
  check (rb_headline_cumulative (c), "On target so far");
  check (rb_headline_cumulative (e), "Attendance so far, day by day");
  check (rb_headline_cumulative (f), "Attendance so far, day by day");
}

static void
set_cell (RbPattern *pattern, int day, RbHalf half, guint absent)
{
  RbTally tally = { .possible = 20, .attended = 20 - absent, .authorised = absent };

  pattern->cells[day][half] = tally;
  rb_tally_add (&pattern->weekdays[day], &tally);
  rb_tally_add (&pattern->total, &tally);
}

static void
test_pattern (void)
{
  static const guint cells[4][5][2] = {
    { { 0 } },
    { { 3, 1 }, { 2, 2 }, { 2, 1 }, { 2, 2 }, { 12, 11 } },
    { { 0, 2 }, { 0, 2 }, { 0, 2 }, { 1, 1 }, { 1, 1 } },
    { { 1, 1 }, { 1, 1 }, { 1, 1 }, { 1, 1 }, { 1, 1 } },
  };
  static const char *const headlines[] = { "Not one session missed",
                                           "23 of 38 missed sessions are Fridays",
                                           "8 of 10 missed sessions are afternoons",
                                           "Sessions missed, by weekday" };
  g_autoptr (RbPolicy) policy = test_policy (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      RbPattern pattern = { 0 };

      for (int day = 0; day < 5; day++)
        for (int half = 0; half < 2; half++)
          set_cell (&pattern, day, (RbHalf) half, cells[i][day][half]);
      pattern.flagged = rb_pattern_flag (pattern.weekdays, policy);
      check (rb_headline_pattern (&pattern), headlines[i]);
    }
}

static void
test_movement (void)
{
  RbMovement down = { .rose = 5, .fell = 12 }, up = { .rose = 20, .fell = 4 };
  RbMovement even = { .rose = 133, .fell = 127 }, still = { .stayed = 3 }, nobody = { .rose = 0 };

  check (rb_headline_movement (&down), "Most moves are down: 12 fell, 5 rose");
  check (rb_headline_movement (&up), "Most moves are up: 20 rose, 4 fell");
  check (rb_headline_movement (&even), "133 rose, 127 fell");
  check (rb_headline_movement (&still), "Nobody changed band");
  check (rb_headline_movement (&nobody), "Bands then and now");
}

/* Eight pupils in two classes, of whom `red` are red and `amber` amber in the first. */
static char *
bands_headline (guint red, guint amber)
{
  const char *rows[17] = { NULL }, *classes[17] = { NULL };
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 2);
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbQuery) query = NULL;
  g_autoptr (RbStats) stats = NULL;

  for (guint i = 0; i < 16; i++)
    {
      rows[i] = i < red           ? "I I I I I / / / / / / / / / / / / / / /"
                : i < red + amber ? "I / / / / / / / / / / / / / / / / / / /"
                                  : "/ / / / / / / / / / / / / / / / / / / /";
      classes[i] = i < 8 ? "1A" : "2B";
    }
  school = test_school (calendar, rows, classes);
  query = rb_query_new (school, at ("2025-09-30"));
  stats = rb_stats_by (query, RB_GROUP_CLASS);
  return rb_headline_bands (stats);
}

static void
test_bands (void)
{
  check (bands_headline (3, 0), "3 of 8 in 1A are red or worse");
  check (bands_headline (0, 2), "No pupil is red");
  check (bands_headline (1, 2), "Bands in each class");
}

static void
test_league (void)
{
  g_autoptr (RbCalendar) calendar = weeks ("2025-09-01", 2);
  const char *const rows[] = { "/ / / / / / / / / / / / / / / / / / / /",
                               "/ / / / / / / / / / / / / / / / / / / /",
                               "I / / / / / / / / / / / / / / / / / / /", NULL };
  const char *const classes[] = { "1A", "2B", "3C", NULL };
  g_autoptr (RbSchool) school = test_school (calendar, rows, classes);
  g_autoptr (RbQuery) query = rb_query_new (school, at ("2025-09-30"));
  g_autoptr (RbLeague) tied =
      rb_league_new (query, RB_GROUP_CLASS, RB_LEAGUE_ATTENDANCE, FALSE, 10, RB_PERIOD_NONE);
  g_autoptr (RbLeague) none =
      rb_league_new (query, RB_GROUP_CLASS, RB_LEAGUE_ATTENDANCE, FALSE, 50, RB_PERIOD_NONE);

  check (rb_headline_league (tied), "1A and 2B share first place with 100.0, 2 of 3 on target");
  check (rb_headline_league (none), "Nothing is ranked yet");
}

static void
add_part (GPtrArray *list, RbWithout kind, const char *label, int gain)
{
  RbContribution *part = g_new0 (RbContribution, 1);

  part->kind = kind;
  part->label = g_strdup (label);
  part->gain = gain;
  g_ptr_array_add (list, part);
}

static void
test_contribution (void)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) rb_contribution_free);

  check (rb_headline_contribution (list), "What holds the figure down");
  add_part (list, RB_WITHOUT_CODE, "Illness (I)", 265);
  check (rb_headline_contribution (list), "Illness (I): 2.7 points");
  add_part (list, RB_WITHOUT_LOWEST, "Nine lowest pupils", 49);
  check (rb_headline_contribution (list), "Illness (I): 2.7 points");
  add_part (list, RB_WITHOUT_LOWEST, "Nine lowest pupils", 110);
  check (rb_headline_contribution (list), "Nine pupils explain 1.1 points");
  g_ptr_array_set_size (list, 0);
  add_part (list, RB_WITHOUT_CODE, "Illness (I)", 9);
  check (rb_headline_contribution (list), "What holds the figure down");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/headline/trend", test_trend);
  g_test_add_func ("/headline/cumulative line", test_cumulative);
  g_test_add_func ("/headline/weekdays", test_pattern);
  g_test_add_func ("/headline/movement", test_movement);
  g_test_add_func ("/headline/bands", test_bands);
  g_test_add_func ("/headline/league", test_league);
  g_test_add_func ("/headline/contribution", test_contribution);
  return g_test_run ();
}
