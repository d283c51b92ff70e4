/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is working, at the foot of the sidebar: their name, and a menu. In a school that signs in:
 * lock, sign out. In one that does not: somebody else is working. */
#pragma once

#include "app/rb-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RB_TYPE_WHO_BUTTON (rb_who_button_get_type ())
G_DECLARE_FINAL_TYPE (RbWhoButton, rb_who_button, RB, WHO_BUTTON, AdwBin)

void rb_who_button_set_workspace (RbWhoButton *button, RbWorkspace *workspace);
/* Only its picture, in the narrow sidebar. */
void rb_who_button_set_rail (RbWhoButton *button, gboolean rail);

G_END_DECLS
