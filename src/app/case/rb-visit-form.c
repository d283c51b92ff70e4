/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the form; what belongs to a visit that was made is shown with it alone. */
#include "app/case/rb-visit-form.h"

#include "app/case/rb-case-choice.h"
#include "app/case/rb-case-print.h"
#include "school/rb-case.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  RbForm *form; /* owns it */
  gint64 visit_id;
  gint64 pupil_id;
  AdwComboRow *state;
  RbFormDay planned, day, next_day;
  GtkEditable *time, *went, *spoke_to, *next_step;
  GtkTextView *why, *outcome;
  GtkSwitch *seen, *safe, *confidential;
  AdwPreferencesGroup *made;
  gboolean hidden; /* its words are for other roles: they are not shown, and stay as they are */
} VisitForm;

static gboolean
is_made (VisitForm *self)
{
  const char *state = rb_case_chosen (self->state, rb_visit_states);

  return strcmp (state, "done") == 0 || strcmp (state, "nobody-in") == 0;
}

static void
read_texts (VisitForm *self, RbVisit *words)
{
  g_autofree char *why = self->hidden ? NULL : rb_form_get_text (self->why);
  g_autofree char *outcome = self->hidden ? NULL : rb_form_get_text (self->outcome);

  if (!self->hidden)
    {
      rb_record_set (&words->why, why);
      rb_record_set (&words->outcome, outcome);
    }
  words->confidential = gtk_switch_get_active (self->confidential);
}

static void
read_made (VisitForm *self, RbVisit *words)
{
  gboolean made = is_made (self);

  rb_record_set (&words->went, made ? gtk_editable_get_text (self->went) : "");
  rb_record_set (&words->spoke_to, made ? gtk_editable_get_text (self->spoke_to) : "");
  rb_record_set (&words->next_step, made ? gtk_editable_get_text (self->next_step) : "");
  words->seen = made && gtk_switch_get_active (self->seen);
  words->safe = made && gtk_switch_get_active (self->safe);
  if (!made)
    words->day = words->next_day = RB_DATE_NONE;
}

static RbChange *
change_of (VisitForm *self, GError **error)
{
  RbSchool *school = rb_form_school (self->form);
  RbDeed deed = rb_workspace_deed (rb_form_workspace (self->form));
  const RbVisit *was =
      self->visit_id ? rb_office_find (school->office, RB_RECORD_VISIT, self->visit_id) : NULL;
  RbVisit *words = was ? rb_record_copy (was) : rb_record_new (RB_RECORD_VISIT);
  RbChange *change = NULL;

  words->pupil_id = self->pupil_id;
  rb_record_set (&words->state, rb_case_chosen (self->state, rb_visit_states));
  if (rb_case_day (&self->planned, &words->planned_day, error)
      && rb_case_day (&self->day, &words->day, error)
      && rb_case_day (&self->next_day, &words->next_day, error)
      && rb_case_time (self->time, &words->minute, error))
    {
      read_texts (self, words);
      read_made (self, words);
      change = rb_case_visit (school, words, &deed, error);
    }
  rb_record_unref (words);
  return change;
}

static void
changed_cb (VisitForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = change_of (self, &error);

  gtk_widget_set_visible (GTK_WIDGET (self->made), is_made (self));
  rb_form_set_problem (self->form, change ? NULL : error->message);
}

static void
apply_cb (VisitForm *self)
{
  GError *error = NULL;
  RbChange *change = change_of (self, &error);

  rb_form_apply (self->form, change, error, _ ("Home visit written down"));
}

static void
add_plan (VisitForm *self, AdwPreferencesGroup *group, const RbVisit *visit)
{
  g_autofree char *time = visit->minute >= 0 ? rb_time_format (visit->minute) : g_strdup ("");

  self->state = rb_case_choice (self->form, group, _ ("State"), rb_visit_states, visit->state);
  self->planned = rb_form_day (self->form, group, _ ("Planned for"),
                               (RbSession){ visit->planned_day, RB_AM }, FALSE);
  self->time = rb_form_entry (self->form, group, _ ("Time"), time);
  if (!self->hidden)
    self->why = rb_form_text (self->form, group, _ ("Why"), visit->why);
  self->confidential = rb_form_switch (
      self->form, group, _ ("Confidential"),
      _ ("Why, and the outcome, are shown to the attendance lead, the safeguarding lead and the "
         "head only"),
      visit->confidential);
}

