/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of a decision about leave. */
#include "app/absence/rb-decision-dialog.h"

#include "app/rb-form.h"
#include "app/absence/rb-leave-dialog.h"
#include "app/absence/rb-leave-post.h"
#include "app/rb-chooser.h"
#include "app/rb-flow.h"
#include "app/rb-notice.h"
#include "app/rb-right-guard.h"
#include "school/rb-clock.h"
#include "school/rb-leave.h"
#include "school/rb-lists.h"
#include "store/rb-store-staff.h"

#include <glib/gi18n.h>
#include <string.h>

/* One day of one child. */
typedef struct
{
  gint64 day_id;
  GtkDropDown *choice; /* not decided, granted, refused */
} Line;

enum
{
  OPEN,
  GRANTED,
  REFUSED
};

typedef struct
{
  RbForm *form;
  gint64 leave_id;
  GArray *lines; /* Line */
  GtkEditable *code, *reason, *decided_by;
  gboolean filling;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_array_unref (dialog->lines);
  g_free (dialog);
}

static const RbLeave *
leave_of (Dialog *dialog)
{
  return rb_office_find (rb_form_school (dialog->form)->office, RB_RECORD_LEAVE, dialog->leave_id);
}

static RbIdentity *
identity_of (RbWorkspace *workspace)
{
  RbStore *store = rb_workspace_store (workspace);

  return store ? rb_store_identity (store) : NULL;
}

/* The decision as it stands; NULL with a sentence. */
static RbChange *
decide (Dialog *dialog, GError **error)
{
  RbWorkspace *workspace = rb_form_workspace (dialog->form);
  g_autoptr (RbIdentity) identity = identity_of (workspace);
  g_autofree RbLeaveVerdict *verdicts = g_new0 (RbLeaveVerdict, dialog->lines->len + 1);
  const char *code = gtk_editable_get_text (dialog->code);
  const char *by = gtk_editable_get_text (dialog->decided_by);
  RbSchool *school = rb_form_school (dialog->form);
  RbDeed deed = rb_workspace_deed (workspace);
  RbLeaveDecision decision = { verdicts, 0, gtk_editable_get_text (dialog->reason), by, NULL };

  if (!rb_leave_may_decide (identity, error))
    return NULL;
  for (guint i = 0; i < dialog->lines->len; i++)
    {
      const Line *line = &g_array_index (dialog->lines, Line, i);
      guint choice = gtk_drop_down_get_selected (line->choice);

      if (choice != OPEN)
        verdicts[decision.n++] =
            (RbLeaveVerdict){ line->day_id, choice == GRANTED, choice == GRANTED ? code : NULL };
    }
  decision.decided_position = g_strcmp0 (by, school->details->headteacher) == 0 ? "Headteacher"
                              : g_strcmp0 (by, deed.who) == 0                   ? deed.position
                                                                                : NULL;
  return rb_leave_decide (school, leave_of (dialog), &decision, &deed, error);
}

static void
changed_cb (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = NULL;
  g_autofree char *words = NULL;

  if (dialog->filling)
    return;
  change = decide (dialog, &error);
  words = change ? rb_leave_marks_words (rb_form_school (dialog->form), change) : NULL;
  rb_form_set_preview (dialog->form, words);
  rb_form_set_problem (dialog->form, error ? error->message : NULL);
}

static void
apply_cb (Dialog *dialog)
{
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog->form)));
  RbWorkspace *workspace = g_object_ref (rb_form_workspace (dialog->form));
  gint64 leave_id = dialog->leave_id;
  GError *error = NULL;
  RbChange *change = decide (dialog, &error);

  if (rb_form_apply (dialog->form, change, error, _ ("Leave decided")))
    {
      const RbLeave *leave =
          rb_office_find (rb_workspace_school (workspace)->office, RB_RECORD_LEAVE, leave_id);
      const char *outcome = rb_leave_outcome (rb_workspace_school (workspace), leave);

      if (strcmp (outcome, "granted") != 0)
        rb_notice_show (window, _ ("Ring the family today: leave was refused"), _ ("Undo"),
                        "win.undo");
    }
  g_object_unref (workspace);
}

