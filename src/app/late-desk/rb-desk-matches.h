/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three children that the late desk offers, one of them chosen. More than three are walked
 * through with the arrows. */
#pragma once

#include "domain/rb-school.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RbDeskMatches RbDeskMatches;

/* Builds its rows into `box`. `chosen` is called with `data` when another child is chosen, `enter`
 * when the chosen one is clicked again. */
RbDeskMatches *rb_desk_matches_new (GtkBox *box, GCallback chosen, GCallback enter, gpointer data);
void rb_desk_matches_free (RbDeskMatches *matches);
/* Takes `rows` (guint, of the roster). */
void
rb_desk_matches_show (RbDeskMatches *matches, const RbSchool *school, RbDate day, GArray *rows);
guint rb_desk_matches_n (const RbDeskMatches *matches);
/* The row of the roster that is chosen; -1 for none. */
int rb_desk_matches_chosen (const RbDeskMatches *matches);
/* One further or back. */
void rb_desk_matches_move (RbDeskMatches *matches, int step);

G_END_DECLS
