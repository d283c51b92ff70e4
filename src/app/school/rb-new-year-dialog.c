/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window for the turn of the school year. */
#include "app/school/rb-new-year-dialog.h"

#include "app/rb-form.h"
#include "app/rb-listing-files.h"
#include "app/rb-notice.h"
#include "app/rb-pupil-picker.h"
#include "app/rb-saver.h"
#include "app/rb-task.h"
#include "app/registers/rb-listing-buttons.h"
#include "app/school/rb-new-year-views.h"
#include "school/rb-clock.h"
#include "school/rb-new-year.h"
#include "store/rb-backup.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_TERMS 3

typedef struct
{
  RbForm *form;
  RbNewYear *plan;
  GtkWidget *terms[N_TERMS];  /* expander rows */
  RbFormDay days[N_TERMS][4]; /* first, half term from, to, last */
  GPtrArray *classes;         /* GtkEditable*, as plan->classes */
  AdwPreferencesGroup *others;
  GPtrArray *other_rows; /* of the group */
  AdwBin *table;         /* what becomes of each class */
  AdwPreferencesGroup *carried;
  GPtrArray *carried_rows;
  RbNewYearEffect shown; /* that the carried rows are of */
  char *words;           /* of what is being written */
  char *backup;          /* its name */
} Dialog;

static void
dialog_free_cb (gpointer data)
{
  Dialog *dialog = data;

  rb_new_year_free (dialog->plan);
  g_ptr_array_unref (dialog->classes);
  g_ptr_array_unref (dialog->other_rows);
  g_ptr_array_unref (dialog->carried_rows);
  g_free (dialog->words);
  g_free (dialog->backup);
  g_free (dialog);
}

/* Reads what is written into the plan; a sentence where a day is no day. */
static const char *
read_form (Dialog *dialog)
{
  for (guint t = 0; !dialog->plan->has_terms && t < N_TERMS; t++)
    {
      RbTermDates *term = &dialog->plan->terms[t];
      RbDate *days[4] = { &term->first, &term->half_from, &term->half_to, &term->last };

      for (guint i = 0; i < 4; i++)
        {
          RbDate day = rb_form_get_day (&dialog->days[t][i]).date;

          if (day == RB_DATE_NONE)
            return _ ("Write each day as a date, such as 1 September 2026.");
          *days[i] = day;
        }
    }
  for (guint i = 0; i < dialog->classes->len; i++)
    {
      const RbNewYearClass *klass = dialog->plan->classes->pdata[i];

      rb_new_year_set_class (dialog->plan, klass->name,
                             gtk_editable_get_text (dialog->classes->pdata[i]));
    }
  return NULL;
}

/* "7 September to 18 December 2026" under the name of each term. */
static void
show_terms (Dialog *dialog)
{
  for (guint t = 0; !dialog->plan->has_terms && t < N_TERMS; t++)
    {
      const RbTermDates *term = &dialog->plan->terms[t];
      g_autofree char *first = rb_date_format (term->first, RB_DATE_LONG);
      g_autofree char *last = rb_date_format (term->last, RB_DATE_LONG);
      g_autofree char *words = g_strdup_printf (_ ("%s to %s"), first, last);

      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (dialog->terms[t]), words);
    }
}

static void show_ways (Dialog *dialog);

static void
show_carried (Dialog *dialog, const RbNewYearEffect *effect)
{
  g_autoptr (RbListing) listing = NULL;

  if (memcmp (&dialog->shown, effect, sizeof *effect) == 0)
    return;
  dialog->shown = *effect;
  listing = rb_new_year_carried (dialog->plan, rb_form_school (dialog->form));
  rb_new_year_carried_fill (dialog->carried, dialog->carried_rows, listing);
}

static void
changed_cb (Dialog *dialog)
{
  const char *unread = read_form (dialog);
  RbNewYearEffect effect = rb_new_year_effect (dialog->plan, rb_form_school (dialog->form));
  g_autofree char *problem =
      unread ? g_strdup (unread) : rb_new_year_problem (dialog->plan, &effect);
  g_autofree char *words = problem ? NULL : rb_new_year_words (dialog->plan, &effect);

  if (!unread)
    show_terms (dialog);
  show_ways (dialog);
  adw_bin_set_child (dialog->table,
                     rb_new_year_table_new (dialog->plan, rb_form_school (dialog->form)));
  show_carried (dialog, &effect);
  rb_form_set_preview (dialog->form, words);
  rb_form_set_problem (dialog->form, problem);
}

