/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closing a week (product A11): from then on every change of its marks needs a reason, and is an
 * amendment. The store refuses what has none. */
#pragma once

#include "analysis/rb-completeness.h"

#include "store/rb-audit.h"

G_BEGIN_DECLS

/* Adds to `change` that the week which holds `day` is sealed now, by the change's person. FALSE
 * with a sentence (may be NULL) where it is sealed already, has no school, has not begun, or where
 * something is missing and `note` says nothing about it. (transfer full) sentence */
gboolean rb_seal_week (const RbSchool *school,
                       RbDate day,
                       RbMoment now,
                       const char *note,
                       RbChange *change,
                       char **refusal);
/* What was changed in sealed weeks after they were sealed; `audit` are amendments (RbAuditRow*).
 * (transfer full) */
RbListing *rb_seal_changes (const RbSchool *school, const GPtrArray *audit);

G_END_DECLS
