/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year of marks for every child of the sample school: illness that comes in waves, appointments,
 * holidays, late mornings, Fridays, and the rarer codes. A whole year is always drawn and then cut
 * at `now`, so that a later `now` only adds. */
#include "school/rb-sample-private.h"
#include "school/rb-sample-year.h"

/* Chances in a million a day, by habit: keen, usual, poorly, late, holiday, friday, chronic, ill,
 * severe. */
static const guint ill_chance[RB_N_HABITS] = { 2200,  9800,  22000, 10000, 7000,
                                               12000, 34000, 50000, 90000 };
static const guint other_chance[RB_N_HABITS] = { 0, 700, 2200, 2600, 800, 8000, 38000, 0, 260000 };
static const guint late_chance[RB_N_HABITS] = { 4000,  13000, 18000, 140000, 13000,
                                                45000, 60000, 9000,  40000 };
static const guint appointment_chance[RB_N_HABITS] = { 3200, 7000, 12000, 6000, 5000,
                                                       7000, 9000, 30000, 5000 };

static const char *const ailments[] = { "Sickness bug",  "High temperature", "Chest infection",
                                        "Asthma",        "Chickenpox",       "Tonsillitis",
                                        "Ear infection", "Migraine",         "Flu" };
static const char *const appointments[] = { "Dentist", "Optician", "Hospital", "Doctor",
                                            "Orthodontist" };
static const char *const late_reasons[] = { "Overslept", "Bus", "Traffic", "Car would not start",
                                            "Little brother ill" };

static guint
spell_days (RbRandom *random, RbHabit habit)
{
  static const guint weights[] = { 0, 47, 26, 14, 6, 5, 1, 1 };
  static const guint longer[] = { 0, 12, 18, 20, 15, 20, 10, 15 };

  return rb_random_weighted (random, habit >= RB_HABIT_ILL ? longer : weights, 8);
}

static void
draw_illness (RbSampleYear *year, const RbSampleChild *child, RbHabit habit, RbRandom *random)
{
  for (guint d = 0; d < year->n_days; d++)
    {
      guint64 chance = (guint64) ill_chance[habit] * year->days[d].season / 1000;

      if (!rb_random_chance (random, (guint) chance))
        continue;

      guint n = spell_days (random, habit);
      const char *note = rb_random_chance (random, 140000)
                             ? ailments[rb_random_below (random, G_N_ELEMENTS (ailments))]
                             : NULL;
      gboolean from_noon = rb_random_chance (random, 90000);

      for (guint k = 0; k < n && d + k < year->n_days; k++)
        for (int half = RB_AM; half <= RB_PM; half++)
          if (k > 0 || half == RB_PM || !from_noon)
            rb_sample_year_mark (year, d + k, (RbHalf) half, year->codes.illness,
                                 k == 0 ? note : NULL);
      d += n;
    }
}

static void
draw_other (RbSampleYear *year, RbHabit habit, RbRandom *random)
{
  for (guint d = 0; d < year->n_days; d++)
    {
      gboolean friday = habit == RB_HABIT_FRIDAY && rb_date_weekday (year->days[d].date) == 4
                        && rb_random_chance (random, 190000);

      if (!friday && !rb_random_chance (random, other_chance[habit]))
        continue;

      RbMark mark =
          friday && rb_random_chance (random, 400000) ? year->codes.illness : year->codes.other;
      guint n = friday ? 1 : 1 + rb_random_below (random, habit == RB_HABIT_SEVERE ? 6 : 2);

      for (guint k = 0; k < n && d + k < year->n_days; k++)
        for (int half = RB_AM; half <= RB_PM; half++)
          rb_sample_year_mark (year, d + k, (RbHalf) half, mark, NULL);
      d += n;
    }
}

static void
draw_appointments (RbSampleYear *year, RbHabit habit, RbRandom *random)
{
  for (guint d = 0; d < year->n_days; d++)
    {
      guint when = rb_random_below (random, 10);
      const char *note = NULL;

      if (rb_random_chance (random, 350))
        {
          for (int half = RB_AM; half <= RB_PM; half++)
            rb_sample_year_mark (year, d, (RbHalf) half, year->codes.leave, "Family funeral");
          continue;
        }
      if (!rb_random_chance (random, appointment_chance[habit]))
        continue;
      if (rb_random_chance (random, 300000))
        note = appointments[rb_random_below (random, G_N_ELEMENTS (appointments))];
      if (when < 7)
        rb_sample_year_mark (year, d, RB_AM, year->codes.appointment, note);
      if (when > 5)
        rb_sample_year_mark (year, d, RB_PM, year->codes.appointment, note);
    }
}

