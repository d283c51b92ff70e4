/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The messages on the school's telephone, written down in one pass while they are played (product
 * C2): a line a child, one save. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rb_voicemail_dialog_open (GtkWidget *from, RbWorkspace *workspace);

G_END_DECLS
