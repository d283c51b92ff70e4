/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The case files of the sample school, written for the children whose year is red: a concern,
 * calls, meetings with their promises, a target, visits, support that was taken or refused. Drawn
 * from a stream of its own, so that nothing else of the sample moves with it. */
#include "school/rb-sample-office.h"

#include "analysis/rb-query.h"
#include "analysis/rb-target.h"
#include "domain/rb-case-records.h"

#include <string.h>

#define DHT "Mrs Joan Bellamy"
#define DHT_POSITION "Deputy headteacher"
#define OFFICE_WHO "Shirin Marlow"
#define RED 900        /* tenths of a per cent: below it a file is kept */
#define STILL_OPEN 9   /* days after which what was promised is done */
#define STAFF_CASES 6u /* children that a staff meeting speaks about */

typedef struct
{
  RbSampleOffice *office;
  RbRandom random;
  RbDate today;
  gint64 pupil_id;
  const char *forename;
  char *parent; /* "" for none */
} Writer;

/* A school day so many days before today; RB_DATE_NONE before the year began. */
static RbDate
days_ago (const Writer *writer, int days)
{
  RbDate day = rb_sample_office_day (writer->office, writer->today - days);

  return writer->today - days < rb_calendar_first (writer->office->calendar) || day > writer->today
             ? RB_DATE_NONE
             : day;
}

static void
sign (char **who, char **position, gint64 *made_at, RbDate day, int minute)
{
  rb_record_set (who, DHT);
  rb_record_set (position, DHT_POSITION);
  *made_at = rb_sample_office_at (day, minute);
}

static RbNote *
note (Writer *writer, RbDate day, int minute, const char *kind, const char *text)
{
  RbNote *one;

  if (day == RB_DATE_NONE)
    return NULL;
  one = rb_sample_office_add (writer->office, RB_RECORD_NOTE);
  one->pupil_id = writer->pupil_id;
  rb_record_set (&one->kind, kind);
  one->day = day;
  one->minute = minute;
  one->spoken = TRUE;
  rb_record_set (&one->note, text);
  sign (&one->who, &one->position, &one->made_at, day, minute);
  return one;
}

static void
call (Writer *writer, RbDate day, const char *text)
{
  RbNote *one = note (writer, day, 9 * 60 + 40, "call", text);

  if (one)
    rb_record_set (&one->with_whom, writer->parent);
}

static void
concern (Writer *writer, RbDate day, gboolean read)
{
  static const char *const texts[] = {
    "Third Friday away; says little about why.",
    "Tired in the mornings, often without breakfast.",
    "Does not want to come in on days with PE.",
    "Says the little one keeps everybody awake.",
  };
  RbNote *one = note (writer, day, 15 * 60 + 25, "concern",
                      texts[rb_random_below (&writer->random, G_N_ELEMENTS (texts))]);

  if (one == NULL)
    return;
  rb_record_set (&one->who, "Class teacher");
  rb_record_set (&one->position, "Teacher");
  rb_record_set (&one->reaches, "attendance lead");
  if (read)
    {
      one->read_at = rb_sample_office_at (day, 16 * 60);
      rb_record_set (&one->read_by, DHT);
    }
}

static void
support (Writer *writer, RbDate day)
{
  static const char *const offers[] = { "Breakfast club on Fridays", "Early Help assessment",
                                        "School nurse drop-in",
                                        "Learning mentor meets at the gate" };
  static const char *const answers[] = { "accepted", "accepted", "refused", "" };
  guint which = rb_random_below (&writer->random, G_N_ELEMENTS (offers));
  RbNote *one = note (writer, day, 14 * 60 + 30, "support", offers[which]);

  if (one)
    rb_record_set (&one->answer,
                   answers[rb_random_below (&writer->random, G_N_ELEMENTS (answers))]);
}

static RbMeeting *
meeting (Writer *writer, RbDate day, const char *kind, const char *state)
{
  RbMeeting *one = rb_sample_office_add (writer->office, RB_RECORD_MEETING);
  RbMeetingPupil *place;
  g_autofree char *attendees = g_strdup_printf ("%s%s%s, " DHT, writer->parent,
                                                *writer->parent ? ", " : "", writer->forename);

  rb_record_set (&one->kind, kind);
  rb_record_set (&one->state, state);
  one->day = day;
  one->minute = 15 * 60 + 30;
  rb_record_set (&one->place, "Meeting room");
  rb_record_set (&one->chair, DHT);
  rb_record_set (&one->attendees, attendees);
  sign (&one->who, &one->position, &one->made_at, MIN (day, writer->today), 12 * 60);
  if (writer->pupil_id == 0)
    return one;
  place = rb_sample_office_add (writer->office, RB_RECORD_MEETING_PUPIL);
  place->meeting_id = one->base.id;
  place->pupil_id = writer->pupil_id;
  return one;
}

