/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presenting mode in a window: the action that begins and ends it, and the sign above the page that
 * it is on. What is hidden is up to rb-curtain.h and to whoever asks rb_workspace_presenting(). */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

/* Adds "win.presenting" with a state; once, when the window has its workspace. */
void rb_presenting_add (RbWindow *window);
/* Ctrl+Shift+P. */
void rb_presenting_bind (GtkWidgetClass *class);
/* "Presenting: people are hidden", with a button that ends it; hidden while it is off. */
GtkWidget *rb_presenting_bar_new (RbWorkspace *workspace);

/* Whether people are hidden: then a notice over `from` says so, and nothing that names them opens.
 */
gboolean rb_presenting_refuses (GtkWidget *from, RbWorkspace *workspace);

G_END_DECLS
