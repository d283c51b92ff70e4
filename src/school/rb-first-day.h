/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first-day response: one call, text or visit about one child or about brothers and sisters,
 * and what it came to for each, as one change that holds the records and the marks. Asks nobody and
 * shows nothing; the window and the command line both come here. (rules.md 5.5, decisions on
 * outcome keys) */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef enum
{
  RB_SAID_ILL,         /* I */
  RB_SAID_APPOINTMENT, /* M */
  RB_SAID_HOLIDAY,     /* G */
  RB_SAID_OTHER,       /* O */
  RB_SAID_AUTHORISED,  /* another authorised code, RbCallChild.code */
  RB_SAID_COMING,      /* on the way: no code, the late desk will give it */
  RB_SAID_NO_ANSWER,
  RB_SAID_VOICEMAIL,
  RB_SAID_TEXTED,
  RB_SAID_VISIT,
  RB_SAID_UNEXPLAINED, /* spoken to, and still no reason: N */
  RB_SAID_TALK,        /* the daily talk about an absence whose code stays as it is */
  RB_N_SAID
} RbSaid;

/* "ill" "appointment" ...: RbOutcome.outcome. Static. And back; FALSE for an unknown word. */
const char *rb_said_id (RbSaid said);
gboolean rb_said_parse (const char *id, RbSaid *said);
/* The code that it sets ("I"), "" for none and for RB_SAID_AUTHORISED. */
const char *rb_said_code (RbSaid said);
/* The channel by which it is usually learned: "phone", "voicemail", "text", "visit", "talk". */
const char *rb_said_channel (RbSaid said);

/* The try: strings are copied. */
typedef struct
{
  const char *channel;      /* RbAttempt.channel; NULL: that of the first child's outcome */
  const RbContact *contact; /* or NULL */
  const char *number;       /* that was rung; NULL: the contact's */
  gboolean spoken;
  gboolean challenged;
  gboolean confidential;
  const char *note; /* or NULL */
} RbCall;

typedef struct
{
  guint row;
  RbDate day; /* of the absence */
  RbSaid said;
  const char *code;   /* of RB_SAID_AUTHORISED: "C", "R" ... */
  const char *reason; /* in their words, or NULL */
  RbDate expected_return;
  gboolean evidence_asked;
} RbCallChild;

/* Which sessions an outcome marks: those of the unbroken absence up to `now` that are N, or blank
 * in a register that is in (an appointment: of its day alone); then, as plans, the blank ones to
 * come: up to the day before the expected return, or for illness, holiday and leave the rest of the
 * day. Nothing else is ever overwritten. (transfer full) of RbSession */
GArray *rb_first_day_sessions (const RbSchool *school, const RbCallChild *child, RbMoment now);

/* The whole deed as a change of `who`, whose reason says it in a sentence (without the words where
 * they are confidential). Fails where an authorised code is none of today's authorised ones, the
 * expected return is not after the day, or there is no child. (transfer full) */
RbChange *rb_first_day_change (const RbSchool *school,
                               const RbCall *call,
                               const RbCallChild *children,
                               guint n_children,
                               RbMoment now,
                               const char *who,
                               const char *position,
                               gint64 at,
                               GError **error);

/* The N's of `ages` (RbNAge) become O with this reason: the five days are over and nobody knows.
 * (transfer full) */
RbChange *rb_first_day_settle (const RbSchool *school,
                               const GArray *ages,
                               const char *reason,
                               const char *who,
                               const char *position,
                               gint64 at);

/* A line of the day's clock is ticked by hand, or its tick is taken back. (transfer full) */
RbChange *rb_first_day_tick (const RbSchool *school,
                             const char *subject,
                             RbDate due,
                             gboolean done,
                             const char *note,
                             const char *who,
                             const char *position,
                             gint64 at);

/* What to write where nobody answers: a text, or an e-mail with its greeting, about one child or
 * several, in the school's name. (transfer full) */
char *rb_first_day_text (const RbSchool *school, const RbCallChild *children, guint n_children);
char *rb_first_day_email (const RbSchool *school,
                          const RbContact *contact,
                          const RbCallChild *children,
                          guint n_children);

G_END_DECLS
