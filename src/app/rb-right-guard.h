/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window shows of the rights: a button that its reader may not use is grey and says who
 * may, and an action of the window says why it does not open. Nothing is enforced here: the store
 * refuses whatever the window would let through. */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

/* Keeps the widget insensitive while who works may not, whatever else makes it sensitive; its
 * tooltip says then who may. For the life of the widget. */
void rb_right_bind (GtkWidget *widget, RbWorkspace *workspace, RbRight right);
/* Whether who works may; FALSE has told it in a notice over `from`. */
gboolean rb_right_allows (GtkWidget *from, RbWorkspace *workspace, RbRight right);

/* Whether an action ("win.late-desk", "register.seal") is one of who works; those that are not in
 * the table are everybody's. */
gboolean rb_right_has_action (RbWorkspace *workspace, const char *action);
/* The first question of an action of the window: a school is open, who works may, and while people
 * are hidden it shows none. FALSE has told why. */
gboolean rb_right_admits (RbWindow *window, GSimpleAction *action);
/* Of a page just built: the same as rb_right_bind() for every button of such an action in it, and
 * the page's own actions are off that are not for who works. */
void rb_right_bind_all (GtkWidget *widget, RbWorkspace *workspace);

G_END_DECLS
