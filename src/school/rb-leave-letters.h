/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters of leave and of warnings: the templates leave-decision, leave-refusal and absence-warning
 * (or the school's own wording of them) for each child and each household, one side of A4 each. A
 * letter that is too long has its sentence in rb_document_problem(): it must not be sent. */
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

G_END_DECLS
