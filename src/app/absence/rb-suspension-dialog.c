/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs of suspensions; their header is rb-timetable-dialog.h. */
#include "app/absence/rb-timetable-dialog.h"

#include "app/absence/rb-leave-dialog.h"
#include "app/rb-pupil-picker.h"
#include "school/rb-clock.h"
#include "school/rb-suspension.h"

#include <glib/gi18n.h>

typedef struct
{
  RbForm *form;
  RbPupilPicker *picker;
  RbFormDay from, to;
  GtkEditable *reason;
  GtkSwitch *confidential;
  AdwComboRow *way, *code;
  gint64 suspension_id;
} Dialog;

static RbSuspensionEntry
read_entry (Dialog *dialog, guint row)
{
  return (RbSuspensionEntry){ .row = row,
                              .from = rb_form_get_day (&dialog->from),
                              .to = rb_form_get_day (&dialog->to),
                              .reason = gtk_editable_get_text (dialog->reason),
                              .open = !gtk_switch_get_active (dialog->confidential) };
}

static char *
words_of (Dialog *dialog, const RbSuspensionEntry *entry, const RbBulkPlan *plan)
{
  g_autofree char *marks = rb_bulk_words (plan);
  RbDate sixth = rb_suspension_sixth_day (rb_form_school (dialog->form), entry->from.date);
  g_autofree char *day = NULL;

  if (sixth == RB_DATE_NONE || sixth > entry->to.date)
    return g_steal_pointer (&marks);
  day = rb_date_format (sixth, RB_DATE_FULL);
  return g_strdup_printf (_ ("%s Education must be provided from %s, the sixth school day."), marks,
                          day);
}

static void
changed_cb (Dialog *dialog)
{
  g_autoptr (GArray) rows = rb_pupil_picker_rows (dialog->picker);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbBulkPlan) plan = NULL;
  g_autofree char *words = NULL;
  RbSuspensionEntry entry;

  if (rows->len == 0)
    {
      rb_form_set_preview (dialog->form, NULL);
      rb_form_set_problem (dialog->form, _ ("Choose the child."));
      return;
    }
  entry = read_entry (dialog, g_array_index (rows, guint, 0));
  plan = rb_suspension_plan (rb_form_school (dialog->form), &entry,
                             rb_workspace_now (rb_form_workspace (dialog->form)), &error);
  words = plan ? words_of (dialog, &entry, plan) : NULL;
  rb_form_set_preview (dialog->form, words);
  rb_form_set_problem (dialog->form, error ? error->message : NULL);
}

static void
apply_cb (Dialog *dialog)
{
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));
  g_autoptr (GArray) rows = rb_pupil_picker_rows (dialog->picker);
  RbSuspensionEntry entry = read_entry (dialog, g_array_index (rows, guint, 0));
  g_autofree char *names = rb_rows_words (rb_form_school (dialog->form), rows);
  g_autofree char *label = g_strdup_printf (_ ("Suspension of %s noted"), names);
  GError *error = NULL;
  RbChange *change = rb_suspension_change (rb_form_school (dialog->form), &entry, &deed, &error);

  rb_form_apply (dialog->form, change, error, label);
}

static Dialog *
dialog_new (GtkWidget *from, RbWorkspace *workspace, const char *apply)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->form = rb_form_new (from, workspace, _ ("Suspension"), apply);
  g_object_set_data_full (G_OBJECT (dialog->form), "rb-dialog", dialog, g_free);
  gtk_window_set_default_size (GTK_WINDOW (dialog->form), 540, 480);
  return dialog;
}

