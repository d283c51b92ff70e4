/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question with a line to type in and the usual answers as buttons. */
#include "app/letters/rb-hold-dialog.h"

#include "app/rb-window.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *choice; /* static */
  gint64 pupil_id;
  RbHoldGiven given;
  GObject *owner;
  GtkWidget *entry;
} Ask;

static char *
reason_of (Ask *ask)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (ask->entry))));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Ask *ask)
{
  g_autofree char *reason = reason_of (ask);

  if (g_str_equal (response, "hold") && *reason)
    ask->given (ask->owner, ask->pupil_id, ask->choice, reason);
  g_object_unref (ask->owner);
  g_free (ask);
}

static void
typed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "hold", *reason != '\0');
}

static void
usual_cb (GtkButton *button, Ask *ask)
{
  gtk_editable_set_text (GTK_EDITABLE (ask->entry), gtk_button_get_label (button));
  gtk_widget_grab_focus (ask->entry);
}

static GtkWidget *
make_body (Ask *ask)
{
  static const char *const usual[] = { N_ ("Spoken to already"), N_ ("Had one this term"),
                                       N_ ("Family bereaved"), N_ ("Long-term illness") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  ask->entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (ask->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (ask->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  gtk_box_append (GTK_BOX (box), ask->entry);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (usual[i]));

      g_signal_connect (button, "clicked", G_CALLBACK (usual_cb), ask);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

void
rb_hold_dialog_ask (GtkWidget *from,
                    const char *choice,
                    const char *pupil,
                    gint64 pupil_id,
                    RbHoldGiven given,
                    gpointer owner)
{
  gboolean out = g_str_equal (choice, "left-out");
  g_autofree char *heading = g_strdup_printf (
      out ? _ ("Why is %s left out?") : _ ("Why is the letter for %s held?"), pupil);
  Ask *ask = g_new0 (Ask, 1);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (rb_window_of (from)), heading, _ ("The reason is kept with this run.")));

  ask->choice = out ? "left-out" : "held";
  ask->pupil_id = pupil_id;
  ask->given = given;
  ask->owner = g_object_ref (owner);
  adw_message_dialog_set_extra_child (dialog, make_body (ask));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "hold",
                                    out ? _ ("_Leave out") : _ ("_Hold"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "hold", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "hold");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_response_enabled (dialog, "hold", FALSE);
  g_signal_connect (ask->entry, "changed", G_CALLBACK (typed_cb), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), ask);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (ask->entry);
}
