/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what figures can be grouped, and the words of it: the GROUP of the command line. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef enum
{
  RB_GROUP_SCHOOL,
  /* by the session's date: */
  RB_GROUP_PHASE,
  RB_GROUP_YEAR,
  RB_GROUP_CLASS,
  RB_GROUP_HOUSE,
  RB_GROUP_KEY_STAGE,
  RB_GROUP_PUPIL,
  /* by the pupil's first day on roll in the period, or the day given: */
  RB_GROUP_SEX,
  RB_GROUP_FSM,
  RB_GROUP_PP,
  RB_GROUP_SEN,
  RB_GROUP_EAL,
  RB_GROUP_CLA,
  RB_GROUP_YOUNG_CARER,
  RB_GROUP_ETHNICITY,
  RB_GROUP_TAG, /* a pupil may be in several */
  /* of the session: */
  RB_GROUP_DAY,
  RB_GROUP_WEEK,
  RB_GROUP_MONTH,
  RB_GROUP_HALF_TERM,
  RB_GROUP_TERM,
  RB_GROUP_WEEKDAY,
  RB_GROUP_SESSION,
  RB_GROUP_CODE,
  RB_N_GROUPS
} RbGroup;

/* "class", "half-term" ...; FALSE for an unknown word. */
gboolean rb_group_parse (const char *text, RbGroup *group);
const char *rb_group_id (RbGroup group);
/* "Class", "Half term": a column heading. Static. */
const char *rb_group_name (RbGroup group);
/* Which of the three kinds of the list above it is. */
gboolean rb_group_is_dated (RbGroup group);
gboolean rb_group_is_cohort (RbGroup group);
gboolean rb_group_is_session (RbGroup group);

/* One value of a group. */
typedef struct
{
  char *value; /* of the command line: "3T", "true", "2026-03-09", "Monday", the pupil's UPN or id:N
                */
  char *label; /* for people: "3T", "Free school meals", "9 to 13 March", "Okonkwo, Chidi" */
  gint64 order; /* school order: sort by this, then by label */
} RbKey;

/* The key of a pupil's row under a row group (dated, cohort, pupil, school) on a day. For a pupil
 * who has no such value (no class then, no house): value "" and the label "no class". (transfer
 * full) */
RbKey *rb_group_key_of_row (const RbSchool *school, RbGroup group, guint row, RbDate date);
/* The keys of all tags of the row on the day, in place of the above for RB_GROUP_TAG. (transfer
 * full) */
GPtrArray *rb_group_tags_of_row (const RbSchool *school, guint row, RbDate date);
/* The key of a session under a session group. (transfer full) */
RbKey *rb_group_key_of_session (const RbCalendar *calendar, RbGroup group, guint column);
/* Columns [first, end) of a year. */
typedef struct
{
  guint first;
  guint end;
} RbRun;

/* Cuts `within` where the class or the house of the row changes, and appends the pieces to `runs`
 * (of RbRun): inside one the dated groups of the row have one value. */
void rb_group_cut (
    const RbSchool *school, const RbCalendar *calendar, guint row, RbRun within, GArray *runs);

RbKey *rb_key_new (const char *value, const char *label, gint64 order);
RbKey *rb_key_copy (const RbKey *key);
void rb_key_free (RbKey *key);
/* The place of a league phase (rb_phase_of()) in school order, from 0. */
int rb_phase_order (const char *phase);
/* Register order of two pupils: surname, forename, id. */
int rb_register_compare (const RbPupil *a, const RbPupil *b);
int rb_key_compare (const RbKey *a, const RbKey *b);

G_END_DECLS