static void
add_made (VisitForm *self, const RbVisit *visit, RbDate today)
{
  RbDate day = visit->day != RB_DATE_NONE ? visit->day : MIN (visit->planned_day, today);

  self->made = rb_form_group (self->form, _ ("The visit"), NULL);
  self->day = rb_form_day (self->form, self->made, _ ("Made on"), (RbSession){ day, RB_AM }, FALSE);
  self->went = rb_form_entry (self->form, self->made, _ ("Who went"), visit->went);
  self->spoke_to = rb_form_entry (self->form, self->made, _ ("Spoke to"), visit->spoke_to);
  self->seen = rb_form_switch (self->form, self->made, _ ("Child was seen"), NULL, visit->seen);
  self->safe =
      rb_form_switch (self->form, self->made, _ ("Child was found well"), NULL, visit->safe);
  if (!self->hidden)
    self->outcome = rb_form_text (self->form, self->made, _ ("Outcome"), visit->outcome);
  self->next_step = rb_form_entry (self->form, self->made, _ ("Next step"), visit->next_step);
  self->next_day = rb_form_day (self->form, self->made, _ ("By; empty for none"),
                                (RbSession){ visit->next_day, RB_AM }, FALSE);
}

/* Takes the visit. */
static void
open_form (GtkWidget *from, RbWorkspace *workspace, RbVisit *visit)
{
  RbSchool *school = rb_workspace_school (workspace);
  int row = rb_roster_find (school->roster, visit->pupil_id);
  VisitForm *self = g_new0 (VisitForm, 1);
  g_autofree char *name =
      row >= 0 ? rb_pupil_name (rb_roster_pupil (school->roster, (guint) row)) : g_strdup ("");
  g_autofree char *title = g_markup_escape_text (name, -1);

  self->form = rb_form_new (from, workspace, _ ("Home Visit"), _ ("_Save"));
  self->visit_id = visit->base.id;
  self->pupil_id = visit->pupil_id;
  self->hidden = visit->base.hidden;
  g_object_set_data_full (G_OBJECT (self->form), "rb-visit-form", self, g_free);
  add_plan (self, rb_form_group (self->form, title, NULL), visit);
  add_made (self, visit, rb_workspace_now (workspace).date);
  rb_record_unref (visit);
  gtk_window_set_default_size (GTK_WINDOW (self->form), 560, 640);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (apply_cb), self);
  rb_form_present (self->form,
                   self->visit_id ? GTK_WIDGET (self->state) : GTK_WIDGET (self->planned.day));
  if (self->visit_id)
    rb_case_print_add (self->form, rb_case_print_row (self->form), _ ("Print the _Visit Sheet…"),
                       "visit-sheet", self->visit_id);
}

void
rb_visit_form_open (GtkWidget *from, RbWorkspace *workspace, guint row)
{
  RbSchool *school = rb_workspace_school (workspace);
  RbVisit *visit = rb_record_new (RB_RECORD_VISIT);

  visit->pupil_id = rb_roster_pupil (school->roster, row)->id;
  visit->planned_day = rb_workspace_now (workspace).date;
  visit->minute = -1;
  rb_record_set (&visit->state, "planned");
  open_form (from, workspace, visit);
}

void
rb_visit_form_edit (GtkWidget *from, RbWorkspace *workspace, gint64 visit_id)
{
  const RbVisit *visit =
      rb_office_find (rb_workspace_school (workspace)->office, RB_RECORD_VISIT, visit_id);

  if (visit != NULL)
    open_form (from, workspace, rb_record_copy (visit));
}
