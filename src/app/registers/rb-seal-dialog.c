/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealing a week in the window. */
#include "app/registers/rb-seal-dialog.h"

#include "app/rb-notice.h"
#include "app/rb-window.h"
#include "school/rb-seal.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *from;
  GtkWidget *dialog;
  GtkWidget *note; /* NULL where none is needed */
  RbWorkspace *workspace;
  RbDate day;
} Ask;

static void
ask_free (Ask *ask)
{
  g_object_unref (ask->from);
  g_object_unref (ask->workspace);
  g_free (ask);
}

static void
seal (Ask *ask, const char *note)
{
  g_autoptr (RbChange) change = rb_workspace_change_new (ask->workspace, RB_SOURCE_GRID, "");
  RbDate monday = rb_date_monday (ask->day);
  g_autofree char *week = rb_date_range_format (monday, monday + 4);
  g_autofree char *label = g_strdup_printf (_ ("Week %s sealed"), week);
  g_autofree char *refusal = NULL;

  if (!rb_seal_week (rb_workspace_school (ask->workspace), ask->day,
                     rb_workspace_now (ask->workspace), note, change, &refusal))
    {
      rb_notice_show (ask->from, refusal, NULL, NULL);
      return;
    }
  rb_workspace_apply (ask->workspace, change, label);
  rb_notice_undo (ask->from, label);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Ask *ask)
{
  g_autofree char *note =
      ask->note ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (ask->note)))) : NULL;

  if (g_str_equal (response, "seal"))
    seal (ask, note);
  gtk_widget_child_focus (ask->from, GTK_DIR_TAB_FORWARD);
  ask_free (ask);
}

static void
typed_cb (Ask *ask)
{
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (ask->note))));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (ask->dialog), "seal", *note != '\0');
}

static void
add_note (Ask *ask)
{
  ask->note = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (ask->note), _ ("Why it is sealed as it is"));
  gtk_entry_set_activates_default (GTK_ENTRY (ask->note), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (ask->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (ask->dialog), ask->note);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (ask->dialog), "seal", FALSE);
  g_signal_connect_swapped (ask->note, "changed", G_CALLBACK (typed_cb), ask);
}

static char *
why_not (RbWorkspace *workspace, const RbWeekState *state)
{
  g_autofree char *week = rb_date_range_format (state->week, state->week + 4);

  if (rb_workspace_read_only (workspace))
    return g_strdup (rb_workspace_read_only (workspace));
  if (state->seal)
    return g_strdup_printf (_ ("The week %s was sealed by %s already."), week, state->seal->who);
  if (state->sessions == 0 || state->to_come == state->sessions)
    return g_strdup_printf (_ ("The week %s has no session that could be sealed."), week);
  return NULL;
}

void
rb_seal_dialog_ask (GtkWidget *from, RbWorkspace *workspace, RbDate day)
{
  RbSchool *school = rb_workspace_school (workspace);
  RbWeekState state = rb_week_state (school, day, rb_workspace_now (workspace));
  g_autofree char *refusal = why_not (workspace, &state);
  g_autofree char *week = rb_date_range_format (state.week, state.week + 4);
  g_autofree char *heading = g_strdup_printf (_ ("Seal the week %s?"), week);
  g_autofree char *missing = rb_week_state_words (&state);
  g_autofree char *body = g_strdup_printf (
      _ ("%s. After sealing, every change of this week needs a reason and is kept."), missing);
  AdwMessageDialog *dialog;
  Ask *ask;

  if (refusal)
    {
      rb_notice_show (from, refusal, NULL, NULL);
      return;
    }
  ask = g_new0 (Ask, 1);
  ask->from = g_object_ref (from);
  ask->workspace = g_object_ref (workspace);
  ask->day = day;
  ask->dialog = adw_message_dialog_new (GTK_WINDOW (rb_window_of (from)), heading, body);
  dialog = ADW_MESSAGE_DIALOG (ask->dialog);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "seal", _ ("_Seal Week"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "seal", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "seal");
  adw_message_dialog_set_close_response (dialog, "cancel");
  if (!rb_week_is_complete (state))
    add_note (ask);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), ask);
  gtk_window_present (GTK_WINDOW (dialog));
  if (ask->note)
    gtk_widget_grab_focus (ask->note);
}