/* Days away in term time, for a whole family: before or after a holiday, or in the warm months. */
static void
draw_holiday (RbSampleYear *year, const RbSampleFamily *family, RbHabit habit)
{
  RbRandom random = family->random;

  random = rb_random (rb_random_next (&random), (guint64) year->year);

  gboolean this_year = year->year == year->sample->year;
  gboolean certain = habit == RB_HABIT_HOLIDAY && this_year;
  guint n = certain ? 5 : 2 + rb_random_below (&random, 5);

  if (!rb_random_chance (&random, 150000) && !certain)
    return;

  guint first = rb_random_below (&random, year->n_days - n);
  guint edge = rb_random_below (&random, year->n_edges);

  if (certain)
    first = year->n_days * 3 / 5 / 5 * 5 + rb_random_below (&random, 4) * 5;
  else if (rb_random_chance (&random, 650000) && year->edges[edge] >= n)
    first = edge % 2 == 0 ? year->edges[edge] - n + 1 : year->edges[edge];
  for (guint k = 0; k < n && first + k < year->n_days; k++)
    for (int half = RB_AM; half <= RB_PM; half++)
      rb_sample_year_mark (year, first + k, (RbHalf) half, year->codes.holiday, NULL);
}

static void
draw_faith (RbSampleYear *year, const RbSampleFamily *family)
{
  /* Families in a million who keep the day at home: none, Islam, Diwali, Sikh, Orthodox. */
  static const guint keep[] = { 0, 720000, 500000, 500000, 300000 };
  RbRandom random = family->random;
  RbDate days[4];
  guint n = rb_sample_holy_days (family->group->faith, year->year, days, G_N_ELEMENTS (days));

  random = rb_random (rb_random_next (&random) + 2, (guint64) year->year);
  for (guint i = 0; i < n && rb_random_chance (&random, keep[family->group->faith]); i++)
    {
      int d = rb_sample_year_day (year, days[i]);

      for (int half = RB_AM; d >= 0 && half <= RB_PM; half++)
        rb_sample_year_mark (year, (guint) d, (RbHalf) half, year->codes.faith,
                             rb_sample_holy_name (family->group->faith, days[i]));
    }
}

/* Lateness runs in families: a day's draw is the family's, what it takes is the child's. */
static void
draw_lates (RbSampleYear *year, const RbSampleFamily *family, RbHabit habit, RbRandom *random)
{
  RbRandom days = family->random;

  days = rb_random (rb_random_next (&days) + 1, (guint64) year->year);
  for (guint d = 0; d < year->n_days; d++)
    for (int half = RB_AM; half <= RB_PM; half++)
      {
        guint chance = half == RB_AM ? late_chance[habit] : 2400;
        gboolean late = rb_random_chance (&days, chance);
        gboolean after = rb_random_chance (random, habit >= RB_HABIT_FRIDAY ? 170000 : 80000);
        guint a = rb_random_below (random, 24), b = rb_random_below (random, 24);
        const char *note = rb_random_chance (random, 250000)
                               ? late_reasons[rb_random_below (random, G_N_ELEMENTS (late_reasons))]
                               : NULL;

        if (!late || !rb_sample_year_is_present (year, d, (RbHalf) half))
          continue;
        rb_sample_year_mark (year, d, (RbHalf) half, after ? year->codes.after : year->codes.late,
                             note);
        rb_sample_year_minutes (year, d, (RbHalf) half,
                                after ? 26 + (int) (a * 3) : 1 + (int) MIN (a, b));
      }
}

/* The children of whom there is one each. */
static void
draw_cases (RbSampleYear *year, const RbSampleChild *child, const RbSampleFamily *family)
{
  gboolean this_year = year->year == year->sample->year;

  for (guint d = 0; this_year && d < year->n_days; d++)
    {
      int weekday = rb_date_weekday (year->days[d].date);
      guint week = year->days[d].week;

      for (int half = RB_AM; half <= RB_PM; half++)
        {
          if (child->dual && weekday >= 3)
            rb_sample_year_put (year, d, (RbHalf) half, year->codes.dual,
                                "Kettlebourne Bridge School");
          if (child->provision && weekday == 2)
            rb_sample_year_put (year, d, (RbHalf) half, year->codes.provision,
                                "Tuition at the Lodge");
          if (child->part_time && half == RB_PM && week >= 7 && week < 13)
            rb_sample_year_put (year, d, RB_PM, year->codes.part_time,
                                "Mornings only until review");
          if (child->suspended && ((d >= 50 && d < 52) || (d >= 104 && d < 107)))
            rb_sample_year_put (year, d, (RbHalf) half, year->codes.suspended, NULL);
          if (child->performs && weekday == 2 && (week == 12 || week == 24))
            rb_sample_year_put (year, d, (RbHalf) half, year->codes.performs,
                                "Theatre Royal, licensed");
          if (family->travels && week >= 5 && week < 7)
            rb_sample_year_put (year, d, (RbHalf) half, year->codes.travel, NULL);
        }
    }
}

