/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover of a cell: for whom and when, every code that is possible there with the likeliest
 * first, found by letter or word, and what is kept beside the mark: note, minutes late, nature,
 * history. */
#pragma once

#include "app/register/rb-register-editor.h"

G_BEGIN_DECLS

#define RB_TYPE_CODE_POPOVER (rb_code_popover_get_type ())
G_DECLARE_FINAL_TYPE (RbCodePopover, rb_code_popover, RB, CODE_POPOVER, GtkPopover)

GtkWidget *
rb_code_popover_new (RbWorkspace *workspace, RbRegisterGrid *grid, RbRegisterEditor *editor);
/* Opens at the selection. */
void rb_code_popover_open (RbCodePopover *popover);
/* Opens at the selection and shows the history of the cursor's cell. */
void rb_code_popover_open_history (RbCodePopover *popover);

G_END_DECLS
