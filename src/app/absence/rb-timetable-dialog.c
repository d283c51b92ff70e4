/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs of timetables. */
#include "app/absence/rb-timetable-dialog.h"

#include "app/absence/rb-leave-dialog.h"
#include "app/rb-pupil-picker.h"
#include "app/rb-notice.h"
#include "school/rb-clock.h"
#include "school/rb-timetable.h"

#include <glib/gi18n.h>

typedef struct
{
  RbForm *form;
  RbPupilPicker *picker;
  AdwComboRow *kind;
  GtkToggleButton *sessions[10];
  RbFormDay first, last, review;
  GtkEditable *agreed, *note;
  gint64 timetable_id;
  guint shown; /* row for which the days were proposed, plus 1 */
} Dialog;

static RbTimetableEntry
read_entry (Dialog *dialog, guint row, char sessions[11])
{
  for (guint i = 0; i < 10; i++)
    sessions[i] = gtk_toggle_button_get_active (dialog->sessions[i]) ? '1' : '0';
  sessions[10] = '\0';
  return (RbTimetableEntry){ .row = row,
                             .nursery = adw_combo_row_get_selected (dialog->kind) == 1,
                             .sessions = sessions,
                             .first_day = rb_form_get_day (&dialog->first).date,
                             .last_day = rb_form_get_day (&dialog->last).date,
                             .review_day = rb_form_get_day (&dialog->review).date,
                             .agreed_with = gtk_editable_get_text (dialog->agreed),
                             .note = gtk_editable_get_text (dialog->note) };
}

/* A nursery timetable ends where compulsory school age begins. */
static void
propose_end (Dialog *dialog, guint row)
{
  const RbPupil *pupil = rb_roster_pupil (rb_form_school (dialog->form)->roster, row);
  RbDate end = rb_timetable_nursery_end (pupil);

  if (adw_combo_row_get_selected (dialog->kind) != 1 || dialog->shown == row + 1
      || end == RB_DATE_NONE)
    return;
  dialog->shown = row + 1;
  rb_form_set_day (&dialog->last, end);
}

static void
changed_cb (Dialog *dialog)
{
  RbWorkspace *workspace = rb_form_workspace (dialog->form);
  g_autoptr (GArray) rows = rb_pupil_picker_rows (dialog->picker);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbBulkPlan) plan = NULL;
  g_autofree char *words = NULL;
  RbTimetableEntry entry;
  char sessions[11];

  if (rows->len == 0)
    {
      rb_form_set_preview (dialog->form, NULL);
      rb_form_set_problem (dialog->form, _ ("Choose the child."));
      return;
    }
  propose_end (dialog, g_array_index (rows, guint, 0));
  entry = read_entry (dialog, g_array_index (rows, guint, 0), sessions);
  plan = rb_timetable_plan (rb_form_school (dialog->form), &entry, rb_workspace_now (workspace),
                            &error);
  words = plan ? rb_bulk_words (plan) : NULL;
  rb_form_set_preview (dialog->form, words);
  rb_form_set_problem (dialog->form, error ? error->message : NULL);
}

static void
apply_cb (Dialog *dialog)
{
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));
  g_autoptr (GArray) rows = rb_pupil_picker_rows (dialog->picker);
  char sessions[11];
  RbTimetableEntry entry = read_entry (dialog, g_array_index (rows, guint, 0), sessions);
  g_autofree char *names = rb_rows_words (rb_form_school (dialog->form), rows);
  g_autofree char *label = g_strdup_printf (_ ("Timetable of %s noted"), names);
  GError *error = NULL;
  RbChange *change = rb_timetable_change (rb_form_school (dialog->form), &entry, &deed, &error);

  rb_form_apply (dialog->form, change, error, label);
}

/* Ten buttons: the weekdays beside one another, the morning over the afternoon. */
static void
add_sessions (Dialog *dialog)
{
  AdwPreferencesGroup *group =
      rb_form_group (dialog->form, _ ("Comes on"), _ ("Pressed: the child comes to it."));
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *label =
          g_strdup_printf ("%.3s %s", rb_weekday_name ((int) i / 2), rb_half_name (i % 2));
      g_autofree char *name = g_strdup_printf (i % 2 ? _ ("%s afternoon") : _ ("%s morning"),
                                               rb_weekday_name ((int) i / 2));
      GtkWidget *button = gtk_toggle_button_new_with_label (label);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i % 2 == 0);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (rb_form_touch), dialog->form);
      gtk_grid_attach (GTK_GRID (grid), button, (int) i / 2, (int) i % 2, 1, 1);
      dialog->sessions[i] = GTK_TOGGLE_BUTTON (button);
    }
  adw_preferences_group_add (group, grid);
}

static Dialog *
dialog_new (GtkWidget *from, RbWorkspace *workspace, const char *title, const char *apply)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->form = rb_form_new (from, workspace, title, apply);
  g_object_set_data_full (G_OBJECT (dialog->form), "rb-dialog", dialog, g_free);
  return dialog;
}