void
rb_suspension_dialog_open (GtkWidget *from, RbWorkspace *workspace, int row)
{
  Dialog *dialog = dialog_new (from, workspace, _ ("_Suspend"));
  RbDate today = rb_workspace_now (workspace).date;
  AdwPreferencesGroup *group;

  dialog->picker = rb_pupil_picker_new (dialog->form, FALSE, FALSE, row);
  group = rb_form_group (dialog->form, NULL, NULL);
  dialog->from = rb_form_day (dialog->form, group, _ ("From"), (RbSession){ today, RB_PM }, TRUE);
  dialog->to =
      rb_form_day (dialog->form, group, _ ("To and with"), (RbSession){ today, RB_PM }, TRUE);
  dialog->reason = rb_form_entry (dialog->form, group, _ ("Reason"), NULL);
  dialog->confidential = rb_form_switch (dialog->form, group, _ ("Confidential"),
                                         _ ("The reason is for some roles only"), TRUE);
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (apply_cb), dialog);
  rb_form_present (dialog->form,
                   row < 0 ? rb_pupil_picker_entry (dialog->picker) : GTK_WIDGET (dialog->to.day));
}

/* --- education, or an earlier end --- */

static RbChange *
edit_change (Dialog *dialog, GError **error)
{
  static const char *const codes[] = { "B", "D", "K" };
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));
  RbSchool *school = rb_form_school (dialog->form);
  const RbSuspension *one =
      rb_office_find (school->office, RB_RECORD_SUSPENSION, dialog->suspension_id);
  RbSession day = rb_form_get_day (&dialog->from);

  if (adw_combo_row_get_selected (dialog->way) == 1)
    return rb_suspension_end (school, one, day, &deed, error);
  return rb_suspension_provide (school, one, day.date, gtk_editable_get_text (dialog->reason),
                                codes[adw_combo_row_get_selected (dialog->code)], &deed, error);
}

static void
edit_changed_cb (Dialog *dialog)
{
  gboolean provides = adw_combo_row_get_selected (dialog->way) == 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = edit_change (dialog, &error);
  g_autofree char *words =
      change ? rb_leave_marks_words (rb_form_school (dialog->form), change) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (dialog->reason), provides);
  gtk_widget_set_visible (GTK_WIDGET (dialog->code), provides);
  rb_form_set_preview (dialog->form, words);
  rb_form_set_problem (dialog->form, error ? error->message : NULL);
}

static void
edit_apply_cb (Dialog *dialog)
{
  gboolean provides = adw_combo_row_get_selected (dialog->way) == 0;
  GError *error = NULL;
  RbChange *change = edit_change (dialog, &error);

  rb_form_apply (dialog->form, change, error,
                 provides ? _ ("Education noted") : _ ("Suspension ended"));
}

void
rb_suspension_dialog_edit (GtkWidget *from, RbWorkspace *workspace, gint64 suspension_id)
{
  RbSchool *school = rb_workspace_school (workspace);
  const RbSuspension *one = rb_office_find (school->office, RB_RECORD_SUSPENSION, suspension_id);
  const char *const ways[] = { _ ("Education is provided from"), _ ("Back in school from"), NULL };
  const char *const codes[] = { _ ("by this school (B)"), _ ("at another school (D)"),
                                _ ("arranged by the authority (K)"), NULL };
  AdwPreferencesGroup *group;
  Dialog *dialog;
  RbDate day;

  if (one == NULL)
    return;
  day = one->provision_due != RB_DATE_NONE && one->provision_due <= one->last_day
            ? one->provision_due
            : rb_workspace_now (workspace).date;
  dialog = dialog_new (from, workspace, _ ("_Save"));
  dialog->suspension_id = suspension_id;
  group = rb_form_group (dialog->form, NULL, NULL);
  dialog->way =
      rb_form_choice (dialog->form, group, _ ("What"), ways, one->provision_due == day ? 0 : 1);
  dialog->from = rb_form_day (dialog->form, group, _ ("Day"), (RbSession){ day, RB_AM }, TRUE);
  dialog->reason = rb_form_entry (dialog->form, group, _ ("Where the child is taught, and what"),
                                  one->provision);
  dialog->code = rb_form_choice (dialog->form, group, _ ("Education"), codes, 0);
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (edit_changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (edit_apply_cb), dialog);
  rb_form_present (dialog->form, GTK_WIDGET (dialog->from.day));
}
