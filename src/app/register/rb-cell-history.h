/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of one cell as rows of a list, each readable by keyboard and screen reader: how it
 * was entered, every amendment with its five items, when its register was saved, what stands beside
 * it (doc/rules.md 3). */
#pragma once

#include "domain/rb-school.h"
#include "store/rb-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills the list anew. `store` may be NULL: a school in memory has no amendments. */
void rb_cell_history_fill (GtkListBox *list,
                           const RbSchool *school,
                           RbStore *store,
                           const RbPupil *pupil,
                           RbSession session);

G_END_DECLS
