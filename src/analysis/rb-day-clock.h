/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day's clock: what an office does between the doors and the end of the day, when, and whether
 * it is done. A line is done by itself when the records say so, or by the hand that ticked it
 * (RbTicked, subject "day:" and the line's id). What recurs by weeks and months is the action
 * calendar's. (rules.md 9: S0, S1, S2.18, S3) */
#pragma once

#include "analysis/rb-day.h"

G_BEGIN_DECLS

typedef enum
{
  RB_LINE_OVERDUE, /* its time has passed */
  RB_LINE_NOW,     /* the next thing to do */
  RB_LINE_LATER,
  RB_LINE_DONE
} RbLineState;

typedef enum
{
  RB_DAY_DOORS,        /* doors open */
  RB_DAY_OPEN,         /* registers open */
  RB_DAY_REGISTERS_AM, /* every morning register is in */
  RB_DAY_FIGURES,      /* figures of the morning to the senior leader */
  RB_DAY_CALLS,        /* everybody without a reason was tried once */
  RB_DAY_LATE_DESK,    /* the late gate closes: L turns U */
  RB_DAY_SAFEGUARDING, /* those to ring first are known to be safe, or somebody acts */
  RB_DAY_SECOND,       /* second calls and texts */
  RB_DAY_VISITS,       /* home visit decisions */
  RB_DAY_OPEN_PM,      /* afternoon registers open */
  RB_DAY_REGISTERS_PM,
  RB_DAY_COMPLETE, /* all registers of the day */
  RB_DAY_REFUSALS, /* families whose leave was refused are rung the same day; only where there are
                    */
  RB_DAY_LISTS,    /* texts to latecomers, expected back */
  RB_DAY_END,
  RB_N_DAY_LINES
} RbDayLineId;

typedef struct
{
  RbDayLineId id;
  int at; /* minute of the day by which it is to be done */
  RbLineState state;
  gboolean by_clock;    /* passes by itself when its time comes: nothing to do */
  guint done, of;       /* of how many; 0 of 0 where nothing is counted */
  const RbTicked *tick; /* the hand that ticked it, or NULL */
} RbDayLine;

/* The lines of `date`, the overdue ones first, each group by the clock; empty on a day without
 * school. `away` is rb_day_away() and `registers` rb_day_registers() of both sessions,
 * of the same day and moment. (transfer full) of RbDayLine */
GArray *rb_day_clock (const RbSchool *school,
                      RbDate date,
                      RbMoment now,
                      const GArray *away,
                      GArray *const registers[2]);
/* Whether a line of calls still asks something about a pupil: what its count counts, and whom it
 * leads to. FALSE of every line that is not about calls. */
gboolean rb_day_line_needs (RbDayLineId id, const RbAway *away);
/* How many of them are overdue, and whether nothing is left to do before `next` (minute of the day
 * of the next line that is not done; -1 for none). */
guint rb_day_clock_overdue (const GArray *lines);
gboolean rb_day_clock_quiet (const GArray *lines, RbMoment now, int *next);

/* "doors" ...: what stands after "day:" in a tick. Static. */
const char *rb_day_line_id (RbDayLineId id);

/* Whom the office has to ring today: no reason, or a call about today. `done` has a reason, is on
 * the way, or has come. (transfer full) of guint: places in `away`, done ones last */
GArray *rb_day_calls (const GArray *away, guint *done);

G_END_DECLS
