/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the chooser of classes. */
#include "app/register/rb-class-list.h"

#include <string.h>

static GtkWidget *
choice_row (const RbRegisterChoice *one)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (one->name);
  GtkWidget *caption = gtk_label_new (one->caption);
  g_autofree char *words = g_strdup_printf ("%s %s", one->name, one->caption);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_width_chars (GTK_LABEL (name), 5);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strstrip (words), -1);
  return row;
}

void
rb_class_list_fill (GtkListBox *list, const GPtrArray *choices)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)))
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < choices->len; i++)
    gtk_list_box_append (list, choice_row (g_ptr_array_index (choices, i)));
}

gboolean
rb_class_list_matches (const RbRegisterChoice *one, const char *typed)
{
  g_autofree char *words = g_utf8_casefold (typed, -1);
  g_autofree char *name = g_utf8_casefold (one->name, -1);
  g_autofree char *caption = g_utf8_casefold (one->caption, -1);

  return strstr (name, words) || strstr (caption, words);
}
