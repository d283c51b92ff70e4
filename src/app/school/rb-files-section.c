/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes into the school file and what is kept beside it: imports, backups, the check of the
 * file and of its trail. */
#include "app/rb-application.h"
#include "app/rb-compat.h"
#include "app/rb-notice.h"
#include "app/rb-right-guard.h"
#include "app/rb-task.h"
#include "app/rb-window.h"
#include "app/school/rb-import-dialog.h"
#include "app/school/rb-school-page.h"
#include "school/rb-clock.h"
#include "school/rb-keyback.h"
#include "store/rb-backup.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define SECONDS_A_DAY (24 * 60 * 60)
#define OLD_BACKUP_DAYS 30

#define RB_TYPE_FILES_SECTION (rb_files_section_get_type ())
G_DECLARE_FINAL_TYPE (RbFilesSection, rb_files_section, RB, FILES_SECTION, AdwBin)

struct _RbFilesSection
{
  AdwBin parent;
  RbWorkspace *workspace;
  AdwPreferencesPage *page;
  GtkWidget *import, *keyback, *backup, *restore, *verify;
};

G_DEFINE_FINAL_TYPE (RbFilesSection, rb_files_section, ADW_TYPE_BIN)

static void
import_cb (RbFilesSection *section)
{
  rb_import_dialog_present (GTK_WIDGET (section), section->workspace, NULL);
}

static char *
describe_backup (RbFilesSection *section)
{
  RbStore *store = rb_workspace_store (section->workspace);
  gint64 last = store ? rb_backup_last (store) : 0;
  gint64 days = (rb_clock_seconds () - last) / SECONDS_A_DAY;
  g_autofree char *date = NULL;

  if (!store)
    return g_strdup (_ ("This school is not kept in a file."));
  if (last == 0)
    return g_strdup (_ ("There is no backup yet. A backup on another drive protects the school "
                        "from a broken computer."));
  date = rb_date_format (rb_clock_date (last), RB_DATE_FULL);
  if (days > OLD_BACKUP_DAYS)
    return g_strdup_printf (_ ("The last backup is %d days old (%s). Make a new one now."),
                            (int) days, date);
  return g_strdup_printf (_ ("Last backup: %s. It was read back and compared."), date);
}

static void
keyback_cb (RbFilesSection *section)
{
  rb_window_show_page (rb_window_of (GTK_WIDGET (section)), "register", "keyback");
}

/* How many marks wait to be keyed into the management system. */
static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbFilesSection) section = data;
  g_autoptr (GPtrArray) items = rb_store_key_back_finish (RB_STORE (source), result, NULL);
  RbSchool *school = rb_workspace_school (section->workspace);
  g_autofree char *text = NULL;

  if (!items || !school)
    return;
  text = items->len == 0 ? g_strdup_printf (_ ("%s has every mark."), rb_keyback_mis (school))
                         : g_strdup_printf (ngettext ("%u mark to key into %s",
                                                      "%u marks to key into %s", items->len),
                                            items->len, rb_keyback_mis (school));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (section->keyback), text);
}

static void
fill (RbFilesSection *section)
{
  g_autofree char *text = describe_backup (section);
  RbStore *store = rb_workspace_store (section->workspace);

  if (store)
    rb_store_key_back_async (store, 0, NULL, counted_cb, g_object_ref (section));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (section->backup), text);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbFilesSection) section = data;
  g_autoptr (GError) error = NULL;
  RbBackupReport report;
  g_autofree char *text = NULL;

  if (!rb_backup_write_finish (RB_STORE (source), result, &report, &error))
    {
      rb_notice_lost (GTK_WIDGET (section), _ ("The Backup Was Not Made"), error);
      return;
    }
  text = g_strdup_printf (_ ("Backed up: %d pupils, read back and compared"), (int) report.pupils);
  rb_notice_show (GTK_WIDGET (section), text, NULL, NULL);
  fill (section);
}

static void
backup_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (RbFilesSection) section = data;
  const char *path = file ? g_file_peek_path (file) : NULL;

  if (path && rb_workspace_store (section->workspace))
    rb_backup_write_async (rb_workspace_store (section->workspace), path, rb_clock_seconds (), NULL,
                           backed_up_cb, g_object_ref (section));
}

static void
backup_cb (RbFilesSection *section)
{
  RbMoment now = rb_workspace_now (section->workspace);
  char iso[11];
  g_autofree char *name =
      g_strdup_printf ("%s %s.rollbook", rb_workspace_school (section->workspace)->details->name,
                       rb_date_iso (now.date, iso));

  rb_compat_save_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (section))), _ ("Back Up"), name,
                       backup_chosen_cb, g_object_ref (section));
}

/* A backup on its way to become a school file again. */
typedef struct
{
  RbFilesSection *section;
  char *from;
  char *to;
  RbBackupReport report;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_object_unref (restoring->section);
  g_free (restoring->from);
  g_free (restoring->to);
  g_free (restoring);
}

static gboolean
restore_work (
    RbTask *task, gpointer data, GCancellable *cancellable, gpointer *result, GError **error)
{
  Restoring *restoring = data;

  *result = g_strdup (restoring->to);
  if (rb_backup_restore (restoring->from, restoring->to, &restoring->report, cancellable, error))
    return TRUE;
  g_clear_pointer (result, g_free);
  return FALSE;
}

