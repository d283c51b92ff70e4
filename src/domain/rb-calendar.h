/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One academic year of a school: terms, half terms, closures, and the sessions and school weeks
 * that follow from them. Immutable and reference counted. A session's column is its place in the
 * year, counting from 0. (domain.md 8, cli.md `new`) */
#pragma once

#include "domain/rb-date.h"

G_BEGIN_DECLS

typedef enum
{
  RB_EVENT_TERM,
  RB_EVENT_HALF_TERM, /* the holiday, as schools use the word */
  RB_EVENT_HOLIDAY,
  RB_EVENT_CLOSURE,
  RB_EVENT_INSET,
  RB_EVENT_BANK_HOLIDAY,
  RB_EVENT_AM_ONLY,
  RB_EVENT_PM_ONLY,
  RB_N_EVENT_KINDS
} RbEventKind;

/* A line of the calendar; both days belong to it. */
typedef struct
{
  RbEventKind kind;
  char *name;
  RbDate from;
  RbDate to;
} RbCalendarEvent;

/* A term or half term (Autumn 1): its days, and its columns [first, end). */
typedef struct
{
  char *name;
  RbDate from;
  RbDate to;
  guint first;
  guint end;
  guint term; /* of a half term: index of its term */
} RbPart;

/* A school week: a week with at least one session. Numbered from 1 in the year. */
typedef struct
{
  RbDate monday;
  guint number;
  guint first;
  guint end;
  guint half_term; /* index of the half term of its first session */
} RbWeek;

typedef struct
{
  RbDate date;
  RbHalf half;
} RbSession;

typedef struct _RbCalendar RbCalendar;

/* Builds the year from its events (copied), in any order; events outside it are clipped. Sessions
 * are the weekdays of the terms, morning and afternoon, less half terms, holidays, closures, INSET
 * and bank holidays; an am-only or pm-only day has one. */
RbCalendar *rb_calendar_new (int year, const RbCalendarEvent *events, guint n_events);
RbCalendar *rb_calendar_ref (RbCalendar *calendar);
void rb_calendar_unref (RbCalendar *calendar);

int rb_calendar_year (const RbCalendar *calendar);
/* First and last day with a session; RB_DATE_NONE in a year without terms. */
RbDate rb_calendar_first (const RbCalendar *calendar);
RbDate rb_calendar_last (const RbCalendar *calendar);

guint rb_calendar_n_events (const RbCalendar *calendar);
const RbCalendarEvent *rb_calendar_event (const RbCalendar *calendar, guint index);

guint rb_calendar_n_sessions (const RbCalendar *calendar);
/* All sessions in order. */
const RbSession *rb_calendar_sessions (const RbCalendar *calendar);
RbSession rb_calendar_session (const RbCalendar *calendar, guint column);
/* The column of a session; -1 where the school has none then. */
int rb_calendar_find (const RbCalendar *calendar, RbDate date, RbHalf half);
/* The columns [first, end) of the sessions from `from` to `to`, both included. Empty ranges have
 * first == end. */
void
rb_calendar_range (const RbCalendar *calendar, RbDate from, RbDate to, guint *first, guint *end);
/* The slot (rb_slot()) of a column. */
guint rb_calendar_slot (const RbCalendar *calendar, guint column);

guint rb_calendar_n_terms (const RbCalendar *calendar);
const RbPart *rb_calendar_term (const RbCalendar *calendar, guint index);
guint rb_calendar_n_half_terms (const RbCalendar *calendar);
const RbPart *rb_calendar_half_term (const RbCalendar *calendar, guint index);
guint rb_calendar_n_weeks (const RbCalendar *calendar);
const RbWeek *rb_calendar_week (const RbCalendar *calendar, guint index);
/* Index of the week, half term of a column. */
guint rb_calendar_week_of (const RbCalendar *calendar, guint column);
guint rb_calendar_half_term_of (const RbCalendar *calendar, guint column);
/* The school-day number of a date, counting from 1 at the first day with a session; 0 where it is
 * none. "Same day last year" is the day of the same number (domain.md 12). And the day of a number.
 */
guint rb_calendar_day_number (const RbCalendar *calendar, RbDate date);
RbDate rb_calendar_day (const RbCalendar *calendar, guint number);

/* Why there is no session then: the event that closes it, else NULL (weekend, or outside the
 * terms). */
const RbCalendarEvent *rb_calendar_closure (const RbCalendar *calendar, RbDate date, RbHalf half);
gboolean rb_calendar_in_term (const RbCalendar *calendar, RbDate date);

#define RB_FULL_YEAR_SESSIONS 380 /* that schools meet for at least (rules.md 8) */
/* What is wrong with the events, as sentences: overlapping terms, a half term outside a term, an
 * end before its start, fewer than 380 sessions. (transfer full) of char*; empty when nothing is.
 */
GPtrArray *rb_calendar_problems (const RbCalendar *calendar);

/* "half-term" <-> RB_EVENT_HALF_TERM, the words of cli.md; FALSE for an unknown word. */
gboolean rb_event_kind_parse (const char *text, RbEventKind *kind);
const char *rb_event_kind_id (RbEventKind kind);

/* England's bank holidays 2019 to 2028, a table that starts a new school's calendar. */
typedef struct
{
  RbDate date;
  const char *name;
} RbBankHoliday;
guint rb_bank_holidays (RbDate from, RbDate to, RbBankHoliday *out, guint max);
gboolean rb_is_bank_holiday (RbDate date);
/* `days` working days (Monday to Friday less bank holidays) after `date` (domain.md 12). */
RbDate rb_add_working_days (RbDate date, int days);
/* Working days from `from` (left out) to `to` (counted); negative where `to` is earlier. */
int rb_working_days_between (RbDate from, RbDate to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbCalendar, rb_calendar_unref)

G_END_DECLS
