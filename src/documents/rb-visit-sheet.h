/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet that somebody takes along to a family's home (product D5, S1.16): where and why, whom
 * one may meet, what was tried, and lines to fill in at the door. An address that must never be
 * printed is not. */
#pragma once

#include "documents/rb-document.h"
#include "domain/rb-school.h"

G_BEGIN_DECLS

/* NULL where there is no such visit, or its child has gone. (transfer full) */
RbDocument *rb_visit_sheet_new (RbSchool *school, RbMoment now, gint64 visit_id);

G_END_DECLS
