/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the form and passes what was written on. */
#include "app/pupil/rb-flag-form.h"

#include "app/rb-form.h"
#include "school/rb-clock.h"
#include "school/rb-flags.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  RbForm *form; /* owns it */
  gint64 pupil_id;
  gint64 flag_id; /* 0: a new one */
  AdwComboRow *kind;
  RbFormDay from, to;
  GtkEditable *note;
  GtkSwitch *confidential;
} FlagForm;

/* The flag as it is now; NULL for a new one, or where it has gone. */
static const RbFlag *
flag_of (FlagForm *self)
{
  return self->flag_id == 0
             ? NULL
             : rb_office_find (rb_form_school (self->form)->office, RB_RECORD_FLAG, self->flag_id);
}

static const RbFlagKind *
chosen_kind (FlagForm *self)
{
  guint n, selected = adw_combo_row_get_selected (self->kind);
  const RbFlagKind *kinds = rb_flag_kinds (&n);

  return &kinds[MIN (selected, n - 1)];
}

/* The last day may be empty. */
static gboolean
read_days (FlagForm *self, RbFlagWords *words)
{
  g_autofree char *last = g_strstrip (g_strdup (gtk_editable_get_text (self->to.day)));

  words->first_day = rb_form_get_day (&self->from).date;
  words->last_day = rb_form_get_day (&self->to).date;
  return *last == '\0' || words->last_day != RB_DATE_NONE;
}

static RbChange *
change_of (FlagForm *self, GError **error)
{
  RbWorkspace *workspace = rb_form_workspace (self->form);
  RbSchool *school = rb_form_school (self->form);
  int row = rb_roster_find (school->roster, self->pupil_id);
  RbFlagWords words = { .kind = chosen_kind (self)->id,
                        .note = gtk_editable_get_text (self->note),
                        .confidential = gtk_switch_get_active (self->confidential) };

  if (row < 0 || (self->flag_id != 0 && flag_of (self) == NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("This entry has gone meanwhile. Close the window."));
      return NULL;
    }
  if (!read_days (self, &words))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("Write the last day as a date, or leave it empty."));
      return NULL;
    }
  return rb_flag_put (school, (guint) row, flag_of (self), &words, rb_workspace_who (workspace),
                      rb_workspace_position (workspace), rb_clock_seconds (), error);
}

static void
changed_cb (FlagForm *self)
{
  const RbFlagKind *kind = chosen_kind (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = change_of (self, &error);
  g_autofree char *preview =
      kind->restricted ? g_strdup_printf (
          _ ("%s Others see only that the safeguarding lead is to be told."), _ (kind->about))
                       : g_strdup (_ (kind->about));

  gtk_widget_set_sensitive (GTK_WIDGET (self->confidential), !kind->restricted);
  rb_form_set_preview (self->form, preview);
  rb_form_set_problem (self->form, change ? NULL : error->message);
}

static void
apply_cb (FlagForm *self)
{
  GError *error = NULL;
  RbChange *change = change_of (self, &error);

  rb_form_apply (self->form, change, error,
                 self->flag_id ? _ ("The flag was changed") : _ ("The flag was set"));
}

static void
take_back_cb (FlagForm *self)
{
  RbWorkspace *workspace = rb_form_workspace (self->form);
  const RbFlag *flag = flag_of (self);

  if (flag)
    rb_form_apply (self->form,
                   rb_flag_take_back (flag, _ ("Flag taken back"), rb_workspace_who (workspace),
                                      rb_workspace_position (workspace), rb_clock_seconds ()),
                   NULL, _ ("The flag was taken back"));
}

static void
add_take_back (FlagForm *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Take Back, It Was Set by Mistake"));

  gtk_widget_add_css_class (button, "destructive-action");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (take_back_cb), self);
  rb_form_add (self->form, button);
}

static guint
place_of_kind (const char *id)
{
  guint n;
  const RbFlagKind *kinds = rb_flag_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (kinds[i].id, id) == 0)
      return i;
  return 0;
}

static AdwComboRow *
add_kinds (FlagForm *self, AdwPreferencesGroup *group, guint selected)
{
  guint n;
  const RbFlagKind *kinds = rb_flag_kinds (&n);
  g_autofree const char **words = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    words[i] = _ (kinds[i].words);
  return rb_form_choice (self->form, group, _ ("Flag"), words, selected);
}

static void
open_form (GtkWidget *from, RbWorkspace *workspace, const RbPupil *pupil, const RbFlag *flag)
{
  FlagForm *self = g_new0 (FlagForm, 1);
  RbDate today = rb_workspace_now (workspace).date;
  g_autofree char *name = rb_pupil_name (pupil);
  AdwPreferencesGroup *group;

  self->form = rb_form_new (from, workspace, flag ? _ ("Change Flag") : _ ("Set Flag"),
                            flag ? _ ("_Change") : _ ("_Set Flag"));
  self->pupil_id = pupil->id;
  self->flag_id = flag ? flag->base.id : 0;
  group = rb_form_group (self->form, name, NULL);
  self->kind = add_kinds (self, group, flag ? place_of_kind (flag->flag) : 0);
  self->from = rb_form_day (self->form, group, _ ("From"),
                            (RbSession){ flag ? flag->first_day : today, RB_AM }, FALSE);
  self->to = rb_form_day (self->form, group, _ ("Last day; empty while it holds"),
                          (RbSession){ flag ? flag->last_day : RB_DATE_NONE, RB_AM }, FALSE);
  self->note = rb_form_entry (self->form, group, _ ("Note"), flag ? flag->note : NULL);
  self->confidential =
      rb_form_switch (self->form, group, _ ("Confidential"),
                      _ ("The note is shown to the attendance lead, the safeguarding lead and the "
                         "head only"),
                      flag && flag->confidential);
  if (flag)
    add_take_back (self);
  g_object_set_data_full (G_OBJECT (self->form), "flag-form", self, g_free);
  gtk_window_set_default_size (GTK_WINDOW (self->form), 520, flag ? 560 : 510);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (apply_cb), self);
  rb_form_present (self->form, flag ? GTK_WIDGET (self->to.day) : GTK_WIDGET (self->kind));
}

void
rb_flag_form_open (GtkWidget *from, RbWorkspace *workspace, guint row)
{
  open_form (from, workspace, rb_roster_pupil (rb_workspace_school (workspace)->roster, row), NULL);
}

void
rb_flag_form_edit (GtkWidget *from, RbWorkspace *workspace, gint64 flag_id)
{
  RbSchool *school = rb_workspace_school (workspace);
  const RbFlag *flag = rb_office_find (school->office, RB_RECORD_FLAG, flag_id);
  int row = flag ? rb_roster_find (school->roster, flag->pupil_id) : -1;

  if (row >= 0)
    open_form (from, workspace, rb_roster_pupil (school->roster, (guint) row), flag);
}
