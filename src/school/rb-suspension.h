/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suspensions: E for their sessions, education from the sixth school day on, an earlier end. The
 * reason is for some roles only unless somebody says otherwise. (product B7, doc/rules.md 1.2) */
#pragma once

#include "analysis/rb-timetables.h"
#include "school/rb-bulk.h"
#include "school/rb-leave.h"

G_BEGIN_DECLS

typedef struct
{
  guint row;
  RbSession from; /* both included */
  RbSession to;
  const char *reason;
  gboolean open; /* the reason may be read by everyone */
} RbSuspensionEntry;

/* The sixth school day of a suspension that begins on `first`: from it on the school provides
 * education. RB_DATE_NONE where the calendars end before. */
RbDate rb_suspension_sixth_day (const RbSchool *school, RbDate first);

/* (transfer full); NULL with a sentence */
RbBulkPlan *rb_suspension_plan (const RbSchool *school,
                                const RbSuspensionEntry *entry,
                                RbMoment now,
                                GError **error);
RbChange *rb_suspension_change (const RbSchool *school,
                                const RbSuspensionEntry *entry,
                                const RbDeed *deed,
                                GError **error);
/* Education is provided from `from` on: where and what, and the code that takes the place of E ("B"
 * supervised by this school, "D" at another school, "K" arranged by the authority). (transfer full)
 */
RbChange *rb_suspension_provide (const RbSchool *school,
                                 const RbSuspension *suspension,
                                 RbDate from,
                                 const char *provision,
                                 const char *code,
                                 const RbDeed *deed,
                                 GError **error);
/* Ends before `back`, when the child is in school again: plans are taken away. (transfer full) */
RbChange *rb_suspension_end (const RbSchool *school,
                             const RbSuspension *suspension,
                             RbSession back,
                             const RbDeed *deed,
                             GError **error);

G_END_DECLS
