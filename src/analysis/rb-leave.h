/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leave requests as the office and the head look at them: grounds and their codes, what to remark
 * before deciding, who is due back, and who stayed away on days that were refused (product C5,
 * doc/rules.md 3 and 9.6, case 76). Nothing is ever refused by a rule: a remark is a sentence. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef enum
{
  RB_LEAVE_EXCEPTIONAL, /* C */
  RB_LEAVE_PERFORMANCE, /* C1 */
  RB_LEAVE_PART_TIME,   /* C2 */
  RB_LEAVE_INTERVIEW,   /* J1 */
  RB_LEAVE_STUDY,       /* S */
  RB_N_LEAVE_GROUNDS
} RbLeaveGround;

/* "exceptional" ...: RbLeave.ground. Static. FALSE for an unknown word. */
const char *rb_leave_ground_id (RbLeaveGround ground);
gboolean rb_leave_ground_parse (const char *id, RbLeaveGround *ground);
/* "C"; "Exceptional circumstances". Static. */
const char *rb_leave_ground_code (RbLeaveGround ground);
const char *rb_leave_ground_name (RbLeaveGround ground);

/* The days of a request, by pupil as they were written, then by day. (transfer container) of const
 * RbLeaveDay* */
GPtrArray *rb_leave_days (const RbOffice *office, gint64 leave_id);
/* The rows of its children, each once. (transfer full) of guint */
GArray *rb_leave_rows (const RbSchool *school, gint64 leave_id);
/* "Chidi and Ada Okonkwo", "Chidi Okonkwo, Zofia Dąbrowska". (transfer full) */
char *rb_leave_names (const RbSchool *school, gint64 leave_id);
/* "granted", "refused", "granted in part", "open", "withdrawn". Static. */
const char *rb_leave_outcome (const RbSchool *school, const RbLeave *leave);

/* How many days' notice was given: negative where it was asked for after it began. */
int rb_leave_notice (const RbLeave *leave);
/* Less than the policy of its first day asks for (14 days unless set). */
gboolean rb_leave_is_short (const RbSchool *school, const RbLeave *leave);

typedef struct
{
  gboolean warning; /* to be looked at; otherwise only to be known */
  int row;          /* of the child it is about; -1: of the request */
  char *sentence;
} RbLeaveRemark;

/* What the one who decides should know. (transfer full) of RbLeaveRemark* */
GPtrArray *rb_leave_remarks (RbSchool *school, const RbLeave *leave, RbMoment now);

/* A child who was granted leave and should be back. */
typedef struct
{
  const RbLeave *leave;
  guint row;
  RbDate last;      /* day of the leave */
  RbDate due;       /* the first school day after it */
  guint days;       /* school days from then to now, both counted */
  gboolean present; /* at a session since then */
  gboolean marked;  /* has any mark since then */
} RbLeaveReturn;

/* Due back by now and not ticked off, longest first. (transfer full) of RbLeaveReturn */
GArray *rb_leave_returns (const RbSchool *school, RbMoment now);

/* Requests of which a day was refused, whose families are rung on the day of the decision: decided
 * on `date`, and earlier ones not rung yet, by decision. (transfer container) of const RbLeave* */
GPtrArray *rb_leave_refusals (const RbSchool *school, RbDate date);

/* N on a day that was refused: without leave it is G. */
typedef struct
{
  const RbLeaveDay *day;
  guint row;
  RbSession session;
} RbLeaveTaken;

/* Of one request, or of all for 0. (transfer full) of RbLeaveTaken */
GArray *rb_leave_taken (const RbSchool *school, gint64 leave_id, RbMoment now);

/* Whether the day of the record has the half: its `session` is "am", "pm" or "day". */
gboolean rb_leave_day_has (const RbLeaveDay *day, RbHalf half);

G_END_DECLS
