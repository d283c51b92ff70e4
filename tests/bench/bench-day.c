/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Today page asks for at every change, for a school of 3,000 pupils with its office's
 * book: who is away, the list of calls, the registers of both sessions, the clock, the ageing of N
 * and the sums; beside one look at every pupil's marks of the day. */
#include "analysis/rb-day-clock.h"
#include "school/rb-sample.h"

#define TURNS 51

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static guint
baseline (const RbSchool *school, RbMoment now)
{
  guint n = 0;

  for (guint row = 0; row < rb_roster_n (school->roster); row++)
    for (int half = RB_AM; half <= RB_PM; half++)
      n += rb_school_mark (school, row, now.date, half) == RB_MARK_NONE;
  return n;
}

static guint
whole_day (const RbSchool *school, RbMoment now)
{
  guint done, n = 0;
  GArray *registers[2] = { rb_day_registers (school, (RbSession){ now.date, RB_AM }, now),
                           rb_day_registers (school, (RbSession){ now.date, RB_PM }, now) };
  g_autoptr (GArray) away = rb_day_away (school, now.date, now);
  g_autoptr (GArray) calls = rb_day_calls (away, &done);
  g_autoptr (GArray) clock = rb_day_clock (school, now.date, now, away, registers);
  g_autoptr (GArray) ages = rb_n_ages (school, now);

  for (int half = RB_AM; half <= RB_PM; half++)
    {
      n += registers[half]->len;
      g_array_unref (registers[half]);
    }
  n += rb_day_sums (school, (RbSession){ now.date, RB_AM }, now).away;
  return n + away->len + calls->len + clock->len + ages->len;
}

static gint64
median (guint (*work) (const RbSchool *school, RbMoment now),
        const RbSchool *school,
        RbMoment now,
        gint64 *slow)
{
  gint64 times[TURNS];
  volatile guint sink = 0;

  for (int i = 0; i < TURNS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      sink += work (school, now);
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, TURNS, sizeof *times, compare);
  *slow = times[TURNS - 2];
  return times[TURNS / 2];
}

int
main (void)
{
  RbSampleSpec spec = {
    .pupils = 3000, .years = 1, .seed = 1, .now = { rb_date_new (2026, 3, 20), 9 * 60 + 24 }
  };
  g_autoptr (RbSchool) school = rb_sample_school (&spec);
  gint64 slow_base, slow_day;
  gint64 base = median (baseline, school, spec.now, &slow_base);
  gint64 day = median (whole_day, school, spec.now, &slow_day);

  g_print ("pupils %u, outcomes in the book %u\n", rb_roster_n (school->roster),
           rb_office_n (school->office, RB_RECORD_OUTCOME));
  g_print ("every pupil's marks of the day: median %.2f ms\n", base / 1000.0);
  g_print ("all that Today shows: median %.2f ms, 98th percentile %.2f ms, %.1f times\n",
           day / 1000.0, slow_day / 1000.0, (double) day / MAX (1, base));
  return 0;
}
