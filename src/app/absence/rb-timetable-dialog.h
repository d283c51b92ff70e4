/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part-time and nursery timetables, and suspensions: made, looked at again, ended early. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `row` -1: nobody is chosen yet. */
void rb_timetable_dialog_open (GtkWidget *from, RbWorkspace *workspace, int row);
/* The next review, or an earlier end. */
void rb_timetable_dialog_review (GtkWidget *from, RbWorkspace *workspace, gint64 timetable_id);

void rb_suspension_dialog_open (GtkWidget *from, RbWorkspace *workspace, int row);
/* Education from the sixth day on, or an earlier end. */
void rb_suspension_dialog_edit (GtkWidget *from, RbWorkspace *workspace, gint64 suspension_id);

G_END_DECLS
