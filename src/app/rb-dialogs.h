/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The windows beside the window: preferences, shortcuts, about, help; and what an empty window
 * shows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rb_dialogs_preferences (GtkWindow *parent);
void rb_dialogs_shortcuts (GtkWindow *parent);
void rb_dialogs_about (GtkWindow *parent);
void rb_dialogs_help (GtkWindow *parent);

G_END_DECLS
