/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through the two sessions of the day. */
#include "analysis/rb-countdown-step.h"

static gboolean
step_of (const RbClock *clock, int minutes, RbCountdownStep *found)
{
  if (clock->doors >= 0 && minutes < clock->doors)
    *found = (RbCountdownStep){ RB_STEP_DOORS, found->session, clock->doors };
  else if (minutes < clock->start && clock->start < clock->late_from)
    *found = (RbCountdownStep){ RB_STEP_START, found->session, clock->start };
  else if (minutes < clock->late_from)
    *found = (RbCountdownStep){ RB_STEP_LATE, found->session, clock->late_from };
  else if (minutes <= clock->closes)
    *found = (RbCountdownStep){ RB_STEP_CLOSES, found->session, clock->closes + 1 };
  else
    return FALSE;
  return TRUE;
}

RbCountdownStep
rb_countdown_step (const RbSchool *school, const char *key_stage, RbMoment now)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, now.date);
  const RbPolicy *policy = rb_policy_book_on (school->policies, now.date);
  RbCountdownStep found = { RB_STEP_NONE, { now.date, RB_AM }, -1 };

  for (int half = RB_AM; matrix && half <= RB_PM; half++)
    {
      found.session.half = (RbHalf) half;
      if (rb_calendar_find (rb_mark_matrix_calendar (matrix), now.date, (RbHalf) half) >= 0
          && step_of (rb_policy_clock (policy, key_stage, (RbHalf) half), now.minutes, &found))
        return found;
    }
  return (RbCountdownStep){ RB_STEP_NONE, { now.date, RB_AM }, -1 };
}
