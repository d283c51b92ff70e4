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
