/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year of a whole school at once: every pupil by half term and by weekday and half day, each
 * class, year group and the school, persistent and severe absence, and who may have ten
 * unauthorised sessions in ten weeks. One pass over the bytes; a faster kernel is chosen at run
 * time where the processor has one, with the same results. */
#pragma once

#include "analysis/rb-query.h"

G_BEGIN_DECLS

#define RB_WHOLE_PARTS 8 /* half terms kept apart; more than a year has */

/* One pupil, packed (rb_lane()): no half term and no weekday of a year has more than 255 sessions.
 */
typedef struct
{
  guint64 half_terms[RB_WHOLE_PARTS];
  guint64 weekdays[10]; /* Monday AM, Monday PM ... Friday PM */
  guint16 total[RB_N_LANES];
} RbWholePupil;

typedef struct
{
  RbTally total;
  RbTally half_terms[RB_WHOLE_PARTS];
  RbTally weekdays[10];
  guint pupils;
  guint with_possible;
  guint persistent;
  guint severe;
} RbWholeGroup;

typedef enum
{
  RB_KERNEL_BEST, /* what this processor can do */
  RB_KERNEL_PORTABLE,
  RB_KERNEL_AVX2
} RbKernel;

gboolean rb_kernel_available (RbKernel kernel);
const char *rb_kernel_name (RbKernel kernel);

/* What the loop works on; `class_of` gives every row a class below n_classes (each row one: a pupil
 * who changes class is in the one of the last column), `year_of` every class a year group below
 * n_years. */
typedef struct
{
  const guint8 *bytes;
  guint n_rows;
  guint n_columns;
  guint end; /* columns begun */
  const RbCalendar *calendar;
  const RbCodeBook *codes;
  const guint *class_of;
  guint n_classes;
  const guint *year_of;
  guint n_years;
  guint persistent;   /* per cent */
  guint severe;       /* per cent */
  guint ten_sessions; /* 10 */
  guint ten_weeks;    /* 10 */
} RbWholeInput;

typedef struct
{
  guint n_parts;
  guint half_term_of[RB_WHOLE_PARTS]; /* the calendar's half term that each part lies in */
  guint n_rows;
  RbWholePupil *pupils;
  guint8 *flags; /* RbWholeFlag bits of each row */
  guint n_classes;
  RbWholeGroup *classes;
  guint n_years;
  RbWholeGroup *years;
  RbWholeGroup school;
  guint ten_in_ten; /* rows with RB_WHOLE_TEN_IN_TEN */
} RbWhole;

typedef enum
{
  RB_WHOLE_PERSISTENT = 1 << 0,
  RB_WHOLE_SEVERE = 1 << 1,
  RB_WHOLE_TEN_IN_TEN = 1 << 2 /* at some date of this year, on this year's marks */
} RbWholeFlag;

RbWhole *rb_whole_new (const RbWholeInput *input, RbKernel kernel);
void rb_whole_free (RbWhole *whole);
/* A row's total as a tally. */
void rb_whole_pupil_tally (const RbWhole *whole, guint row, RbTally *tally);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbWhole, rb_whole_free)

G_END_DECLS
