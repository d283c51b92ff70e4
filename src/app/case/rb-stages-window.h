/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board of stages: the moves that the rules propose, each with its evidence and three answers,
 * and under them everybody by stage. Searched by name, printed, saved as a table. */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

void rb_stages_window_present (RbWindow *window);

G_END_DECLS
