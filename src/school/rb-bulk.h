/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One code for many pupils or many sessions: a closure, a trip, a festival, granted leave, the
 * sessions that a part-time timetable leaves out. What would happen to every cell is worked out
 * first and can be shown; then it is done as one change. What may be overwritten is the rule of
 * doc/rules.md 1.3 (product B7). */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef struct
{
  const GArray *rows; /* of guint */
  RbSession from;     /* both included */
  RbSession to;
  const char *code;     /* "V"; "" takes plans away (marks of sessions that have not begun) */
  const char *sessions; /* ten of '0' and '1', Monday am ... Friday pm: only the '0' ones get the
                           code; NULL: every session */
  gboolean explains;    /* a reason was found: also replaces N */
  const char *note;     /* kept with each mark, or NULL */
  const char *nature;   /* of the activity or circumstances, or NULL */
} RbBulk;

typedef enum
{
  RB_BULK_SET,      /* no mark there */
  RB_BULK_REPLACES, /* overwrites by the rule */
  RB_BULK_SAME,     /* has the code already */
  RB_BULK_KEPT,     /* something stands there that the rule does not overwrite */
  RB_BULK_OFF_ROLL, /* not on the roll that day */
  RB_N_BULK
} RbBulkWhat;

typedef struct
{
  guint row;
  RbSession session;
  RbMark was;
  RbMark is;
  RbBulkWhat what;
} RbBulkLine;

typedef struct
{
  GArray *lines; /* of RbBulkLine, by pupil, then session */
  guint counts[RB_N_BULK];
  guint pupils;  /* that get at least one mark */
  guint planned; /* of the marks: sessions that have not begun */
} RbBulkPlan;

/* What would happen. NULL with a sentence: an unknown code, one that is not in force on all the
 * days, no session between the two, a detail that the code must have and that is missing. (transfer
 * full) */
RbBulkPlan *rb_bulk_plan (const RbSchool *school, const RbBulk *bulk, RbMoment now, GError **error);
void rb_bulk_plan_free (RbBulkPlan *plan);
/* Adds the cells that change to `change`; how many. */
guint
rb_bulk_add (const RbSchool *school, const RbBulkPlan *plan, const RbBulk *bulk, RbChange *change);
/* "28 marks for 14 pupils; 3 replace N; 2 stay as they are." (transfer full) */
char *rb_bulk_words (const RbBulkPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbBulkPlan, rb_bulk_plan_free)

G_END_DECLS
