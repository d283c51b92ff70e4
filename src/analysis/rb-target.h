/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a target that was agreed with a family goes (product D4; rules.md 9: S1.28, S3.25): what was
 * attended of its sessions so far, how many may still be missed, and at its end whether it was met.
 * Decided on exact fractions from the marks of the snapshot, each time it is asked. */
#pragma once

#include "analysis/rb-period.h"

#include "domain/rb-case-records.h"
#include "domain/rb-rate.h"

G_BEGIN_DECLS

typedef enum
{
  RB_TARGET_PLANNED, /* its first session has not begun */
  RB_TARGET_RUNNING, /* it can still be met */
  RB_TARGET_LOST,    /* it runs, and can no longer be met */
  RB_TARGET_MET,     /* its last session has begun: it was met */
  RB_TARGET_NOT_MET,
  RB_TARGET_VOID, /* ended by somebody, for a reason */
  RB_TARGET_EMPTY /* its last session has begun and none of them was possible */
} RbTargetState;

typedef struct
{
  RbTargetState state;
  RbRate rate;      /* of the sessions so far */
  guint missed;     /* so far */
  guint left;       /* sessions on roll still to come in its period */
  guint may_miss;   /* of all its sessions, not to fail */
  guint may_still;  /* of those to come; 0 where lost or ended */
  gboolean decides; /* the one session that is left decides */
} RbTargetProgress;

/* A pupil who is no longer in the roster has an empty one. Where its end was recorded by a person,
 * `state` follows what was recorded, while the figures are those of the marks now. */
RbTargetProgress rb_target_progress (RbSchool *school, const RbTarget *target, RbMoment now);
/* The same from figures: of `attended` of `possible` so far and `left` to come. */
RbTargetProgress
rb_target_from (const RbTarget *target, guint attended, guint possible, guint left);
/* "95 %", "miss no more than 2 sessions". (transfer full) */
char *rb_target_aim_words (const RbTarget *target);
/* "95 %, 23 February to 20 March", "miss no more than 2 sessions, 23 February to 20 March".
 * (transfer full)
 */
char *rb_target_words (const RbTarget *target);
/* "36 of 37 sessions, 97.3 %. May miss 1 more." (transfer full) */
char *rb_target_progress_words (const RbTarget *target, const RbTargetProgress *progress);
/* The target that runs on `day`, or else the last one that ended before; NULL for none. (transfer
 * none) */
const RbTarget *rb_target_of (const RbSchool *school, gint64 pupil_id, RbDate day);
/* The last day of a target of `weeks` school weeks that begins on `first`. */
RbDate rb_target_last_day (const RbSchool *school, RbDate first, guint weeks);

G_END_DECLS
