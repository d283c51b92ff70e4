/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists by figures: below a limit, improved, a full week, Fridays, unauthorised absence. */
#include "analysis/rb-list-figures.h"

#include "analysis/rb-pattern.h"
#include "analysis/rb-ten-in-ten.h"
#include "analysis/rb-watch.h"

#include <string.h>

static gboolean
below (const RbTally *tally, int per_cent)
{
  return tally->possible > 0
         && (guint64) tally->attended * 100 < (guint64) per_cent * tally->possible;
}

static gboolean
on_roll (const RbListMaker *maker, guint row)
{
  return rb_pupil_on_roll (rb_roster_pupil (maker->school->roster, row), maker->today);
}

static gboolean
early (const RbListMaker *maker, const RbTally *tally)
{
  return rb_policy_early (maker->policy, tally->possible);
}

/* "93.1 %, 17 sessions missed". */
static char *
figure (const RbTally *tally)
{
  g_autofree char *rate = rb_rate_format (rb_tally_attendance (tally));

  return g_strdup_printf ("%s %%, %u session%s missed", rate, tally->possible - tally->attended,
                          tally->possible - tally->attended == 1 ? "" : "s");
}

/* Everyone on roll whose figure this year is at least `from` and below `to` per cent. */
static void
between (RbListMaker *maker, int from, int to)
{
  g_autoptr (RbQuery) year = rb_list_query (maker, rb_list_year_to (maker, maker->today));

  for (guint row = 0; row < rb_roster_n (maker->school->roster); row++)
    {
      RbTally tally = { 0 };

      if (!on_roll (maker, row))
        continue;
      rb_query_tally_row (year, row, &tally);
      if (!early (maker, &tally) && below (&tally, to) && !below (&tally, from))
        rb_list_add (maker, row, maker->today, figure (&tally));
    }
}

void
rb_list_nudge (RbListMaker *maker)
{
  between (maker, 0, maker->policy->limits[RB_LIMIT_RISK]);
}

void
rb_list_risk (RbListMaker *maker)
{
  between (maker, 0, maker->policy->limits[RB_LIMIT_RISK]);
}

void
rb_list_leaflet (RbListMaker *maker)
{
  between (maker, 0, maker->policy->limits[RB_LIMIT_LEAFLET]);
}

void
rb_list_principal (RbListMaker *maker)
{
  between (maker, 0, maker->policy->limits[RB_LIMIT_PRINCIPAL]);
}

/* 88 to 92, both included: 92.0 is in the band and not on the risk register (case 46). */
void
rb_list_mentor (RbListMaker *maker)
{
  g_autoptr (RbQuery) year = rb_list_query (maker, rb_list_year_to (maker, maker->today));

  for (guint row = 0; row < rb_roster_n (maker->school->roster); row++)
    {
      RbTally tally = { 0 };

      if (!on_roll (maker, row))
        continue;
      rb_query_tally_row (year, row, &tally);
      if (!early (maker, &tally) && rb_in_mentor_band (maker->policy, &tally))
        rb_list_add (maker, row, maker->today, figure (&tally));
    }
}

/* On the sessions of last year that were their own here; without any nobody is judged. */
void
rb_list_last_year_pa (RbListMaker *maker)
{
  RbDate first = rb_academic_year_first (rb_academic_year_of (maker->today));
  RbPeriod last = rb_period (rb_academic_year_first (rb_academic_year_of (first - 1)), first - 1);
  g_autoptr (RbQuery) year = rb_list_query (maker, last);

  for (guint row = 0; row < rb_roster_n (maker->school->roster); row++)
    {
      RbTally tally = { 0 };

      if (!on_roll (maker, row))
        continue;
      rb_query_tally_row (year, row, &tally);
      if (!early (maker, &tally)
          && rb_policy_persistent (maker->policy, tally.possible - tally.attended, tally.possible))
        rb_list_add (maker, row, maker->today, figure (&tally));
    }
}

/* Below the leaflet's limit now, and not at the end of the school week before. */
void
rb_list_newly_below (RbListMaker *maker)
{
  RbPeriod week = rb_list_week (maker);
  g_autoptr (RbQuery) now = rb_list_query (maker, rb_list_year_to (maker, maker->today));
  g_autoptr (RbQuery) before = rb_list_query (maker, rb_list_year_to (maker, week.from - 1));
  int limit = maker->policy->limits[RB_LIMIT_LEAFLET];

  for (guint row = 0; row < rb_roster_n (maker->school->roster); row++)
    {
      RbTally tally = { 0 }, earlier = { 0 };

      if (!on_roll (maker, row))
        continue;
      rb_query_tally_row (now, row, &tally);
      rb_query_tally_row (before, row, &earlier);
      if (early (maker, &tally) || !below (&tally, limit)
          || (!early (maker, &earlier) && below (&earlier, limit)))
        continue;
      rb_list_add (maker, row, maker->today, figure (&tally));
    }
}

