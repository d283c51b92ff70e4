/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says what stands in the file; rb-prose makes pages of it. */
#include "documents/rb-case-sheet.h"

#include "analysis/rb-case-events.h"
#include "analysis/rb-diary.h"
#include "analysis/rb-query.h"
#include "analysis/rb-target.h"
#include "analysis/rb-timeline.h"
#include "charts/rb-charts.h"
#include "documents/rb-prose.h"
#include "documents/rb-type.h"
#include "domain/rb-case-records.h"
#include "domain/rb-confidence.h"
#include "domain/rb-flag.h"

#define RIBBON_HEIGHT 112.0
#define MOST_EVENTS 8

typedef struct
{
  RbSchool *school; /* not owned */
  RbMoment now;
  RbPeriod period;
  guint row;
  RbProse *prose;
  guint hidden, confidential; /* of what stands in it: words left out, or there */
} Sheet;

static const RbPupil *
pupil_of (const Sheet *sheet)
{
  return rb_roster_pupil (sheet->school->roster, sheet->row);
}

static void
add_contact (Sheet *sheet, const RbContact *contact)
{
  g_autofree char *name = rb_contact_name (contact);
  GString *words = g_string_new (name);

  if (*contact->relationship)
    g_string_append_printf (words, ", %s", contact->relationship);
  if (*contact->phone)
    g_string_append_printf (words, ", %s", contact->phone);
  g_string_append (words, contact->parental_responsibility ? ". Parental responsibility." : ".");
  if (*contact->address && !contact->never_print_address)
    {
      g_auto (GStrv) lines = g_strsplit (contact->address, "\n", -1);
      g_autofree char *address = g_strjoinv (", ", lines);

      g_string_append_printf (words, " %s.", address);
    }
  rb_prose_words (sheet->prose, words->str);
  g_string_free (words, TRUE);
}

/* Counts what the reader is not shown, or has to keep for himself. */
static void
count (Sheet *sheet, const RbRecord *record)
{
  if (record && record->hidden)
    sheet->hidden++;
  else if (record && rb_confidence_record (record))
    sheet->confidential++;
}

/* The words of a record, and that some of them are not for everybody. (transfer full) */
static char *
with_sign (const char *words, const RbRecord *record)
{
  gboolean signed_ = record && (record->hidden || rb_confidence_record (record));

  return g_strdup_printf ("%s%s%s", words, *words && signed_ ? " " : "",
                          signed_ ? "Confidential." : "");
}

static void
add_flag (Sheet *sheet, const RbFlag *flag)
{
  const RbFlagKind *kind = rb_flag_kind (flag->flag);
  g_autofree char *from = rb_date_format (flag->first_day, RB_DATE_LONG);
  g_autofree char *words = g_strdup_printf ("%s, from %s.%s%s", kind ? kind->words : flag->flag,
                                            from, *flag->note ? " " : "", flag->note);
  g_autofree char *whole = with_sign (words, &flag->base);

  count (sheet, &flag->base);
  rb_prose_words (sheet->prose, whole);
}

static void
add_people (Sheet *sheet)
{
  const RbPupil *pupil = pupil_of (sheet);
  g_autoptr (GPtrArray) contacts = rb_roster_contacts (sheet->school->roster, pupil->id);
  g_autoptr (GPtrArray) flags =
      rb_office_of_pupil (sheet->school->office, RB_RECORD_FLAG, pupil->id);

  rb_prose_heading (sheet->prose, "Who is responsible");
  for (guint i = 0; i < contacts->len; i++)
    add_contact (sheet, contacts->pdata[i]);
  if (contacts->len == 0)
    rb_prose_words (sheet->prose, "No contacts are known.");
  for (guint i = 0; i < flags->len; i++)
    if (rb_flag_holds (flags->pdata[i], sheet->now.date))
      add_flag (sheet, flags->pdata[i]);
}

static void
add_ribbon (Sheet *sheet, int year)
{
  g_autoptr (GPtrArray) events = rb_case_events_new (sheet->school, sheet->row, year, MOST_EVENTS);

  rb_prose_chart (sheet->prose,
                  rb_chart_ribbon_new (sheet->school, sheet->row, year, sheet->now, FALSE, events),
                  RIBBON_HEIGHT);
}

static void
add_figures (Sheet *sheet)
{
  g_autoptr (RbQuery) query = rb_query_new (sheet->school, sheet->now);
  int year = rb_academic_year_of (sheet->period.to);
  g_autofree char *label = rb_academic_year_label (year);
  g_autofree char *heading = g_strdup_printf ("The year %s", label);
  g_autofree char *missed = NULL, *authorised = NULL, *unauthorised = NULL, *rate = NULL;
  g_autofree char *words = NULL;
  RbTally tally = { 0 };

  rb_query_set_pupil (query, sheet->row);
  rb_query_set_period (query, rb_period (rb_academic_year_first (year), sheet->period.to));
  rb_query_tally_row (query, sheet->row, &tally);
  rb_prose_heading (sheet->prose, heading);
  if (tally.possible == 0)
    {
      rb_prose_words (sheet->prose, "There are no marks in this year.");
      return;
    }
  missed = rb_days_format (tally.authorised + tally.unauthorised);
  authorised = rb_days_format (tally.authorised);
  unauthorised = rb_days_format (tally.unauthorised);
  rate = rb_rate_format (rb_tally_attendance (&tally));
  words = g_strdup_printf ("%s days missed: %s authorised, %s unauthorised. %u of %u sessions "
                           "attended, %s %%. Late before the register closed: %u, after: %u.",
                           missed, authorised, unauthorised, tally.attended, tally.possible, rate,
                           tally.late, tally.late_after);
  rb_prose_words (sheet->prose, words);
  add_ribbon (sheet, year);
}

