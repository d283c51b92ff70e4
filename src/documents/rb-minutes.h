/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A meeting on paper (product D3): its minutes, or before it is held the same points with room to
 * write; and the attendance contract that was agreed at it, a page to sign for each child (S2.39).
 * What the reader may not read was taken out when the school was loaded, and the sheet says so. */
#pragma once

#include "documents/rb-document.h"
#include "domain/rb-school.h"

G_BEGIN_DECLS

/* `reader` stands in the foot; NULL where nobody is known. NULL where there is no such meeting.
 * (transfer full) */
RbDocument *rb_minutes_new (RbSchool *school, RbMoment now, gint64 meeting_id, const char *reader);
/* NULL where there is no such meeting or it has no children. (transfer full) */
RbDocument *rb_contract_new (RbSchool *school, RbMoment now, gint64 meeting_id);

G_END_DECLS
