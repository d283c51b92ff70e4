/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of records of the school's day: rules.md 3 and 5, and the lists of 9. Words such as
 * `channel` are ids, never translated; what is shown is the window's. Texts are never NULL. */
#pragma once

#include "domain/rb-record.h"

G_BEGIN_DECLS

/* One try to reach somebody about absent pupils; what came of it for each child is an RbOutcome. */
typedef struct
{
  RbRecord base;
  gint64 made_at;
  char *who; /* of the staff, and their position */
  char *position;
  char *channel; /* "phone" "voicemail" "text" "email" "in-person" "visit" "talk" (daily talk) */
  gint64 contact_id;
  char *contact_name;
  char *number;
  gboolean spoken;     /* spoken to somebody */
  gboolean challenged; /* the reason was questioned */
  gboolean confidential;
  char *note; /* secret */
} RbAttempt;

/* What an attempt came to for one child. */
typedef struct
{
  RbRecord base;
  gint64 attempt_id;
  gint64 pupil_id;
  RbDate day;    /* of the absence */
  char *outcome; /* "ill" "appointment" "holiday" "other" "authorised" "coming-in" "no-answer"
                    "voicemail" "texted" "visit" "unexplained" "talk" */
  char *code;    /* that was set, or "" */
  RbDate expected_return;
  gboolean evidence_asked;
  gboolean confidential;
  char *reason; /* secret */
} RbOutcome;

/* A child through the door after the doors closed, out during the day, or back again. */
typedef struct
{
  RbRecord base;
  gint64 pupil_id;
  RbDate day;
  int minute;      /* of the day */
  char *direction; /* "in" "out" "back" */
  RbHalf half;     /* the session that it changed */
  char *code;      /* the mark that was given, or "" */
  char *am_was;    /* the mark of the morning that it took the place of; "-" for none, "" where */
  char *pm_was;    /* it left that session alone; and of the afternoon */
  int minutes_late;
  char *reason;
  gboolean dinner;
  gboolean undone;
  gint64 made_at;
  char *who;
} RbArrival;

/* A known absence: a parent's message, an appointment, granted leave. */
typedef struct
{
  RbRecord base;
  gint64 pupil_id;
  char *origin; /* "message" "appointment" "leave" "other" */
  RbDate first_day;
  RbHalf first_half;
  RbDate last_day;
  RbHalf last_half;
  char *code;
  char *told_by; /* "mother, by phone" */
  gint64 told_at;
  char *who;
  char *position;
  RbDate expected_return;
  char *evidence; /* "" "asked" "seen" */
  RbDate returned_on;
  gint64 leave_id;
  gboolean confidential;
  char *reason; /* secret */
} RbAbsence;

/* A request for leave, of one child or of brothers and sisters; the days are RbLeaveDay. */
typedef struct
{
  RbRecord base;
  RbDate received_on;
  char *asked_by;
  char *ground; /* "exceptional" (C) "performance" (C1) "part-time" (C2) "interview" (J1) "study"
                   (S) */
  RbDate first_day;
  RbDate last_day;
  char *evidence; /* "" "asked" "seen" */
  char *state;    /* "open" "decided" "withdrawn" */
  char *decided_by;
  char *decided_position;
  gint64 decided_at;
  char *decision_reason; /* secret; the letter to the parents has it */
  gint64 called_at;      /* the same-day call of a refusal */
  gint64 letter_at;      /* the decision letter was made */
  RbDate return_checked_on;
  char *who; /* took it in */
  gboolean confidential;
  char *reason; /* secret */
} RbLeave;

/* One session or day of a request for one child: a decision may differ by day and by child. */
typedef struct
{
  RbRecord base;
  gint64 leave_id;
  gint64 pupil_id;
  RbDate day;
  char *session;  /* "am" "pm" "day" */
  char *decision; /* "open" "granted" "refused" */
  char *code;     /* "" while open; G or another where refused */
} RbLeaveDay;

/* Which sessions of the week a child comes to: part-time (C2) or nursery (X). */
typedef struct
{
  RbRecord base;
  gint64 pupil_id;
  char *timetable; /* "part-time" "nursery" */
  char *sessions;  /* ten of '1' comes, '0' does not: Monday am, Monday pm ... Friday pm */
  char *code;      /* for the sessions not come to */
  RbDate first_day;
  RbDate last_day; /* compulsory */
  RbDate review_day;
  char *agreed_with;
  RbDate ended_on; /* before its last day */
  char *who;
  gint64 made_at;
  char *note;
} RbTimetable;

typedef struct
{
  RbRecord base;
  gint64 pupil_id;
  RbDate first_day;
  RbHalf first_half;
  RbDate last_day;
  RbHalf last_half;
  RbDate provision_due;  /* the sixth school day */
  RbDate provision_from; /* when it began */
  char *provision;       /* where and what */
  char *who;
  gint64 made_at;
  gboolean confidential;
  char *reason; /* secret */
} RbSuspension;

/* A recurring action of the school's calendar. */
typedef struct
{
  RbRecord base;
  char *title;
  char *reference; /* of rules.md 9: "S3.9", or "" */
  char *
      frequency; /* "daily" "weekly" "monthly" "half-termly" "termly" "months" "annual" "ongoing" */
  char *months;  /* "9,1,4" for "months" and "annual"; of a half term or term: it ends in one of
                    these, "" for every one */
  int weekday;   /* for "weekly": 0 Monday ... 4 Friday */
  char *role;    /* who does it */
  char *list;    /* id of the list of pupils it concerns, or "" */
  RbDate since;  /* nothing before it was due */
  gboolean active;
  gboolean own; /* the school's, not the program's */
  char *note;
} RbAction;

/* Something ticked: a line of the day's clock, a due action, a line of a list. */
typedef struct
{
  RbRecord base;
  char *subject; /* "day:registers-am" "action" "keyback" "detention" ... */
  gint64 action_id;
  gint64 pupil_id;
  RbDate due;
  gint64 done_at;
  char *who;
  char *position;
  char *note;
} RbTicked;

/* One line of a list that went out, so that nobody is sent it twice. */
typedef struct
{
  RbRecord base;
  char *list; /* id of the list */
  RbDate day; /* that it was about */
  gint64 pupil_id;
  gint64 contact_id;
  char *channel; /* "text" "email" "print" */
  char *number;
  gint64 made_at;
  char *who;
} RbSent;

/* A closed week: each later change of its marks needs a reason. */
typedef struct
{
  RbRecord base;
  RbDate week; /* its Monday */
  gint64 sealed_at;
  char *who;
  char *position;
  char *note;
} RbSeal;

/* Somebody else takes a class's registers on some days. */
typedef struct
{
  RbRecord base;
  gint64 class_id;
  RbDate first_day;
  RbDate last_day;
  char *session; /* "am" "pm" "day" */
  gint64 staff_id;
  char *name; /* of supply staff who are not in the list */
  char *note;
} RbCover;

/* Something to know about a child from one day to another. */
typedef struct
{
  RbRecord base;
  gint64 pupil_id;
  char *flag; /* rb-flag.h: "ring-first" "medical-evidence" "safeguarding" ... */
  RbDate first_day;
  RbDate last_day;
  char *who;
  gint64 made_at;
  gboolean confidential;
  char *note; /* secret */
} RbFlag;

G_END_DECLS
