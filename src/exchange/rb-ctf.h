/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Common Transfer File: pupils, and the attendance of each year at a school (doc/rules.md 6.3).
 * Reads the file; what becomes of it is the import plan's business. */
#pragma once

#include "domain/rb-calendar.h"
#include "domain/rb-code-book.h"

G_BEGIN_DECLS

/* One YearData: totals of a year at one school. -1 where a total is not given. */
typedef struct
{
  int year; /* academic year by its first half: 2024 is 2024/25 */
  char *school;
  int possible;
  int attended;
  int authorised;
  int unauthorised;
  RbDate marks_from; /* or RB_DATE_NONE */
  char *marks;       /* or NULL */
} RbCtfYear;

typedef struct
{
  guint line;
  /* Never NULL strings, "" where the file has none. */
  char *upn;
  char *surname;
  char *forename;
  char *preferred_surname;
  char *preferred_forename;
  RbDate born;
  char sex;
  char *year_group;
  char *ethnicity;
  char *enrolment;
  char *sen; /* "K" "E" or "" */
  gboolean looked_after;
  gboolean fsm;
  char *language;
  char *address;    /* lines separated by \n */
  GPtrArray *years; /* RbCtfYear* */
} RbCtfPupil;

typedef struct
{
  char *source_school;
  GPtrArray *pupils;
} RbCtf;

gboolean rb_ctf_looks_like (const char *bytes, gsize length);
/* NULL with an error: not XML, no CTF, a document type declaration. */
RbCtf *rb_ctf_read (const char *bytes, gsize length, const char *name, GError **error);
void rb_ctf_free (RbCtf *ctf);

/* Attended + authorised + unauthorised = possible; TRUE also where one of them is not given. */
gboolean rb_ctf_year_adds_up (const RbCtfYear *year);
/* How many characters a week the marks have: 10 or 14 when that reading against the calendar gives
 * the totals of the year, else 0 (the marks are then kept as totals only). */
int rb_ctf_align (const RbCtfYear *year, const RbCalendar *calendar, const RbCodeBook *codes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbCtf, rb_ctf_free)

G_END_DECLS
