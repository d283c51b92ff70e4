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
/* The same, with this page in front and something shown in it (rb_page_open(); may be NULL). */
void rb_application_open_file_at (RbApplication *application,
                                  RbWindow *window,
                                  GFile *file,
                                  const char *page,
                                  const char *target);
/* Shows the sample school in the window; it has a file of its own in the user's data folder. */
void rb_application_open_sample (RbApplication *application, RbWindow *window);

G_END_DECLS