static void
set_all (Dialog *dialog, guint choice)
{
  dialog->filling = TRUE;
  for (guint i = 0; i < dialog->lines->len; i++)
    gtk_drop_down_set_selected (g_array_index (dialog->lines, Line, i).choice, choice);
  dialog->filling = FALSE;
  changed_cb (dialog);
}

static void
grant_all_cb (Dialog *dialog)
{
  set_all (dialog, GRANTED);
}

static void
refuse_all_cb (Dialog *dialog)
{
  set_all (dialog, REFUSED);
}

static void
add_remarks (Dialog *dialog, const RbLeave *leave)
{
  g_autoptr (GPtrArray) remarks = rb_leave_remarks (
      rb_form_school (dialog->form), leave, rb_workspace_now (rb_form_workspace (dialog->form)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < remarks->len; i++)
    {
      const RbLeaveRemark *remark = remarks->pdata[i];
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *icon = gtk_image_new_from_icon_name (remark->warning ? "dialog-warning-symbolic"
                                                                      : "object-select-symbolic");
      GtkWidget *label = gtk_label_new (remark->sentence);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_add_css_class (icon, remark->warning ? "rb-warning" : "dim-label");
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      remark->warning ? _ ("To look at") : _ ("To know"), -1);
      gtk_box_append (GTK_BOX (line), icon);
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_widget_add_css_class (box, "rb-prompt");
  rb_form_add (dialog->form, box);
}

static GtkWidget *
make_choice (Dialog *dialog, const RbLeaveDay *day, const char *label)
{
  const char *const words[] = { _ ("not decided"), _ ("granted"), _ ("refused"), NULL };
  GtkWidget *choice = gtk_drop_down_new_from_strings (words);
  Line line = { day->base.id, GTK_DROP_DOWN (choice) };

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice),
                              strcmp (day->decision, "granted") == 0   ? GRANTED
                              : strcmp (day->decision, "refused") == 0 ? REFUSED
                                                                       : OPEN);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  rb_chooser_name (GTK_DROP_DOWN (choice), label);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (changed_cb), dialog);
  g_array_append_val (dialog->lines, line);
  return choice;
}

static void
add_day (Dialog *dialog, AdwPreferencesGroup *group, const RbLeaveDay *day, const char *name)
{
  g_autofree char *date = rb_date_format (day->day, RB_DATE_WEEKDAY);
  g_autofree char *label = g_strdup_printf ("%s, %s", name, date);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), date);
  if (strcmp (day->session, "day") != 0)
    adw_action_row_set_subtitle (
        ADW_ACTION_ROW (row), strcmp (day->session, "am") == 0 ? _ ("morning") : _ ("afternoon"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_choice (dialog, day, label));
  adw_preferences_group_add (group, row);
}

static void
add_days (Dialog *dialog)
{
  RbSchool *school = rb_form_school (dialog->form);
  g_autoptr (GPtrArray) days = rb_leave_days (school->office, dialog->leave_id);
  AdwPreferencesGroup *group = NULL;
  g_autofree char *name = NULL;
  gint64 last = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const RbLeaveDay *day = days->pdata[i];
      int row = rb_roster_find (school->roster, day->pupil_id);

      if (row < 0)
        continue;
      if (day->pupil_id != last)
        {
          const RbClass *klass = rb_roster_class_on (school->roster, (guint) row, day->day);
          g_autofree char *title = NULL, *markup = NULL;

          g_free (name);
          name = rb_pupil_name (rb_roster_pupil (school->roster, (guint) row));
          title = g_strdup_printf ("%s%s%s", name, klass ? ", " : "", klass ? klass->name : "");
          markup = g_markup_escape_text (title, -1);
          group = rb_form_group (dialog->form, markup, NULL);
        }
      last = day->pupil_id;
      add_day (dialog, group, day, name);
    }
}

