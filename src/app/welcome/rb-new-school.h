/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant for a new school: its name, its term dates, its clock and policy, who works in it,
 * where its file lies. */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

/* Opens the assistant over `window`; when the file has been made it is opened there (or in a new
 * window), with the import of pupils in front. */
void rb_new_school_present (RbWindow *window);

G_END_DECLS
