/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds both forms and passes what was written on. */
#include "app/case/rb-promise-form.h"

#include "app/case/rb-promise-rows.h"

#include "domain/rb-case-records.h"

#include <glib/gi18n.h>

#define USUAL_DAYS 7 /* until it is due, unless written otherwise */

typedef struct
{
  RbForm *form; /* owns it */
  gint64 id;    /* of the pupil, or of the promise that is done */
  RbPromiseRows *rows;
  GtkTextView *note;
} PromiseForm;

/* --- to be done --- */

static RbChange *
change_of (PromiseForm *self, GError **error)
{
  RbSchool *school = rb_form_school (self->form);
  RbDeed deed = rb_workspace_deed (rb_form_workspace (self->form));
  const GArray *entries = rb_promise_rows_read (self->rows, error);
  int row = rb_roster_find (school->roster, self->id);

  return entries == NULL || row < 0
             ? NULL
             : rb_case_promise (school, (guint) row, (const RbPromiseEntry *) entries->data,
                                entries->len, &deed, error);
}

static void
changed_cb (PromiseForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = change_of (self, &error);

  rb_form_set_problem (self->form, change  ? NULL
                                   : error ? error->message
                                           : _ ("This pupil has left."));
}

static void
apply_cb (PromiseForm *self)
{
  GError *error = NULL;
  RbChange *change = change_of (self, &error);

  rb_form_apply (self->form, change, error, _ ("Written into the diary"));
}

void
rb_promise_form_open (GtkWidget *from, RbWorkspace *workspace, guint row)
{
  const RbPupil *pupil = rb_roster_pupil (rb_workspace_school (workspace)->roster, row);
  PromiseForm *self = g_new0 (PromiseForm, 1);
  g_autofree char *name = rb_pupil_name (pupil);
  g_autofree char *title = g_strdup_printf (_ ("To Do for %s"), name);

  self->form = rb_form_new (from, workspace, title, _ ("_Write Down"));
  self->id = pupil->id;
  g_object_set_data_full (G_OBJECT (self->form), "rb-promise-form", self, g_free);
  self->rows = rb_promise_rows_new (self->form, rb_workspace_now (workspace).date + USUAL_DAYS);
  gtk_window_set_default_size (GTK_WINDOW (self->form), 560, 480);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (apply_cb), self);
  rb_form_present (self->form, rb_promise_rows_focus (self->rows));
}

/* --- done --- */

static const RbPromise *
promise_of (PromiseForm *self)
{
  return rb_office_find (rb_form_school (self->form)->office, RB_RECORD_PROMISE, self->id);
}

static void
done_changed_cb (PromiseForm *self)
{
  const RbPromise *promise = promise_of (self);

  rb_form_set_problem (self->form, promise == NULL || promise->done_at > 0
                                       ? _ ("This was done meanwhile. Close the window.")
                                       : NULL);
}

static void
done_cb (PromiseForm *self)
{
  const RbPromise *promise = promise_of (self);
  RbDeed deed = rb_workspace_deed (rb_form_workspace (self->form));
  g_autofree char *note = rb_form_get_text (self->note);

  if (promise != NULL)
    rb_form_apply (self->form, rb_case_promise_done (promise, note, &deed), NULL, _ ("Done"));
}

void
rb_promise_form_done (GtkWidget *from, RbWorkspace *workspace, gint64 promise_id)
{
  const RbPromise *promise =
      rb_office_find (rb_workspace_school (workspace)->office, RB_RECORD_PROMISE, promise_id);
  g_autofree char *what = NULL, *owner = NULL;
  AdwPreferencesGroup *group;
  PromiseForm *self;

  if (promise == NULL)
    return;
  what = g_markup_escape_text (promise->what, -1);
  owner = g_markup_escape_text (promise->owner, -1);
  self = g_new0 (PromiseForm, 1);
  self->form = rb_form_new (from, workspace, _ ("Done"), _ ("_Done"));
  self->id = promise_id;
  g_object_set_data_full (G_OBJECT (self->form), "rb-promise-form", self, g_free);
  group = rb_form_group (self->form, what, *owner ? owner : NULL);
  self->note = rb_form_text (self->form, group, _ ("What came of it"), promise->note);
  gtk_window_set_default_size (GTK_WINDOW (self->form), 480, 320);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (done_changed_cb), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (done_cb), self);
  rb_form_present (self->form, GTK_WIDGET (self->note));
}
