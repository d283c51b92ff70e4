/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Attendance Overview (S0): year groups, classes and school by week, to date, with persistent
 * absence and punctuality, as figures. rb-overview-workbook.h writes them as a workbook. */
#pragma once

#include "analysis/rb-benchmark.h"
#include "analysis/rb-query.h"

G_BEGIN_DECLS

typedef enum
{
  RB_OVERVIEW_YEAR,
  RB_OVERVIEW_CLASS,
  RB_OVERVIEW_SCHOOL
} RbOverviewKind;

/* One pupil's sessions to date within one line: what persistent absence is judged on. */
typedef struct
{
  guint possible;
  guint absent;
} RbOverviewPupil;

/* A year group, a class, or the school. */
typedef struct
{
  RbOverviewKind kind;
  guint number;   /* from 1 within its kind: the workbook finds its rows by it */
  guint year;     /* of a class: the number of its year group's line; else 0 */
  char *label;    /* "Year 3", "3T", "School" */
  guint pupils;   /* on roll for at least one session to date */
  RbTally *weeks; /* one for each week of the year */
  RbTally to_date;
  GArray *each; /* RbOverviewPupil */
  guint persistent;
  guint severe;
  guint with_possible;
} RbOverviewLine;

typedef struct
{
  int year;
  char *school_name;
  gboolean sample;
  RbCalendar *calendar;
  guint n_weeks;
  guint n_begun;     /* weeks with a session that has begun */
  RbSession data_to; /* last session with a mark; date RB_DATE_NONE where there is none */
  GPtrArray *years;  /* RbOverviewLine* in school order */
  GPtrArray *classes;
  RbOverviewLine *school;
  RbRate *last_year; /* by week of the same number */
  RbRate target;
  RbRate la_target;
  RbRate england; /* does not exist where there is none */
  int england_year;
  guint green_num, green_den, amber_num, amber_den; /* the policy's limits of the RAG colours */
  int persistent_limit;
  int pa_target; /* per cent of pupils persistently absent aimed at; -1 for none */ /* per cent */
  int severe_limit;
} RbOverview;

/* The academic year `year` up to `now`; NULL where the school has no calendar of it. `benchmarks`
 * may be NULL. */
RbOverview *
rb_overview_new (RbSchool *school, RbMoment now, int year, const RbBenchmarks *benchmarks);
void rb_overview_free (RbOverview *overview);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbOverview, rb_overview_free)

G_END_DECLS
