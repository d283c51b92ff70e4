/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: its command line, its windows, its actions. */
#pragma once

#include "app/rb-window.h"

G_BEGIN_DECLS

#define RB_TYPE_APPLICATION (rb_application_get_type ())
G_DECLARE_FINAL_TYPE (RbApplication, rb_application, RB, APPLICATION, AdwApplication)

RbApplication *rb_application_new (void);
/* Opens a school file in the window, or in a new one where the window has a school already. */
void rb_application_open_file (RbApplication *application, RbWindow *window, GFile *file);
/* Shows the sample school in the window: in memory, nothing is written anywhere. */
void rb_application_open_sample (RbApplication *application, RbWindow *window);

G_END_DECLS
