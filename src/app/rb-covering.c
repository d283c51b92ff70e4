/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hides and shows; what covers the window is not its business. */
#include "app/rb-covering.h"

#define SPARED "rb-spared"
#define FULL "rb-full"

struct _RbCovering
{
  GtkWindow *window;
  GPtrArray *hidden; /* GtkWindow, outermost last */
  GPtrArray *off;    /* GSimpleAction that were on */
  GtkWidget *focus;  /* weak */
};

static gboolean
is_of (GtkWindow *dialog, GtkWindow *window)
{
  for (GtkWindow *above = gtk_window_get_transient_for (dialog); above;
       above = gtk_window_get_transient_for (above))
    if (above == window)
      return TRUE;
  return FALSE;
}

/* Keys and the session bus reach a window by its actions. */
static GPtrArray *
switch_off (GtkWindow *window)
{
  GPtrArray *off = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (window));

  for (guint i = 0; names[i]; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), names[i]);

      if (!action || !G_IS_SIMPLE_ACTION (action) || !g_action_get_enabled (action))
        continue;
      g_ptr_array_add (off, g_object_ref (action));
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), FALSE);
    }
  return off;
}

static void
switch_on (RbCovering *covering)
{
  for (guint i = 0; i < covering->off->len; i++)
    g_simple_action_set_enabled (covering->off->pdata[i], TRUE);
}

static RbCovering *
begin (GtkWindow *window, gboolean whole)
{
  RbCovering *covering = g_new0 (RbCovering, 1);
  GList *all = gtk_window_list_toplevels ();

  covering->window = window;
  covering->hidden = g_ptr_array_new_with_free_func (g_object_unref);
  covering->off = whole ? switch_off (window) : g_ptr_array_new_with_free_func (g_object_unref);
  covering->focus = whole ? gtk_window_get_focus (window) : NULL;
  if (covering->focus)
    g_object_add_weak_pointer (G_OBJECT (covering->focus), (gpointer *) &covering->focus);
  for (GList *l = all; l; l = l->next)
    if (is_of (l->data, window) && gtk_widget_get_visible (l->data)
        && (whole || !g_object_get_data (l->data, SPARED)))
      {
        g_ptr_array_add (covering->hidden, g_object_ref (l->data));
        if (gtk_window_is_fullscreen (l->data)) /* forgotten with the surface */
          g_object_set_data (l->data, FULL, l->data);
        gtk_widget_set_visible (l->data, FALSE);
      }
  g_list_free (all);
  return covering;
}

RbCovering *
rb_covering_begin (GtkWindow *window)
{
  return begin (window, TRUE);
}

RbCovering *
rb_covering_begin_dialogs (GtkWindow *window)
{
  return begin (window, FALSE);
}

void
rb_covering_spare (GtkWindow *dialog)
{
  g_object_set_data (G_OBJECT (dialog), SPARED, dialog);
}

static void
free_it (RbCovering *covering)
{
  if (covering->focus)
    g_object_remove_weak_pointer (G_OBJECT (covering->focus), (gpointer *) &covering->focus);
  switch_on (covering);
  g_ptr_array_unref (covering->off);
  g_ptr_array_unref (covering->hidden);
  g_free (covering);
}

void
rb_covering_end (RbCovering *covering)
{
  if (covering->focus && gtk_widget_get_mapped (covering->focus))
    gtk_widget_grab_focus (covering->focus);
  for (guint i = 0; i < covering->hidden->len; i++)
    {
      if (g_object_steal_data (covering->hidden->pdata[i], FULL))
        gtk_window_fullscreen (covering->hidden->pdata[i]);
      gtk_window_present (covering->hidden->pdata[i]);
    }
  free_it (covering);
}

void
rb_covering_drop (RbCovering *covering)
{
  for (guint i = 0; i < covering->hidden->len; i++)
    gtk_window_destroy (covering->hidden->pdata[i]);
  free_it (covering);
}
