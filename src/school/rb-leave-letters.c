/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the fields that no mark says, and hands the letters over. */
#include "school/rb-leave-letters.h"

#include "school/rb-letter-run.h"
#include "school/rb-plans-private.h"

#include <string.h>

typedef struct
{
  RbSchool *school;
  RbMoment now;
  const GPtrArray *templates;
  GPtrArray *letters;
  gint64 leave_id; /* that they are about; 0 for none */
} Writer;

/* "4 to 6 May", "5 May (morning)", "4 May and 7 to 8 May" of the days with that decision (NULL:
 * all). (transfer full) NULL for none */
static char *
days_words (const RbSchool *school, const GPtrArray *days, gint64 pupil_id, const char *decision)
{
  GString *words = g_string_new (NULL);
  const RbLeaveDay *first = NULL, *last = NULL;

  for (guint i = 0; i <= days->len; i++)
    {
      const RbLeaveDay *day = i < days->len ? days->pdata[i] : NULL;
      gboolean fits =
          day && day->pupil_id == pupil_id && (!decision || strcmp (day->decision, decision) == 0);
      gboolean whole = fits && strcmp (day->session, "day") == 0;

      if (last && fits && whole && strcmp (last->session, "day") == 0
          && rb_session_after (school, (RbSession){ last->day, RB_PM }).date == day->day)
        {
          last = day;
          continue;
        }
      if (last)
        {
          g_autofree char *range = rb_date_range_format (first->day, last->day);

          g_string_append_printf (words, "%s%s", words->len ? " and " : "", range);
          if (strcmp (last->session, "day") != 0)
            g_string_append (words,
                             strcmp (last->session, "am") == 0 ? " (morning)" : " (afternoon)");
          first = last = NULL;
        }
      if (fits)
        first = last = day;
    }
  return words->len ? g_string_free (words, FALSE) : (g_string_free (words, TRUE), NULL);
}

static char *
weekday_words (RbDate day)
{
  g_autofree char *date = rb_date_range_format (day, day);

  return g_strdup_printf ("%s %s", rb_weekday_name (rb_date_weekday (day)), date);
}

/* Who decided signs, also where another person signs the school's letters. */
static void
set_signatory (const RbSchoolDetails *details, const RbLeave *leave, RbFieldValues *values)
{
  if (*leave->decided_by == '\0' || strcmp (leave->decided_by, details->signatory) == 0)
    return;
  rb_field_values_set (values, "signatory.name", leave->decided_by);
  rb_field_values_set (values, "signatory.position", leave->decided_position);
  rb_field_values_set (values, "signatory.phone", details->phone);
}

static RbFieldValues *
fields_of (const Writer *writer, const RbLeave *leave, const GPtrArray *days, gint64 pupil_id)
{
  RbFieldValues *values = rb_field_values_new ();
  RbDate last = RB_DATE_NONE;

  rb_field_values_take (values, "leave.days", days_words (writer->school, days, pupil_id, NULL));
  rb_field_values_take (values, "leave.granted",
                        days_words (writer->school, days, pupil_id, "granted"));
  rb_field_values_take (values, "leave.refused",
                        days_words (writer->school, days, pupil_id, "refused"));
  rb_field_values_take (values, "leave.asked", weekday_words (leave->received_on));
  rb_field_values_set (values, "leave.reason", leave->decision_reason);
  rb_field_values_set (values, "leave.decided_by", leave->decided_by);
  rb_field_values_set_flag (values, "leave.gone_by", leave->last_day < writer->now.date);
  set_signatory (writer->school->details, leave, values);
  for (guint i = 0; i < days->len; i++)
    {
      const RbLeaveDay *day = days->pdata[i];

      if (day->pupil_id == pupil_id && strcmp (day->decision, "granted") == 0)
        last = day->day;
    }
  if (last != RB_DATE_NONE)
    {
      RbDate back = rb_session_after (writer->school, (RbSession){ last, RB_PM }).date;

      if (back != RB_DATE_NONE)
        rb_field_values_take (values, "leave.back", weekday_words (back));
    }
  return values;
}