static void
add_both_buttons (Dialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *grant = gtk_button_new_with_mnemonic (_ ("_Grant All"));
  GtkWidget *refuse = gtk_button_new_with_mnemonic (_ ("_Refuse All"));

  g_signal_connect_swapped (grant, "clicked", G_CALLBACK (grant_all_cb), dialog);
  g_signal_connect_swapped (refuse, "clicked", G_CALLBACK (refuse_all_cb), dialog);
  rb_right_bind (grant, rb_form_workspace (dialog->form), RB_RIGHT_DECIDE_LEAVE);
  rb_right_bind (refuse, rb_form_workspace (dialog->form), RB_RIGHT_DECIDE_LEAVE);
  gtk_box_append (GTK_BOX (box), grant);
  gtk_box_append (GTK_BOX (box), refuse);
  rb_form_add (dialog->form, box);
}

/* --- what follows a decision --- */

static void
withdraw_cb (Dialog *dialog)
{
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));

  rb_form_apply (dialog->form,
                 rb_leave_withdraw (rb_form_school (dialog->form), leave_of (dialog), &deed), NULL,
                 _ ("Leave request withdrawn"));
}

static void
called_cb (Dialog *dialog)
{
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));
  const RbLeave *leave = leave_of (dialog);

  rb_form_apply (dialog->form,
                 rb_leave_tick (rb_form_school (dialog->form), leave, RB_LEAVE_CALLED,
                                leave->called_at == 0, &deed),
                 NULL, leave->called_at == 0 ? _ ("Family rung") : _ ("Call taken back"));
}

static void
evidence_cb (Dialog *dialog)
{
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));

  rb_form_apply (dialog->form,
                 rb_leave_tick (rb_form_school (dialog->form), leave_of (dialog), RB_LEAVE_EVIDENCE,
                                TRUE, &deed),
                 NULL, _ ("Evidence seen"));
}

static void
letter_cb (Dialog *dialog)
{
  rb_leave_post_print (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog->form))),
                       rb_form_workspace (dialog->form), dialog->leave_id);
  gtk_window_close (GTK_WINDOW (dialog->form));
}

static void
save_letter_cb (Dialog *dialog)
{
  rb_leave_post_save (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog->form))),
                      rb_form_workspace (dialog->form), dialog->leave_id);
  gtk_window_close (GTK_WINDOW (dialog->form));
}

static void
settle_cb (Dialog *dialog)
{
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));

  rb_form_apply (dialog->form,
                 rb_leave_settle (rb_form_school (dialog->form), leave_of (dialog), &deed), NULL,
                 _ ("Absence on refused days is G"));
}

static void
add_button (Dialog *dialog, RbFlow *box, const char *words, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (words);

  g_signal_connect_swapped (button, "clicked", clicked, dialog);
  rb_flow_append (box, button);
}

/* "Ring Mrs Fletcher, 07700 900829", where a refusal is still to be told. */
static void
add_whom_to_ring (Dialog *dialog, const RbLeave *leave)
{
  RbSchool *school = rb_form_school (dialog->form);
  g_autoptr (GArray) rows = rb_leave_rows (school, leave->base.id);
  gint64 pupil_id =
      rows->len > 0 ? rb_roster_pupil (school->roster, g_array_index (rows, guint, 0))->id : 0;
  const RbContact *contact = rb_list_contact (school, pupil_id);
  g_autofree char *words = NULL;
  GtkWidget *label;

  words = contact ? g_strdup_printf (_ ("Ring %s %s %s today: %s"), contact->title,
                                     contact->forename, contact->surname, contact->phone)
                  : g_strdup (_ ("Ring the family today. No contact has a number."));
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_add_css_class (label, "heading");
  rb_form_add (dialog->form, label);
}

