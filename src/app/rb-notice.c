/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices: toasts and the dialog for lost work. */
#include "app/rb-notice.h"

#include "store/rb-store-error.h"

#include <glib/gi18n.h>

#define NOTICE_SECONDS 6
/* Of the window: what waits for the end of presenting. */
#define HELD "rb-held-notices"

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

/* What is told when people are shown again. */
typedef struct
{
  char *heading; /* of a dialog; NULL: a notice */
  char *text;
  char *button; /* or NULL */
  char *action;
} Held;

static void
held_free_cb (gpointer data)
{
  Held *held = data;

  g_free (held->heading);
  g_free (held->text);
  g_free (held->button);
  g_free (held->action);
  g_free (held);
}

static void
show_lost (RbWindow *window, const char *heading, const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* FALSE where nobody is hidden, or where it is said only who may do what: that names staff who ask
 * for it themselves. */
static gboolean
hold (RbWindow *window,
      const char *heading,
      const GError *error,
      const char *button,
      const char *action)
{
  GPtrArray *all;
  Held *held;

  if (!window || !rb_workspace_presenting (rb_window_workspace (window))
      || g_error_matches (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS))
    return FALSE;
  all = g_object_get_data (G_OBJECT (window), HELD);
  if (!all)
    {
      all = g_ptr_array_new_with_free_func (held_free_cb);
      g_object_set_data_full (G_OBJECT (window), HELD, all, (GDestroyNotify) g_ptr_array_unref);
    }
  held = g_new0 (Held, 1);
  *held =
      (Held){ g_strdup (heading), g_strdup (error->message), g_strdup (button), g_strdup (action) };
  g_ptr_array_add (all, held);
  rb_notice_show (GTK_WIDGET (window),
                  _ ("Something could not be done. What, is told when presenting ends."), NULL,
                  NULL);
  return TRUE;
}

void
rb_notice_tell_held (RbWindow *window)
{
  g_autoptr (GPtrArray) all = g_object_steal_data (G_OBJECT (window), HELD);

  for (guint i = 0; all && i < all->len; i++)
    {
      const Held *held = all->pdata[i];

      if (held->heading)
        show_lost (window, held->heading, held->text);
      else
        rb_notice_show (GTK_WIDGET (window), held->text, held->button, held->action);
    }
}

void
rb_notice_forget_held (RbWindow *window)
{
  g_object_set_data (G_OBJECT (window), HELD, NULL);
}

void
rb_notice_error (GtkWidget *from, const GError *error, const char *button, const char *action)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !hold (rb_window_of (from), NULL, error, button, action))
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

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      && !hold (window, heading, error, NULL, NULL))
    show_lost (window, heading, error->message);
}