/* --- who does not go with the class --- */

static void fill_others (Dialog *dialog);

static void
back_cb (GtkButton *button, Dialog *dialog)
{
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));

  rb_new_year_set_pupil (dialog->plan, row, NULL);
  fill_others (dialog);
  rb_form_touch (dialog->form);
}

/* "3T to 4T" under the name of each child, as the classes are written now. */
static void
show_ways (Dialog *dialog)
{
  RbSchool *school = rb_form_school (dialog->form);

  for (guint i = 0; i < dialog->other_rows->len; i++)
    {
      const RbNewYearPupil *other = dialog->plan->others->pdata[i];
      const RbClass *klass = rb_roster_class_on (school->roster, other->row, dialog->plan->leaving);
      const char *to = rb_new_year_to (dialog->plan, school, other->row);
      g_autofree char *way =
          to && *to ? g_strdup_printf (_ ("%s to %s"), klass ? klass->name : "", to)
                    : g_strdup_printf (_ ("%s, leaves the school"), klass ? klass->name : "");

      adw_action_row_set_subtitle (dialog->other_rows->pdata[i], way);
    }
}

static void
add_other (Dialog *dialog, const RbNewYearPupil *other)
{
  RbSchool *school = rb_form_school (dialog->form);
  g_autofree char *name = rb_pupil_name (rb_roster_pupil (school->roster, other->row));
  g_autofree char *title = g_markup_escape_text (name, -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *back = gtk_button_new_with_label (_ ("With the Class"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (back, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (back), "row", GUINT_TO_POINTER (other->row));
  g_signal_connect (back, "clicked", G_CALLBACK (back_cb), dialog);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), back);
  adw_preferences_group_add (dialog->others, row);
  g_ptr_array_add (dialog->other_rows, row);
}

static void
fill_others (Dialog *dialog)
{
  for (guint i = 0; i < dialog->other_rows->len; i++)
    adw_preferences_group_remove (dialog->others, dialog->other_rows->pdata[i]);
  g_ptr_array_set_size (dialog->other_rows, 0);
  for (guint i = 0; i < dialog->plan->others->len; i++)
    add_other (dialog, dialog->plan->others->pdata[i]);
}

typedef struct
{
  Dialog *dialog;
  RbForm *form;
  RbPupilPicker *picker;
  GtkEditable *to;
} Other;

static void
other_changed_cb (Other *other)
{
  g_autoptr (GArray) rows = rb_pupil_picker_rows (other->picker);
  g_autofree char *to = g_strstrip (g_strdup (gtk_editable_get_text (other->to)));

  rb_form_set_problem (other->form, rows->len == 0 ? _ ("Say who: three letters of a name.")
                                    : *to == '\0'
                                        ? _ ("Say which class, or a hyphen: leaves the school.")
                                        : NULL);
}

static void
other_apply_cb (Other *other)
{
  g_autoptr (GArray) rows = rb_pupil_picker_rows (other->picker);
  Dialog *dialog = other->dialog;

  for (guint i = 0; i < rows->len; i++)
    rb_new_year_set_pupil (dialog->plan, g_array_index (rows, guint, i),
                           gtk_editable_get_text (other->to));
  fill_others (dialog);
  rb_form_touch (dialog->form);
  gtk_window_close (GTK_WINDOW (other->form));
}

static void
other_cb (Dialog *dialog)
{
  Other *other = g_new0 (Other, 1);
  AdwPreferencesGroup *group;

  other->dialog = dialog;
  other->form = rb_form_new (GTK_WIDGET (dialog->form), rb_form_workspace (dialog->form),
                             _ ("Not with the Class"), _ ("_Put on the List"));
  g_object_set_data_full (G_OBJECT (other->form), "rb-dialog", other, g_free);
  other->picker = rb_pupil_picker_new (other->form, TRUE, FALSE, -1);
  group = rb_form_group (other->form, NULL, NULL);
  other->to =
      rb_form_entry (other->form, group, _ ("Class next year; a hyphen: leaves the school"), NULL);
  g_signal_connect_swapped (other->form, "changed", G_CALLBACK (other_changed_cb), other);
  g_signal_connect_swapped (other->form, "apply", G_CALLBACK (other_apply_cb), other);
  gtk_window_set_default_size (GTK_WINDOW (other->form), 480, 420);
  rb_form_present (other->form, rb_pupil_picker_entry (other->picker));
}

/* --- doing it --- */

static void
written_cb (gpointer owner, const GError *error)
{
  Dialog *dialog = g_object_get_data (G_OBJECT (owner), "rb-dialog");
  g_autoptr (GtkWidget) table = NULL;

  if (error)
    return;
  table = g_object_ref (adw_bin_get_child (dialog->table));
  adw_bin_set_child (dialog->table, NULL);
  rb_new_year_done_present (gtk_window_get_transient_for (GTK_WINDOW (owner)), dialog->plan,
                            dialog->words, dialog->backup, table);
  gtk_window_close (GTK_WINDOW (owner));
}

static gboolean
backup_work (
    RbTask *task, gpointer data, GCancellable *cancellable, gpointer *result, GError **error)
{
  *result = rb_backup_beside (data, rb_clock_seconds (), cancellable, error);
  return *result != NULL;
}

/* The school as it was is safe: now the new year. */
static void
backed_up_cb (gpointer owner, gpointer result, const GError *error)
{
  Dialog *dialog = g_object_get_data (G_OBJECT (owner), "rb-dialog");
  RbWorkspace *workspace = rb_form_workspace (dialog->form);
  g_autofree char *backup = result;
  RbNewYearEffect effect = rb_new_year_effect (dialog->plan, rb_form_school (dialog->form));
  g_autofree char *problem = rb_new_year_problem (dialog->plan, &effect);

  if (error || problem)
    {
      rb_form_set_problem (dialog->form, error ? error->message : problem);
      return;
    }
  g_free (dialog->words);
  g_free (dialog->backup);
  dialog->words = rb_new_year_words (dialog->plan, &effect);
  dialog->backup = g_path_get_basename (backup);
  rb_saver_write (GTK_WIDGET (owner), workspace,
                  rb_new_year_batch (dialog->plan, rb_form_school (dialog->form),
                                     rb_workspace_who (workspace),
                                     rb_workspace_position (workspace), rb_clock_seconds ()),
                  NULL, written_cb, owner);
}

static void
apply_cb (Dialog *dialog)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog->form), "form.apply", FALSE);
  rb_task_run (GTK_WIDGET (dialog->form), _ ("Backing up the school"), backup_work,
               g_object_ref (rb_workspace_store (rb_form_workspace (dialog->form))), g_object_unref,
               backed_up_cb, dialog->form);
}

