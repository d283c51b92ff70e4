/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the late desk prints a slip for each child, and printing it. */
#pragma once

#include "domain/rb-school.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean rb_desk_slip_wanted (void);
/* Does nothing where no slip is wanted. */
void rb_desk_slip_print (GtkWidget *from,
                         RbSchool *school,
                         const RbArrival *arrival,
                         const char *sentence);

G_END_DECLS
