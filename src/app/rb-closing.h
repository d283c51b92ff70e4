/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens to a school when its window closes: the backup that the preferences ask for. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called in the main loop: the window may go. */
typedef void (*RbClosingDone) (gpointer owner);

/* Whether there is something to do first: the switch is on, the school is a file that we may write
 * and not the sample, and it was written to since it was opened or not backed up today. */
gboolean rb_closing_is_needed (RbWorkspace *workspace);
/* Makes the backup beside the file, read back and compared, and keeps the newest ten. Where it
 * fails the user is told so and chooses whether to close all the same; `done` is called when the
 * window may go. `owner` is kept alive until then. */
void rb_closing_run (GtkWindow *window, RbWorkspace *workspace, RbClosingDone done, gpointer owner);

G_END_DECLS
