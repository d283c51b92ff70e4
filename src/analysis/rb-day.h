/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One day of the school as its office sees it: whose registers are in, who is away and whether
 * anybody knows why, and what is still marked N. Pure functions of a snapshot and a moment; what
 * was said on the telephone, and to whom it is shown, is not decided here. (rules.md 3.1, 5.5, 12)
 */
#pragma once

#include "analysis/rb-tally.h"

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef enum
{
  RB_REGISTER_NONE,     /* nobody of the class is on roll, or there is no such session */
  RB_REGISTER_NOT_DUE,  /* the session has not begun */
  RB_REGISTER_DUE,      /* begun, and the deadline has not passed */
  RB_REGISTER_OVERDUE,  /* the deadline has passed and it is not in */
  RB_REGISTER_SAVED,    /* in by the deadline */
  RB_REGISTER_LATE,     /* in, after the deadline */
  RB_REGISTER_IMPORTED, /* every pupil has a mark and nobody saved it here: it came in a file */
  RB_N_REGISTER_STATES
} RbRegisterState;

/* One class's register of one session. */
typedef struct
{
  const RbClass *klass; /* lives as long as the school */
  RbSession session;
  RbRegisterState state;
  int due;         /* minute of the day (saved_by of the key stage's clock); -1 where not set */
  int saved;       /* minute of the day at which it was saved; -1 */
  const char *who; /* who saved it, or NULL. Interned */
  int late;        /* minutes after `due`: when it was saved, or now while it is overdue; 0 */
  int open;        /* minutes from the session's start until it was saved, or until now while it is
                      begun and not in; -1 of another day, or where nothing is marked */
  guint n;         /* pupils on roll */
  guint marked;    /* of them with a mark */
  guint times;     /* how often it was late this half term, this time included; 0 in time */
  const RbCover *cover; /* who takes it in the teacher's place, or NULL */
} RbDayRegister;

/* Whether it is, or was, open for longer than a register may be. (rules.md 3) */
#define rb_register_is_open_long(found) ((found)->open > RB_MOST_OPEN)
/* Whether the register is in, so that a missing mark means a missing child. */
#define rb_register_is_in(state) ((state) >= RB_REGISTER_SAVED)

/* The registers of a session in school order; empty where there is no such session. (transfer full)
 * of RbDayRegister */
GArray *rb_day_registers (const RbSchool *school, RbSession session, RbMoment now);
/* One of them. */
RbDayRegister
rb_day_register (const RbSchool *school, const RbClass *klass, RbSession session, RbMoment now);

/* Minutes after the deadline of its class at which a register was saved; 0 in time, or where there
 * is no deadline. */
int rb_day_saved_late (const RbSchool *school, const RbClass *klass, const RbSavedRegister *saved);

typedef enum
{
  RB_AWAY_UNEXPLAINED, /* N, or no mark in a register that is in: ring */
  RB_AWAY_COMING,      /* somebody said that they are on the way, and they have not come */
  RB_AWAY_CHASE,       /* no mark, and the register is overdue: chase the register, ring nobody */
  RB_AWAY_EXPLAINED    /* a code of absence other than N */
} RbAwayState;

/* One session of an absence. */
typedef struct
{
  gboolean begun;     /* and the school has such a session */
  gboolean absent;    /* a code of absence (U is none: they came), or no mark */
  RbMark mark;        /* RB_MARK_NONE for a blank */
  RbRegisterState in; /* of their class's register */
} RbAwayHalf;

/* A pupil who is away on a day, in any session that has begun. */
typedef struct
{
  guint row;
  const RbClass *klass;     /* or NULL */
  RbAwayState state;        /* the most pressing of the two sessions */
  RbAwayHalf halves[2];     /* by RbHalf */
  gboolean came;            /* and is here now: a later session, or the door, says so */
  int day;                  /* school day of the spell: 1 the first; see rb_day_of_spell() */
  gboolean ring_first;      /* flag "ring-first", or `tell`: why is not said */
  const RbFlag *tell;       /* somebody hears of every absence: the flag that says whom; NULL */
  gboolean evidence_due;    /* ill for longer than the policy's illness_days, or the flag
                               "medical-evidence", and nobody has asked yet */
  gboolean persistent;      /* a persistent absentee, the year to now */
  RbTally tally;            /* the year to now */
  RbDate expected_return;   /* from the last outcome or message; RB_DATE_NONE */
  guint attempts;           /* made about this day */
  const RbAttempt *last;    /* the last of them, or NULL */
  const RbOutcome *outcome; /* what it came to for this child, or NULL */
  const RbAbsence *known;   /* a message or appointment that covers the day, or NULL */
} RbAway;

