/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question line of the Leagues page as chips: [Classes by phase] for [week 24, 9 to 13 March]
 * by [attendance]. It begins with the last complete school week. */
#pragma once

#include "app/league/rb-league-answer.h"
#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_LEAGUE_QUESTION (rb_league_question_get_type ())
G_DECLARE_FINAL_TYPE (RbLeagueQuestion, rb_league_question, RB, LEAGUE_QUESTION, GtkBox)

/* Signal "asked": another choice was made. */
GtkWidget *rb_league_question_new (RbWorkspace *workspace);
/* The school has changed: the same choice where it is still there. */
void rb_league_question_refill (RbLeagueQuestion *question);
/* NULL where the school has no period. (transfer full) */
RbLeagueAnswer *rb_league_question_answer (RbLeagueQuestion *question);
/* "Week 24, 9 to 13 March", "" for none; and without its days. (transfer full) */
char *rb_league_question_name (RbLeagueQuestion *question);
char *rb_league_question_short_name (RbLeagueQuestion *question);
/* One period of the same kind on (1) or back (-1); whether there is one. */
gboolean rb_league_question_can_step (RbLeagueQuestion *question, int direction);
void rb_league_question_step (RbLeagueQuestion *question, int direction);
/* The last complete week again. */
void rb_league_question_reset (RbLeagueQuestion *question);

G_END_DECLS
