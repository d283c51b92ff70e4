/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline of a pupil's page: what is known in one chronology, by kind and by word. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_TIMELINE_BOX (rb_timeline_box_get_type ())
G_DECLARE_FINAL_TYPE (RbTimelineBox, rb_timeline_box, RB, TIMELINE_BOX, GtkWidget)

/* Shows the pupil in that row of the newest snapshot; what was chosen and typed stays. */
void rb_timeline_box_show (RbTimelineBox *box, RbWorkspace *workspace, guint row);
/* Gives the keyboard to the search. */
void rb_timeline_box_search (RbTimelineBox *box);

G_END_DECLS
