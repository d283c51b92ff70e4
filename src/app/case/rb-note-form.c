/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the form; what belongs to a kind is shown with it alone. */
#include "app/case/rb-note-form.h"

#include "app/case/rb-case-choice.h"
#include "app/rb-pupil-picker.h"
#include "school/rb-case.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  RbForm *form;   /* owns it */
  GArray *ids;    /* gint64 of the pupils */
  gint64 note_id; /* 0: a new one */
  AdwComboRow *kind, *contact, *answer, *reaches;
  GtkWidget *spoken_row;
  GtkSwitch *spoken, *confidential;
  GtkEditable *time, *with_whom;
  GtkTextView *note;
  RbFormDay day;
  GPtrArray *contacts; /* const RbContact*, of a note about one child */
} NoteForm;

static void
note_form_free (gpointer data)
{
  NoteForm *self = data;

  g_array_unref (self->ids);
  g_ptr_array_unref (self->contacts);
  g_free (self);
}

/* (transfer full) of guint */
static GArray *
rows_of (NoteForm *self)
{
  const RbRoster *roster = rb_form_school (self->form)->roster;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->ids->len; i++)
    {
      int found = rb_roster_find (roster, g_array_index (self->ids, gint64, i));
      guint row = (guint) found;

      if (found >= 0)
        g_array_append_val (rows, row);
    }
  return rows;
}

/* Whom it was with: the contact chosen, or the words. */
static const RbContact *
contact_of (NoteForm *self)
{
  guint selected = adw_combo_row_get_selected (self->contact);

  return selected > 0 && selected <= self->contacts->len ? self->contacts->pdata[selected - 1]
                                                         : NULL;
}

/* NULL for a new one, or where it has gone. */
static const RbNote *
note_of (NoteForm *self)
{
  return self->note_id == 0
             ? NULL
             : rb_office_find (rb_form_school (self->form)->office, RB_RECORD_NOTE, self->note_id);
}

/* NULL with a sentence. */
static RbChange *
change_of (NoteForm *self, GError **error)
{
  RbSchool *school = rb_form_school (self->form);
  g_autoptr (GArray) rows = rows_of (self);
  RbDeed deed = rb_workspace_deed (rb_form_workspace (self->form));
  const RbContact *contact = contact_of (self);
  const char *kind = rb_case_chosen (self->kind, rb_note_kinds);
  g_autofree char *name = contact ? rb_contact_name (contact) : NULL;
  g_autofree char *note = rb_form_get_text (self->note);
  gboolean call = strcmp (kind, "call") == 0, support = strcmp (kind, "support") == 0;
  gboolean concern = strcmp (kind, "concern") == 0;
  RbNoteEntry entry = {
    .rows = rows,
    .kind = kind,
    .day = rb_form_get_day (&self->day).date,
    .with_whom = contact ? name : gtk_editable_get_text (self->with_whom),
    .contact_id = contact ? contact->id : 0,
    .spoken = !call || gtk_switch_get_active (self->spoken),
    .answer = support ? rb_case_chosen (self->answer, rb_support_answers) : "",
    .reaches = concern ? rb_case_chosen (self->reaches, rb_concern_reaches) : "",
    .note = note,
    .confidential = gtk_switch_get_active (self->confidential),
  };

  if (!rb_case_time (self->time, &entry.minute, error))
    return NULL;
  if (self->note_id == 0)
    return rb_case_note (school, &entry, &deed, error);
  if (note_of (self) != NULL)
    return rb_case_note_change (note_of (self), &entry, &deed, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _ ("This entry has gone meanwhile. Close the window."));
  return NULL;
}

static void
changed_cb (NoteForm *self)
{
  const char *kind = rb_case_chosen (self->kind, rb_note_kinds);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = change_of (self, &error);

  gtk_widget_set_visible (self->spoken_row, strcmp (kind, "call") == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), strcmp (kind, "support") == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->reaches), strcmp (kind, "concern") == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->contact), self->contacts->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->with_whom), contact_of (self) == NULL);
  rb_form_set_problem (self->form, change ? NULL : error->message);
}

static void
apply_cb (NoteForm *self)
{
  g_autoptr (GArray) rows = rows_of (self);
  g_autofree char *names = rb_rows_words (rb_form_school (self->form), rows);
  g_autofree char *label =
      g_strdup_printf (self->note_id ? _ ("Corrected: %s") : _ ("Written down: %s"), names);
  GError *error = NULL;
  RbChange *change = change_of (self, &error);

  rb_form_apply (self->form, change, error, label);
}

static void
add_contact (NoteForm *self, AdwPreferencesGroup *group)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (words, g_strdup (_ ("somebody else")));
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const RbContact *contact = self->contacts->pdata[i];
      g_autofree char *name = rb_contact_name (contact);

      g_ptr_array_add (words, *contact->relationship
                                  ? g_strdup_printf ("%s, %s", name, contact->relationship)
                                  : g_strdup (name));
    }
  g_ptr_array_add (words, NULL);
  self->contact = rb_form_choice (self->form, group, _ ("With"), (const char *const *) words->pdata,
                                  self->contacts->len > 0);
  self->with_whom = rb_form_entry (self->form, group, _ ("With, such as “class teacher”"), NULL);
}

