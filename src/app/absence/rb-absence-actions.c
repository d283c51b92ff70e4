/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the dialogs of absence from anywhere in the window. */
#include "app/absence/rb-absence-actions.h"

#include "app/absence/rb-bulk-dialog.h"
#include "app/absence/rb-leave-dialog.h"
#include "app/absence/rb-leave-post.h"
#include "app/absence/rb-message-dialog.h"
#include "app/absence/rb-timetable-dialog.h"
#include "app/absence/rb-voicemail-dialog.h"
#include "app/rb-printing.h"
#include "app/rb-right-guard.h"
#include "documents/rb-leave-form.h"

typedef void (*Open) (GtkWidget *from, RbWorkspace *workspace, int row);

static void
open_for (gpointer window, GSimpleAction *action, GVariant *parameter, Open open)
{
  RbWorkspace *workspace = rb_window_workspace (window);
  RbSchool *school = rb_workspace_school (workspace);
  gint64 id = parameter ? g_variant_get_int64 (parameter) : 0;

  if (rb_right_admits (window, action))
    open (window, workspace, id ? rb_roster_find (school->roster, id) : -1);
}

static void
message_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  open_for (window, action, parameter, rb_message_dialog_open);
}

static void
voicemail_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  RbWorkspace *workspace = rb_window_workspace (window);

  if (rb_right_admits (window, action))
    rb_voicemail_dialog_open (window, workspace);
}

static void
leave_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  open_for (window, action, parameter, rb_leave_dialog_open);
}

static void
timetable_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  open_for (window, action, parameter, rb_timetable_dialog_open);
}

static void
suspension_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  open_for (window, action, parameter, rb_suspension_dialog_open);
}

static void
warning_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  open_for (window, action, parameter, rb_message_dialog_warn);
}

static void
bulk_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  RbWorkspace *workspace = rb_window_workspace (window);

  if (rb_right_admits (window, action))
    rb_bulk_dialog_open (window, workspace, NULL);
}

static void
form_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  RbWorkspace *workspace = rb_window_workspace (window);
  g_autoptr (RbDocument) document = NULL;

  if (!rb_right_admits (window, action))
    return;
  document = rb_leave_form_new (rb_workspace_school (workspace), rb_workspace_now (workspace).date);
  rb_printing_print (window, document);
}

static void
unauthorised_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  RbWorkspace *workspace = rb_window_workspace (window);

  if (rb_right_admits (window, action))
    rb_leave_post_unauthorised (window, workspace, g_variant_get_boolean (parameter));
}

static const GActionEntry actions[] = {
  { "absence-message", message_cb, "x" },
  { "voicemails", voicemail_cb },
  { "leave-request", leave_cb, "x" },
  { "timetable", timetable_cb, "x" },
  { "suspension", suspension_cb, "x" },
  { "evidence-warning", warning_cb, "x" },
  { "bulk-codes", bulk_cb },
  { "leave-form", form_cb },
  { "unauthorised-letters", unauthorised_cb, "b" },
};

void
rb_absence_actions_add (RbWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}

void
rb_absence_actions_bind (GtkWidgetClass *class)
{
  gtk_widget_class_add_binding_action (class, GDK_KEY_m, GDK_CONTROL_MASK, "win.absence-message",
                                       "x", (gint64) 0);
  gtk_widget_class_add_binding_action (class, GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.voicemails", NULL);
}
