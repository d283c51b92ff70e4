/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the form. What belongs to a meeting that was held is shown with it alone, and what the
 * staff decide about each child with a meeting of the staff. */
#include "app/case/rb-meeting-form.h"

#include "analysis/rb-meeting.h"
#include "app/case/rb-case-choice.h"
#include "app/case/rb-case-print.h"
#include "app/case/rb-promise-rows.h"
#include "app/rb-pupil-picker.h"

#include <glib/gi18n.h>
#include <string.h>

#define REVIEW_DAYS 28 /* S2.58: looked at again after four weeks */

typedef struct
{
  gint64 pupil_id;
  AdwComboRow *decision;
  GtkEditable *note;
} Decided;

typedef struct
{
  RbForm *form; /* owns it */
  gint64 meeting_id;
  AdwComboRow *kind, *state;
  RbFormDay day, review;
  GtkEditable *time, *place, *chair, *attendees;
  AdwPreferencesGroup *held, *decisions;
  GtkTextView *texts[RB_N_MEETING_POINTS];
  GtkSwitch *warned, *contract, *confidential;
  RbPupilPicker *pupils;
  RbPromiseRows *promises;
  GArray *decided; /* Decided, one a child */
  gboolean hidden; /* the minutes are for other roles: they are not shown, and stay as they are */
} MeetingForm;

static void
meeting_form_free (gpointer data)
{
  MeetingForm *self = data;

  g_array_unref (self->decided);
  g_free (self);
}

static char **
text_of (RbMeeting *meeting, guint i)
{
  return G_STRUCT_MEMBER_P (meeting, rb_meeting_points[i].offset);
}

static const RbMeeting *
meeting_of (MeetingForm *self)
{
  return self->meeting_id == 0 ? NULL
                               : rb_office_find (rb_form_school (self->form)->office,
                                                 RB_RECORD_MEETING, self->meeting_id);
}

static gboolean
is_staff (MeetingForm *self)
{
  return strcmp (rb_case_chosen (self->kind, rb_meeting_kinds), "staff") == 0;
}

static gboolean
is_held (MeetingForm *self)
{
  return strcmp (rb_case_chosen (self->state, rb_meeting_states), "held") == 0;
}

/* What the form says; NULL with a sentence. (transfer full) */
static RbMeeting *
words_of (MeetingForm *self, GError **error)
{
  const RbMeeting *was = meeting_of (self);
  RbMeeting *words = was ? rb_record_copy (was) : rb_record_new (RB_RECORD_MEETING);

  rb_record_set (&words->kind, rb_case_chosen (self->kind, rb_meeting_kinds));
  rb_record_set (&words->state, rb_case_chosen (self->state, rb_meeting_states));
  rb_record_set (&words->place, gtk_editable_get_text (self->place));
  rb_record_set (&words->chair, gtk_editable_get_text (self->chair));
  rb_record_set (&words->attendees, gtk_editable_get_text (self->attendees));
  for (guint i = 0; i < RB_N_MEETING_POINTS && !self->hidden; i++)
    {
      g_autofree char *text = rb_form_get_text (self->texts[i]);

      rb_record_set (text_of (words, i), text);
    }
  words->fine_warned = gtk_switch_get_active (self->warned);
  words->contract = gtk_switch_get_active (self->contract);
  words->confidential = gtk_switch_get_active (self->confidential);
  if (rb_case_day (&self->day, &words->day, error)
      && rb_case_day (&self->review, &words->review_day, error)
      && rb_case_time (self->time, &words->minute, error))
    {
      if (!is_held (self))
        words->review_day = RB_DATE_NONE;
      return words;
    }
  rb_record_unref (words);
  return NULL;
}

static const Decided *
decided_of (MeetingForm *self, gint64 pupil_id)
{
  for (guint i = 0; i < self->decided->len; i++)
    if (g_array_index (self->decided, Decided, i).pupil_id == pupil_id)
      return &g_array_index (self->decided, Decided, i);
  return NULL;
}

