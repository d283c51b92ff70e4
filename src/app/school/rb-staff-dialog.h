/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One member of staff in a small window: name, position, role, classes, days, the two rights that
 * are given to persons, and a new PIN. */
#pragma once

#include "domain/rb-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* As it is now; `pin` NULL where none was typed. */
typedef void (*RbStaffDone) (const RbStaff *staff, const char *pin, gpointer user_data);

/* Edits `staff` (NULL: a new one). `owner` is kept alive while the window is open and given to
 * `done`. */
void
rb_staff_dialog_present (GtkWidget *from, const RbStaff *staff, RbStaffDone done, gpointer owner);

G_END_DECLS
