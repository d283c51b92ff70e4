/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers, calls, messages and arrivals of the sample school, drawn to fit the marks that are
 * there: an illness was rung in or rung about, a late mark has its minute at the door. */
#include "school/rb-sample-office.h"

#include "school/rb-clock.h"

#include <string.h>

#define OFFICE_WHO "Shirin Marlow"
#define OFFICE_POSITION "Office administrator"
#define REGISTER_WEEKS 8

gpointer
rb_sample_office_add (RbSampleOffice *office, RbRecordKind kind)
{
  RbRecord *record = rb_record_new (kind);

  record->id = office->lists[kind]->len + 1;
  g_ptr_array_add (office->lists[kind], record);
  return record;
}

gint64
rb_sample_office_at (RbDate day, int minute)
{
  return rb_clock_seconds_of ((RbMoment){ day, minute });
}

const RbContact *
rb_sample_office_contact (const RbSampleOffice *office, gint64 pupil_id)
{
  g_autoptr (GPtrArray) contacts = rb_roster_contacts (office->school->roster, pupil_id);

  return contacts->len > 0 ? contacts->pdata[0] : NULL;
}

RbDate
rb_sample_office_day (const RbSampleOffice *office, RbDate day)
{
  for (; day <= rb_calendar_last (office->calendar); day++)
    if (rb_calendar_find (office->calendar, day, RB_AM) >= 0
        || rb_calendar_find (office->calendar, day, RB_PM) >= 0)
      return day;
  return RB_DATE_NONE;
}

static gboolean
is_code (const RbSampleOffice *office, RbMark mark, const char *text)
{
  return strcmp (rb_code_book_text (office->school->codes, mark), text) == 0;
}

static RbMark
mark_at (const RbSampleOffice *office, guint row, guint column)
{
  return rb_mark_matrix_get (office->matrix, row, column);
}

/* Nearly always before the deadline, now and then after it. */
static void
save_register (RbSampleOffice *office, const RbClass *klass, RbSession session)
{
  const RbClock *clock =
      rb_policy_clock (office->sample->policy, rb_key_stage (klass->year_group), session.half);
  int before = 1 + (int) rb_random_below (&office->random, 14);
  gboolean late = rb_random_chance (&office->random, 50000);
  int minute = late ? clock->saved_by + before : clock->saved_by - before;
  RbMoment now = office->sample->spec->now;

  if (session.date == now.date && minute > now.minutes)
    minute = now.minutes;
  RbSavedRegister saved = { klass->id, session, rb_sample_office_at (session.date, minute),
                            g_intern_string (klass->teacher) };
  g_array_append_val (office->registers, saved);
}

static void
make_registers (RbSampleOffice *office)
{
  g_autoptr (GPtrArray) classes = rb_roster_classes (office->school->roster, office->sample->year);
  guint first = office->begun > REGISTER_WEEKS * 10 ? office->begun - REGISTER_WEEKS * 10 : 0;

  for (guint column = first; column < office->begun; column++)
    for (guint i = 0; i < classes->len; i++)
      {
        const RbClass *klass = classes->pdata[i];
        RbSession session = rb_calendar_session (office->calendar, column);

        if (rb_school_register_complete (office->school, klass->id, session))
          save_register (office, klass, session);
      }
}

/* What the parent says; the note of the mark where there is one. */
static const char *
words_for (RbSampleOffice *office, gint64 pupil_id, RbSession session, const char *code)
{
  static const char *const ill[] = {
    "Temperature since last night", "Sick in the night", "Bad cold",
    "Headache and sore throat",     "Stomach ache",      "Sickness bug"
  };
  static const char *const other[] = { "Did not want to come in", "Overslept, no way in",
                                       "Shopping for shoes", "Birthday" };
  const RbDetail *detail = rb_school_cell_detail (office->school, pupil_id, session);
  guint turn = rb_random_below (&office->random, 64);

  if (detail && detail->note)
    return detail->note;
  if (strcmp (code, "I") == 0)
    return ill[turn % G_N_ELEMENTS (ill)];
  if (strcmp (code, "M") == 0)
    return turn % 2 ? "Dentist" : "Hospital appointment";
  if (strcmp (code, "G") == 0)
    return "Family holiday";
  return other[turn % G_N_ELEMENTS (other)];
}

/* What would have happened after now has not happened. */
static gboolean
is_ahead (const RbSampleOffice *office, RbDate day, int minute)
{
  RbMoment now = office->sample->spec->now;

  return day > now.date || (day == now.date && minute > now.minutes);
}

