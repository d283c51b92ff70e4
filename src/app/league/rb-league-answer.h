/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that the Leagues page shows of one question: the league, cut into its tables, with the last
 * twelve weeks of every row. Immutable, reference counted, and read by any thread. It knows no
 * widget. */
#pragma once

#include "analysis/rb-league.h"

#include <glib.h>

G_BEGIN_DECLS

#define RB_LEAGUE_WEEKS 12

/* One table: a phase, or the whole league. `league` is the same league with the rows of this table
 * only, for the charts and the headlines; it lives as long as the answer. */
typedef struct
{
  char *title;       /* "Years 3 to 6", "Every class" */
  const char *phase; /* as rb_league_slide_new() takes it; NULL for the whole league */
  RbLeague league;
  guint first; /* its first row in the whole league */
} RbLeaguePart;

typedef struct
{
  RbSchool *school;
  RbLeague *league;
  GPtrArray *parts; /* RbLeaguePart* */
  double *weeks;    /* RB_LEAGUE_WEEKS a row of `league`, oldest first, per cent; NaN for none */
  guint n_ranked;
  double from;   /* where the bars begin, per cent */
  double target; /* NaN where no target belongs to the measure */
} RbLeagueAnswer;

/* `period` as it is in the calendar; sessions after `now` do not count. */
RbLeagueAnswer *rb_league_answer_new (RbSchool *school,
                                      RbMoment now,
                                      RbPeriod period,
                                      RbGroup by,
                                      gboolean within_phase,
                                      RbLeagueMeasure measure);
/* Takes the teachers of the classes out, in all that is made of it; before it is shown. */
void rb_league_answer_hide_persons (RbLeagueAnswer *answer);
RbLeagueAnswer *rb_league_answer_ref (RbLeagueAnswer *answer);
void rb_league_answer_unref (RbLeagueAnswer *answer);

/* "Whole school 95.0, down 0.8 on week 23. ...": what counts, for the foot. (transfer full) */
char *rb_league_answer_foot (const RbLeagueAnswer *answer);
/* What is wrong with a row, or why it has no rank: "2 registers missing, 1 N not explained yet".
 * "" for nothing. (transfer full) */
char *rb_league_row_note (const RbLeagueAnswer *answer, const RbLeagueRow *row);
/* The row in one sentence, for a screen reader. (transfer full) */
char *rb_league_row_words (const RbLeagueAnswer *answer, const RbLeagueRow *row);
/* "On last week", the heading of the change. Static, translated. */
const char *rb_league_answer_against (const RbLeagueAnswer *answer);
/* The table as CSV, with the figures behind it. (transfer full) */
char *rb_league_answer_csv (const RbLeagueAnswer *answer);

/* A rate as a length of a bar; NaN where it does not exist. Only for drawing. */
double rb_league_percent (RbRate rate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbLeagueAnswer, rb_league_answer_unref)

G_END_DECLS
