/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what stands on both sheets; rb-prose makes pages of it. */
#include "documents/rb-minutes.h"

#include "analysis/rb-case-words.h"
#include "analysis/rb-meeting.h"
#include "analysis/rb-query.h"
#include "analysis/rb-target.h"
#include "documents/rb-prose.h"

#include <string.h>

#define ROOM 4 /* lines to write on under a point */

typedef struct
{
  RbSchool *school; /* not owned */
  RbMoment now;
  const RbMeeting *meeting;
  GPtrArray *places;
  RbProse *prose;
} Sheet;

/* "Wednesday 18 March 2026, 15:30, Office". (transfer full) */
static char *
when_and_where (const RbMeeting *meeting)
{
  GString *words = g_string_new (NULL);

  if (meeting->day != RB_DATE_NONE)
    {
      g_autofree char *day = rb_date_format (meeting->day, RB_DATE_FULL);

      g_string_append (words, day);
    }
  if (meeting->minute >= 0)
    {
      g_autofree char *time = rb_time_format (meeting->minute);

      g_string_append_printf (words, ", %s", time);
    }
  if (*meeting->place)
    g_string_append_printf (words, "%s%s", words->len ? ", " : "", meeting->place);
  return g_string_free (words, FALSE);
}

/* The row of the child of that place; -1 where it has gone. */
static int
row_of (const Sheet *sheet, guint i)
{
  const RbMeetingPupil *place = sheet->places->pdata[i];

  return rb_roster_find (sheet->school->roster, place->pupil_id);
}

/* "Meera Gupta, 2A". (transfer full) */
static char *
name_of (const Sheet *sheet, guint row)
{
  g_autofree char *name = rb_pupil_name (rb_roster_pupil (sheet->school->roster, row));
  RbDate day = sheet->meeting->day != RB_DATE_NONE ? sheet->meeting->day : sheet->now.date;
  const RbClass *klass = rb_roster_class_on (sheet->school->roster, row, day);

  return klass ? g_strdup_printf ("%s, %s", name, klass->name) : g_steal_pointer (&name);
}

/* The year until the meeting in a sentence; "" where there are no marks. (transfer full) */
static char *
figures_of (const Sheet *sheet, guint row)
{
  RbDate day = sheet->meeting->day, today = sheet->now.date;
  RbDate last = day != RB_DATE_NONE && day < today ? day : today;
  g_autoptr (RbQuery) query = rb_query_new (sheet->school, sheet->now);
  g_autofree char *rate = NULL, *missed = NULL;
  RbTally tally = { 0 };

  rb_query_set_pupil (query, row);
  rb_query_set_period (query,
                       rb_period (rb_academic_year_first (rb_academic_year_of (last)), last));
  rb_query_tally_row (query, row, &tally);
  if (tally.possible == 0)
    return g_strdup ("");
  rate = rb_rate_format (rb_tally_attendance (&tally));
  missed = rb_days_format (tally.authorised + tally.unauthorised);
  return g_strdup_printf ("%s days of school missed in the year until then, %s %% attended.",
                          missed, rate);
}

/* --- minutes --- */

static void
add_children (Sheet *sheet)
{
  rb_prose_heading (sheet->prose, "About");
  for (guint i = 0; i < sheet->places->len; i++)
    {
      const RbMeetingPupil *place = sheet->places->pdata[i];
      int row = row_of (sheet, i);
      g_autofree char *name = row >= 0 ? name_of (sheet, (guint) row) : NULL;
      g_autofree char *figures = row >= 0 ? figures_of (sheet, (guint) row) : NULL;
      g_autofree char *words = NULL;

      if (row < 0)
        continue;
      words = g_strdup_printf (
          "%s%s%s%s%s%s", figures, *place->decision ? " Decided: " : "",
          *place->decision ? rb_case_words (rb_meeting_decisions, place->decision) : "",
          *place->decision ? "." : "", *place->note ? " " : "", place->note);
      rb_prose_entry (sheet->prose, "", name, words);
    }
}

static void
add_who (Sheet *sheet)
{
  const RbMeeting *meeting = sheet->meeting;
  gboolean held = strcmp (meeting->state, "held") == 0;

  rb_prose_heading (sheet->prose, held ? "Who was there" : "Who is asked to come");
  if (*meeting->chair)
    rb_prose_entry (sheet->prose, "Led by", meeting->chair, "");
  if (*meeting->attendees)
    rb_prose_entry (sheet->prose, held ? "Present" : "Asked", meeting->attendees, "");
  if (!held)
    rb_prose_field (sheet->prose, "Present", 2);
}

