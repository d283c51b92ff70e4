/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens what a line of the timeline or of the diary tells of. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether there is a window to open for this record. */
gboolean rb_case_can_open (const RbRecord *record);
/* Opens it, where who works may; a notice says who may where not. */
void rb_case_open (GtkWidget *from, RbWorkspace *workspace, const RbRecord *record);

G_END_DECLS
