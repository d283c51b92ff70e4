/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of one letter from its marks, figures and settings: nothing here that they do not say.
 */
#include "documents/rb-letter-private.h"

#include <string.h>

RbSeen
rb_letter_seen (const RbLetter *letter, RbDate date, RbHalf half)
{
  const RbSchool *school = letter->school;
  const RbMarkMatrix *matrix = rb_school_year_of (school, date);
  if (!matrix)
    return RB_SEEN_CLOSED;
  int column = rb_calendar_find (rb_mark_matrix_calendar (matrix), date, half);
  if (column < 0)
    return RB_SEEN_CLOSED;
  RbMark mark = rb_mark_matrix_get (matrix, letter->row, (guint) column);
  if (mark == RB_MARK_OFF_ROLL)
    return RB_SEEN_CLOSED;
  if (mark == RB_MARK_NONE || date > letter->data_to)
    return RB_SEEN_FUTURE;
  guint8 counts = rb_code_book_counts (school->codes, date)[mark];
  if (!(counts & RB_COUNT_POSSIBLE))
    return RB_SEEN_CLOSED;
  return counts & RB_COUNT_ATTENDED ? RB_SEEN_IN : RB_SEEN_MISSED;
}

char *
rb_letter_days (guint sessions)
{
  if (sessions == 0)
    return g_strdup ("no days");
  if (sessions == 1)
    return g_strdup ("half a day");
  if (sessions == 2)
    return g_strdup ("one day");
  g_autofree char *days = rb_days_format (sessions);
  return g_strdup_printf ("%s days", days);
}

/* "All 3½ days were", "The day was". */
static char *
all_were (guint sessions)
{
  g_autofree char *days = rb_letter_days (sessions);
  if (sessions <= 2)
    return sessions == 0 ? NULL : g_strdup (sessions == 1 ? "The half day was" : "The day was");
  return g_strdup_printf ("All %s were", days);
}

static char *
days_if_any (guint sessions)
{
  return sessions ? rb_letter_days (sessions) : NULL;
}

/* "5 January", without the year. */
static char *
day_and_month (RbDate date)
{
  int month, day;
  rb_date_get (date, NULL, &month, &day);
  return g_strdup_printf ("%d %s", day, rb_month_name (month));
}

/* "since January" where the period reaches the letter's time, else its range. */
static char *
since (const RbLetter *letter)
{
  int month, day;
  rb_date_get (letter->after.from, NULL, &month, &day);
  if (letter->after.to < letter->data_to)
    {
      g_autofree char *from = day_and_month (letter->after.from);
      g_autofree char *to = day_and_month (letter->after.to);
      return g_strdup_printf ("from %s to %s", from, to);
    }
  if (day <= 10)
    return g_strdup_printf ("since %s", rb_month_name (month));
  return g_strdup_printf ("since %d %s", day, rb_month_name (month));
}

static char *
before_when (const RbLetter *letter)
{
  if (rb_period_is_empty (letter->before) || letter->before_tally.possible == 0)
    return NULL;
  g_autofree char *name = rb_period_format (letter->school, letter->before);
  if (rb_period_kind (letter->school, letter->before) == RB_PERIOD_TERM)
    {
      name[0] = g_ascii_tolower (name[0]);
      return g_strdup_printf ("in the %s", name);
    }
  g_autofree char *from = day_and_month (letter->before.from);
  g_autofree char *to = day_and_month (letter->before.to);
  return g_strdup_printf ("from %s to %s", from, to);
}

typedef struct
{
  guint ill, medical, other, unexplained;
  guint unexplained_unauthorised; /* N that the code table counts as unauthorised */
  char last;                      /* code of the session before, where it was missed */
} Reasons;

static void
count_reason (Reasons *reasons, const RbLetter *letter, RbDate date, RbHalf half)
{
  RbSeen seen = rb_letter_seen (letter, date, half);
  if (seen == RB_SEEN_CLOSED)
    return;
  if (seen != RB_SEEN_MISSED)
    {
      reasons->last = 0;
      return;
    }
  const RbCodeBook *codes = letter->school->codes;
  RbMark mark = rb_school_mark (letter->school, letter->row, date, half);
  const char *code = rb_code_book_text (codes, mark);
  if (strcmp (code, "N") == 0)
    {
      reasons->unexplained++;
      reasons->unexplained_unauthorised +=
          (rb_code_book_counts (codes, date)[mark] & RB_COUNT_UNAUTHORISED) != 0;
    }
  else if (strcmp (code, "I") == 0)
    reasons->ill += reasons->last != 'I';
  else if (strcmp (code, "M") == 0)
    reasons->medical += reasons->last != 'M';
  else
    reasons->other++;
  reasons->last = code[0];
}

static char *
some (guint n, const char *one, const char *many)
{
  static const char *const words[] = { "no",   "one", "two",   "three", "four",
                                       "five", "six", "seven", "eight", "nine" };
  if (n == 1)
    return g_strdup (one);
  return n < 10 ? g_strdup_printf ("%s %s", words[n], many) : g_strdup_printf ("%u %s", n, many);
}

