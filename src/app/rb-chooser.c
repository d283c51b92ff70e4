/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drop-downs of the question line. They hold words; what the words mean is their page's. */
#include "app/rb-chooser.h"

void
rb_chooser_name (GtkDropDown *chooser, const char *label)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (chooser));

  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (button)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

GtkWidget *
rb_chooser_new (const char *label)
{
  GtkWidget *chooser = gtk_drop_down_new (
      NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_widget_add_css_class (chooser, "rb-chooser");
  gtk_widget_set_valign (chooser, GTK_ALIGN_CENTER);
  rb_chooser_name (GTK_DROP_DOWN (chooser), label);
  return chooser;
}

void
rb_chooser_fill (GtkDropDown *chooser, const char *const *words, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  gtk_drop_down_set_model (chooser, G_LIST_MODEL (list));
  gtk_drop_down_set_enable_search (chooser, n > 12);
  if (n > 0)
    gtk_drop_down_set_selected (chooser, MIN (selected, n - 1));
}

void
rb_chooser_fill_periods (GtkDropDown *chooser, const GPtrArray *periods, guint selected)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < periods->len; i++)
    g_ptr_array_add (words, ((RbNamedPeriod *) periods->pdata[i])->name);
  g_ptr_array_add (words, NULL);
  rb_chooser_fill (chooser, (const char *const *) words->pdata, selected);
}

guint
rb_chooser_find_period (const GPtrArray *periods, RbPeriodKind kind, RbDate date)
{
  for (guint i = 0; i < periods->len; i++)
    {
      const RbNamedPeriod *named = periods->pdata[i];

      if (named->kind == kind && rb_period_contains (named->period, date))
        return i;
    }
  return 0;
}
