/* SPDX-License-Identifier: GPL-3.0-or-later */
/* My class: the register of one session, for whoever stands in front of the class. Ctrl+Enter makes
 * everyone present; a number and a letter ("07N") make an exception; Ctrl+S saves. What was typed
 * is one change when it is saved, and stays on the page until then. */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_TEACHER_PAGE (rb_teacher_page_get_type ())
G_DECLARE_FINAL_TYPE (RbTeacherPage, rb_teacher_page, RB, TEACHER_PAGE, GtkBox)

GtkWidget *rb_teacher_page_new (RbWorkspace *workspace);
/* Whether who works now is a teacher. */
gboolean rb_teacher_page_is_for (RbWorkspace *workspace);

G_END_DECLS
