/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slip that a child takes along, on the usual printer. */
#pragma once

#include "domain/rb-school.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Does nothing where this PC prints none (setting "late-slip"). */
void rb_desk_slip_print (GtkWidget *from,
                         RbSchool *school,
                         const RbArrival *arrival,
                         const char *sentence);

G_END_DECLS
