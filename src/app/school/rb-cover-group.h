/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The covers that are on and that come, in a group of rows with a button that adds one. */
#pragma once

#include "app/rb-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Follows the workspace. */
AdwPreferencesGroup *rb_cover_group_new (RbWorkspace *workspace);

G_END_DECLS
