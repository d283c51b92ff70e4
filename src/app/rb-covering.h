/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What else of a window must go when it is covered: its dialogs, its actions, and the focus. They
 * come back as they were, with what was typed in them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RbCovering RbCovering;

/* Hides the dialogs of the window, switches its actions off, and remembers where the focus was.
 * (transfer full) */
RbCovering *rb_covering_begin (GtkWindow *window);
/* Hides the dialogs and other windows over it that rb_covering_spare() did not name, and leaves the
 * actions on: the window stays in use. (transfer full) */
RbCovering *rb_covering_begin_dialogs (GtkWindow *window);
/* Of a window over another: it names nobody, and stays when only the dialogs are hidden. */
void rb_covering_spare (GtkWindow *dialog);
/* Shows them again, gives the focus back, and frees. */
void rb_covering_end (RbCovering *covering);
/* Frees without showing anything: the window goes, or somebody else comes. The dialogs are closed.
 */
void rb_covering_drop (RbCovering *covering);

G_END_DECLS
