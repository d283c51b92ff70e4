/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One letter of each template about a child of the school: what the editor of its wording shows.
 * Nothing of it is kept. */
#pragma once

#include "documents/rb-document.h"
#include "domain/rb-school.h"

G_BEGIN_DECLS

/* The letter `id` (rb_template_builtin_id()). A movement letter is about the first child of the
 * present run who would get it; the letters of leave are about a request of the next three school
 * days that nobody made. `templates` is of RbStoredTemplate*, or NULL. (transfer full); NULL with a
 * sentence where the school has no such child or day, or the wording cannot be read. */
RbDocument *rb_letter_sample (
    const char *id, RbSchool *school, RbMoment now, const GPtrArray *templates, GError **error);

G_END_DECLS
