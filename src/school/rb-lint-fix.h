/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting right what the live checks found (product B4): what needs no decision of a person becomes
 * a change that can be undone. */
#pragma once

#include "analysis/rb-lint.h"

G_BEGIN_DECLS

/* Adds to `change` what puts `lint` right; FALSE (and nothing added) where a person must decide, or
 * where the mark is another by now. */
gboolean rb_lint_fix (const RbSchool *school, const RbLint *lint, RbChange *change);
/* Whether rb_lint_fix() can put it right without a person. */
gboolean rb_lint_fix_alone (RbLintFix fix);
/* Adds to `change` the detail `words` of the mark of `lint`, and of every mark of the same code in
 * `found` (RbLint*) of the same session that lacks it too: a trip is of many pupils. How many; 0
 * where the mark is another by now. */
guint rb_lint_write (const RbSchool *school,
                     const RbLint *lint,
                     const GPtrArray *found,
                     const char *words,
                     RbChange *change);
/* "Remove the mark", "Make it O" ...: for a button; "Go there" where a person decides. Static. */
const char *rb_lint_fix_label (RbLintFix fix);
/* The reason that the amendment keeps. Static. */
const char *rb_lint_fix_reason (RbLintKind kind);

G_END_DECLS
