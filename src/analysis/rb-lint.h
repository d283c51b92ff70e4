/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live checks of a register: what is odd and should be put right (product B4). A list, never a
 * refusal. */
#pragma once

#include "analysis/rb-query.h"

G_BEGIN_DECLS

typedef enum
{
  RB_LINT_OFF_ROLL,     /* a stored mark of a day off roll */
  RB_LINT_CLOSED,       /* a stored mark in a closure, holiday or weekend */
  RB_LINT_GAP,          /* no mark where others of the class have one */
  RB_LINT_REGISTER,     /* a register without a single mark */
  RB_LINT_N_LATE,       /* N past its date */
  RB_LINT_NO_DETAIL,    /* B, K, D, Q, Y1 to Y7 without the detail they need */
  RB_LINT_NO_NAME,      /* V, P, W without the name of the trip, the activity, the placement */
  RB_LINT_C2_NO_END,    /* a part-time timetable without an end date */
  RB_LINT_NOT_IN_FORCE, /* a code that was not in force on its day */
  RB_LINT_NO_MINUTES,   /* L or U without the minutes */
  RB_LINT_OLD_PLAN,     /* a mark of a part-time or nursery timetable that has ended */
  RB_LINT_OPEN,         /* a register of today that is open for longer than it may be */
  RB_N_LINTS
} RbLintKind;

const char *rb_lint_id (RbLintKind kind);
const char *rb_lint_name (RbLintKind kind);

/* What puts it right without a person deciding anything (school: rb_lint_fix()). */
typedef enum
{
  RB_LINT_GO,           /* nothing does: go and look */
  RB_LINT_CLEAR,        /* take the mark away */
  RB_LINT_TO_O,         /* N becomes O */
  RB_LINT_TAKE_MINUTES, /* the late desk knows the minutes */
  RB_LINT_WRITE,        /* a person writes the detail (school: rb_lint_write()) */
  RB_LINT_TIMETABLE,    /* a person enters the timetable */
  RB_LINT_SAVE          /* the register is saved as it stands */
} RbLintFix;

typedef struct
{
  RbLintKind kind;
  RbLintFix fix;
  int row;         /* -1 for a register */
  gint64 class_id; /* 0 for none */
  RbSession session;
  RbMark mark;
  int minutes;    /* for RB_LINT_TAKE_MINUTES */
  char *sentence; /* what is wrong and what to do */
} RbLint;

/* A stored mark that no register shows: the store lists them. */
typedef struct
{
  gint64 pupil_id;
  RbSession session;
  RbMark mark;
} RbLintStray;

/* Everything found in the sessions of the query (and the `n_stray` marks given), by kind and date.
 * (transfer container) of RbLint* */
GPtrArray *rb_lint (RbQuery *query, const RbLintStray *stray, guint n_stray);
void rb_lint_free (RbLint *lint);

G_END_DECLS
