/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of one cover: the class, the days, the half, who, and an end or its removal. */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

/* A new one; `class_id` 0: no class is chosen yet. */
void rb_cover_dialog_add (GtkWidget *from, RbWorkspace *workspace, gint64 class_id);
/* One that is there; does nothing where it is gone. */
void rb_cover_dialog_edit (GtkWidget *from, RbWorkspace *workspace, gint64 cover_id);

/* Adds "win.cover" with a class: the cover of it that is on or comes next, else a new one. */
void rb_cover_dialog_add_action (RbWindow *window);

G_END_DECLS
