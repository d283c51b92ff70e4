/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of flags (product D10): what each is called, and which of them some roles only may know
 * of. A flag is a record from one day to another (RbFlag). */
#pragma once

#include "domain/rb-records.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;      /* "medical-evidence" */
  const char *words;   /* "Medical evidence": a tag on the pupil's page. English */
  const char *about;   /* what follows from it, as a sentence. English */
  gboolean restricted; /* that there is one is confidential itself */
} RbFlagKind;

/* What whoever may not know of a restricted flag sees in its place: that the safeguarding lead is
 * to be told of an absence. */
#define RB_FLAG_RESTRICTED "restricted"

/* Those that a school may set, in the order of choosers. */
const RbFlagKind *rb_flag_kinds (guint *n);
/* NULL for an id of a later version. RB_FLAG_RESTRICTED has one, too. */
const RbFlagKind *rb_flag_kind (const char *id);
/* Whether a flag's kind may be known to RB_RIGHT_READ_CONFIDENTIAL only. */
gboolean rb_flag_is_restricted (const RbFlag *flag);
/* The same flag without its kind, words and maker, for those who are to act on it only. (transfer
 * full) */
RbFlag *rb_flag_mask (const RbFlag *flag);
/* Whether the flag holds on a day. */
gboolean rb_flag_holds (const RbFlag *flag, RbDate day);

G_END_DECLS