/* --- building --- */

static void
add_terms (Dialog *dialog)
{
  const char *const titles[4] = { _ ("First day"), _ ("Half-term holiday from"),
                                  _ ("Half-term holiday to"), _ ("Last day") };
  const char *const names[N_TERMS] = { _ ("Autumn term"), _ ("Spring term"), _ ("Summer term") };
  AdwPreferencesGroup *group;

  if (dialog->plan->has_terms)
    {
      rb_form_group (dialog->form, NULL,
                     _ ("The new year has its terms already: School, Calendar shows them."));
      return;
    }
  group = rb_form_group (dialog->form, _ ("Terms"),
                         _ ("Proposed as most schools have them: put your own days in. INSET days "
                            "and closures are added on the School page; bank holidays are there."));
  for (guint t = 0; t < N_TERMS; t++)
    {
      const RbTermDates *term = &dialog->plan->terms[t];
      RbDate days[4] = { term->first, term->half_from, term->half_to, term->last };

      dialog->terms[t] = adw_expander_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (dialog->terms[t]), names[t]);
      for (guint i = 0; i < 4; i++)
        {
          dialog->days[t][i].day = GTK_EDITABLE (adw_entry_row_new ());
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (dialog->days[t][i].day), titles[i]);
          rb_form_set_day (&dialog->days[t][i], days[i]);
          g_signal_connect_swapped (dialog->days[t][i].day, "changed", G_CALLBACK (rb_form_touch),
                                    dialog->form);
          adw_expander_row_add_row (ADW_EXPANDER_ROW (dialog->terms[t]),
                                    GTK_WIDGET (dialog->days[t][i].day));
        }
      adw_preferences_group_add (group, dialog->terms[t]);
    }
}

