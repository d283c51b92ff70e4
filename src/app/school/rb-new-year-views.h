/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the turn of the school year shows of itself: the table of classes, what runs on by name, and
 * that it is done. Builds widgets from a plan; changes nothing. */
#pragma once

#include "school/rb-new-year.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Now, stay, move on, leave, join, next year: a line for each class. */
GtkWidget *rb_new_year_table_new (const RbNewYear *plan, const RbSchool *school);
/* An expander for each heading of the listing, a row for each line. `rows` are those of before, and
 * then those of now. */
void
rb_new_year_carried_fill (AdwPreferencesGroup *group, GPtrArray *rows, const RbListing *listing);
/* The new year is set up: what was done (`words`), where the school as it was is kept, and the
 * table. */
void rb_new_year_done_present (GtkWindow *parent,
                               const RbNewYear *plan,
                               const char *words,
                               const char *backup,
                               GtkWidget *table);

G_END_DECLS
