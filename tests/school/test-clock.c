/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock on the wall in every zone that a computer may be set to: the hour that is there twice,
 * the hour that is not there, and the days around them. */
#include "rb-test.h"

#include "analysis/rb-day.h"
#include "school/rb-clock.h"

#include <time.h>

#define LONDON "Europe/London"

static void
set_zone (const char *zone)
{
  g_setenv ("TZ", zone, TRUE);
  tzset ();
}

static RbMoment
moment (const char *text)
{
  RbMoment moment;

  g_assert_true (rb_moment_parse (text, &moment));
  return moment;
}

/* Seconds of a time in Greenwich. */
static gint64
utc (const char *iso)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  return g_date_time_to_unix (time);
}

/* Every minute of the days around both changes is written and read as the same minute, in its order
 * but for the hour that comes twice. */
static void
test_minutes (void)
{
  static const char *const zones[] = { LONDON, "UTC", "America/New_York", "Asia/Kolkata",
                                       "Australia/Lord_Howe" };
  static const char *const days[] = { "2026-10-23", "2026-10-25", "2026-10-26",
                                      "2027-03-26", "2027-03-28", "2027-03-29" };

  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    for (guint i = 0; i < G_N_ELEMENTS (days); i++)
      {
        gint64 before = 0;

        set_zone (zones[z]);
        for (int minute = 0; minute < 24 * 60; minute++)
          {
            RbMoment at = { d (days[i]), minute };
            gint64 seconds = rb_clock_seconds_of (at);
            RbMoment back = rb_moment_of_seconds (seconds);
            gboolean is_there = !(g_str_equal (zones[z], LONDON) && i == 4 && minute / 60 == 1);

            g_assert_cmpint (back.date, ==, at.date);
            g_assert_cmpint (rb_clock_date (seconds), ==, at.date);
            g_assert_cmpint (seconds, >, before);
            if (is_there)
              g_assert_cmpint (back.minutes, ==, minute);
            before = is_there ? seconds : before;
          }
      }
  set_zone (LONDON);
}

