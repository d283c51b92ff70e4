/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of pupils to look at: the lowest fifth, this week's movers, early drift. */
#pragma once

#include "analysis/rb-query.h"

G_BEGIN_DECLS

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
