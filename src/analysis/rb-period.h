/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods of a school: this week, a half term, a term, a year, any range; the one before it, and
 * the same one last year (doc/rules.md 12: a day of last year is the one with the same number). */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

/* Days from `from` to `to`, both included; an empty period has RB_DATE_NONE in both. */
typedef struct
{
  RbDate from;
  RbDate to;
} RbPeriod;

#define rb_period(f, t) ((RbPeriod){ (f), (t) })
#define RB_PERIOD_NONE ((RbPeriod){ RB_DATE_NONE, RB_DATE_NONE })
#define rb_period_is_empty(p) ((p).from == RB_DATE_NONE || (p).to < (p).from)
#define rb_period_contains(p, d) ((d) >= (p).from && (d) <= (p).to)

typedef enum
{
  RB_PERIOD_DAY,
  RB_PERIOD_WEEK,
  RB_PERIOD_HALF_TERM,
  RB_PERIOD_TERM,
  RB_PERIOD_YEAR,
  RB_PERIOD_OTHER
} RbPeriodKind;

/* A period with the words a chooser shows. */
typedef struct
{
  RbPeriodKind kind;
  char *name; /* "Week 24, 9 to 13 March", "Spring 1", "Autumn term", "2025/26", "2024/25" */
  RbPeriod period;
} RbNamedPeriod;

void rb_named_period_free (RbNamedPeriod *named);

/* The academic year that contains today, from its first day with a session to today: what is meant
 * where nothing is said. The first of August where the year has no calendar. */
RbPeriod rb_period_default (const RbSchool *school, RbMoment now);
/* The week (Monday to Sunday), half term, term or whole year that holds `date`, as it is in the
 * calendar (not cut at today). In a holiday: the last one before. Empty where there is none. */
RbPeriod rb_period_of (const RbSchool *school, RbPeriodKind kind, RbDate date);
/* What kind a period is, cut at today or not: a half term "so far" is a half term. */
RbPeriodKind rb_period_kind (const RbSchool *school, RbPeriod period);
/* The period before: the school week before a week, the half term before a half term, ... across
 * years; before any other range, as many school days as it has. Empty where the school has none. */
RbPeriod rb_period_previous (const RbSchool *school, RbPeriod period);
/* The days with the same school-day numbers in the academic year before. Empty where there are
 * none. */
RbPeriod rb_period_last_year (const RbSchool *school, RbPeriod period);
/* The day of last year with the same number; RB_DATE_NONE where there is none. */
RbDate rb_same_day_last_year (const RbSchool *school, RbDate date);
/* "Spring term", "Spring 1", "week 24, 9 to 13 March", "2025/26", or the range in words. (transfer
 * full) */
char *rb_period_format (const RbSchool *school, RbPeriod period);
/* Everything a chooser offers, newest first within a kind: this year so far, terms, half terms and
 * weeks begun by `now`, then last year's. (transfer container) of RbNamedPeriod* */
GPtrArray *rb_periods (const RbSchool *school, RbMoment now);
/* "this-week", "last-week", "this-half-term", "last-half-term", "this-term", "last-term",
 * "this-year", "last-year"; FALSE for another word or where there is no such period. Cut at today.
 */
gboolean rb_period_parse (const RbSchool *school, RbMoment now, const char *text, RbPeriod *period);

G_END_DECLS
