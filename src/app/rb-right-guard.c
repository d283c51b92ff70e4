/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the window's actions, and what greys a button. */
#include "app/rb-right-guard.h"

#include "app/rb-notice.h"
#include "app/rb-presenting.h"

#include <string.h>

static const struct
{
  const char *name;
  RbRight right;
  gboolean persons; /* names people on the screen; a list that is only printed does not */
} actions[] = {
  { "late-desk", RB_RIGHT_LATE_DESK, TRUE },
  { "arrivals", RB_RIGHT_LATE_DESK, TRUE },
  { "countdown", RB_RIGHT_LATE_DESK, FALSE },
  { "fire-list", RB_RIGHT_READ_ALL, FALSE },
  { "actions", RB_RIGHT_READ_ALL, TRUE },
  { "absence-message", RB_RIGHT_LEAVE_INTAKE, TRUE },
  { "leave-request", RB_RIGHT_LEAVE_INTAKE, TRUE },
  { "timetable", RB_RIGHT_LEAVE_INTAKE, TRUE },
  { "suspension", RB_RIGHT_LEAVE_INTAKE, TRUE },
  { "evidence-warning", RB_RIGHT_LEAVE_INTAKE, TRUE },
  { "leave-form", RB_RIGHT_LEAVE_INTAKE, FALSE },
  { "bulk-codes", RB_RIGHT_BULK, TRUE },
  { "cover", RB_RIGHT_PUPILS, TRUE },
};

static int
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (actions[i].name, name) == 0)
      return (int) i;
  return -1;
}

typedef struct
{
  RbWorkspace *workspace; /* not owned; its signals end with the widget */
  RbRight right;
} Bond;

static void
grey (GtkWidget *widget)
{
  const Bond *bond = g_object_get_data (G_OBJECT (widget), "rb-right");
  g_autofree char *why = NULL;

  if (rb_workspace_may (bond->workspace, bond->right, NULL))
    return;
  why = rb_right_only_words (bond->right);
  gtk_widget_set_tooltip_text (widget, why);
  gtk_widget_set_sensitive (widget, FALSE);
}

static void
sensitive_cb (GtkWidget *widget)
{
  if (gtk_widget_get_sensitive (widget))
    grey (widget);
}

void
rb_right_bind (GtkWidget *widget, RbWorkspace *workspace, RbRight right)
{
  Bond *bond = g_new (Bond, 1);

  *bond = (Bond){ workspace, right };
  g_object_set_data_full (G_OBJECT (widget), "rb-right", bond, g_free);
  g_signal_connect (widget, "notify::sensitive", G_CALLBACK (sensitive_cb), NULL);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (grey), widget, G_CONNECT_SWAPPED);
  grey (widget);
}

gboolean
rb_right_allows (GtkWidget *from, RbWorkspace *workspace, RbRight right)
{
  g_autoptr (GError) error = NULL;

  if (rb_workspace_may (workspace, right, &error))
    return TRUE;
  rb_notice_error (from, error, NULL, NULL);
  return FALSE;
}

gboolean
rb_right_has_action (RbWorkspace *workspace, const char *action)
{
  int i = find (action);

  return i < 0 || rb_workspace_may (workspace, actions[i].right, NULL);
}

gboolean
rb_right_admits (RbWindow *window, GSimpleAction *action)
{
  RbWorkspace *workspace = rb_window_workspace (window);
  int i = find (g_action_get_name (G_ACTION (action)));

  return rb_workspace_school (workspace) && !rb_window_is_covered (window)
         && (i < 0
             || (rb_right_allows (GTK_WIDGET (window), workspace, actions[i].right)
                 && (!actions[i].persons
                     || !rb_presenting_refuses (GTK_WIDGET (window), workspace))));
}

void
rb_right_bind_action (GtkWidget *button, RbWorkspace *workspace, const char *action)
{
  int i = find (action);

  if (i >= 0)
    rb_right_bind (button, workspace, actions[i].right);
}
