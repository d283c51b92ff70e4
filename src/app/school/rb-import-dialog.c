/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import as a window: nothing is written until the button that names the number is pressed.
 * Columns can be given another meaning (rb-import-columns); the mapping is then remembered for
 * files with the same headings. Reading, planning and writing are school/rb-import. */
#include "app/school/rb-import-dialog.h"

#include "app/rb-compat.h"
#include "app/rb-notice.h"
#include "app/rb-saver.h"
#include "app/rb-task.h"
#include "app/school/rb-import-columns.h"
#include "school/rb-clock.h"
#include "school/rb-import.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MOST_LINES 200

#define RB_TYPE_IMPORT_DIALOG (rb_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RbImportDialog, rb_import_dialog, RB, IMPORT_DIALOG, AdwWindow)

struct _RbImportDialog
{
  AdwWindow parent;
  RbWorkspace *workspace;
  GtkWidget *from;
  AdwWindowTitle *heading;
  GtkWidget *cancel, *apply;
  GtkStack *views;
  AdwPreferencesPage *plan, *refused;
  RbImportColumns *columns;
  GPtrArray *groups; /* AdwPreferencesGroup* now on the pages */
  RbImport *import;
  char *path;
  guint later;
};

G_DEFINE_FINAL_TYPE (RbImportDialog, rb_import_dialog, ADW_TYPE_WINDOW)

static RbImportRequest
request_of (RbImportDialog *dialog)
{
  return (RbImportRequest){ .kind = RB_IMPORT_UNKNOWN,
                            .correctable = TRUE,
                            .who = rb_workspace_who (dialog->workspace),
                            .position = rb_workspace_position (dialog->workspace),
                            .now = rb_workspace_now (dialog->workspace),
                            .at = rb_clock_seconds () };
}

static void
clear_groups (RbImportDialog *dialog)
{
  for (guint i = 0; i < dialog->groups->len; i++)
    {
      GtkWidget *group = dialog->groups->pdata[i];
      GtkWidget *page = gtk_widget_get_ancestor (group, ADW_TYPE_PREFERENCES_PAGE);

      adw_preferences_page_remove (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    }
  g_ptr_array_set_size (dialog->groups, 0);
}

static AdwPreferencesGroup *
add_group (RbImportDialog *dialog, AdwPreferencesPage *page, const char *title, const char *about)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *escaped = about ? g_markup_escape_text (about, -1) : NULL;

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, escaped);
  adw_preferences_page_add (page, group);
  g_ptr_array_add (dialog->groups, group);
  return group;
}

/* A row of two texts and a figure at its end; none may be markup. */
static void
add_line (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *figure)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *first = g_markup_escape_text (title, -1);
  g_autofree char *second = g_markup_escape_text (subtitle ? subtitle : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), first);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), second);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (figure)
    {
      GtkWidget *label = gtk_label_new (figure);

      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_preferences_group_add (group, row);
}

static void
add_count (AdwPreferencesGroup *group, const char *title, guint n)
{
  g_autofree char *figure = g_strdup_printf ("%u", n);

  add_line (group, title, NULL, figure);
}

static void
fill_codes (RbImportDialog *dialog)
{
  const RbImportPlan *plan = dialog->import->plan;
  const RbCodeBook *codes = rb_workspace_school (dialog->workspace)->codes;
  AdwPreferencesGroup *group = NULL;

  for (guint mark = 1; mark < RB_MARK_OFF_ROLL; mark++)
    if (plan->by_code[mark] > 0)
      {
        const RbCode *code = rb_code_book_code (codes, (RbMark) mark, RB_DATE_NONE);
        g_autofree char *title = g_strdup_printf ("%s  %s", code->text, code->name);

        if (!group)
          group = add_group (dialog, dialog->plan, _ ("Marks by code"), NULL);
        add_count (group, title, plan->by_code[mark]);
      }
}

static void
fill_words (RbImportDialog *dialog, const char *title, const GPtrArray *words)
{
  AdwPreferencesGroup *group;

  if (words->len == 0)
    return;
  group = add_group (dialog, dialog->plan, title, NULL);
  for (guint i = 0; i < MIN (words->len, MOST_LINES); i++)
    add_line (group, words->pdata[i], NULL, NULL);
}

