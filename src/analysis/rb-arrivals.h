/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the late desk wrote down, read again: who came late, who is out, who came back, and who was
 * late on some days by the marks, whether at the desk or in the classroom. Pure functions over a
 * snapshot; making such a record is school/rb-late-desk. doc/rules.md 9 (S0.3, S1.7 to S1.10, S3.6)
 */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef enum
{
  RB_DIRECTION_IN,
  RB_DIRECTION_OUT,
  RB_DIRECTION_BACK
} RbDirection;

/* "in" "out" "back", as RbArrival keeps it; unknown words are in. */
const char *rb_direction_id (RbDirection direction);
RbDirection rb_direction_of (const RbArrival *arrival);

/* The arrivals of a day that were not undone, in the order of the clock and then as they were made.
 * (transfer container) of const RbArrival* */
GPtrArray *rb_arrivals_on (const RbSchool *school, RbDate day);
/* The last of them for one child; NULL for none. (transfer none) */
const RbArrival *rb_arrival_last (const RbSchool *school, gint64 pupil_id, RbDate day);
/* What the register of a session shows beside the name: the last one of that session, or the
 * sign-out of the morning that still holds ("signed in 09:12", "out since 10:40").
 * NULL for none. (transfer none) */
const RbArrival *rb_arrival_today (const RbSchool *school, gint64 pupil_id, RbSession session);
/* All of a day in one pass, for a whole register: pupil id -> const RbArrival* (the last of that
 * session). The table borrows from the school. (transfer container) */
GHashTable *rb_arrivals_of_session (const RbSchool *school, RbSession session);
/* "signed in 09:12", "out since 10:40", "back 11:20". (transfer full) */
char *rb_arrival_words (const RbArrival *arrival);

/* A late mark (L, U) of a session, with what the desk knows of it. */
typedef struct
{
  guint row; /* of the roster */
  gint64 pupil_id;
  const RbClass *klass; /* that day; may be NULL */
  RbSession session;
  const char *code;         /* "L" or "U" */
  int minutes;              /* late; -1 where nobody wrote it down */
  const char *reason;       /* of the arrival, else the note of the mark; never NULL */
  const RbArrival *arrival; /* NULL where the mark was typed in the register */
  const RbTicked *served;   /* the tick of the detention for that day; NULL where it is open */
} RbLate;

/* Which late marks: bits. */
typedef enum
{
  RB_LATE_BEFORE = 1 << 0, /* L: the register was open */
  RB_LATE_AFTER = 1 << 1,  /* U */
  RB_LATE_ANY = RB_LATE_BEFORE | RB_LATE_AFTER
} RbLateKind;

/* The late marks of the sessions from `from` to `to` (both included) that had begun at `now`, by
 * day and session, then class and name. Strings and pointers borrow from the school. (transfer
 * full) of RbLate */
GArray *
rb_latecomers (const RbSchool *school, RbMoment now, RbDate from, RbDate to, RbLateKind kind);

/* The subject of the tick (RbTicked, `pupil_id` and `due` the day) that says a detention was
 * served. */
#define RB_DETENTION_SUBJECT "detention"
const RbTicked *rb_detention_served (const RbSchool *school, gint64 pupil_id, RbDate day);

G_END_DECLS
