/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of the window: a sidebar beside the content, which becomes a rail of icons in a small
 * window and leaves the window in a narrow one, where RbSidebarButton shows it as a popover.
 * libadwaita 1.2 has nothing that does this (AdwBreakpoint is 1.4), so this measures small and
 * chooses when it is given its size. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  RB_SHELL_WIDE,  /* sidebar with names */
  RB_SHELL_RAIL,  /* icons */
  RB_SHELL_NARROW /* none: a button */
} RbShellMode;

#define RB_TYPE_SHELL (rb_shell_get_type ())
G_DECLARE_FINAL_TYPE (RbShell, rb_shell, RB, SHELL, GtkWidget)

GtkWidget *rb_shell_new (void);
void rb_shell_set_sidebar (RbShell *shell, GtkWidget *sidebar);
void rb_shell_set_content (RbShell *shell, GtkWidget *content);
/* Property "mode". */
RbShellMode rb_shell_get_mode (RbShell *shell);

/* The mode for a window of that size, in px at a text scale of 1: names from 1100 on, icons from
 * 720 on; a low window (an office PC of 768 rows) spends its width on the page and has icons below
 * 1400. */
RbShellMode rb_shell_mode_for (int width, int height);

G_END_DECLS
