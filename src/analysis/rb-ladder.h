/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of the school's ladder of stages (product D6): three ladders to begin with, what is
 * wrong with a stage, and which step the figures of one pupil propose. Pure: it knows no pupils and
 * no marks; a step is a proposal, and a person decides. */
#pragma once

#include "domain/rb-office.h"
#include "domain/rb-rate.h"
#include "domain/rb-stage-records.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;    /* "three-stage" */
  const char *words; /* "Three stages: monitoring, formal meeting, legal", to be translated */
} RbLadderPreset;

/* Ends with an id of NULL. */
extern const RbLadderPreset rb_ladder_presets[];

/* The stages of a preset, lowest first, without ids; NULL for an unknown one. (transfer full) of
 * RbStage* */
GPtrArray *rb_ladder_preset (const char *id);
/* The stages of the school, lowest first. (transfer container) of RbStage* */
GPtrArray *rb_ladder_of (const RbOffice *office);
/* What is wrong with a stage beside the others of `ladder` (one with its id is left out), as a
 * sentence; NULL where nothing is. (transfer full) */
char *rb_ladder_problem (const GPtrArray *ladder, const RbStage *stage);
/* "Below 95 % in the year so far", "No improvement after 4 weeks in the stage below; 10
 * unauthorised sessions in ten school weeks": how a stage is entered. (transfer full) */
char *rb_stage_entry_words (const RbStage *stage);
/* "95 % or more while in it"; "a person decides" where no rate ends it. (transfer full) */
char *rb_stage_exit_words (const RbStage *stage);

/* The figures of one pupil. */
typedef struct
{
  const RbStage *in; /* NULL: in no stage */
  RbRate year;       /* since the year began, or since a stage was left in it */
  RbRate term;
  RbRate at_entry; /* what `in` was entered on */
  RbRate since;    /* while in it */
  guint weeks;     /* school weeks in it */
  guint unauthorised;
  gboolean target_missed; /* one that ended while in it */
  gboolean gone;          /* no longer on roll */
  guint early;            /* fewer possible sessions say nothing */
} RbStageCase;

typedef enum
{
  RB_STEP_NONE,
  RB_STEP_ENTER,
  RB_STEP_UP,
  RB_STEP_DOWN,
  RB_STEP_LEAVE
} RbStageStep;

/* The step that the rules propose, and the stage it goes to (NULL where it goes to none). Up before
 * down; the highest stage whose rule holds, without passing a stage that is entered only for want
 * of improvement. Where the review is due and the figures are equal to or below those at entry, or
 * a target was missed, there was no improvement (rules.md 12). */
RbStageStep
rb_ladder_step (const GPtrArray *ladder, const RbStageCase *figures, const RbStage **to);
/* Whether the review is due and says that nothing improved. */
gboolean rb_stage_unimproved (const RbStageCase *figures);

/* "enter" "up" "down" "leave"; and "Enters", "Moves up"... translated. */
const char *rb_stage_step_id (RbStageStep step);
const char *rb_stage_step_words (RbStageStep step);

G_END_DECLS
