/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs of messages, of coming back early, and of the warning about evidence. */
#include "app/absence/rb-message-dialog.h"

#include "app/absence/rb-leave-post.h"
#include "app/absence/rb-message-kinds.h"
#include "app/rb-pupil-picker.h"
#include "school/rb-absence.h"
#include "school/rb-clock.h"
#include "school/rb-leave.h"
#include "store/rb-store-staff.h"

#include <glib/gi18n.h>

typedef struct
{
  RbForm *form;
  RbPupilPicker *picker;
  AdwComboRow *what, *evidence;
  RbFormDay from, to, back;
  GtkEditable *told_by, *reason;
  GtkSwitch *confidential;
  gint64 absence_id;
} Dialog;

static const char *const evidences[] = { "", "asked", "seen" };

static RbMessage
read_message (Dialog *dialog, const GArray *rows)
{
  const RbMessageKind *kind = rb_message_kind (adw_combo_row_get_selected (dialog->what));

  return (RbMessage){
    .rows = rows,
    .from = rb_form_get_day (&dialog->from),
    .to = rb_form_get_day (&dialog->to),
    .code = kind->code,
    .origin = kind->origin,
    .told_by = gtk_editable_get_text (dialog->told_by),
    .reason = gtk_editable_get_text (dialog->reason),
    .expected_return = rb_form_get_day (&dialog->back).date,
    .evidence = evidences[adw_combo_row_get_selected (dialog->evidence)],
    .confidential = gtk_switch_get_active (dialog->confidential),
  };
}

/* Leave is granted by the head, or whom the head authorised: nobody else grants it by a message.
 */
static gboolean
may_note (Dialog *dialog, const char *code, GError **error)
{
  static const char *const leave[] = { "C", "C1", "J1", "S", NULL };
  RbStore *store = rb_workspace_store (rb_form_workspace (dialog->form));
  g_autoptr (RbIdentity) identity = store ? rb_store_identity (store) : NULL;

  if (!g_strv_contains (leave, code) || rb_leave_may_decide (identity, error))
    return TRUE;
  g_prefix_error (error, _ ("%s is leave: take in a leave request. "), code);
  return FALSE;
}

static void
changed_cb (Dialog *dialog)
{
  g_autoptr (GArray) rows = rb_pupil_picker_rows (dialog->picker);
  RbMessage message = read_message (dialog, rows);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbBulkPlan) plan = NULL;
  g_autofree char *words = NULL;

  if (rows->len == 0)
    {
      rb_form_set_preview (dialog->form, NULL);
      rb_form_set_problem (dialog->form, _ ("Choose the child."));
      return;
    }
  if (may_note (dialog, message.code, &error))
    plan = rb_absence_plan (rb_form_school (dialog->form), &message,
                            rb_workspace_now (rb_form_workspace (dialog->form)), &error);
  words = plan ? rb_bulk_words (plan) : NULL;
  rb_form_set_preview (dialog->form, words);
  rb_form_set_problem (dialog->form, error ? error->message : NULL);
}

static void
apply_cb (Dialog *dialog)
{
  RbWorkspace *workspace = rb_form_workspace (dialog->form);
  g_autoptr (GArray) rows = rb_pupil_picker_rows (dialog->picker);
  RbMessage message = read_message (dialog, rows);
  g_autofree char *names = rb_rows_words (rb_form_school (dialog->form), rows);
  g_autofree char *label = g_strdup_printf (_ ("Absence of %s noted"), names);
  GError *error = NULL;
  RbChange *change = NULL;

  if (may_note (dialog, message.code, &error))
    change = rb_absence_change (rb_form_school (dialog->form), &message,
                                rb_workspace_now (workspace), rb_workspace_who (workspace),
                                rb_workspace_position (workspace), rb_clock_seconds (), &error);
  rb_form_apply (dialog->form, change, error, label);
}

static Dialog *
dialog_new (GtkWidget *from, RbWorkspace *workspace, const char *title, const char *apply)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->form = rb_form_new (from, workspace, title, apply);
  g_object_set_data_full (G_OBJECT (dialog->form), "rb-dialog", dialog, g_free);
  return dialog;
}

static void
add_days (Dialog *dialog)
{
  RbMoment now = rb_workspace_now (rb_form_workspace (dialog->form));
  AdwPreferencesGroup *group = rb_form_group (dialog->form, NULL, NULL);

  dialog->from =
      rb_form_day (dialog->form, group, _ ("From"), (RbSession){ now.date, RB_AM }, TRUE);
  dialog->to =
      rb_form_day (dialog->form, group, _ ("To and with"), (RbSession){ now.date, RB_PM }, TRUE);
  dialog->back = rb_form_day (dialog->form, group, _ ("Expected back, where it was said"),
                              (RbSession){ RB_DATE_NONE, RB_AM }, FALSE);
}

static void
add_words (Dialog *dialog)
{
  const char *const words[] = { _ ("not asked for"), _ ("asked for"), _ ("seen"), NULL };
  AdwPreferencesGroup *group = rb_form_group (dialog->form, NULL, NULL);

  dialog->reason = rb_form_entry (dialog->form, group, _ ("Reason, in their words"), NULL);
  dialog->told_by =
      rb_form_entry (dialog->form, group, _ ("Told by, such as “mother, by phone”"), NULL);
  dialog->evidence = rb_form_choice (dialog->form, group, _ ("Evidence"), words, 0);
  dialog->confidential =
      rb_form_switch (dialog->form, group, _ ("Confidential"),
                      _ ("The reason is for some roles only, and in no note"), FALSE);
}

