/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a letter that its files share: marks of a day, the page, its calendar and its slip.
 * Measures are points. */
#pragma once

#include "documents/rb-letter.h"

#define RB_LETTER_LEFT 62.4
#define RB_LETTER_RIGHT 538.6
#define RB_LETTER_WIDTH (RB_LETTER_RIGHT - RB_LETTER_LEFT)

/* What happened to a pupil in one session, as a family reads it. */
typedef enum
{
  RB_SEEN_CLOSED, /* no session, or not on roll */
  RB_SEEN_FUTURE, /* after the last day with marks, or no mark */
  RB_SEEN_IN,
  RB_SEEN_MISSED
} RbSeen;

RbSeen rb_letter_seen (const RbLetter *letter, RbDate date, RbHalf half);

void rb_letter_page_draw (const RbLetter *letter, cairo_t *cr);
/* Points between the end of the text and the cut, below 0 where it does not fit on the page, and
 * the size of its type. */
double rb_letter_room (const RbLetter *letter, double *type_size);
/* Letterhead, address, date and reference: everything above the salutation. */
void rb_letter_head_draw (const RbLetter *letter, cairo_t *cr);

/* Mini calendars of the months of a period. `numbers`: the large form with the day in each square;
 * `scale` is 1 or less. They go to the next row where `width` is full. */
typedef struct
{
  RbPeriod period;
  gboolean numbers;
  gboolean leave; /* days of the leave, granted or not, in place of marks */
  double scale;
} RbLetterCalendar;

/* Months that are shown: the last twelve of a longer period. */
guint rb_letter_calendar_months (RbPeriod period);
double rb_letter_calendar_width (const RbLetterCalendar *calendar);
double rb_letter_calendar_height (const RbLetterCalendar *calendar, double width);
void rb_letter_calendar_draw (const RbLetter *letter,
                              const RbLetterCalendar *calendar,
                              cairo_t *cr,
                              double x,
                              double y,
                              double width);
#define RB_LETTER_KEY_HEIGHT 22.0
/* Names the signs that the calendar uses. */
void rb_letter_calendar_key (
    const RbLetter *letter, const RbLetterCalendar *calendar, cairo_t *cr, double x, double y);
/* First and last day of the leave that the letter is about; empty for none. */
RbPeriod rb_letter_leave_days (const RbLetter *letter);
/* The bands as one slim bar with the child's place on it. */
#define RB_LETTER_BAR_HEIGHT 46.0
void rb_letter_bar_draw (const RbLetter *letter, cairo_t *cr, double x, double y, double width);

/* The slip or the card: blocks from `first`, its heading, to the end. Cuts at their own places. */
#define RB_LETTER_SLIP_CUT 694.5
#define RB_LETTER_CARD_CUT 654.0
void
rb_letter_slip_draw (const RbLetter *letter, cairo_t *cr, const GPtrArray *blocks, guint first);
void rb_letter_card_draw (cairo_t *cr, const GPtrArray *blocks, guint first);
/* Whether all words of the slip or the card have their place. */
gboolean rb_letter_foot_fits (const GPtrArray *blocks, guint first);
/* Days of a tally in words: "3½ days", "half a day", "one day", "no days". (transfer full) */
char *rb_letter_days (guint sessions);
