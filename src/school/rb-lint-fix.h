/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting right what the live checks found (product B4): what needs no decision of a person becomes
 * a change that can be undone. */
#pragma once

#include "analysis/rb-lint.h"

G_BEGIN_DECLS

/* Adds to `change` what puts `lint` right; FALSE (and nothing added) where a person must decide, or
 * where the mark is another by now. */
gboolean rb_lint_fix (const RbSchool *school, const RbLint *lint, RbChange *change);
/* "Remove the mark", "Make it O" ...: for a button; "Go there" where a person decides. Static. */
const char *rb_lint_fix_label (RbLintFix fix);
/* The reason that the amendment keeps. Static. */
const char *rb_lint_fix_reason (RbLintKind kind);

G_END_DECLS