void
rb_list_full_week (RbListMaker *maker)
{
  g_autoptr (RbQuery) week = rb_list_query (maker, rb_list_week (maker));

  for (guint row = 0; row < rb_roster_n (maker->school->roster); row++)
    {
      RbTally tally = { 0 };

      if (!on_roll (maker, row))
        continue;
      rb_query_tally_row (week, row, &tally);
      if (tally.possible > 0 && tally.attended == tally.possible && tally.missing == 0)
        rb_list_add (maker, row, maker->today,
                     g_strdup_printf ("%u of %u sessions", tally.attended, tally.possible));
    }
}

void
rb_list_friday_pattern (RbListMaker *maker)
{
  g_autoptr (RbQuery) year = rb_list_query (maker, rb_list_year_to (maker, maker->today));
  g_autoptr (GArray) pupils = rb_pattern_pupils (year);

  for (guint i = 0; i < pupils->len; i++)
    {
      const RbPatternPupil *pupil = &g_array_index (pupils, RbPatternPupil, i);
      g_autofree char *fridays = rb_rate_format (rb_tally_attendance (&pupil->day));
      g_autofree char *others = rb_rate_format (rb_tally_attendance (&pupil->others));

      if (pupil->weekday == 4 && on_roll (maker, pupil->row))
        rb_list_add (maker, pupil->row, maker->today,
                     g_strdup_printf ("Fridays %s %%, other days %s %%", fridays, others));
    }
}

void
rb_list_newly_unauthorised (RbListMaker *maker)
{
  g_autoptr (RbQuery) week = rb_list_query (maker, rb_list_week (maker));

  for (guint row = 0; row < rb_roster_n (maker->school->roster); row++)
    {
      RbTally tally = { 0 };

      if (!on_roll (maker, row))
        continue;
      rb_query_tally_row (week, row, &tally);
      if (tally.unauthorised > 0)
        rb_list_add (maker, row, maker->today,
                     g_strdup_printf ("%u unauthorised session%s this week", tally.unauthorised,
                                      tally.unauthorised == 1 ? "" : "s"));
    }
}

/* The half term, term or year of today so far, and the one before. */
static void
two_periods (const RbListMaker *maker, RbPeriodKind kind, RbPeriod *now, RbPeriod *before)
{
  *now = rb_period_of (maker->school, kind, maker->today);
  *before = rb_period_previous (maker->school, *now);
  now->to = MIN (now->to, maker->today);
}

typedef gboolean (*Wanted) (const RbListMaker *maker, const RbTally *before, const RbTally *now);

static void
compare_periods (RbListMaker *maker, RbPeriodKind kind, const char *word, Wanted wanted)
{
  RbPeriod this, last;
  g_autoptr (RbQuery) now = NULL, before = NULL;

  two_periods (maker, kind, &this, &last);
  if (rb_period_is_empty (this) || rb_period_is_empty (last))
    return;
  now = rb_list_query (maker, this);
  before = rb_list_query (maker, last);
  for (guint row = 0; row < rb_roster_n (maker->school->roster); row++)
    {
      RbTally a = { 0 }, b = { 0 };
      g_autofree char *from = NULL, *to = NULL;

      if (!on_roll (maker, row))
        continue;
      rb_query_tally_row (before, row, &a);
      rb_query_tally_row (now, row, &b);
      if (early (maker, &a) || early (maker, &b) || !wanted (maker, &a, &b))
        continue;
      from = rb_rate_format (rb_tally_attendance (&a));
      to = rb_rate_format (rb_tally_attendance (&b));
      rb_list_add (maker, row, maker->today,
                   g_strdup_printf ("%s %% last %s, %s %% this", from, word, to));
    }
}

static gboolean
not_improving (const RbListMaker *maker, const RbTally *before, const RbTally *now)
{
  return below (now, maker->policy->limits[RB_LIMIT_RISK])
         && rb_not_improving (rb_tally_attendance (before), rb_tally_attendance (now));
}

/* Full now, or better by the policy's points on exact fractions. */
static gboolean
improved (const RbListMaker *maker, const RbTally *before, const RbTally *now)
{
  gint64 rise =
      (gint64) now->attended * before->possible - (gint64) before->attended * now->possible;
  gint64 points = maker->policy->limits[RB_LIMIT_IMPROVED_POINTS];

  return now->attended == now->possible
         || 100 * rise >= points * (gint64) before->possible * now->possible;
}

void
rb_list_not_improving (RbListMaker *maker)
{
  compare_periods (maker, RB_PERIOD_HALF_TERM, "half term", not_improving);
}

void
rb_list_improved (RbListMaker *maker)
{
  compare_periods (maker, RB_PERIOD_HALF_TERM, "half term", improved);
}