static void
add_targets (Sheet *sheet)
{
  g_autoptr (GPtrArray) targets =
      rb_office_of_pupil (sheet->school->office, RB_RECORD_TARGET, pupil_of (sheet)->id);

  if (targets->len > 0)
    rb_prose_heading (sheet->prose, "Targets");
  for (guint i = 0; i < targets->len; i++)
    {
      RbTargetProgress progress = rb_target_progress (sheet->school, targets->pdata[i], sheet->now);
      g_autofree char *words = rb_target_words (targets->pdata[i]);
      g_autofree char *how = rb_target_progress_words (targets->pdata[i], &progress);
      g_autofree char *line = g_strdup_printf ("%s: %s", words, how);

      rb_prose_words (sheet->prose, line);
    }
}

static void
add_due (Sheet *sheet)
{
  g_autoptr (GPtrArray) lines =
      rb_diary_new (sheet->school, sheet->now, G_MAXINT, pupil_of (sheet)->id);

  if (lines->len > 0)
    rb_prose_heading (sheet->prose, "Due");
  for (guint i = 0; i < lines->len; i++)
    {
      const RbDiaryLine *line = lines->pdata[i];
      g_autofree char *day = rb_date_format (line->due, RB_DATE_DAY_YEAR);
      g_autofree char *waits = with_sign (line->waits, line->record);

      count (sheet, line->record);
      rb_prose_entry (sheet->prose, day, line->title, waits);
    }
}

static void
add_chronology (Sheet *sheet)
{
  g_autoptr (GPtrArray) entries =
      rb_timeline_new (sheet->school, sheet->row, sheet->now, RB_TIMELINE_ALL, NULL);
  guint told = 0;

  rb_prose_heading (sheet->prose, "What happened");
  for (guint i = entries->len; i-- > 0;)
    {
      const RbTimelineEntry *entry = entries->pdata[i];
      g_autofree char *day = rb_date_format (entry->day, RB_DATE_DAY_YEAR);
      g_autofree char *words = with_sign (entry->detail, entry->record);

      if (entry->day < sheet->period.from || entry->day > sheet->period.to)
        continue;
      told++;
      count (sheet, entry->record);
      rb_prose_entry (sheet->prose, day, entry->title, words);
    }
  if (told == 0)
    rb_prose_words (sheet->prose, "Nothing is written down in this period.");
}

/* What its reader must know first; after the rest was counted. */
static void
add_warning (Sheet *sheet)
{
  g_autofree char *words = NULL;

  if (sheet->hidden > 0)
    words = g_strdup_printf (
        "Confidential words are left out in %u %s: whoever printed this may not read them.",
        sheet->hidden, sheet->hidden == 1 ? "place" : "places");
  else if (sheet->confidential > 0)
    words = g_strdup ("This file holds confidential words, marked where they stand. Keep it with "
                      "the person who asked for it.");
  if (words)
    rb_prose_warn (sheet->prose, words);
}

static char *
subtitle_of (const Sheet *sheet)
{
  const RbPupil *pupil = pupil_of (sheet);
  const RbClass *klass = rb_roster_class_on (sheet->school->roster, sheet->row, sheet->period.to);
  g_autofree char *born = pupil->born ? rb_date_format (pupil->born, RB_DATE_LONG) : NULL;
  GString *words = g_string_new (klass ? klass->name : NULL);

  if (klass && *klass->teacher)
    g_string_append_printf (words, ", %s", klass->teacher);
  if (born)
    g_string_append_printf (words, "%sborn %s", words->len ? ", " : "", born);
  return g_string_free (words, FALSE);
}

RbDocument *
rb_case_sheet_new (RbSchool *school, RbMoment now, RbPeriod period, guint row, const char *reader)
{
  Sheet sheet = { .school = school, .now = now, .period = period, .row = row };
  g_autofree char *name = rb_pupil_name (pupil_of (&sheet));
  g_autofree char *today = rb_date_format (now.date, RB_DATE_LONG);
  g_autofree char *days = rb_date_range_format (period.from, period.to);
  g_autofree char *title = g_strdup_printf ("Case file: %s", name);
  g_autofree char *subtitle = subtitle_of (&sheet);
  g_autofree char *foot =
      g_strdup_printf ("For the school's staff. What happened %s. Printed %s%s%s.", days, today,
                       reader && *reader ? " for " : "", reader ? reader : "");

  sheet.prose = rb_prose_new (school, title, subtitle, foot);
  add_people (&sheet);
  add_figures (&sheet);
  add_targets (&sheet);
  add_due (&sheet);
  add_chronology (&sheet);
  add_warning (&sheet);
  return rb_prose_finish (sheet.prose);
}