void
rb_timetable_dialog_open (GtkWidget *from, RbWorkspace *workspace, int row)
{
  Dialog *dialog = dialog_new (from, workspace, _ ("Timetable"), _ ("_Plan It"));
  const char *const kinds[] = { _ ("Part-time (C2)"), _ ("Nursery, reception (X)"), NULL };
  RbDate today = rb_workspace_now (workspace).date;
  AdwPreferencesGroup *group;

  dialog->picker = rb_pupil_picker_new (dialog->form, FALSE, FALSE, row);
  group = rb_form_group (dialog->form, NULL, NULL);
  dialog->kind = rb_form_choice (dialog->form, group, _ ("Kind"), kinds, 0);
  add_sessions (dialog);
  group = rb_form_group (dialog->form, NULL, NULL);
  dialog->first =
      rb_form_day (dialog->form, group, _ ("First day"), (RbSession){ today, RB_AM }, FALSE);
  dialog->last = rb_form_day (dialog->form, group, _ ("Last day, compulsory"),
                              (RbSession){ RB_DATE_NONE, RB_PM }, FALSE);
  dialog->review = rb_form_day (dialog->form, group, _ ("Looked at again on"),
                                (RbSession){ RB_DATE_NONE, RB_AM }, FALSE);
  dialog->agreed = rb_form_entry (dialog->form, group, _ ("Agreed with"), NULL);
  dialog->note = rb_form_entry (dialog->form, group, _ ("Note"), NULL);
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (apply_cb), dialog);
  rb_form_present (dialog->form, row < 0 ? rb_pupil_picker_entry (dialog->picker)
                                         : GTK_WIDGET (dialog->first.day));
}

/* --- looked at again --- */

static const RbTimetable *
timetable_of (Dialog *dialog)
{
  return rb_office_find (rb_form_school (dialog->form)->office, RB_RECORD_TIMETABLE,
                         dialog->timetable_id);
}

/* Goes on to the next review, or ends on a day. */
static RbChange *
review_change (Dialog *dialog, GError **error)
{
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));
  RbSchool *school = rb_form_school (dialog->form);
  RbDate day = rb_form_get_day (&dialog->review).date;

  if (adw_combo_row_get_selected (dialog->kind) == 0)
    return rb_timetable_reviewed (school, timetable_of (dialog), day, &deed, error);
  return rb_timetable_end (school, timetable_of (dialog), day, &deed, error);
}

static void
review_changed_cb (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = review_change (dialog, &error);
  guint n = change ? rb_change_n (change) : 0;
  g_autofree char *words =
      n > 0 ? g_strdup_printf (
          ngettext ("%u planned mark is taken away.", "%u planned marks are taken away.", n), n)
            : NULL;

  rb_form_set_preview (dialog->form, words);
  rb_form_set_problem (dialog->form, error ? error->message : NULL);
}

static void
review_apply_cb (Dialog *dialog)
{
  GError *error = NULL;
  gboolean goes_on = adw_combo_row_get_selected (dialog->kind) == 0;
  RbChange *change = review_change (dialog, &error);

  rb_form_apply (dialog->form, change, error,
                 goes_on ? _ ("Timetable looked at") : _ ("Timetable ended"));
}

static void
fill_cb (Dialog *dialog)
{
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));

  rb_form_apply (dialog->form,
                 rb_timetable_fill (rb_form_school (dialog->form), timetable_of (dialog), &deed),
                 NULL, _ ("Missing marks of the timetable set"));
}

void
rb_timetable_dialog_review (GtkWidget *from, RbWorkspace *workspace, gint64 timetable_id)
{
  const RbTimetable *timetable =
      rb_office_find (rb_workspace_school (workspace)->office, RB_RECORD_TIMETABLE, timetable_id);
  const char *const ways[] = { _ ("Goes on, next review on"), _ ("Ends after"), NULL };
  g_autofree char *words = NULL, *until = NULL, *about = NULL;
  AdwPreferencesGroup *group;
  GtkWidget *fill;
  Dialog *dialog;

  if (timetable == NULL)
    return;
  words = rb_timetable_words (timetable->sessions);
  until = rb_date_format (rb_timetable_until (timetable), RB_DATE_LONG);
  about = g_strdup_printf (_ ("Comes %s, until %s."), words, until);
  dialog = dialog_new (from, workspace, _ ("Timetable"), _ ("_Save"));
  dialog->timetable_id = timetable_id;
  group = rb_form_group (dialog->form, NULL, about);
  dialog->kind = rb_form_choice (dialog->form, group, _ ("From here on"), ways, 0);
  dialog->review = rb_form_day (
      dialog->form, group, _ ("Day"),
      (RbSession){ MIN (rb_workspace_now (workspace).date + 14, rb_timetable_until (timetable)),
                   RB_AM },
      FALSE);
  fill = gtk_button_new_with_mnemonic (_ ("Set _Missing Marks"));
  gtk_widget_set_halign (fill, GTK_ALIGN_START);
  g_signal_connect_swapped (fill, "clicked", G_CALLBACK (fill_cb), dialog);
  rb_form_add (dialog->form, fill);
  gtk_window_set_default_size (GTK_WINDOW (dialog->form), 500, 360);
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (review_changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (review_apply_cb), dialog);
  rb_form_present (dialog->form, GTK_WIDGET (dialog->review.day));
}
