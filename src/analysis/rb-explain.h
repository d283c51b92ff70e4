/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every number opens: numerator, denominator, codes counted and left out, dates, roll rule, formula
 * in words (product F11). */
#pragma once

#include "analysis/rb-query.h"

G_BEGIN_DECLS

typedef enum
{
  RB_MEASURE_ATTENDANCE,
  RB_MEASURE_ABSENCE,
  RB_MEASURE_AUTHORISED,
  RB_MEASURE_UNAUTHORISED,
  RB_MEASURE_PUNCTUALITY,
  RB_MEASURE_LATE,
  RB_MEASURE_PERSISTENT,
  RB_MEASURE_SEVERE,
  RB_N_MEASURES
} RbMeasure;

gboolean rb_measure_parse (const char *text, RbMeasure *measure);
const char *rb_measure_id (RbMeasure measure);
const char *rb_measure_name (RbMeasure measure);

typedef struct
{
  RbMark mark;
  const RbCode *code;
  guint sessions;
  gboolean in_numerator; /* for punctuality L counts below the line only */
  gboolean in_denominator;
} RbExplainedCode;

typedef struct
{
  RbSession session;
  guint row;
  RbMark mark;
} RbExplainedSession;

typedef struct
{
  RbMeasure measure;
  char *subject;   /* "class 3T" */
  RbPeriod period; /* as asked for */
  RbDate first;    /* first and last begun session in it */
  RbDate last;
  guint school_sessions; /* sessions of the school's calendar in it */
  guint pupils;
  RbTally tally;
  RbRate rate;   /* numerator and denominator of the measure: sessions, or pupils for persistent and
                    severe */
  char *formula; /* "sessions attended / sessions possible" */
  char *roll_rule;
  char *policy_rule; /* "Persistent: absent for 10 % or more of own possible sessions" or "" */
  GArray *codes;     /* RbExplainedCode, in table order: counted and left out */
  guint missing;     /* sessions without a mark, left out */
  guint planned;     /* marks of sessions that have not begun, left out */
  guint off_roll;    /* sessions of the period at which a pupil was not on roll, left out */
  GArray
      *sessions; /* RbExplainedSession: those absent (late, for lateness), at most RB_EXPLAIN_MAX */
  guint n_sessions; /* how many there are */
} RbExplanation;

#define RB_EXPLAIN_MAX 2000

RbExplanation *rb_explain (RbQuery *query, RbMeasure measure);
void rb_explanation_free (RbExplanation *explanation);
/* All of it as a few plain sentences. (transfer full) */
char *rb_explanation_format (const RbExplanation *explanation, const RbSchool *school);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbExplanation, rb_explanation_free)

G_END_DECLS
