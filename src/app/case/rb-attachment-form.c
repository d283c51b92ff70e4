/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new file is read and looked at before the form opens, so that what the form shows can be kept.
 * On Attach its bytes go to the store first; the record that names them follows. */
#include "app/case/rb-attachment-form.h"

#include "app/case/rb-attachment-files.h"
#include "app/case/rb-case-choice.h"
#include "app/rb-compat.h"
#include "app/rb-notice.h"
#include "app/rb-task.h"
#include "school/rb-attachments.h"
#include "store/rb-store-files.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  RbForm *form;         /* owns it */
  RbAttachedFile *file; /* a new one, or NULL */
  gint64 pupil_id;
  gint64 id; /* of one that is there, or 0 */
  GtkEditable *title, *reason;
  RbFormDay day;
  GtkSwitch *confidential;
  GtkWidget *remove;
} AttachmentForm;

static void
attachment_form_free (gpointer data)
{
  AttachmentForm *self = data;

  g_clear_pointer (&self->file, rb_attached_file_free);
  g_free (self);
}

/* NULL for a new one, or where it has gone. */
static const RbAttachment *
attachment_of (AttachmentForm *self)
{
  return self->id == 0
             ? NULL
             : rb_office_find (rb_form_school (self->form)->office, RB_RECORD_ATTACHMENT, self->id);
}

static void
set_gone (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _ ("This entry has gone meanwhile. Close the window."));
}

/* NULL with a sentence, or without one where nothing changes. */
static RbChange *
change_of (AttachmentForm *self, GError **error)
{
  const RbSchool *school = rb_form_school (self->form);
  int row = rb_roster_find (school->roster, self->pupil_id);
  RbDeed deed = rb_workspace_deed (rb_form_workspace (self->form));
  RbAttachmentEntry entry = {
    .title = gtk_editable_get_text (self->title),
    .day = rb_form_get_day (&self->day).date,
    .confidential = gtk_switch_get_active (self->confidential),
  };

  if (self->file && row >= 0)
    return rb_attachment_add (school, (guint) row, self->file, &entry, &deed, error);
  if (attachment_of (self))
    return rb_attachment_change (attachment_of (self), &entry, &deed, error);
  set_gone (error);
  return NULL;
}

static void
changed_cb (AttachmentForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = change_of (self, &error);

  rb_form_set_problem (self->form, error ? error->message : NULL);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbForm) form = data;
  AttachmentForm *self = g_object_get_data (G_OBJECT (form), "rb-attachment-form");
  GError *error = NULL;
  RbChange *change = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (form), TRUE);
  if (rb_store_add_file_finish (RB_STORE (source), result, &error))
    change = change_of (self, &error);
  rb_form_apply (form, change, error, _ ("File attached"));
}

static void
apply_cb (AttachmentForm *self)
{
  RbWorkspace *workspace = rb_form_workspace (self->form);
  GError *error = NULL;

  if (self->file == NULL)
    {
      RbChange *change = change_of (self, &error);

      rb_form_apply (self->form, change, error, _ ("Attached file corrected"));
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
  rb_store_add_file_async (rb_workspace_store (workspace), self->file->bytes, self->file->digest,
                           NULL, kept_cb, g_object_ref (self->form));
}

static void
remove_cb (AttachmentForm *self)
{
  const RbAttachment *attachment = attachment_of (self);
  RbDeed deed = rb_workspace_deed (rb_form_workspace (self->form));
  GError *error = NULL;
  RbChange *change = NULL;

  if (attachment)
    change = rb_attachment_remove (attachment, gtk_editable_get_text (self->reason), &deed, &error);
  else
    set_gone (&error);
  rb_form_apply (self->form, change, error, _ ("Attached file removed"));
}

static void
open_cb (AttachmentForm *self)
{
  rb_attachment_open (GTK_WIDGET (self->form), rb_form_workspace (self->form), self->id);
}

static void
copy_cb (AttachmentForm *self)
{
  rb_attachment_save_copy (GTK_WIDGET (self->form), rb_form_workspace (self->form), self->id);
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, GCallback clicked, AttachmentForm *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* What it is and, where it is in the school's file, by whom, with its buttons. */
static void
add_file (AttachmentForm *self,
          AdwPreferencesGroup *group,
          const char *name,
          const char *type,
          gsize size,
          const char *who)
{
  GtkWidget *row = adw_action_row_new ();
  const char *words = rb_case_words (rb_attachment_types, type);
  g_autofree char *bytes = g_format_size (size);
  g_autofree char *about = *who ? g_strdup_printf (_ ("%s, %s, attached by %s"), words, bytes, who)
                                : g_strdup_printf ("%s, %s", words, bytes);
  g_autofree char *shown = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (about, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (self->id)
    {
      GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
      add_button (buttons, _ ("_Open"), G_CALLBACK (open_cb), self);
      add_button (buttons, _ ("Save a Co_py…"), G_CALLBACK (copy_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), buttons);
    }
  adw_preferences_group_add (group, row);
}

static void
reason_cb (AttachmentForm *self)
{
  g_autofree char *reason =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  gtk_widget_set_sensitive (self->remove, *reason != '\0');
}

static void
add_removal (AttachmentForm *self)
{
  AdwPreferencesGroup *group = rb_form_group (
      self->form, _ ("Remove it"),
      _ ("The reason stays in the trail. Undo brings the file back until Rollbook is closed."));
  GtkWidget *row;

  self->reason = rb_form_entry (self->form, group, _ ("Why"), NULL);
  self->remove = gtk_button_new_with_mnemonic (_ ("_Remove"));
  gtk_widget_add_css_class (self->remove, "destructive-action");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  row = gtk_widget_get_ancestor (GTK_WIDGET (self->reason), ADW_TYPE_ACTION_ROW);
  if (row)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->remove);
  else
    adw_entry_row_add_suffix (
        ADW_ENTRY_ROW (gtk_widget_get_ancestor (GTK_WIDGET (self->reason), ADW_TYPE_ENTRY_ROW)),
        self->remove);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (reason_cb), self);
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);
  reason_cb (self);
}

