/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of pupils to look at: the risk register and the mentor band, the lowest fifth, this week's
 * movers, early drift. */
#pragma once

#include "analysis/rb-query.h"

G_BEGIN_DECLS

/* Below the policy's limit of the risk register (S3.18; case 46: 92.0 is not). FALSE where nothing
 * was possible. */
gboolean rb_is_at_risk (const RbPolicy *policy, const RbTally *tally);
/* From the mentor limit up to the limit of the risk register, both included (S3.26). */
gboolean rb_in_mentor_band (const RbPolicy *policy, const RbTally *tally);
/* Sessions to be attended without a gap until the mentor ends; 0 where that is reached, or nothing
 * was possible; G_MAXUINT where it never is. */
guint rb_sessions_to_mentor_exit (const RbPolicy *policy, const RbTally *tally);

typedef struct
{
  guint row;
  guint rank; /* 1 is the lowest; equal fractions share it */
  RbTally tally;
  RbTally previous; /* the period before, where given */
} RbLowest;

/* ceil (20 % of the pupils with possible sessions) and everyone tied with the last of them, lowest
 * first. `previous` may be empty. (transfer full) of RbLowest */
GArray *rb_lowest (RbQuery *query, RbPeriod previous);

typedef struct
{
  guint row;
  RbTally recent;  /* the last four school weeks (by policy) */
  RbTally earlier; /* the year before them */
  int change;      /* tenths of a per cent, recent against earlier; 0 where either has nothing */
  gboolean drift;  /* 3 points or more down, and under target */
} RbWeekMover;

/* Every pupil of the query with something possible in both parts of the year of `now`: largest fall
 * first. (transfer full) of RbWeekMover */
GArray *rb_week_movers (RbQuery *query);
/* Whether a rate of the after period is not above the before period's: "not improving". */
gboolean rb_not_improving (RbRate before, RbRate after);

G_END_DECLS
