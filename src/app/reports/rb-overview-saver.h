/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves the attendance overview of one year as a workbook. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where and writes it there in the background, with a notice at the end. */
void rb_overview_saver_run (GtkWidget *from, RbWorkspace *workspace, int year);

G_END_DECLS
