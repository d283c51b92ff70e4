/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one pupil: who it is, the year as a ribbon with what was done under its days, key
 * figures that open, the way the year goes, which days are missed, how the target goes, brothers
 * and sisters on the same scale, and the timeline. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_PUPIL_VIEW (rb_pupil_view_get_type ())
G_DECLARE_FINAL_TYPE (RbPupilView, rb_pupil_view, RB, PUPIL_VIEW, GtkWidget)

/* Signal "back": to the list. */
GtkWidget *rb_pupil_view_new (RbWorkspace *workspace);
/* Shows a pupil out of a list of ids (gint64, copied) that has this name: "11 of 29 red pupils". */
void rb_pupil_view_show (RbPupilView *view, gint64 id, const GArray *ids, const char *list_name);
/* Prints the pupil's report. */
void rb_pupil_view_print (RbPupilView *view);
RbWorkspace *rb_pupil_view_workspace (RbPupilView *view);
/* The row of the roster that is shown; -1 for none. */
int rb_pupil_view_row (RbPupilView *view);
/* Gives the keyboard to the search of the timeline. */
void rb_pupil_view_search (RbPupilView *view);

G_END_DECLS
