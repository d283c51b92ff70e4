/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures by group: the rows of `rollbook-cli stats` and `bands`, of every table and of most
 * charts. */
#pragma once

#include "analysis/rb-query.h"

G_BEGIN_DECLS

typedef struct
{
  RbKey **keys; /* one for each group asked for */
  int row;      /* of a pupil's row: the row of the roster; else -1 */
  RbMark mark;  /* by code: the mark; else RB_MARK_NONE */
  RbTally tally;
  guint sessions;          /* by code: how many marks; else sessions on roll that had begun */
  guint pupils;            /* on roll for at least one session of this row */
  guint with_possible;     /* of them: something was possible */
  guint persistent;        /* judged on this row's sessions, own possible sessions */
  guint severe;            /* counted in persistent too */
  guint bands[RB_N_BANDS]; /* pupils per band, on this row's sessions */
  guint no_band;           /* pupils for whom nothing was possible */
  guint full;              /* pupils attended at every possible session, with nothing missing */
  guint early;             /* pupils with possible sessions, but fewer than the early limit */
} RbStatsRow;

typedef struct _RbStats RbStats;

/* Groups the sessions of `query` (kept by reference to its school, not to itself). Rows are in
 * school order; by code in the order of the code table. No groups: one row, the school. */
RbStats *rb_stats_new (RbQuery *query, const RbGroup *groups, guint n_groups);
/* The same by one group. */
RbStats *rb_stats_by (RbQuery *query, RbGroup group);
void rb_stats_free (RbStats *stats);

guint rb_stats_n_groups (const RbStats *stats);
RbGroup rb_stats_group (const RbStats *stats, guint index);
guint rb_stats_n (const RbStats *stats);
const RbStatsRow *rb_stats_row (const RbStats *stats, guint index);
/* The row with this value of the first group, without case; NULL for none. */
const RbStatsRow *rb_stats_find (const RbStats *stats, const char *value);
/* All of it as one row without keys: pupils are judged on all their sessions. */
const RbStatsRow *rb_stats_total (const RbStats *stats);
RbPeriod rb_stats_period (const RbStats *stats);
RbBasis rb_stats_basis (const RbStats *stats);

/* persistent / with_possible; severe / with_possible. */
RbRate rb_stats_persistent_rate (const RbStatsRow *row);
RbRate rb_stats_severe_rate (const RbStatsRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbStats, rb_stats_free)

G_END_DECLS
