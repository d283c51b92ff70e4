/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of marks: the selection as a spreadsheet reads it, a spreadsheet's block put into the
 * register, and marks repeated from above or from the session before. They fill a draft; nothing is
 * changed here. */
#pragma once

#include "app/register/rb-register-draft.h"

G_BEGIN_DECLS

/* A line a pupil, tabs between sessions. (transfer full) */
char *rb_register_block_text (const RbRegisterScene *scene);
/* Puts a block (rb_register_rules_split()) where the selection begins. One cell fills the whole
 * selection, and so does a block whose rows and columns go into it without rest, as in a
 * spreadsheet; otherwise the block keeps its own size. A blank cell leaves the mark alone. */
void rb_register_block_paste (RbDraft *draft, const GPtrArray *block);

/* Repeats the mark above the selection (of a selection of several rows: its first row) downwards,
 * with the nature of an activity, which a class shares. FALSE where there is nothing to repeat. */
gboolean rb_register_block_repeat_above (RbDraft *draft);
/* The same from the session before onwards, with the pupil's note too. Closed sessions are passed
 * over. */
gboolean rb_register_block_repeat_before (RbDraft *draft);

G_END_DECLS
