/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds a figure down: the points it would gain without one reason, group, weekday or handful
 * of pupils. Sessions are left out of both sides of the fraction. They overlap and do not add up
 * (product F7). */
#pragma once

#include "analysis/rb-query.h"

G_BEGIN_DECLS

typedef enum
{
  RB_WITHOUT_CODE,   /* sessions of one absence code */
  RB_WITHOUT_BANDS,  /* pupils in red or severe */
  RB_WITHOUT_LOWEST, /* the nine lowest pupils */
  RB_WITHOUT_YEAR,   /* a year group */
  RB_WITHOUT_CLASS,
  RB_WITHOUT_WEEKDAY,
  RB_WITHOUT_WEEK
} RbWithout;

typedef struct
{
  RbWithout kind;
  char *label;    /* "Illness", "64 pupils in red or severe", "Year 1", "Fridays" */
  char *value;    /* for a link: the code, year, class, weekday, Monday */
  RbTally part;   /* what is left out */
  RbRate without; /* what the figure would be; does not exist where nothing is left */
  int gain;       /* hundredths of a per cent, half up on the exact difference; may be negative */
} RbContribution;

/* Every part of the query that would change the figure, largest gain first. (transfer container) */
GPtrArray *rb_contributions (RbQuery *query);
/* The figure without one part. */
int rb_contribution_gain (const RbTally *whole, const RbTally *part);
void rb_contribution_free (RbContribution *contribution);

G_END_DECLS
