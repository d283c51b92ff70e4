/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pupil's report says in words: plain, without codes, and nothing that no mark supports. It
 * draws nothing. */
#pragma once

#include "analysis/rb-pattern.h"

G_BEGIN_DECLS

/* Never NULL once made; "" for nothing to say. */
typedef struct
{
  char *first;     /* the first name, or the surname where there is none */
  char *about;     /* "Class 3T, Ms Osei. 1 September 2025 to 20 March 2026" */
  char *headline;  /* "Kai has missed 11½ days of school" */
  char *sentences; /* sessions, per cent, target, last year, late */
  char *band;      /* "90 to below 97 %" */
  char *dated;     /* "Marks to Friday 20 March 2026, AM. Printed ..." */
} RbPupilWords;

/* `tally` is that of the row in the query. */
void rb_pupil_words_init (RbPupilWords *words, RbQuery *query, guint row, const RbTally *tally);
void rb_pupil_words_clear (RbPupilWords *words);

/* Sessions missed for one reason, in words. */
typedef struct
{
  char *name;
  guint sessions;
} RbPupilReason;

/* Most first; `most` of them, the last one "Other reasons" where there are more. Their sum is every
 * missed session. (transfer full) of RbPupilReason* */
GPtrArray *
rb_pupil_reasons (const RbSchool *school, RbDate on, const RbPattern *pattern, guint most);

G_END_DECLS