static RbChange *
change_of (MeetingForm *self, GError **error)
{
  RbSchool *school = rb_form_school (self->form);
  RbDeed deed = rb_workspace_deed (rb_form_workspace (self->form));
  g_autoptr (GArray) rows = rb_pupil_picker_rows (self->pupils);
  g_autofree const char **decisions = g_new0 (const char *, rows->len + 1);
  g_autofree const char **notes = g_new0 (const char *, rows->len + 1);
  const GArray *promises = rb_promise_rows_read (self->promises, error);
  RbMeeting *words = promises ? words_of (self, error) : NULL;
  gboolean held = is_held (self);
  RbChange *change;

  if (words == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const Decided *decided =
          decided_of (self, rb_roster_pupil (school->roster, g_array_index (rows, guint, i))->id);

      decisions[i] =
          decided && held ? rb_case_chosen (decided->decision, rb_meeting_decisions) : "";
      notes[i] = decided && held ? gtk_editable_get_text (decided->note) : "";
    }
  change = rb_case_meeting (school, words, rows, decisions, notes,
                            (const RbPromiseEntry *) promises->data, held ? promises->len : 0,
                            &deed, error);
  rb_record_unref (words);
  return change;
}

/* --- what the staff decide about each child --- */

static void
add_decision (MeetingForm *self, const RbPupil *pupil)
{
  const RbMeetingPupil *place =
      rb_meeting_place (rb_form_school (self->form)->office, self->meeting_id, pupil->id);
  g_autofree char *name = rb_pupil_name (pupil);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *note = g_strdup_printf (_ ("%s: note"), title);
  Decided one = { .pupil_id = pupil->id };

  one.decision = rb_case_choice (self->form, self->decisions, title, rb_meeting_decisions,
                                 place ? place->decision : "");
  one.note = rb_form_entry (self->form, self->decisions, note, place ? place->note : NULL);
  g_array_append_val (self->decided, one);
}

static void
drop_decision (MeetingForm *self, guint i)
{
  const Decided *one = &g_array_index (self->decided, Decided, i);

  adw_preferences_group_remove (self->decisions, GTK_WIDGET (one->decision));
  adw_preferences_group_remove (self->decisions, GTK_WIDGET (one->note));
  g_array_remove_index (self->decided, i);
}

/* One set of rows for each child that was chosen; what was typed of the others stays. */
static void
follow_pupils (MeetingForm *self)
{
  RbSchool *school = rb_form_school (self->form);
  g_autoptr (GArray) rows = rb_pupil_picker_rows (self->pupils);

  for (guint i = self->decided->len; i-- > 0;)
    {
      gint64 id = g_array_index (self->decided, Decided, i).pupil_id;
      gboolean there = FALSE;

      for (guint j = 0; j < rows->len && !there; j++)
        there = rb_roster_pupil (school->roster, g_array_index (rows, guint, j))->id == id;
      if (!there)
        drop_decision (self, i);
    }
  for (guint j = 0; j < rows->len; j++)
    {
      const RbPupil *pupil = rb_roster_pupil (school->roster, g_array_index (rows, guint, j));

      if (decided_of (self, pupil->id) == NULL)
        add_decision (self, pupil);
    }
}

static void
changed_cb (MeetingForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = NULL;
  gboolean held = is_held (self), staff = is_staff (self);

  follow_pupils (self);
  change = change_of (self, &error);
  gtk_widget_set_visible (GTK_WIDGET (self->held), held);
  gtk_widget_set_visible (GTK_WIDGET (self->decisions), held && staff && self->decided->len > 0);
  rb_promise_rows_set_visible (self->promises, held);
  rb_form_set_problem (self->form, change ? NULL : error->message);
}

static void
apply_cb (MeetingForm *self)
{
  GError *error = NULL;
  RbChange *change = change_of (self, &error);

  rb_form_apply (self->form, change, error,
                 is_held (self) ? _ ("Minutes written") : _ ("Meeting written down"));
}

/* --- building --- */

static void
add_when (MeetingForm *self, const RbMeeting *meeting)
{
  AdwPreferencesGroup *group = rb_form_group (self->form, NULL, NULL);
  g_autofree char *time = meeting->minute >= 0 ? rb_time_format (meeting->minute) : g_strdup ("");

  self->kind = rb_case_choice (self->form, group, _ ("Meeting"), rb_meeting_kinds, meeting->kind);
  self->state = rb_case_choice (self->form, group, _ ("State"), rb_meeting_states, meeting->state);
  self->day = rb_form_day (self->form, group, _ ("Day"), (RbSession){ meeting->day, RB_AM }, FALSE);
  self->time = rb_form_entry (self->form, group, _ ("Time"), time);
  self->place = rb_form_entry (self->form, group, _ ("Place"), meeting->place);
  self->chair = rb_form_entry (self->form, group, _ ("Led by"), meeting->chair);
  self->attendees = rb_form_entry (self->form, group, _ ("Who is there"), meeting->attendees);
}

