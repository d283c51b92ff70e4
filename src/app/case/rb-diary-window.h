/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diary of the case files: what is due and overdue over all pupils (product D11; Ctrl+J). */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

/* Shows it over the window. */
void rb_diary_window_present (RbWindow *window);

G_END_DECLS
