/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small windows of the ladder of stages: pupils put into a stage or out of it by hand, and a
 * proposed move that is postponed or declined with a reason. */
#pragma once

#include "analysis/rb-stages.h"
#include "app/rb-workspace.h"
#include "school/rb-stages.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the pupil in that row of the roster: another stage, or none. */
void rb_stage_form_open (GtkWidget *from, RbWorkspace *workspace, guint row);
/* For several pupils, chosen by name. */
void rb_stage_form_several (GtkWidget *from, RbWorkspace *workspace);
/* Postpones or declines a move. What it says is read here; it need not live longer. */
void rb_stage_form_answer (GtkWidget *from,
                           RbWorkspace *workspace,
                           const RbStageMove *move,
                           RbMoveAnswer answer);
/* The move of that pupil that is open now, NULL for none; to be freed with its list. (transfer
 * none) */
const RbStageMove *rb_stage_move_of (const GPtrArray *moves, gint64 pupil_id);

G_END_DECLS
