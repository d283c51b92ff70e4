/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens what was asked for. */
#include "app/late-desk/rb-desk-actions.h"

#include "app/late-desk/rb-countdown.h"
#include "app/late-desk/rb-desk-list.h"
#include "app/late-desk/rb-late-desk.h"
#include "app/rb-printing.h"
#include "app/rb-right-guard.h"
#include "documents/rb-fire-list.h"

static void
late_desk_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (rb_right_admits (data, action))
    rb_late_desk_open (data);
}

static void
arrivals_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (rb_right_admits (data, action))
    rb_desk_list_open (data, rb_window_workspace (data));
}

static void
countdown_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (rb_right_admits (data, action))
    rb_countdown_open (data, rb_window_workspace (data));
}

static void
fire_list_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RbWorkspace *workspace = rb_window_workspace (data);
  g_autoptr (RbDocument) document = NULL;

  if (!rb_right_admits (data, action))
    return;
  document = rb_fire_list_new (rb_workspace_school (workspace), rb_workspace_now (workspace), NULL);
  rb_printing_print (data, document);
}

static const GActionEntry actions[] = {
  { "late-desk", late_desk_cb },
  { "arrivals", arrivals_cb },
  { "countdown", countdown_cb },
  { "fire-list", fire_list_cb },
};

void
rb_desk_actions_add (RbWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}

void
rb_desk_actions_bind (GtkWidgetClass *class)
{
  gtk_widget_class_add_binding_action (class, GDK_KEY_F8, 0, "win.late-desk", NULL);
}
