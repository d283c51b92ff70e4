/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests share: dates and calendars written short, the shipped code table, small schools from
 * strings. */
#pragma once

#include "domain/rb-school.h"

/* "2026-03-20" to a date; aborts on anything else. */
RbDate d (const char *iso);

/* The code book of data/codes/codes.csv. (transfer full) */
RbCodeBook *test_codes (void);

/* A preset of data/policies ("one-page"), or the default bands and limits for NULL. (transfer full)
 */
RbPolicy *test_policy (const char *preset);

/* A calendar of one academic year from lines "kind,name,start,end"; the year is that of the first
 * line. (transfer full) */
RbCalendar *test_calendar (const char *const *lines);

/* 2025/26 as most schools run it: terms from 1 Sep 2025 to 21 Jul 2026 with half terms, INSET and
 * bank holidays. */
RbCalendar *test_calendar_2025 (void);

/* A school whose pupils (ids 1, 2 ...; classes from `classes`, or all in "1A") have these marks in
 * the calendar. (transfer full) */
RbSchool *test_school (RbCalendar *calendar, const char *const *rows, const char *const *classes);
