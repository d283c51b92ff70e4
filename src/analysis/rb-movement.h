/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who moved between two periods: the matrix of bands, the pupils of each cell, and the letter that
 * the movement run gives each (doc/rules.md S4, decisions on exact fractions). The policy of the
 * last day of the after period decides both sides. */
#pragma once

#include "analysis/rb-query.h"

G_BEGIN_DECLS

typedef enum
{
  RB_LETTER_NONE,
  RB_LETTER_FIRST_AMBER,
  RB_LETTER_FIRST_RED,
  RB_LETTER_IMPROVED_CATEGORY,
  RB_LETTER_IMPROVED_STILL_BELOW,
  RB_LETTER_NOT_IMPROVED,
  RB_N_LETTERS
} RbLetterKind;

/* "none" "first-amber" ...; and its name for people, "First amber letter". Static. */
const char *rb_letter_kind_id (RbLetterKind kind);
const char *rb_letter_kind_name (RbLetterKind kind);
gboolean rb_letter_kind_parse (const char *text, RbLetterKind *kind);

typedef enum
{
  RB_HELD_NO,
  RB_HELD_LONG_TERM_ILLNESS, /* the flag holds on the last day of the after period */
  RB_HELD_EARLY              /* fewer possible sessions after than the early limit */
} RbHeld;

/* "" "long-term illness" "early: fewer than 20 possible sessions". Static but for the number.
 * (transfer full) */
char *rb_held_because (RbHeld held, const RbPolicy *policy);

typedef struct
{
  guint row;
  RbTally before;
  RbTally after;
  RbBandRole before_band;
  RbBandRole after_band;
  RbLetterKind letter; /* what it would be, also where held */
  RbHeld held;         /* only where there is a letter */
} RbMover;

/* Of the matrix: the bands, and RB_N_BANDS for nothing possible. */
#define RB_MOVEMENT_NONE RB_N_BANDS
#define rb_movement_index(band) ((band) == RB_BAND_NONE ? RB_MOVEMENT_NONE : (int) (band))

typedef struct
{
  RbPeriod before;
  RbPeriod after;
  const RbPolicy *policy;                      /* of the school of the query */
  guint cells[RB_N_BANDS + 1][RB_N_BANDS + 1]; /* [before][after] */
  guint rose, fell, stayed;                    /* of those with a band in both */
  guint letters[RB_N_LETTERS];                 /* not held */
  guint held[RB_N_LETTERS];
  GArray
      *movers; /* RbMover, every pupil on roll at the end of the after period, in register order */
} RbMovement;

/* Filters and basis are the query's; its period is not used. */
RbMovement *rb_movement_new (RbQuery *query, RbPeriod before, RbPeriod after);
void rb_movement_free (RbMovement *movement);
/* The rows of one cell. (transfer full) of guint */
GArray *rb_movement_cell (const RbMovement *movement, RbBandRole before, RbBandRole after);
/* The letter for two rates that stand in two bands (RB_BAND_NONE: nothing possible). */
RbLetterKind
rb_letter_decide (RbBandRole before_band, RbRate before, RbBandRole after_band, RbRate after);
/* Why, in one sentence: "Amber 92.0 to red 88.4: not improved." (transfer full) */
char *rb_mover_reason (const RbMover *mover, const RbPolicy *policy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbMovement, rb_movement_free)

G_END_DECLS
