/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds both forms and passes what was written on. */
#include "app/case/rb-target-form.h"

#include "analysis/rb-target.h"
#include "app/case/rb-case-choice.h"
#include "school/rb-case.h"

#include <glib/gi18n.h>
#include <string.h>

#define USUAL_WEEKS 4 /* S1.28 */

typedef struct
{
  RbForm *form;     /* owns it */
  gint64 pupil_id;  /* of a new one */
  gint64 target_id; /* of one that ends */
  AdwComboRow *measure;
  GtkEditable *aim, *agreed_with;
  RbFormDay first, last;
  GtkTextView *reason;
} TargetForm;

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, sentence);
  return FALSE;
}

/* --- agreed --- */

/* A per cent with at most one place, in tenths; or a whole number of sessions. */
static gboolean
read_aim (TargetForm *self, gboolean rate, int *aim, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->aim)));
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);
  int tenths = (int) (number * 10 + 0.5);

  if (*text == '\0' || *end != '\0' || !(number >= 0 && number <= 1000))
    return refuse (error, rate ? _ ("Write the per cent as a number, such as 95.")
                               : _ ("Write the sessions as a whole number, such as 2."));
  if (rate ? ABS (number * 10 - tenths) > 0.001 : tenths % 10 != 0)
    return refuse (error, rate ? _ ("A target has at most one decimal place, such as 92.5.")
                               : _ ("Write the sessions as a whole number, such as 2."));
  *aim = rate ? tenths : tenths / 10;
  return TRUE;
}

static RbChange *
change_of (TargetForm *self, GError **error)
{
  RbSchool *school = rb_form_school (self->form);
  RbDeed deed = rb_workspace_deed (rb_form_workspace (self->form));
  int row = rb_roster_find (school->roster, self->pupil_id);
  const char *measure = rb_case_chosen (self->measure, rb_target_measures);
  RbTargetEntry entry = { .measure = measure,
                          .agreed_with = gtk_editable_get_text (self->agreed_with) };

  if (row < 0)
    return refuse (error, _ ("This pupil has left.")), NULL;
  if (!read_aim (self, strcmp (measure, "rate") == 0, &entry.aim, error)
      || !rb_case_day (&self->first, &entry.first_day, error)
      || !rb_case_day (&self->last, &entry.last_day, error))
    return NULL;
  return rb_case_target (school, (guint) row, &entry, &deed, error);
}

/* "Of 38 sessions 1 may be missed." */
static char *
preview_of (TargetForm *self, RbChange *change)
{
  const RbTarget *target = (const RbTarget *) rb_change_record (change, 0)->is;
  RbMoment now = rb_workspace_now (rb_form_workspace (self->form));
  RbTargetProgress progress = rb_target_progress (rb_form_school (self->form), target, now);

  return g_strdup_printf (ngettext ("Of its %u session %u may be missed.",
                                    "Of its %u sessions %u may be missed.",
                                    (gulong) (progress.rate.whole + progress.left)),
                          (guint) progress.rate.whole + progress.left, progress.may_miss);
}

static void
changed_cb (TargetForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = change_of (self, &error);
  g_autofree char *preview = change ? preview_of (self, change) : NULL;

  rb_form_set_preview (self->form, preview);
  rb_form_set_problem (self->form, change ? NULL : error->message);
}

static void
apply_cb (TargetForm *self)
{
  GError *error = NULL;
  RbChange *change = change_of (self, &error);

  rb_form_apply (self->form, change, error, _ ("Target agreed"));
}

static TargetForm *
new_form (GtkWidget *from, RbWorkspace *workspace, const char *title, const char *apply)
{
  TargetForm *self = g_new0 (TargetForm, 1);

  self->form = rb_form_new (from, workspace, title, apply);
  g_object_set_data_full (G_OBJECT (self->form), "rb-target-form", self, g_free);
  return self;
}

void
rb_target_form_open (GtkWidget *from, RbWorkspace *workspace, guint row)
{
  RbSchool *school = rb_workspace_school (workspace);
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  RbDate today = rb_workspace_now (workspace).date;
  TargetForm *self = new_form (from, workspace, _ ("Agree a Target"), _ ("_Agree"));
  g_autofree char *name = rb_pupil_name (pupil);
  g_autofree char *title = g_markup_escape_text (name, -1);
  AdwPreferencesGroup *group = rb_form_group (self->form, title, NULL);

  self->pupil_id = pupil->id;
  self->measure = rb_case_choice (self->form, group, _ ("Target"), rb_target_measures, "rate");
  self->aim = rb_form_entry (self->form, group, _ ("How much"), "95");
  self->first = rb_form_day (self->form, group, _ ("From"), (RbSession){ today, RB_AM }, FALSE);
  self->last =
      rb_form_day (self->form, group, _ ("Last day"),
                   (RbSession){ rb_target_last_day (school, today, USUAL_WEEKS), RB_AM }, FALSE);
  self->agreed_with = rb_form_entry (self->form, group, _ ("Agreed with"), NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->form), 520, 480);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (apply_cb), self);
  rb_form_present (self->form, GTK_WIDGET (self->aim));
}

/* --- ended --- */

static const RbTarget *
target_of (TargetForm *self)
{
  return rb_office_find (rb_form_school (self->form)->office, RB_RECORD_TARGET, self->target_id);
}

static RbChange *
end_of (TargetForm *self, GError **error)
{
  RbDeed deed = rb_workspace_deed (rb_form_workspace (self->form));
  g_autofree char *reason = rb_form_get_text (self->reason);
  const RbTarget *target = target_of (self);

  if (target == NULL)
    return refuse (error, _ ("This entry has gone meanwhile. Close the window.")), NULL;
  return rb_case_target_end (rb_form_school (self->form), target, reason, &deed, error);
}

static void
end_changed_cb (TargetForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = end_of (self, &error);

  rb_form_set_problem (self->form, change ? NULL : error->message);
}

static void
end_cb (TargetForm *self)
{
  GError *error = NULL;
  RbChange *change = end_of (self, &error);

  rb_form_apply (self->form, change, error, _ ("End of the target recorded"));
}

void
rb_target_form_end (GtkWidget *from, RbWorkspace *workspace, gint64 target_id)
{
  RbSchool *school = rb_workspace_school (workspace);
  const RbTarget *target = rb_office_find (school->office, RB_RECORD_TARGET, target_id);
  g_autofree char *words = NULL, *progress_words = NULL;
  RbTargetProgress progress;
  AdwPreferencesGroup *group;
  TargetForm *self;

  if (target == NULL)
    return;
  progress = rb_target_progress (school, target, rb_workspace_now (workspace));
  words = rb_target_words (target);
  progress_words = rb_target_progress_words (target, &progress);
  self = new_form (from, workspace, _ ("Target"), _ ("_Record Its End"));
  self->target_id = target_id;
  group = rb_form_group (self->form, words, progress_words);
  self->reason = rb_form_text (self->form, group,
                               _ ("Why it ends without a result; empty where it ran its time"),
                               target->reason);
  gtk_window_set_default_size (GTK_WINDOW (self->form), 520, 360);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (end_changed_cb), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (end_cb), self);
  rb_form_present (self->form, GTK_WIDGET (self->reason));
}
