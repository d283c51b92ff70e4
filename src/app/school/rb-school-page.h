/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The School page: details and crest, calendar, policy, staff, files in and out. Each section is a
 * widget of its own that shows the workspace's school and writes through rb-saver. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_SCHOOL_PAGE (rb_school_page_get_type ())
G_DECLARE_FINAL_TYPE (RbSchoolPage, rb_school_page, RB, SCHOOL_PAGE, GtkWidget)

GtkWidget *rb_school_page_new (RbWorkspace *workspace);

/* The sections; each follows the workspace by itself. */
GtkWidget *rb_details_section_new (RbWorkspace *workspace);
GtkWidget *rb_calendar_section_new (RbWorkspace *workspace);
GtkWidget *rb_policy_section_new (RbWorkspace *workspace);
GtkWidget *rb_staff_section_new (RbWorkspace *workspace);
GtkWidget *rb_benchmarks_section_new (RbWorkspace *workspace);
GtkWidget *rb_files_section_new (RbWorkspace *workspace);

G_END_DECLS
