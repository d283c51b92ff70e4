/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pupils of a class on one page: attendance, days missed, lates, band and change. For staff. */
#pragma once

#include "analysis/rb-query.h"
#include "documents/rb-document.h"

G_BEGIN_DECLS

/* A page for every class (of const RbClass*), with the change against the period before. A class of
 * more than 36 pupils goes on to another page. */
RbDocument *rb_class_reports_new (RbSchool *school,
                                  RbMoment now,
                                  RbPeriod period,
                                  const GPtrArray *classes,
                                  const GPtrArray *amendments);

G_END_DECLS
