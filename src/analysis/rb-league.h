/* SPDX-License-Identifier: GPL-3.0-or-later */
/* League tables: groups ranked by exact fractions over a period, equal ones sharing a rank and the
 * next one skipped, beside the period before (doc/rules.md 12, product H1). */
#pragma once

#include "analysis/rb-stats.h"

G_BEGIN_DECLS

typedef enum
{
  RB_LEAGUE_ATTENDANCE,
  RB_LEAGUE_PUNCTUALITY,
  RB_LEAGUE_IMPROVEMENT /* attendance now less attendance in the period before */
} RbLeagueMeasure;

gboolean rb_league_measure_parse (const char *text, RbLeagueMeasure *measure);
const char *rb_league_measure_id (RbLeagueMeasure measure);

typedef enum
{
  RB_UNRANKED_NO,
  RB_UNRANKED_TOO_FEW, /* fewer possible sessions than the least that is ranked */
  RB_UNRANKED_NOTHING, /* nothing possible now, or before where improvement is ranked */
} RbUnranked;

typedef struct
{
  RbKey *key;
  char *teacher;     /* of a class, else "" */
  const char *phase; /* "Reception to Year 2" ... of a class or year; else "" */
  guint rank;        /* from 1; 0 where not ranked */
  gboolean joint;    /* shares its rank */
  RbUnranked unranked;
  RbTally tally;
  RbTally previous;
  RbRate rate;          /* of the measure; attendance where improvement is measured */
  RbRate previous_rate; /* the same in the period before */
  guint previous_rank;  /* 0 where there was none */
  guint pupils;
  guint full;              /* pupils here at every possible session, nothing missing */
  gboolean early;          /* fewer possible sessions than the early limit */
  gboolean on_target;      /* at or above the school target (attendance) */
  guint missing;           /* sessions without a mark */
  guint missing_registers; /* registers (sessions) of the period in which not one pupil of the group
                              has a mark */
  guint unexplained;       /* sessions with code N */
} RbLeagueRow;

typedef struct
{
  RbPeriod period;
  RbPeriod previous; /* empty where there is none */
  RbGroup by;
  RbLeagueMeasure measure;
  gboolean within_phase; /* ranks begin again in every phase */
  guint min_sessions;
  RbRate target;
  RbTally total;
  RbTally previous_total;
  GPtrArray *rows; /* RbLeagueRow*, by phase where within_phase, then rank, then school order;
                      unranked last */
} RbLeague;

/* `by`: class, year, house, phase or pupil. `min_sessions` 0: the policy's. `previous` may be
 * empty. */
RbLeague *rb_league_new (RbQuery *query,
                         RbGroup by,
                         RbLeagueMeasure measure,
                         gboolean within_phase,
                         guint min_sessions,
                         RbPeriod previous);
void rb_league_free (RbLeague *league);
/* -1, 0, 1 by the exact difference (now - before) of two groups; all four must exist. */
int rb_improvement_compare (RbRate before_a, RbRate now_a, RbRate before_b, RbRate now_b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbLeague, rb_league_free)

G_END_DECLS
