/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines by their place. */
#include "app/registers/rb-line-item.h"

struct _RbLineItem
{
  GObject parent;
  guint index;
};

G_DEFINE_FINAL_TYPE (RbLineItem, rb_line_item, G_TYPE_OBJECT)

static void
rb_line_item_class_init (RbLineItemClass *class)
{
}

static void
rb_line_item_init (RbLineItem *item)
{
}

guint
rb_line_item_index (RbLineItem *item)
{
  return item->index;
}

static GListModel *
items (const guint *places, guint n)
{
  GListStore *store = g_list_store_new (RB_TYPE_LINE_ITEM);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    {
      RbLineItem *item = g_object_new (RB_TYPE_LINE_ITEM, NULL);

      item->index = places ? places[i] : i;
      g_ptr_array_add (all, item);
    }
  g_list_store_splice (store, 0, 0, all->pdata, n);
  return G_LIST_MODEL (store);
}

GListModel *
rb_line_items_new (guint n)
{
  return items (NULL, n);
}

GListModel *
rb_line_items_of (const GArray *places)
{
  return items ((const guint *) (gpointer) places->data, places->len);
}
