/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing what is not a mark (people, calendar, policy, details, settings) and showing the school
 * that follows from it. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called in the main loop: `error` NULL where everything was written. */
typedef void (*RbSaverDone) (gpointer owner, const GError *error);

/* Writes `batch` (taken) in one transaction, loads the school again and puts it into the workspace.
 * `text` is then shown as a notice (NULL for none); a failure is shown as one. `owner` is kept
 * alive until `done` (may be NULL) was called. A school that cannot be written gives its reason as
 * the error. */
void rb_saver_write (GtkWidget *from,
                     RbWorkspace *workspace,
                     RbStoreBatch *batch,
                     const char *text,
                     RbSaverDone done,
                     gpointer owner);
/* Loads the school again after something else wrote it (an import). */
void rb_saver_reload (
    GtkWidget *from, RbWorkspace *workspace, const char *text, RbSaverDone done, gpointer owner);

G_END_DECLS