static void
add_rows (NoteForm *self, const char *kind, const char *title)
{
  RbMoment now = rb_workspace_now (rb_form_workspace (self->form));
  AdwPreferencesGroup *group = rb_form_group (self->form, title, NULL);
  g_autofree char *time = now.minutes < 24 * 60 ? rb_time_format (now.minutes) : NULL;

  self->kind = rb_case_choice (self->form, group, _ ("Kind"), rb_note_kinds, kind);
  add_contact (self, group);
  self->spoken = rb_form_switch (self->form, group, _ ("Spoken to"),
                                 _ ("Off: rung, and nobody answered"), TRUE);
  self->spoken_row = gtk_widget_get_ancestor (GTK_WIDGET (self->spoken), ADW_TYPE_ACTION_ROW);
  self->answer = rb_case_choice (self->form, group, _ ("Their answer"), rb_support_answers, "");
  self->reaches =
      rb_case_choice (self->form, group, _ ("Must reach"), rb_concern_reaches, "attendance lead");
  self->note = rb_form_text (self->form, group, _ ("What happened"), NULL);
  group = rb_form_group (self->form, NULL, NULL);
  self->day = rb_form_day (self->form, group, _ ("Day"), (RbSession){ now.date, RB_AM }, FALSE);
  self->time = rb_form_entry (self->form, group, _ ("Time"), time);
  self->confidential = rb_form_switch (
      self->form, group, _ ("Confidential"),
      _ ("Read by the attendance lead, the safeguarding lead and the head only"), FALSE);
}

static void
read_cb (NoteForm *self)
{
  const RbNote *note = note_of (self);
  RbDeed deed = rb_workspace_deed (rb_form_workspace (self->form));
  RbChange *change = note ? rb_case_read (note, &deed) : NULL;

  rb_form_apply (self->form, change, NULL, _ ("Concern read"));
}

/* A concern waits until whom it must reach has read it. */
static void
add_read (NoteForm *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("I Have _Read It"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (read_cb), self);
  rb_form_add (self->form, button);
}

/* What the form shows of a note that is there. */
static void
take_over (NoteForm *self, const RbNote *note)
{
  g_autofree char *time = note->minute >= 0 ? rb_time_format (note->minute) : g_strdup ("");

  for (guint i = 0; i < self->contacts->len; i++)
    if (((const RbContact *) self->contacts->pdata[i])->id == note->contact_id)
      adw_combo_row_set_selected (self->contact, i + 1);
  if (note->contact_id == 0)
    adw_combo_row_set_selected (self->contact, 0);
  gtk_editable_set_text (self->with_whom, note->contact_id == 0 ? note->with_whom : "");
  gtk_switch_set_active (self->spoken, note->spoken);
  adw_combo_row_set_selected (self->answer, rb_case_word_index (rb_support_answers, note->answer));
  adw_combo_row_set_selected (self->reaches,
                              rb_case_word_index (rb_concern_reaches, note->reaches));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), note->note, -1);
  rb_form_set_day (&self->day, note->day);
  gtk_editable_set_text (self->time, time);
  gtk_switch_set_active (self->confidential, note->confidential);
}

/* Takes the ids. */
static void
open_form (
    GtkWidget *from, RbWorkspace *workspace, GArray *ids, const char *kind, const RbNote *note)
{
  RbSchool *school = rb_workspace_school (workspace);
  NoteForm *self = g_new0 (NoteForm, 1);
  g_autoptr (GArray) rows = NULL;
  g_autofree char *names = NULL;

  self->form = rb_form_new (from, workspace, note ? _ ("Correct Note") : _ ("Log Contact"),
                            note ? _ ("_Save") : _ ("_Log"));
  self->ids = ids;
  self->note_id = note ? note->base.id : 0;
  self->contacts = ids->len == 1
                       ? rb_roster_contacts (school->roster, g_array_index (ids, gint64, 0))
                       : g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (self->form), "rb-note-form", self, note_form_free);
  rows = rows_of (self);
  names = rb_rows_words (school, rows);
  add_rows (self, kind, names);
  if (note)
    take_over (self, note);
  if (note && *note->reaches && note->read_at == 0)
    add_read (self);
  gtk_window_set_default_size (GTK_WINDOW (self->form), 560, 640);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (apply_cb), self);
  rb_form_present (self->form, GTK_WIDGET (self->note));
}

void
rb_note_form_open (GtkWidget *from, RbWorkspace *workspace, const GArray *rows, const char *kind)
{
  RbSchool *school = rb_workspace_school (workspace);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, rb_roster_pupil (school->roster, g_array_index (rows, guint, i))->id);
  open_form (from, workspace, ids, kind, NULL);
}

void
rb_note_form_edit (GtkWidget *from, RbWorkspace *workspace, gint64 note_id)
{
  const RbNote *note =
      rb_office_find (rb_workspace_school (workspace)->office, RB_RECORD_NOTE, note_id);
  GArray *ids;

  if (note == NULL)
    return;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, note->pupil_id);
  open_form (from, workspace, ids, note->kind, note);
}
