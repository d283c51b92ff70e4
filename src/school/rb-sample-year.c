/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of one academic year of the sample school, and the row that is being drawn. */
#include "school/rb-sample-year.h"

/* Illness by month, September first, in a thousand of the usual. */
static const guint season_of_month[12] = { 620,  900, 1150, 1300, 1250, 1050,
                                           1050, 850, 780,  760,  850,  500 };

static RbMark
code (const RbSample *sample, RbDate date, const char *text, const char *before)
{
  const RbCode *found = rb_code_book_find (sample->codes, text, date);

  if (found == NULL)
    found = rb_code_book_find (sample->codes, before, date);
  return found->mark;
}

/* The second text of a pair is what a school wrote before August 2024. */
static void
find_codes (RbSampleYear *year, RbDate on)
{
  const RbSample *sample = year->sample;
  RbSampleCodes *codes = &year->codes;

  codes->present[RB_AM] = rb_code_book_present (sample->codes, RB_AM);
  codes->present[RB_PM] = rb_code_book_present (sample->codes, RB_PM);
  codes->late = code (sample, on, "L", "L");
  codes->after = code (sample, on, "U", "U");
  codes->illness = code (sample, on, "I", "I");
  codes->appointment = code (sample, on, "M", "M");
  codes->holiday = code (sample, on, "G", "G");
  codes->other = code (sample, on, "O", "O");
  codes->unexplained = code (sample, on, "N", "N");
  codes->faith = code (sample, on, "R", "R");
  codes->leave = code (sample, on, "C", "C");
  codes->dual = code (sample, on, "D", "D");
  codes->provision = code (sample, on, "K", "B");
  codes->part_time = code (sample, on, "C2", "C");
  codes->suspended = code (sample, on, "E", "E");
  codes->performs = code (sample, on, "C1", "C");
  codes->travel = code (sample, on, "T", "T");
  codes->not_required = code (sample, on, "X", "X");
  codes->study = code (sample, on, "S", "S");
  codes->work = code (sample, on, "W", "W");
  codes->interview = code (sample, on, "J1", "J");
  codes->trip = code (sample, on, "V", "V");
  codes->sport = code (sample, on, "P", "P");
  codes->activity = code (sample, on, "B", "B");
  codes->closed = code (sample, on, "Y4", "Y");
}

/* Flu comes in one wave a year, before Christmas, and is highest in a week that the seed chooses.
 */
static guint
season (const RbSampleYear *year, RbDate date, RbDate peak)
{
  static const guint wave[] = { 1500, 1050, 480 };
  int weeks = ABS (rb_date_monday (date) - peak) / 7;
  int month;
  guint base;

  rb_date_get (date, NULL, &month, NULL);
  base = season_of_month[(month + 3) % 12];
  return weeks < (int) G_N_ELEMENTS (wave) ? base + wave[weeks] : base;
}

static void
find_days (RbSampleYear *year)
{
  const RbSession *sessions = rb_calendar_sessions (year->calendar);
  RbRandom random = rb_random (year->sample->spec->seed, 0xf10 + (guint64) year->year);
  RbDate peak = rb_date_monday (rb_date_new (year->year, 12, 3))
                + 7 * ((int) rb_random_below (&random, 3) - 1);

  year->days = g_new0 (RbSampleDay, MAX (year->n_columns, 1));
  for (guint c = 0; c < year->n_columns; c++)
    {
      RbSampleDay *day = &year->days[year->n_days];

      if (year->n_days > 0 && year->days[year->n_days - 1].date == sessions[c].date)
        day--;
      else
        {
          year->n_days++;
          *day = (RbSampleDay){ sessions[c].date,
                                { -1, -1 },
                                rb_calendar_week_of (year->calendar, c),
                                season (year, sessions[c].date, peak) };
        }
      day->column[sessions[c].half] = (int) c;
    }
}

