/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the calendar in a small window: kind, name, first and last day. */
#pragma once

#include "domain/rb-calendar.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The line as it is now (`remove` FALSE), or that it is to go (`remove` TRUE). `index` as it was
 * given. */
typedef void (*RbEventDone) (const RbCalendarEvent *event,
                             guint index,
                             gboolean remove,
                             gpointer user_data);

/* What saving the line would do, in words, or "". (transfer full) */
typedef char *(*RbEventEffect) (const RbCalendarEvent *event, guint index, gpointer user_data);

/* Edits `event` (NULL: a new one) of the academic year `year`; dates are written as people write
 * them. What saving it would do (`effect`) stands under the rows. `owner` is kept alive while the
 * window is open and given to `effect` and `done`. */
void rb_event_dialog_present (GtkWidget *from,
                              int year,
                              const RbCalendarEvent *event,
                              guint index,
                              RbEventEffect effect,
                              RbEventDone done,
                              gpointer owner);
/* "Half-term holiday" ... of a kind. */
const char *rb_event_kind_title (RbEventKind kind);

G_END_DECLS
