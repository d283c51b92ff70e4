/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mini calendars of a letter: what a family can check against its own. Monday to Friday; a day
 * missed is solid, half a day half filled, days without school are hatched. */
#include "documents/rb-letter-private.h"
#include "documents/rb-paper.h"
#include "documents/rb-type.h"

#define MOST_MONTHS 12

typedef struct
{
  double square, pitch, month, top;
  double title, letters;
} Measures;

static Measures
measures_of (const RbLetterCalendar *calendar)
{
  double s = calendar->scale;
  Measures large = { 13.2 * s, 15.8 * s, 88.2 * s, 24.5 * s, 9.5 * s, 8 * s };
  Measures small = { 9 * s, 11.3 * s, 62.4 * s, 22.5 * s, 9.5 * s, 7.5 * s };
  return calendar->numbers ? large : small;
}

static RbDate
month_first (RbDate date)
{
  int year, month;
  rb_date_get (date, &year, &month, NULL);
  return rb_date_new (year, month, 1);
}

static int
months_between (RbDate from, RbDate to)
{
  int y1, m1, y2, m2;
  rb_date_get (from, &y1, &m1, NULL);
  rb_date_get (to, &y2, &m2, NULL);
  return (y2 - y1) * 12 + m2 - m1;
}

guint
rb_letter_calendar_months (RbPeriod period)
{
  if (rb_period_is_empty (period))
    return 0;
  return (guint) MIN (months_between (period.from, period.to) + 1, MOST_MONTHS);
}

static RbDate
nth_month (RbPeriod period, guint n)
{
  int all = months_between (period.from, period.to) + 1;
  return rb_date_add_months (month_first (period.from), MAX (all - MOST_MONTHS, 0) + (int) n);
}

/* Rows of Monday to Friday that a month needs. */
static guint
n_weeks (RbDate first)
{
  RbDate last = rb_date_add_months (first, 1) - 1;
  RbDate monday =
      rb_date_weekday (first) >= 5 ? rb_date_monday (first) + 7 : rb_date_monday (first);
  return (guint) ((last - monday) / 7 + 1);
}

double
rb_letter_calendar_width (const RbLetterCalendar *calendar)
{
  Measures m = measures_of (calendar);
  guint months = rb_letter_calendar_months (calendar->period);
  return months ? (months - 1) * m.month + 4 * m.pitch + m.square : 0;
}

static guint
per_row (const RbLetterCalendar *calendar, double width)
{
  Measures m = measures_of (calendar);
  double one = 4 * m.pitch + m.square;
  return width < one ? 1 : (guint) ((width - one + 0.01) / m.month) + 1;
}

static double
row_height (const RbLetterCalendar *calendar, guint first, guint end)
{
  Measures m = measures_of (calendar);
  guint weeks = 0;
  for (guint i = first; i < end; i++)
    weeks = MAX (weeks, n_weeks (nth_month (calendar->period, i)));
  return m.top + weeks * m.pitch;
}

double
rb_letter_calendar_height (const RbLetterCalendar *calendar, double width)
{
  guint months = rb_letter_calendar_months (calendar->period);
  guint row = per_row (calendar, width);
  double height = 0;
  for (guint i = 0; i < months; i += row)
    height += row_height (calendar, i, MIN (i + row, months)) + (i ? 6 * calendar->scale : 0);
  return height;
}

typedef enum
{
  DAY_CLOSED,
  DAY_OPEN, /* nothing to say about it: ahead, or outside the period */
  DAY_IN,
  DAY_MISSED,
  DAY_MORNING,
  DAY_AFTERNOON
} Day;

static Day
day_of (const RbLetter *letter, RbPeriod period, RbDate date)
{
  RbSeen am = rb_letter_seen (letter, date, RB_AM);
  RbSeen pm = rb_letter_seen (letter, date, RB_PM);
  if (am == RB_SEEN_CLOSED && pm == RB_SEEN_CLOSED)
    return DAY_CLOSED;
  if (!rb_period_contains (period, date))
    return DAY_OPEN;
  if (am == RB_SEEN_MISSED)
    return pm == RB_SEEN_MISSED || pm == RB_SEEN_CLOSED ? DAY_MISSED : DAY_MORNING;
  if (pm == RB_SEEN_MISSED)
    return am == RB_SEEN_CLOSED ? DAY_MISSED : DAY_AFTERNOON;
  return am == RB_SEEN_IN || pm == RB_SEEN_IN ? DAY_IN : DAY_OPEN;
}

