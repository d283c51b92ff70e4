/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One letter as a value, and letters as a document. Its words are in
 * rb-letter-fields.c, its page in rb-letter-draw.c. */
#include "documents/rb-letter-private.h"

void
rb_recipient_free (RbRecipient *recipient)
{
  if (!recipient)
    return;
  g_free (recipient->name);
  g_free (recipient->address);
  g_free (recipient->salutation);
  g_free (recipient);
}

/* Where nobody is known to get letters. */
static RbRecipient *
recipient_unknown (const RbSchool *school, guint row)
{
  RbRecipient *recipient = g_new0 (RbRecipient, 1);
  g_autofree char *name = rb_pupil_name (rb_roster_pupil (school->roster, row));
  recipient->name = g_strdup_printf ("Parent or carer of %s", name);
  recipient->address = g_strdup ("");
  recipient->salutation = g_strdup ("");
  return recipient;
}

static gboolean
is_school_day (const RbSchool *school, RbDate date)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, date);
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;
  return calendar
         && (rb_calendar_find (calendar, date, RB_AM) >= 0
             || rb_calendar_find (calendar, date, RB_PM) >= 0);
}

/* A week later; the first school day from then on, since an office that is closed cannot be rung.
 * Where the school's calendar ends before there is one, the next working day. */
static RbDate
reply_date (const RbSchool *school, RbDate date)
{
  for (RbDate day = date + 7; day <= date + 7 + 70; day++)
    if (is_school_day (school, day))
      return day;
  return rb_add_working_days (date + 6, 1);
}

/* "ZD 3T 26/2": initials, class, year and term of the letter's date. */
static char *
reference_of (const RbSchool *school, guint row, RbDate date)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  const RbClass *klass = rb_roster_class_on (school->roster, row, date);
  const RbMarkMatrix *matrix = rb_school_year_of (school, date);
  GString *text = g_string_new (NULL);
  if (*pupil->forename)
    g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (pupil->forename)));
  if (*pupil->surname)
    g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (pupil->surname)));
  if (klass)
    g_string_append_printf (text, " %s", klass->name);
  int year;
  rb_date_get (date, &year, NULL, NULL);
  g_string_append_printf (text, " %02d", year % 100);
  if (matrix)
    {
      const RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
      guint part = 0;
      for (guint i = 0; i < rb_calendar_n_terms (calendar); i++)
        if (rb_calendar_term (calendar, i)->from <= date)
          part = i + 1;
      if (part)
        g_string_append_printf (text, "/%u", part);
    }
  return g_string_free (text, FALSE);
}

RbLetter *
rb_letter_new_for_mover (RbSchool *school,
                         RbMoment now,
                         const RbMover *mover,
                         RbTemplate *tmpl,
                         RbPeriod before,
                         RbPeriod after,
                         RbRecipient *recipient)
{
  RbLetter *letter = g_new0 (RbLetter, 1);
  RbSession last;
  letter->school = rb_school_ref (school);
  letter->row = mover->row;
  letter->tmpl = rb_template_ref (tmpl);
  letter->before = before;
  letter->after = after;
  letter->before_tally = mover->before;
  letter->after_tally = mover->after;
  letter->date = now.date;
  letter->data_to = rb_school_data_to (school, now, &last) ? last.date : now.date;
  letter->reply_by = reply_date (school, now.date);
  letter->reference = reference_of (school, mover->row, now.date);
  letter->remark = g_strdup ("");
  letter->recipient = recipient ? recipient : recipient_unknown (school, mover->row);
  return letter;
}

RbLetter *
rb_letter_new (RbSchool *school,
               RbMoment now,
               guint row,
               RbTemplate *tmpl,
               RbPeriod before,
               RbPeriod after,
               RbRecipient *recipient)
{
  RbMover mover = { .row = row };
  g_autoptr (RbQuery) query = rb_query_new (school, now);
  rb_query_set_pupil (query, row);
  if (!rb_period_is_empty (before))
    {
      rb_query_set_period (query, before);
      rb_query_tally_row (query, row, &mover.before);
    }
  rb_query_set_period (query, after);
  rb_query_tally_row (query, row, &mover.after);
  return rb_letter_new_for_mover (school, now, &mover, tmpl, before, after, recipient);
}

void
rb_letter_free (RbLetter *letter)
{
  if (!letter)
    return;
  rb_school_unref (letter->school);
  rb_template_unref (letter->tmpl);
  rb_recipient_free (letter->recipient);
  g_free (letter->reference);
  g_free (letter->remark);
  g_clear_pointer (&letter->own, rb_field_values_free);
  g_free (letter);
}

char *
rb_letter_text (const RbLetter *letter)
{
  g_autoptr (RbFieldValues) values = rb_letter_fields (letter);
  return rb_template_expand_text (letter->tmpl, values);
}

static void
draw_page (gpointer data, cairo_t *cr, guint page)
{
  GPtrArray *letters = data;
  rb_letter_page_draw (g_ptr_array_index (letters, page), cr);
}

static void
letters_free (gpointer data)
{
  g_ptr_array_unref (data);
}

RbDocument *
rb_letters_new (GPtrArray *letters, const char *title)
{
  static const RbDocumentClass klass = { draw_page, letters_free };
  g_ptr_array_set_free_func (letters, (GDestroyNotify) rb_letter_free);
  RbDocument *document =
      rb_document_new (&klass, letters, title, RB_A4_SHORT, RB_A4_LONG, letters->len);
  for (guint i = 0; i < letters->len; i++)
    {
      const RbLetter *letter = g_ptr_array_index (letters, i);
      g_autofree char *name =
          rb_pupil_sorted_name (rb_roster_pupil (letter->school->roster, letter->row));
      rb_document_add_outline (document, name, i);
      rb_document_set_sample (document, letter->school->details->sample);
    }
  return document;
}
