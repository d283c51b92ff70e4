/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second view of the register page: the registers of the whole school. Completeness, live
 * checks, marks to key in, and the record of changes, with a header bar of its own. Its children
 * send the register to a place by the action "register.go" (class, pupil or 0, day, half), and the
 * way back is "register.back". */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_REGISTERS_VIEW (rb_registers_view_get_type ())
G_DECLARE_FINAL_TYPE (RbRegistersView, rb_registers_view, RB, REGISTERS_VIEW, GtkBox)

GtkWidget *rb_registers_view_new (RbWorkspace *workspace);
/* "completeness", "checks", "keyback", "record", or "verify": the record, proved at once. */
void rb_registers_view_show (RbRegistersView *view, const char *name);
/* Prints what is in front. */
void rb_registers_view_print (RbRegistersView *view);

G_END_DECLS
