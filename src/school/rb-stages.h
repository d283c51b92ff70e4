/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does with the ladder of stages (product D6): takes a ladder over, changes a stage,
 * answers a proposed move, puts pupils into a stage or out of it. Each function makes the change
 * that does it, or NULL with a sentence. The program itself moves nobody. */
#pragma once

#include "analysis/rb-stages.h"
#include "school/rb-deed.h"

G_BEGIN_DECLS

/* Takes a preset in the place of the ladder that is there. Refused: unknown, pupils in a stage.
 * (transfer full) */
RbChange *
rb_ladder_adopt (const RbSchool *school, const char *preset, const RbDeed *deed, GError **error);
/* Puts a stage: `words` with its id, or 0 for a new one. Refused: rb_ladder_problem(). (transfer
 * full) */
RbChange *
rb_ladder_put (const RbSchool *school, const RbStage *words, const RbDeed *deed, GError **error);
/* Refused: pupils in it. (transfer full) */
RbChange *
rb_ladder_remove (const RbSchool *school, const RbStage *stage, const RbDeed *deed, GError **error);

/* Puts pupils into a stage by hand; those in another leave it, those in this one stay. Refused: no
 * pupil that is not in it, nobody said why. (transfer full) */
RbChange *rb_stages_enter (RbSchool *school,
                           const GArray *rows,
                           const RbStage *stage,
                           const char *why,
                           gboolean confidential,
                           const RbDeed *deed,
                           GError **error);
/* How many of the rows it would put into it, and what each is in now: "Ada Moore, 3T: from Stage
 * 1". (transfer full) of char* */
GPtrArray *
rb_stages_preview (const RbSchool *school, const GArray *rows, const RbStage *stage, RbDate day);
/* Out of the ladder by hand. Refused: nobody said why. (transfer full) */
RbChange *rb_stages_leave (const RbStay *stay, const char *why, const RbDeed *deed, GError **error);

/* What is answered to a move. */
typedef enum
{
  RB_MOVE_ACCEPTED,
  RB_MOVE_POSTPONED,
  RB_MOVE_DECLINED
} RbMoveAnswer;

/* `until` of a postponed one. Refused: declined without a reason, postponed to no day to come.
 * (transfer full) */
RbChange *rb_stages_answer (const RbSchool *school,
                            const RbStageMove *move,
                            RbMoveAnswer answer,
                            RbDate until,
                            const char *reason,
                            gboolean confidential,
                            const RbDeed *deed,
                            GError **error);

G_END_DECLS
