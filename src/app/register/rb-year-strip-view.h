/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year above the register: a bar a week from 80 to 100 %, the frame is what is visible below;
 * click or drag moves it. */
#pragma once

#include "app/register/rb-register-grid.h"

G_BEGIN_DECLS

#define RB_TYPE_YEAR_STRIP_VIEW (rb_year_strip_view_get_type ())
G_DECLARE_FINAL_TYPE (RbYearStripView, rb_year_strip_view, RB, YEAR_STRIP_VIEW, GtkWidget)

GtkWidget *rb_year_strip_view_new (void);
/* The grid that it shows the year of and moves. */
void rb_year_strip_view_set_grid (RbYearStripView *strip, RbRegisterGrid *grid);
/* The marks or the visible part changed. */
void rb_year_strip_view_update (RbYearStripView *strip);

G_END_DECLS
