/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of Rollbook, each made from the figures of src/analysis, and by name for the command
 * line. Nothing is kept of the arguments. */
#pragma once

#include "analysis/rb-contribution.h"
#include "analysis/rb-cumulative.h"
#include "analysis/rb-league.h"
#include "analysis/rb-movement.h"
#include "analysis/rb-pattern.h"
#include "analysis/rb-stats.h"
#include "analysis/rb-trend.h"
#include "charts/rb-chart.h"

G_BEGIN_DECLS

/* Attendance by school week, with last year, target and benchmark. */
RbChart *rb_chart_trend_new (const RbTrend *trend);
/* The same points as a line without axes, the last one marked: for rows. */
RbChart *rb_chart_sparkline_new (const RbTrend *trend);
/* A sparkline of plain values in per cent, oldest first; NaN is a gap. */
RbChart *rb_chart_sparkline_from_values (const double *values, guint n);
/* Attendance so far, day by day, with the forecast of one pupil. `subject`: the pupil's first name,
 * or NULL. */
RbChart *rb_chart_cumulative_new (const RbCumulative *cumulative,
                                  const char *subject,
                                  const RbPolicy *policy);
/* Pupils per band in each row of figures by one group. The policy names the bands; NULL: as usual.
 */
RbChart *rb_chart_bands_new (const RbStats *stats, const RbPolicy *policy);
RbChart *rb_chart_weekday_new (const RbPattern *pattern);
RbChart *rb_chart_codes_new (const RbPattern *pattern, const RbCodeBook *codes, RbDate on);
RbChart *rb_chart_movement_new (const RbMovement *movement, const RbSchool *school);
/* `most`: how many parts are shown; 0 for seven. */
RbChart *rb_chart_contribution_new (GPtrArray *contributions, guint most);
/* Twelve weeks of sparkline per row come from `weeks`: row by row twelve values in per cent (NaN
 * for none), or NULL. */
RbChart *rb_chart_league_new (const RbLeague *league, const RbSchool *school, const double *weeks);

/* A pupil's year day by day, AM over PM. `small`: the form for a row, without months, key and
 * events. `events`: RbCaseEvent* under the marks, copied; NULL for none. */
RbChart *rb_chart_ribbon_new (const RbSchool *school,
                              guint row,
                              int year,
                              RbMoment now,
                              gboolean small,
                              const GPtrArray *events);
/* A bar a week from 80 to 100 per cent, half terms named; `from` and `to` frame the visible days.
 */
RbChart *rb_chart_year_strip_new (const RbTrend *trend, RbDate from, RbDate to);

/* Names that rb_chart_make() knows, NULL at the end. Static. */
const char *const *rb_chart_names (void);
gboolean rb_chart_is_name (const char *name);

typedef struct
{
  RbPeriod before; /* movement: the period before; empty: the one before the query's */
  RbGroup by;      /* bands, league: by what; RB_GROUP_SCHOOL: by class */
  const RbBenchmarks *benchmarks; /* or NULL */
} RbChartOptions;

/* A chart of a query. NULL for an unknown name; ribbon needs a query of one pupil (else NULL).
 * Options may be NULL. */
RbChart *rb_chart_make (const char *name, RbQuery *query, const RbChartOptions *options);

G_END_DECLS
