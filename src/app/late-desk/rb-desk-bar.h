/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of time: on time, late, absent, and a mark at the present minute. */
#pragma once

#include "domain/rb-policy.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_DESK_BAR (rb_desk_bar_get_type ())
G_DECLARE_FINAL_TYPE (RbDeskBar, rb_desk_bar, RB, DESK_BAR, GtkWidget)

GtkWidget *rb_desk_bar_new (void);
void rb_desk_bar_show (RbDeskBar *bar, const RbClock *clock, int minutes);

G_END_DECLS
