/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that edits the wording of one letter, with its fields and the page it makes. */
#pragma once

#include "app/rb-window.h"
#include "app/rb-workspace.h"
#include "documents/rb-document.h"
#include "domain/rb-school.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The pages that are shown beside the wording; as rb_letter_sample(). */
typedef RbDocument *(*RbLetterPages) (
    gpointer data, RbSchool *school, RbMoment now, const GPtrArray *templates, GError **error);

/* Opens it over the window of `from` for the template `id` (rb_template_builtin_id()). `pages` may
 * be NULL: a letter about any child; `data` is freed by `free_data`. A saved wording reaches the
 * pages of the window as "changed" of the workspace. */
void rb_letter_editor_open (GtkWidget *from,
                            RbWorkspace *workspace,
                            const char *id,
                            RbLetterPages pages,
                            gpointer data,
                            GDestroyNotify free_data);
/* The action "win.letter-wording" (s: the id). */
void rb_letter_editor_add_actions (RbWindow *window);

G_END_DECLS