static RbAttempt *
call (RbSampleOffice *office, gint64 pupil_id, RbDate day, int minute, gboolean spoken)
{
  const RbContact *contact = rb_sample_office_contact (office, pupil_id);
  RbAttempt *attempt = rb_sample_office_add (office, RB_RECORD_ATTEMPT);

  attempt->made_at = rb_sample_office_at (day, minute);
  rb_record_set (&attempt->who, OFFICE_WHO);
  rb_record_set (&attempt->position, OFFICE_POSITION);
  rb_record_set (&attempt->channel,
                 spoken || rb_random_chance (&office->random, 500000) ? "phone" : "voicemail");
  attempt->spoken = spoken;
  if (contact)
    {
      g_autofree char *name = rb_contact_name (contact);

      attempt->contact_id = contact->id;
      rb_record_set (&attempt->contact_name, name);
      rb_record_set (&attempt->number, contact->phone);
    }
  return attempt;
}

static RbOutcome *
outcome_of (RbSampleOffice *office,
            const RbAttempt *attempt,
            gint64 pupil_id,
            RbDate day,
            const char *what,
            const char *code)
{
  RbOutcome *outcome = rb_sample_office_add (office, RB_RECORD_OUTCOME);

  outcome->attempt_id = attempt->base.id;
  outcome->pupil_id = pupil_id;
  outcome->day = day;
  rb_record_set (&outcome->outcome, what);
  rb_record_set (&outcome->code, code);
  return outcome;
}

static void
unanswered (RbSampleOffice *office, gint64 pupil_id, RbDate day, int minute)
{
  RbAttempt *attempt;

  if (is_ahead (office, day, minute))
    return;
  attempt = call (office, pupil_id, day, minute, FALSE);
  outcome_of (office, attempt, pupil_id, day,
              strcmp (attempt->channel, "voicemail") == 0 ? "voicemail" : "no-answer", "");
}

static void
answered (RbSampleOffice *office,
          gint64 pupil_id,
          RbSession session,
          int minute,
          const char *what,
          const char *code)
{
  RbMoment now = office->sample->spec->now;
  RbAttempt *attempt;
  RbOutcome *outcome;

  /* The mark says that the reason is known: on the day itself the call was early enough. */
  if (is_ahead (office, session.date, minute))
    minute = now.minutes - 1 - (int) rb_random_below (&office->random, 12);
  attempt = call (office, pupil_id, session.date, minute, TRUE);
  outcome = outcome_of (office, attempt, pupil_id, session.date, what, code);
  attempt->challenged = strcmp (code, "G") == 0 || strcmp (code, "O") == 0;
  rb_record_set (&outcome->reason, words_for (office, pupil_id, session, code));
}

/* The first column after the spell that begins in `column`. */
static guint
spell_end (const RbSampleOffice *office, guint row, guint column)
{
  RbMark mark = mark_at (office, row, column);

  while (column < office->begun && mark_at (office, row, column) == mark)
    column++;
  return column;
}

/* A message before school, which said what was the matter. */
static void
message (RbSampleOffice *office, gint64 pupil_id, guint first, guint end, const char *code)
{
  RbSession from = rb_calendar_session (office->calendar, first);
  RbSession to = rb_calendar_session (office->calendar, end - 1);
  RbAbsence *absence = rb_sample_office_add (office, RB_RECORD_ABSENCE);
  const RbContact *contact = rb_sample_office_contact (office, pupil_id);

  absence->pupil_id = pupil_id;
  rb_record_set (&absence->origin, strcmp (code, "M") == 0 ? "appointment" : "message");
  absence->first_day = from.date;
  absence->first_half = from.half;
  absence->last_day = to.date;
  absence->last_half = to.half;
  rb_record_set (&absence->code, code);
  if (contact)
    rb_record_set (&absence->told_by, contact->relationship);
  absence->told_at =
      rb_sample_office_at (from.date, 7 * 60 + 40 + (int) rb_random_below (&office->random, 70));
  rb_record_set (&absence->who, OFFICE_WHO);
  rb_record_set (&absence->position, OFFICE_POSITION);
  rb_record_set (&absence->reason, words_for (office, pupil_id, from, code));
  if (end < office->begun)
    {
      absence->returned_on = rb_calendar_session (office->calendar, end).date;
      absence->expected_return = absence->returned_on;
    }
  else if (rb_random_chance (&office->random, 500000))
    absence->expected_return = to.date + 1 + (rb_date_weekday (to.date) == 4 ? 2 : 0);
}