/* A letter of these fields (taken) for each household. */
static void
write_letters (Writer *writer, guint row, RbTemplate *template, RbFieldValues *fields)
{
  const RbPupil *pupil = rb_roster_pupil (writer->school->roster, row);
  g_autoptr (GPtrArray) recipients = rb_recipients (writer->school->roster, pupil->id);
  g_autoptr (RbFieldValues) own = fields;
  RbPeriod period = rb_period_default (writer->school, writer->now);
  guint n = MAX (recipients->len, 1);

  for (guint i = 0; i < n; i++)
    {
      const RbRecipient *from = i < recipients->len ? recipients->pdata[i] : NULL;
      RbRecipient *recipient = from ? g_new0 (RbRecipient, 1) : NULL;
      RbLetter *letter;

      if (recipient)
        *recipient = (RbRecipient){ g_strdup (from->name), g_strdup (from->address),
                                    g_strdup (from->salutation) };
      letter = rb_letter_new (writer->school, writer->now, row, template, RB_PERIOD_NONE, period,
                              recipient);
      letter->leave_id = writer->leave_id;
      letter->own = rb_field_values_new ();
      for (guint k = 0; k < rb_field_n (); k++)
        rb_field_values_set (letter->own, rb_field_nth (k)->name,
                             rb_field_values_get (own, rb_field_nth (k)->name));
      g_ptr_array_add (writer->letters, letter);
    }
}

static RbDocument *
finish (Writer *writer, const char *title)
{
  char *problem = NULL;
  RbDocument *document;

  for (guint i = 0; i < writer->letters->len && !problem; i++)
    problem = rb_letter_problem (writer->letters->pdata[i]);
  document = rb_letters_new (g_steal_pointer (&writer->letters), title);
  rb_document_take_problem (document, problem);
  return document;
}

static Writer
writer_new (RbSchool *school, RbMoment now, const GPtrArray *templates)
{
  return (Writer){ school, now, templates,
                   g_ptr_array_new_with_free_func ((GDestroyNotify) rb_letter_free) };
}

RbDocument *
rb_leave_letters (RbSchool *school,
                  const RbLeave *leave,
                  RbMoment now,
                  const GPtrArray *templates,
                  GError **error)
{
  g_autoptr (GPtrArray) days = rb_leave_days (school->office, leave->base.id);
  g_autoptr (GArray) rows = rb_leave_rows (school, leave->base.id);
  Writer writer;

  if (strcmp (leave->state, "decided") != 0)
    {
      rb_plans_refuse (error, g_strdup ("This request is not decided yet: decide it first."));
      return NULL;
    }
  if (leave->base.hidden)
    {
      rb_plans_refuse (error, g_strdup ("This request is confidential, and its letter says why it "
                                        "was decided so. Ask somebody who may read it to make the "
                                        "letter."));
      return NULL;
    }
  writer = writer_new (school, now, templates);
  writer.leave_id = leave->base.id;
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      RbFieldValues *fields =
          fields_of (&writer, leave, days, rb_roster_pupil (school->roster, row)->id);
      gboolean granted = rb_field_values_get (fields, "leave.granted") != NULL;
      g_autoptr (RbTemplate) template =
          rb_letter_template (granted ? "leave-decision" : "leave-refusal", templates, error);

      if (template == NULL)
        {
          rb_field_values_free (fields);
          g_ptr_array_unref (writer.letters);
          return NULL;
        }
      write_letters (&writer, row, template, fields);
    }
  return finish (&writer, "Leave decision");
}

RbDocument *
rb_warning_letters (RbSchool *school,
                    guint row,
                    RbDate from,
                    RbMoment now,
                    const GPtrArray *templates,
                    GError **error)
{
  g_autoptr (RbTemplate) template = rb_letter_template ("absence-warning", templates, error);
  RbFieldValues *fields;
  Writer writer;

  if (template == NULL)
    return NULL;
  writer = writer_new (school, now, templates);
  fields = rb_field_values_new ();
  rb_field_values_take (fields, "warning.from", weekday_words (from));
  write_letters (&writer, row, template, fields);
  return finish (&writer, "Medical evidence");
}