static void
find_edges (RbSampleYear *year)
{
  year->edges = g_new (guint, 2 * year->n_days + 2);
  for (guint d = 0; d + 1 < year->n_days; d++)
    if (year->days[d + 1].date - year->days[d].date > 6)
      {
        year->edges[year->n_edges++] = d;
        year->edges[year->n_edges++] = d + 1;
      }
}

void
rb_sample_year_init (RbSampleYear *year,
                     const RbSample *sample,
                     RbCalendar *calendar,
                     GHashTable *details)
{
  *year = (RbSampleYear){ .sample = sample, .calendar = calendar, .details = details, .snow = -1 };
  year->year = rb_calendar_year (calendar);
  year->n_columns = rb_calendar_n_sessions (calendar);
  find_codes (year, rb_calendar_first (calendar));
  find_days (year);
  find_edges (year);
  for (guint c = 0; c < year->n_columns; c++)
    {
      RbSession session = rb_calendar_session (calendar, c);

      if (rb_policy_begun (sample->policy, session.date, session.half, sample->spec->now))
        year->begun = c + 1;
    }
  if (year->year == sample->year - 1)
    year->snow =
        rb_sample_year_day (year, rb_date_monday (rb_date_new (year->year + 1, 1, 18)) + 1);
  year->notes = g_new0 (RbSampleNote, MAX (year->n_columns, 1));
}

void
rb_sample_year_clear (RbSampleYear *year)
{
  g_free (year->days);
  g_free (year->edges);
  g_free (year->notes);
}

void
rb_sample_year_begin_row (RbSampleYear *year, guint8 *row)
{
  year->row = row;
  for (guint c = 0; c < year->n_columns; c++)
    {
      row[c] = year->codes.present[rb_calendar_session (year->calendar, c).half];
      year->notes[c] = (RbSampleNote){ -1, NULL, NULL };
    }
}

void
rb_sample_year_end_row (RbSampleYear *year, const RbPupil *pupil)
{
  for (guint c = 0; c < year->n_columns; c++)
    {
      RbSession session = rb_calendar_session (year->calendar, c);
      const RbSampleNote *note = &year->notes[c];
      RbDetail detail = { note->minutes, (char *) note->note, (char *) note->nature };

      if (!rb_pupil_on_roll (pupil, session.date))
        year->row[c] = RB_MARK_OFF_ROLL;
      else if (c >= year->begun)
        year->row[c] = RB_MARK_NONE;
      else if (year->row[c] != RB_MARK_NONE && !rb_detail_is_empty (&detail))
        rb_cell_details_set (year->details, pupil->id, session, &detail);
    }
}

gboolean
rb_sample_year_is_present (const RbSampleYear *year, guint day, RbHalf half)
{
  int column = year->days[day].column[half];

  return column >= 0 && year->row[column] == year->codes.present[half];
}

void
rb_sample_year_mark (RbSampleYear *year, guint day, RbHalf half, RbMark mark, const char *note)
{
  if (!rb_sample_year_is_present (year, day, half))
    return;

  int column = year->days[day].column[half];

  year->row[column] = mark;
  year->notes[column].note = note;
}

void
rb_sample_year_put (RbSampleYear *year, guint day, RbHalf half, RbMark mark, const char *nature)
{
  int column = year->days[day].column[half];

  if (column < 0)
    return;
  year->row[column] = mark;
  year->notes[column] = (RbSampleNote){ -1, NULL, nature };
}

void
rb_sample_year_minutes (RbSampleYear *year, guint day, RbHalf half, int minutes)
{
  year->notes[year->days[day].column[half]].minutes = minutes;
}

int
rb_sample_year_day (const RbSampleYear *year, RbDate date)
{
  for (guint d = 0; d < year->n_days; d++)
    if (year->days[d].date == date)
      return (int) d;
  return -1;
}

