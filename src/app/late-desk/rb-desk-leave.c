/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks until the PIN is right or somebody thinks better of it. */
#include "app/late-desk/rb-desk-leave.h"

#include "school/rb-clock.h"
#include "store/rb-store-staff.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GtkWindow *parent;
  RbWorkspace *workspace;
  GtkWidget *pin; /* NULL where the school does without sign-in */
  char *typed;
  void (*done) (GtkWindow *parent);
} Leave;

static void ask (Leave *leave, const char *body);

static void
leave_free (Leave *leave)
{
  g_object_unref (leave->parent);
  g_object_unref (leave->workspace);
  g_free (leave->typed);
  g_free (leave);
}

static void
checked_cb (GObject *store, GAsyncResult *result, gpointer data)
{
  Leave *leave = data;
  g_autoptr (GError) error = NULL;

  if (!rb_store_sign_in_finish (RB_STORE (store), result, &error))
    {
      ask (leave, error->message);
      return;
    }
  leave->done (leave->parent);
  leave_free (leave);
}

/* The question has gone: what is behind it may go with the answer. */
static gboolean
answered_cb (gpointer data)
{
  Leave *leave = data;
  RbStore *store = rb_workspace_store (leave->workspace);
  g_autoptr (RbIdentity) identity = store ? rb_store_identity (store) : NULL;

  if (identity)
    {
      rb_store_sign_in_async (store, identity->staff_id, leave->typed,
                              rb_clock_seconds_of (rb_now ()), checked_cb, leave);
      return G_SOURCE_REMOVE;
    }
  leave->done (leave->parent);
  leave_free (leave);
  return G_SOURCE_REMOVE;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Leave *leave)
{
  if (!g_str_equal (response, "leave"))
    {
      leave_free (leave);
      return;
    }
  g_free (leave->typed);
  leave->typed = g_strdup (leave->pin ? gtk_editable_get_text (GTK_EDITABLE (leave->pin)) : "");
  g_idle_add (answered_cb, leave);
}

static void
ask (Leave *leave, const char *body)
{
  RbStore *store = rb_workspace_store (leave->workspace);
  g_autoptr (RbIdentity) identity = store ? rb_store_identity (store) : NULL;
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (leave->parent, _ ("Leave the Late Desk?"), body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "leave", _ ("_Leave"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "leave", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "leave");
  adw_message_dialog_set_close_response (dialog, "cancel");
  leave->pin = identity ? gtk_password_entry_new () : NULL;
  if (leave->pin)
    {
      g_autofree char *label = g_strdup_printf (_ ("PIN of %s"), identity->name);

      g_object_set (leave->pin, "activates-default", TRUE, "placeholder-text", label, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (leave->pin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
      adw_message_dialog_set_extra_child (dialog, leave->pin);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), leave);
  gtk_window_present (GTK_WINDOW (dialog));
  if (leave->pin)
    gtk_widget_grab_focus (leave->pin);
}

void
rb_desk_leave_ask (GtkWindow *parent, RbWorkspace *workspace, void (*done) (GtkWindow *parent))
{
  Leave *leave = g_new0 (Leave, 1);

  leave->parent = g_object_ref (parent);
  leave->workspace = g_object_ref (workspace);
  leave->done = done;
  ask (leave, _ ("Rollbook is behind it, with everybody’s registers."));
}
