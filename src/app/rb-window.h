/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: sidebar and pages on one school. */
#pragma once

#include "app/rb-shell.h"
#include "app/rb-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RB_TYPE_WINDOW (rb_window_get_type ())
G_DECLARE_FINAL_TYPE (RbWindow, rb_window, RB, WINDOW, AdwApplicationWindow)

RbWindow *rb_window_new (GtkApplication *application, RbWorkspace *workspace);
RbWorkspace *rb_window_workspace (RbWindow *window);
RbShell *rb_window_shell (RbWindow *window);
/* Brings a page to the front, building it first where need be; unknown ids do nothing. `target` may
 * be NULL (rb_page_open()). */
void rb_window_show_page (RbWindow *window, const char *page_id, const char *target);
/* Gives the focus to the page in front, or where it is covered to the sidebar. */
void rb_window_enter_page (RbWindow *window);
/* The window that a widget stands in. */
RbWindow *rb_window_of (GtkWidget *widget);
/* Shows this instead of any page and sidebar (first run); NULL gives the pages back. */
void rb_window_set_welcome (RbWindow *window, GtkWidget *welcome);
/* Covers everything with this (sign-in, a locked or blank screen) until NULL gives it back: pages,
 * dialogs and the actions of the window wait meanwhile as they are. */
void rb_window_set_cover (RbWindow *window, GtkWidget *cover);
gboolean rb_window_is_covered (RbWindow *window);
/* Throws the built pages away: somebody else is working, who must not find what was typed there. */
void rb_window_forget_pages (RbWindow *window);
/* Shows what depends on who is working again. */
void rb_window_refresh (RbWindow *window);
/* The first page that is shown to who works now, or `wanted` where that is shown. */
const char *rb_window_first_page (RbWindow *window, const char *wanted);
/* One notice at a time; the newer one takes the place of the older. Takes the toast. */
void rb_window_add_toast (RbWindow *window, AdwToast *toast);
/* Takes the notice away, and the one that waits. */
void rb_window_clear_toast (RbWindow *window);
/* How many things wait on a page. */
void rb_window_set_badge (RbWindow *window, const char *page_id, guint count, gboolean urgent);

G_END_DECLS
