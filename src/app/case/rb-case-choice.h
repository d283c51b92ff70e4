/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the forms of the case file have in common: a choice out of a table of words, a time that may
 * be left out. */
#pragma once

#include "analysis/rb-case-words.h"
#include "app/rb-form.h"

G_BEGIN_DECLS

/* A row with the words of the table; `id` is chosen. */
AdwComboRow *rb_case_choice (RbForm *form,
                             AdwPreferencesGroup *group,
                             const char *title,
                             const RbCaseWord *table,
                             const char *id);
/* The id that is chosen in it. */
const char *rb_case_chosen (AdwComboRow *row, const RbCaseWord *table);
/* A time of day, -1 for an empty field; FALSE with a sentence where it is neither. */
gboolean rb_case_time (GtkEditable *field, int *minute, GError **error);
/* A day, RB_DATE_NONE for an empty field; FALSE with a sentence where it is neither. */
gboolean rb_case_day (const RbFormDay *field, RbDate *day, GError **error);

G_END_DECLS
