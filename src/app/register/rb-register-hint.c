/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence beside a cell. */
#include "app/register/rb-register-hint.h"

#define SHOWN_SECONDS 5

struct _RbRegisterHint
{
  GtkWidget *grid; /* not owned */
  GtkWidget *popover;
  GtkWidget *label;
  guint timer;
};

static gboolean
hide_cb (gpointer data)
{
  RbRegisterHint *hint = data;

  hint->timer = 0;
  gtk_popover_popdown (GTK_POPOVER (hint->popover));
  return G_SOURCE_REMOVE;
}

static void
grid_gone_cb (gpointer data, GObject *grid)
{
  RbRegisterHint *hint = data;

  g_clear_handle_id (&hint->timer, g_source_remove);
  hint->grid = NULL;
  hint->popover = NULL;
}

static void
destroy_cb (RbRegisterHint *hint)
{
  if (hint->popover)
    gtk_widget_unparent (g_steal_pointer (&hint->popover));
}

RbRegisterHint *
rb_register_hint_new (RbRegisterGrid *grid)
{
  RbRegisterHint *hint = g_new0 (RbRegisterHint, 1);

  hint->grid = GTK_WIDGET (grid);
  hint->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (hint->label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (hint->label), 34);
  hint->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (hint->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (hint->popover), GTK_POS_RIGHT);
  gtk_popover_set_child (GTK_POPOVER (hint->popover), hint->label);
  gtk_widget_add_css_class (hint->popover, "rb-refusal");
  gtk_widget_set_can_focus (hint->popover, FALSE);
  gtk_widget_set_parent (hint->popover, hint->grid);
  g_object_weak_ref (G_OBJECT (grid), grid_gone_cb, hint);
  g_signal_connect_swapped (grid, "destroy", G_CALLBACK (destroy_cb), hint);
  return hint;
}

void
rb_register_hint_free (RbRegisterHint *hint)
{
  g_clear_handle_id (&hint->timer, g_source_remove);
  if (hint->grid)
    {
      g_object_weak_unref (G_OBJECT (hint->grid), grid_gone_cb, hint);
      g_signal_handlers_disconnect_by_data (hint->grid, hint);
      destroy_cb (hint);
    }
  g_free (hint);
}

void
rb_register_hint_show (RbRegisterHint *hint, const char *sentence)
{
  GdkRectangle cell;

  if (!hint->popover)
    return;
  rb_register_grid_cursor_cell (RB_REGISTER_GRID (hint->grid), &cell);
  gtk_label_set_text (GTK_LABEL (hint->label), sentence);
  gtk_popover_set_pointing_to (GTK_POPOVER (hint->popover), &cell);
  gtk_popover_popup (GTK_POPOVER (hint->popover));
  rb_register_grid_tell (RB_REGISTER_GRID (hint->grid), sentence);
  g_clear_handle_id (&hint->timer, g_source_remove);
  hint->timer = g_timeout_add_seconds (SHOWN_SECONDS, hide_cb, hint);
}

void
rb_register_hint_hide (RbRegisterHint *hint)
{
  if (!hint->popover || !gtk_widget_get_visible (hint->popover))
    return;
  g_clear_handle_id (&hint->timer, g_source_remove);
  gtk_popover_popdown (GTK_POPOVER (hint->popover));
}
