/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what the workspace says; its menu names actions of the window. */
#include "app/rb-who-button.h"

#include "app/rb-compat.h"
#include "store/rb-store-staff.h"

#include <glib/gi18n.h>

struct _RbWhoButton
{
  AdwBin parent;
  RbWorkspace *workspace;
  GtkWidget *button;
  GtkWidget *words;
  GtkLabel *name;
  GtkLabel *position;
};

G_DEFINE_FINAL_TYPE (RbWhoButton, rb_who_button, ADW_TYPE_BIN)

static GMenuModel *
menu_of (gboolean signs_in)
{
  GMenu *menu = g_menu_new ();

  if (signs_in)
    {
      g_menu_append (menu, _ ("_Lock"), "win.lock");
      g_menu_append (menu, _ ("_Sign Out"), "win.sign-out");
    }
  else
    g_menu_append (menu, _ ("_Somebody Else is Working…"), "win.who");
  g_menu_append (menu, _ ("_Blank the Screen"), "win.blank");
  return G_MENU_MODEL (menu);
}

static void
state_cb (RbWhoButton *self)
{
  RbStore *store = rb_workspace_store (self->workspace);
  const char *who = rb_workspace_who (self->workspace);
  const char *position = rb_workspace_position (self->workspace);
  g_autoptr (GMenuModel) menu = menu_of (store && rb_store_sign_in_is_on (store));
  g_autofree char *spoken = NULL;

  if (rb_workspace_presenting (self->workspace))
    who = position = "";
  gtk_label_set_text (self->name, *who ? who : _ ("Working"));
  gtk_label_set_text (self->position, position);
  gtk_widget_set_visible (GTK_WIDGET (self->position), *position != '\0');
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
  spoken =
      *who ? g_strdup_printf (_ ("%s is working: menu"), who) : g_strdup (_ ("Who works: menu"));
  gtk_widget_set_tooltip_text (self->button, spoken);
  rb_compat_name (self->button, spoken);
}

void
rb_who_button_set_workspace (RbWhoButton *self, RbWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  g_signal_connect_object (workspace, "state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed::school", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  state_cb (self);
}

void
rb_who_button_set_rail (RbWhoButton *self, gboolean rail)
{
  gtk_widget_set_visible (self->words, !rail);
}

static void
rb_who_button_dispose (GObject *object)
{
  g_clear_object (&RB_WHO_BUTTON (object)->workspace);
  G_OBJECT_CLASS (rb_who_button_parent_class)->dispose (object);
}

static void
rb_who_button_class_init (RbWhoButtonClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_who_button_dispose;
}

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
rb_who_button_init (RbWhoButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->button = gtk_menu_button_new ();
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (self->words, TRUE);
  self->name = add_label (self->words, "caption-heading");
  self->position = add_label (self->words, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->position), "dim-label");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("avatar-default-symbolic"));
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->button), GTK_ARROW_UP);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "rb-who");
  adw_bin_set_child (ADW_BIN (self), self->button);
}
