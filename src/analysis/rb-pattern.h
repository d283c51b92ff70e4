/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When sessions are missed: weekday by half day, the code mix, spells and broken weeks (product
 * F4). */
#pragma once

#include "analysis/rb-query.h"

G_BEGIN_DECLS

/* A run of missed sessions; closed days and sessions that were not possible do not end it, an
 * attended one does. */
typedef struct
{
  guint row;
  RbSession from;
  RbSession to;
  guint sessions; /* missed */
  guint ill;      /* of them code I */
} RbSpell;

typedef struct
{
  RbMark mark;
  guint sessions;
} RbCodeCount;

typedef struct
{
  RbTally cells[5][2]; /* Monday to Friday by AM, PM */
  RbTally weekdays[5];
  RbTally total;
  int flagged;        /* the weekday that stands out (0 Monday), or -1 (doc/rules.md 12) */
  GArray *codes;      /* RbCodeCount of every mark used, most first */
  GArray *spells;     /* RbSpell, in order of pupil and date */
  guint weeks;        /* pupil weeks with something possible */
  guint broken_weeks; /* of them: with an absence */
} RbPattern;

RbPattern *rb_pattern_new (RbQuery *query);
void rb_pattern_free (RbPattern *pattern);
/* At least 8 possible and 4 absences on the day, its rate 10 points or more under the other days':
 * the policy's numbers. The weekday that is furthest under, or -1. */
int rb_pattern_flag (const RbTally weekdays[5], const RbPolicy *policy);
/* Pupils of the query whose own pattern is flagged. (transfer full) of RbPatternPupil, by row */
typedef struct
{
  guint row;
  int weekday;
  RbTally day;
  RbTally others;
} RbPatternPupil;
GArray *rb_pattern_pupils (RbQuery *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbPattern, rb_pattern_free)

G_END_DECLS