/* Reception children who begin with mornings; study leave, interviews and work experience of the
 * older ones. */
static void
draw_age (RbSampleYear *year, const RbSampleChild *child, guint stage, RbRandom *random)
{
  gboolean secondary = year->sample->spec->secondary;
  guint study = year->n_days * 34 / 38;

  for (guint d = 0; d < year->n_days; d++)
    for (int half = RB_AM; half <= RB_PM; half++)
      {
        if (!secondary && stage == 0 && child->section == 0 && half == RB_PM && d < 8
            && !rb_compulsory_age (child->pupil->born, year->days[d].date))
          rb_sample_year_put (year, d, RB_PM, year->codes.not_required, NULL);
        if (secondary && stage == 4 && d >= study)
          rb_sample_year_put (year, d, (RbHalf) half, year->codes.study, NULL);
        if (secondary && stage == 3 && year->days[d].week == 36)
          rb_sample_year_put (year, d, (RbHalf) half, year->codes.work, "Work experience");
        if (secondary && stage == 4 && d > 80 && d < study && half == RB_AM
            && rb_random_chance (random, 4000))
          rb_sample_year_mark (year, d, RB_AM, year->codes.interview, NULL);
      }
}

/* A hard year for some, a better one for others: what a child is like holds for most years, not for
 * all. */
static RbHabit
habit_of_year (const RbSampleChild *child, RbRandom *random)
{
  guint turn = rb_random_below (random, 100);

  if (child->habit == RB_HABIT_USUAL && turn < 9)
    return RB_HABIT_POORLY;
  if (child->habit == RB_HABIT_KEEN && turn < 16)
    return RB_HABIT_USUAL;
  if ((child->habit == RB_HABIT_POORLY || child->habit == RB_HABIT_CHRONIC) && turn < 24)
    return RB_HABIT_USUAL;
  return child->habit;
}

static void
draw_child (RbSampleYear *year, const RbSampleChild *child)
{
  const RbSample *sample = year->sample;
  const RbSampleFamily *family = &g_array_index (sample->families, RbSampleFamily, child->family);
  RbRandom random =
      rb_random (sample->spec->seed * 31 + (guint64) child->pupil->id, (guint64) year->year);
  RbHabit habit = habit_of_year (child, &random);
  int stage = year->year - child->cohort;

  if (stage < 0 || stage >= (int) sample->n_stages)
    return;
  draw_holiday (year, family, habit);
  draw_illness (year, child, habit, &random);
  draw_other (year, habit, &random);
  draw_appointments (year, habit, &random);
  draw_faith (year, family);
  draw_lates (year, family, habit, &random);
  rb_sample_year_trips (year, child, (guint) stage, &random);
  draw_cases (year, child, family);
  draw_age (year, child, (guint) stage, &random);
  rb_sample_year_closure (year);
  rb_sample_year_unexplained (year, (guint) stage, child->section, &random);
}

guint8 *
rb_sample_marks (const RbSample *sample,
                 const RbRoster *roster,
                 RbCalendar *calendar,
                 GHashTable *details)
{
  guint n = rb_calendar_n_sessions (calendar);
  guint8 *bytes = g_malloc0 (MAX ((gsize) rb_roster_n (roster) * n, 1));
  RbSampleYear year;

  rb_sample_year_init (&year, sample, calendar, details);
  for (guint row = 0; row < rb_roster_n (roster); row++)
    {
      const RbSampleChild *child = &g_array_index (sample->children, RbSampleChild, row);

      rb_sample_year_begin_row (&year, bytes + (gsize) row * n);
      draw_child (&year, child);
      rb_sample_year_end_row (&year, rb_roster_pupil (roster, row));
    }
  rb_sample_year_clear (&year);
  return bytes;
}
