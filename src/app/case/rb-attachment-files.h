/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Showing an attached file: Rollbook reads none itself, the system's own program does. It gets a
 * copy that only this user can read, in a folder of this program that goes when Rollbook closes. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens it; told over `from` where it cannot be. */
void rb_attachment_open (GtkWidget *from, RbWorkspace *workspace, gint64 attachment_id);
/* Asks where, and writes a copy there. */
void rb_attachment_save_copy (GtkWidget *from, RbWorkspace *workspace, gint64 attachment_id);
/* Takes the copies away that were made for opening, also those of a Rollbook that was killed. */
void rb_attachment_forget_copies (void);

G_END_DECLS