static void
add_classes (Dialog *dialog)
{
  AdwPreferencesGroup *group = rb_form_group (
      dialog->form, _ ("Where each class goes"),
      _ ("The class of the new year; after a comma who teaches it. Empty: they leave the school. "
         "New children come in by the pupil list, under School, Import and backup."));

  for (guint i = 0; i < dialog->plan->classes->len; i++)
    {
      const RbNewYearClass *klass = dialog->plan->classes->pdata[i];
      g_autofree char *group_name = rb_year_group_name (klass->year_group);
      g_autofree char *title =
          g_strdup_printf (ngettext ("%s, %s, %u pupil", "%s, %s, %u pupils", klass->pupils),
                           klass->name, group_name, klass->pupils);

      g_ptr_array_add (dialog->classes, rb_form_entry (dialog->form, group, title, klass->to));
    }
}

static void
add_others (Dialog *dialog)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add Somebody…"));

  dialog->others = rb_form_group (
      dialog->form, _ ("Not with the class"),
      _ ("Whoever stays down, changes class, or leaves before the others do. Children "
         "of mixed classes stand here by the year group of their birthday."));
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (other_cb), dialog);
  adw_preferences_group_set_header_suffix (dialog->others, add);
}

static void
carried_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Dialog *dialog = data;
  RbSchool *school = rb_form_school (dialog->form);
  g_autoptr (RbListing) listing = rb_new_year_carried (dialog->plan, school);

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "print"))
    rb_listing_print (GTK_WIDGET (dialog->form), school, listing);
  else
    rb_listing_files_save (GTK_WIDGET (dialog->form), listing, RB_LISTING_CSV, NULL, NULL);
}

static void
add_effect (Dialog *dialog)
{
  static const GActionEntry actions[] = { { "print", carried_action_cb },
                                          { "save", carried_action_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  AdwPreferencesGroup *classes =
      rb_form_group (dialog->form, _ ("What becomes of each class"),
                     _ ("From the last day of this year to the first of the next. Who joins comes "
                        "from another class, or is in the pupil list for the new year already."));

  dialog->table = ADW_BIN (adw_bin_new ());
  gtk_widget_add_css_class (GTK_WIDGET (dialog->table), "card");
  adw_preferences_group_add (classes, GTK_WIDGET (dialog->table));
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), dialog);
  gtk_widget_insert_action_group (GTK_WIDGET (dialog->form), "carried", G_ACTION_GROUP (group));
  dialog->carried = rb_form_group (dialog->form, _ ("What runs on"),
                                   _ ("Leave, planned absences, part-time timetables and flags."));
  adw_preferences_group_set_header_suffix (dialog->carried,
                                           rb_listing_buttons ("carried.print", "carried.save"));
}

void
rb_new_year_dialog_open (GtkWidget *from, RbWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  RbNewYear *plan =
      rb_new_year_propose (rb_workspace_school (workspace), rb_workspace_now (workspace), &error);
  g_autofree char *label = NULL, *title = NULL;
  Dialog *dialog;

  if (!plan)
    {
      rb_notice_error (from, error, NULL, NULL);
      return;
    }
  label = rb_academic_year_label (plan->year);
  title = g_strdup_printf (_ ("New School Year %s"), label);
  dialog = g_new0 (Dialog, 1);
  dialog->plan = plan;
  dialog->classes = g_ptr_array_new ();
  dialog->other_rows = g_ptr_array_new ();
  dialog->carried_rows = g_ptr_array_new ();
  dialog->form = rb_form_new (from, workspace, title, _ ("_Set Up the Year"));
  g_object_set_data_full (G_OBJECT (dialog->form), "rb-dialog", dialog, dialog_free_cb);
  add_terms (dialog);
  add_classes (dialog);
  add_others (dialog);
  add_effect (dialog);
  fill_others (dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog->form), 640, 720);
  g_signal_connect_swapped (dialog->form, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_swapped (dialog->form, "apply", G_CALLBACK (apply_cb), dialog);
  rb_form_present (dialog->form, dialog->classes->pdata[0]);
}
