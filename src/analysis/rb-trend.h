/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year by school weeks, beside last year's weeks of the same numbers, the target and a benchmark.
 */
#pragma once

#include "analysis/rb-benchmark.h"
#include "analysis/rb-query.h"

G_BEGIN_DECLS

typedef struct
{
  RbDate monday;
  guint number;      /* school week, from 1 */
  guint half_term;   /* index into the calendar's half terms: a line breaks where it changes */
  RbTally tally;     /* all zero for a week that has not begun */
  RbTally last_year; /* of the week with the same number */
} RbTrendPoint;

typedef struct
{
  int year;             /* academic year of the query's last day */
  RbCalendar *calendar; /* owned reference; half term names are in it */
  char *subject;        /* "the whole school", "class 3T" */
  GArray *points;       /* RbTrendPoint, every school week of the year */
  guint n_begun;        /* points with a begun session */
  RbRate target;        /* does not exist where none is set */
  RbRate benchmark;     /* national attendance; does not exist where there is none */
  int benchmark_year;
} RbTrend;

/* Filters and basis of the query; the whole academic year of its last day. `benchmarks` may be
 * NULL. */
RbTrend *rb_trend_new (RbQuery *query, const RbBenchmarks *benchmarks);
void rb_trend_free (RbTrend *trend);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbTrend, rb_trend_free)

G_END_DECLS
