/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Term dates of the sample school for any academic year, as schools in England set them: two INSET
 * days in September, half terms round the end of October, the middle of February and the last
 * Monday in May, two weeks at Christmas and from the week of Good Friday, and as many days in July
 * as make 190. And the days of religious observance. */
#include "school/rb-sample-private.h"

/* The nth Monday of a month, counting from 1. */
static RbDate
nth_monday (int year, int month, int n)
{
  RbDate first = rb_date_new (year, month, 1);

  return first + (7 - rb_date_weekday (first)) % 7 + 7 * (n - 1);
}

static RbDate
last_monday (int year, int month)
{
  return rb_date_monday (rb_date_add_months (rb_date_new (year, month, 1), 1) - 1);
}

/* Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
static RbDate
easter (int year)
{
  int a = year % 19, b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
  int h = (19 * a + b - d - g + 15) % 30;
  int i = c / 4, k = c % 4;
  int l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;

  return rb_date_new (year, month, day);
}

static void
add (GArray *events, RbEventKind kind, const char *name, RbDate from, RbDate to)
{
  RbCalendarEvent event = { kind, (char *) name, from, to };

  g_array_append_val (events, event);
}

static RbCalendar *
calendar_until (int year, GArray *events, RbDate last)
{
  for (guint i = 0; i < events->len; i++)
    {
      RbCalendarEvent *event = &g_array_index (events, RbCalendarEvent, i);

      if (event->kind == RB_EVENT_TERM && strcmp (event->name, "Summer") == 0)
        event->to = last;
    }
  return rb_calendar_new (year, (RbCalendarEvent *) (void *) events->data, events->len);
}

RbCalendar *
rb_sample_calendar (int year)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (RbCalendarEvent));
  RbDate start = rb_date_new (year, 9, 1);
  RbDate october = last_monday (year, 10);
  RbDate christmas = rb_date_monday (rb_date_new (year, 12, 25));
  RbDate spring = nth_monday (year + 1, 1, 1);
  RbDate february = nth_monday (year + 1, 2, 3);
  RbDate good_week = rb_date_monday (easter (year + 1));
  RbDate summer = good_week + 14;
  RbDate may = last_monday (year + 1, 5);
  RbDate last = rb_date_new (year + 1, 7, 31);
  RbBankHoliday holidays[16];
  guint n_holidays;

  if (rb_date_weekday (start) > 2)
    start = nth_monday (year, 9, 1);
  if (spring < rb_date_new (year + 1, 1, 2))
    spring += 7;
  add (events, RB_EVENT_TERM, "Autumn", start, christmas - 3);
  add (events, RB_EVENT_TERM, "Spring", spring, good_week - 3);
  add (events, RB_EVENT_TERM, "Summer", summer, last);
  add (events, RB_EVENT_HALF_TERM, "Half term", october, october + 4);
  add (events, RB_EVENT_HALF_TERM, "Half term", february, february + 4);
  add (events, RB_EVENT_HALF_TERM, "Half term", may, may + 4);
  add (events, RB_EVENT_HOLIDAY, "Christmas holiday", christmas, spring - 3);
  add (events, RB_EVENT_HOLIDAY, "Easter holiday", good_week, summer - 3);
  add (events, RB_EVENT_INSET, "INSET day", start, start + 1);
  add (events, RB_EVENT_INSET, "INSET day", spring, spring);
  add (events, RB_EVENT_INSET, "INSET day", february + 7, february + 7);
  add (events, RB_EVENT_INSET, "INSET day", may + 7, may + 7);
  n_holidays = rb_bank_holidays (start, last, holidays, G_N_ELEMENTS (holidays));
  for (guint i = 0; i < n_holidays; i++)
    add (events, RB_EVENT_BANK_HOLIDAY, holidays[i].name, holidays[i].date, holidays[i].date);

  RbCalendar *calendar = calendar_until (year, events, last);

  if (rb_calendar_n_sessions (calendar) > 380)
    {
      last = rb_calendar_session (calendar, 379).date;
      rb_calendar_unref (calendar);
      calendar = calendar_until (year, events, last);
    }
  return calendar;
}

/* Moving days as they fell or will fall in England. */
static const struct
{
  RbFaith faith;
  int year, month, day;
  const char *name;
} moving[] = {
  { RB_FAITH_ISLAM, 2022, 5, 2, "Eid al-Fitr" },
  { RB_FAITH_ISLAM, 2023, 4, 21, "Eid al-Fitr" },
  { RB_FAITH_ISLAM, 2024, 4, 10, "Eid al-Fitr" },
  { RB_FAITH_ISLAM, 2025, 3, 31, "Eid al-Fitr" },
  { RB_FAITH_ISLAM, 2026, 3, 20, "Eid al-Fitr" },
  { RB_FAITH_ISLAM, 2027, 3, 10, "Eid al-Fitr" },
  { RB_FAITH_ISLAM, 2028, 2, 28, "Eid al-Fitr" },
  { RB_FAITH_ISLAM, 2022, 7, 11, "Eid al-Adha" },
  { RB_FAITH_ISLAM, 2023, 6, 28, "Eid al-Adha" },
  { RB_FAITH_ISLAM, 2024, 6, 17, "Eid al-Adha" },
  { RB_FAITH_ISLAM, 2025, 6, 6, "Eid al-Adha" },
  { RB_FAITH_ISLAM, 2026, 5, 27, "Eid al-Adha" },
  { RB_FAITH_ISLAM, 2027, 5, 17, "Eid al-Adha" },
  { RB_FAITH_ISLAM, 2028, 5, 5, "Eid al-Adha" },
  { RB_FAITH_DIWALI, 2023, 11, 13, "Diwali" },
  { RB_FAITH_DIWALI, 2024, 11, 1, "Diwali" },
  { RB_FAITH_DIWALI, 2025, 10, 20, "Diwali" },
  { RB_FAITH_DIWALI, 2026, 11, 9, "Diwali" },
  { RB_FAITH_DIWALI, 2027, 10, 29, "Diwali" },
  { RB_FAITH_DIWALI, 2028, 10, 17, "Diwali" },
  { RB_FAITH_SIKH, 2024, 11, 15, "Guru Nanak Gurpurab" },
  { RB_FAITH_SIKH, 2025, 11, 5, "Guru Nanak Gurpurab" },
  { RB_FAITH_SIKH, 2026, 11, 24, "Guru Nanak Gurpurab" },
  { RB_FAITH_SIKH, 2027, 11, 14, "Guru Nanak Gurpurab" },
};

guint
rb_sample_holy_days (RbFaith faith, int year, RbDate *out, guint max)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (moving) && n < max; i++)
    {
      RbDate day = rb_date_new (moving[i].year, moving[i].month, moving[i].day);

      if (moving[i].faith == faith && rb_academic_year_of (day) == year)
        out[n++] = day;
    }
  if (faith == RB_FAITH_ORTHODOX && n < max)
    out[n++] = rb_date_new (year + 1, 1, 7);
  return n;
}

const char *
rb_sample_holy_name (RbFaith faith, RbDate day)
{
  int year, month, date;

  rb_date_get (day, &year, &month, &date);
  for (guint i = 0; i < G_N_ELEMENTS (moving); i++)
    if (moving[i].faith == faith && moving[i].year == year && moving[i].month == month
        && moving[i].day == date)
      return moving[i].name;
  return "Christmas";
}
