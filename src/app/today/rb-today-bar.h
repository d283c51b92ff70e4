/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is absent in the session as one bar, divided by what is known, with its key. Drawn. */
#pragma once

#include "analysis/rb-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_TODAY_BAR (rb_today_bar_get_type ())
G_DECLARE_FINAL_TYPE (RbTodayBar, rb_today_bar, RB, TODAY_BAR, GtkWidget)

void rb_today_bar_show (RbTodayBar *bar, const RbDaySums *sums);

G_END_DECLS
