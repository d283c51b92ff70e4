/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes schools for the tests of the analysis: pupils with classes, spans and facts, and years from
 * strings. */
#pragma once

#include "rb-test.h"

#include "analysis/rb-query.h"

typedef struct
{
  RbCodeBook *codes;
  GPtrArray *pupils;
  GPtrArray *classes;
  GPtrArray *policies;
  GPtrArray *years;
} RbMaker;

RbMaker *maker_new (void);
/* A class of an academic year; returns its id. */
gint64 maker_class (RbMaker *maker, int year, const char *name, const char *year_group);
/* A pupil on roll from `from` (ISO) to `to` ("" for open), without a class. */
RbPupil *maker_pupil (RbMaker *maker, const char *surname, const char *from, const char *to);
/* Adds a year; rows as rb_mark_matrix_from_strings(), one for every pupil. Takes the calendar. */
void maker_year (RbMaker *maker, RbCalendar *calendar, const char *const *rows);
/* A policy in force from a day: the default bands but green from `green` per cent. */
void maker_policy (RbMaker *maker, const char *valid_from, int green);
/* Takes the maker. */
RbSchool *maker_school (RbMaker *maker);

/* "n x code" as a string of codes: many ("/", 3) is "/ / / ". (transfer full) */
char *many (const char *code, guint n);
/* Joins and frees strings. (transfer full) */
char *joined (char *first, ...) G_GNUC_NULL_TERMINATED;
/* The whole day of a date, as now. */
RbMoment at (const char *iso);
/* A term of whole weeks from a Monday, as a calendar. */
RbCalendar *weeks (const char *monday, guint n);
