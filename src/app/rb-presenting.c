/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action and its sign. */
#include "app/rb-presenting.h"

#include "app/rb-compat.h"
#include "app/rb-notice.h"

#include <glib/gi18n.h>

GtkWidget *
rb_presenting_bar_new (RbWorkspace *workspace)
{
  GtkWidget *bar = gtk_window_handle_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("view-conceal-symbolic");
  GtkWidget *label = gtk_label_new (_ ("Presenting: people are hidden"));
  GtkWidget *end = gtk_button_new_with_mnemonic (_ ("_End Presenting"));

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (box, "rb-presenting");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (end, _ ("Show people again (Ctrl+Shift+P)"));
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (end), "win.presenting");
  gtk_widget_add_css_class (end, "rb-small");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), end);
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (bar), box);
  g_object_bind_property (workspace, "presenting", bar, "visible", G_BINDING_SYNC_CREATE);
  return bar;
}

static void
changed_cb (RbWindow *window)
{
  gboolean on = rb_workspace_presenting (rb_window_workspace (window));

  if (on) /* a notice may name a child, and so does what it would undo */
    rb_window_clear_toast (window);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), "arrivals")), !on);
  rb_compat_announce (GTK_WIDGET (window),
                      on ? _ ("Presenting: people are hidden") : _ ("People are shown again"));
  if (rb_workspace_school (rb_window_workspace (window)))
    rb_window_enter_page (window);
}

void
rb_presenting_add (RbWindow *window)
{
  RbWorkspace *workspace = rb_window_workspace (window);
  g_autoptr (GPropertyAction) action =
      g_property_action_new ("presenting", workspace, "presenting");

  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
  g_signal_connect_object (workspace, "notify::presenting", G_CALLBACK (changed_cb), window,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER); /* the pages know it by then */
}

void
rb_presenting_bind (GtkWidgetClass *class)
{
  gtk_widget_class_add_binding_action (class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.presenting", NULL);
}

gboolean
rb_presenting_refuses (GtkWidget *from, RbWorkspace *workspace)
{
  if (rb_workspace_presenting (workspace))
    rb_notice_show (from, _ ("People are hidden while presenting."), NULL, NULL);
  return rb_workspace_presenting (workspace);
}
