/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request for leave from the form to the marks: taken in, decided by day and by child, called and
 * written about, checked on return, withdrawn. Each step is one change. Only the head or whom the
 * head authorised decides. (product C5, doc/rules.md 3, case 76) */
#pragma once

#include "analysis/rb-leave.h"
#include "domain/rb-role.h"

#include "school/rb-deed.h"

G_BEGIN_DECLS

typedef struct
{
  const GArray *rows; /* of guint: one child, or brothers and sisters */
  RbDate received_on;
  const char *asked_by;
  RbLeaveGround ground;
  RbSession from; /* both included */
  RbSession to;
  const char *evidence; /* "" "asked" "seen" */
  const char *reason;
  gboolean confidential;
} RbLeaveRequest;

/* The request, with a day for each child and school day, open. Never refused for short notice. NULL
 * with a sentence: nobody, no school day, no reason, an unknown code of its ground on these days.
 * (transfer full) */
RbChange *rb_leave_request (const RbSchool *school,
                            const RbLeaveRequest *request,
                            const RbDeed *deed,
                            GError **error);

/* What is decided about one day of one child. */
typedef struct
{
  gint64 day_id; /* RbLeaveDay */
  gboolean granted;
  const char *code; /* NULL: that of the ground; G where refused */
} RbLeaveVerdict;

typedef struct
{
  const RbLeaveVerdict *verdicts; /* one for each day of the request */
  guint n;
  const char *reason;           /* compulsory */
  const char *decided_by;       /* the head, or whom the head authorised */
  const char *decided_position; /* or NULL */
} RbLeaveDecision;

/* Whether somebody may decide: NULL (a school without sign-in) may; the error says who may. */
gboolean rb_leave_may_decide (const RbIdentity *identity, GError **error);
/* The decision with its marks: a granted day is planned (and N of days gone by replaced), a refused
 * one is not, and N on it becomes its code. Decided again, what was planned before gives way.
 * (transfer full) */
RbChange *rb_leave_decide (const RbSchool *school,
                           const RbLeave *leave,
                           const RbLeaveDecision *decision,
                           const RbDeed *deed,
                           GError **error);
/* What the marks of such a change become: "6 sessions C, 2 sessions G", "No mark changes."
 * (transfer full) */
char *rb_leave_marks_words (const RbSchool *school, const RbChange *change);

/* N on refused days that were taken all the same becomes G: of one request, of all for NULL. NULL
 * where there is none. (transfer full) */
RbChange *rb_leave_settle (const RbSchool *school, const RbLeave *leave, const RbDeed *deed);
/* Withdrawn by the parent: plans are taken away. (transfer full) */
RbChange *rb_leave_withdraw (const RbSchool *school, const RbLeave *leave, const RbDeed *deed);
/* The same-day call of a refusal, the letter, the check of the return, evidence that came later
 * (also of the absences that follow from it): ticked now, or not. NULL where it is so already.
 * (transfer full) */
typedef enum
{
  RB_LEAVE_CALLED,
  RB_LEAVE_LETTER,
  RB_LEAVE_RETURNED,
  RB_LEAVE_EVIDENCE
} RbLeaveTick;
RbChange *rb_leave_tick (const RbSchool *school,
                         const RbLeave *leave,
                         RbLeaveTick what,
                         gboolean done,
                         const RbDeed *deed);

G_END_DECLS
