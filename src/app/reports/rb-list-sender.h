/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list on its way to parents: the file with names and numbers for the school's own texting
 * service, and the note that it went out, so that nobody is sent it twice. */
#pragma once

#include "analysis/rb-list.h"
#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says how many families would get it, and offers the file, the note, or both. */
void rb_list_sender_run (GtkWidget *from, RbWorkspace *workspace, const RbListInfo *list);

G_END_DECLS
