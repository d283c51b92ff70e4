/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the fields of a stage; what is wrong with them is school's to say. */
#include "app/case/rb-ladder-form.h"

#include "app/case/rb-case-choice.h"
#include "school/rb-stages.h"

#include <glib/gi18n.h>

static const RbCaseWord periods[] = {
  { "year", N_ ("The year so far") },
  { "term", N_ ("The term so far") },
  { NULL, NULL },
};

typedef struct
{
  RbForm *form; /* owns it */
  gint64 id;    /* 0: a new one */
  GtkEditable *name, *place, *below, *at_least, *unauthorised, *weeks, *leaves_at, *decides, *sends;
  AdwComboRow *over;
  GtkSwitch *limit_in, *unimproved;
} LadderForm;

/* A number with at most `places` places, times ten to the power of them; an empty field is 0. */
static gboolean
read_number (GtkEditable *field, const char *what, int scale, int *number, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (field)));
  char *end = NULL;
  double value = g_ascii_strtod (text, &end) * scale;

  *number = value >= 0 && value <= 100000 ? (int) (value + 0.5) : -1;
  if (*end == '\0' && *number >= 0 && ABS (value - *number) < 0.001)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               scale > 1 ? _ ("%s: write a per cent such as 95 or 92.5, or leave it empty.")
                         : _ ("%s: write a whole number."),
               what);
  return FALSE;
}

static RbChange *
change_of (LadderForm *self, GError **error)
{
  RbDeed deed = rb_workspace_deed (rb_form_workspace (self->form));
  RbStage *stage = rb_record_new (RB_RECORD_STAGE);
  RbChange *change = NULL;

  stage->base.id = self->id;
  rb_record_set (&stage->name, gtk_editable_get_text (self->name));
  g_strstrip (stage->name);
  rb_record_set (&stage->over, rb_case_chosen (self->over, periods));
  rb_record_set (&stage->decides, gtk_editable_get_text (self->decides));
  rb_record_set (&stage->sends, gtk_editable_get_text (self->sends));
  stage->limit_in = gtk_switch_get_active (self->limit_in);
  stage->unimproved = gtk_switch_get_active (self->unimproved);
  if (read_number (self->place, _ ("Place on the ladder"), 1, &stage->place, error)
      && read_number (self->below, _ ("Entered below"), 10, &stage->below, error)
      && read_number (self->at_least, _ ("And not below"), 10, &stage->at_least, error)
      && read_number (self->unauthorised, _ ("Unauthorised sessions"), 1, &stage->unauthorised,
                      error)
      && read_number (self->weeks, _ ("Review after"), 1, &stage->weeks, error)
      && read_number (self->leaves_at, _ ("Left at"), 10, &stage->leaves_at, error))
    change = rb_ladder_put (rb_form_school (self->form), stage, &deed, error);
  rb_record_unref (stage);
  return change;
}

static void
changed_cb (LadderForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = change_of (self, &error);
  const RbRecordChange *record =
      change && rb_change_n_records (change) > 0 ? rb_change_record (change, 0) : NULL;

  rb_form_set_problem (self->form, change ? NULL : error->message);
  if (record)
    {
      g_autofree char *enters = rb_stage_entry_words ((const RbStage *) record->is);
      g_autofree char *leaves = rb_stage_exit_words ((const RbStage *) record->is);
      g_autofree char *words = g_strdup_printf (_ ("Entered: %s.\nLeft: %s."), enters, leaves);

      rb_form_set_preview (self->form, words);
    }
}

static void
apply_cb (LadderForm *self)
{
  GError *error = NULL;
  RbChange *change = change_of (self, &error);

  rb_form_apply (self->form, change, error, _ ("Stage of the ladder changed"));
}

/* Empty for 0. */
static GtkEditable *
number_row (LadderForm *self, AdwPreferencesGroup *group, const char *title, int number, int scale)
{
  g_autofree char *text = number == 0 ? g_strdup ("")
                          : scale > 1 ? rb_tenths_format (number)
                                      : g_strdup_printf ("%d", number);

  return rb_form_entry (self->form, group, title, text);
}

static void
build (LadderForm *self, const RbStage *stage)
{
  AdwPreferencesGroup *group = rb_form_group (self->form, NULL, NULL);

  self->name = rb_form_entry (self->form, group, _ ("Name"), stage->name);
  self->place =
      number_row (self, group, _ ("Place on the ladder, 1 is the lowest"), stage->place, 1);
  self->decides = rb_form_entry (self->form, group, _ ("Who decides"), stage->decides);
  self->sends = rb_form_entry (self->form, group, _ ("What the family is sent"), stage->sends);
  group = rb_form_group (self->form, _ ("Entered"), NULL);
  self->over = rb_case_choice (self->form, group, _ ("By the rate of"), periods, stage->over);
  self->below = number_row (self, group, _ ("Entered below, per cent"), stage->below, 10);
  self->limit_in = rb_form_switch (self->form, group, _ ("Or at that rate"), NULL, stage->limit_in);
  self->at_least = number_row (self, group, _ ("And not below, per cent"), stage->at_least, 10);
  self->unimproved = rb_form_switch (
      self->form, group, _ ("Only from a stage below that did not help"),
      _ ("At its review the rate was no higher, or a target was missed."), stage->unimproved);
  self->unauthorised =
      number_row (self, group, _ ("With so many unauthorised sessions in ten school weeks"),
                  stage->unauthorised, 1);
  group = rb_form_group (self->form, _ ("Left"), NULL);
  self->weeks = number_row (self, group, _ ("Review after school weeks"), stage->weeks, 1);
  self->leaves_at =
      number_row (self, group, _ ("Left at or above, per cent"), stage->leaves_at, 10);
}

void
rb_ladder_form_open (GtkWidget *from, RbWorkspace *workspace, gint64 stage_id)
{
  const RbOffice *office = rb_workspace_school (workspace)->office;
  const RbStage *was = stage_id ? rb_office_find (office, RB_RECORD_STAGE, stage_id) : NULL;
  RbStage *stage = was ? rb_record_copy (was) : rb_record_new (RB_RECORD_STAGE);
  LadderForm *self = g_new0 (LadderForm, 1);

  if (was == NULL)
    {
      stage->place = (int) rb_office_n (office, RB_RECORD_STAGE) + 1;
      stage->weeks = 4;
    }
  self->id = was ? stage_id : 0;
  self->form =
      rb_form_new (from, workspace, was ? _ ("Stage of the Ladder") : _ ("New Stage"), _ ("_Save"));
  g_object_set_data_full (G_OBJECT (self->form), "rb-ladder-form", self, g_free);
  build (self, stage);
  rb_record_unref (stage);
  gtk_window_set_default_size (GTK_WINDOW (self->form), 600, 640);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (apply_cb), self);
  rb_form_present (self->form, GTK_WIDGET (self->name));
}
