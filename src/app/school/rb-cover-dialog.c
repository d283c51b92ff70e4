/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form over school/rb-cover.h. */
#include "app/school/rb-cover-dialog.h"

#include "app/absence/rb-leave-dialog.h"
#include "app/rb-form.h"
#include "app/rb-notice.h"
#include "app/rb-right-guard.h"
#include "school/rb-clock.h"
#include "school/rb-cover.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  RbForm *form;
  GPtrArray *classes; /* const RbClass*, in the order of the row */
  GPtrArray *names;   /* of the staff, in the order of the row; "Somebody else" follows */
  AdwComboRow *class_row, *half, *who;
  RbFormDay from, to;
  GtkEditable *name, *note;
  gint64 cover_id;
} Dialog;

static const char *const halves[] = { "day", "am", "pm" };

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_ptr_array_unref (dialog->classes);
  g_ptr_array_unref (dialog->names);
  g_free (dialog);
}

static gboolean
is_somebody_else (Dialog *dialog)
{
  return adw_combo_row_get_selected (dialog->who) >= dialog->names->len;
}

static RbCoverEntry
read_entry (Dialog *dialog)
{
  guint chosen = adw_combo_row_get_selected (dialog->class_row);
  const RbClass *klass = chosen < dialog->classes->len ? dialog->classes->pdata[chosen] : NULL;

  return (RbCoverEntry){
    .cover_id = dialog->cover_id,
    .class_id = klass ? klass->id : 0,
    .first_day = rb_form_get_day (&dialog->from).date,
    .last_day = rb_form_get_day (&dialog->to).date,
    .session = halves[adw_combo_row_get_selected (dialog->half)],
    .who = is_somebody_else (dialog)
               ? gtk_editable_get_text (dialog->name)
               : dialog->names->pdata[adw_combo_row_get_selected (dialog->who)],
    .note = gtk_editable_get_text (dialog->note),
  };
}

static RbChange *
make_change (Dialog *dialog, GError **error)
{
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));
  RbCoverEntry entry = read_entry (dialog);

  return rb_cover_change (rb_form_school (dialog->form), &entry, &deed, error);
}

static void
changed_cb (Dialog *dialog)
{
  RbCoverEntry entry = read_entry (dialog);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = make_change (dialog, &error);
  g_autofree char *effect = change ? rb_cover_effect (rb_form_school (dialog->form), &entry) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (dialog->name), is_somebody_else (dialog));
  rb_form_set_preview (dialog->form, effect);
  rb_form_set_problem (dialog->form, error ? error->message : NULL);
}

/* "3T is covered by Mr Hartley". (transfer full) */
static char *
label_of (Dialog *dialog)
{
  RbCoverEntry entry = read_entry (dialog);
  const RbClass *klass = rb_roster_class (rb_form_school (dialog->form)->roster, entry.class_id);

  return g_strdup_printf (_ ("%s is covered by %s"), klass ? klass->name : "", entry.who);
}

static void
apply_cb (Dialog *dialog)
{
  g_autofree char *label = label_of (dialog);
  GError *error = NULL;
  RbChange *change = make_change (dialog, &error);

  rb_form_apply (dialog->form, change, error, label);
}

/* --- an end --- */

static const RbCover *
cover_of (Dialog *dialog)
{
  return rb_office_find (rb_form_school (dialog->form)->office, RB_RECORD_COVER, dialog->cover_id);
}

static void
end_cb (Dialog *dialog)
{
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));
  const RbCover *cover = cover_of (dialog);
  RbChange *change = cover ? rb_cover_end (cover, deed.now.date, &deed) : NULL;

  if (change)
    rb_form_apply (dialog->form, change, NULL, _ ("Cover ends today"));
}

static void
remove_cb (Dialog *dialog)
{
  RbDeed deed = rb_workspace_deed (rb_form_workspace (dialog->form));
  const RbCover *cover = cover_of (dialog);

  if (cover)
    rb_form_apply (dialog->form, rb_cover_remove (cover, &deed), NULL, _ ("Cover removed"));
}

static void
add_button (Dialog *dialog, GtkWidget *box, const char *title, const char *css, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (title);

  gtk_widget_set_hexpand (button, TRUE);
  if (css)
    gtk_widget_add_css_class (button, css);
  g_signal_connect_swapped (button, "clicked", callback, dialog);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_ends (Dialog *dialog, const RbCover *cover)
{
  RbDate today = rb_workspace_now (rb_form_workspace (dialog->form)).date;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  if (cover->first_day <= today && (cover->last_day == RB_DATE_NONE || cover->last_day > today))
    add_button (dialog, box, _ ("_Ends Today"), NULL, G_CALLBACK (end_cb));
  add_button (dialog, box, _ ("_Remove This Cover"), "destructive-action", G_CALLBACK (remove_cb));
  rb_form_add (dialog->form, box);
}

/* --- the form --- */

/* The classes of the year, with the chosen one. */
static void
add_class (Dialog *dialog, AdwPreferencesGroup *group, gint64 class_id)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint chosen = 0;

  for (guint i = 0; i < dialog->classes->len; i++)
    {
      const RbClass *klass = dialog->classes->pdata[i];

      g_ptr_array_add (words, *klass->teacher
                                  ? g_strdup_printf ("%s, %s", klass->name, klass->teacher)
                                  : g_strdup (klass->name));
      if (klass->id == class_id)
        chosen = i;
    }
  g_ptr_array_add (words, NULL);
  dialog->class_row =
      rb_form_choice (dialog->form, group, _ ("Class"), (const char *const *) words->pdata, chosen);
}

