/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part-time and nursery timetables and suspensions as lists: which hold now, which must be looked
 * at again, when education must be provided (product B7, B8; doc/rules.md 9). */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef enum
{
  RB_TIMETABLE_REVIEW, /* its review day has come */
  RB_TIMETABLE_CURRENT,
  RB_TIMETABLE_COMING,
  RB_TIMETABLE_OVER
} RbTimetableState;

typedef struct
{
  const RbTimetable *timetable;
  guint row;
  RbTimetableState state;
} RbTimetableLine;

/* Every timetable whose pupil is in the roster: reviews due first, then current, coming, over; by
 * their end. (transfer full) of RbTimetableLine */
GArray *rb_timetables (const RbSchool *school, RbMoment now);
/* The day it holds to: its end, or the day on which it was ended before. */
RbDate rb_timetable_until (const RbTimetable *timetable);
/* "Mon to Thu mornings", "mornings", "Mon, Tue all day; Wed morning". (transfer full) */
char *rb_timetable_words (const char *sessions);
/* "review due", "current", "coming", "over". Static. */
const char *rb_timetable_state_name (RbTimetableState state);

/* The nth school day from `day` on (1: `day` itself, where it is one), across years; RB_DATE_NONE
 * where the calendars end before. */
RbDate rb_nth_school_day (const RbSchool *school, RbDate day, guint n);

typedef struct
{
  const RbSuspension *suspension;
  guint row;
  guint days;       /* school days or parts of one */
  gboolean needs;   /* lasts to its sixth school day: education must be provided from there on */
  gboolean overdue; /* and has begun without it */
  gboolean holds_now;
} RbSuspensionLine;

/* Those that hold now or are to come first, then the newest. (transfer full) of RbSuspensionLine */
GArray *rb_suspensions (const RbSchool *school, RbMoment now);

G_END_DECLS
