/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the recurring actions of a school's calendar are due, and which were not done (rules.md 9.4,
 * product C8). An action is done by a tick with its id and the day that it was due. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef enum
{
  RB_ACTION_OVERDUE,  /* its last day passed without a tick, and the next has not come */
  RB_ACTION_DUE,      /* today, and not ticked */
  RB_ACTION_DONE,     /* its last day, today or before, was ticked */
  RB_ACTION_UPCOMING, /* not due yet */
  RB_ACTION_ONGOING   /* has no day; ticked whenever it happens */
} RbActionState;

typedef struct
{
  const RbAction *action;
  RbActionState state;
  RbDate due;           /* its last day up to today; RB_DATE_NONE for none yet */
  RbDate next;          /* its first day after today; RB_DATE_NONE for none known */
  const RbTicked *tick; /* of `due`, or the last one of an ongoing action; or NULL */
} RbActionLine;

/* One day on which an action was due and not done. */
typedef struct
{
  const RbAction *action;
  RbDate due;
} RbActionMiss;

/* The days of [from, to] on which the action is due, in order. Daily: school days. Weekly: its
 * weekday, or the school day of the week nearest before it, or after it; weeks without school are
 * left out. Monthly: the first school day of each month that has one. Half-termly, termly: the last
 * school day, of those alone that end in its months where it names any. Months, annual: the first
 * school day of those months, or the first working day of one without school. Ongoing: none.
 * (transfer full) of RbDate */
GArray *rb_action_days (const RbSchool *school, const RbAction *action, RbDate from, RbDate to);

/* Every active action as it stands today: overdue first, then due, upcoming, ongoing and done, each
 * by day. (transfer full) of RbActionLine, into the school's records */
GArray *rb_actions_now (const RbSchool *school, RbDate today);
/* What was due in [from, to] and has no tick, by day. (transfer full) of RbActionMiss */
GArray *rb_actions_missed (const RbSchool *school, RbDate from, RbDate to);
/* The days on which one action was due and not done. */
typedef struct
{
  const RbAction *action;
  GArray *days; /* of RbDate, in order; never empty */
} RbActionGap;

/* The same by action, what was missed most often first. (transfer full) of RbActionGap */
GPtrArray *rb_actions_gaps (const RbSchool *school, RbDate from, RbDate to);
/* The tick of an action's day; NULL for none. */
const RbTicked *rb_action_tick (const RbOffice *office, gint64 action_id, RbDate due);

/* "daily" ... in words: "every school day", "Thursdays", "September, January and April". (transfer
 * full) */
char *rb_action_when (const RbAction *action);

G_END_DECLS
