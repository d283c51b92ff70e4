/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page, or a section of one, that is covered while people are hidden: what names persons is then
 * out of sight, out of the tree of a screen reader and out of reach of every key. It is built when
 * it may first be seen. When to hide is the workspace's (rb_workspace_presenting()). */
#pragma once

#include "app/rb-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_CURTAIN (rb_curtain_get_type ())
G_DECLARE_FINAL_TYPE (RbCurtain, rb_curtain, RB, CURTAIN, GtkWidget)

/* `title` is that of the header bar over the curtain; NULL where the page around has one. Where not
 * `persons`, it never covers. */
GtkWidget *rb_curtain_new (RbWorkspace *workspace,
                           const char *title,
                           gboolean persons,
                           GtkWidget *(*build) (RbWorkspace *workspace));
/* What is under it; NULL while it is covered. (transfer none) */
GtkWidget *rb_curtain_child (RbCurtain *curtain);

G_END_DECLS