static void
fill_conflicts (RbImportDialog *dialog)
{
  RbSchool *school = rb_workspace_school (dialog->workspace);
  const GPtrArray *conflicts = dialog->import->plan->conflicts;
  AdwPreferencesGroup *group;

  if (conflicts->len == 0)
    return;
  group = add_group (dialog, dialog->plan, _ ("Kept: you changed these after the last import"),
                     _ ("The file has another mark, and the management system does not have yours "
                        "yet. Yours stays; key it "
                        "in there, or change it in the register."));
  for (guint i = 0; i < MIN (conflicts->len, MOST_LINES); i++)
    {
      const RbConflict *conflict = conflicts->pdata[i];
      int row = rb_roster_find (school->roster, conflict->pupil_id);
      g_autofree char *name =
          row >= 0 ? rb_pupil_name (rb_roster_pupil (school->roster, (guint) row)) : g_strdup ("");
      g_autofree char *date = rb_date_format (conflict->session.date, RB_DATE_WEEKDAY);
      g_autofree char *about = g_strdup_printf (_ ("%s %s: yours %s, the file has %s"), date,
                                                rb_half_name (conflict->session.half),
                                                rb_code_book_text (school->codes, conflict->stored),
                                                rb_code_book_text (school->codes, conflict->file));

      add_line (group, name, about, NULL);
    }
}

static void
fill_plan (RbImportDialog *dialog)
{
  const RbImportPlan *plan = dialog->import->plan;
  gboolean marks = plan->kind == RB_IMPORT_MARKS;
  AdwPreferencesGroup *group =
      add_group (dialog, dialog->plan, marks ? _ ("Marks") : _ ("Lines of the list"), NULL);

  add_count (group, _ ("New"), plan->added);
  add_count (group, _ ("Changed: each becomes an amendment with this file as its reason"),
             plan->changed);
  add_count (group, _ ("The same as here"), plan->same);
  add_count (group, _ ("Refused"), plan->refused->len);
  fill_words (dialog, _ ("Look at these"), plan->warnings);
  fill_conflicts (dialog);
  fill_words (dialog, _ ("Pupils whom this school does not have"), plan->unmatched);
  if (marks)
    fill_codes (dialog);
}

static void
save_refused_cb (GFile *file, gpointer data)
{
  g_autoptr (RbImportDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!file)
    return;
  text = rb_import_plan_refused_csv (dialog->import->plan, dialog->import->file,
                                     dialog->import->layout);
  if (!g_file_set_contents_full (g_file_peek_path (file), text, -1, G_FILE_SET_CONTENTS_CONSISTENT,
                                 0600, &error))
    rb_notice_error (dialog->from, error, NULL, NULL);
}

static void
refused_cb (RbImportDialog *dialog)
{
  rb_compat_save_file (GTK_WINDOW (dialog), _ ("Save the Refused Rows"), "refused.csv",
                       save_refused_cb, g_object_ref (dialog));
}

static void
fill_refused (RbImportDialog *dialog)
{
  const RbImportPlan *plan = dialog->import->plan;
  guint n = plan ? plan->refused->len : 0;
  AdwPreferencesGroup *group = add_group (
      dialog, dialog->refused, _ ("Refused"),
      n ? _ ("Everything else is imported. Save these rows, correct them and import them again.")
        : _ ("Nothing was refused."));
  GtkWidget *save = gtk_button_new_with_label (_ ("Save as CSV…"));

  g_signal_connect_swapped (save, "clicked", G_CALLBACK (refused_cb), dialog);
  gtk_widget_set_sensitive (save, n > 0);
  adw_preferences_group_set_header_suffix (group, save);
  for (guint i = 0; i < MIN (n, MOST_LINES); i++)
    {
      const RbRefusal *refusal = plan->refused->pdata[i];
      g_autofree char *title =
          *refusal->field
              ? g_strdup_printf (_ ("Row %u, %s: %s"), refusal->row, refusal->field, refusal->value)
              : g_strdup_printf (_ ("Row %u"), refusal->row);

      add_line (group, title, refusal->reason, NULL);
    }
}

static void fill (RbImportDialog *dialog);

/* The rows are made anew once the list of the changed one has closed. */
static gboolean
fill_cb (gpointer data)
{
  RbImportDialog *dialog = data;

  dialog->later = 0;
  fill (dialog);
  return G_SOURCE_REMOVE;
}

/* Another meaning for a column: everything is planned anew. What the layout lacks is said by
 * fill(). */
static void
corrected_cb (RbImportDialog *dialog)
{
  RbImportRequest request = request_of (dialog);
  g_autoptr (GError) error = NULL;

  if (!rb_import_plan_again (dialog->import, rb_workspace_store (dialog->workspace),
                             rb_workspace_school (dialog->workspace), &request, &error)
      && !g_error_matches (error, RB_IMPORT_ERROR, RB_IMPORT_ERROR_LAYOUT))
    rb_notice_error (dialog->from, error, NULL, NULL);
  if (dialog->later == 0)
    dialog->later = g_idle_add (fill_cb, dialog);
}