/* Only where every missed session has a reason that can be said. */
static char *
reasons_in_words (const Reasons *reasons)
{
  if (reasons->other || reasons->unexplained || !(reasons->ill + reasons->medical))
    return NULL;
  g_autofree char *ill = some (reasons->ill, "one illness", "illnesses");
  g_autofree char *medical =
      some (reasons->medical, "a medical or dental appointment", "medical or dental appointments");
  if (!reasons->medical)
    return g_steal_pointer (&ill);
  if (!reasons->ill)
    return g_steal_pointer (&medical);
  return g_strdup_printf ("%s and %s", ill, medical);
}

static char *
capital (char *text)
{
  if (text)
    text[0] = g_ascii_toupper (text[0]);
  return text;
}

/* A session that waits for its reason is said to wait, and not also to be unauthorised. */
static void
set_unauthorised (const RbLetter *letter, const Reasons *reasons, RbFieldValues *values)
{
  const RbTally *after = &letter->after_tally;
  guint waiting = MIN (reasons->unexplained_unauthorised, after->unauthorised);
  guint known = after->unauthorised - waiting;
  rb_field_values_take (values, "after.unauthorised", days_if_any (known));
  rb_field_values_take (values, "after.Unauthorised", capital (days_if_any (known)));
  rb_field_values_set_flag (values, "after.all_unauthorised",
                            known && !waiting && !after->authorised);
}

static void
set_absences (const RbLetter *letter, RbFieldValues *values)
{
  Reasons reasons = { 0 };
  gboolean back = FALSE;
  for (RbDate date = letter->after.from; date <= MIN (letter->after.to, letter->data_to); date++)
    {
      RbSeen am = rb_letter_seen (letter, date, RB_AM);
      RbSeen pm = rb_letter_seen (letter, date, RB_PM);
      count_reason (&reasons, letter, date, RB_AM);
      count_reason (&reasons, letter, date, RB_PM);
      RbSeen last = pm == RB_SEEN_IN || pm == RB_SEEN_MISSED ? pm : am;
      if (last == RB_SEEN_IN || last == RB_SEEN_MISSED)
        back = last == RB_SEEN_IN;
      if (am != RB_SEEN_MISSED && pm != RB_SEEN_MISSED)
        continue;
      RbFieldValues *item = rb_field_values_add_item (values, "absences");
      rb_field_values_take (item, "date", rb_date_format (date, RB_DATE_WEEKDAY));
      rb_field_values_set (item, "part",
                           am == pm || am == RB_SEEN_CLOSED || pm == RB_SEEN_CLOSED ? "all day"
                           : am == RB_SEEN_MISSED                                   ? "morning"
                                                                                    : "afternoon");
    }
  rb_field_values_take (values, "after.reasons", reasons_in_words (&reasons));
  rb_field_values_take (values, "after.unexplained", days_if_any (reasons.unexplained));
  rb_field_values_set_flag (values, "after.back", back);
  set_unauthorised (letter, &reasons, values);
}

static void
set_child (const RbLetter *letter, RbFieldValues *values)
{
  static const char *const words[3][8] = {
    { "they", "They", "them", "their", "Their", "have", "are", "were" },
    { "he", "He", "him", "his", "His", "has", "is", "was" },
    { "she", "She", "her", "her", "Her", "has", "is", "was" },
  };
  static const char *const names[8] = { "child.he",  "child.He",  "child.him", "child.his",
                                        "child.His", "child.has", "child.is",  "child.was" };
  const RbPupil *pupil = rb_roster_pupil (letter->school->roster, letter->row);
  const RbClass *klass = rb_roster_class_on (letter->school->roster, letter->row, letter->date);
  int set = pupil->sex == 'M' ? 1 : pupil->sex == 'F' ? 2 : 0;
  for (int i = 0; i < 8; i++)
    rb_field_values_set (values, names[i], words[set][i]);
  rb_field_values_set (values, "child.first", pupil->forename);
  rb_field_values_take (values, "child.name", rb_pupil_name (pupil));
  rb_field_values_set (values, "child.class", klass ? klass->name : NULL);
  rb_field_values_set_flag (values, "child.compulsory",
                            rb_compulsory_age (pupil->born, letter->date));
}

static void
set_school (const RbLetter *letter, RbFieldValues *values)
{
  const RbSchoolDetails *details = letter->school->details;
  const RbPolicy *policy = rb_policy_book_on (letter->school->policies, letter->after.to);
  gboolean own = *details->signatory != '\0';
  rb_field_values_set (values, "school.name", details->name);
  rb_field_values_set (values, "school.phone", details->phone);
  rb_field_values_set (values, "school.email", details->email);
  rb_field_values_set (values, "school.headteacher", details->headteacher);
  rb_field_values_set (values, "signatory.name", own ? details->signatory : details->headteacher);
  rb_field_values_set (values, "signatory.position",
                       own ? details->signatory_position : "Headteacher");
  rb_field_values_set (values, "signatory.phone",
                       own && *details->signatory_phone ? details->signatory_phone
                                                        : details->phone);
  if (rb_rate_exists (policy->school_target))
    {
      int tenths = rb_rate_tenths (policy->school_target);
      rb_field_values_take (values, "school.target",
                            tenths % 10 ? rb_tenths_format (tenths)
                                        : g_strdup_printf ("%d", tenths / 10));
    }
  RbRate rate = rb_tally_attendance (&letter->after_tally);
  int over = rb_rate_exists (rate) && rb_rate_exists (policy->school_target)
                 ? rb_rate_compare (rate, policy->school_target)
                 : -1;
  rb_field_values_set_flag (values, "above_target", over > 0);
  rb_field_values_set_flag (values, "at_target", over == 0);
}