static void
add_rows (AttachmentForm *self, const char *title, RbDate day, gboolean confidential)
{
  AdwPreferencesGroup *group = rb_form_group (self->form, NULL, NULL);

  self->title = rb_form_entry (self->form, group, _ ("What it is"), title);
  self->day = rb_form_day (self->form, group, _ ("Day of it"), (RbSession){ day, RB_AM }, FALSE);
  self->confidential = rb_form_switch (
      self->form, group, _ ("Confidential"),
      _ ("Read by the attendance lead, the safeguarding lead and the head only"), confidential);
}

static AttachmentForm *
form_new (GtkWidget *from,
          RbWorkspace *workspace,
          gint64 pupil_id,
          gint64 id,
          AdwPreferencesGroup **group)
{
  RbSchool *school = rb_workspace_school (workspace);
  int row = rb_roster_find (school->roster, pupil_id);
  g_autofree char *name =
      row >= 0 ? rb_pupil_name (rb_roster_pupil (school->roster, (guint) row)) : g_strdup ("");
  g_autofree char *heading = g_markup_escape_text (name, -1);
  AttachmentForm *self = g_new0 (AttachmentForm, 1);

  self->form = rb_form_new (from, workspace, id ? _ ("Attached File") : _ ("Attach a File"),
                            id ? _ ("_Save") : _ ("_Attach"));
  self->pupil_id = pupil_id;
  self->id = id;
  g_object_set_data_full (G_OBJECT (self->form), "rb-attachment-form", self, attachment_form_free);
  *group = rb_form_group (self->form, heading, NULL);
  return self;
}

static void
present (AttachmentForm *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self->form), 560, self->id ? 620 : 460);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (apply_cb), self);
  rb_form_present (self->form, GTK_WIDGET (self->title));
}

void
rb_attachment_form_edit (GtkWidget *from, RbWorkspace *workspace, gint64 attachment_id)
{
  const RbAttachment *one =
      rb_office_find (rb_workspace_school (workspace)->office, RB_RECORD_ATTACHMENT, attachment_id);
  AdwPreferencesGroup *group;
  AttachmentForm *self;

  if (one == NULL)
    return;
  if (one->base.hidden)
    {
      rb_notice_show (from,
                      _ ("This file is confidential: it opens for the attendance lead, the "
                         "safeguarding lead and the head only."),
                      NULL, NULL);
      return;
    }
  self = form_new (from, workspace, one->pupil_id, one->base.id, &group);
  add_file (self, group, one->file_name, one->media_type, (gsize) one->size, one->who);
  add_rows (self, one->title, one->day, one->confidential);
  add_removal (self);
  present (self);
}

/* --- a new one --- */

typedef struct
{
  GtkWidget *from;
  RbWorkspace *workspace;
  gint64 pupil_id;
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->from);
  g_object_unref (choice->workspace);
  g_free (choice);
}

static gboolean
read_work (RbTask *task, gpointer data, GCancellable *cancellable, gpointer *result, GError **error)
{
  *result = rb_attached_file_read (data, cancellable, error);
  return *result != NULL;
}

/* The owner of the task is the widget; the choice hangs on it meanwhile. */
static void
read_done (gpointer owner, gpointer result, const GError *error)
{
  Choice *choice = g_object_steal_data (owner, "rb-attachment-choice");
  RbAttachedFile *file = result;

  if (error)
    rb_notice_error (choice->from, error, NULL, NULL);
  else
    {
      const char *dot = strrchr (file->name, '.');
      g_autofree char *title = g_strndup (file->name, (gsize) (dot - file->name));
      AdwPreferencesGroup *group;
      AttachmentForm *self =
          form_new (choice->from, choice->workspace, choice->pupil_id, 0, &group);

      self->file = file;
      add_file (self, group, file->name, file->media_type, g_bytes_get_size (file->bytes), "");
      add_rows (self, title, rb_workspace_now (choice->workspace).date, FALSE);
      present (self);
    }
  choice_free (choice);
}

static void
chosen_cb (GFile *file, gpointer data)
{
  Choice *choice = data;

  if (file == NULL || rb_workspace_store (choice->workspace) == NULL
      || g_object_get_data (G_OBJECT (choice->from), "rb-attachment-choice"))
    {
      choice_free (choice);
      return;
    }
  g_object_set_data (G_OBJECT (choice->from), "rb-attachment-choice", choice);
  rb_task_run (choice->from, _ ("Reading the file"), read_work, g_object_ref (file), g_object_unref,
               read_done, choice->from);
}

void
rb_attachment_form_open (GtkWidget *from, RbWorkspace *workspace, guint row)
{
  g_autofree char *patterns = rb_attached_file_patterns ();
  Choice *choice;

  if (!rb_workspace_store (workspace))
    {
      rb_notice_show (from, _ ("This school is not kept in a file, so no file can be kept in it."),
                      NULL, NULL);
      return;
    }
  choice = g_new0 (Choice, 1);
  choice->from = g_object_ref (from);
  choice->workspace = g_object_ref (workspace);
  choice->pupil_id = rb_roster_pupil (rb_workspace_school (workspace)->roster, row)->id;
  rb_compat_open_file (GTK_WINDOW (gtk_widget_get_root (from)), _ ("Attach a File"),
                       _ ("PDF, pictures, documents"), patterns, chosen_cb, choice);
}