/* The half of a square above or under its rising diagonal. */
static void
fill_half (cairo_t *cr, gboolean morning, double x, double y, double size, double radius)
{
  cairo_save (cr);
  rb_paper_box (cr, x, y, size, size, radius);
  cairo_clip (cr);
  cairo_move_to (cr, x + size, y);
  cairo_line_to (cr, x, y + size);
  cairo_line_to (cr, morning ? x : x + size, morning ? y : y + size);
  cairo_close_path (cr);
  rb_paper_ink (cr, RB_INK_SOLID);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_square (cairo_t *cr, Day day, gboolean outlined, double x, double y, double size)
{
  double radius = size / 5;
  if (day == DAY_CLOSED)
    {
      rb_paper_hatch (cr, x, y, size, size, radius);
      return;
    }
  gboolean half = day == DAY_MORNING || day == DAY_AFTERNOON;
  if (day == DAY_MISSED || (!outlined && day != DAY_OPEN))
    {
      rb_paper_box (cr, x, y, size, size, radius);
      rb_paper_ink (cr, day == DAY_MISSED ? RB_INK_SOLID : RB_INK_PRESENT);
      cairo_fill (cr);
    }
  if (half)
    fill_half (cr, day == DAY_MORNING, x, y, size, radius);
  if (day == DAY_MISSED || (!outlined && day == DAY_IN))
    return;
  rb_paper_box (cr, x + 0.3, y + 0.3, size - 0.6, size - 0.6, radius);
  rb_paper_ink (cr, day == DAY_OPEN ? RB_INK_RULE : half ? RB_INK_SOLID : RB_INK_GRID);
  cairo_set_line_width (cr, 0.6);
  cairo_stroke (cr);
}

/* The number of a day; on a half filled square in both inks, so that it can be read on either. */
static void
draw_number (cairo_t *cr, Day day, int number, double x, double y, double size)
{
  char text[4];
  double type = size * 0.58;
  if (day == DAY_CLOSED)
    return;
  g_snprintf (text, sizeof text, "%d", number);
  rb_paper_ink (cr, day == DAY_MISSED ? 0xFFFFFF : day == DAY_OPEN ? RB_INK_GRID : RB_INK_SOLID);
  rb_type_draw (cr, text, type, day == DAY_MISSED ? 600 : 400, RB_TEXT_CENTRE, x + size / 2,
                y + size * 0.71);
  if (day != DAY_MORNING && day != DAY_AFTERNOON)
    return;
  cairo_save (cr);
  cairo_move_to (cr, x + size, y);
  cairo_line_to (cr, x, y + size);
  cairo_line_to (cr, day == DAY_MORNING ? x : x + size, day == DAY_MORNING ? y : y + size);
  cairo_close_path (cr);
  cairo_clip (cr);
  rb_paper_ink (cr, 0xFFFFFF);
  rb_type_draw (cr, text, type, 400, RB_TEXT_CENTRE, x + size / 2, y + size * 0.71);
  cairo_restore (cr);
}

static void
draw_month (const RbLetter *letter,
            const RbLetterCalendar *calendar,
            cairo_t *cr,
            RbDate first,
            double x,
            double y)
{
  static const char *const letters[5] = { "M", "T", "W", "T", "F" };
  Measures m = measures_of (calendar);
  RbDate last = rb_date_add_months (first, 1) - 1;
  RbDate monday =
      rb_date_weekday (first) >= 5 ? rb_date_monday (first) + 7 : rb_date_monday (first);
  int month;
  rb_date_get (first, NULL, &month, NULL);
  rb_paper_ink (cr, RB_INK);
  rb_type_draw (cr, rb_month_name (month), m.title, 700, RB_TEXT_LEFT, x, y + 8 * calendar->scale);
  rb_paper_ink (cr, RB_INK_DIM);
  for (int i = 0; i < 5; i++)
    rb_type_draw (cr, letters[i], m.letters, 400, RB_TEXT_CENTRE, x + i * m.pitch + m.square / 2,
                  y + m.top - 4.5 * calendar->scale);
  for (RbDate date = first; date <= last; date++)
    {
      int weekday = rb_date_weekday (date), number;
      if (weekday > 4)
        continue;
      Day day = day_of (letter, calendar->period, date);
      double left = x + weekday * m.pitch;
      double top = y + m.top + (date - monday) / 7 * m.pitch;
      rb_date_get (date, NULL, NULL, &number);
      draw_square (cr, day, calendar->numbers, left, top, m.square);
      if (calendar->numbers)
        draw_number (cr, day, number, left, top, m.square);
    }
}

void
rb_letter_calendar_draw (const RbLetter *letter,
                         const RbLetterCalendar *calendar,
                         cairo_t *cr,
                         double x,
                         double y,
                         double width)
{
  Measures m = measures_of (calendar);
  guint months = rb_letter_calendar_months (calendar->period);
  guint row = per_row (calendar, width);
  for (guint i = 0; i < months; i += row)
    {
      guint end = MIN (i + row, months);
      for (guint j = i; j < end; j++)
        draw_month (letter, calendar, cr, nth_month (calendar->period, j), x + (j - i) * m.month,
                    y);
      y += row_height (calendar, i, end) + 6 * calendar->scale;
    }
}

void
rb_letter_calendar_key (const RbLetter *letter, RbPeriod period, cairo_t *cr, double x, double y)
{
  static const struct
  {
    Day day;
    const char *text;
  } signs[] = { { DAY_MISSED, "day missed" },
                { DAY_MORNING, "morning missed" },
                { DAY_AFTERNOON, "afternoon missed" },
                { DAY_CLOSED, "closed" } };
  gboolean used[DAY_AFTERNOON + 1] = { FALSE };
  for (RbDate date = nth_month (period, 0); date <= period.to; date++)
    if (rb_date_weekday (date) < 5)
      used[day_of (letter, period, date)] = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (!used[signs[i].day])
        continue;
      draw_square (cr, signs[i].day, TRUE, x, y + 8, 10);
      rb_paper_ink (cr, RB_INK_DIM);
      x += 14.5 + rb_type_draw (cr, signs[i].text, 8.5, 400, RB_TEXT_LEFT, x + 14.5, y + 16) + 11;
    }
}
