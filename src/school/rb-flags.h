/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Flags set on a pupil, changed and ended (product D10). Each function makes the change that does
 * it, or NULL with a sentence. */
#pragma once

#include "domain/rb-flag.h"
#include "domain/rb-school.h"

G_BEGIN_DECLS

/* What is written of a flag; texts may be NULL. */
typedef struct
{
  const char *kind; /* of rb_flag_kinds() */
  RbDate first_day;
  RbDate last_day; /* RB_DATE_NONE: until it is ended */
  const char *note;
  gboolean confidential;
} RbFlagWords;

/* A new one, or `was` changed (may be NULL). Refused: no first day, a last day before it, the same
 * kind on the same days already. Restricted kinds are always confidential. (transfer full) */
RbChange *rb_flag_put (const RbSchool *school,
                       guint row,
                       const RbFlag *was,
                       const RbFlagWords *words,
                       const char *who,
                       const char *position,
                       gint64 at,
                       GError **error);
/* Takes a flag back that was set by mistake; one that held once is ended by its last day instead.
 * (transfer full) */
RbChange *rb_flag_take_back (
    const RbFlag *flag, const char *reason, const char *who, const char *position, gint64 at);
/* "Medical evidence from 2 Feb", "Ring first until 20 Mar": how a tag reads on `today`. (transfer
 * full) */
char *rb_flag_tag (const RbFlag *flag, RbDate today);

G_END_DECLS
