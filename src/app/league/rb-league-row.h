/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One drawn row of a league table, or its headings: rank, cup, name, teacher, bar with the target
 * across, figure, change, twelve weeks, pupils here every session. */
#pragma once

#include "app/league/rb-league-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How wide the columns of words are, the same for every table of an answer: px at a scale of 1. */
typedef struct
{
  double label;
  double teacher;
} RbLeagueWidths;

#define RB_TYPE_LEAGUE_ROW_VIEW (rb_league_row_view_get_type ())
G_DECLARE_FINAL_TYPE (RbLeagueRowView, rb_league_row_view, RB, LEAGUE_ROW_VIEW, GtkWidget)

/* `index` into the rows of the whole league; -1: the headings. A reference to the answer is kept.
 */
GtkWidget *rb_league_row_view_new (RbLeagueAnswer *answer, int index, RbLeagueWidths widths);
RbLeagueWidths rb_league_widths (const RbLeagueAnswer *answer);

G_END_DECLS
