/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a long list in the window: the place of what it shows in its owner's array. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_LINE_ITEM (rb_line_item_get_type ())
G_DECLARE_FINAL_TYPE (RbLineItem, rb_line_item, RB, LINE_ITEM, GObject)

guint rb_line_item_index (RbLineItem *item);
/* A list of n lines, or of the given places (guint). (transfer full) */
GListModel *rb_line_items_new (guint n);
GListModel *rb_line_items_of (const GArray *places);

G_END_DECLS
