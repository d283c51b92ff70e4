/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pupil's year on one side of A4, in plain words, safe to hand to the family. */
#pragma once

#include "analysis/rb-query.h"
#include "documents/rb-document.h"

G_BEGIN_DECLS

/* The reports of pupils (of guint rows) over the period, one page and one outline entry each, and
 * after it the entries that were amended, of `amendments` (of RbAmendment*; NULL for none). */
RbDocument *rb_pupil_reports_new (
    RbSchool *school, RbMoment now, RbPeriod period, GArray *rows, const GPtrArray *amendments);
RbDocument *rb_pupil_report_new (RbSchool *school, RbMoment now, RbPeriod period, guint row);

G_END_DECLS
