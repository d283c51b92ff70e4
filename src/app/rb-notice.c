/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices: toasts and the dialog for lost work. */
#include "app/rb-notice.h"

#include "app/rb-window.h"

#include <glib/gi18n.h>

#define NOTICE_SECONDS 6

void
rb_notice_show (GtkWidget *from, const char *text, const char *button, const char *action)
{
  RbWindow *window = rb_window_of (from);
  g_autofree char *markup = g_markup_escape_text (text, -1); /* titles of toasts are markup */
  AdwToast *toast;

  if (!window)
    return;
  toast = adw_toast_new (markup);
  adw_toast_set_timeout (toast, NOTICE_SECONDS);
  if (button)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
    }
  rb_window_add_toast (window, toast);
}

void
rb_notice_undo (GtkWidget *from, const char *text)
{
  rb_notice_show (from, text, _ ("Undo"), "win.undo");
}

void
rb_notice_error (GtkWidget *from, const GError *error, const char *button, const char *action)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  rb_notice_show (from, error->message, button, action);
}

void
rb_notice_saved (gpointer from, gpointer result, const GError *error)
{
  g_autofree char *name = result;
  g_autofree char *text = NULL;

  if (error)
    {
      rb_notice_error (from, error, NULL, NULL);
      return;
    }
  text = g_strdup_printf (_ ("Saved as %s"), name);
  rb_notice_show (from, text, NULL, NULL);
}

void
rb_notice_lost (GtkWidget *from, const char *heading, const GError *error)
{
  RbWindow *window = rb_window_of (from);
  GtkWidget *dialog;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