/* What the computer recorded, as the school's wall shows it. */
static void
test_recorded (void)
{
  static const struct
  {
    const char *utc, *wall;
  } cases[] = {
    { "2026-10-23T08:05:00Z", "2026-10-23T09:05" }, /* Friday in summer time */
    { "2026-10-24T23:00:00Z", "2026-10-25T00:00" }, { "2026-10-25T00:30:00Z", "2026-10-25T01:30" },
    { "2026-10-25T01:30:00Z", "2026-10-25T01:30" }, /* the same minute again */
    { "2026-10-25T23:59:59Z", "2026-10-25T23:59" }, { "2026-10-26T09:05:00Z", "2026-10-26T09:05" },
    { "2027-03-28T00:59:00Z", "2027-03-28T00:59" }, { "2027-03-28T01:00:00Z", "2027-03-28T02:00" },
    { "2027-03-28T23:00:00Z", "2027-03-29T00:00" }, { "2027-03-30T08:05:00Z", "2027-03-30T09:05" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbMoment wall = rb_moment_of_seconds (utc (cases[i].utc));

      g_test_message ("%s", cases[i].utc);
      g_assert_cmpint (wall.date, ==, moment (cases[i].wall).date);
      g_assert_cmpint (wall.minutes, ==, moment (cases[i].wall).minutes);
    }
}

/* A day of the change is an hour longer or shorter; the minutes after nine are none the wiser. */
static void
test_minutes_late (void)
{
  static const struct
  {
    const char *day;
    int hours; /* from midnight to midnight */
  } cases[] = {
    { "2026-10-25", 25 }, { "2026-10-26", 24 }, { "2027-03-28", 23 }, { "2027-03-29", 24 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbDate day = d (cases[i].day);
      gint64 nine = rb_clock_seconds_of ((RbMoment){ day, 540 });

      g_assert_cmpint (rb_clock_seconds_of ((RbMoment){ day + 1, 0 })
                           - rb_clock_seconds_of ((RbMoment){ day, 0 }),
                       ==, cases[i].hours * 3600);
      g_assert_cmpint (rb_moment_of_seconds (nine + 24 * 60).minutes, ==, 540 + 24);
    }
}

/* Five working days, a week and the sessions that have begun count days, not hours. The Monday
 * after the spring change is Easter Monday. */
static void
test_days (void)
{
  static const char *const lines[] = { "term,Year,2026-09-01,2027-07-20",
                                       "bank-holiday,Good Friday,2027-03-26,2027-03-26",
                                       "bank-holiday,Easter Monday,2027-03-29,2027-03-29", NULL };
  static const char *const rows[] = { "/ \\", NULL };
  static const struct
  {
    const char *day, *due;
  } n[] = {
    { "2026-10-19", "2026-10-26" }, { "2026-10-23", "2026-10-30" }, { "2026-10-26", "2026-11-02" },
    { "2027-03-24", "2027-04-02" }, { "2027-03-25", "2027-04-05" }, { "2027-03-30", "2027-04-06" },
  };
  g_autoptr (RbCalendar) calendar = test_calendar (lines);
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  const RbMarkMatrix *matrix = rb_school_year (school, 2026);

  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    {
      g_test_message ("N of %s", n[i].day);
      g_assert_cmpint (rb_n_due (school, d (n[i].day)), ==, d (n[i].due));
      g_assert_cmpint (rb_n_days_left (school, d (n[i].due), d (n[i].day)), ==, 5);
      g_assert_cmpint (rb_n_days_left (school, d (n[i].due), d (n[i].due)), ==, 0);
    }
  g_assert_cmpint (rb_date_monday (d ("2026-10-25")), ==, d ("2026-10-19"));
  g_assert_cmpint (rb_date_monday (d ("2027-03-28")), ==, d ("2027-03-22"));
  g_assert_cmpuint (rb_school_begun (school, matrix, moment ("2026-10-25T23:59")), ==,
                    rb_school_begun (school, matrix, moment ("2026-10-26T00:30")));
  g_assert_cmpuint (rb_school_begun (school, matrix, moment ("2026-10-26T09:00")), ==,
                    rb_school_begun (school, matrix, moment ("2026-10-25T01:30")) + 1);
}

/* A bare date as now records noon, which every day has. */
static void
test_noon (void)
{
  g_assert_true (rb_clock_set ("2027-03-28"));
  g_assert_cmpint (rb_clock_seconds (), ==, utc ("2027-03-28T11:00:00Z"));
  g_assert_true (rb_clock_set ("2026-10-25T01:30"));
  g_assert_cmpint (rb_clock_date (rb_clock_seconds ()), ==, d ("2026-10-25"));
  rb_clock_reset ();
}

/* What tells how long nobody did anything follows no clock that is set. */
static void
test_steady (void)
{
  gint64 before = rb_clock_steady ();

  g_assert_true (rb_clock_set ("2039-01-01T09:00"));
  g_assert_cmpint (rb_clock_steady (), >=, before);
  g_assert_cmpint (rb_clock_steady (), <, before + 60 * G_USEC_PER_SEC);
  rb_clock_reset ();
  g_usleep (2000);
  g_assert_cmpint (rb_clock_steady (), >=, before + 2000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/every minute comes back in every zone", test_minutes);
  g_test_add_func ("/clock/what was recorded is shown as on the wall", test_recorded);
  g_test_add_func ("/clock/minutes after nine on the days of the change", test_minutes_late);
  g_test_add_func ("/clock/working days and weeks count days, not hours", test_days);
  g_test_add_func ("/clock/a day that was set records its noon", test_noon);
  g_test_add_func ("/clock/how long nobody did anything follows no clock", test_steady);
  return g_test_run ();
}
