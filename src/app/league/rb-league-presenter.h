/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The league on the projector: a window over the whole screen that reveals third, second, first and
 * the winner's card, phase after phase. Nothing private is in it. */
#pragma once

#include "app/league/rb-league-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_LEAGUE_PRESENTER (rb_league_presenter_get_type ())
G_DECLARE_FINAL_TYPE (RbLeaguePresenter, rb_league_presenter, RB, LEAGUE_PRESENTER, GtkWindow)

/* Shows it over `parent`. `part`: the one table that is presented; -1: all, one after the other.
 * Space, Right, Page Down, Enter and a click go on; Left, Page Up and Backspace back; B makes the
 * screen black; Escape leaves. */
void
rb_league_presenter_run (GtkWindow *parent, RbLeagueAnswer *answer, int part, gboolean show_falls);

G_END_DECLS
