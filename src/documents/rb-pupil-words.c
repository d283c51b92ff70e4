/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences and reasons of a pupil's report. */
#include "documents/rb-pupil-words.h"

#include "documents/rb-letter-private.h"

#include <string.h>

/* "97", "96.5". */
static char *
short_rate (RbRate rate)
{
  char *text = rb_rate_format (rate);

  if (g_str_has_suffix (text, ".0"))
    text[strlen (text) - 2] = '\0';
  return text;
}

/* The limits of a band: "below 90 %", "90 to below 97 %", "100 %". To a family red has no end. */
static char *
band_range (const RbPolicy *policy, RbBandRole role)
{
  for (guint i = 0; i < policy->bands->len; i++)
    {
      const RbBand *band = &g_array_index (policy->bands, RbBand, i);
      const RbBand *better = i > 0 ? band - 1 : NULL;
      g_autofree char *from = short_rate (rb_rate (band->num, MAX (band->den, 1)));
      g_autofree char *to =
          better ? short_rate (rb_rate (better->num, MAX (better->den, 1))) : NULL;

      if (band->role != role)
        continue;
      if (to == NULL)
        return band->num >= band->den ? g_strdup_printf ("%s %%", from)
                                      : g_strdup_printf ("%s %% and over", from);
      return band->num == 0 || role == RB_BAND_RED
                 ? g_strdup_printf ("below %s %%", to)
                 : g_strdup_printf ("%s to below %s %%", from, to);
    }
  return g_strdup ("");
}

static char *
say_about (RbQuery *query, guint row)
{
  const RbSchool *school = rb_query_school (query);
  RbPeriod period = rb_query_period (query);
  RbDate to = MIN (period.to, rb_query_now (query).date);
  const RbClass *klass = rb_roster_class_on (school->roster, row, to);
  g_autofree char *from_words = rb_date_format (period.from, RB_DATE_LONG);
  g_autofree char *to_words = rb_date_format (MAX (to, period.from), RB_DATE_LONG);
  GString *text = g_string_new (NULL);

  if (klass != NULL)
    g_string_append_printf (text, "Class %s%s%s. ", klass->name, *klass->teacher ? ", " : "",
                            klass->teacher);
  g_string_append_printf (text, "%s to %s", from_words, to_words);
  return g_string_free (text, FALSE);
}

static char *
say_headline (const char *first, const RbTally *tally)
{
  g_autofree char *days = rb_letter_days (rb_tally_absent (tally));

  if (tally->possible == 0)
    return g_strdup_printf ("There are no marks for %s in this time", first);
  if (rb_tally_absent (tally) == 0)
    return g_strdup_printf ("%s has not missed a day of school", first);
  return g_strdup_printf ("%s has missed %s of school", first, days);
}

static void
say_absence (GString *text, const RbTally *tally)
{
  g_autofree char *yes = rb_letter_days (tally->authorised);
  g_autofree char *no = rb_letter_days (tally->unauthorised);

  if (rb_tally_absent (tally) == 0)
    return;
  if (tally->unauthorised == 0)
    g_string_append (text, " All of the absence was authorised.");
  else if (tally->authorised == 0)
    g_string_append (text, " None of the absence was authorised.");
  else
    g_string_append_printf (text, " Authorised: %s; not authorised: %s.", yes, no);
}

static void
say_late (GString *text, const char *first, const RbTally *tally)
{
  guint late = tally->late + tally->late_after;

  if (late == 1)
    g_string_append_printf (text, " %s was late once.", first);
  else if (late > 1)
    g_string_append_printf (text, " %s was late %u times.", first, late);
  if (tally->missing == 1)
    g_string_append (text, " One session has no mark yet.");
  else if (tally->missing > 1)
    g_string_append_printf (text, " %u sessions have no mark yet.", tally->missing);
}

/* Only where the pupil was here last year too. */
static void
say_last_year (GString *text, RbQuery *query, guint row)
{
  RbPeriod then = rb_period_last_year (rb_query_school (query), rb_query_period (query));
  g_autoptr (RbQuery) earlier = NULL;
  g_autofree char *rate = NULL;
  RbTally tally = { 0 };

  if (rb_period_is_empty (then))
    return;
  earlier = rb_query_copy (query);
  rb_query_set_period (earlier, then);
  rb_query_tally_row (earlier, row, &tally);
  if (tally.possible == 0)
    return;
  rate = rb_rate_format (rb_tally_attendance (&tally));
  g_string_append_printf (text, " At the same time last year it was %s %%.", rate);
}

