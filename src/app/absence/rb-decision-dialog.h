/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A leave request to be decided, by day and by child: what matters for it, a switch for each, the
 * reason, and what the marks become. Decided, it offers the letter, the call of a refusal, and to
 * withdraw it. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rb_decision_dialog_open (GtkWidget *from, RbWorkspace *workspace, gint64 leave_id);

G_END_DECLS
