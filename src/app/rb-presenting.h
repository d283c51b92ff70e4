/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presenting mode: the action that begins and ends it, in all windows of the program at once, and
 * the sign above the page that it is on. The dialogs and full screens over a window go with it and
 * come back as they were. What is hidden in a page is up to rb-curtain.h and to whoever asks
 * rb_workspace_presenting(). */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

/* Adds "win.presenting" with a state; once, when the window has its workspace. A window that comes
 * while others are presenting presents too. */
void rb_presenting_add (RbWindow *window);
/* Ctrl+Shift+P. */
void rb_presenting_bind (GtkWidgetClass *class);
/* Hides the dialogs, or shows them again: nothing comes out over a locked screen, so whoever
 * uncovers the window calls it too. */
void rb_presenting_settle (RbWindow *window);
/* Closes what it has hidden: somebody else is working. */
void rb_presenting_forget (RbWindow *window);
/* "Presenting: people are hidden", with a button that ends it; hidden while it is off. */
GtkWidget *rb_presenting_bar_new (RbWorkspace *workspace);

/* Whether people are hidden: then a notice over `from` says so, and nothing that names them opens.
 */
gboolean rb_presenting_refuses (GtkWidget *from, RbWorkspace *workspace);

G_END_DECLS
