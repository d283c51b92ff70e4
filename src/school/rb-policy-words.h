/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is another in one policy than in another one, as sentences. */
#pragma once

#include "domain/rb-policy.h"

G_BEGIN_DECLS

/* "Green: from: 97, then 95" for everything that `is` says otherwise than `was`, in the order of
 * the policy page; their days and presets are not compared. (transfer full) of char* */
GPtrArray *rb_policy_differences (const RbPolicy *was, const RbPolicy *is);
/* What would change if the policy at `nth` of the book, which is not the first, were taken away:
 * from when to when the one before it would hold, and in what they differ. (transfer full) */
char *rb_policy_removal_words (const RbPolicyBook *book, guint nth);

G_END_DECLS
