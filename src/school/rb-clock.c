/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The machine's clock, or the moment that was set in its place. Nobody else reads the time. */
#include "school/rb-clock.h"

#include <time.h>

/* Set once at the start, before any thread: read only afterwards. */
static RbMoment set_moment = { RB_DATE_NONE, 0 };

gboolean
rb_clock_set (const char *text)
{
  RbMoment moment;

  if (text == NULL || !rb_moment_parse (text, &moment))
    return FALSE;
  set_moment = moment;
  return TRUE;
}

gboolean
rb_clock_set_from_environment (void)
{
  const char *text = g_getenv ("ROLLBOOK_TODAY");

  return text == NULL || *text == '\0' || rb_clock_set (text);
}

void
rb_clock_reset (void)
{
  set_moment = (RbMoment){ RB_DATE_NONE, 0 };
}

gboolean
rb_clock_is_set (void)
{
  return set_moment.date != RB_DATE_NONE;
}

RbMoment
rb_now (void)
{
  if (rb_clock_is_set ())
    return set_moment;

  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return (RbMoment){ rb_date_new (g_date_time_get_year (now), g_date_time_get_month (now),
                                  g_date_time_get_day_of_month (now)),
                     g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now) };
}

gint64
rb_clock_seconds_of (RbMoment moment)
{
  int year, month, day;
  int minutes = moment.minutes >= 24 * 60 ? 12 * 60 : MAX (moment.minutes, 0);

  rb_date_get (moment.date, &year, &month, &day);

  g_autoptr (GDateTime) at =
      g_date_time_new_local (year, month, day, minutes / 60, minutes % 60, 0);

  return at ? g_date_time_to_unix (at) : 0;
}

gint64
rb_clock_seconds (void)
{
  return rb_clock_is_set () ? rb_clock_seconds_of (set_moment)
                            : g_get_real_time () / G_USEC_PER_SEC;
}

gint64
rb_clock_steady (void)
{
#ifdef CLOCK_BOOTTIME
  struct timespec since_boot;

  if (clock_gettime (CLOCK_BOOTTIME, &since_boot) == 0)
    return (gint64) since_boot.tv_sec * G_USEC_PER_SEC + since_boot.tv_nsec / 1000;
#endif
  return g_get_monotonic_time ();
}

RbDate
rb_clock_date (gint64 seconds)
{
  return rb_moment_of_seconds (seconds).date;
}

char *
rb_clock_format (gint64 seconds)
{
  RbMoment at = rb_moment_of_seconds (seconds);

  if (at.date == RB_DATE_NONE)
    return g_strdup ("");

  g_autofree char *day = rb_date_format (at.date, RB_DATE_WEEKDAY);
  g_autofree char *time = rb_time_format (at.minutes);
  int year;

  rb_date_get (at.date, &year, NULL, NULL);
  return g_strdup_printf ("%s %d, %s", day, year, time);
}
