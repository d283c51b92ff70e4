/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the registers of a period were taken: class by session, saved in time, late, missing or
 * brought by a file; how long each class has been in time; who took them (product B6). And whether
 * a week may be sealed (product A11, rules.md 3). Pure functions of a snapshot and a moment. */
#pragma once

#include "analysis/rb-day.h"
#include "analysis/rb-listing.h"
#include "analysis/rb-period.h"

G_BEGIN_DECLS

typedef struct
{
  guint in_time;
  guint late;
  guint missing;  /* the deadline has passed */
  guint imported; /* came in a file: nobody knows when it was taken */
  guint open;     /* due, and the deadline has not passed */
  guint too_long; /* of all: open for longer than a register may be */
} RbCompletenessSums;

/* One class. */
typedef struct
{
  const RbClass *klass;
  GArray *cells; /* RbDayRegister, one for each session of the board */
  RbCompletenessSums sums;
  guint streak; /* registers in a row in time, up to the last one due; beyond the period, within the
                   academic year. Imported ones neither count nor end it. */
} RbCompletenessRow;

/* One person who takes registers: a class's teacher, or whoever covers for them. */
typedef struct
{
  char *name; /* or "" where nobody is named */
  RbCompletenessSums sums;
} RbCompletenessTaker;

typedef struct
{
  RbPeriod period;
  GArray *sessions;  /* RbSession */
  GPtrArray *rows;   /* RbCompletenessRow, in school order */
  GPtrArray *takers; /* RbCompletenessTaker, most missing first, then most late, then by name */
  RbCompletenessSums sums;
} RbCompleteness;

/* The board of a period that lies in one academic year (else of the year of its last day). Classes
 * without a pupil in it are left out. The snapshot must outlive it. (transfer full) */
RbCompleteness *rb_completeness_new (const RbSchool *school, RbPeriod period, RbMoment now);
void rb_completeness_free (RbCompleteness *board);
/* The nth row's cell of a session of the board. */
const RbDayRegister *rb_completeness_cell (const RbCompleteness *board, guint row, guint session);
/* The first register that is missing, by session and class; FALSE where none is. */
gboolean rb_completeness_first_gap (const RbCompleteness *board, guint *row, guint *session);

/* Who takes the register: the cover's name, else the class's teacher; "" for nobody. (transfer
 * none) */
const char *rb_register_taker (const RbSchool *school, const RbDayRegister *found);
/* "saved in time at 08:57", "missing", "late: 09:21" ...: for people. (transfer full) */
char *rb_register_state_words (const RbDayRegister *found);
/* ", 2 open for more than 30 minutes", to follow the sums; "" for none. (transfer full) */
char *rb_completeness_open_words (const RbCompleteness *board);

/* As a table: one column a session up to two weeks, sums beyond. (transfer full) */
RbListing *rb_completeness_listing (const RbSchool *school, const RbCompleteness *board);

/* What keeps a week from being closed. */
typedef struct
{
  RbDate week;        /* its Monday */
  guint sessions;     /* that it has */
  guint to_come;      /* of them not begun yet */
  guint registers;    /* begun, and not in */
  guint gaps;         /* pupils without a mark in registers that are in */
  guint unexplained;  /* marks N */
  const RbSeal *seal; /* NULL while it is not sealed */
} RbWeekState;

RbWeekState rb_week_state (const RbSchool *school, RbDate week, RbMoment now);
#define rb_week_is_complete(state)                                                                 \
  ((state).sessions > 0 && (state).to_come == 0 && (state).registers == 0 && (state).gaps == 0     \
   && (state).unexplained == 0)
/* "2 registers are missing; 3 marks are still N" or "Nothing is missing". (transfer full) */
char *rb_week_state_words (const RbWeekState *state);
/* The earliest week of this year that is over and not sealed, else the week of now; RB_DATE_NONE
 * where the year has none. */
RbDate rb_week_to_seal (const RbSchool *school, RbMoment now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbCompleteness, rb_completeness_free)

G_END_DECLS
