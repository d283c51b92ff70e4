/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar above the register while a paper sheet is typed back in: which way the typing goes, and
 * Done, which saves the registers that were typed. */
#pragma once

#include "app/register/rb-register-editor.h"

G_BEGIN_DECLS

#define RB_TYPE_PAPER_BAR (rb_paper_bar_get_type ())
G_DECLARE_FINAL_TYPE (RbPaperBar, rb_paper_bar, RB, PAPER_BAR, GtkBox)

/* Hidden until it is opened. */
GtkWidget *rb_paper_bar_new (RbWorkspace *workspace, RbRegisterEditor *editor);
gboolean rb_paper_bar_is_open (RbPaperBar *bar);
/* Opened where it is not, ended where it is. */
void rb_paper_bar_toggle (RbPaperBar *bar);
void rb_paper_bar_open (RbPaperBar *bar);
/* Ends the mode and saves every register that was typed in it. */
void rb_paper_bar_done (RbPaperBar *bar);

G_END_DECLS
