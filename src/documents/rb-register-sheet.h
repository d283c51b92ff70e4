/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of a class on paper: A4 landscape, blank for supply teachers and outages or filled
 * with its marks, with the key of codes, totals and a line to sign (product.md B8). */
#pragma once

#include "documents/rb-document.h"

#include "domain/rb-school.h"

G_BEGIN_DECLS

/* Sheets of the weeks from the one of `from` to the one of `to`, for the pupils in the class on any
 * of their days. `filled`: with the marks of sessions begun by `now`; otherwise empty cells. A
 * class or weeks without pupils or sessions give a document without pages. */
RbDocument *rb_register_sheet_new (
    RbSchool *school, gint64 class_id, RbDate from, RbDate to, gboolean filled, RbMoment now);
/* The sheets of several classes (of const RbClass*) in one document, an outline entry each. A cell
 * of a filled one that is among `amendments` (of RbAmendment*; NULL for none) has a number, and the
 * list of the class follows its sheets. */
RbDocument *rb_register_sheets_new (RbSchool *school,
                                    const GPtrArray *classes,
                                    RbDate from,
                                    RbDate to,
                                    gboolean filled,
                                    RbMoment now,
                                    const GPtrArray *amendments);

G_END_DECLS