void
rb_list_improved_term (RbListMaker *maker)
{
  compare_periods (maker, RB_PERIOD_TERM, "term", improved);
}

void
rb_list_improved_year (RbListMaker *maker)
{
  compare_periods (maker, RB_PERIOD_YEAR, "year", improved);
}

typedef struct
{
  guint row;
  RbTally tally;
} Low;

static int
compare_low (gconstpointer a, gconstpointer b)
{
  const Low *x = a, *y = b;
  int order = rb_rate_compare (rb_tally_attendance (&x->tally), rb_tally_attendance (&y->tally));

  return order ? order : (int) x->row - (int) y->row;
}

/* The ten lowest attenders of one year group, and everyone tied with the tenth. */
static void
lowest_of (RbListMaker *maker, RbQuery *year, const char *year_group)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Low));

  for (guint row = 0; row < rb_roster_n (maker->school->roster); row++)
    {
      const RbClass *klass = rb_roster_class_on (maker->school->roster, row, maker->today);
      Low low = { .row = row };

      if (klass == NULL || strcmp (klass->year_group, year_group) != 0 || !on_roll (maker, row))
        continue;
      rb_query_tally_row (year, row, &low.tally);
      if (!early (maker, &low.tally))
        g_array_append_val (all, low);
    }
  g_array_sort (all, compare_low);
  for (guint i = 0; i < all->len; i++)
    {
      const Low *low = &g_array_index (all, Low, i);

      if (i >= 10
          && rb_rate_compare (rb_tally_attendance (&low->tally),
                              rb_tally_attendance (&g_array_index (all, Low, 9).tally))
                 != 0)
        break;
      rb_list_add (maker, low->row, maker->today, figure (&low->tally));
    }
}

void
rb_list_lowest_ten (RbListMaker *maker)
{
  g_autoptr (RbQuery) year = rb_list_query (maker, rb_list_year_to (maker, maker->today));

  lowest_of (maker, year, "10");
  lowest_of (maker, year, "11");
}

void
rb_list_unauthorised_leave (RbListMaker *maker)
{
  const RbMarkMatrix *matrix = rb_school_year_of (maker->school, maker->today);
  guint begun = matrix ? rb_school_begun (maker->school, matrix, maker->now) : 0;

  for (guint row = 0; row < rb_roster_n (maker->school->roster); row++)
    {
      guint sessions = 0;

      for (guint column = 0; column < begun; column++)
        {
          RbMark mark = rb_mark_matrix_get (matrix, row, column);

          sessions += strcmp (rb_code_book_text (maker->school->codes, mark), "G") == 0;
        }
      if (sessions > 0)
        {
          g_autofree char *days = rb_days_format (sessions);

          rb_list_add (
              maker, row, maker->today,
              g_strdup_printf ("%s day%s of code G this year", days, sessions == 2 ? "" : "s"));
        }
    }
}

/* Met, or no more than two sessions short. */
void
rb_list_ten_in_ten (RbListMaker *maker)
{
  g_autoptr (GPtrArray) all = rb_ten_in_ten (maker->school, maker->now, NULL, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const RbTenInTen *one = all->pdata[i];

      if (one->to_go <= 2 && on_roll (maker, one->row))
        rb_list_add (maker, one->row, maker->today,
                     g_strdup_printf ("%u unauthorised sessions in ten school weeks%s",
                                      one->current,
                                      one->compulsory_age ? "" : ", not of compulsory school age"));
    }
}

/* Everyone, with the year's figure and the change of the last week. */
void
rb_list_class_figures (RbListMaker *maker)
{
  RbPeriod week = rb_list_week (maker);
  g_autoptr (RbQuery) now = rb_list_query (maker, rb_list_year_to (maker, maker->today));
  g_autoptr (RbQuery) before = rb_list_query (maker, rb_list_year_to (maker, week.from - 1));

  for (guint row = 0; row < rb_roster_n (maker->school->roster); row++)
    {
      RbTally tally = { 0 }, earlier = { 0 };
      g_autofree char *rate = NULL, *change = NULL;

      if (!on_roll (maker, row))
        continue;
      rb_query_tally_row (now, row, &tally);
      rb_query_tally_row (before, row, &earlier);
      if (tally.possible == 0)
        continue;
      rate = rb_rate_format (rb_tally_attendance (&tally));
      change = rb_rate_change_format (rb_tally_attendance (&earlier), rb_tally_attendance (&tally));
      rb_list_add (
          maker, row, maker->today,
          change[0] ? g_strdup_printf ("%s %%, %s on last week%s", rate, change,
                                       early (maker, &tally) ? " (early)" : "")
                    : g_strdup_printf ("%s %%%s", rate, early (maker, &tally) ? " (early)" : ""));
    }
}
