/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters of leave and of warnings: the templates leave-decision, leave-refusal, absence-warning
 * and unauthorised-leave (or the school's own wording of them) for each child and each household,
 * one side of A4 each. A letter that is too long has its sentence in rb_document_problem(): it must
 * not be sent. */
#pragma once

#include "analysis/rb-leave.h"
#include "documents/rb-letter.h"

G_BEGIN_DECLS

/* The decision about a request, a page for each child and household. `templates` is of
 * RbStoredTemplate*, or NULL. NULL with a sentence: not decided yet, confidential to whoever asks,
 * a template that cannot be read. (transfer full) */
RbDocument *rb_leave_letters (RbSchool *school,
                              const RbLeave *leave,
                              RbMoment now,
                              const GPtrArray *templates,
                              GError **error);
/* That illness is authorised with medical evidence only, from `from` on. (transfer full) */
RbDocument *rb_warning_letters (RbSchool *school,
                                guint row,
                                RbDate from,
                                RbMoment now,
                                const GPtrArray *templates,
                                GError **error);

/* To every family who took leave without authority (code G) in the academic year of `now` and was
 * not written to about it this year (RbSent, list "unauthorised-leave"): S3.42. `n` is how many
 * pupils. NULL with a sentence where there is nobody. (transfer full) */
RbDocument *rb_unauthorised_letters (
    RbSchool *school, RbMoment now, const GPtrArray *templates, guint *n, GError **error);
/* The letter of one of them, whether or not there is any such day: for the editor of its wording.
 * (transfer full) */
RbDocument *rb_unauthorised_letter (
    RbSchool *school, guint row, RbMoment now, const GPtrArray *templates, GError **error);

G_END_DECLS