/* "Marks, one to a line": what the file was taken for. */
static const char *
describe_kind (const RbImport *import)
{
  static const char *const kinds[] = {
    [RB_IMPORT_UNKNOWN] = N_ ("The columns are not known yet"),
    [RB_IMPORT_PUPILS] = N_ ("A list of pupils"),
    [RB_IMPORT_MARKS] = N_ ("Marks"),
    [RB_IMPORT_CTF] = N_ ("A common transfer file"),
    [RB_IMPORT_TERMS] = N_ ("Term dates"),
    [RB_IMPORT_CONTACTS] = N_ ("Contacts of pupils"),
    [RB_IMPORT_STAFF] = N_ ("A list of staff"),
  };
  static const char *const shapes[] = {
    [RB_SHAPE_NONE] = N_ ("Marks"),
    [RB_SHAPE_LONG] = N_ ("Marks, one to a line"),
    [RB_SHAPE_WIDE] = N_ ("Marks, a column for each session"),
    [RB_SHAPE_STRING] = N_ ("Marks, a row of letters for each pupil"),
  };

  if (!import->plan)
    return _ (kinds[RB_IMPORT_UNKNOWN]);
  return import->plan->kind == RB_IMPORT_MARKS && import->layout ? _ (shapes[import->layout->shape])
                                                                 : _ (kinds[import->plan->kind]);
}

static void
fill_titles (RbImportDialog *dialog)
{
  const RbImportPlan *plan = dialog->import->plan;
  guint n = plan ? plan->added + plan->changed : 0;
  guint n_refused = plan ? plan->refused->len : 0;
  GtkStackPage *page = gtk_stack_get_page (dialog->views, GTK_WIDGET (dialog->refused));
  g_autofree char *name = g_path_get_basename (dialog->path);
  g_autofree char *label =
      n ? g_strdup_printf (_ ("Import %u"), n) : g_strdup (_ ("Nothing to Import"));
  g_autofree char *refused =
      n_refused ? g_strdup_printf (_ ("Refused (%u)"), n_refused) : g_strdup (_ ("Refused"));

  adw_window_title_set_title (dialog->heading, name);
  adw_window_title_set_subtitle (dialog->heading, describe_kind (dialog->import));
  gtk_stack_page_set_title (page, refused);
  gtk_button_set_label (GTK_BUTTON (dialog->apply), label);
}

/* Nothing can be planned while a column is missing: says which. */
static void
fill_problem (RbImportDialog *dialog)
{
  g_autofree char *problem = rb_layout_problem (dialog->import->layout);

  add_line (add_group (dialog, dialog->plan, _ ("The columns are not known yet"), NULL),
            problem ? problem : "", _ ("Correct them under Columns."), NULL);
}

static void
fill (RbImportDialog *dialog)
{
  const RbImportPlan *plan = dialog->import->plan;

  clear_groups (dialog);
  if (plan)
    fill_plan (dialog);
  else
    fill_problem (dialog);
  rb_import_columns_show (dialog->columns, dialog->import);
  fill_refused (dialog);
  fill_titles (dialog);
  gtk_widget_set_sensitive (dialog->apply, plan && rb_import_plan_has_work (plan));
}

/* What a thread needs to read and plan, or to write; snapshots only. */
typedef struct
{
  RbStore *store;
  RbSchool *school;
  char *path;
  char *who, *position;
  RbImportRequest request;
  RbImport *import; /* of a write: belongs to the dialog, which waits */
} Job;

static Job *
job_new (RbImportDialog *dialog)
{
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (rb_workspace_store (dialog->workspace));
  job->school = rb_school_ref (rb_workspace_school (dialog->workspace));
  job->path = g_strdup (dialog->path);
  job->request = request_of (dialog);
  job->request.who = job->who = g_strdup (job->request.who);
  job->request.position = job->position = g_strdup (job->request.position);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->store);
  rb_school_unref (job->school);
  g_free (job->path);
  g_free (job->who);
  g_free (job->position);
  g_free (job);
}

static gboolean
preview_work (
    RbTask *task, gpointer data, GCancellable *cancellable, gpointer *result, GError **error)
{
  Job *job = data;

  *result = rb_import_preview (job->store, job->school, job->path, &job->request, error);
  return *result != NULL;
}

