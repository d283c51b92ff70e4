/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladder of stages: each with its rules, changed, added or taken away. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rb_ladder_window_present (GtkWidget *from, RbWorkspace *workspace);

G_END_DECLS
