/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mini calendars of a letter: what a family can check against its own. Monday to Friday; a day
 * missed is solid, half a day half filled, days without school are hatched. */
#include "documents/rb-letter-private.h"
#include "documents/rb-paper.h"
#include "documents/rb-stamp.h"
#include "documents/rb-type.h"

#include <string.h>

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
  DAY_AFTERNOON,
  DAY_REFUSED /* of leave, where a day granted is like one missed */
} Day;

RbPeriod
rb_letter_leave_days (const RbLetter *letter)
{
  const RbLeave *leave = rb_office_find (letter->school->office, RB_RECORD_LEAVE, letter->leave_id);
  return leave ? (RbPeriod){ leave->first_day, leave->last_day } : RB_PERIOD_NONE;
}

static Day
leave_day_of (const RbLetter *letter, RbDate date)
{
  const RbOffice *office = letter->school->office;
  gint64 pupil_id = rb_roster_pupil (letter->school->roster, letter->row)->id;
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_LEAVE_DAY); i++)
    {
      const RbLeaveDay *day = rb_office_nth (office, RB_RECORD_LEAVE_DAY, i);
      if (day->leave_id != letter->leave_id || day->pupil_id != pupil_id || day->day != date)
        continue;
      if (strcmp (day->decision, "granted") != 0)
        return strcmp (day->decision, "refused") == 0 ? DAY_REFUSED : DAY_OPEN;
      return strcmp (day->session, "am") == 0   ? DAY_MORNING
             : strcmp (day->session, "pm") == 0 ? DAY_AFTERNOON
                                                : DAY_MISSED;
    }
  return DAY_OPEN;
}