static void
add_points (Sheet *sheet)
{
  gboolean held = strcmp (sheet->meeting->state, "held") == 0;

  for (guint i = 0; i < RB_N_MEETING_POINTS; i++)
    {
      const char *text = rb_meeting_text (sheet->meeting, i);

      if (held && !*text)
        continue;
      rb_prose_heading (sheet->prose, rb_meeting_points[i].words);
      rb_prose_words (sheet->prose, text);
      if (!held)
        rb_prose_field (sheet->prose, "", ROOM);
    }
}

/* The words of a promise under its title. (transfer full) */
static char *
promise_words (const RbPromise *promise)
{
  g_autofree char *done = NULL;

  if (promise->done_at == 0)
    return g_strdup (promise->owner);
  done = rb_date_format (rb_moment_of_seconds (promise->done_at).date, RB_DATE_LONG);
  return g_strdup_printf ("%s%sDone on %s.", promise->owner, *promise->owner ? ". " : "", done);
}

/* What was promised at the meeting: of one child (0: of all). */
static void
add_promises (Sheet *sheet, gint64 pupil_id)
{
  const RbOffice *office = sheet->school->office;

  for (guint i = 0; i < rb_office_n (office, RB_RECORD_PROMISE); i++)
    {
      const RbPromise *promise = rb_office_nth (office, RB_RECORD_PROMISE, i);
      g_autofree char *due = NULL, *words = NULL;

      if (promise->meeting_id != sheet->meeting->base.id
          || (pupil_id && promise->pupil_id != pupil_id))
        continue;
      due = promise->due != RB_DATE_NONE ? rb_date_format (promise->due, RB_DATE_DAY_YEAR)
                                         : g_strdup ("");
      words = promise_words (promise);
      rb_prose_entry (sheet->prose, due, promise->what, words);
    }
}

static void
add_agreed (Sheet *sheet)
{
  const RbMeeting *meeting = sheet->meeting;
  g_autofree char *review = meeting->review_day != RB_DATE_NONE
                                ? rb_date_format (meeting->review_day, RB_DATE_FULL)
                                : NULL;
  g_autofree char *words = review ? g_strdup_printf ("Looked at again on %s.", review) : NULL;

  rb_prose_heading (sheet->prose, "Agreed");
  add_promises (sheet, 0);
  if (meeting->fine_warned)
    rb_prose_words (sheet->prose, "The family was told that a penalty notice may follow.");
  if (meeting->contract)
    rb_prose_words (sheet->prose, "An attendance contract was agreed.");
  if (words)
    rb_prose_words (sheet->prose, words);
  if (strcmp (meeting->state, "held") != 0)
    rb_prose_field (sheet->prose, "Who does what by when", ROOM);
}

/* The meeting with that id on an empty sheet; FALSE where there is none. */
static gboolean
begin (Sheet *sheet, RbSchool *school, RbMoment now, gint64 meeting_id)
{
  *sheet = (Sheet){ .school = school, .now = now };
  sheet->meeting = rb_office_find (school->office, RB_RECORD_MEETING, meeting_id);
  if (sheet->meeting)
    sheet->places = rb_meeting_places (school->office, meeting_id);
  return sheet->meeting != NULL;
}

static RbDocument *
finish (Sheet *sheet)
{
  g_ptr_array_unref (sheet->places);
  return rb_prose_finish (sheet->prose);
}

static void
add_warning (Sheet *sheet)
{
  if (sheet->meeting->base.hidden)
    rb_prose_warn (sheet->prose, "The minutes are confidential and left out: whoever printed this "
                                 "may not read them.");
  else if (sheet->meeting->confidential)
    rb_prose_warn (sheet->prose, "Confidential. Keep this with the person who asked for it.");
}

RbDocument *
rb_minutes_new (RbSchool *school, RbMoment now, gint64 meeting_id, const char *reader)
{
  Sheet sheet;
  g_autofree char *title = NULL, *subtitle = NULL, *foot = NULL;
  g_autofree char *today = rb_date_format (now.date, RB_DATE_LONG);

  if (!begin (&sheet, school, now, meeting_id))
    return NULL;
  title = g_strdup_printf ("%s%s", rb_case_words (rb_meeting_kinds, sheet.meeting->kind),
                           strcmp (sheet.meeting->state, "held") == 0 ? ": minutes" : "");
  subtitle = when_and_where (sheet.meeting);
  foot = g_strdup_printf ("Printed %s%s%s.", today, reader && *reader ? " for " : "",
                          reader ? reader : "");
  sheet.prose = rb_prose_new (school, title, subtitle, foot);
  add_children (&sheet);
  add_who (&sheet);
  if (!sheet.meeting->base.hidden)
    add_points (&sheet);
  add_agreed (&sheet);
  rb_prose_sign (sheet.prose, "For the school");
  rb_prose_sign (sheet.prose, "Parent or carer");
  add_warning (&sheet);
  return finish (&sheet);
}

/* --- contract --- */

