/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaving the late desk: a question, and where the school signs in the PIN of who opened it. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `done` is called with `parent` when whoever asks may leave; the question has gone by then. */
void
rb_desk_leave_ask (GtkWindow *parent, RbWorkspace *workspace, void (*done) (GtkWindow *parent));

G_END_DECLS
