/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The times of one key stage, where they are not those of the school: a group of rows of the policy
 * section, over the same draft (the key file form of a policy). Signal: "changed" (the draft was).
 */
#pragma once

#include "domain/rb-school.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RB_TYPE_POLICY_CLOCKS (rb_policy_clocks_get_type ())
G_DECLARE_FINAL_TYPE (RbPolicyClocks, rb_policy_clocks, RB, POLICY_CLOCKS, AdwPreferencesGroup)

/* The key stages offered are those of the school's classes, the youngest first. */
GtkWidget *rb_policy_clocks_new (GKeyFile *draft, const RbSchool *school);
/* After the draft became another one. */
void rb_policy_clocks_show (RbPolicyClocks *clocks);

/* The times of a clock, in their order of the day: key of the draft, and title. */
#define RB_N_CLOCK_TIMES 6
const char *rb_policy_clocks_key (guint time);
const char *rb_policy_clocks_title (guint time);

G_END_DECLS
