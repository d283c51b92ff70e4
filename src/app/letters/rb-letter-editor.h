/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that edits the wording of one letter, with its fields and the page it makes. */
#pragma once

#include "app/rb-workspace.h"
#include "school/rb-letter-run.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens it over the window of `from`. Takes `run`; the page is shown for its proposal `index`. A
 * saved wording reaches the pages as "changed" of the workspace. */
void rb_letter_editor_open (
    GtkWidget *from, RbWorkspace *workspace, RbLetterRun *run, guint index, RbLetterKind kind);

G_END_DECLS
