/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of records of a pupil's case file (product D): what was noted, met about, promised,
 * aimed at and visited. Sources are rules.md 9: S1.20 to S1.30, S2.42 to S2.59, S3.18 to S3.27.
 * Words such as `kind` are ids, never translated; what is shown is analysis' and the window's.
 * Texts are never NULL. */
#pragma once

#include "domain/rb-record.h"

G_BEGIN_DECLS

/* Something said, seen or thought about a child: one line of the timeline. */
typedef struct
{
  RbRecord base;
  gint64 pupil_id;
  char *kind; /* "note" "concern" "call" "message" "talk" "voice" (the child's own) "barrier"
                 "agency" "support" (offered) */
  RbDate day; /* on which it happened */
  int minute; /* of that day; -1 where nobody wrote it down */
  char *with_whom;
  gint64 contact_id;
  gboolean spoken; /* somebody was reached; not only tried */
  char *answer;    /* to support that was offered: "" "accepted" "refused" "no-answer" */
  char *reaches;   /* whom a concern must reach: "" "attendance lead" "safeguarding" "head" */
  gint64 read_at;  /* by them; 0 while it waits */
  char *read_by;
  gint64 group_id; /* the first of those written for many pupils at once; 0 for one alone */
  char *who;
  char *position;
  gint64 made_at;
  gboolean confidential;
  char *note; /* secret */
} RbNote;

/* People sitting together about one child or several; the children are RbMeetingPupil. */
typedef struct
{
  RbRecord base;
  char *kind; /* "pastoral" "attendance" (formal) "head" (formal, with the head or the education
                 welfare officer) "planning" (action planning) "staff" (case meeting over many
                 pupils) "parents" (informal group) */
  RbDate day;
  int minute; /* -1 where no time was set */
  char *place;
  char *state; /* "planned" "held" "cancelled" "not-attended" */
  char *chair;
  char *attendees;
  char *discussed;    /* secret: attendance and engagement (S2.57, point 1) */
  char *barriers;     /* secret: point 2 */
  char *help;         /* secret: point 3 */
  char *consequences; /* secret: point 4 */
  char *reviewed;     /* secret: point 5, actions of the last time */
  char *parent_view;  /* secret */
  char *child_view;   /* secret */
  char *school_view;  /* secret */
  char *agency_view;  /* secret */
  char *outcome;      /* secret */
  RbDate review_day;
  gboolean fine_warned; /* S4.11 */
  gboolean contract;    /* an attendance contract was agreed (S2.39) */
  char *who;
  char *position;
  gint64 made_at;
  gboolean confidential;
} RbMeeting;

/* One child of a meeting, and what a staff meeting decided (S1.23 to S1.26). */
typedef struct
{
  RbRecord base;
  gint64 meeting_id;
  gint64 pupil_id;
  char *decision; /* "" "targeted" "not-authorised" (without evidence from now on) "monitored" */
  char *note;
} RbMeetingPupil;

/* What somebody said that they would do, and by when. */
typedef struct
{
  RbRecord base;
  gint64 pupil_id;
  gint64 meeting_id; /* 0 where it was promised elsewhere */
  char *what;
  char *owner;
  char *waits_for; /* what clears it by itself: "" nothing but a tick, "tried" "spoken" "seen"
                      "meeting" */
  RbDate made_on;
  gint64 made_at;
  RbDate due;
  gint64 done_at;
  char *done_by;
  char *note;
} RbPromise;

/* What was agreed with a family for some weeks (S1.28; four weeks by default). */
typedef struct
{
  RbRecord base;
  gint64 pupil_id;
  char *measure; /* "rate": attend so many per cent; "misses": miss no more than so many */
  int aim;       /* tenths of a per cent, or sessions */
  RbDate first_day;
  RbDate last_day;
  char *agreed_with;
  gint64 meeting_id;
  char *ended; /* "" "met" "not-met" "void": what was recorded at its end */
  RbDate ended_on;
  int attended; /* with these figures */
  int possible;
  char *reason; /* why it was made void */
  char *who;
  char *position;
  gint64 made_at;
} RbTarget;

/* Somebody goes to the family's home (S1.16, S3.2). */
typedef struct
{
  RbRecord base;
  gint64 pupil_id;
  RbDate planned_day;
  int minute;  /* -1 where no time was set */
  char *why;   /* secret */
  char *state; /* "planned" "done" "nobody-in" "cancelled" */
  RbDate day;  /* it was made */
  char *went;  /* who of the staff */
  char *spoke_to;
  gboolean seen; /* the child */
  gboolean safe; /* and found well */
  char *outcome; /* secret */
  char *next_step;
  RbDate next_day;
  char *who;
  char *position;
  gint64 made_at;
  gboolean confidential;
} RbVisit;

/* A file kept with a child: a letter that came in, a medical note, a photograph of a form. Its
 * bytes lie in the school's file under their digest; this is what is known of them. */
typedef struct
{
  RbRecord base;
  gint64 pupil_id;
  RbDate day;       /* of the letter, or on which it came */
  char *title;      /* secret */
  char *file_name;  /* secret; without a folder */
  char *media_type; /* "application/pdf" ...: one of exchange/rb-attached-file.h */
  int size;         /* bytes, above 0 */
  char *digest;     /* of its bytes: SHA-256, 64 hexadecimal digits */
  char *who;
  char *position;
  gint64 made_at;
  gboolean confidential;
} RbAttachment;

G_END_DECLS
