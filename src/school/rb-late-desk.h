/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The late desk's rules: which mark an arrival gives by the policy's clock of that key stage and
 * session, what signing out plans, what coming back undoes, and the one change that writes the
 * record and its mark. doc/rules.md 12 (late clock), cases 77, 78 and 86. No widget and no clock:
 * the moment is given. */
#pragma once

#include "analysis/rb-arrivals.h"

G_BEGIN_DECLS

/* What a reason means for the mark; the words of the reason are the school's own. */
typedef enum
{
  RB_DESK_PLAIN,   /* nothing */
  RB_DESK_MEDICAL, /* an appointment: M */
  RB_DESK_ILL      /* ill: I */
} RbDeskCause;

/* What was said at the desk. */
typedef struct
{
  gint64 pupil_id; /* 0: nobody yet; the answer then tells what the clock would give */
  RbMoment at;
  RbDirection direction;
  RbDeskCause cause;
  const char *reason; /* words, kept as the mark's note; NULL or "" for none */
  gboolean dinner;
  gboolean back_today; /* going out: comes back today, by `back_by` where it is not -1 */
  int back_by;         /* minute of the day; -1 for not known */
} RbDeskEntry;

typedef enum
{
  RB_DESK_FINE,    /* on time, or written down without a mark: teal */
  RB_DESK_LATE,    /* L: amber */
  RB_DESK_ABSENT,  /* U, M, I: counts as absent: red */
  RB_DESK_REFUSED, /* nothing can be written; the sentence says why */
} RbDeskVerdict;

/* What would be written. */
typedef struct
{
  RbDeskVerdict verdict;
  RbSession session; /* that it is about */
  const char *code;  /* the mark that the child then has; "" where the desk gives none. Static */
  gboolean writes;   /* whether that mark is another than the one that is there, or is timed now */
  int minutes_late;  /* from the policy's `late from`; 0 where not late */
  char *title;       /* "29 minutes late" */
  char *sentence;    /* "Counts as here this morning. After 09:30 it counts as absent." */
  char *for_office;  /* what the child need not read: "Leave (C) is on the books to Fri 27 Mar."; or
                        NULL */
} RbDeskAnswer;

/* (transfer full) */
RbDeskAnswer *rb_desk_answer (const RbSchool *school, const RbDeskEntry *entry);
void rb_desk_answer_free (RbDeskAnswer *answer);

/* The change that writes it: the arrival, and with it the marks of today that follow from it. NULL
 * where the answer is refused. Its reason says what happened ("late desk: signed in 09:24,
 * traffic"), so that it can amend a register that was saved. (transfer full) */
RbChange *rb_desk_change (const RbSchool *school,
                          const RbDeskEntry *entry,
                          RbSource source,
                          const char *who,
                          const char *position,
                          gint64 at);
/* Takes an arrival back, later than Undo can: the record stays, marked undone, and a mark goes back
 * to what it was unless somebody has changed it since. (transfer full) */
RbChange *rb_desk_undo (const RbSchool *school,
                        const RbArrival *arrival,
                        const char *who,
                        const char *position,
                        gint64 at);
/* Puts it right (time, reason, dinner): the marks are decided again as if it had not been there.
 * NULL where the new entry is refused. (transfer full) */
RbChange *rb_desk_edit (const RbSchool *school,
                        const RbArrival *arrival,
                        const RbDeskEntry *entry,
                        const char *who,
                        const char *position,
                        gint64 at);
/* What was said when `arrival` was made, to edit it; borrows its reason. */
RbDeskEntry rb_desk_entry_of (const RbSchool *school, const RbArrival *arrival);

/* Ticks a detention as served, or takes the tick away. (transfer full) */
RbChange *rb_desk_detention (const RbSchool *school,
                             gint64 pupil_id,
                             RbDate day,
                             gboolean served,
                             const char *who,
                             const char *position,
                             gint64 at);

/* The moment of the newest arrival of the day, where the clock now stands more than two minutes
 * before the second at which it was made: the clock of the PC jumped back. FALSE where all is well.
 */
gboolean rb_desk_clock_jumped (const RbSchool *school, RbMoment now, gint64 now_at, int *last);

/* The reasons that a school shows at its desk: five, each with what it means. `text` is the form
 * they are kept in, a line each, "Doctor = M"; NULL gives the program's. (transfer full) of
 * RbDeskReason */
typedef struct
{
  char *words;
  RbDeskCause cause;
} RbDeskReason;

#define RB_DESK_N_REASONS 5
GArray *rb_desk_reasons (RbDirection direction, const char *text);
char *rb_desk_reasons_text (const GArray *reasons);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbDeskAnswer, rb_desk_answer_free)

G_END_DECLS
