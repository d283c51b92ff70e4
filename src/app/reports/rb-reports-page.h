/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Reports page: what can be printed for a family, a class or a wall, as pages before they are
 * printed; and the attendance overview as a workbook. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_REPORTS_PAGE (rb_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (RbReportsPage, rb_reports_page, RB, REPORTS_PAGE, GtkWidget)

GtkWidget *rb_reports_page_new (RbWorkspace *workspace);

G_END_DECLS
