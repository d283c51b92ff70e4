/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks why a letter does not go. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called only where a reason was given, which is never empty. `choice` is the one that was asked
 * for: "left-out" or "held". */
typedef void (*RbHoldGiven) (gpointer owner,
                             gint64 pupil_id,
                             const char *choice,
                             const char *reason);

/* `owner` is kept alive until the dialog is closed. */
void rb_hold_dialog_ask (GtkWidget *from,
                         const char *choice,
                         const char *pupil,
                         gint64 pupil_id,
                         RbHoldGiven given,
                         gpointer owner);

G_END_DECLS