static void
previewed_cb (gpointer owner, gpointer result, const GError *error)
{
  RbImportDialog *dialog = owner;

  if (error)
    {
      rb_notice_error (dialog->from, error, NULL, NULL);
      gtk_window_destroy (GTK_WINDOW (dialog));
      return;
    }
  dialog->import = result;
  fill (dialog);
  if (!dialog->import->plan)
    gtk_stack_set_visible_child_name (dialog->views, "columns");
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
apply_work (
    RbTask *task, gpointer data, GCancellable *cancellable, gpointer *result, GError **error)
{
  Job *job = data;

  return rb_import_apply (job->import, job->store, job->school, &job->request, NULL, error);
}

static void
applied_cb (gpointer owner, gpointer result, const GError *error)
{
  RbImportDialog *dialog = owner;
  const RbImportPlan *plan = dialog->import->plan;
  g_autofree char *text = NULL;

  if (error)
    {
      gtk_widget_set_sensitive (dialog->apply, TRUE);
      rb_notice_lost (dialog->from, _ ("Nothing Was Imported"), error);
      return;
    }
  text = g_strdup_printf (_ ("Imported: %u new, %u changed, %u refused"), plan->added,
                          plan->changed, plan->refused->len);
  rb_saver_reload (dialog->from, dialog->workspace, text, NULL, NULL);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
apply_cb (RbImportDialog *dialog)
{
  Job *job = job_new (dialog);

  job->import = dialog->import;
  gtk_widget_set_sensitive (dialog->apply, FALSE);
  rb_task_run (dialog->from, _ ("Importing"), apply_work, job, job_free, applied_cb, dialog);
}

static void
rb_import_dialog_dispose (GObject *object)
{
  RbImportDialog *dialog = RB_IMPORT_DIALOG (object);

  g_clear_handle_id (&dialog->later, g_source_remove);
  g_clear_object (&dialog->workspace);
  g_clear_object (&dialog->from);
  g_clear_pointer (&dialog->import, rb_import_free);
  g_clear_pointer (&dialog->path, g_free);
  g_clear_pointer (&dialog->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_import_dialog_parent_class)->dispose (object);
}

static void
rb_import_dialog_class_init (RbImportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_import_dialog_dispose;
  g_type_ensure (RB_TYPE_IMPORT_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/school/import-dialog.ui");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_bind_template_child (widget_class, RbImportDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, RbImportDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, RbImportDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, RbImportDialog, views);
  gtk_widget_class_bind_template_child (widget_class, RbImportDialog, plan);
  gtk_widget_class_bind_template_child (widget_class, RbImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, RbImportDialog, refused);
}

static void
rb_import_dialog_init (RbImportDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
  dialog->groups = g_ptr_array_new ();
  gtk_window_set_default_widget (GTK_WINDOW (dialog), dialog->apply);
  g_signal_connect_swapped (dialog->columns, "corrected", G_CALLBACK (corrected_cb), dialog);
  g_signal_connect_swapped (dialog->cancel, "clicked", G_CALLBACK (gtk_window_close), dialog);
  g_signal_connect_swapped (dialog->apply, "clicked", G_CALLBACK (apply_cb), dialog);
}

static void
begin (GtkWidget *from, RbWorkspace *workspace, GFile *file)
{
  RbImportDialog *dialog =
      g_object_new (RB_TYPE_IMPORT_DIALOG, "transient-for", gtk_widget_get_root (from), NULL);

  dialog->workspace = g_object_ref (workspace);
  dialog->from = g_object_ref (from);
  dialog->path = g_strdup (g_file_peek_path (file));
  rb_task_run (from, _ ("Reading the file"), preview_work, job_new (dialog), job_free, previewed_cb,
               dialog);
}

typedef struct
{
  GtkWidget *from;
  RbWorkspace *workspace;
} Choice;

static void
chosen_cb (GFile *file, gpointer data)
{
  Choice *choice = data;

  if (file)
    begin (choice->from, choice->workspace, file);
  g_object_unref (choice->from);
  g_object_unref (choice->workspace);
  g_free (choice);
}

void
rb_import_dialog_present (GtkWidget *from, RbWorkspace *workspace, GFile *file)
{
  Choice *choice;

  if (!rb_workspace_store (workspace))
    {
      rb_notice_show (from, _ ("This school is not kept in a file, so nothing can be imported."),
                      NULL, NULL);
      return;
    }
  if (file)
    {
      begin (from, workspace, file);
      return;
    }
  choice = g_new0 (Choice, 1);
  choice->from = g_object_ref (from);
  choice->workspace = g_object_ref (workspace);
  rb_compat_open_file (GTK_WINDOW (gtk_widget_get_root (from)), _ ("Import"), _ ("All files"), "*",
                       chosen_cb, choice);
}