static void
restored_cb (gpointer owner, gpointer result, const GError *error)
{
  RbFilesSection *section = owner;
  g_autofree char *path = result;
  g_autoptr (GFile) file = path ? g_file_new_for_path (path) : NULL;

  if (error)
    rb_notice_lost (GTK_WIDGET (section), _ ("The Backup Was Not Restored"), error);
  else
    rb_application_open_file (RB_APPLICATION (g_application_get_default ()),
                              rb_window_of (GTK_WIDGET (section)), file);
}

static void
restore_to_cb (GFile *file, gpointer data)
{
  Restoring *restoring = data;

  if (!file)
    {
      restoring_free (restoring);
      return;
    }
  restoring->to = g_strdup (g_file_peek_path (file));
  rb_task_run (GTK_WIDGET (restoring->section), _ ("Restoring the backup"), restore_work, restoring,
               restoring_free, restored_cb, restoring->section);
}

static void
restore_from_cb (GFile *file, gpointer data)
{
  g_autoptr (RbFilesSection) section = data;
  Restoring *restoring;

  if (!file)
    return;
  restoring = g_new0 (Restoring, 1);
  restoring->section = g_object_ref (section);
  restoring->from = g_strdup (g_file_peek_path (file));
  rb_compat_save_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (section))),
                       _ ("Save the Restored School"), _ ("Restored school.rollbook"),
                       restore_to_cb, restoring);
}

/* The backup becomes a file of its own; the school that is open stays as it is. */
static void
restore_cb (RbFilesSection *section)
{
  rb_compat_open_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (section))),
                       _ ("Choose a Backup"), _ ("School files"), "*.rollbook", restore_from_cb,
                       g_object_ref (section));
}

/* What a check came to, for the row: the first problem, or that all is well. */
static char *
describe_check (const RbStoreCheck *check)
{
  g_autoptr (GString) text = g_string_new (check->audit.sentence);

  for (guint i = 0; i < check->problems->len; i++)
    g_string_append_printf (text, "\n%s", (char *) check->problems->pdata[i]);
  if (check->strays->len > 0)
    g_string_append_printf (text,
                            g_dngettext (NULL, "\n%u mark stands where the rules do not allow it.",
                                         "\n%u marks stand where the rules do not allow them.",
                                         check->strays->len),
                            check->strays->len);
  return g_strdup (text->str);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbFilesSection) section = data;
  g_autoptr (GError) error = NULL;
  RbStoreCheck *check = rb_store_check_finish (RB_STORE (source), result, &error);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (section->verify, TRUE);
  if (check == NULL)
    {
      rb_notice_error (GTK_WIDGET (section), error, NULL, NULL);
      return;
    }
  text = describe_check (check);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (section->verify), text);
  rb_store_check_free (check);
}

static void
verify_cb (RbFilesSection *section)
{
  if (!rb_workspace_store (section->workspace))
    return;
  gtk_widget_set_sensitive (section->verify, FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (section->verify),
                               _ ("Reading every page and every amendment…"));
  rb_store_check_async (rb_workspace_store (section->workspace), NULL, checked_cb,
                        g_object_ref (section));
}

/* `right` RB_N_RIGHTS: everybody who sees the section. */
static GtkWidget *
add_row (RbFilesSection *section,
         const char *group_title,
         const char *title,
         const char *about,
         const char *label,
         GCallback callback,
         RbRight right)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (label);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), group_title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", callback, section);
  if (right != RB_N_RIGHTS)
    rb_right_bind (button, section->workspace, right);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (section->page, ADW_PREFERENCES_GROUP (group));
  return row;
}

static void
rb_files_section_dispose (GObject *object)
{
  g_clear_object (&RB_FILES_SECTION (object)->workspace);
  G_OBJECT_CLASS (rb_files_section_parent_class)->dispose (object);
}

static void
rb_files_section_class_init (RbFilesSectionClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_files_section_dispose;
}

static void
rb_files_section_init (RbFilesSection *section)
{
  section->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_bin_set_child (ADW_BIN (section), GTK_WIDGET (section->page));
}

static void
make_rows (RbFilesSection *section)
{
  section->import =
      add_row (section, _ ("Import"), _ ("Pupils, marks, term dates, contacts or staff"),
               _ ("From a CSV, Excel, CTF or calendar file of the management system. You see what "
                  "would happen "
                  "before anything is written."),
               _ ("Import…"), G_CALLBACK (import_cb), RB_RIGHT_IMPORT);
  section->keyback =
      add_row (section, _ ("Marks to Key In"), _ ("Entered here and not in the management system"),
               "", _ ("Show"), G_CALLBACK (keyback_cb), RB_N_RIGHTS);
  section->backup = add_row (section, _ ("Backup"), _ ("A copy of the whole school"), "",
                             _ ("Back Up…"), G_CALLBACK (backup_cb), RB_RIGHT_BACKUP);
  section->restore = add_row (section, _ ("Restore"), _ ("A school from a backup"),
                              _ ("It is proved first and becomes a file of its own. This school "
                                 "stays as it is."),
                              _ ("Restore…"), G_CALLBACK (restore_cb), RB_N_RIGHTS);
  section->verify = add_row (section, _ ("Check"), _ ("The file and its record of changes"),
                             _ ("Reads everything and proves that no amendment was tampered with."),
                             _ ("Check Now"), G_CALLBACK (verify_cb), RB_RIGHT_VERIFY);
}

GtkWidget *
rb_files_section_new (RbWorkspace *workspace)
{
  RbFilesSection *section = g_object_new (RB_TYPE_FILES_SECTION, NULL);

  section->workspace = g_object_ref (workspace);
  make_rows (section);
  fill (section);
  g_signal_connect_object (workspace, "changed::school", G_CALLBACK (fill), section,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (section);
}
