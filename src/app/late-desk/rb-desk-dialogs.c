/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each is one message dialog with a few fields. */
#include "app/late-desk/rb-desk-dialogs.h"

#include "app/rb-notice.h"
#include "app/rb-saver.h"
#include "app/rb-window.h"
#include "school/rb-clock.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *dialog, *time, *reason, *dinner;
  RbWorkspace *workspace;
  gint64 arrival_id;
  RbDirection direction;
  void (*chosen) (int minutes, gpointer data);
  RbSaverDone saved;
  gpointer data;
} Ask;

static void
ask_free (gpointer data, GClosure *closure)
{
  Ask *ask = data;

  g_clear_object (&ask->workspace);
  g_free (ask);
}

static Ask *
ask_new (GtkWindow *parent, const char *heading, const char *body, const char *yes)
{
  Ask *ask = g_new0 (Ask, 1);
  AdwMessageDialog *dialog;

  ask->dialog = adw_message_dialog_new (parent, heading, body);
  dialog = ADW_MESSAGE_DIALOG (ask->dialog);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "yes", yes, NULL);
  adw_message_dialog_set_response_appearance (dialog, "yes", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "yes");
  adw_message_dialog_set_close_response (dialog, "cancel");
  return ask;
}

static void
present (Ask *ask, GCallback response)
{
  g_signal_connect_data (ask->dialog, "response", response, ask, ask_free, 0);
  gtk_window_present (GTK_WINDOW (ask->dialog));
}

static GtkWidget *
add_entry (GtkWidget *box, const char *label, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "caption");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), entry);
  return entry;
}

static GtkWidget *
add_time (Ask *ask, GtkWidget *box, int minutes)
{
  g_autofree char *text = rb_time_format (minutes);

  ask->time = add_entry (box, _ ("Time, such as 09:24"), text);
  gtk_entry_set_input_purpose (GTK_ENTRY (ask->time), GTK_INPUT_PURPOSE_DIGITS);
  return ask->time;
}

/* "9:24", "09.24" and "924" are times too. */
static gboolean
read_time (GtkWidget *entry, int *minutes)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *full = NULL;

  g_strdelimit (text, ".,- ", ':');
  if (!strchr (text, ':') && strlen (text) >= 3 && strlen (text) <= 4)
    full = g_strdup_printf ("%.*s:%s", (int) strlen (text) - 2, text, text + strlen (text) - 2);
  else
    full = g_strdup (text);
  if (strchr (full, ':') == full + 1)
    {
      g_autofree char *padded = g_strdup_printf ("0%s", full);

      return rb_time_parse (padded, minutes);
    }
  return rb_time_parse (full, minutes);
}

static void
time_typed_cb (Ask *ask)
{
  int minutes;

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (ask->dialog), "yes",
                                           read_time (ask->time, &minutes));
}

static void
time_response_cb (AdwMessageDialog *dialog, const char *response, Ask *ask)
{
  int minutes;

  if (g_str_equal (response, "yes") && read_time (ask->time, &minutes))
    ask->chosen (minutes, ask->data);
}

void
rb_desk_dialogs_time (GtkWindow *parent,
                      int minutes,
                      void (*chosen) (int minutes, gpointer data),
                      gpointer data)
{
  Ask *ask = ask_new (parent, _ ("Another Time"),
                      _ ("For one child. Then the desk goes by the clock again."), _ ("_Use It"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  ask->chosen = chosen;
  ask->data = data;
  add_time (ask, box, minutes);
  g_signal_connect_swapped (ask->time, "changed", G_CALLBACK (time_typed_cb), ask);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (ask->dialog), box);
  present (ask, G_CALLBACK (time_response_cb));
  gtk_widget_grab_focus (ask->time);
}

static const char *
reasons_key (RbDirection direction)
{
  return direction == RB_DIRECTION_OUT ? "late-desk-reasons-out" : "late-desk-reasons-in";
}

GArray *
rb_desk_dialogs_reasons (RbWorkspace *workspace, RbDirection direction)
{
  RbStore *store = rb_workspace_store (workspace);
  g_autofree char *text = NULL;

  if (store && direction != RB_DIRECTION_BACK)
    text = rb_store_setting (store, reasons_key (direction), NULL);
  return rb_desk_reasons (direction, text);
}

static void
reasons_response_cb (AdwMessageDialog *dialog, const char *response, Ask *ask)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autoptr (GArray) reasons = NULL;
  RbStoreBatch *batch;

  if (!g_str_equal (response, "yes"))
    return;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (ask->reason));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  reasons = rb_desk_reasons (ask->direction, g_strstrip (text));
  g_autofree char *lines = rb_desk_reasons_text (reasons);
  batch = rb_store_batch_new ();
  rb_store_batch_set_setting (batch, reasons_key (ask->direction), *text ? lines : NULL);
  rb_saver_write (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog))), ask->workspace,
                  batch, NULL, ask->saved, ask->data);
}

