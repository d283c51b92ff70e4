/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Leagues page: classes, years or houses ranked for a period, what goes on the projector and on
 * the wall. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_LEAGUE_PAGE (rb_league_page_get_type ())
G_DECLARE_FINAL_TYPE (RbLeaguePage, rb_league_page, RB, LEAGUE_PAGE, GtkWidget)

GtkWidget *rb_league_page_new (RbWorkspace *workspace);

G_END_DECLS