static char *
say_sentences (RbQuery *query, guint row, const char *first, const RbTally *tally)
{
  const RbPolicy *policy = rb_query_policy (query);
  g_autofree char *rate = rb_rate_format (rb_tally_attendance (tally));
  g_autofree char *target = short_rate (policy->school_target);
  GString *text = g_string_new (NULL);

  if (tally->possible == 0)
    return g_string_free (text, FALSE);
  g_string_append_printf (text, "%s was in school for %u of %u sessions (half days): %s %%.", first,
                          tally->attended, tally->possible, rate);
  if (rb_rate_exists (policy->school_target))
    g_string_append_printf (text, " The school's target is %s %%.", target);
  say_last_year (text, query, row);
  say_absence (text, tally);
  say_late (text, first, tally);
  return g_string_free (text, FALSE);
}

static char *
say_dated (RbQuery *query)
{
  RbSession last;
  g_autofree char *printed = rb_date_format (rb_query_now (query).date, RB_DATE_LONG);
  g_autofree char *marks = NULL;

  if (!rb_school_data_to (rb_query_school (query), rb_query_now (query), &last))
    return g_strdup_printf ("Printed %s.", printed);
  marks = rb_date_format (last.date, RB_DATE_FULL);
  return g_strdup_printf ("Marks to %s, %s. Printed %s.", marks, rb_half_name (last.half), printed);
}

void
rb_pupil_words_init (RbPupilWords *words, RbQuery *query, guint row, const RbTally *tally)
{
  const RbPupil *pupil = rb_roster_pupil (rb_query_school (query)->roster, row);
  const RbPolicy *policy = rb_query_policy (query);
  RbBandRole band = rb_policy_band (policy, rb_tally_attendance (tally));

  words->first = g_strdup (*pupil->forename ? pupil->forename : pupil->surname);
  words->about = say_about (query, row);
  words->headline = say_headline (words->first, tally);
  words->sentences = say_sentences (query, row, words->first, tally);
  words->band = rb_policy_early (policy, tally->possible) ? g_strdup ("few sessions so far")
                                                          : band_range (policy, band);
  words->dated = say_dated (query);
}

void
rb_pupil_words_clear (RbPupilWords *words)
{
  g_free (words->first);
  g_free (words->about);
  g_free (words->headline);
  g_free (words->sentences);
  g_free (words->band);
  g_free (words->dated);
}

static void
reason_free (gpointer data)
{
  g_free (((RbPupilReason *) data)->name);
  g_free (data);
}

static void
add_reason (GPtrArray *reasons, const char *name, guint sessions)
{
  RbPupilReason *reason = g_new0 (RbPupilReason, 1);

  reason->name = g_strdup (name);
  reason->sessions = sessions;
  g_ptr_array_add (reasons, reason);
}

GPtrArray *
rb_pupil_reasons (const RbSchool *school, RbDate on, const RbPattern *pattern, guint most)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func (reason_free);
  const guint8 *counts = rb_code_book_counts (school->codes, on);
  guint others = rb_tally_absent (&pattern->total);

  for (guint i = 0; i < pattern->codes->len; i++)
    {
      const RbCodeCount *count = &g_array_index (pattern->codes, RbCodeCount, i);
      const RbCode *code = rb_code_book_code (school->codes, count->mark, on);

      if (code == NULL || !(counts[count->mark] & (RB_COUNT_AUTHORISED | RB_COUNT_UNAUTHORISED))
          || reasons->len == most)
        continue;
      add_reason (reasons, code->name, count->sessions);
      others -= MIN (others, count->sessions);
    }
  if (others == 0)
    return reasons;
  if (reasons->len == most)
    {
      others += ((RbPupilReason *) reasons->pdata[most - 1])->sessions;
      g_ptr_array_set_size (reasons, (int) most - 1);
    }
  add_reason (reasons, "Other reasons", others);
  return reasons;
}
