/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules of the late desk have decided, before it is said in words or written as a change.
 * Nothing outside rb-late-desk*.c includes this. */
#pragma once

#include "school/rb-late-desk.h"

G_BEGIN_DECLS

/* What is to become of one session of the day. */
typedef struct
{
  gboolean there; /* the school has this session */
  const RbClock *clock;
  RbMark was;
  gboolean set; /* the mark becomes `is` with `minutes` (-1 for none) */
  RbMark is;
  int minutes;
} RbDeskHalf;

typedef struct
{
  const RbSchool *school;
  const RbPolicy *policy;
  const RbPupil *pupil; /* NULL: nobody in particular */
  const RbArrival *last;
  RbDeskEntry entry;
  RbDirection direction; /* what it comes to: one who is out and signs in comes back */
  RbDeskCause cause;
  RbDeskHalf halves[2];
  RbHalf half;    /* that it is about */
  gboolean early; /* its register has not begun */
  gboolean kept;  /* the mark that is there stays */
  char *refused;  /* why nothing can be written; NULL where all is well */
  const char *code;
  int minutes_late;
} RbDeskPlan;

void rb_desk_plan (RbDeskPlan *plan, const RbSchool *school, const RbDeskEntry *entry);
void rb_desk_plan_clear (RbDeskPlan *plan);
/* The words of it. */
void rb_desk_words (const RbDeskPlan *plan, RbDeskAnswer *answer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbDeskPlan, rb_desk_plan_clear)

G_END_DECLS
