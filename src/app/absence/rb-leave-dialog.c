/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of a leave request. */
#include "app/absence/rb-leave-dialog.h"

#include "app/rb-pupil-picker.h"
#include "school/rb-clock.h"
#include "school/rb-leave.h"

#include <glib/gi18n.h>

typedef struct
{
  RbForm *form;
  RbPupilPicker *picker;
  AdwComboRow *ground, *evidence;
  RbFormDay received, from, to;
  GtkEditable *asked_by, *reason;
  GtkSwitch *confidential;
} Dialog;

static const char *const evidences[] = { "", "asked", "seen" };

static RbLeaveRequest
read_request (Dialog *dialog, const GArray *rows)
{
  return (RbLeaveRequest){
    .rows = rows,
    .received_on = rb_form_get_day (&dialog->received).date,
    .asked_by = gtk_editable_get_text (dialog->asked_by),
    .ground = (RbLeaveGround) adw_combo_row_get_selected (dialog->ground),
    .from = rb_form_get_day (&dialog->from),
    .to = rb_form_get_day (&dialog->to),
    .evidence = evidences[adw_combo_row_get_selected (dialog->evidence)],
    .reason = gtk_editable_get_text (dialog->reason),
    .confidential = gtk_switch_get_active (dialog->confidential),
  };
}

/* "4 school days for 2 pupils. Short notice: 8 days, the school asks for 14." */
static char *
words_of (Dialog *dialog, const RbLeaveRequest *request, const RbChange *change)
{
  RbSchool *school = rb_form_school (dialog->form);
  const RbPolicy *policy = rb_policy_book_on (school->policies, request->from.date);
  guint days = (rb_change_n_records (change) - 1) / request->rows->len;
  int notice = request->from.date - request->received_on;
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, ngettext ("%u school day", "%u school days", days), days);
  if (request->rows->len > 1)
    g_string_append_printf (words, _ (" for each of %u children"), request->rows->len);
  g_string_append_c (words, '.');
  if (notice < 0)
    g_string_append (words, _ (" Asked for after it began."));
  else if (notice < policy->limits[RB_LIMIT_LEAVE_NOTICE])
    g_string_append_printf (words, _ (" Short notice: %d days; the school asks for %d."), notice,
                            policy->limits[RB_LIMIT_LEAVE_NOTICE]);
  return g_string_free (words, FALSE);
}

static void
changed_cb (Dialog *dialog)
{
  g_autoptr (GArray) rows = rb_pupil_picker_rows (dialog->picker);
  RbLeaveRequest request = read_request (dialog, rows);
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change =
      rb_leave_request (rb_form_school (dialog->form), &request, &deed, &error);
  g_autofree char *words = change ? words_of (dialog, &request, change) : NULL;

  rb_form_set_preview (dialog->form, words);
  rb_form_set_problem (dialog->form, error ? error->message : NULL);
}

static void
apply_cb (Dialog *dialog)
{
  g_autoptr (GArray) rows = rb_pupil_picker_rows (dialog->picker);
  RbLeaveRequest request = read_request (dialog, rows);
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));
  g_autofree char *names = rb_rows_words (rb_form_school (dialog->form), rows);
  g_autofree char *label = g_strdup_printf (_ ("Leave request of %s noted"), names);
  GError *error = NULL;
  RbChange *change = rb_leave_request (rb_form_school (dialog->form), &request, &deed, &error);

  rb_form_apply (dialog->form, change, error, label);
}

static void
add_rows (Dialog *dialog, RbMoment now)
{
  const char *grounds[RB_N_LEAVE_GROUNDS + 1] = { NULL };
  const char *const seen[] = { _ ("not asked for"), _ ("asked for"), _ ("seen"), NULL };
  AdwPreferencesGroup *group = rb_form_group (dialog->form, NULL, NULL);

  for (int i = 0; i < RB_N_LEAVE_GROUNDS; i++)
    grounds[i] = rb_leave_ground_name ((RbLeaveGround) i);
  dialog->from =
      rb_form_day (dialog->form, group, _ ("First day"), (RbSession){ RB_DATE_NONE, RB_AM }, TRUE);
  dialog->to =
      rb_form_day (dialog->form, group, _ ("Last day"), (RbSession){ RB_DATE_NONE, RB_PM }, TRUE);
  dialog->reason = rb_form_entry (dialog->form, group, _ ("What it is for, in their words"), NULL);
  group = rb_form_group (dialog->form, NULL, NULL);
  dialog->ground = rb_form_choice (dialog->form, group, _ ("Ground"), grounds, 0);
  dialog->evidence = rb_form_choice (dialog->form, group, _ ("Evidence"), seen, 0);
  dialog->asked_by = rb_form_entry (dialog->form, group, _ ("Asked by"), NULL);
  dialog->received =
      rb_form_day (dialog->form, group, _ ("Received on"), (RbSession){ now.date, RB_AM }, FALSE);
  dialog->confidential = rb_form_switch (dialog->form, group, _ ("Confidential"),
                                         _ ("The reason is for some roles only"), FALSE);
}

void
rb_leave_dialog_open (GtkWidget *from, RbWorkspace *workspace, int row)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->form = rb_form_new (from, workspace, _ ("Leave Request"), _ ("_Take In"));
  g_object_set_data_full (G_OBJECT (dialog->form), "rb-dialog", dialog, g_free);
  dialog->picker = rb_pupil_picker_new (dialog->form, TRUE, TRUE, row);
  add_rows (dialog, rb_workspace_now (workspace));
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (apply_cb), dialog);
  rb_form_present (dialog->form, row < 0 ? rb_pupil_picker_entry (dialog->picker)
                                         : GTK_WIDGET (dialog->from.day));
}
