/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pupil: names, spans on roll, class history and dated attributes. Immutable once built,
 * reference counted. */
#pragma once

#include "domain/rb-date.h"

G_BEGIN_DECLS

/* Days [from, to], both included; `to` RB_DATE_NONE is open. */
typedef struct
{
  RbDate from;
  RbDate to;
} RbSpan;
#define rb_span_contains(s, d) ((d) >= (s).from && ((s).to == RB_DATE_NONE || (d) <= (s).to))

/* In which class (RbClass.id of the roster) on which days. */
typedef struct
{
  gint64 class_id;
  RbSpan span;
} RbMembership;

/* A dated fact about a pupil. Keys: "house" "fsm" "pp" "sen" (K, E) "eal" "cla" "young-carer"
 * "ethnicity" "enrolment" "tag" (may hold on the same day more than once)
 * "compulsory-age" ...; yes is "true". */
typedef struct
{
  char *key;
  char *value;
  RbSpan span;
} RbAttribute;

typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;
  /*< public, read only >*/
  gint64 id;
  char *upn;              /* or NULL */
  char *admission_number; /* or NULL */
  char *surname;          /* preferred: shown everywhere */
  char *forename;
  char *legal_surname; /* never NULL: the preferred one where no other is known */
  char *legal_forename;
  RbDate born;        /* or RB_DATE_NONE */
  char sex;           /* 'M', 'F' or 0 */
  GArray *roll;       /* RbSpan, in order */
  GArray *classes;    /* RbMembership, in order */
  GArray *attributes; /* RbAttribute */
  gboolean covered;   /* the reader covers the class: the roll has those days alone */
} RbPupil;

/* An empty pupil to fill in before it is shared. Strings are owned (g_strdup). */
RbPupil *rb_pupil_new (gint64 id);
/* A deep copy, to change and share in the place of the old one. */
RbPupil *rb_pupil_copy (const RbPupil *pupil);
RbPupil *rb_pupil_ref (RbPupil *pupil);
void rb_pupil_unref (RbPupil *pupil);

void rb_pupil_add_roll (RbPupil *pupil, RbDate from, RbDate to);
void rb_pupil_add_class (RbPupil *pupil, gint64 class_id, RbDate from, RbDate to);
void
rb_pupil_add_attribute (RbPupil *pupil, const char *key, const char *value, RbDate from, RbDate to);

/* "Okonkwo, Chidi" in registers and sorted lists; "Chidi Okonkwo" on cards and letters (design.md
 * 4). (transfer full) */
char *rb_pupil_sorted_name (const RbPupil *pupil);
char *rb_pupil_name (const RbPupil *pupil);
gboolean rb_pupil_on_roll (const RbPupil *pupil, RbDate date);
/* Whether on roll on any day of [from, to]. */
gboolean rb_pupil_on_roll_between (const RbPupil *pupil, RbDate from, RbDate to);
/* The first day on roll inside [from, to]; RB_DATE_NONE where there is none. */
RbDate rb_pupil_first_on_roll (const RbPupil *pupil, RbDate from, RbDate to);
/* RbClass.id on that day; 0 for none. */
gint64 rb_pupil_class_on (const RbPupil *pupil, RbDate date);
/* The value of a key on a day (the last one added that holds); NULL for none. */
const char *rb_pupil_attribute (const RbPupil *pupil, const char *key, RbDate date);
gboolean rb_pupil_has (const RbPupil *pupil, const char *key, RbDate date);

/* Compulsory school age on a day (domain.md 2): from the prescribed day (31 Dec, 31 Mar, 31 Aug) on
 * or after the fifth birthday, to the last Friday in June of the school year of the sixteenth.
 * Unknown birth date: TRUE. */
gboolean rb_compulsory_age (RbDate born, RbDate date);
RbDate rb_compulsory_age_begins (RbDate born);
RbDate rb_compulsory_age_ends (RbDate born);
/* Age in whole years on a day. */
int rb_age_on (RbDate born, RbDate date);

/* The check letter of a UPN of 13 characters; 0 where a character makes none (domain.md 8). */
char rb_upn_check_letter (const char *upn);
/* NULL where the UPN is right, else a sentence: warn, never refuse. (transfer full) */
char *rb_upn_problem (const char *upn);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbPupil, rb_pupil_unref)

G_END_DECLS
