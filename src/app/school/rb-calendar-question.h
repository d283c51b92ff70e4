/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an edit of the calendar would do, shown before it is done: in words, with every child whose
 * marks or plans are concerned, a way on to Bulk Codes for those marks, and Save. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The user said to save. */
typedef void (*RbCalendarAnswer) (RbCalendar *next, gpointer owner);

/* What `next` would do in the place of the calendar of its year. (transfer full) */
char *rb_calendar_question_words (RbWorkspace *workspace, RbCalendar *next);
/* Asks over the window of `from`. `owner` is kept alive until it is answered. */
void rb_calendar_question_ask (GtkWidget *from,
                               RbWorkspace *workspace,
                               RbCalendar *next,
                               RbCalendarAnswer done,
                               gpointer owner);

G_END_DECLS
