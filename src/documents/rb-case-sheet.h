/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The case file of one pupil on paper (product D12): who it is and who is responsible, the year in
 * figures and as a ribbon, targets, what is due, and the chronology of a period, oldest first. For
 * staff: what the reader may not read was taken out when the school was loaded, and the head of the
 * first page says so. */
#pragma once

#include "analysis/rb-period.h"
#include "documents/rb-document.h"
#include "domain/rb-school.h"

G_BEGIN_DECLS

/* Of the pupil in that row; the chronology holds the days of `period`, the figures those of its
 * last academic year until its last day. `reader` ("Shirin Marlow, attendance lead") stands in the
 * foot; NULL where nobody is known. */
RbDocument *
rb_case_sheet_new (RbSchool *school, RbMoment now, RbPeriod period, guint row, const char *reader);

G_END_DECLS
