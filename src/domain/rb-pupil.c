/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pupil as a value, compulsory school age, and the check letter of a UPN. Says nothing about
 * marks. */
#include "domain/rb-pupil.h"

#include <string.h>

static void
clear_attribute (gpointer data)
{
  RbAttribute *attribute = data;

  g_free (attribute->key);
  g_free (attribute->value);
}

RbPupil *
rb_pupil_new (gint64 id)
{
  RbPupil *pupil = g_new0 (RbPupil, 1);

  g_atomic_ref_count_init (&pupil->ref_count);
  pupil->id = id;
  pupil->surname = g_strdup ("");
  pupil->forename = g_strdup ("");
  pupil->legal_surname = g_strdup ("");
  pupil->legal_forename = g_strdup ("");
  pupil->roll = g_array_new (FALSE, FALSE, sizeof (RbSpan));
  pupil->classes = g_array_new (FALSE, FALSE, sizeof (RbMembership));
  pupil->attributes = g_array_new (FALSE, FALSE, sizeof (RbAttribute));
  g_array_set_clear_func (pupil->attributes, clear_attribute);
  return pupil;
}

RbPupil *
rb_pupil_copy (const RbPupil *pupil)
{
  RbPupil *copy = rb_pupil_new (pupil->id);

  g_free (copy->surname);
  g_free (copy->forename);
  g_free (copy->legal_surname);
  g_free (copy->legal_forename);
  copy->upn = g_strdup (pupil->upn);
  copy->admission_number = g_strdup (pupil->admission_number);
  copy->surname = g_strdup (pupil->surname);
  copy->forename = g_strdup (pupil->forename);
  copy->legal_surname = g_strdup (pupil->legal_surname);
  copy->legal_forename = g_strdup (pupil->legal_forename);
  copy->born = pupil->born;
  copy->sex = pupil->sex;
  copy->covered = pupil->covered;
  g_array_append_vals (copy->roll, pupil->roll->data, pupil->roll->len);
  g_array_append_vals (copy->classes, pupil->classes->data, pupil->classes->len);
  for (guint i = 0; i < pupil->attributes->len; i++)
    {
      const RbAttribute *a = &g_array_index (pupil->attributes, RbAttribute, i);

      rb_pupil_add_attribute (copy, a->key, a->value, a->span.from, a->span.to);
    }
  return copy;
}

RbPupil *
rb_pupil_ref (RbPupil *pupil)
{
  g_atomic_ref_count_inc (&pupil->ref_count);
  return pupil;
}

void
rb_pupil_unref (RbPupil *pupil)
{
  if (!g_atomic_ref_count_dec (&pupil->ref_count))
    return;
  g_free (pupil->upn);
  g_free (pupil->admission_number);
  g_free (pupil->surname);
  g_free (pupil->forename);
  g_free (pupil->legal_surname);
  g_free (pupil->legal_forename);
  g_array_unref (pupil->roll);
  g_array_unref (pupil->classes);
  g_array_unref (pupil->attributes);
  g_free (pupil);
}

void
rb_pupil_add_roll (RbPupil *pupil, RbDate from, RbDate to)
{
  RbSpan span = { from, to };

  g_array_append_val (pupil->roll, span);
}

void
rb_pupil_add_class (RbPupil *pupil, gint64 class_id, RbDate from, RbDate to)
{
  RbMembership membership = { class_id, { from, to } };

  g_array_append_val (pupil->classes, membership);
}

void
rb_pupil_add_attribute (RbPupil *pupil, const char *key, const char *value, RbDate from, RbDate to)
{
  RbAttribute attribute = { g_strdup (key), g_strdup (value), { from, to } };

  g_array_append_val (pupil->attributes, attribute);
}

char *
rb_pupil_sorted_name (const RbPupil *pupil)
{
  if (*pupil->forename == '\0')
    return g_strdup (pupil->surname);
  return g_strdup_printf ("%s, %s", pupil->surname, pupil->forename);
}

char *
rb_pupil_name (const RbPupil *pupil)
{
  if (*pupil->forename == '\0')
    return g_strdup (pupil->surname);
  return g_strdup_printf ("%s %s", pupil->forename, pupil->surname);
}

gboolean
rb_pupil_on_roll (const RbPupil *pupil, RbDate date)
{
  for (guint i = 0; i < pupil->roll->len; i++)
    if (rb_span_contains (g_array_index (pupil->roll, RbSpan, i), date))
      return TRUE;
  return FALSE;
}