void
rb_desk_dialogs_edit_reasons (GtkWindow *parent,
                              RbWorkspace *workspace,
                              RbDirection direction,
                              RbSaverDone saved,
                              gpointer owner)
{
  Ask *ask = ask_new (parent, _ ("Reasons on the Buttons"),
                      _ ("Five lines, one a button. “= M” behind a reason means a medical "
                         "appointment, “= I” means ill. Nothing: the usual five."),
                      _ ("_Save"));
  g_autoptr (GArray) reasons = rb_desk_dialogs_reasons (workspace, direction);
  g_autofree char *text = rb_desk_reasons_text (reasons);

  ask->workspace = g_object_ref (workspace);
  ask->direction = direction;
  ask->saved = saved;
  ask->data = owner;
  ask->reason = gtk_text_view_new ();
  gtk_widget_add_css_class (ask->reason, "card");
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (ask->reason), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (ask->reason), 12);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (ask->reason), FALSE);
  gtk_widget_set_size_request (ask->reason, 320, 150);
  gtk_accessible_update_property (GTK_ACCESSIBLE (ask->reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reasons, a line each"), -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (ask->reason)), text, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (ask->dialog), ask->reason);
  present (ask, G_CALLBACK (reasons_response_cb));
  gtk_widget_grab_focus (ask->reason);
}

/* The cause of the words, where they are one of the buttons'; else what it was. */
static RbDeskCause
cause_of (RbWorkspace *workspace, RbDirection direction, const char *words, RbDeskCause otherwise)
{
  g_autoptr (GArray) reasons = rb_desk_dialogs_reasons (workspace, direction);

  for (guint i = 0; i < reasons->len; i++)
    {
      const RbDeskReason *reason = &g_array_index (reasons, RbDeskReason, i);

      if (g_utf8_collate (reason->words, words) == 0)
        return reason->cause;
    }
  return otherwise;
}

static void
edit_response_cb (AdwMessageDialog *dialog, const char *response, Ask *ask)
{
  RbSchool *school = rb_workspace_school (ask->workspace);
  const RbArrival *arrival = rb_office_find (school->office, RB_RECORD_ARRIVAL, ask->arrival_id);
  GtkWidget *from = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  g_autoptr (RbChange) change = NULL;
  RbDeskEntry entry;

  if (!g_str_equal (response, "yes") || !arrival)
    return;
  entry = rb_desk_entry_of (school, arrival);
  if (!read_time (ask->time, &entry.at.minutes))
    return;
  entry.reason = gtk_editable_get_text (GTK_EDITABLE (ask->reason));
  if (g_strcmp0 (entry.reason, arrival->reason) != 0)
    entry.cause = cause_of (ask->workspace, entry.direction, entry.reason, RB_DESK_PLAIN);
  else
    entry.cause = cause_of (ask->workspace, entry.direction, entry.reason, entry.cause);
  entry.dinner = gtk_check_button_get_active (GTK_CHECK_BUTTON (ask->dinner));
  change = rb_desk_edit (school, arrival, &entry, rb_workspace_who (ask->workspace),
                         rb_workspace_position (ask->workspace), rb_clock_seconds_of (rb_now ()));
  if (change)
    {
      rb_workspace_apply (ask->workspace, change, change->reason);
      return;
    }
  g_autoptr (RbDeskAnswer) answer = rb_desk_answer (school, &entry);
  rb_notice_show (from, answer->sentence, NULL, NULL);
}

void
rb_desk_dialogs_edit (GtkWindow *parent, RbWorkspace *workspace, const RbArrival *arrival)
{
  RbSchool *school = rb_workspace_school (workspace);
  int row = rb_roster_find (school->roster, arrival->pupil_id);
  g_autofree char *name =
      row >= 0 ? rb_pupil_name (rb_roster_pupil (school->roster, (guint) row)) : g_strdup ("");
  Ask *ask = ask_new (parent, name, _ ("The mark is decided again by the time and the reason."),
                      _ ("_Save"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  ask->workspace = g_object_ref (workspace);
  ask->arrival_id = arrival->base.id;
  add_time (ask, box, arrival->minute);
  ask->reason = add_entry (box, _ ("Reason"), arrival->reason);
  ask->dinner = gtk_check_button_new_with_label (_ ("Dinner ordered"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ask->dinner), arrival->dinner);
  gtk_box_append (GTK_BOX (box), ask->dinner);
  g_signal_connect_swapped (ask->time, "changed", G_CALLBACK (time_typed_cb), ask);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (ask->dialog), box);
  present (ask, G_CALLBACK (edit_response_cb));
  gtk_widget_grab_focus (ask->time);
}