/* Everybody away on `date`. First those to ring: ring-first, then the longer spell, then persistent
 * absentees, then by class and name, brothers and sisters together; then who is on the way, whose
 * register is missing, and whose reason is known. (transfer full) of RbAway */
GArray *rb_day_away (const RbSchool *school, RbDate date, RbMoment now);
/* One pupil of it; FALSE (and nothing set) where they are not away. */
gboolean
rb_day_away_pupil (const RbSchool *school, guint row, RbDate date, RbMoment now, RbAway *away);
/* The first school day of the unbroken absence that holds `date`, and how many school days it has
 * lasted (1 on the first; half days away count as days). Days of closure do not break it. */
int rb_day_of_spell (const RbSchool *school, guint row, RbDate date, RbMoment now, RbDate *first);
/* What the one who rings is to be reminded of. */
typedef enum
{
  RB_PROMPT_TELL = 1 << 0,    /* whom away->tell names */
  RB_PROMPT_WELFARE = 1 << 1, /* unexplained for the policy's days: the education welfare officer */
  RB_PROMPT_VISIT = 1 << 2,   /* rung in vain as often as the policy says: decide on a home visit */
  RB_PROMPT_EVIDENCE = 1 << 3 /* ask for medical evidence */
} RbPrompt;

/* Bits of RbPrompt; all but evidence only while nobody knows why (S2.18 to S2.21). */
guint rb_away_prompts (const RbAway *away, const RbPolicy *policy);
/* Rows of brothers and sisters who are in `away` too. (transfer full) of guint */
GArray *rb_day_siblings_away (const RbSchool *school, const GArray *away, guint row);

/* A past absence or lateness of a pupil with what was said. */
typedef struct
{
  RbDate from;
  RbDate to;
  guint sessions;
  RbMark mark;
  int minutes;        /* late; -1 */
  const char *reason; /* words of the outcome, message or note; NULL for none */
  gboolean confidential;
} RbDayReason;

/* The last `max` of them before `date`, newest first. Returns how many. */
guint
rb_day_last_reasons (const RbSchool *school, guint row, RbDate date, RbDayReason *out, guint max);

/* An N that waits for its reason: one pupil, one day. */
typedef struct
{
  guint row;
  RbDate date;
  guint halves; /* bits 1 << RbHalf */
  RbDate due;   /* the last day to settle it: policy code_days after it */
  int left;     /* days left after today: 0 on the last, below 0 when it has passed */
} RbNAge;

/* Every N of the year of `now` up to now, the oldest first. (transfer full) of RbNAge */
GArray *rb_n_ages (const RbSchool *school, RbMoment now);
/* The last day to settle an N of `date` (rules.md 12: N of Friday 24 October 2025 is due on Friday
 * 31 October), and the days from `today` to it: 0 on the day itself, below 0 after it. Both count
 * the days that the policy of the day counts: working days, or school days. */
RbDate rb_n_due (const RbSchool *school, RbDate date);
int rb_n_days_left (const RbSchool *school, RbDate due, RbDate today);

/* The sums of one session: of the marks, and of the blanks of registers that are in, which count as
 * nobody knowing why (N). */
typedef struct
{
  guint marked;     /* possible sessions */
  guint attended;   /* so that attended / marked is the attendance of the session */
  guint late;       /* L, attended */
  guint late_after; /* U: in the building, and an absence */
  guint away;       /* the sum of the next six */
  guint illness;
  guint medical;
  guint religious;
  guint authorised;   /* any other */
  guint unauthorised; /* G, O and whatever else but N and U */
  guint no_reason;
} RbDaySums;

RbDaySums rb_day_sums (const RbSchool *school, RbSession session, RbMoment now);

/* Ids of states: "not-due" "due" ..., "unexplained" "coming" ... Static. */
const char *rb_register_state_id (RbRegisterState state);
const char *rb_away_state_id (RbAwayState state);

G_END_DECLS
