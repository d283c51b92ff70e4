/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the whole analysis, shared by rb-whole.c and its kernels alone. */
#pragma once

#include "analysis/rb-whole.h"

/* A run of columns inside one school week, one part and one era of the codes. */
typedef struct
{
  guint first;
  guint n;
  guint week;
  guint part;
  guint table;        /* index of its era */
  gboolean regular;   /* ten columns, Monday AM to Friday PM */
  guint8 slots[10];   /* weekday * 2 + half of each column */
  guint8 shuffle[16]; /* by slot: which of the sixteen bytes from `first`; 0x80 for none */
  guint8 fill[16];    /* by slot: 0xff (off roll) where there is none */
} RbPiece;

typedef struct
{
  GArray *pieces; /* RbPiece, in order */
  GArray *tables; /* RbTallyTable by era */
  guint n_parts;
  guint half_term_of[RB_WHOLE_PARTS];
  guint ends[RB_WHOLE_PARTS]; /* of each part: one past its last piece */
  guint n_weeks;
  guint n_touched;                      /* how many parts a window of ten weeks can touch */
  gboolean short_parts[RB_WHOLE_PARTS]; /* no more weeks than a window has */
} RbPlan;

/* Sums of packed words in lanes of sixteen bits, even and odd lanes apart, emptied before they
 * overflow: the words of a pupil's parts, then of the weekdays. */
typedef struct
{
  guint64 even[RB_WHOLE_PARTS + 10];
  guint64 odd[RB_WHOLE_PARTS + 10];
  guint n;
} RbSums;

/* Counts the rows [from, to) into `pupils`. */
typedef void (*RbRowsFunc) (const RbPlan *plan,
                            const guint8 *bytes,
                            guint n_columns,
                            guint from,
                            guint to,
                            RbWholePupil *pupils);

/* Whether the AVX2 kernel can count by this plan: one era, marks below 64. */
gboolean rb_whole_avx2_can (const RbPlan *plan);
void rb_whole_avx2_rows (const RbPlan *plan,
                         const guint8 *bytes,
                         guint n_columns,
                         guint from,
                         guint to,
                         RbWholePupil *pupils);
/* Adds the words of one pupil to the sums. */
void rb_whole_avx2_add (RbSums *sums, const RbWholePupil *pupil);