static void
promise (Writer *writer,
         const RbMeeting *at,
         const char *what,
         const char *owner,
         int days,
         const char *waits_for)
{
  RbPromise *one = rb_sample_office_add (writer->office, RB_RECORD_PROMISE);

  one->pupil_id = writer->pupil_id;
  one->meeting_id = at->base.id;
  rb_record_set (&one->what, what);
  rb_record_set (&one->owner, owner);
  rb_record_set (&one->waits_for, waits_for);
  one->made_on = at->day;
  one->made_at = rb_sample_office_at (at->day, 16 * 60);
  one->due = at->day + days;
  if (one->due >= writer->today - STILL_OPEN || *waits_for)
    return;
  one->done_at = rb_sample_office_at (one->due, 12 * 60);
  rb_record_set (&one->done_by, owner);
}

/* Looked at again after four weeks; one in four is late. */
static void
review (Writer *writer, RbDate day, guint turn)
{
  RbMeeting *one;

  if (day == RB_DATE_NONE || day >= writer->today || turn % 4 == 3)
    return;
  one = meeting (writer, day, "pastoral", "held");
  rb_record_set (&one->reviewed, "Breakfast club on most days.");
  rb_record_set (&one->outcome, "Better; look again at the end of term.");
}

static void
pastoral (Writer *writer, RbDate day, guint turn)
{
  RbMeeting *one;

  if (day == RB_DATE_NONE)
    return;
  one = meeting (writer, day, "pastoral", "held");
  rb_record_set (&one->discussed, "Absences so far, one by one.");
  rb_record_set (&one->barriers, "Mornings: two small ones, one car.");
  rb_record_set (&one->help, "Breakfast club; a place from 08:10.");
  rb_record_set (&one->parent_view, "Wants to, but Fridays are hard.");
  rb_record_set (&one->outcome, "Look again in four weeks.");
  one->review_day = rb_sample_office_day (writer->office, day + (turn % 4 == 3 ? 56 : 28));
  review (writer, one->review_day, turn);
  promise (writer, one, "Breakfast club form", *writer->parent ? writer->parent : "Parents", 5, "");
}

static RbMeeting *
formal (Writer *writer, RbDate day)
{
  RbMeeting *one;

  if (day == RB_DATE_NONE)
    return NULL;
  one = meeting (writer, day, "attendance", "held");
  rb_record_set (&one->discussed, "Days missed and what they were for.");
  rb_record_set (&one->barriers, "Early shifts; nobody at home before school.");
  rb_record_set (&one->help, "Gate meeting with the learning mentor.");
  rb_record_set (&one->consequences, "What a notice to improve is, and when a fine follows.");
  rb_record_set (&one->child_view, "Likes art. Does not like arriving late.");
  rb_record_set (&one->outcome, "Target of 95 per cent over four weeks agreed.");
  one->fine_warned = TRUE;
  one->contract = rb_random_chance (&writer->random, 400000);
  one->review_day = day + 28;
  promise (writer, one, "Ring home each Monday", OFFICE_WHO, 7, "spoken");
  promise (writer, one, "Talk to the class teacher", DHT, 4, "");
  return one;
}

static void
target (Writer *writer, const RbMeeting *at)
{
  RbDate first = rb_sample_office_day (writer->office, rb_date_monday (at->day) + 7);
  RbTarget *one;

  if (first == RB_DATE_NONE)
    return;
  one = rb_sample_office_add (writer->office, RB_RECORD_TARGET);
  one->pupil_id = writer->pupil_id;
  rb_record_set (&one->measure, "rate");
  one->aim = 950;
  one->first_day = first;
  one->last_day = rb_target_last_day (writer->office->school, first, 4);
  rb_record_set (&one->agreed_with, writer->parent);
  one->meeting_id = at->base.id;
  sign (&one->who, &one->position, &one->made_at, at->day, 16 * 60);
}

