/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a set of sessions adds up to, and the one loop over the bytes of a register that counts it.
 * It knows no pupils and no dates: rb-query.h chooses the sessions (doc/rules.md 1.1, 2). */
#pragma once

#include "domain/rb-code-book.h"
#include "domain/rb-rate.h"

G_BEGIN_DECLS

/* Counts of sessions. possible = attended + authorised + unauthorised, always. */
typedef struct
{
  guint32 possible;
  guint32 attended; /* present and approved educational activity */
  guint32 activity; /* of those attended: elsewhere (B K P V W) */
  guint32 authorised;
  guint32 unauthorised;
  guint32 late;         /* L, attended */
  guint32 late_after;   /* U, unauthorised */
  guint32 not_possible; /* marked, outside the fraction */
  guint32 missing;      /* on roll, begun, without a mark */
} RbTally;

#define rb_tally_present(t) ((t)->attended - (t)->activity)
#define rb_tally_absent(t) ((t)->authorised + (t)->unauthorised)
/* Sessions on roll that had begun: whether the pupil was here at all. */
#define rb_tally_on_roll(t) ((t)->possible + (t)->not_possible + (t)->missing)

/* attended / possible; absent / possible; authorised / possible; unauthorised / possible. */
RbRate rb_tally_attendance (const RbTally *tally);
RbRate rb_tally_absence (const RbTally *tally);
RbRate rb_tally_authorised_rate (const RbTally *tally);
RbRate rb_tally_unauthorised_rate (const RbTally *tally);
/* (attended - L) / (attended + U): of the sessions a pupil came in to, the share not late. */
RbRate rb_tally_punctuality (const RbTally *tally);
/* (L + U) / possible: England's "late sessions". */
RbRate rb_tally_late_rate (const RbTally *tally);
void rb_tally_add (RbTally *tally, const RbTally *more);
/* Takes `less`, counted before into `tally`, out of it. */
void rb_tally_subtract (RbTally *tally, const RbTally *less);

/* Eight counters of eight bits in one word, so that one look-up and one addition count a session
 * for everything at once; `possible` is the sum of three of them. Lane numbers, lowest byte first.
 */
typedef enum
{
  RB_LANE_ATTENDED,
  RB_LANE_ACTIVITY,
  RB_LANE_AUTHORISED,
  RB_LANE_UNAUTHORISED,
  RB_LANE_LATE,
  RB_LANE_LATE_AFTER,
  RB_LANE_NOT_POSSIBLE,
  RB_LANE_MISSING,
  RB_N_LANES
} RbLane;

#define rb_lane(packed, lane) ((guint32) (((packed) >> ((lane) *8)) & 0xff))
/* As many sessions as a packed word can count before a lane may overflow. */
#define RB_PACKED_MAX 255

/* What each byte value of a register adds, in the packed form, while the meaning of the codes stays
 * the same (an era: `from` up to but not including `next`). */
typedef struct
{
  RbDate from;
  RbDate next;
  const guint8 *counts; /* RbCount bits, of the code book */
  guint64 packed[256];
} RbTallyTable;

/* Fills `table` with the era of `date`. */
void rb_tally_table_init (RbTallyTable *table, const RbCodeBook *codes, RbDate date);
/* Adds a packed word to a tally. */
void rb_tally_add_packed (RbTally *tally, guint64 packed);
/* Adds the `n` sessions at `bytes` to `tally`. The one hot loop: everything else is built on it. */
void rb_tally_add_bytes (RbTally *tally, const RbTallyTable *table, const guint8 *bytes, gsize n);

G_END_DECLS
