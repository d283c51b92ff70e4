/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a header bar that follow the shape of the window and the state of saving. */
#include "app/rb-header-parts.h"

#include "app/rb-sidebar.h"
#include "app/rb-window.h"

#include <glib/gi18n.h>

struct _RbSidebarButton
{
  GtkWidget parent;
  GtkWidget *button;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (RbSidebarButton, rb_sidebar_button, GTK_TYPE_WIDGET)

struct _RbSavedLabel
{
  GtkWidget parent;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (RbSavedLabel, rb_saved_label, GTK_TYPE_WIDGET)

static void
chosen_cb (RbSidebarButton *button, const char *page_id)
{
  RbWindow *window = rb_window_of (GTK_WIDGET (button));

  gtk_popover_popdown (GTK_POPOVER (button->popover));
  rb_window_show_page (window, page_id, NULL);
}

static void
fill_popover (GtkMenuButton *menu_button, gpointer data)
{
  RbSidebarButton *button = data;
  RbWindow *window = rb_window_of (GTK_WIDGET (button));
  GtkWidget *sidebar = rb_sidebar_new (rb_window_workspace (window));

  gtk_widget_set_size_request (sidebar, 220, 420);
  g_signal_connect_swapped (sidebar, "chosen", G_CALLBACK (chosen_cb), button);
  gtk_popover_set_child (GTK_POPOVER (button->popover), sidebar);
}

static void
button_mode_cb (RbSidebarButton *button)
{
  RbWindow *window = rb_window_of (GTK_WIDGET (button));

  gtk_widget_set_visible (GTK_WIDGET (button),
                          rb_shell_get_mode (rb_window_shell (window)) == RB_SHELL_NARROW);
}

static void
rb_sidebar_button_root (GtkWidget *widget)
{
  RbWindow *window;

  GTK_WIDGET_CLASS (rb_sidebar_button_parent_class)->root (widget);
  window = rb_window_of (widget);
  if (!window)
    return;
  g_signal_connect_object (rb_window_shell (window), "notify::mode", G_CALLBACK (button_mode_cb),
                           widget, G_CONNECT_SWAPPED);
  button_mode_cb (RB_SIDEBAR_BUTTON (widget));
}

static void
rb_sidebar_button_dispose (GObject *object)
{
  g_clear_pointer (&RB_SIDEBAR_BUTTON (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (rb_sidebar_button_parent_class)->dispose (object);
}

static void
rb_sidebar_button_class_init (RbSidebarButtonClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_sidebar_button_dispose;
  widget_class->root = rb_sidebar_button_root;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rb_sidebar_button_init (RbSidebarButton *button)
{
  button->button = gtk_menu_button_new ();
  button->popover = gtk_popover_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button->button), "open-menu-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button->button), button->popover);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button->button), fill_popover, button,
                                         NULL);
  gtk_widget_set_tooltip_text (button->button, _ ("Pages"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages"), -1);
  gtk_widget_set_parent (button->button, GTK_WIDGET (button));
  gtk_widget_set_visible (GTK_WIDGET (button), FALSE);
}

static void
saved_cb (RbSavedLabel *label)
{
  RbWindow *window = rb_window_of (GTK_WIDGET (label));
  RbWorkspace *workspace;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;
  RbSaveState state;
  int at;

  if (!window)
    return;
  workspace = rb_window_workspace (window);
  state = rb_workspace_save_state (workspace);
  at = rb_workspace_saved_at (workspace);
  time = at >= 0 ? rb_time_format (at) : g_strdup ("");
  if (state == RB_SAVE_SAVING)
    text = g_strdup (_ ("Saving…"));
  else if (state == RB_SAVE_FAILED)
    text = g_strdup (_ ("Not saved"));
  else
    text = g_strdup_printf (_ ("✓ Saved %s"), time);
  gtk_label_set_text (GTK_LABEL (label->label), text);
  gtk_widget_set_visible (GTK_WIDGET (label),
                          rb_shell_get_mode (rb_window_shell (window)) != RB_SHELL_WIDE
                              && (at >= 0 || state != RB_SAVE_SAVED));
}

static void
rb_saved_label_root (GtkWidget *widget)
{
  RbWindow *window;

  GTK_WIDGET_CLASS (rb_saved_label_parent_class)->root (widget);
  window = rb_window_of (widget);
  if (!window)
    return;
  g_signal_connect_object (rb_window_shell (window), "notify::mode", G_CALLBACK (saved_cb), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rb_window_workspace (window), "state", G_CALLBACK (saved_cb), widget,
                           G_CONNECT_SWAPPED);
  saved_cb (RB_SAVED_LABEL (widget));
}

static void
rb_saved_label_dispose (GObject *object)
{
  g_clear_pointer (&RB_SAVED_LABEL (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (rb_saved_label_parent_class)->dispose (object);
}

static void
rb_saved_label_class_init (RbSavedLabelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_saved_label_dispose;
  widget_class->root = rb_saved_label_root;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rb_saved_label_init (RbSavedLabel *label)
{
  label->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (label->label, "caption");
  gtk_widget_set_parent (label->label, GTK_WIDGET (label));
  gtk_widget_set_visible (GTK_WIDGET (label), FALSE);
}