/* Made, or still to be made; a few are overdue. */
static void
visit (Writer *writer, guint turn)
{
  gboolean made = turn % 2 == 0;
  int ahead = made ? -12 - (int) (turn % 7) : turn % 9 == 3 ? -2 : (int) (turn % 11);
  RbDate planned = rb_sample_office_day (writer->office, writer->today + ahead);
  RbVisit *one;

  if (planned == RB_DATE_NONE || (made && planned > writer->today)
      || writer->today + ahead < rb_calendar_first (writer->office->calendar))
    return;
  one = rb_sample_office_add (writer->office, RB_RECORD_VISIT);
  one->pupil_id = writer->pupil_id;
  one->planned_day = planned;
  one->minute = 9 * 60 + 30;
  rb_record_set (&one->why, "Three days without an answer.");
  rb_record_set (&one->state, made ? "done" : "planned");
  sign (&one->who, &one->position, &one->made_at, MIN (planned, writer->today) - 1, 11 * 60);
  if (!made)
    return;
  one->day = planned;
  rb_record_set (&one->went, DHT ", Mr Whitlock");
  rb_record_set (&one->spoke_to, *writer->parent ? writer->parent : "Parent");
  one->seen = one->safe = TRUE;
  rb_record_set (&one->outcome,
                 "Up and dressed; the bus was missed. Early shifts make Fridays hard.");
  rb_record_set (&one->next_step, "Breakfast club");
}

static void
write_file (Writer *writer, guint row, guint turn)
{
  const RbPupil *pupil = rb_roster_pupil (writer->office->school->roster, row);
  const RbContact *contact = rb_sample_office_contact (writer->office, pupil->id);
  const RbMeeting *agreed;

  writer->pupil_id = pupil->id;
  writer->forename = pupil->forename;
  g_free (writer->parent);
  writer->parent = contact ? rb_contact_name (contact) : g_strdup ("");
  concern (writer, days_ago (writer, 74 - (int) (turn % 5)), TRUE);
  if (turn % 7 == 3)
    concern (writer, days_ago (writer, 2), FALSE);
  call (writer, days_ago (writer, 70 - (int) (turn % 9)),
        "Rang about the pattern; will talk at home.");
  pastoral (writer, days_ago (writer, 64 - (int) (turn % 11)), turn);
  support (writer, days_ago (writer, 63 - (int) (turn % 11)));
  if (turn % 3 == 0)
    visit (writer, turn);
  if (turn % 2 != 0)
    return;
  agreed = formal (writer, days_ago (writer, 38 - 4 * (int) (turn % 7)));
  if (agreed)
    target (writer, agreed);
  if (turn % 4 == 0)
    call (writer, days_ago (writer, 14), "Sickness overnight. Back Monday, and was.");
}

/* The staff sit together about those whose year is worst. */
static void
staff_meeting (Writer *writer, GArray *rows)
{
  static const char *const decisions[] = { "targeted", "not-authorised", "monitored" };
  RbDate day = days_ago (writer, 24);
  RbMeeting *one;

  if (day == RB_DATE_NONE || rows->len == 0)
    return;
  writer->pupil_id = 0;
  one = meeting (writer, day, "staff", "held");
  rb_record_set (&one->attendees, "Dr Miriam Castellano, " DHT ", " OFFICE_WHO);
  rb_record_set (&one->outcome, "Who is targeted, whose absence needs evidence, who is watched.");
  for (guint i = 0; i < MIN (rows->len, STAFF_CASES); i++)
    {
      RbMeetingPupil *place = rb_sample_office_add (writer->office, RB_RECORD_MEETING_PUPIL);

      place->meeting_id = one->base.id;
      place->pupil_id =
          rb_roster_pupil (writer->office->school->roster, g_array_index (rows, guint, i))->id;
      rb_record_set (&place->decision, decisions[i % G_N_ELEMENTS (decisions)]);
    }
}

static gboolean
is_red (RbQuery *query, guint row)
{
  RbTally tally = { 0 };

  rb_query_tally_row (query, row, &tally);
  return rb_rate_compare_to (rb_tally_attendance (&tally), RED, 1000) < 0;
}

void
rb_sample_office_files (RbSampleOffice *office)
{
  Writer writer = { .office = office,
                    .random = rb_random (office->sample->spec->seed, 0xca5e),
                    .today = office->sample->spec->now.date,
                    .parent = g_strdup (""),
                    .forename = "" };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (RbQuery) query = rb_query_new ((RbSchool *) office->school, office->sample->spec->now);

  for (guint row = 0; row < rb_roster_n (office->school->roster); row++)
    if (rb_pupil_on_roll (rb_roster_pupil (office->school->roster, row), writer.today)
        && is_red (query, row))
      g_array_append_val (rows, row);
  for (guint i = 0; i < rows->len; i++)
    write_file (&writer, g_array_index (rows, guint, i), i);
  staff_meeting (&writer, rows);
  g_free (writer.parent);
}