static void
add_afterwards (Dialog *dialog, const RbLeave *leave)
{
  RbFlow *box = g_object_new (RB_TYPE_FLOW, NULL);
  RbMoment now = rb_workspace_now (rb_form_workspace (dialog->form));
  g_autoptr (GArray) taken = rb_leave_taken (rb_form_school (dialog->form), leave->base.id, now);
  gboolean decided = strcmp (leave->state, "decided") == 0;
  gboolean told =
      decided && strcmp (rb_leave_outcome (rb_form_school (dialog->form), leave), "granted") != 0;

  if (told && leave->called_at == 0)
    add_whom_to_ring (dialog, leave);
  if (decided)
    {
      add_button (dialog, box, _ ("_Letters…"), G_CALLBACK (letter_cb));
      add_button (dialog, box, _ ("Letters as _PDF…"), G_CALLBACK (save_letter_cb));
    }
  if (told)
    add_button (dialog, box, leave->called_at ? _ ("Not Rung _After All") : _ ("Family R_ung"),
                G_CALLBACK (called_cb));
  if (taken->len > 0)
    add_button (dialog, box, _ ("_N to G"), G_CALLBACK (settle_cb));
  if (strcmp (leave->state, "withdrawn") != 0 && strcmp (leave->evidence, "seen") != 0)
    add_button (dialog, box, _ ("_Evidence Seen"), G_CALLBACK (evidence_cb));
  if (strcmp (leave->state, "withdrawn") != 0)
    add_button (dialog, box, _ ("_Withdraw"), G_CALLBACK (withdraw_cb));
  rb_form_add (dialog->form, GTK_WIDGET (box));
}

static char *
about (RbSchool *school, const RbLeave *leave)
{
  RbLeaveGround ground = RB_LEAVE_EXCEPTIONAL;
  g_autofree char *days = rb_date_range_format (leave->first_day, leave->last_day);
  g_autofree char *asked = rb_date_format (leave->received_on, RB_DATE_WEEKDAY);
  const char *reason = leave->base.hidden ? _ ("confidential") : leave->reason;

  rb_leave_ground_parse (leave->ground, &ground);
  return g_strdup_printf (_ ("%s: %s\n%s, asked for on %s%s%s"), rb_leave_ground_name (ground),
                          reason, days, asked, *leave->asked_by ? _ (" by ") : "", leave->asked_by);
}

static void
add_decision (Dialog *dialog, const RbLeave *leave)
{
  RbSchool *school = rb_form_school (dialog->form);
  AdwPreferencesGroup *group = rb_form_group (dialog->form, _ ("Decision"), NULL);
  g_autoptr (RbIdentity) identity = identity_of (rb_form_workspace (dialog->form));
  RbLeaveGround ground = RB_LEAVE_EXCEPTIONAL;
  const char *by = identity             ? identity->name
                   : *leave->decided_by ? leave->decided_by
                                        : school->details->headteacher;

  rb_leave_ground_parse (leave->ground, &ground);
  dialog->reason = rb_form_entry (dialog->form, group, _ ("Reason, as it stands in the letter"),
                                  leave->decision_reason);
  dialog->decided_by = rb_form_entry (dialog->form, group, _ ("Decided by"), by);
  dialog->code = rb_form_entry (dialog->form, group, _ ("Code of granted days"),
                                rb_leave_ground_code (ground));
}

static GtkWidget *
make_about (RbSchool *school, const RbLeave *leave)
{
  g_autofree char *words = about (school, leave);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

void
rb_decision_dialog_open (GtkWidget *from, RbWorkspace *workspace, gint64 leave_id)
{
  RbSchool *school = rb_workspace_school (workspace);
  const RbLeave *leave = rb_office_find (school->office, RB_RECORD_LEAVE, leave_id);
  g_autofree char *names = NULL, *title = NULL;
  Dialog *dialog;

  if (leave == NULL)
    return;
  names = rb_leave_names (school, leave_id);
  title = g_strdup_printf (_ ("Leave of %s"), names);
  dialog = g_new0 (Dialog, 1);
  dialog->leave_id = leave_id;
  dialog->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  dialog->form = rb_form_new (from, workspace, title, _ ("_Decide"));
  g_object_set_data_full (G_OBJECT (dialog->form), "rb-dialog", dialog, dialog_free);
  dialog->filling = TRUE;
  rb_form_add (dialog->form, make_about (school, leave));
  add_remarks (dialog, leave);
  add_afterwards (dialog, leave);
  add_decision (dialog, leave);
  add_both_buttons (dialog);
  add_days (dialog);
  dialog->filling = FALSE;
  gtk_window_set_default_size (GTK_WINDOW (dialog->form), 620, 760);
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (apply_cb), dialog);
  rb_form_present (dialog->form, GTK_WIDGET (dialog->reason));
}