/* A mark of G is the absence on leave that nobody authorised. */
static gboolean
is_taken (const RbSchool *school, guint row, const RbMarkMatrix *matrix, RbSession session)
{
  int column = rb_calendar_find (rb_mark_matrix_calendar (matrix), session.date, session.half);

  return column >= 0
         && strcmp (
                rb_code_book_text (school->codes, rb_mark_matrix_get (matrix, row, (guint) column)),
                "G")
                == 0;
}

/* The days of code G of this year as days of a request, and how many sessions they are. */
static GPtrArray *
taken_days (const RbSchool *school, guint row, RbMoment now, guint *sessions)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (rb_record_unref);
  const RbMarkMatrix *matrix = rb_school_year_of (school, now.date);
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;

  *sessions = 0;
  for (RbDate date = matrix ? rb_calendar_first (calendar) : now.date + 1; date <= now.date; date++)
    {
      gboolean taken[2];
      RbLeaveDay *day;

      for (int half = RB_AM; half <= RB_PM; half++)
        taken[half] = is_taken (school, row, matrix, (RbSession){ date, (RbHalf) half });
      if (!taken[RB_AM] && !taken[RB_PM])
        continue;
      day = rb_record_new (RB_RECORD_LEAVE_DAY);
      day->pupil_id = rb_roster_pupil (school->roster, row)->id;
      day->day = date;
      rb_record_set (&day->session, taken[RB_AM] && taken[RB_PM] ? "day"
                                    : taken[RB_AM]               ? "am"
                                                                 : "pm");
      *sessions += taken[RB_AM] + taken[RB_PM];
      g_ptr_array_add (days, day);
    }
  return days;
}

static gboolean
was_written_to (const RbSchool *school, gint64 pupil_id, RbMoment now)
{
  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_SENT); i++)
    {
      const RbSent *sent = rb_office_nth (school->office, RB_RECORD_SENT, i);

      if (sent->pupil_id == pupil_id && strcmp (sent->list, "unauthorised-leave") == 0
          && strcmp (sent->channel, "text") != 0
          && rb_academic_year_of (sent->day) == rb_academic_year_of (now.date))
        return TRUE;
    }
  return FALSE;
}

static void
write_unauthorised (Writer *writer, guint row, RbTemplate *template)
{
  guint sessions;
  g_autoptr (GPtrArray) days = taken_days (writer->school, row, writer->now, &sessions);
  RbFieldValues *fields = rb_field_values_new ();
  g_autofree char *number = rb_days_format (sessions);

  rb_field_values_take (
      fields, "leave.taken",
      days_words (writer->school, days, rb_roster_pupil (writer->school->roster, row)->id, NULL));
  rb_field_values_take (fields, "leave.missed",
                        sessions == 1   ? g_strdup ("half a day")
                        : sessions == 2 ? g_strdup ("one day")
                                        : g_strdup_printf ("%s days", number));
  write_letters (writer, row, template, fields);
}

RbDocument *
rb_unauthorised_letters (
    RbSchool *school, RbMoment now, const GPtrArray *templates, guint *n, GError **error)
{
  g_autoptr (RbTemplate) template = rb_letter_template ("unauthorised-leave", templates, error);
  g_autoptr (GArray) rows = rb_roster_on_roll (school->roster, now.date);
  Writer writer;

  *n = 0;
  if (template == NULL)
    return NULL;
  writer = writer_new (school, now, templates);
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i), sessions;
      g_autoptr (GPtrArray) days = taken_days (school, row, now, &sessions);

      if (sessions == 0 || was_written_to (school, rb_roster_pupil (school->roster, row)->id, now))
        continue;
      write_unauthorised (&writer, row, template);
      (*n)++;
    }
  if (*n > 0)
    return finish (&writer, "Unauthorised leave");
  g_ptr_array_unref (writer.letters);
  rb_plans_refuse (error, g_strdup ("Nobody has taken unauthorised leave this year who was not "
                                    "written to about it."));
  return NULL;
}

RbDocument *
rb_unauthorised_letter (
    RbSchool *school, guint row, RbMoment now, const GPtrArray *templates, GError **error)
{
  g_autoptr (RbTemplate) template = rb_letter_template ("unauthorised-leave", templates, error);
  Writer writer;

  if (template == NULL)
    return NULL;
  writer = writer_new (school, now, templates);
  write_unauthorised (&writer, row, template);
  return finish (&writer, "Unauthorised leave");
}
