/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladder of the sample school and who is in which of its three stages: those whose year is
 * under its limit, with the stages they came through; some are left for the rules to propose, one
 * move was declined and one postponed. Drawn from a stream of its own. */
#include "school/rb-sample-office.h"

#include "analysis/rb-ladder.h"
#include "analysis/rb-query.h"
#include "analysis/rb-target.h"
#include "analysis/rb-ten-in-ten.h"

#define DHT "Mrs Joan Bellamy"
#define DHT_POSITION "Deputy headteacher"
#define UNDER 950       /* tenths of a per cent: the first stage */
#define FIRST_WEEKS 14u /* ago that the first of them entered */
#define LEAST 20        /* possible sessions */

typedef struct
{
  RbSampleOffice *office;
  RbRandom random;
  RbQuery *query;
  RbDate today;
  gint64 ids[3];
  guint n; /* pupils seen */
} Writer;

static RbRate
rate_until (Writer *writer, guint row, RbDate day)
{
  RbTally tally = { 0 };

  rb_query_set_period (writer->query,
                       rb_period (rb_calendar_first (writer->office->calendar), day));
  rb_query_tally_row (writer->query, row, &tally);
  return rb_tally_attendance (&tally);
}

static void
write_ladder (Writer *writer)
{
  g_autoptr (GPtrArray) preset = rb_ladder_preset ("three-stage");

  for (guint i = 0; i < preset->len; i++)
    {
      const RbStage *from = preset->pdata[i];
      RbStage *stage = rb_sample_office_add (writer->office, RB_RECORD_STAGE);

      stage->place = from->place;
      rb_record_set (&stage->name, from->name);
      rb_record_set (&stage->over, from->over);
      stage->below = from->below;
      stage->unimproved = from->unimproved;
      stage->unauthorised = from->unauthorised;
      stage->weeks = from->weeks;
      stage->leaves_at = from->leaves_at;
      rb_record_set (&stage->decides, from->decides);
      rb_record_set (&stage->sends, from->sends);
      writer->ids[i] = stage->base.id;
    }
}

/* From one day to another; RB_DATE_NONE: still in it. */
static RbStay *
stay (Writer *writer, guint row, guint which, RbDate first, RbDate last)
{
  static const char *const why[] = { "Monitoring begins; the letter went out.",
                                     "No better after monitoring; met with the headteacher.",
                                     "Formal meeting and target did not help." };
  const RbStage *stage = writer->office->lists[RB_RECORD_STAGE]->pdata[which];
  RbRate rate = rate_until (writer, row, first - 1);
  g_autofree char *text = rb_rate_format (rate);
  g_autofree char *evidence = g_strdup_printf ("Year so far: %u of %u sessions, %s %%.",
                                               (guint) rate.part, (guint) rate.whole, text);
  RbStay *one = rb_sample_office_add (writer->office, RB_RECORD_STAY);

  one->pupil_id = rb_roster_pupil (writer->office->school->roster, row)->id;
  one->stage_id = writer->ids[which];
  rb_record_set (&one->stage_name, stage->name);
  one->first_day = first;
  one->review_day =
      rb_target_last_day (writer->office->school, rb_date_monday (first) + 7, (guint) stage->weeks);
  rb_record_set (&one->why, why[which]);
  rb_record_set (&one->evidence, evidence);
  one->attended = (int) rate.part;
  one->possible = (int) rate.whole;
  one->last_day = last;
  if (last != RB_DATE_NONE)
    {
      rb_record_set (&one->left_why, "No improvement at the review.");
      rb_record_set (&one->left_by, DHT);
    }
  rb_record_set (&one->who, DHT);
  rb_record_set (&one->position, DHT_POSITION);
  one->made_at = rb_sample_office_at (first, 15 * 60);
  return one;
}

static void
answer (Writer *writer, guint row, const char *words, RbDate until, const char *reason)
{
  RbStageAnswer *one = rb_sample_office_add (writer->office, RB_RECORD_STAGE_ANSWER);
  RbDate day = rb_sample_office_day (writer->office, writer->today - 7);
  RbRate rate = rate_until (writer, row, writer->today);

  g_autoptr (RbTenInTen) found =
      rb_ten_in_ten_of (writer->office->school, writer->office->sample->spec->now, row, NULL, NULL);

  day = MIN (day, writer->today);
  one->pupil_id = rb_roster_pupil (writer->office->school->roster, row)->id;
  one->stage_id = writer->ids[0];
  rb_record_set (&one->answer, words);
  one->day = day;
  one->until = until;
  rb_record_set (&one->reason, reason);
  one->since = rb_calendar_first (writer->office->calendar);
  one->attended = (int) rate.part;
  one->possible = (int) rate.whole;
  one->unauthorised = found ? (int) found->current : 0;
  rb_record_set (&one->who, DHT);
  rb_record_set (&one->position, DHT_POSITION);
  one->made_at = rb_sample_office_at (day, 15 * 60 + 20);
}

static RbDate
school_day (Writer *writer, guint weeks_ago)
{
  RbDate day = writer->today - 7 * (RbDate) weeks_ago;

  return MIN (writer->today, rb_sample_office_day (writer->office, day));
}

/* Of ten: five in the first stage, two came to the second, one to the third; two wait for a person,
 * whom the rules propose. */
static void
write_pupil (Writer *writer, guint row)
{
  guint turn = writer->n++ % 10, weeks = 1 + rb_random_below (&writer->random, 5);
  RbDate first = school_day (writer, FIRST_WEEKS - weeks);
  RbDate second = school_day (writer, FIRST_WEEKS - weeks - 4);
  RbDate third = school_day (writer, FIRST_WEEKS - weeks - 8);

  if (writer->n == 9)
    answer (writer, row, "declined", RB_DATE_NONE, "New baby at home; settled since last week.");
  else if (writer->n == 10)
    answer (writer, row, "postponed", writer->today + 5, "After the visit to the doctor.");
  if (turn >= 8
      || writer->today - 7 * (RbDate) FIRST_WEEKS
             < rb_calendar_first (writer->office->calendar) + 28)
    return;
  stay (writer, row, 0, turn < 5 ? school_day (writer, weeks + turn) : first,
        turn < 5 ? RB_DATE_NONE : second - 1);
  if (turn >= 5)
    stay (writer, row, 1, second, turn < 7 ? RB_DATE_NONE : third - 1);
  if (turn == 7)
    stay (writer, row, 2, third, RB_DATE_NONE);
}

void
rb_sample_office_stages (RbSampleOffice *office)
{
  Writer writer = { .office = office,
                    .random = rb_random (office->sample->spec->seed, 0x57a6e5),
                    .today = office->sample->spec->now.date };

  writer.query = rb_query_new ((RbSchool *) office->school, office->sample->spec->now);
  write_ladder (&writer);
  for (guint row = 0; row < rb_roster_n (office->school->roster); row++)
    {
      RbRate rate = rate_until (&writer, row, writer.today);

      if (rb_pupil_on_roll (rb_roster_pupil (office->school->roster, row), writer.today)
          && rate.whole >= LEAST && rb_rate_compare_to (rate, UNDER, 1000) < 0)
        write_pupil (&writer, row);
    }
  rb_query_free (writer.query);
}
