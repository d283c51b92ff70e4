/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes marks in the register: typed codes, whole blocks, the clipboard. It checks what is
 * possible, asks for the reason of an amendment where one is needed, and gives the change to the
 * workspace. */
#pragma once

#include "app/rb-workspace.h"
#include "app/register/rb-register-grid.h"
#include "app/register/rb-register-paper.h"

G_BEGIN_DECLS

#define RB_TYPE_REGISTER_EDITOR (rb_register_editor_get_type ())
G_DECLARE_FINAL_TYPE (RbRegisterEditor, rb_register_editor, RB, REGISTER_EDITOR, GObject)

/* Listens to the keys of the grid from now on. */
RbRegisterEditor *rb_register_editor_new (RbWorkspace *workspace, RbRegisterGrid *grid);

/* Gives every selected session this code; "" clears. Cells where it is impossible are left out, and
 * the reason is shown beside the cell; FALSE where it is impossible in all of them. `detail` is
 * kept beside the mark and may be NULL. */
gboolean
rb_register_editor_set_code (RbRegisterEditor *editor, const char *code, const RbDetail *detail);
/* Keeps the marks of the selection and changes what stands beside them. */
void rb_register_editor_set_detail (RbRegisterEditor *editor, const RbDetail *detail);
/* Everyone shown without a mark in the session of the cursor is present. */
void rb_register_editor_mark_rest (RbRegisterEditor *editor);
void rb_register_editor_copy (RbRegisterEditor *editor);
void rb_register_editor_cut (RbRegisterEditor *editor);
void rb_register_editor_paste (RbRegisterEditor *editor);
/* Repeats the mark above the selection, or the one of the session before it. */
void rb_register_editor_repeat_above (RbRegisterEditor *editor);
void rb_register_editor_repeat_before (RbRegisterEditor *editor);

/* Types a paper register back in: where the cursor goes, and a reason of its own for every change.
 */
void rb_register_editor_set_paper (RbRegisterEditor *editor, RbPaperMode mode);
/* The registers that were typed since the mode began; it forgets them. (transfer full) of
 * RbTypedRegister */
GArray *rb_register_editor_take_typed (RbRegisterEditor *editor);

G_END_DECLS
