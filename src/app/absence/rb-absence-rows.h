/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the page of planned absence: each says itself, and carries the action that opens it.
 */
#pragma once

#include "analysis/rb-leave.h"
#include "analysis/rb-timetables.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rb_absence_leave_row (const RbSchool *school, const RbLeave *leave);
/* With a button "Checked", action "absence.returned" with the request's id. */
GtkWidget *rb_absence_return_row (const RbSchool *school, const RbLeaveReturn *back);
GtkWidget *rb_absence_known_row (const RbSchool *school, const RbAbsence *absence, RbDate today);
GtkWidget *rb_absence_timetable_row (const RbSchool *school, const RbTimetableLine *line);
GtkWidget *rb_absence_suspension_row (const RbSchool *school, const RbSuspensionLine *line);

/* What a row opens ("leave" "absence" "timetable" "suspension") and its id. NULL: nothing. */
const char *rb_absence_row_kind (GtkWidget *row, gint64 *id);

G_END_DECLS
