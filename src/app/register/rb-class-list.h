/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of classes that the register's chooser offers: its rows, and which of them what was
 * typed means. */
#pragma once

#include "app/register/rb-register-choice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills the list anew, a row for each RbRegisterChoice. */
void rb_class_list_fill (GtkListBox *list, const GPtrArray *choices);
/* Whether its name or caption holds `typed`, case apart. */
gboolean rb_class_list_matches (const RbRegisterChoice *one, const char *typed);

G_END_DECLS