/* Supply teachers first: they are who mostly covers. */
static void
add_names (Dialog *dialog, const RbRoster *roster, RbDate today, gboolean supply)
{
  for (guint i = 0; i < rb_roster_n_staff (roster); i++)
    {
      const RbStaff *staff = rb_roster_staff (roster, i);
      RbStaffRole role = rb_staff_role_parse (staff->role);
      gboolean gone = staff->left || (staff->last_day != RB_DATE_NONE && staff->last_day < today);

      if (!gone && (role == RB_STAFF_SUPPLY) == supply)
        g_ptr_array_add (dialog->names, staff->name);
    }
}

static void
add_who (Dialog *dialog, AdwPreferencesGroup *group, const char *name)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint chosen = name ? dialog->names->len : 0;

  for (guint i = 0; i < dialog->names->len; i++)
    {
      g_ptr_array_add (words, dialog->names->pdata[i]);
      if (name && strcmp (dialog->names->pdata[i], name) == 0)
        chosen = i;
    }
  g_ptr_array_add (words, _ ("Somebody else…"));
  g_ptr_array_add (words, NULL);
  dialog->who = rb_form_choice (dialog->form, group, _ ("Who covers"),
                                (const char *const *) words->pdata, chosen);
  dialog->name = rb_form_entry (dialog->form, group, _ ("Name of the supply teacher"),
                                name && chosen == dialog->names->len ? name : NULL);
}

static void
open_form (GtkWidget *from, RbWorkspace *workspace, gint64 class_id, const RbCover *cover)
{
  const char *const words[] = { _ ("Morning and afternoon"), _ ("Mornings"), _ ("Afternoons"),
                                NULL };
  RbSchool *school = rb_workspace_school (workspace);
  RbDate today = rb_workspace_now (workspace).date;
  RbDate first = cover ? cover->first_day : today;
  RbDate last = cover && cover->last_day != RB_DATE_NONE ? cover->last_day : first;
  Dialog *dialog = g_new0 (Dialog, 1);
  AdwPreferencesGroup *group;
  guint half = 0;

  dialog->form = rb_form_new (from, workspace, _ ("Cover"), cover ? _ ("_Save") : _ ("_Add"));
  g_object_set_data_full (G_OBJECT (dialog->form), "rb-dialog", dialog, dialog_free);
  gtk_window_set_default_size (GTK_WINDOW (dialog->form), 560, cover ? 690 : 600);
  dialog->classes = rb_roster_classes (school->roster, rb_academic_year_of (first));
  dialog->names = g_ptr_array_new ();
  dialog->cover_id = cover ? cover->base.id : 0;
  add_names (dialog, school->roster, today, TRUE);
  add_names (dialog, school->roster, today, FALSE);
  for (guint i = 0; cover && i < G_N_ELEMENTS (halves); i++)
    if (strcmp (cover->session, halves[i]) == 0)
      half = i;
  group = rb_form_group (dialog->form, NULL,
                         _ ("Somebody else takes the registers of a class. They see the class on "
                            "these days only."));
  add_class (dialog, group, cover ? cover->class_id : class_id);
  add_who (dialog, group, cover ? rb_cover_name (school, cover) : NULL);
  dialog->from = rb_form_day (dialog->form, group, _ ("From"), (RbSession){ first, RB_AM }, FALSE);
  dialog->to =
      rb_form_day (dialog->form, group, _ ("To and with"), (RbSession){ last, RB_AM }, FALSE);
  dialog->half = rb_form_choice (dialog->form, group, _ ("Sessions"), words, half);
  dialog->note = rb_form_entry (dialog->form, group, _ ("Note"), cover ? cover->note : NULL);
  if (cover)
    add_ends (dialog, cover);
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (apply_cb), dialog);
  rb_form_present (dialog->form, GTK_WIDGET (class_id || cover ? dialog->who : dialog->class_row));
}

void
rb_cover_dialog_add (GtkWidget *from, RbWorkspace *workspace, gint64 class_id)
{
  open_form (from, workspace, class_id, NULL);
}

void
rb_cover_dialog_edit (GtkWidget *from, RbWorkspace *workspace, gint64 cover_id)
{
  const RbCover *cover =
      rb_office_find (rb_workspace_school (workspace)->office, RB_RECORD_COVER, cover_id);

  if (cover)
    open_form (from, workspace, 0, cover);
}

static void
cover_cb (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  RbWorkspace *workspace = rb_window_workspace (window);
  gint64 class_id = g_variant_get_int64 (parameter);
  const RbCover *cover;

  if (!rb_right_admits (window, action))
    return;
  cover =
      rb_cover_next (rb_workspace_school (workspace), class_id, rb_workspace_now (workspace).date);
  if (cover)
    rb_cover_dialog_edit (window, workspace, cover->base.id);
  else
    rb_cover_dialog_add (window, workspace, class_id);
}

static const GActionEntry actions[] = {
  { "cover", cover_cb, "x" },
};

void
rb_cover_dialog_add_action (RbWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}