/* Who signs for a child: everybody with parental responsibility, or else who is rung first.
 * (transfer full) of const RbContact* */
static GPtrArray *
family_of (const Sheet *sheet, gint64 pupil_id)
{
  GPtrArray *contacts = rb_roster_contacts (sheet->school->roster, pupil_id);
  guint n = 0;

  for (guint i = 0; i < contacts->len; i++)
    n += ((const RbContact *) contacts->pdata[i])->parental_responsibility;
  for (guint i = contacts->len; i-- > 0;)
    if (n > 0 ? !((const RbContact *) contacts->pdata[i])->parental_responsibility : i > 0)
      g_ptr_array_remove_index (contacts, i);
  return contacts;
}

static void
add_parties (Sheet *sheet, guint row)
{
  g_autoptr (GPtrArray) family =
      family_of (sheet, rb_roster_pupil (sheet->school->roster, row)->id);
  g_autofree char *name = name_of (sheet, row);
  g_autofree char *figures = figures_of (sheet, row);

  rb_prose_heading (sheet->prose, "Between");
  rb_prose_entry (sheet->prose, "Child", name, figures);
  for (guint i = 0; i < family->len; i++)
    {
      const RbContact *contact = family->pdata[i];
      g_autofree char *who = rb_contact_name (contact);

      rb_prose_entry (sheet->prose, i ? "and" : "Family", who, contact->relationship);
    }
  rb_prose_entry (sheet->prose, "School", sheet->school->details->name, sheet->meeting->chair);
}

static void
add_terms (Sheet *sheet, gint64 pupil_id)
{
  const RbMeeting *meeting = sheet->meeting;
  g_autoptr (GPtrArray) targets =
      rb_office_of_pupil (sheet->school->office, RB_RECORD_TARGET, pupil_id);

  rb_prose_heading (sheet->prose, "What is agreed");
  for (guint i = 0; i < targets->len; i++)
    {
      const RbTarget *target = targets->pdata[i];
      g_autofree char *words = rb_target_words (target);

      if (target->meeting_id == meeting->base.id)
        rb_prose_entry (sheet->prose, "Target", words, "");
    }
  add_promises (sheet, pupil_id);
  rb_prose_field (sheet->prose, "Also", 2);
  if (*meeting->help)
    {
      rb_prose_heading (sheet->prose, "Help that the school gives and offers");
      rb_prose_words (sheet->prose, meeting->help);
    }
}

static void
add_days (Sheet *sheet)
{
  const RbMeeting *meeting = sheet->meeting;
  g_autofree char *from =
      rb_date_format (meeting->day != RB_DATE_NONE ? meeting->day : sheet->now.date, RB_DATE_FULL);
  g_autofree char *to = meeting->review_day != RB_DATE_NONE
                            ? rb_date_format (meeting->review_day, RB_DATE_FULL)
                            : NULL;
  g_autofree char *words =
      to ? g_strdup_printf ("It begins on %s. On %s we look together at how it went.", from, to)
         : g_strdup_printf ("It begins on %s.", from);

  rb_prose_heading (sheet->prose, "How long");
  rb_prose_words (sheet->prose, words);
  rb_prose_words (sheet->prose,
                  "This is an agreement that is made freely. Whoever signs it says that they have "
                  "read it and mean to keep it.");
}

static void
add_signatures (Sheet *sheet, gint64 pupil_id)
{
  g_autoptr (GPtrArray) family = family_of (sheet, pupil_id);

  for (guint i = 0; i < family->len; i++)
    {
      g_autofree char *who = rb_contact_name (family->pdata[i]);

      rb_prose_sign (sheet->prose, who);
    }
  rb_prose_sign (sheet->prose, "The child");
  rb_prose_sign (sheet->prose, "For the school");
}

RbDocument *
rb_contract_new (RbSchool *school, RbMoment now, gint64 meeting_id)
{
  Sheet sheet;
  g_autofree char *subtitle = NULL;
  guint told = 0;

  if (!begin (&sheet, school, now, meeting_id))
    return NULL;
  subtitle = when_and_where (sheet.meeting);
  sheet.prose = rb_prose_new (school, "Attendance contract", subtitle,
                              "One copy for the family, one for the school.");
  for (guint i = 0; i < sheet.places->len; i++)
    {
      int row = row_of (&sheet, i);
      gint64 id;

      if (row < 0)
        continue;
      if (told++ > 0)
        rb_prose_turn (sheet.prose);
      id = rb_roster_pupil (school->roster, (guint) row)->id;
      add_parties (&sheet, (guint) row);
      add_terms (&sheet, id);
      add_days (&sheet);
      add_signatures (&sheet, id);
    }
  add_warning (&sheet);
  if (told > 0)
    return finish (&sheet);
  rb_document_unref (finish (&sheet));
  return NULL;
}
