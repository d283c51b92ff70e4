/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local law is data: bands, targets, clocks and thresholds of a school, in dated rows (product.md
 * A4, domain.md 9.6). */
#pragma once

#include "domain/rb-date.h"
#include "domain/rb-rate.h"

G_BEGIN_DECLS

/* The five band roles, best first; colours and glyphs go with the role (product.md, visual
 * language). */
typedef enum
{
  RB_BAND_TOP,
  RB_BAND_GREEN,
  RB_BAND_AMBER,
  RB_BAND_RED,
  RB_BAND_SEVERE,
  RB_N_BANDS,
  RB_BAND_NONE = -1 /* nothing was possible */
} RbBandRole;

/* A band holds the rates from `num`/`den` (included) up to the next better band's limit. */
typedef struct
{
  RbBandRole role;
  char *name; /* "Full" "Green" "Amber" "Red" "Severe" */
  guint num;
  guint den;
  char *letter; /* what the letter of this band means, or "" */
} RbBand;

typedef enum
{
  RB_LIMIT_EARLY_SESSIONS,    /* 20 possible sessions: fewer is early */
  RB_LIMIT_PERSISTENT,        /* per cent absent: 10 */
  RB_LIMIT_SEVERE,            /* per cent absent: 50 */
  RB_LIMIT_LEAFLET,           /* per cent: 96 */
  RB_LIMIT_PRINCIPAL,         /* per cent: 95 */
  RB_LIMIT_FORECAST,          /* per cent at year end: 95 */
  RB_LIMIT_MENTOR_EXIT,       /* per cent: 93 */
  RB_LIMIT_RISK,              /* per cent: 92, below it on the risk register */
  RB_LIMIT_MENTOR_FROM,       /* per cent: 88 */
  RB_LIMIT_LOWEST_SHARE,      /* per cent of pupils: 20 */
  RB_LIMIT_ILLNESS_DAYS,      /* evidence from more than 5 days */
  RB_LIMIT_CODE_DAYS,         /* working days to settle an N: 5 */
  RB_LIMIT_CODE_SCHOOL_DAYS,  /* 1: those days are school days, 0: Monday to Friday less bank
                                 holidays */
  RB_LIMIT_TEN_SESSIONS,      /* unauthorised sessions: 10 */
  RB_LIMIT_TEN_WEEKS,         /* in school weeks: 10 */
  RB_LIMIT_SICKNESS_SESSIONS, /* sessions of I for the sickness return: 30 */
  RB_LIMIT_SICKNESS_WARNING,  /* early warning: 20 */
  RB_LIMIT_CONTINUOUS_DAYS,   /* school days unauthorised: 10 */
  RB_LIMIT_PATTERN_POSSIBLE,  /* weekday pattern: 8 possible */
  RB_LIMIT_PATTERN_ABSENT,    /* and 4 absences */
  RB_LIMIT_PATTERN_POINTS,    /* and 10 points under the other days */
  RB_LIMIT_DRIFT_POINTS,      /* early drift: 3 points */
  RB_LIMIT_DRIFT_WEEKS,       /* in the last 4 school weeks */
  RB_LIMIT_IMPROVED_POINTS,   /* improvement for awards: 2 points */
  RB_LIMIT_LEAGUE_SESSIONS,   /* smallest group ranked: possible sessions */
  RB_LIMIT_LEAVE_NOTICE,      /* days before the first that leave is to be asked for: 14 */
  RB_LIMIT_WELFARE_DAYS,      /* unexplained school days before the welfare officer hears: 3 */
  RB_LIMIT_VISIT_TRIES,       /* tries in vain before a home visit is decided on: 2 */
  RB_N_LIMITS
} RbLimit;

/* A register must not stay open for more minutes than this (domain.md 3). */
#define RB_MOST_OPEN 30

/* Minutes of the day; -1 where not set. */
typedef struct
{
  int doors;
  int start;
  int late_from; /* from here on late */
  int closes;    /* up to and including here L, after it U */
  int saved_by;  /* registers are due */
  int ends;
} RbClock;

typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public, read only >*/
  char *preset; /* "one-page" ... or "own" */
  RbDate valid_from;
  GArray *bands;        /* RbBand, best first */
  RbRate school_target; /* as a fraction: 97/100 */
  RbRate la_target;
  int pa_target;                /* per cent of pupils persistently absent aimed at; -1 for none */
  gboolean medical_late_is_m;   /* S1: late for a medical reason before closing is M */
  RbClock clocks[2];            /* by RbHalf; for every key stage that has none of its own */
  GHashTable *key_stage_clocks; /* "KS1" -> RbClock[2], or empty */
  int limits[RB_N_LIMITS];
} RbPolicy;

/* Reads the key file form of data/policies. NULL where it cannot be read; problems (may be NULL)
 * then gets sentences (char*), and also where the policy can be read and must not be saved: gaps or
 * overlaps between bands, a close before a start. */
RbPolicy *rb_policy_from_text (const char *text, GPtrArray *problems);
/* The same form. (transfer full) */
char *rb_policy_to_text (const RbPolicy *policy);
RbPolicy *rb_policy_ref (RbPolicy *policy);
void rb_policy_unref (RbPolicy *policy);
/* What is wrong with it, as sentences. (transfer full) of char* */
GPtrArray *rb_policy_problems (const RbPolicy *policy);
/* What is allowed and worth a word, as sentences: a register that is open for more than 30 minutes
 * (doc/rules.md 1.2). (transfer full) of char* */
GPtrArray *rb_policy_remarks (const RbPolicy *policy);

/* The band of a rate, decided on the exact fraction; RB_BAND_NONE where nothing was possible. */
RbBandRole rb_policy_band (const RbPolicy *policy, RbRate rate);
const RbBand *rb_policy_band_of_role (const RbPolicy *policy, RbBandRole role);
/* Shown name of a band ("Amber"); "n/a" for RB_BAND_NONE. Without a policy (NULL) the default name.
 */
const char *rb_policy_band_name (const RbPolicy *policy, RbBandRole role);
const RbClock *rb_policy_clock (const RbPolicy *policy, const char *key_stage, RbHalf half);
/* L, U or present (code text) for an arrival at `minutes` (domain.md 12: before late_from present;
 * up to and including closes L; after it U). */
const char *
rb_policy_arrival (const RbPolicy *policy, const char *key_stage, RbHalf half, int minutes);
/* Whether a session had begun at `now`: its date is past, or it is today and its start has come. */
gboolean rb_policy_begun (const RbPolicy *policy, RbDate date, RbHalf half, RbMoment now);
/* absent of possible at or over the limit: 10 * absent >= possible for 10 (domain.md 2). FALSE
 * where nothing was possible. */
gboolean rb_policy_persistent (const RbPolicy *policy, guint64 absent, guint64 possible);
gboolean rb_policy_severe (const RbPolicy *policy, guint64 absent, guint64 possible);
gboolean rb_policy_early (const RbPolicy *policy, guint64 possible);

/* "top" "green" ... of a role ("none" for RB_BAND_NONE), its default shown name; limit ids and
 * their unit in words. Static. */
const char *rb_band_role_id (RbBandRole role);
const char *rb_limit_id (RbLimit limit);
const char *rb_limit_description (RbLimit limit);

/* The dated policies of a school, oldest first. Immutable, reference counted. */
typedef struct _RbPolicyBook RbPolicyBook;
/* Takes the array of RbPolicy* (not empty). */
RbPolicyBook *rb_policy_book_new (GPtrArray *policies);
RbPolicyBook *rb_policy_book_ref (RbPolicyBook *book);
void rb_policy_book_unref (RbPolicyBook *book);
/* The policy in force on a day: the last one with valid_from on or before it, or the first. */
const RbPolicy *rb_policy_book_on (const RbPolicyBook *book, RbDate date);
guint rb_policy_book_n (const RbPolicyBook *book);
const RbPolicy *rb_policy_book_nth (const RbPolicyBook *book, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbPolicy, rb_policy_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbPolicyBook, rb_policy_book_unref)

G_END_DECLS
