/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in which stage of the ladder, and which moves the rules propose with the evidence for each
 * (product D6). Worked out from the snapshot each time it is asked; what a person answered to a
 * move is a record (RbStageAnswer), and keeps the same move from being proposed again until its
 * figures are worse (of a move up) or better (of a move down or out). */
#pragma once

#include "analysis/rb-ladder.h"
#include "analysis/rb-listing.h"

#include "domain/rb-school.h"

G_BEGIN_DECLS

/* A proposed move. Records live as long as the snapshot. */
typedef struct
{
  guint row;
  gint64 pupil_id;
  RbStageStep step;
  const RbStay *stay; /* that it ends; NULL for none */
  const RbStage *to;  /* that it begins; NULL for none */
  RbDate since;       /* the figures that it rests on, from this day */
  RbRate rate;
  guint unauthorised; /* in ten school weeks */
  gboolean held;      /* long-term illness: somebody looks first (S4.10) */
  RbDate postponed;   /* to this day, which has come; RB_DATE_NONE */
  char *evidence;
} RbStageMove;

/* The moves that are open now, steps up first, then by the order of the roster. `pupil_id` 0: of
 * everybody. (transfer full) of RbStageMove* */
GPtrArray *rb_stage_moves (RbSchool *school, RbMoment now, gint64 pupil_id);

/* One pupil on the board. */
typedef struct
{
  guint row;
  const RbStay *stay;
  const RbStage *stage; /* NULL where the ladder no longer has it */
  int days;             /* in it, counting today */
  char *last_step;      /* what was done last: "Call", "Pastoral review"; "" for nothing */
  RbDate last_day;
} RbStagePlace;

/* Everybody in a stage, lowest stage first, then the longest in it. `search` (NULL or "": any) is
 * looked for in names, class and last step. (transfer full) of RbStagePlace* */
GPtrArray *rb_stage_board (RbSchool *school, RbMoment now, const char *search);

/* Where the pupil is now; NULL for in no stage. (transfer none) */
const RbStay *rb_stage_stay_of (const RbOffice *office, gint64 pupil_id);
/* Days in it at `now`, counting both ends; until it was left. */
int rb_stage_days (const RbStay *stay, RbDate now);
/* "12 days in Stage 1: monitoring, since 9 March; review 3 April". (transfer full) */
char *rb_stage_stay_words (const RbStay *stay, RbDate now);
/* "Ada Moore, 3T": a pupil of the board. (transfer full) */
char *rb_stage_whom (const RbSchool *school, guint row, RbDate day);
/* "Moves up to Stage 2: formal meeting". (transfer full) */
char *rb_stage_move_words (const RbStageMove *move);
/* The figures on which a pupil would enter `stage` now. */
RbRate
rb_stage_rate_now (RbSchool *school, RbMoment now, guint row, const RbStage *stage, RbDate *since);

/* The board under the names of the stages, and the open moves, as tables. (transfer full) */
RbListing *rb_stage_board_listing (RbSchool *school, RbMoment now, const char *search);
RbListing *rb_stage_moves_listing (RbSchool *school, RbMoment now);

G_END_DECLS
