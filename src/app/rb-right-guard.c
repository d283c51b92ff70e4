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
  gboolean persons; /* opens what names people on the screen: of the window's own actions */
} actions[] = {
  { "win.late-desk", RB_RIGHT_LATE_DESK, TRUE },
  { "win.arrivals", RB_RIGHT_LATE_DESK, TRUE },
  { "win.countdown", RB_RIGHT_LATE_DESK, FALSE },
  { "win.fire-list", RB_RIGHT_READ_ALL, FALSE },
  { "win.actions", RB_RIGHT_READ_ALL, TRUE },
  { "win.diary", RB_RIGHT_CASES, TRUE },
  { "win.stages", RB_RIGHT_CASES, TRUE },
  { "win.absence-message", RB_RIGHT_LEAVE_INTAKE, TRUE },
  { "win.leave-request", RB_RIGHT_LEAVE_INTAKE, TRUE },
  { "win.timetable", RB_RIGHT_LEAVE_INTAKE, TRUE },
  { "win.suspension", RB_RIGHT_LEAVE_INTAKE, TRUE },
  { "win.evidence-warning", RB_RIGHT_LEAVE_INTAKE, TRUE },
  { "win.leave-form", RB_RIGHT_LEAVE_INTAKE, FALSE },
  { "win.voicemails", RB_RIGHT_LEAVE_INTAKE, TRUE },
  { "win.unauthorised-letters", RB_RIGHT_LETTERS, FALSE },
  { "win.bulk-codes", RB_RIGHT_BULK, TRUE },
  { "win.letter-wording", RB_RIGHT_LETTERS, TRUE },
  { "win.cover", RB_RIGHT_PUPILS, TRUE },
  { "win.print", RB_RIGHT_REPORTS, FALSE },
  { "today.tick", RB_RIGHT_ACTIONS, FALSE },
  { "today.tick-action", RB_RIGHT_ACTIONS, FALSE },
  { "today.settle", RB_RIGHT_BULK, FALSE },
  { "today.new-year", RB_RIGHT_CALENDAR, FALSE },
  { "register.mark-rest", RB_RIGHT_MARK_OWN, FALSE },
  { "register.save", RB_RIGHT_MARK_OWN, FALSE },
  { "register.paper", RB_RIGHT_MARK_OWN, FALSE },
  { "register.bulk", RB_RIGHT_BULK, FALSE },
  { "register.seal", RB_RIGHT_SEAL, FALSE },
  { "register.print-blank", RB_RIGHT_REPORTS, FALSE },
  { "absence.print", RB_RIGHT_REPORTS, FALSE },
  { "absence.save", RB_RIGHT_REPORTS, FALSE },
  { "chart.copy", RB_RIGHT_REPORTS, FALSE },
  { "chart.save", RB_RIGHT_REPORTS, FALSE },
  { "league.save", RB_RIGHT_REPORTS, FALSE },
  { "register.cover", RB_RIGHT_PUPILS, FALSE },
  { "case.log", RB_RIGHT_CASES, FALSE },
  { "case.concern", RB_RIGHT_CONCERNS, FALSE },
  { "case.support", RB_RIGHT_CASES, FALSE },
  { "case.meeting", RB_RIGHT_CASES, FALSE },
  { "case.target", RB_RIGHT_CASES, FALSE },
  { "case.visit", RB_RIGHT_CASES, FALSE },
  { "case.promise", RB_RIGHT_CASES, FALSE },
  { "case.attach", RB_RIGHT_CASES, FALSE },
  { "case.flag", RB_RIGHT_CALLS, FALSE },
  { "case.print", RB_RIGHT_REPORTS, FALSE },
  { "completeness.print", RB_RIGHT_REPORTS, FALSE },
  { "completeness.save", RB_RIGHT_REPORTS, FALSE },
  { "checks.print", RB_RIGHT_REPORTS, FALSE },
  { "checks.save", RB_RIGHT_REPORTS, FALSE },
  { "keyback.print", RB_RIGHT_REPORTS, FALSE },
  { "keyback.save", RB_RIGHT_REPORTS, FALSE },
  { "trail.print", RB_RIGHT_REPORTS, FALSE },
  { "trail.save", RB_RIGHT_REPORTS, FALSE },
  { "trail-book.print", RB_RIGHT_REPORTS, FALSE },
  { "trail-book.save", RB_RIGHT_REPORTS, FALSE },
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
  g_autofree char *name = g_strconcat ("win.", g_action_get_name (G_ACTION (action)), NULL);
  int i = find (name);

  return rb_workspace_school (workspace) && !rb_window_is_covered (window)
         && (i < 0
             || (rb_right_allows (GTK_WIDGET (window), workspace, actions[i].right)
                 && (!actions[i].persons
                     || !rb_presenting_refuses (GTK_WIDGET (window), workspace))));
}

/* The actions that a widget brings with it: menus and keys lose them too. */
static void
switch_off (GtkWidget *widget, RbWorkspace *workspace)
{
  const GVariantType *type;
  const char *name, *property;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &name,
                                                   &type, &property);
       i++)
    if (!rb_right_has_action (workspace, name))
      gtk_widget_action_set_enabled (widget, name, FALSE);
}

void
rb_right_bind_all (GtkWidget *widget, RbWorkspace *workspace)
{
  const char *name =
      GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;
  int i = name ? find (name) : -1;

  if (i >= 0)
    rb_right_bind (widget, workspace, actions[i].right);
  switch_off (widget, workspace);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    rb_right_bind_all (child, workspace);
}
