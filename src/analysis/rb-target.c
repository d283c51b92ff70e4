/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts a target's sessions and decides on the fraction. */
#include "analysis/rb-target.h"

#include "analysis/rb-query.h"

#include <glib/gi18n.h>
#include <string.h>

#define TENTHS 1000 /* of a whole */

static gboolean
is_rate (const RbTarget *target)
{
  return strcmp (target->measure, "rate") == 0;
}

static guint
may_miss_of (const RbTarget *target, guint whole)
{
  if (!is_rate (target))
    return (guint) MAX (0, target->aim);
  return target->aim >= TENTHS ? 0 : whole * (guint) (TENTHS - MAX (0, target->aim)) / TENTHS;
}

RbTargetProgress
rb_target_from (const RbTarget *target, guint attended, guint possible, guint left)
{
  RbTargetProgress progress = { .rate = rb_rate (attended, possible),
                                .missed = possible - attended,
                                .left = left,
                                .may_miss = may_miss_of (target, possible + left) };
  gboolean lost = progress.missed > progress.may_miss;

  if (possible + left == 0)
    progress.state = RB_TARGET_EMPTY;
  else if (left == 0)
    progress.state = lost ? RB_TARGET_NOT_MET : RB_TARGET_MET;
  else
    progress.state = lost ? RB_TARGET_LOST : RB_TARGET_RUNNING;
  if (!lost)
    progress.may_still = MIN (left, progress.may_miss - progress.missed);
  progress.decides = progress.state == RB_TARGET_RUNNING && left == 1 && progress.may_still == 0;
  return progress;
}

/* Sessions of the pupil in the period that have not begun, and are on roll. */
static guint
count_left (const RbSchool *school, guint row, const RbTarget *target, RbMoment now)
{
  guint left = 0;

  for (guint y = 0; y < school->years->len; y++)
    {
      const RbMarkMatrix *matrix = school->years->pdata[y];
      guint first, end, begun = rb_school_begun (school, matrix, now);

      rb_calendar_range (rb_mark_matrix_calendar (matrix), target->first_day, target->last_day,
                         &first, &end);
      for (guint column = MAX (first, begun); column < end; column++)
        left += rb_mark_matrix_get (matrix, row, column) != RB_MARK_OFF_ROLL;
    }
  return left;
}

static RbTargetState
recorded_state (const RbTarget *target, RbTargetState state)
{
  if (strcmp (target->ended, "met") == 0)
    return RB_TARGET_MET;
  if (strcmp (target->ended, "not-met") == 0)
    return RB_TARGET_NOT_MET;
  return strcmp (target->ended, "void") == 0 ? RB_TARGET_VOID : state;
}

RbTargetProgress
rb_target_progress (RbSchool *school, const RbTarget *target, RbMoment now)
{
  int row = rb_roster_find (school->roster, target->pupil_id);
  g_autoptr (RbQuery) query = NULL;
  RbTargetProgress progress;
  RbTally tally = { 0 };
  guint left;

  if (row < 0)
    return (RbTargetProgress){ .state = recorded_state (target, RB_TARGET_EMPTY) };
  query = rb_query_new (school, now);
  rb_query_set_period (query, rb_period (target->first_day, target->last_day));
  rb_query_tally_row (query, (guint) row, &tally);
  left = count_left (school, (guint) row, target, now);
  progress = rb_target_from (target, tally.attended, tally.possible, left);
  if (now.date < target->first_day)
    progress.state = RB_TARGET_PLANNED;
  progress.state = recorded_state (target, progress.state);
  return progress;
}

char *
rb_target_aim_words (const RbTarget *target)
{
  g_autofree char *tenths = NULL;

  if (!is_rate (target))
    return g_strdup_printf (ngettext ("miss no more than %d session",
                                      "miss no more than %d sessions", (gulong) target->aim),
                            target->aim);
  tenths = rb_tenths_format (target->aim);
  if (target->aim % 10 == 0)
    tenths[strlen (tenths) - 2] = '\0';
  return g_strdup_printf (_ ("%s %%"), tenths);
}

char *
rb_target_words (const RbTarget *target)
{
  g_autofree char *range = rb_date_range_format (target->first_day, target->last_day);
  g_autofree char *aim = rb_target_aim_words (target);

  return g_strdup_printf ("%s, %s", aim, range);
}

static char *
outlook (const RbTarget *target, const RbTargetProgress *progress)
{
  switch (progress->state)
    {
    case RB_TARGET_RUNNING:
      if (progress->decides)
        return g_strdup (_ ("The last session decides."));
      return g_strdup_printf (ngettext ("May still miss %u session.", "May still miss %u sessions.",
                                        progress->may_still),
                              progress->may_still);
    case RB_TARGET_LOST:
      return g_strdup (_ ("Can no longer be met."));
    case RB_TARGET_MET:
      return g_strdup (_ ("Met."));
    case RB_TARGET_NOT_MET:
      return g_strdup (_ ("Not met."));
    case RB_TARGET_VOID:
      return g_strdup_printf (_ ("Ended without a result: %s"), target->reason);
    case RB_TARGET_EMPTY:
      return g_strdup (_ ("No session of it was possible."));
    case RB_TARGET_PLANNED:
    default:
      return g_strdup (_ ("Has not begun."));
    }
}

char *
rb_target_progress_words (const RbTarget *target, const RbTargetProgress *progress)
{
  g_autofree char *last = outlook (target, progress);
  g_autofree char *rate = rb_rate_format (progress->rate);

  if (!rb_rate_exists (progress->rate))
    return g_steal_pointer (&last);
  return g_strdup_printf (_ ("%u of %u sessions, %s %%. %s"), (guint) progress->rate.part,
                          (guint) progress->rate.whole, rate, last);
}

const RbTarget *
rb_target_of (const RbSchool *school, gint64 pupil_id, RbDate day)
{
  const RbTarget *found = NULL;

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_TARGET); i++)
    {
      const RbTarget *target = rb_office_nth (school->office, RB_RECORD_TARGET, i);

      if (target->pupil_id == pupil_id && target->first_day <= day
          && (found == NULL || target->last_day >= found->last_day))
        found = target;
    }
  return found;
}

RbDate
rb_target_last_day (const RbSchool *school, RbDate first, guint weeks)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, first);
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;
  RbDate last = first + (int) weeks * 7 - 3;
  guint left = weeks;

  for (guint i = 0; calendar && left > 0 && i < rb_calendar_n_weeks (calendar); i++)
    {
      const RbWeek *week = rb_calendar_week (calendar, i);

      if (week->end == week->first || rb_calendar_session (calendar, week->end - 1).date < first)
        continue;
      last = rb_calendar_session (calendar, week->end - 1).date;
      left--;
    }
  return last;
}
