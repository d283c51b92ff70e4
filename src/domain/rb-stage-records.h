/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of the school's ladder (product D6; rules.md 9: S1.27 to S1.29, S3.9 to S3.26, S4.6
 * to S4.10): its stages with their rules, which pupil is in which, and what a person answered when
 * a move was proposed. What is proposed is worked out by analysis/rb-stage.h and never kept. */
#pragma once

#include "domain/rb-record.h"

G_BEGIN_DECLS

/* One stage of the ladder. Rates are tenths of a per cent, 0 where the rule does not ask. */
typedef struct
{
  RbRecord base;
  int place; /* 1 is the lowest */
  char *name;
  char *over;          /* the rate by which it is entered: "year" or "term", so far */
  int below;           /* entered under this rate */
  gboolean limit_in;   /* or at it */
  int at_least;        /* and not under this one */
  gboolean unimproved; /* entered only from a stage below that did not help */
  int unauthorised;    /* entered with so many unauthorised sessions in ten school weeks */
  int weeks;           /* school weeks until it is looked at again */
  int leaves_at;       /* left when the rate in it reaches this one */
  char *decides;       /* who decides: "Headteacher" */
  char *sends;         /* what the family is sent */
} RbStage;

/* A pupil in a stage from one day to another. */
typedef struct
{
  RbRecord base;
  gint64 pupil_id;
  gint64 stage_id;
  char *stage_name; /* as it was called then */
  RbDate first_day;
  RbDate review_day;
  char *why;      /* secret */
  char *evidence; /* the figures it was decided on, in words */
  int attended;   /* and in numbers */
  int possible;
  RbDate last_day; /* RB_DATE_NONE while in it */
  char *left_why;  /* secret */
  char *left_by;
  char *who;
  char *position;
  gint64 made_at;
  gboolean confidential;
} RbStay;

/* What a person answered to a proposed move, and the figures it was proposed on. */
typedef struct
{
  RbRecord base;
  gint64 pupil_id;
  gint64 stay_id;  /* of the stage that it proposed to end; 0 for none */
  gint64 stage_id; /* that it proposed; 0: out of the ladder */
  char *answer;    /* "accepted" "postponed" "declined" */
  RbDate day;
  RbDate until; /* of a postponed one: to be asked again on this day */
  char *reason; /* secret */
  RbDate since; /* the first day of the figures */
  int attended;
  int possible;
  int unauthorised; /* in ten school weeks */
  char *who;
  char *position;
  gint64 made_at;
  gboolean confidential;
} RbStageAnswer;

G_END_DECLS
