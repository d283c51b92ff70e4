/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Letters page: the run of a movement between two periods, who gets which letter and why, what
 * is held or left out, the page as it will be printed. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_LETTERS_PAGE (rb_letters_page_get_type ())
G_DECLARE_FINAL_TYPE (RbLettersPage, rb_letters_page, RB, LETTERS_PAGE, GtkWidget)

GtkWidget *rb_letters_page_new (RbWorkspace *workspace);

G_END_DECLS