static void
explain_spell (RbSampleOffice *office, guint row, guint first, guint end)
{
  gint64 id = rb_roster_pupil (office->school->roster, row)->id;
  RbMark mark = mark_at (office, row, first);
  RbSession session = rb_calendar_session (office->calendar, first);
  int minute = 9 * 60 + 18 + (int) rb_random_below (&office->random, 70);

  if (is_code (office, mark, "I") || is_code (office, mark, "M"))
    {
      if (rb_random_chance (&office->random, 720000))
        message (office, id, first, end, is_code (office, mark, "I") ? "I" : "M");
      else
        answered (office, id, session, minute, is_code (office, mark, "I") ? "ill" : "appointment",
                  is_code (office, mark, "I") ? "I" : "M");
    }
  else if (is_code (office, mark, "G"))
    answered (office, id, session, minute, "holiday", "G");
  else if (is_code (office, mark, "O"))
    {
      unanswered (office, id, session.date, minute);
      if (rb_random_chance (&office->random, 700000))
        answered (office, id, session, minute + 240, "other", "O");
    }
  else if (is_code (office, mark, "N") && session.date < office->sample->spec->now.date)
    unanswered (office, id, session.date, minute);
}

/* A child at the desk; the earliest ones still ordered a dinner. */
static void
arrive (RbSampleOffice *office, guint row, guint column)
{
  const RbPupil *pupil = rb_roster_pupil (office->school->roster, row);
  RbSession session = rb_calendar_session (office->calendar, column);
  const RbDetail *detail = rb_school_cell_detail (office->school, pupil->id, session);
  const RbClass *klass = rb_roster_class_on (office->school->roster, row, session.date);
  const RbClock *clock = rb_policy_clock (
      office->sample->policy, klass ? rb_key_stage (klass->year_group) : "", session.half);
  RbArrival *arrival;

  if (!detail || detail->minutes < 0)
    return;
  arrival = rb_sample_office_add (office, RB_RECORD_ARRIVAL);
  arrival->pupil_id = pupil->id;
  arrival->day = session.date;
  arrival->half = session.half;
  arrival->minute = clock->late_from + detail->minutes;
  arrival->minutes_late = detail->minutes;
  rb_record_set (&arrival->direction, "in");
  rb_record_set (&arrival->code,
                 rb_code_book_text (office->school->codes, mark_at (office, row, column)));
  rb_record_set (&arrival->reason, detail->note);
  arrival->dinner = session.half == RB_AM && rb_random_chance (&office->random, 400000);
  arrival->made_at = rb_sample_office_at (session.date, arrival->minute);
  rb_record_set (&arrival->who, OFFICE_WHO);
}

static void
write_row (RbSampleOffice *office, guint row)
{
  for (guint column = 0; column < office->begun;)
    {
      RbMark mark = mark_at (office, row, column);
      RbDate date = rb_calendar_session (office->calendar, column).date;
      guint8 counts = rb_code_book_counts (office->school->codes, date)[mark];
      guint end = spell_end (office, row, column);

      if ((counts & RB_COUNT_LATE) != 0 || (counts & RB_COUNT_LATE_AFTER) != 0)
        for (guint c = column; c < end; c++)
          arrive (office, row, c);
      else if ((counts & (RB_COUNT_AUTHORISED | RB_COUNT_UNAUTHORISED)) != 0)
        explain_spell (office, row, column, end);
      column = end;
    }
}

static int
by_time (gconstpointer a, gconstpointer b)
{
  const RbArrival *x = *(const RbArrival *const *) a, *y = *(const RbArrival *const *) b;

  if (x->made_at != y->made_at)
    return x->made_at < y->made_at ? -1 : 1;
  return x->pupil_id < y->pupil_id ? -1 : x->pupil_id > y->pupil_id;
}

/* People arrive in the order of the clock, not of the roster. */
static void
number_arrivals (RbSampleOffice *office)
{
  GPtrArray *list = office->lists[RB_RECORD_ARRIVAL];

  g_ptr_array_sort (list, by_time);
  for (guint i = 0; i < list->len; i++)
    ((RbRecord *) list->pdata[i])->id = i + 1;
}

RbSchool *
rb_sample_with_office (const RbSample *sample, const RbSchool *school)
{
  RbSampleOffice office = { .sample = sample, .school = school };

  office.matrix = rb_school_year (school, sample->year);
  office.calendar = rb_mark_matrix_calendar (office.matrix);
  office.begun = rb_school_begun (school, office.matrix, sample->spec->now);
  office.random = rb_random (sample->spec->seed, 0x0ff1ce);
  office.registers = g_array_new (FALSE, FALSE, sizeof (RbSavedRegister));
  for (int kind = 0; kind < RB_N_RECORDS; kind++)
    office.lists[kind] = g_ptr_array_new_with_free_func (rb_record_unref);
  make_registers (&office);
  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    write_row (&office, row);
  number_arrivals (&office);
  rb_sample_office_cases (&office);
  rb_sample_office_files (&office);
  rb_sample_office_stages (&office);
  return rb_school_with_office (school, rb_office_new_with (office.lists, office.registers));
}
