/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days, half days and moments: arithmetic, reading what schools write, and the one writer of dates
 * in words. Knows nothing of terms or sessions that a school really has: that is rb-calendar. */
#include "domain/rb-date.h"

#include <string.h>
#include <time.h>

static const char *const weekday_names[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                             "Friday", "Saturday", "Sunday" };
static const char *const month_names[] = { "January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December" };

RbDate
rb_date_new (int year, int month, int day)
{
  GDate d;

  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return RB_DATE_NONE;
  g_date_clear (&d, 1);
  g_date_set_dmy (&d, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (RbDate) g_date_get_julian (&d);
}

void
rb_date_get (RbDate date, int *year, int *month, int *day)
{
  GDate d;

  g_return_if_fail (date > 0);
  g_date_clear (&d, 1);
  g_date_set_julian (&d, (guint32) date);
  if (year)
    *year = g_date_get_year (&d);
  if (month)
    *month = g_date_get_month (&d);
  if (day)
    *day = g_date_get_day (&d);
}

int
rb_date_weekday (RbDate date)
{
  /* Julian day 1 (1 January of year 1) is a Monday. */
  return (int) ((date - 1) % 7);
}

RbDate
rb_date_monday (RbDate date)
{
  return date - rb_date_weekday (date);
}

RbDate
rb_date_add_months (RbDate date, int months)
{
  GDate d;

  g_date_clear (&d, 1);
  g_date_set_julian (&d, (guint32) date);
  if (months >= 0)
    g_date_add_months (&d, (guint) months);
  else
    g_date_subtract_months (&d, (guint) -months);
  return (RbDate) g_date_get_julian (&d);
}

/* Reads up to `max` digits; returns how many were read. */
static int
read_number (const char **p, int max, int *value)
{
  int n = 0;

  *value = 0;
  while (n < max && g_ascii_isdigit (**p))
    {
      *value = *value * 10 + (**p - '0');
      (*p)++;
      n++;
    }
  return n;
}

/* "Mar", "March", "sept" to 3, 3, 9; moves past it. */
static gboolean
read_month_name (const char **p, int *month)
{
  gsize n = 0;

  while (g_ascii_isalpha ((*p)[n]))
    n++;
  if (n < 3)
    return FALSE;
  for (int i = 0; i < 12; i++)
    if ((n <= strlen (month_names[i]) && g_ascii_strncasecmp (*p, month_names[i], n) == 0)
        || (i == 8 && n == 4 && g_ascii_strncasecmp (*p, "sept", 4) == 0))
      {
        *month = i + 1;
        *p += n;
        return TRUE;
      }
  return FALSE;
}

static gboolean
skip_weekday_name (const char **p)
{
  gsize n = 0;

  while (g_ascii_isalpha ((*p)[n]))
    n++;
  if (n < 2)
    return FALSE;
  for (int i = 0; i < 7; i++)
    if ((n <= strlen (weekday_names[i]) && g_ascii_strncasecmp (*p, weekday_names[i], n) == 0)
        || (n == 4 && i == 1 && g_ascii_strncasecmp (*p, "tues", 4) == 0)
        || (n == 5 && i == 3 && g_ascii_strncasecmp (*p, "thurs", 5) == 0))
      {
        *p += n;
        if (**p == '.' || **p == ',')
          (*p)++;
        while (**p == ' ')
          (*p)++;
        return TRUE;
      }
  return FALSE;
}

gboolean
rb_date_parse_iso (const char *text, RbDate *date)
{
  const char *p = text;
  int y, m, d;

  if (read_number (&p, 4, &y) != 4 || *p++ != '-' || read_number (&p, 2, &m) != 2 || *p++ != '-'
      || read_number (&p, 2, &d) != 2 || *p != '\0')
    return FALSE;
  *date = rb_date_new (y, m, d);
  return *date != RB_DATE_NONE;
}

/* day SEP month SEP year, the month as a number or a name. */
static gboolean
read_day_month_year (const char **p, int *day, int *month, int *year)
{
  int digits;
  char separator;

  if (read_number (p, 2, day) == 0)
    return FALSE;
  if (g_ascii_strncasecmp (*p, "st", 2) == 0 || g_ascii_strncasecmp (*p, "nd", 2) == 0
      || g_ascii_strncasecmp (*p, "rd", 2) == 0 || g_ascii_strncasecmp (*p, "th", 2) == 0)
    *p += 2;
  separator = **p;
  if (separator == '\0' || !strchr ("/.- ", separator))
    return FALSE;
  (*p)++;
  if (!read_month_name (p, month) && read_number (p, 2, month) == 0)
    return FALSE;
  if (**p != separator && !(separator == ' ' && **p == ','))
    return FALSE;
  (*p)++;
  while (**p == ' ')
    (*p)++;
  digits = read_number (p, 4, year);
  if (digits == 2)
    *year += 2000;
  return digits == 2 || digits == 4;
}

gboolean
rb_date_parse (const char *text, RbDate *date)
{
  const char *p = text;
  int d, m, y;

  while (*p == ' ')
    p++;
  if (g_ascii_isalpha (*p) && !skip_weekday_name (&p))
    return FALSE;
  if (strlen (p) >= 10 && p[4] == '-')
    {
      g_autofree char *iso = g_strndup (p, 10);
      if (!rb_date_parse_iso (iso, date))
        return FALSE;
      p += 10;
    }
  else
    {
      if (!read_day_month_year (&p, &d, &m, &y))
        return FALSE;
      *date = rb_date_new (y, m, d);
    }
  while (*p == ' ')
    p++;
  return *p == '\0' && *date != RB_DATE_NONE;
}

RbMoment
rb_moment_of_seconds (gint64 seconds)
{
  time_t at = (time_t) seconds;
  struct tm parts;

  /* GDateTime looks at the file of the time zone at every call */
  if (localtime_r (&at, &parts) == NULL)
    return (RbMoment){ RB_DATE_NONE, 0 };
  return (RbMoment){ rb_date_new (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     parts.tm_hour * 60 + parts.tm_min };
}

gboolean
rb_time_parse (const char *text, int *minutes)
{
  const char *p = text;
  int h, m;

  if (read_number (&p, 2, &h) == 0 || (*p != ':' && *p != '.'))
    return FALSE;
  p++;
  if (read_number (&p, 2, &m) != 2 || h > 23 || m > 59 || *p != '\0')
    return FALSE;
  *minutes = h * 60 + m;
  return TRUE;
}

gboolean
rb_moment_parse (const char *text, RbMoment *moment)
{
  g_autofree char *day = g_strndup (text, 10);

  if (!rb_date_parse_iso (day, &moment->date))
    return FALSE;
  moment->minutes = 24 * 60;
  if (text[10] == '\0')
    return TRUE;
  return text[10] == 'T' && rb_time_parse (text + 11, &moment->minutes);
}

static void
put_digits (char *out, int value, int digits)
{
  while (digits-- > 0)
    {
      out[digits] = (char) ('0' + value % 10);
      value /= 10;
    }
}

char *
rb_date_iso (RbDate date, char buffer[11])
{
  int y, m, d;

  rb_date_get (date, &y, &m, &d);
  /* By hand: marks are written by the hundred thousand, and printf would cost more than the rest.
   */
  put_digits (buffer, y, 4);
  put_digits (buffer + 5, m, 2);
  put_digits (buffer + 8, d, 2);
  buffer[4] = buffer[7] = '-';
  buffer[10] = '\0';
  return buffer;
}

char *
rb_date_format (RbDate date, RbDateStyle style)
{
  int y, m, d;
  const char *weekday;

  if (date == RB_DATE_NONE)
    return g_strdup ("");
  rb_date_get (date, &y, &m, &d);
  weekday = weekday_names[rb_date_weekday (date)];
  switch (style)
    {
    case RB_DATE_ISO:
      return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
    case RB_DATE_DAY:
      return g_strdup_printf ("%d %.3s", d, month_names[m - 1]);
    case RB_DATE_WEEKDAY:
      return g_strdup_printf ("%.3s %d %.3s", weekday, d, month_names[m - 1]);
    case RB_DATE_LONG:
      return g_strdup_printf ("%d %s %d", d, month_names[m - 1], y);
    case RB_DATE_FULL:
      return g_strdup_printf ("%s %d %s %d", weekday, d, month_names[m - 1], y);
    case RB_DATE_MONTH:
      return g_strdup_printf ("%s %d", month_names[m - 1], y);
    case RB_DATE_DAY_YEAR:
      return g_strdup_printf ("%d %.3s %d", d, month_names[m - 1], y);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
rb_date_range_format (RbDate from, RbDate to)
{
  int y1, m1, d1, y2, m2, d2;

  rb_date_get (from, &y1, &m1, &d1);
  rb_date_get (to, &y2, &m2, &d2);
  if (from == to)
    return g_strdup_printf ("%d %s", d1, month_names[m1 - 1]);
  if (y1 != y2)
    return g_strdup_printf ("%d %.3s %d to %d %.3s %d", d1, month_names[m1 - 1], y1, d2,
                            month_names[m2 - 1], y2);
  if (m1 != m2)
    return g_strdup_printf ("%d %.3s to %d %.3s", d1, month_names[m1 - 1], d2, month_names[m2 - 1]);
  return g_strdup_printf ("%d to %d %s", d1, d2, month_names[m1 - 1]);
}

char *
rb_time_format (int minutes)
{
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}

const char *
rb_weekday_name (int weekday)
{
  g_return_val_if_fail (weekday >= 0 && weekday < 7, "");
  return weekday_names[weekday];
}

const char *
rb_month_name (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");
  return month_names[month - 1];
}

const char *
rb_half_name (RbHalf half)
{
  return half == RB_AM ? "AM" : "PM";
}

const char *
rb_half_id (RbHalf half)
{
  return half == RB_AM ? "am" : "pm";
}

int
rb_academic_year_of (RbDate date)
{
  int y, m;

  rb_date_get (date, &y, &m, NULL);
  return m >= 8 ? y : y - 1;
}

RbDate
rb_academic_year_first (int year)
{
  return rb_date_new (year, 8, 1);
}

RbDate
rb_academic_year_last (int year)
{
  return rb_date_new (year + 1, 7, 31);
}

char *
rb_academic_year_label (int year)
{
  return g_strdup_printf ("%d/%02d", year, (year + 1) % 100);
}

guint
rb_slot (RbDate date, RbHalf half)
{
  return (guint) (date - rb_academic_year_first (rb_academic_year_of (date))) * 2 + half;
}

RbDate
rb_slot_date (int year, guint slot)
{
  return rb_academic_year_first (year) + (RbDate) (slot / 2);
}