static char *
band_word (const RbPolicy *policy, RbRate rate)
{
  return rb_rate_exists (rate)
             ? g_utf8_strdown (rb_policy_band_name (policy, rb_policy_band (policy, rate)), -1)
             : NULL;
}

static const char *
band_means (const RbPolicy *policy, RbRate rate)
{
  const RbBand *band =
      rb_rate_exists (rate) ? rb_policy_band_of_role (policy, rb_policy_band (policy, rate)) : NULL;

  return band && *band->letter ? band->letter : NULL;
}

static void
set_figures (const RbLetter *letter, RbFieldValues *values)
{
  const RbTally *after = &letter->after_tally;
  const RbTally *before = &letter->before_tally;
  const RbPolicy *policy = rb_policy_book_on (letter->school->policies, letter->after.to);
  RbRate rate = rb_tally_attendance (after), was = rb_tally_attendance (before);
  guint missed = rb_tally_absent (after), missed_before = rb_tally_absent (before);
  guint late = after->late + after->late_after;
  rb_field_values_take (values, "after.days", rb_letter_days (missed));
  rb_field_values_take (values, "after.missed", days_if_any (missed));
  rb_field_values_take (values, "after.all_were", all_were (missed));
  rb_field_values_take (values, "after.attended", g_strdup_printf ("%u", after->attended));
  rb_field_values_take (values, "after.possible", g_strdup_printf ("%u", after->possible));
  rb_field_values_take (values, "after.rate", rb_rate_exists (rate) ? rb_rate_format (rate) : NULL);
  rb_field_values_take (values, "after.band", band_word (policy, rate));
  rb_field_values_set (values, "after.means", band_means (policy, rate));
  rb_field_values_take (values, "after.authorised", days_if_any (after->authorised));
  rb_field_values_take (values, "after.lates",
                        late == 0   ? NULL
                        : late == 1 ? g_strdup ("once")
                                    : g_strdup_printf ("%u times", late));
  rb_field_values_set_flag (values, "after.all_authorised", missed && !after->unauthorised);
  rb_field_values_set_flag (values, "after.full", after->possible && !missed);
  if (!before->possible)
    return;
  rb_field_values_take (values, "before.days", rb_letter_days (missed_before));
  rb_field_values_take (values, "before.rate", rb_rate_format (was));
  rb_field_values_take (values, "before.band", band_word (policy, was));
  if (missed_before > missed)
    rb_field_values_take (values, "change.fewer", rb_letter_days (missed_before - missed));
  if (rb_rate_exists (rate))
    rb_field_values_take (values, "change.points", rb_rate_change_format (was, rate));
}

/* What its maker knows and no mark says. */
static void
set_own (const RbLetter *letter, RbFieldValues *values)
{
  for (guint i = 0; letter->own && i < rb_field_n (); i++)
    {
      const RbLetterField *field = rb_field_nth (i);
      const char *value = field->list ? NULL : rb_field_values_get (letter->own, field->name);
      if (value)
        rb_field_values_set (values, field->name, value);
    }
  if (letter->own && rb_field_values_get (letter->own, "signatory.name"))
    rb_field_values_set (values, "signatory.position",
                         rb_field_values_get (letter->own, "signatory.position"));
}

RbFieldValues *
rb_letter_fields (const RbLetter *letter)
{
  RbFieldValues *values = rb_field_values_new ();
  set_child (letter, values);
  set_school (letter, values);
  set_figures (letter, values);
  set_absences (letter, values);
  rb_field_values_set (values, "parent.salutation",
                       *letter->recipient->salutation ? letter->recipient->salutation
                                                      : "Parent or carer");
  rb_field_values_take (values, "letter.date", rb_date_format (letter->date, RB_DATE_LONG));
  if (letter->reply_by != RB_DATE_NONE)
    {
      g_autofree char *day = day_and_month (letter->reply_by);
      rb_field_values_take (
          values, "letter.reply_by",
          g_strdup_printf ("%s %s", rb_weekday_name (rb_date_weekday (letter->reply_by)), day));
    }
  rb_field_values_set (values, "letter.reference", letter->reference);
  rb_field_values_take (values, "after.from", day_and_month (letter->after.from));
  rb_field_values_take (values, "after.to",
                        day_and_month (MIN (letter->after.to, letter->data_to)));
  rb_field_values_take (values, "after.since", since (letter));
  rb_field_values_take (values, "before.when", before_when (letter));
  rb_field_values_set (values, "remark", letter->remark);
  set_own (letter, values);
  return values;
}