RbDate
rb_pupil_first_on_roll (const RbPupil *pupil, RbDate from, RbDate to)
{
  RbDate first = RB_DATE_NONE;

  for (guint i = 0; i < pupil->roll->len; i++)
    {
      RbSpan span = g_array_index (pupil->roll, RbSpan, i);
      RbDate begin = MAX (span.from, from);

      if (begin <= to && (span.to == RB_DATE_NONE || span.to >= begin)
          && (first == RB_DATE_NONE || begin < first))
        first = begin;
    }
  return first;
}

gboolean
rb_pupil_on_roll_between (const RbPupil *pupil, RbDate from, RbDate to)
{
  return rb_pupil_first_on_roll (pupil, from, to) != RB_DATE_NONE;
}

gint64
rb_pupil_class_on (const RbPupil *pupil, RbDate date)
{
  for (guint i = pupil->classes->len; i-- > 0;)
    {
      const RbMembership *membership = &g_array_index (pupil->classes, RbMembership, i);

      if (rb_span_contains (membership->span, date))
        return membership->class_id;
    }
  return 0;
}

const char *
rb_pupil_attribute (const RbPupil *pupil, const char *key, RbDate date)
{
  for (guint i = pupil->attributes->len; i-- > 0;)
    {
      const RbAttribute *attribute = &g_array_index (pupil->attributes, RbAttribute, i);

      if (rb_span_contains (attribute->span, date) && strcmp (attribute->key, key) == 0)
        return attribute->value;
    }
  return NULL;
}

gboolean
rb_pupil_has (const RbPupil *pupil, const char *key, RbDate date)
{
  const char *value = rb_pupil_attribute (pupil, key, date);

  return value != NULL && strcmp (value, "false") != 0;
}

/* The birthday in `year`; 29 February falls on 1 March in other years. */
static RbDate
birthday_in (RbDate born, int years)
{
  int y, m, d;
  RbDate date;

  rb_date_get (born, &y, &m, &d);
  date = rb_date_new (y + years, m, d);
  return date != RB_DATE_NONE ? date : rb_date_new (y + years, 3, 1);
}

RbDate
rb_compulsory_age_begins (RbDate born)
{
  static const struct
  {
    int month, day;
  } prescribed[] = { { 3, 31 }, { 8, 31 }, { 12, 31 } };
  RbDate fifth = birthday_in (born, 5);
  int year;

  rb_date_get (fifth, &year, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (prescribed); i++)
    {
      RbDate day = rb_date_new (year, prescribed[i].month, prescribed[i].day);

      if (day >= fifth)
        return day;
    }
  g_return_val_if_reached (fifth);
}

RbDate
rb_compulsory_age_ends (RbDate born)
{
  /* A child turns 16 in the school year (to 31 August) of the sixteenth birthday. */
  RbDate sixteenth = birthday_in (born, 16);
  int year, month;
  RbDate last;

  rb_date_get (sixteenth, &year, &month, NULL);
  if (month >= 9)
    year++;
  last = rb_date_new (year, 6, 30);
  return last - (rb_date_weekday (last) + 3) % 7;
}

gboolean
rb_compulsory_age (RbDate born, RbDate date)
{
  if (born == RB_DATE_NONE)
    return TRUE;
  return date >= rb_compulsory_age_begins (born) && date <= rb_compulsory_age_ends (born);
}

int
rb_age_on (RbDate born, RbDate date)
{
  int y1, y2;

  rb_date_get (born, &y1, NULL, NULL);
  rb_date_get (date, &y2, NULL, NULL);
  return birthday_in (born, y2 - y1) <= date ? y2 - y1 : y2 - y1 - 1;
}

static const char upn_letters[] = "ABCDEFGHJKLMNPQRTUVWXYZ";

char
rb_upn_check_letter (const char *upn)
{
  guint sum = 0;

  if (strlen (upn) != 13)
    return 0;
  for (guint i = 1; i < 13; i++)
    {
      char c = g_ascii_toupper (upn[i]);
      const char *letter = strchr (upn_letters, c);

      if (g_ascii_isdigit (c))
        sum += (i + 1) * (guint) (c - '0');
      else if (i == 12 && c != '\0' && letter != NULL)
        sum += (i + 1) * (guint) (letter - upn_letters);
      else
        return 0;
    }
  return upn_letters[sum % 23];
}

char *
rb_upn_problem (const char *upn)
{
  char letter;

  if (strlen (upn) != 13)
    return g_strdup_printf ("UPN %s has not 13 characters.", upn);
  letter = rb_upn_check_letter (upn);
  if (letter == 0)
    return g_strdup_printf ("UPN %s is not a letter, eleven digits and a digit or letter.", upn);
  if (letter != g_ascii_toupper (upn[0]))
    return g_strdup_printf ("UPN %s has the check letter %c where %c is expected.", upn,
                            g_ascii_toupper (upn[0]), letter);
  return NULL;
}
