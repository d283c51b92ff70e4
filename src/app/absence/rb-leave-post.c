/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is recorded waits for the pages. */
#include "app/absence/rb-leave-post.h"

#include "app/absence/rb-leave-dialog.h"
#include "app/rb-notice.h"
#include "app/rb-printing.h"
#include "school/rb-absence.h"
#include "school/rb-clock.h"
#include "school/rb-leave-letters.h"
#include "school/rb-leave.h"
#include "school/rb-lists.h"

#include <glib/gi18n.h>

/* What is to be recorded: a decision's letter, or a warning. */
typedef struct
{
  RbWorkspace *workspace;
  gint64 leave_id; /* 0: a warning */
  gint64 pupil_id;
  RbDate from;
  char *note;
} Record;

static void
record_free (gpointer data)
{
  Record *record = data;

  g_object_unref (record->workspace);
  g_free (record->note);
  g_free (record);
}

static GPtrArray *
templates_of (RbWorkspace *workspace)
{
  RbStore *store = rb_workspace_store (workspace);

  return store ? rb_store_templates (store, NULL) : NULL;
}

static void
apply (GtkWidget *from, RbWorkspace *workspace, RbChange *change, const char *words)
{
  if (!change)
    return;
  rb_workspace_apply (workspace, change, words);
  rb_notice_undo (from, words);
}

static void
posted_cb (GtkWidget *from, gpointer data)
{
  const Record *record = data;
  RbSchool *school = rb_workspace_school (record->workspace);
  const RbLeave *leave = rb_office_find (school->office, RB_RECORD_LEAVE, record->leave_id);
  RbDeed deed = rb_workspace_deed (record->workspace);
  g_autoptr (RbChange) change =
      leave ? rb_leave_tick (school, leave, RB_LEAVE_LETTER, TRUE, &deed) : NULL;

  apply (from, record->workspace, change, _ ("Decision letter made"));
}

static RbDocument *
letters_of (GtkWidget *from, RbWorkspace *workspace, gint64 leave_id)
{
  RbSchool *school = rb_workspace_school (workspace);
  const RbLeave *leave = rb_office_find (school->office, RB_RECORD_LEAVE, leave_id);
  g_autoptr (GPtrArray) templates = templates_of (workspace);
  g_autoptr (GError) error = NULL;
  RbDocument *letters =
      leave ? rb_leave_letters (school, leave, rb_workspace_now (workspace), templates, &error)
            : NULL;

  if (error)
    rb_notice_error (from, error, NULL, NULL);
  return letters;
}

static Record *
record_new (RbWorkspace *workspace)
{
  Record *record = g_new0 (Record, 1);

  record->workspace = g_object_ref (workspace);
  return record;
}

void
rb_leave_post_print (GtkWidget *from, RbWorkspace *workspace, gint64 leave_id)
{
  g_autoptr (RbDocument) letters = letters_of (from, workspace, leave_id);
  Record *record;

  if (!letters)
    return;
  record = record_new (workspace);
  record->leave_id = leave_id;
  rb_printing_print_then (from, letters, posted_cb, record, record_free);
}

void
rb_leave_post_save (GtkWidget *from, RbWorkspace *workspace, gint64 leave_id)
{
  RbSchool *school = rb_workspace_school (workspace);
  g_autoptr (RbDocument) letters = letters_of (from, workspace, leave_id);
  g_autofree char *names = rb_leave_names (school, leave_id);
  g_autofree char *name = g_strdup_printf (_ ("Leave of %s.pdf"), names);
  Record *record;

  if (!letters)
    return;
  record = record_new (workspace);
  record->leave_id = leave_id;
  rb_printing_save_pdf_then (from, letters, g_strdelimit (name, "/", '-'), school->details->name,
                             posted_cb, record, record_free);
}

static RbChange *
warning_change (const Record *record, GError **error)
{
  RbWorkspace *workspace = record->workspace;
  RbSchool *school = rb_workspace_school (workspace);
  int row = rb_roster_find (school->roster, record->pupil_id);

  return row < 0 ? NULL
                 : rb_absence_warn (school, (guint) row, record->from, record->note,
                                    rb_workspace_who (workspace), rb_workspace_position (workspace),
                                    rb_clock_seconds (), error);
}

static void
warned_cb (GtkWidget *from, gpointer data)
{
  const Record *record = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = warning_change (record, &error);

  if (error)
    rb_notice_error (from, error, NULL, NULL);
  apply (from, record->workspace, change, _ ("Evidence is asked for from now on"));
}

gboolean
rb_leave_post_warn (GtkWidget *from,
                    RbWorkspace *workspace,
                    const RbWarning *warning,
                    GError **error)
{
  RbSchool *school = rb_workspace_school (workspace);
  const RbPupil *pupil = rb_roster_pupil (school->roster, warning->row);
  g_autoptr (GPtrArray) templates = templates_of (workspace);
  g_autofree char *pupil_name = rb_pupil_name (pupil);
  g_autofree char *name = g_strdup_printf (_ ("Medical evidence, %s.pdf"), pupil_name);
  g_autoptr (RbDocument) letter = NULL;
  g_autoptr (RbChange) possible = NULL;
  Record *record = record_new (workspace);

  record->pupil_id = pupil->id;
  record->from = warning->from;
  record->note = g_strdup (warning->note);
  possible = warning_change (record, error);
  if (possible)
    letter = rb_warning_letters (school, warning->row, warning->from, rb_workspace_now (workspace),
                                 templates, error);
  if (!letter)
    {
      record_free (record);
      return FALSE;
    }
  if (warning->save)
    rb_printing_save_pdf_then (from, letter, g_strdelimit (name, "/", '-'), school->details->name,
                               warned_cb, record, record_free);
  else
    rb_printing_print_then (from, letter, warned_cb, record, record_free);
  return TRUE;
}

static void
written_cb (GtkWidget *from, gpointer data)
{
  const Record *record = data;
  RbWorkspace *workspace = record->workspace;
  RbSchool *school = rb_workspace_school (workspace);
  g_autoptr (RbChange) change =
      rb_workspace_change_new (workspace, RB_SOURCE_COMMAND, "Letters about unauthorised leave");
  guint n = rb_list_log_sent (school, "unauthorised-leave", rb_workspace_now (workspace), NULL,
                              "print", change);

  if (n > 0)
    apply (from, workspace, change, _ ("Letters about unauthorised leave made"));
}

void
rb_leave_post_unauthorised (GtkWidget *from, RbWorkspace *workspace, gboolean save)
{
  RbSchool *school = rb_workspace_school (workspace);
  g_autoptr (GPtrArray) templates = templates_of (workspace);
  g_autoptr (GError) error = NULL;
  guint n;
  g_autoptr (RbDocument) letters =
      rb_unauthorised_letters (school, rb_workspace_now (workspace), templates, &n, &error);

  if (!letters)
    rb_notice_show (from, error->message, NULL, NULL);
  else if (save)
    rb_printing_save_pdf_then (from, letters, _ ("Unauthorised leave.pdf"), school->details->name,
                               written_cb, record_new (workspace), record_free);
  else
    rb_printing_print_then (from, letters, written_cb, record_new (workspace), record_free);
}
