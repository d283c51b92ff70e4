/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new school from a few answers: what is proposed, what is wrong with them, and the file made
 * from them. Used by the assistant of the window. */
#pragma once

#include <gio/gio.h>

#include "domain/rb-calendar.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* "Autumn term" */
  RbDate first;
  RbDate half_from; /* the half-term holiday; the half term before it ends the day before */
  RbDate half_to;
  RbDate last;
} RbTermDates;

typedef struct
{
  const char *name;
  const char *phase;
  const char *address; /* lines separated by commas */
  const char *phone;
  const char *headteacher;
  int year;
  RbTermDates terms[3];
  const char *preset;    /* of the policy */
  const char *starts[2]; /* times as text, "08:55", by RbHalf */
  const char *late_from[2];
  const char *closes[2];
  const char *staff;
  const char *position;
} RbNewSchoolPlan;

/* The days of a usual year: three terms and their half-term holidays. */
void rb_propose_term_dates (int year, RbTermDates terms[3]);
/* The year of those terms: terms, half-term holidays, and England's bank holidays inside them. The
 * array owns no names. (transfer full) of RbCalendarEvent */
GArray *rb_term_dates_events (const RbTermDates terms[3]);
/* The first thing wrong with them as the year that begins in `year`, as a sentence; NULL for
 * nothing. (transfer full) */
char *rb_term_dates_problem (int year, const RbTermDates terms[3]);
/* The first thing wrong with the clocks and policy, as a sentence; NULL for nothing. (transfer
 * full)
 */
char *rb_new_school_policy_problem (const RbNewSchoolPlan *plan);
/* Makes the school file, with England's bank holidays inside the terms, or fails with a sentence
 * and leaves nothing. An existing file is refused. */
gboolean rb_new_school_create (const char *path, const RbNewSchoolPlan *plan, GError **error);

G_END_DECLS
