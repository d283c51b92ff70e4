/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dated policies of the school, the newest first: each can be shown, and each but the first
 * deleted, after a question that says what would change. Signal "chosen" (const RbPolicy*). */
#pragma once

#include "app/rb-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RB_TYPE_POLICY_LIST (rb_policy_list_get_type ())
G_DECLARE_FINAL_TYPE (RbPolicyList, rb_policy_list, RB, POLICY_LIST, AdwPreferencesGroup)

GtkWidget *rb_policy_list_new (RbWorkspace *workspace);
/* The shown name of a preset; "" of a policy of the school's own. Static. */
const char *rb_policy_preset_title (const char *id);
/* The presets in their order; NULL after the last. Static. */
const char *rb_policy_preset_id (guint nth);
/* "policy from 5 January 2026", for Undo: what was done follows. (transfer full) */
char *rb_policy_title (const RbPolicy *policy);

G_END_DECLS
