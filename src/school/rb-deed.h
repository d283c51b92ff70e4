/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who writes something down, and when: what every function takes that makes a change out of what a
 * person said. */
#pragma once

#include "domain/rb-date.h"

G_BEGIN_DECLS

typedef struct
{
  const char *who;
  const char *position;
  gint64 at;    /* seconds since 1970 */
  RbMoment now; /* the school's */
} RbDeed;

G_END_DECLS
