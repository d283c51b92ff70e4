/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day, a half day and a moment, as plain values; and the one place that writes dates in words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day: GDate's Julian day number, so that days can be compared and subtracted. 0 is no date. */
typedef gint32 RbDate;
#define RB_DATE_NONE ((RbDate) 0)

/* The two sessions of a school day. */
typedef enum
{
  RB_AM = 0,
  RB_PM = 1
} RbHalf;

/* A day with the minute of the day: what "now" means. 24 * 60 or more: the whole day has begun. */
typedef struct
{
  RbDate date;
  int minutes;
} RbMoment;

typedef enum
{
  RB_DATE_ISO,     /* 2026-03-20 */
  RB_DATE_DAY,     /* 20 Mar */
  RB_DATE_WEEKDAY, /* Fri 20 Mar */
  RB_DATE_LONG,    /* 20 March 2026 */
  RB_DATE_FULL,    /* Friday 20 March 2026 */
  RB_DATE_MONTH,   /* March 2026 */
  RB_DATE_DAY_YEAR /* 20 Mar 2026 */
} RbDateStyle;

/* The day, or RB_DATE_NONE where the calendar has no such day (years 1900 to 2199). */
RbDate rb_date_new (int year, int month, int day);
/* Its parts; each pointer may be NULL. `date` must not be RB_DATE_NONE. */
void rb_date_get (RbDate date, int *year, int *month, int *day);
/* 0 Monday ... 6 Sunday. */
int rb_date_weekday (RbDate date);
/* The Monday of its week: school weeks are known by it. */
RbDate rb_date_monday (RbDate date);
/* The same day `months` months later, or the last day of that month. */
RbDate rb_date_add_months (RbDate date, int months);

/* "2026-03-20", wholly; FALSE otherwise. */
gboolean rb_date_parse_iso (const char *text, RbDate *date);
/* A British date as schools write it: 20/03/2026, 20.3.26, 20-03-2026, 20 Mar 2026, Fri 20 March
 * 2026, and ISO. Never reads a month first; FALSE where the text is not wholly a date. Two-digit
 * years are 2000 to 2099. */
gboolean rb_date_parse (const char *text, RbDate *date);
/* "2026-03-20" (both sessions begun) or "2026-03-20T09:24" (decisions.md 1). */
gboolean rb_moment_parse (const char *text, RbMoment *moment);
/* The local day and minute of seconds since 1970: reads the time zone, never the clock. */
RbMoment rb_moment_of_seconds (gint64 seconds);
/* "09:24" to minutes of the day; FALSE where it is no time. */
gboolean rb_time_parse (const char *text, int *minutes);

/* Words for a day. (transfer full) */
char *rb_date_format (RbDate date, RbDateStyle style);
/* Writes ISO into a buffer of at least 11 bytes and returns it: for loops that must not allocate.
 */
char *rb_date_iso (RbDate date, char buffer[11]);
/* "9 to 13 March", "27 Feb to 3 March", with years where they differ. (transfer full) */
char *rb_date_range_format (RbDate from, RbDate to);
/* "09:24". (transfer full) */
char *rb_time_format (int minutes);
/* "Monday"; 0 Monday ... 6 Sunday. Static. */
const char *rb_weekday_name (int weekday);
/* "March"; 1 to 12. Static. */
const char *rb_month_name (int month);
/* "AM" and "PM"; and "am", "pm" of the command line. Static. */
const char *rb_half_name (RbHalf half);
const char *rb_half_id (RbHalf half);

/* An academic year is known by the calendar year it begins in; it runs 1 August to 31 July, so that
 * a slot (below) means the same session whatever the school's calendar says. 2025 is "2025/26". */
int rb_academic_year_of (RbDate date);
RbDate rb_academic_year_first (int year);
RbDate rb_academic_year_last (int year);
char *rb_academic_year_label (int year); /* (transfer full) */

/* The address of a session inside its academic year: days since 1 August times two, plus the half.
 */
#define RB_YEAR_SLOTS (366 * 2)
guint rb_slot (RbDate date, RbHalf half);
RbDate rb_slot_date (int year, guint slot);
#define rb_slot_half(slot) ((RbHalf) ((slot) &1))

G_END_DECLS