static void
add_minutes (MeetingForm *self, RbMeeting *meeting)
{
  RbDate review = meeting->review_day != RB_DATE_NONE ? meeting->review_day
                  : meeting->day != RB_DATE_NONE      ? meeting->day + REVIEW_DAYS
                                                      : RB_DATE_NONE;

  self->held = rb_form_group (
      self->form, _ ("Minutes"),
      self->hidden ? _ ("They are confidential, and shown to the attendance lead, the safeguarding "
                        "lead and the head only.")
                   : NULL);
  for (guint i = 0; i < RB_N_MEETING_POINTS && !self->hidden; i++)
    self->texts[i] = rb_form_text (self->form, self->held, _ (rb_meeting_points[i].words),
                                   *text_of (meeting, i));
  self->warned = rb_form_switch (self->form, self->held, _ ("Warned that a fine may follow"), NULL,
                                 meeting->fine_warned);
  self->contract = rb_form_switch (self->form, self->held, _ ("Attendance contract agreed"), NULL,
                                   meeting->contract);
  self->review = rb_form_day (self->form, self->held, _ ("Review; empty for none"),
                              (RbSession){ review, RB_AM }, FALSE);
  self->confidential = rb_form_switch (
      self->form, self->held, _ ("Confidential"),
      _ ("Minutes are shown to the attendance lead, the safeguarding lead and the head only"),
      meeting->confidential);
  self->decisions = rb_form_group (self->form, _ ("Decided about each child"), NULL);
}

static void
add_prints (MeetingForm *self)
{
  GtkWidget *row = rb_case_print_row (self->form);

  rb_case_print_add (self->form, row,
                     is_held (self) ? _ ("Print the _Minutes…") : _ ("Print the _Agenda…"),
                     "minutes", self->meeting_id);
  if (is_held (self) && !is_staff (self))
    rb_case_print_add (self->form, row, _ ("Print the Co_ntract…"), "contract", self->meeting_id);
}

/* Takes the meeting. */
static void
open_form (GtkWidget *from, RbWorkspace *workspace, RbMeeting *meeting, const GArray *rows)
{
  MeetingForm *self = g_new0 (MeetingForm, 1);
  RbDate today = rb_workspace_now (workspace).date;

  self->form = rb_form_new (from, workspace, _ ("Meeting"), _ ("_Save"));
  self->meeting_id = meeting->base.id;
  self->hidden = meeting->base.hidden;
  self->decided = g_array_new (FALSE, FALSE, sizeof (Decided));
  g_object_set_data_full (G_OBJECT (self->form), "rb-meeting-form", self, meeting_form_free);
  self->pupils = rb_pupil_picker_new (self->form, TRUE, FALSE, -1);
  for (guint i = 0; i < rows->len; i++)
    rb_pupil_picker_take (self->pupils, g_array_index (rows, guint, i));
  add_when (self, meeting);
  add_minutes (self, meeting);
  self->promises = rb_promise_rows_new (self->form, MAX (meeting->day, today) + 7);
  rb_record_unref (meeting);
  gtk_window_set_default_size (GTK_WINDOW (self->form), 640, 680);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (apply_cb), self);
  rb_form_present (self->form, rows->len == 0     ? rb_pupil_picker_entry (self->pupils)
                               : self->meeting_id ? GTK_WIDGET (self->state)
                                                  : GTK_WIDGET (self->kind));
  if (self->meeting_id)
    add_prints (self);
}

void
rb_meeting_form_open (GtkWidget *from, RbWorkspace *workspace, const GArray *rows, const char *kind)
{
  RbMeeting *meeting = rb_record_new (RB_RECORD_MEETING);

  rb_record_set (&meeting->kind, kind);
  rb_record_set (&meeting->state, "planned");
  rb_record_set (&meeting->chair, rb_workspace_who (workspace));
  meeting->day = rb_workspace_now (workspace).date;
  meeting->minute = -1;
  open_form (from, workspace, meeting, rows);
}

void
rb_meeting_form_edit (GtkWidget *from, RbWorkspace *workspace, gint64 meeting_id)
{
  RbSchool *school = rb_workspace_school (workspace);
  const RbMeeting *meeting = rb_office_find (school->office, RB_RECORD_MEETING, meeting_id);
  g_autoptr (GPtrArray) places = rb_meeting_places (school->office, meeting_id);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  if (meeting == NULL)
    return;
  for (guint i = 0; i < places->len; i++)
    {
      const RbMeetingPupil *place = places->pdata[i];
      int row = rb_roster_find (school->roster, place->pupil_id);

      if (row >= 0)
        g_array_append_val (rows, row);
    }
  open_form (from, workspace, rb_record_copy (meeting), rows);
}
