/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The week that is under way: its first three so far, as bars. */
#pragma once

#include "app/league/rb-league-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_LEAGUE_RUNNING (rb_league_running_get_type ())
G_DECLARE_FINAL_TYPE (RbLeagueRunning, rb_league_running, RB, LEAGUE_RUNNING, GtkWidget)

/* Shows the running week of `now`, whole days only, ranked as `shown` is. FALSE, and nothing to
 * see, where no day of it is over, where all of it is, or where it is what is shown already. */
gboolean rb_league_running_show (RbLeagueRunning *running,
                                 RbSchool *school,
                                 RbMoment now,
                                 const RbLeagueAnswer *shown);
/* "Week 25 so far, to Thursday"; "" for nothing. */
const char *rb_league_running_title (RbLeagueRunning *running);

G_END_DECLS
