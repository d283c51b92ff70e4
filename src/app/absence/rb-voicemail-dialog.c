/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A child is chosen by the first letters of the name, a line appears with the cursor in what was
 * said, Enter goes back for the next one. Brothers and sisters who are away without a reason are
 * offered with a line of their own, to be ticked. */
#include "app/absence/rb-voicemail-dialog.h"

#include "analysis/rb-day.h"
#include "app/absence/rb-message-kinds.h"
#include "app/rb-chooser.h"
#include "app/rb-pupil-picker.h"
#include "school/rb-absence.h"
#include "school/rb-clock.h"

#include <glib/gi18n.h>

typedef struct
{
  RbForm *form; /* owns it */
  RbPupilPicker *picker;
  GtkWidget *list;
  GPtrArray *lines; /* Line */
} Dialog;

typedef struct
{
  guint row;
  GArray *rows; /* that one */
  GtkWidget *box, *check, *kind, *said, *back, *words;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_array_unref (line->rows);
  g_free (line);
}

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_ptr_array_unref (dialog->lines);
  g_free (dialog);
}

static gboolean
is_ticked (const Line *line)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (line->check));
}

/* FALSE where the expected return is no day. */
static gboolean
read_line (Dialog *dialog, const Line *line, RbMessage *message)
{
  RbMoment now = rb_workspace_now (rb_form_workspace (dialog->form));
  const RbMessageKind *kind =
      rb_message_kind (gtk_drop_down_get_selected (GTK_DROP_DOWN (line->kind)));
  g_autofree char *back = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (line->back))));
  RbDate day = RB_DATE_NONE;

  if (*back && (!rb_date_parse (back, &day) || day <= now.date))
    return FALSE;
  *message = (RbMessage){
    .rows = line->rows,
    .from = { now.date, RB_AM },
    .to = rb_absence_last_session (rb_form_school (dialog->form), day, now),
    .code = kind->code,
    .origin = kind->origin,
    .told_by = _ ("voicemail"),
    .reason = gtk_editable_get_text (GTK_EDITABLE (line->said)),
    .expected_return = day,
    .evidence = "",
  };
  return TRUE;
}

/* What a line would do, or what is wrong with it, under the line. */
static gboolean
show_line (Dialog *dialog, const Line *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbBulkPlan) plan = NULL;
  g_autofree char *words = NULL;
  RbMessage message;

  if (!is_ticked (line))
    words = g_strdup (_ ("Tick where the message speaks of this child, too."));
  else if (!read_line (dialog, line, &message))
    words = g_strdup (_ ("Write the day as a date after today, such as 23 March 2026."));
  else
    plan = rb_absence_plan (rb_form_school (dialog->form), &message,
                            rb_workspace_now (rb_form_workspace (dialog->form)), &error);
  if (words == NULL)
    words = plan ? rb_bulk_words (plan) : g_strdup (error->message);
  gtk_label_set_text (GTK_LABEL (line->words), words);
  if (plan || !is_ticked (line))
    gtk_widget_remove_css_class (line->words, "rb-warning");
  else
    gtk_widget_add_css_class (line->words, "rb-warning");
  return plan != NULL || !is_ticked (line);
}

static guint
n_ticked (Dialog *dialog)
{
  guint n = 0;

  for (guint i = 0; i < dialog->lines->len; i++)
    n += is_ticked (dialog->lines->pdata[i]);
  return n;
}

static void
show (Dialog *dialog)
{
  guint wrong = 0, n = n_ticked (dialog);
  g_autofree char *words = NULL;

  for (guint i = 0; i < dialog->lines->len; i++)
    wrong += !show_line (dialog, dialog->lines->pdata[i]);
  words = n == 0 ? NULL
                 : g_strdup_printf (ngettext ("%u child, kept as one change.",
                                              "%u children, kept as one change.", n),
                                    n);
  gtk_widget_set_visible (dialog->list, dialog->lines->len > 0);
  rb_form_set_preview (dialog->form, words);
  rb_form_set_problem (dialog->form, n == 0 ? _ ("Choose the child of the first message.")
                                     : wrong > 0
                                         ? _ ("A line cannot be kept as it is: it says why.")
                                         : NULL);
}

static Line *
line_of (Dialog *dialog, guint row)
{
  for (guint i = 0; i < dialog->lines->len; i++)
    if (((Line *) dialog->lines->pdata[i])->row == row)
      return dialog->lines->pdata[i];
  return NULL;
}

static void
next_cb (Dialog *dialog)
{
  gtk_widget_grab_focus (rb_pupil_picker_entry (dialog->picker));
}

static void
remove_cb (GtkWidget *button, Dialog *dialog)
{
  for (guint i = 0; i < dialog->lines->len; i++)
    {
      Line *line = dialog->lines->pdata[i];

      if (!gtk_widget_is_ancestor (button, line->box))
        continue;
      gtk_list_box_remove (GTK_LIST_BOX (dialog->list), gtk_widget_get_parent (line->box));
      g_ptr_array_remove_index (dialog->lines, i);
      break;
    }
  next_cb (dialog);
  show (dialog);
}

static GtkWidget *
make_entry (Dialog *dialog, const char *what, const char *name, int chars)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), name, what);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), what);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), chars);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (show), dialog);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (next_cb), dialog);
  return entry;
}

static GtkWidget *
make_remove (Dialog *dialog, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Take %s Out"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), dialog);
  return button;
}