void
rb_sample_year_trips (RbSampleYear *year, const RbSampleChild *child, guint stage, RbRandom *random)
{
  static const char *const places[] = { "Eden Barn Farm", "Kettlebourne Museum",
                                        "Science centre", "Moorside reservoir",
                                        "Cathedral",      "Theatre Royal" };
  RbRandom of_class = rb_random (year->sample->spec->seed * 7 + stage,
                                 (guint64) year->year * 1000 + child->section);

  for (guint trip = 0; trip < 2; trip++)
    {
      guint day = (trip == 0 ? 20 : 105) + rb_random_below (&of_class, 40);
      const char *place = places[rb_random_below (&of_class, G_N_ELEMENTS (places))];

      for (int half = RB_AM; day < year->n_days && half <= RB_PM; half++)
        if (rb_sample_year_is_present (year, day, (RbHalf) half))
          rb_sample_year_put (year, day, (RbHalf) half, year->codes.trip, place);
    }
  for (guint match = 0; child->sport && stage >= 3 && match < 4; match++)
    {
      guint day = 10 + match * 45 + rb_random_below (&of_class, 20);

      if (day < year->n_days && rb_sample_year_is_present (year, day, RB_PM)
          && rb_random_chance (random, 700000))
        rb_sample_year_put (year, day, RB_PM, year->codes.sport, "Cross-country");
    }
  if (!year->sample->spec->secondary && stage == 6 && year->n_days > 12)
    for (int half = RB_AM; half <= RB_PM; half++)
      if (rb_sample_year_is_present (year, year->n_days - 10, (RbHalf) half))
        rb_sample_year_put (year, year->n_days - 10, (RbHalf) half, year->codes.activity,
                            "Day at the new school");
}

void
rb_sample_year_closure (RbSampleYear *year)
{
  for (int half = RB_AM; year->snow >= 0 && half <= RB_PM; half++)
    rb_sample_year_put (year, (guint) year->snow, (RbHalf) half, year->codes.closed,
                        "Snow, whole site closed");
}

/* "4W" and "5G" of the pictures: their registers are often the last to come in. */
static gboolean
is_slow_class (const RbSampleYear *year, guint stage, guint section)
{
  return year->sample->n_sections == 2 && year->sample->n_stages == 7
         && ((stage == 4 && section == 1) || (stage == 5 && section == 0));
}

/* Whoever is late by more than has passed has not come yet. */
static void
still_on_the_way (RbSampleYear *year, guint column)
{
  const RbSample *sample = year->sample;
  RbHalf half = rb_calendar_session (year->calendar, column).half;
  int late_from = rb_policy_clock (sample->policy, "", half)->late_from;

  if ((year->row[column] != year->codes.late && year->row[column] != year->codes.after)
      || late_from + year->notes[column].minutes <= sample->spec->now.minutes)
    return;
  year->row[column] = year->codes.unexplained;
  year->notes[column] = (RbSampleNote){ -1, NULL, NULL };
}

void
rb_sample_year_unexplained (RbSampleYear *year, guint stage, guint section, RbRandom *random)
{
  guint first = year->begun > 6 ? year->begun - 6 : 0;
  gboolean running =
      year->begun > 0 && year->sample->spec->now.minutes < 24 * 60
      && rb_calendar_session (year->calendar, year->begun - 1).date == year->sample->spec->now.date;

  for (guint c = first; c < year->begun && year->begun < year->n_columns; c++)
    {
      guint chance = c + 2 >= year->begun ? 330000 : 120000;

      if (year->row[c] == year->codes.other
          || (year->row[c] == year->codes.illness && rb_random_chance (random, chance)))
        {
          year->row[c] = year->codes.unexplained;
          year->notes[c] = (RbSampleNote){ -1, NULL, NULL };
        }
    }
  if (running)
    still_on_the_way (year, year->begun - 1);
  if (running && is_slow_class (year, stage, section))
    year->row[year->begun - 1] = RB_MARK_NONE;
}
