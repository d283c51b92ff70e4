/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question for a reason, with the reasons given before in this run of the program as buttons.
 */
#include "app/register/rb-reason-dialog.h"

#include "app/rb-window.h"

#include <glib/gi18n.h>

#define MAX_REASONS 4

typedef struct
{
  RbReasonGiven given;
  gpointer user_data;
  GtkWidget *dialog;
  GtkWidget *entry;
} Ask;

/* Newest first. */
static GPtrArray *last_reasons = NULL;

static void
remember (const char *reason)
{
  if (!last_reasons)
    last_reasons = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < last_reasons->len; i++)
    if (g_str_equal (g_ptr_array_index (last_reasons, i), reason))
      {
        g_ptr_array_remove_index (last_reasons, i);
        break;
      }
  g_ptr_array_insert (last_reasons, 0, g_strdup (reason));
  if (last_reasons->len > MAX_REASONS)
    g_ptr_array_set_size (last_reasons, MAX_REASONS);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Ask *ask)
{
  g_autofree char *reason =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (ask->entry))));
  gboolean yes = g_str_equal (response, "change") && *reason;

  if (yes)
    remember (reason);
  ask->given (yes ? reason : NULL, ask->user_data);
  g_free (ask);
}

static void
typed_cb (Ask *ask)
{
  g_autofree char *reason =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (ask->entry))));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (ask->dialog), "change",
                                           *reason != '\0');
}

static void
chosen_cb (GtkButton *button, Ask *ask)
{
  gtk_editable_set_text (GTK_EDITABLE (ask->entry), gtk_button_get_label (button));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (ask->dialog), "change");
}

static GtkWidget *
make_body (Ask *ask)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  ask->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (ask->entry),
                                  _ ("Parent rang, doctor's letter seen …"));
  gtk_entry_set_activates_default (GTK_ENTRY (ask->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (ask->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  gtk_box_append (GTK_BOX (box), ask->entry);
  for (guint i = 0; last_reasons && i < last_reasons->len; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (g_ptr_array_index (last_reasons, i));

      g_signal_connect (button, "clicked", G_CALLBACK (chosen_cb), ask);
      gtk_box_append (GTK_BOX (box), button);
    }
  g_signal_connect_swapped (ask->entry, "changed", G_CALLBACK (typed_cb), ask);
  return box;
}

void
rb_reason_dialog_ask (
    GtkWidget *from, guint n_marks, gboolean sealed, RbReasonGiven given, gpointer user_data)
{
  Ask *ask = g_new0 (Ask, 1);
  AdwMessageDialog *dialog;
  g_autofree char *heading = NULL;

  if (sealed)
    heading = g_strdup_printf (
        ngettext ("Change %u mark of a sealed week?", "Change %u marks of a sealed week?", n_marks),
        n_marks);
  else if (n_marks == 1)
    heading = g_strdup (_ ("Change a saved mark?"));
  else
    heading = g_strdup_printf (
        ngettext ("Change %u saved mark?", "Change %u saved marks?", n_marks), n_marks);
  ask->dialog = adw_message_dialog_new (
      GTK_WINDOW (rb_window_of (from)), heading,
      _ ("The old mark, the new one, the reason, the time and your name are kept."));
  dialog = ADW_MESSAGE_DIALOG (ask->dialog);
  ask->given = given;
  ask->user_data = user_data;
  adw_message_dialog_set_extra_child (dialog, make_body (ask));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "change", _ ("Ch_ange"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "change", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "change");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_response_enabled (dialog, "change", FALSE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), ask);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (ask->entry);
}
