/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two flat buttons. */
#include "app/registers/rb-listing-buttons.h"

#include <glib/gi18n.h>

static GtkWidget *
button (const char *icon, const char *label, const char *action)
{
  GtkWidget *made = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (made, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (made), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (made), action);
  gtk_widget_add_css_class (made, "flat");
  return made;
}

GtkWidget *
rb_listing_buttons (const char *print_action, const char *save_action)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), button ("document-save-symbolic", _ ("Save as CSV"), save_action));
  gtk_box_append (GTK_BOX (box), button ("printer-symbolic", _ ("Print the list"), print_action));
  return box;
}