void
rb_message_dialog_open (GtkWidget *from, RbWorkspace *workspace, int row)
{
  Dialog *dialog = dialog_new (from, workspace, _ ("Absence Message"), _ ("_Note It"));
  g_autofree const char **words = rb_message_words ();

  dialog->picker = rb_pupil_picker_new (dialog->form, TRUE, TRUE, row);
  dialog->what = rb_form_choice (dialog->form, rb_form_group (dialog->form, NULL, NULL),
                                 _ ("What was said"), words, 0);
  add_days (dialog);
  add_words (dialog);
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (apply_cb), dialog);
  rb_form_present (dialog->form,
                   row < 0 ? rb_pupil_picker_entry (dialog->picker) : GTK_WIDGET (dialog->reason));
}

/* --- back early --- */

static RbChange *
end_change (Dialog *dialog, GError **error)
{
  RbWorkspace *workspace = rb_form_workspace (dialog->form);
  RbSchool *school = rb_form_school (dialog->form);
  const RbAbsence *absence = rb_office_find (school->office, RB_RECORD_ABSENCE, dialog->absence_id);
  RbSession back = rb_form_get_day (&dialog->from);

  if (absence == NULL || back.date == RB_DATE_NONE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("Write the day as a date, such as 20 March 2026."));
      return NULL;
    }
  return rb_absence_end (school, absence, back, rb_workspace_now (workspace),
                         rb_workspace_who (workspace), rb_workspace_position (workspace),
                         rb_clock_seconds (), error);
}

static void
end_changed_cb (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = end_change (dialog, &error);
  guint n = change ? rb_change_n (change) : 0;
  g_autofree char *words =
      change ? g_strdup_printf (
          ngettext ("%u planned mark is taken away.", "%u planned marks are taken away.", n), n)
             : NULL;

  rb_form_set_preview (dialog->form, words);
  rb_form_set_problem (dialog->form, error ? error->message : NULL);
}

static void
end_apply_cb (Dialog *dialog)
{
  GError *error = NULL;
  RbChange *change = end_change (dialog, &error);

  rb_form_apply (dialog->form, change, error, _ ("Absence ended"));
}

void
rb_message_dialog_end (GtkWidget *from, RbWorkspace *workspace, gint64 absence_id)
{
  Dialog *dialog = dialog_new (from, workspace, _ ("Back in School"), _ ("_End Absence"));
  RbMoment now = rb_workspace_now (workspace);

  dialog->absence_id = absence_id;
  dialog->from = rb_form_day (dialog->form, rb_form_group (dialog->form, NULL, NULL),
                              _ ("Back from"), (RbSession){ now.date, RB_AM }, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (dialog->form), 480, 260);
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (end_changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (end_apply_cb), dialog);
  rb_form_present (dialog->form, GTK_WIDGET (dialog->from.day));
}

/* --- the warning --- */

static void
warn_changed_cb (Dialog *dialog)
{
  g_autoptr (GArray) rows = rb_pupil_picker_rows (dialog->picker);

  rb_form_set_preview (dialog->form,
                       _ ("Once the letter that says so is printed or saved, illness is authorised "
                          "with medical evidence only, from that day on."));
  rb_form_set_problem (dialog->form, rows->len == 0 ? _ ("Choose the child.")
                                     : rb_form_get_day (&dialog->from).date == RB_DATE_NONE
                                         ? _ ("Write the day as a date, such as 20 March 2026.")
                                         : NULL);
}

static void
warn (Dialog *dialog, gboolean save)
{
  RbWorkspace *workspace = rb_form_workspace (dialog->form);
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog->form)));
  g_autoptr (GArray) rows = rb_pupil_picker_rows (dialog->picker);
  RbWarning warning = { .from = rb_form_get_day (&dialog->from).date,
                        .note = gtk_editable_get_text (dialog->reason),
                        .save = save };
  g_autoptr (GError) error = NULL;

  if (rows->len == 0)
    return;
  warning.row = g_array_index (rows, guint, 0);
  if (rb_leave_post_warn (window, workspace, &warning, &error))
    gtk_window_close (GTK_WINDOW (dialog->form));
  else
    rb_form_set_problem (dialog->form, error->message);
}

static void
warn_apply_cb (Dialog *dialog)
{
  warn (dialog, FALSE);
}

static void
warn_save_cb (Dialog *dialog)
{
  warn (dialog, TRUE);
}

void
rb_message_dialog_warn (GtkWidget *from, RbWorkspace *workspace, int row)
{
  Dialog *dialog =
      dialog_new (from, workspace, _ ("Ask for Medical Evidence"), _ ("_Print Letter…"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save Letter as PDF…"));
  AdwPreferencesGroup *group;
  RbDate today = rb_workspace_now (workspace).date;

  dialog->picker = rb_pupil_picker_new (dialog->form, FALSE, FALSE, row);
  group = rb_form_group (dialog->form, NULL, NULL);
  dialog->from = rb_form_day (dialog->form, group, _ ("From"),
                              (RbSession){ rb_add_working_days (today, 3), RB_AM }, FALSE);
  dialog->reason = rb_form_entry (dialog->form, group, _ ("Why, for the school only"), NULL);
  gtk_widget_set_halign (save, GTK_ALIGN_START);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (warn_save_cb), dialog);
  rb_form_add (dialog->form, save);
  gtk_window_set_default_size (GTK_WINDOW (dialog->form), 520, 440);
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (warn_changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (warn_apply_cb), dialog);
  rb_form_present (dialog->form, row < 0 ? rb_pupil_picker_entry (dialog->picker)
                                         : GTK_WIDGET (dialog->from.day));
}
