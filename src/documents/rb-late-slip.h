/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slip that a late child takes to the classroom: 80 by 58 mm, for a receipt printer or a corner
 * of a sheet. */
#pragma once

#include "documents/rb-document.h"
#include "domain/rb-school.h"

G_BEGIN_DECLS

/* `sentence` is what the desk said. (transfer full) */
RbDocument *rb_late_slip_new (RbSchool *school, const RbArrival *arrival, const char *sentence);

G_END_DECLS
