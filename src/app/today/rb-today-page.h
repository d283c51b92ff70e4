/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: what the office has to do now. Left the missing registers and the day's clock, in the
 * middle whom to ring and which reasons are still to find, on the right the card of one child. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_TODAY_PAGE (rb_today_page_get_type ())
G_DECLARE_FINAL_TYPE (RbTodayPage, rb_today_page, RB, TODAY_PAGE, GtkWidget)

/* Shows everything again whenever the workspace changes, the clock included. Opens "pupil:ID". */
GtkWidget *rb_today_page_new (RbWorkspace *workspace);

G_END_DECLS