static void
fill_line (Dialog *dialog, Line *line, const char *name, gboolean ticked)
{
  g_autofree const char **kinds = rb_message_words ();
  g_autofree char *kind = g_strdup_printf (_ ("%s: what was said"), name);

  line->check = gtk_check_button_new_with_label (name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (line->check), ticked);
  gtk_widget_set_size_request (line->check, 190, -1);
  line->kind = gtk_drop_down_new_from_strings (kinds);
  rb_chooser_name (GTK_DROP_DOWN (line->kind), kind);
  line->said = make_entry (dialog, _ ("in their words"), name, 16);
  gtk_widget_set_hexpand (line->said, TRUE);
  line->back = make_entry (dialog, _ ("expected back"), name, 12);
  line->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (line->words), 0);
  gtk_label_set_wrap (GTK_LABEL (line->words), TRUE);
  gtk_widget_add_css_class (line->words, "caption");
  g_signal_connect_swapped (line->check, "toggled", G_CALLBACK (show), dialog);
  g_signal_connect_swapped (line->kind, "notify::selected", G_CALLBACK (show), dialog);
}

static void
add_line (Dialog *dialog, guint row, gboolean ticked)
{
  RbSchool *school = rb_form_school (dialog->form);
  RbDate today = rb_workspace_now (rb_form_workspace (dialog->form)).date;
  const RbClass *klass = rb_roster_class_on (school->roster, row, today);
  g_autofree char *pupil = rb_pupil_name (rb_roster_pupil (school->roster, row));
  g_autofree char *name = klass ? g_strdup_printf ("%s, %s", pupil, klass->name) : g_strdup (pupil);
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Line *line = g_new0 (Line, 1);

  line->row = row;
  line->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (line->rows, row);
  line->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  fill_line (dialog, line, name, ticked);
  gtk_box_append (GTK_BOX (fields), line->check);
  gtk_box_append (GTK_BOX (fields), line->kind);
  gtk_box_append (GTK_BOX (fields), line->said);
  gtk_box_append (GTK_BOX (fields), line->back);
  gtk_box_append (GTK_BOX (fields), make_remove (dialog, pupil));
  gtk_box_append (GTK_BOX (line->box), fields);
  gtk_box_append (GTK_BOX (line->box), line->words);
  gtk_widget_add_css_class (line->box, "rb-voicemail");
  gtk_list_box_append (GTK_LIST_BOX (dialog->list), line->box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (gtk_widget_get_parent (line->box)), FALSE);
  gtk_widget_set_focusable (gtk_widget_get_parent (line->box), FALSE);
  g_ptr_array_add (dialog->lines, line);
}

static void
add_siblings (Dialog *dialog, guint row)
{
  RbSchool *school = rb_form_school (dialog->form);
  RbMoment now = rb_workspace_now (rb_form_workspace (dialog->form));
  g_autoptr (GArray) siblings = rb_roster_siblings (school->roster, row);

  for (guint i = 0; i < siblings->len; i++)
    {
      guint other = g_array_index (siblings, guint, i);
      RbAway away;

      if (!line_of (dialog, other) && rb_day_away_pupil (school, other, now.date, now, &away)
          && away.state == RB_AWAY_UNEXPLAINED)
        add_line (dialog, other, FALSE);
    }
}

/* Whoever was chosen gets a line, and the cursor. */
static void
changed_cb (Dialog *dialog)
{
  g_autoptr (GArray) rows = rb_pupil_picker_rows (dialog->picker);
  Line *line;
  guint row;

  if (rows->len > 0)
    {
      row = g_array_index (rows, guint, 0);
      rb_pupil_picker_clear (dialog->picker);
      if (!line_of (dialog, row))
        {
          add_line (dialog, row, TRUE);
          add_siblings (dialog, row);
        }
      line = line_of (dialog, row);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (line->check), TRUE);
      show (dialog);
      gtk_widget_grab_focus (line->said);
      return;
    }
  show (dialog);
}

static void
apply_cb (Dialog *dialog)
{
  RbWorkspace *workspace = rb_form_workspace (dialog->form);
  g_autoptr (GArray) messages = g_array_new (FALSE, TRUE, sizeof (RbMessage));
  g_autofree char *label = NULL;
  GError *error = NULL;
  RbChange *change;

  for (guint i = 0; i < dialog->lines->len; i++)
    {
      RbMessage message;

      if (is_ticked (dialog->lines->pdata[i])
          && read_line (dialog, dialog->lines->pdata[i], &message))
        g_array_append_val (messages, message);
    }
  label = g_strdup_printf (ngettext ("%u message noted", "%u messages noted", messages->len),
                           messages->len);
  change =
      rb_absence_changes (rb_form_school (dialog->form), (const RbMessage *) messages->data,
                          messages->len, rb_workspace_now (workspace), rb_workspace_who (workspace),
                          rb_workspace_position (workspace), rb_clock_seconds (), &error);
  rb_form_apply (dialog->form, change, error, label);
}

void
rb_voicemail_dialog_open (GtkWidget *from, RbWorkspace *workspace)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->form = rb_form_new (from, workspace, _ ("Voicemails"), _ ("_Keep All"));
  dialog->lines = g_ptr_array_new_with_free_func (line_free);
  g_object_set_data_full (G_OBJECT (dialog->form), "rb-voicemails", dialog, dialog_free);
  dialog->picker = rb_pupil_picker_new (dialog->form, FALSE, FALSE, -1);
  dialog->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (dialog->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (dialog->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Messages"), -1);
  rb_form_add (dialog->form, dialog->list);
  gtk_window_set_default_size (GTK_WINDOW (dialog->form), 900, 560);
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (apply_cb), dialog);
  rb_form_present (dialog->form, rb_pupil_picker_entry (dialog->picker));
}