static Day
day_of (const RbLetter *letter, const RbLetterCalendar *calendar, RbDate date)
{
  RbPeriod period = calendar->period;
  RbSeen am = rb_letter_seen (letter, date, RB_AM);
  RbSeen pm = rb_letter_seen (letter, date, RB_PM);
  if (am == RB_SEEN_CLOSED && pm == RB_SEEN_CLOSED)
    return DAY_CLOSED;
  if (!rb_period_contains (period, date))
    return DAY_OPEN;
  if (calendar->leave)
    return leave_day_of (letter, date);
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

#define CELLS 30 /* Monday to Friday of six weeks */

/* Days of one month, in rows of five. */
typedef struct
{
  Measures m;
  gboolean numbers;
  const char *title;      /* the month; NULL for none, nor the initials of the days */
  guint8 days[CELLS];     /* Day, of those that are there */
  guint8 numbered[CELLS]; /* day of the month; 0 where there is none */
} Grid;

static double
cell_x (const Grid *grid, int i)
{
  return i % 5 * grid->m.pitch;
}

static double
cell_y (const Grid *grid, int i)
{
  return i / 5 * grid->m.pitch;
}

/* Paths of the squares that are one of the kinds (bits of Day), smaller by `inset`. */
static gboolean
trace (cairo_t *cr, const Grid *grid, guint kinds, double inset)
{
  double size = grid->m.square;
  gboolean any = FALSE;
  cairo_new_path (cr);
  for (int i = 0; i < CELLS; i++)
    {
      if (!grid->numbered[i] || !(kinds & 1u << grid->days[i]))
        continue;
      rb_paper_box (cr, cell_x (grid, i) + inset, cell_y (grid, i) + inset, size - 2 * inset,
                    size - 2 * inset, size / 5);
      any = TRUE;
    }
  return any;
}

static void
fill_kinds (cairo_t *cr, const Grid *grid, guint kinds, guint32 ink)
{
  if (!trace (cr, grid, kinds, 0))
    return;
  rb_paper_ink (cr, ink);
  cairo_fill (cr);
}

static void
outline_kinds (cairo_t *cr, const Grid *grid, guint kinds, guint32 ink, double width)
{
  if (!trace (cr, grid, kinds, width / 2))
    return;
  rb_paper_ink (cr, ink);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

#define BIT(day) (1u << (day))
#define HALVES (BIT (DAY_MORNING) | BIT (DAY_AFTERNOON))

/* All of a kind at once: five squares cost no more than one. */
static void
draw_squares (cairo_t *cr, const Grid *grid)
{
  double size = grid->m.square;
  for (int i = 0; i < CELLS; i++)
    if (grid->numbered[i] && grid->days[i] == DAY_CLOSED)
      rb_paper_hatch (cr, cell_x (grid, i), cell_y (grid, i), size, size, size / 5);
  if (!grid->numbers)
    fill_kinds (cr, grid, BIT (DAY_IN) | HALVES, RB_INK_PRESENT);
  fill_kinds (cr, grid, BIT (DAY_MISSED), RB_INK_SOLID);
  for (int i = 0; i < CELLS; i++)
    if (grid->numbered[i] && BIT (grid->days[i]) & HALVES)
      fill_half (cr, grid->days[i] == DAY_MORNING, cell_x (grid, i), cell_y (grid, i), size,
                 size / 5);
  outline_kinds (cr, grid, BIT (DAY_OPEN), RB_INK_RULE, 0.6);
  outline_kinds (cr, grid, HALVES, RB_INK_SOLID, 0.6);
  if (grid->numbers)
    outline_kinds (cr, grid, BIT (DAY_IN), RB_INK_GRID, 0.6);
  outline_kinds (cr, grid, BIT (DAY_REFUSED), RB_INK_SOLID, 1.1);
}

/* The numbers of the days that are of these kinds. */
static void
number_kinds (cairo_t *cr, const Grid *grid, guint kinds, guint32 ink, int weight)
{
  double size = grid->m.square;
  char texts[CELLS][4];
  RbTypeSpot spots[CELLS];
  guint n = 0;
  for (int i = 0; i < CELLS; i++)
    {
      if (!grid->numbered[i] || !(kinds & BIT (grid->days[i])))
        continue;
      g_snprintf (texts[n], sizeof texts[n], "%u", grid->numbered[i]);
      spots[n] =
          (RbTypeSpot){ texts[n], cell_x (grid, i) + size / 2, cell_y (grid, i) + size * 0.71 };
      n++;
    }
  rb_paper_ink (cr, ink);
  rb_type_draw_centred (cr, spots, n, size * 0.58, weight);
}

/* Again in white on the filled half, so that the number can be read on either. */
static void
number_half (cairo_t *cr, const Grid *grid, int i)
{
  double size = grid->m.square, x = cell_x (grid, i), y = cell_y (grid, i);
  gboolean morning = grid->days[i] == DAY_MORNING;
  char text[4];
  g_snprintf (text, sizeof text, "%u", grid->numbered[i]);
  cairo_save (cr);
  cairo_move_to (cr, x + size, y);
  cairo_line_to (cr, x, y + size);
  cairo_line_to (cr, morning ? x : x + size, morning ? y : y + size);
  cairo_close_path (cr);
  cairo_clip (cr);
  rb_paper_ink (cr, 0xFFFFFF);
  rb_type_draw (cr, text, size * 0.58, 400, RB_TEXT_CENTRE, x + size / 2, y + size * 0.71);
  cairo_restore (cr);
}

static void
draw_days (cairo_t *cr, const Grid *grid)
{
  draw_squares (cr, grid);
  if (!grid->numbers)
    return;
  number_kinds (cr, grid, BIT (DAY_MISSED), 0xFFFFFF, 600);
  number_kinds (cr, grid, BIT (DAY_OPEN), RB_INK_GRID, 400);
  number_kinds (cr, grid, BIT (DAY_IN) | HALVES, RB_INK_SOLID, 400);
  number_kinds (cr, grid, BIT (DAY_REFUSED), RB_INK_SOLID, 700);
  for (int i = 0; i < CELLS; i++)
    if (grid->numbered[i] && BIT (grid->days[i]) & HALVES)
      number_half (cr, grid, i);
}

/* With its title, the first row of days at the calendar's `top`. */
static void
draw_grid (cairo_t *cr, gconstpointer data)
{
  static const char *const letters[5] = { "M", "T", "W", "T", "F" };
  const Grid *grid = data;
  const Measures *m = &grid->m;
  double scale = m->title / 9.5;
  RbTypeSpot spots[5];
  if (!grid->title)
    {
      draw_days (cr, grid);
      return;
    }
  rb_paper_ink (cr, RB_INK);
  rb_type_draw (cr, grid->title, m->title, 700, RB_TEXT_LEFT, 0, 8 * scale);
  for (int i = 0; i < 5; i++)
    spots[i] = (RbTypeSpot){ letters[i], i * m->pitch + m->square / 2, m->top - 4.5 * scale };
  rb_paper_ink (cr, RB_INK_DIM);
  rb_type_draw_centred (cr, spots, 5, m->letters, 400);
  cairo_translate (cr, 0, m->top);
  draw_days (cr, grid);
}

/* The same days stand in the letters of many pupils. Without numbers only what is seen counts. */
static void
put_grid (cairo_t *cr, const Grid *grid, double x, double y)
{
  char signs[CELLS + 1];
  int first = 0;
  double height = grid->title ? grid->m.top + 6 * grid->m.pitch : grid->m.square;
  for (int i = CELLS - 1; i >= 0; i--)
    {
      signs[i] = grid->numbered[i] ? (char) ('a' + grid->days[i]) : '-';
      first = grid->numbered[i] ? grid->numbered[i] : first;
    }
  signs[CELLS] = '\0';
  g_autofree char *key =
      g_strdup_printf ("days %s %d %s %d", grid->title ? grid->title : "",
                       grid->numbers ? first : 0, signs, (int) (grid->m.square * 10000));
  rb_stamp_put (cr, key, x, y, MAX (grid->m.month, 4 * grid->m.pitch + grid->m.square), height,
                draw_grid, grid);
}

static gboolean
is_plain (const Grid *row)
{
  for (int i = 0; i < 5; i++)
    if (row->numbered[i] && BIT (row->days[i]) & (HALVES | BIT (DAY_MISSED) | BIT (DAY_REFUSED)))
      return FALSE;
  return TRUE;
}

/* The weeks of which there is nothing to say stand together, the others by themselves. */
static void
draw_month (const RbLetter *letter,
            const RbLetterCalendar *calendar,
            cairo_t *cr,
            RbDate first,
            double x,
            double y)
{
  Grid month = { .m = measures_of (calendar), .numbers = calendar->numbers };
  RbDate last = rb_date_add_months (first, 1) - 1;
  RbDate monday =
      rb_date_weekday (first) >= 5 ? rb_date_monday (first) + 7 : rb_date_monday (first);
  int number;
  rb_date_get (first, NULL, &number, NULL);
  month.title = rb_month_name (number);
  for (int week = 0; monday <= last; monday += 7, week++)
    {
      Grid row = { .m = month.m, .numbers = month.numbers };
      for (int i = 0; i < 5; i++)
        {
          if (monday + i < first || monday + i > last)
            continue;
          rb_date_get (monday + i, NULL, NULL, &number);
          row.numbered[i] = (guint8) number;
          row.days[i] = (guint8) day_of (letter, calendar, monday + i);
        }
      if (is_plain (&row))
        {
          memcpy (month.days + 5 * week, row.days, 5);
          memcpy (month.numbered + 5 * week, row.numbered, 5);
        }
      else
        put_grid (cr, &row, x, y + month.m.top + week * month.m.pitch);
    }
  put_grid (cr, &month, x, y);
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

static const struct
{
  Day day;
  const char *text, *of_leave;
} signs[] = { { DAY_MISSED, "day missed", "granted" },
              { DAY_MORNING, "morning missed", "morning granted" },
              { DAY_AFTERNOON, "afternoon missed", "afternoon granted" },
              { DAY_REFUSED, "", "not granted" },
              { DAY_CLOSED, "closed", "closed" } };

typedef struct
{
  guint used; /* bits of Day */
  gboolean leave;
} Key;

static void
draw_key (cairo_t *cr, gconstpointer data)
{
  const Key *key = data;
  double x = 0;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *text = key->leave ? signs[i].of_leave : signs[i].text;
      if (!(key->used & 1u << signs[i].day))
        continue;
      Grid one = { .m = { .square = 10, .pitch = 10 }, .numbers = TRUE };
      one.days[0] = (guint8) signs[i].day;
      one.numbered[0] = 1;
      cairo_save (cr);
      cairo_translate (cr, x, 8);
      draw_squares (cr, &one);
      cairo_restore (cr);
      rb_paper_ink (cr, RB_INK_DIM);
      x += 14.5 + rb_type_draw (cr, text, 8.5, 400, RB_TEXT_LEFT, x + 14.5, 16) + 11;
    }
}

void
rb_letter_calendar_key (
    const RbLetter *letter, const RbLetterCalendar *calendar, cairo_t *cr, double x, double y)
{
  Key key = { 0, calendar->leave };
  char name[24];
  for (RbDate date = nth_month (calendar->period, 0); date <= calendar->period.to; date++)
    if (rb_date_weekday (date) < 5)
      key.used |= 1u << day_of (letter, calendar, date);
  g_snprintf (name, sizeof name, "key %d %u", key.leave, key.used);
  rb_stamp_put (cr, name, x, y, 300, 20, draw_key, &key);
}
