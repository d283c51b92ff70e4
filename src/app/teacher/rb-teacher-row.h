/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One child in the register of a class: number, name, what the office knows, the mark. */
#pragma once

#include "app/teacher/rb-teacher-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* `number` counts from 1; `arrival` may be NULL. */
GtkWidget *rb_teacher_row_new (const RbSchool *school,
                               const RbTeacherLine *line,
                               guint number,
                               RbSession session,
                               const RbArrival *arrival);

G_END_DECLS
