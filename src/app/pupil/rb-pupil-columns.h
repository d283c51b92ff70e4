/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a list of pupils: what stands in each cell and how it is sorted. */
#pragma once

#include "app/pupil/rb-pupil-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds the columns band, name, class, attendance, days missed, late, change, twelve weeks to
 * `view`. */
void rb_pupil_columns_add (GtkColumnView *view);

G_END_DECLS
