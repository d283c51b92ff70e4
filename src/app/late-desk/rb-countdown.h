/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock for the screen in the hall: how long until the doors close, late begins, the register
 * closes. Full screen, no names. (doc/rules.md 9, S3.5) */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_COUNTDOWN (rb_countdown_get_type ())
G_DECLARE_FINAL_TYPE (RbCountdown, rb_countdown, RB, COUNTDOWN, GtkWindow)

void rb_countdown_open (GtkWindow *parent, RbWorkspace *workspace);

G_END_DECLS
