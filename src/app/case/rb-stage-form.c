/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the forms and passes what was written on; a move is looked up anew when it is answered. */
#include "app/case/rb-stage-form.h"

#include "app/rb-pupil-picker.h"

#include <glib/gi18n.h>

#define USUAL_WAIT 14 /* days until a postponed move is asked again */
#define MOST_LINES 6u /* pupils that a preview names */

typedef struct
{
  RbForm *form;    /* owns it */
  gint64 pupil_id; /* 0: those of the picker */
  RbPupilPicker *picker;
  AdwComboRow *stage;
  RbMoveAnswer answer;
  RbFormDay until;
  GtkTextView *why;
  GtkSwitch *confidential;
} StageForm;

static StageForm *
form_new (GtkWidget *from, RbWorkspace *workspace, const char *title, const char *apply)
{
  StageForm *self = g_new0 (StageForm, 1);

  self->form = rb_form_new (from, workspace, title, apply);
  g_object_set_data_full (G_OBJECT (self->form), "rb-stage-form", self, g_free);
  gtk_window_set_default_size (GTK_WINDOW (self->form), 560, 520);
  return self;
}

static void
add_why (StageForm *self, AdwPreferencesGroup *group, const char *title)
{
  self->why = rb_form_text (self->form, group, title, NULL);
  self->confidential =
      rb_form_switch (self->form, group, _ ("Confidential"),
                      _ ("The reason is for those who may read confidential entries."), FALSE);
}

/* --- into a stage --- */

static GArray *
rows_of (StageForm *self)
{
  GArray *rows;
  int row;

  if (self->picker)
    return rb_pupil_picker_rows (self->picker);
  rows = g_array_new (FALSE, FALSE, sizeof (guint));
  row = rb_roster_find (rb_form_school (self->form)->roster, self->pupil_id);
  if (row >= 0)
    g_array_append_val (rows, row);
  return rows;
}

/* NULL: out of the ladder. */
static const RbStage *
chosen (StageForm *self)
{
  g_autoptr (GPtrArray) ladder = rb_ladder_of (rb_form_school (self->form)->office);
  guint selected = adw_combo_row_get_selected (self->stage);

  return selected < ladder->len ? ladder->pdata[selected] : NULL;
}

static RbChange *
change_of (StageForm *self, GError **error)
{
  RbSchool *school = rb_form_school (self->form);
  RbDeed deed = rb_workspace_deed (rb_form_workspace (self->form));
  g_autoptr (GArray) rows = rows_of (self);
  g_autofree char *why = rb_form_get_text (self->why);
  const RbStage *stage = chosen (self);
  const RbStay *stay = self->picker ? NULL : rb_stage_stay_of (school->office, self->pupil_id);

  if (stage == NULL && stay == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("This pupil is in no stage. Choose one."));
      return NULL;
    }
  return stage ? rb_stages_enter (school, rows, stage, why,
                                  gtk_switch_get_active (self->confidential), &deed, error)
               : rb_stages_leave (stay, why, &deed, error);
}

/* Who would enter, by name while they are few, and what the rules of the stage are. */
static void
show_preview (StageForm *self)
{
  g_autoptr (GArray) rows = rows_of (self);
  const RbStage *stage = chosen (self);
  GString *words = g_string_new (NULL);

  if (stage)
    {
      g_autoptr (GPtrArray) lines =
          rb_stages_preview (rb_form_school (self->form), rows, stage,
                             rb_workspace_now (rb_form_workspace (self->form)).date);
      g_autofree char *enters = rb_stage_entry_words (stage);

      g_string_append_printf (words, _ ("Usually entered: %s."), enters);
      if (*stage->sends)
        g_string_append_printf (words, "\n%s: %s.", _ ("Sent to the family"), stage->sends);
      g_string_append_printf (words, "\n%s",
                              ngettext ("Enters this stage:", "Enter this stage:", lines->len));
      for (guint i = 0; i < MIN (lines->len, MOST_LINES); i++)
        g_string_append_printf (words, "\n%s", (char *) lines->pdata[i]);
      if (lines->len > MOST_LINES)
        g_string_append_printf (words, _ ("\nand %u more"), lines->len - MOST_LINES);
    }
  rb_form_set_preview (self->form, words->str);
  g_string_free (words, TRUE);
}

static void
changed_cb (StageForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = change_of (self, &error);

  rb_form_set_problem (self->form, change ? NULL : error->message);
  show_preview (self);
}

static void
apply_cb (StageForm *self)
{
  GError *error = NULL;
  RbChange *change = change_of (self, &error);

  rb_form_apply (self->form, change, error, _ ("Stage changed"));
}

