/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one should know about a pupil at once, as tags: facts of the roll, and flags with their
 * days, which open. */
#pragma once

#include "app/rb-flow.h"
#include "app/rb-workspace.h"

G_BEGIN_DECLS

/* Fills `box` anew for the pupil in that row of the roster. */
void rb_flag_box_fill (RbFlow *box, RbWorkspace *workspace, guint row);

G_END_DECLS
