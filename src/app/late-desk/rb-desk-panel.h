/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The right side of the late desk: the clock, what the time means for the child who is chosen, and
 * who came last. It shows; it decides nothing. */
#pragma once

#include "school/rb-late-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_DESK_PANEL (rb_desk_panel_get_type ())
G_DECLARE_FINAL_TYPE (RbDeskPanel, rb_desk_panel, RB, DESK_PANEL, GtkBox)

/* Signal "clock": the clock was clicked. */
GtkWidget *rb_desk_panel_new (void);
/* The size of the text in px: what a screen has room for follows it. */
int rb_desk_panel_em (GtkWidget *widget);
/* What the desk says to whoever comes to it at that minute. Static. */
const char *rb_desk_panel_greeting (RbDirection mode, int minutes);
/* `typed`: the time was typed, and stands still. */
void rb_desk_panel_show_time (RbDeskPanel *panel, RbMoment now, gboolean typed);
/* What would be written, and the clock of that session for the bar. */
void rb_desk_panel_show_answer (RbDeskPanel *panel,
                                const RbDeskAnswer *answer,
                                const RbClock *clock,
                                int minutes);
/* Who came last, newest first, by first name and initial; `hide` shows the number alone. */
void rb_desk_panel_show_last (RbDeskPanel *panel,
                              const RbSchool *school,
                              RbSession session,
                              gboolean hide);
void rb_desk_panel_show_slip (RbDeskPanel *panel, gboolean prints);
/* On top of the other half of a narrow screen: less of everything. */
void rb_desk_panel_set_narrow (RbDeskPanel *panel, gboolean narrow);

G_END_DECLS
