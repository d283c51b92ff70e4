/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may see and do what: the roles of a school's staff, the rights, and the one table of role by
 * right. The store refuses by it, the window leaves out by it, the help prints it. Two rights are
 * given to persons, not only to a role: to issue notices and to decide about leave.
 *
 * A school that does without sign-in has no identity, and nothing is refused. */
#pragma once

#include "domain/rb-records.h"
#include "domain/rb-roster.h"

G_BEGIN_DECLS

typedef enum
{
  RB_STAFF_NONE, /* not given yet: may do nothing */
  RB_STAFF_ADMIN,
  RB_STAFF_TEACHER,
  RB_STAFF_SUPPLY, /* a teacher from one day to another */
  RB_STAFF_PASTORAL,
  RB_STAFF_ATTENDANCE, /* attendance lead */
  RB_STAFF_SAFEGUARDING,
  RB_STAFF_HEAD,
  RB_STAFF_VIEWER,
  RB_N_STAFF_ROLES
} RbStaffRole;

typedef enum
{
  RB_RIGHT_READ_OWN,           /* registers and pupils of own classes */
  RB_RIGHT_READ_ALL,           /* every register and pupil, and the figures of the school */
  RB_RIGHT_READ_FACTS,         /* who is looked after, a young carer, protected */
  RB_RIGHT_READ_CONFIDENTIAL,  /* words marked as confidential */
  RB_RIGHT_WRITE_CONFIDENTIAL, /* mark something as confidential */
  RB_RIGHT_MARK_OWN,           /* today's first entries of own classes */
  RB_RIGHT_MARK_ALL,           /* first entries of every class and day */
  RB_RIGHT_AMEND,              /* saved marks */
  RB_RIGHT_BULK,               /* one code for many pupils at once */
  RB_RIGHT_SEAL,               /* close a week */
  RB_RIGHT_VERIFY,             /* check the file, prove that its amendments are whole */
  RB_RIGHT_CALLS,              /* first-day calls and what came of them */
  RB_RIGHT_LATE_DESK,
  RB_RIGHT_LEAVE_INTAKE, /* messages, planned absence, leave requests */
  RB_RIGHT_DECIDE_LEAVE,
  RB_RIGHT_ISSUE_NOTICES,
  RB_RIGHT_CONCERNS, /* note a concern about a pupil whom they may see */
  RB_RIGHT_CASES,    /* keep case files: calls, meetings, targets, visits */
  RB_RIGHT_ACTIONS,  /* tick the day and the action calendar */
  RB_RIGHT_LISTS,    /* send lists out */
  RB_RIGHT_LETTERS,
  RB_RIGHT_REPORTS, /* print and export */
  RB_RIGHT_IMPORT,
  RB_RIGHT_PUPILS, /* edit pupils, classes, contacts, cover */
  RB_RIGHT_CALENDAR,
  RB_RIGHT_POLICY,
  RB_RIGHT_SCHOOL, /* the school's particulars */
  RB_RIGHT_STAFF,  /* staff, their rights and PINs, sign-in */
  RB_RIGHT_BACKUP,
  RB_N_RIGHTS
} RbRight;

typedef guint64 RbRights; /* a bit for each RbRight */
#define RB_RIGHT_BIT(right) ((RbRights) 1 << (right))

/* "admin" "attendance lead" ...: as it is stored; "" for RB_STAFF_NONE. Static. */
const char *rb_staff_role_id (RbStaffRole role);
/* "Attendance lead"; "Not given yet" for RB_STAFF_NONE. Static. */
const char *rb_staff_role_name (RbStaffRole role);
/* What it is, for people: "takes the registers of own classes". Static. */
const char *rb_staff_role_words (RbStaffRole role);
/* Reads the id or a usual word for it ("dht", "class teacher", "dsl"); RB_STAFF_NONE otherwise. */
RbStaffRole rb_staff_role_parse (const char *text);

/* "amend saved marks": after "may". Static. */
const char *rb_right_words (RbRight right);
/* Whether it is given to persons: the roles have it that rb_staff_role_may() says, others by a
 * tick. */
gboolean rb_right_is_personal (RbRight right);
gboolean rb_staff_role_may (RbStaffRole role, RbRight right);
RbRights rb_staff_role_rights (RbStaffRole role);

/* What a member of staff may do: by role, and the two rights that are given to persons. */
RbRights rb_staff_rights (const RbStaff *staff);
/* Whether they have left, or the day is outside their dates. */
gboolean rb_staff_is_away (const RbStaff *staff, RbDate day);

/* Who is signed in. Immutable, reference counted. */
typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public, read only >*/
  gint64 staff_id;
  char *name;
  char *position;
  char *classes;
  RbStaffRole role;
  RbRights rights;
  RbDate day; /* that they signed in on: their classes are those of its year */
} RbIdentity;

RbIdentity *rb_identity_new (const RbStaff *staff, RbDate day);
RbIdentity *rb_identity_ref (RbIdentity *identity);
void rb_identity_unref (RbIdentity *identity);
/* Everyone may who has the right; NULL (a school without sign-in) may everything. */
gboolean rb_identity_may (const RbIdentity *identity, RbRight right);
/* Whether the class is theirs: its teacher, or one of the classes in the staff list. */
gboolean rb_identity_has_class (const RbIdentity *identity, const RbClass *klass);
/* Whether they take that register in the place of somebody else. */
gboolean rb_identity_covers (
    const RbIdentity *identity, const RbCover *cover, gint64 class_id, RbDate day, RbHalf half);
/* "Only these may seal a week: Office, Attendance lead and Headteacher." (transfer full) */
char *rb_right_only_words (RbRight right);
/* Why not, for people: who, what, and which roles may. (transfer full) */
char *rb_identity_refusal (const RbIdentity *identity, RbRight right);

/* What is wrong with a PIN or password, as a sentence; NULL where it will do. Static. */
const char *rb_pin_problem (const char *pin);

/* Attributes of a pupil that only RB_RIGHT_READ_FACTS shows. Whoever may edit pupils has it: nobody
 * writes a pupil again whom they have not seen whole. */
gboolean rb_attribute_is_confidential (const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbIdentity, rb_identity_unref)

G_END_DECLS
