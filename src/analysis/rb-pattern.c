/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When sessions are missed. One walk over the cells of a query fills everything. */
#include "analysis/rb-pattern.h"

#include <string.h>

typedef struct
{
  RbQuery *query;
  RbPattern *pattern;
  guint codes[256];
  RbMark ill;
  RbSpell spell; /* the one being followed; 0 sessions for none */
  guint week;    /* the week being followed, and what it has */
  gboolean week_possible;
  gboolean week_absent;
} Walk;

static void
end_spell (Walk *walk)
{
  if (walk->spell.sessions > 0)
    g_array_append_val (walk->pattern->spells, walk->spell);
  walk->spell.sessions = 0;
}

static void
end_week (Walk *walk)
{
  walk->pattern->weeks += walk->week_possible;
  walk->pattern->broken_weeks += walk->week_absent;
  walk->week = G_MAXUINT;
  walk->week_possible = walk->week_absent = FALSE;
}

static void
miss (Walk *walk, guint row, RbSession session, RbMark mark)
{
  if (walk->spell.sessions == 0)
    walk->spell = (RbSpell){ row, session, session, 0, 0 };
  walk->spell.to = session;
  walk->spell.sessions++;
  walk->spell.ill += mark == walk->ill;
}

static void
walk_cell (Walk *walk, guint row, RbSession session, RbMark mark)
{
  const RbTallyTable *table = rb_query_table (walk->query, session.date);
  guint8 counts = mark == RB_MARK_OFF_ROLL ? 0 : table->counts[mark];

  if (mark == RB_MARK_OFF_ROLL)
    return;
  rb_tally_add_packed (&walk->pattern->cells[rb_date_weekday (session.date) % 5][session.half],
                       table->packed[mark]);
  if (mark == RB_MARK_NONE)
    return;
  walk->codes[mark]++;
  if (!(counts & RB_COUNT_POSSIBLE))
    return;
  walk->week_possible = TRUE;
  if (counts & RB_COUNT_ATTENDED)
    end_spell (walk);
  else
    {
      miss (walk, row, session, mark);
      walk->week_absent = TRUE;
    }
}

static void
walk_row (Walk *walk, guint part, guint row)
{
  const RbQueryPart *p = rb_query_part (walk->query, part);
  const guint8 *marks = rb_mark_matrix_row (p->matrix, row);
  guint n;
  const RbRun *runs = rb_query_runs (walk->query, part, row, &n);

  walk->week = G_MAXUINT;
  for (guint i = 0; i < n; i++)
    for (guint column = runs[i].first; column < runs[i].end; column++)
      {
        guint week = rb_calendar_week_of (p->calendar, column);

        if (week != walk->week)
          end_week (walk);
        walk->week = week;
        walk_cell (walk, row, rb_calendar_session (p->calendar, column), marks[column]);
      }
  end_week (walk);
  end_spell (walk);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  const RbCodeCount *x = a, *y = b;

  if (x->sessions != y->sessions)
    return x->sessions > y->sessions ? -1 : 1;
  return (int) x->mark - (int) y->mark;
}

static void
finish (Walk *walk)
{
  RbPattern *pattern = walk->pattern;

  for (guint day = 0; day < 5; day++)
    {
      rb_tally_add (&pattern->weekdays[day], &pattern->cells[day][RB_AM]);
      rb_tally_add (&pattern->weekdays[day], &pattern->cells[day][RB_PM]);
      rb_tally_add (&pattern->total, &pattern->weekdays[day]);
    }
  for (guint mark = 0; mark < 256; mark++)
    if (walk->codes[mark] > 0)
      {
        RbCodeCount count = { (RbMark) mark, walk->codes[mark] };

        g_array_append_val (pattern->codes, count);
      }
  g_array_sort (pattern->codes, compare_codes);
  pattern->flagged = rb_pattern_flag (pattern->weekdays, rb_query_policy (walk->query));
}

RbPattern *
rb_pattern_new (RbQuery *query)
{
  RbPattern *pattern = g_new0 (RbPattern, 1);
  const RbSchool *school = rb_query_school (query);
  const RbCode *ill = rb_code_book_find (school->codes, "I", rb_query_period (query).to);
  Walk walk = { .query = query, .pattern = pattern, .ill = ill ? ill->mark : RB_MARK_NONE };

  pattern->codes = g_array_new (FALSE, FALSE, sizeof (RbCodeCount));
  pattern->spells = g_array_new (FALSE, FALSE, sizeof (RbSpell));
  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    for (guint part = 0; part < rb_query_n_parts (query); part++)
      walk_row (&walk, part, row);
  finish (&walk);
  return pattern;
}

void
rb_pattern_free (RbPattern *pattern)
{
  g_array_unref (pattern->codes);
  g_array_unref (pattern->spells);
  g_free (pattern);
}

int
rb_pattern_flag (const RbTally weekdays[5], const RbPolicy *policy)
{
  gint64 points = policy->limits[RB_LIMIT_PATTERN_POINTS];
  RbTally total = { 0 };
  RbRate worst = { 0 };
  int flagged = -1;

  for (int day = 0; day < 5; day++)
    rb_tally_add (&total, &weekdays[day]);
  for (int day = 0; day < 5; day++)
    {
      RbTally others = total;
      RbRate here = rb_tally_attendance (&weekdays[day]), there;
      gint64 under;

      rb_tally_subtract (&others, &weekdays[day]);
      there = rb_tally_attendance (&others);
      if (weekdays[day].possible < (guint) policy->limits[RB_LIMIT_PATTERN_POSSIBLE]
          || rb_tally_absent (&weekdays[day]) < (guint) policy->limits[RB_LIMIT_PATTERN_ABSENT]
          || !rb_rate_exists (there))
        continue;
      /* 100 (there - here) >= points, over the common denominator. */
      under = (gint64) (there.part * here.whole) - (gint64) (here.part * there.whole);
      if (100 * under < points * (gint64) (here.whole * there.whole))
        continue;
      if (flagged < 0 || rb_rate_compare (here, worst) < 0)
        {
          flagged = day;
          worst = here;
        }
    }
  return flagged;
}

GArray *
rb_pattern_pupils (RbQuery *query)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (RbPatternPupil));
  const RbSchool *school = rb_query_school (query);

  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    {
      RbTally days[5] = { { 0 } };
      RbPatternPupil pupil = { .row = row };

      for (guint part = 0; part < rb_query_n_parts (query); part++)
        {
          const RbQueryPart *p = rb_query_part (query, part);
          const guint8 *marks = rb_mark_matrix_row (p->matrix, row);
          guint n;
          const RbRun *runs = rb_query_runs (query, part, row, &n);

          for (guint i = 0; i < n; i++)
            for (guint column = runs[i].first; column < runs[i].end; column++)
              {
                RbDate date = rb_calendar_session (p->calendar, column).date;

                rb_tally_add_packed (&days[rb_date_weekday (date) % 5],
                                     rb_query_table (query, date)->packed[marks[column]]);
              }
        }
      pupil.weekday = rb_pattern_flag (days, rb_query_policy (query));
      if (pupil.weekday < 0)
        continue;
      pupil.day = days[pupil.weekday];
      for (int day = 0; day < 5; day++)
        if (day != pupil.weekday)
          rb_tally_add (&pupil.others, &days[day]);
      g_array_append_val (list, pupil);
    }
  return list;
}