static void
build (StageForm *self, AdwPreferencesGroup *group, gboolean out)
{
  g_autoptr (GPtrArray) ladder = rb_ladder_of (rb_form_school (self->form)->office);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < ladder->len; i++)
    g_ptr_array_add (words, ((RbStage *) ladder->pdata[i])->name);
  if (out)
    g_ptr_array_add (words, (gpointer) _ ("In no stage any more"));
  g_ptr_array_add (words, NULL);
  self->stage =
      rb_form_choice (self->form, group, _ ("Stage"), (const char *const *) words->pdata, 0);
  add_why (self, group, _ ("Why"));
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (apply_cb), self);
}

void
rb_stage_form_open (GtkWidget *from, RbWorkspace *workspace, guint row)
{
  RbSchool *school = rb_workspace_school (workspace);
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  const RbStay *stay = rb_stage_stay_of (school->office, pupil->id);
  g_autofree char *name = rb_pupil_name (pupil);
  g_autofree char *title = g_strdup_printf (_ ("Stage of %s"), name);
  g_autofree char *words =
      stay ? rb_stage_stay_words (stay, rb_workspace_now (workspace).date) : NULL;
  g_autofree char *markup = words ? g_markup_escape_text (words, -1) : NULL;
  StageForm *self = form_new (from, workspace, title, _ ("_Change"));

  self->pupil_id = pupil->id;
  build (self, rb_form_group (self->form, NULL, markup), stay != NULL);
  rb_form_present (self->form, GTK_WIDGET (self->stage));
}

void
rb_stage_form_several (GtkWidget *from, RbWorkspace *workspace)
{
  StageForm *self = form_new (from, workspace, _ ("Add to a Stage"), _ ("_Add"));

  build (self, rb_form_group (self->form, NULL, NULL), FALSE);
  self->picker = rb_pupil_picker_new (self->form, TRUE, FALSE, -1);
  rb_form_present (self->form, rb_pupil_picker_entry (self->picker));
}

/* --- an answer --- */

const RbStageMove *
rb_stage_move_of (const GPtrArray *moves, gint64 pupil_id)
{
  for (guint i = 0; i < moves->len; i++)
    if (((const RbStageMove *) moves->pdata[i])->pupil_id == pupil_id)
      return moves->pdata[i];
  return NULL;
}

static RbChange *
answer_of (StageForm *self, GError **error)
{
  RbSchool *school = rb_form_school (self->form);
  RbDeed deed = rb_workspace_deed (rb_form_workspace (self->form));
  g_autoptr (GPtrArray) moves = rb_stage_moves (school, deed.now, self->pupil_id);
  const RbStageMove *move = rb_stage_move_of (moves, self->pupil_id);
  g_autofree char *why = rb_form_get_text (self->why);
  RbDate until =
      self->answer == RB_MOVE_POSTPONED ? rb_form_get_day (&self->until).date : RB_DATE_NONE;

  if (move == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("This move is not proposed any more. Close the window."));
      return NULL;
    }
  return rb_stages_answer (school, move, self->answer, until, why,
                           gtk_switch_get_active (self->confidential), &deed, error);
}

static void
answer_changed_cb (StageForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = answer_of (self, &error);

  rb_form_set_problem (self->form, change ? NULL : error->message);
}

static void
answer_cb (StageForm *self)
{
  GError *error = NULL;
  RbChange *change = answer_of (self, &error);

  rb_form_apply (self->form, change, error,
                 self->answer == RB_MOVE_POSTPONED ? _ ("Move postponed") : _ ("Move declined"));
}

void
rb_stage_form_answer (GtkWidget *from,
                      RbWorkspace *workspace,
                      const RbStageMove *move,
                      RbMoveAnswer answer)
{
  RbMoment now = rb_workspace_now (workspace);
  gboolean later = answer == RB_MOVE_POSTPONED;
  g_autofree char *whom = rb_stage_whom (rb_workspace_school (workspace), move->row, now.date);
  g_autofree char *title = g_strdup_printf (later ? _ ("Postpone: %s") : _ ("Decline: %s"), whom);
  g_autofree char *words = rb_stage_move_words (move);
  g_autofree char *what = g_markup_escape_text (words, -1);
  g_autofree char *evidence = g_markup_escape_text (move->evidence, -1);
  StageForm *self = form_new (from, workspace, title, later ? _ ("_Postpone") : _ ("_Decline"));
  AdwPreferencesGroup *group = rb_form_group (self->form, what, evidence);

  self->pupil_id = move->pupil_id;
  self->answer = answer;
  if (later)
    self->until = rb_form_day (self->form, group, _ ("Ask again on"),
                               (RbSession){ now.date + USUAL_WAIT, RB_AM }, FALSE);
  add_why (self, group, _ ("Why"));
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (answer_changed_cb), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (answer_cb), self);
  rb_form_present (self->form, GTK_WIDGET (self->why));
}
