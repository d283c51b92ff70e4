/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was changed or taken back of the office's book, and who joined, left or moved to another
 * class: the newest rows of the audit trail, of one kind or all, printed or saved. */
#pragma once

#include "app/rb-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RB_TYPE_TRAIL_BOOK (rb_trail_book_get_type ())
G_DECLARE_FINAL_TYPE (RbTrailBook, rb_trail_book, RB, TRAIL_BOOK, AdwPreferencesGroup)

GtkWidget *rb_trail_book_new (RbWorkspace *workspace);
/* Shows the rows among `audit` (RbAuditRow*), of which it takes a reference. */
void rb_trail_book_show (RbTrailBook *book, GPtrArray *audit);

G_END_DECLS
