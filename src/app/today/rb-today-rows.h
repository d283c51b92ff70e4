/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the lists on the Today page. A row carries where it leads (rb_today_row_target()) and
 * says itself to a screen reader. */
#pragma once

#include "app/today/rb-today.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rb_today_register_row (const RbDayRegister *one);
/* With a button that ticks it, action "today.tick" with the id of the line. */
GtkWidget *rb_today_line_row (const RbToday *today, const RbDayLine *line);
GtkWidget *rb_today_call_row (const RbToday *today, const RbAway *away);
GtkWidget *rb_today_age_row (const RbToday *today, const RbNAge *age);
/* A due action of the school's calendar; `tick` is the detailed action of its button. */
GtkWidget *rb_today_action_row (const char *title, const char *when, gint64 id, gboolean overdue);

/* "class:3T@2026-03-20am", "calls", "desk" ...: what the row opens; NULL for nothing. */
const char *rb_today_row_target (GtkListBoxRow *row);
/* The row of the roster that a call or an age is about; -1 for none. */
int rb_today_row_pupil (GtkListBoxRow *row);
/* A line of the diary. */
GtkWidget *rb_today_diary_row (const char *title, const char *when, gboolean overdue);

G_END_DECLS
