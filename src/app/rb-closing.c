/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The backup on the way out. */
#include "app/rb-closing.h"

#include "app/rb-settings.h"
#include "school/rb-clock.h"
#include "store/rb-backup.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GtkWindow *window;
  RbClosingDone done;
  GObject *owner;
} Closing;

static void
closing_free (Closing *closing)
{
  g_object_unref (closing->window);
  g_object_unref (closing->owner);
  g_free (closing);
}

gboolean
rb_closing_is_needed (RbWorkspace *workspace)
{
  RbStore *store = rb_workspace_store (workspace);
  RbSchool *school = rb_workspace_school (workspace);
  gint64 last;

  if (store == NULL || school == NULL || school->details->sample || !rb_store_is_writable (store)
      || !rb_settings_has ("backup-on-close")
      || !g_settings_get_boolean (rb_settings (), "backup-on-close"))
    return FALSE;
  last = rb_backup_last (store);
  return rb_workspace_saved_at (workspace) >= 0 || last == 0
         || rb_clock_date (last) != rb_now ().date;
}

static void
answered_cb (Closing *closing, const char *response)
{
  if (g_str_equal (response, "close"))
    closing->done (closing->owner);
  else
    gtk_widget_set_sensitive (GTK_WIDGET (closing->window), TRUE);
  closing_free (closing);
}

static void
ask (Closing *closing, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (closing->window, _ ("There Is No New Backup"), NULL);

  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      _ ("%s\nThe school itself is saved. Stay to back it up to another place (School, Import and "
         "backup)."),
      error->message);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Stay"), "close",
                                    _ ("_Close All the Same"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (answered_cb), closing);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
backup_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *path = rb_backup_beside (data, rb_clock_seconds (), NULL, &error);

  if (path)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Closing *closing = data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      ask (closing, error);
      return;
    }
  closing->done (closing->owner);
  closing_free (closing);
}

void
rb_closing_run (GtkWindow *window, RbWorkspace *workspace, RbClosingDone done, gpointer owner)
{
  Closing *closing = g_new0 (Closing, 1);
  g_autoptr (GTask) task = g_task_new (window, NULL, backed_up_cb, closing);

  closing->window = g_object_ref (window);
  closing->done = done;
  closing->owner = g_object_ref (owner);
  g_task_set_task_data (task, g_object_ref (rb_workspace_store (workspace)), g_object_unref);
  g_task_run_in_thread (task, backup_thread);
}
