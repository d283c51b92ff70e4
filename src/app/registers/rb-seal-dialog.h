/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question before a week is sealed: what is missing in it, and a note where something is. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks and seals the week that holds `day`; says why where it cannot be sealed. */
void rb_seal_dialog_ask (GtkWidget *from, RbWorkspace *workspace, RbDate day);

G_END_DECLS
