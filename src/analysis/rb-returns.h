/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the local authority must be told: sickness of 15 school days in the year, and absence of ten
 * school days on end (doc/rules.md 5); and reasons not established within five working days. */
#pragma once

#include "analysis/rb-query.h"

G_BEGIN_DECLS

typedef struct
{
  guint row;
  guint sessions;   /* of code I in the school year, begun */
  guint planned;    /* of code I in sessions that have not begun: an illness expected to go on */
  gboolean due;     /* sessions + planned reach the limit (30) */
  gboolean warning; /* they reach the early limit (20), but not that one */
  RbDate first;     /* first and last day with a counted session */
  RbDate last;
  gboolean compulsory_age; /* at each of them */
} RbSickness;

/* Pupils due or with an early warning, most sessions first. (transfer full) of RbSickness */
GArray *rb_sickness (const RbSchool *school, RbMoment now);
RbSickness rb_sickness_of (const RbSchool *school, RbMoment now, guint row);

typedef struct
{
  guint row;
  RbDate from; /* first and last day of the run */
  RbDate to;
  guint days; /* school days in it on which every possible session was G, N, O or U */
  guint sessions;
  gboolean running; /* it has not ended by `now` */
  gboolean met;     /* days reach the limit (10) */
  guint total; /* unauthorised sessions in the school year, in a row or not: the other reading of
                  the rule */
  gboolean compulsory_age;
} RbContinuous;

/* The longest run of every pupil that has one of the limit's days, or as many days in all (2
 * sessions a day); longest first. Only school days count; an attended or authorised session ends a
 * run. (transfer full) of RbContinuous */
GArray *rb_continuous_absence (const RbSchool *school, RbMoment now);

typedef struct
{
  guint row;
  RbSession session;
  RbDate due;    /* the last day to settle it */
  int days_left; /* working days (or school days, by policy) from today to it: 0 on the day,
                    negative after */
} RbUnexplained;

/* Every N of the school year that has begun, oldest first. (transfer full) of RbUnexplained */
GArray *rb_unexplained (const RbSchool *school, RbMoment now);

/* Longest spell of illness of more days than the evidence limit is in rb-pattern.h. */

G_END_DECLS
