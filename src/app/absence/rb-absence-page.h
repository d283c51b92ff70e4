/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planned absence: leave to decide, who is due back, who is known to be away, timetables to look at
 * again, suspensions. Each list stands there only while somebody is on it. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_ABSENCE_PAGE (rb_absence_page_get_type ())
G_DECLARE_FINAL_TYPE (RbAbsencePage, rb_absence_page, RB, ABSENCE_PAGE, GtkWidget)

GtkWidget *rb_absence_page_new (RbWorkspace *workspace);

G_END_DECLS
