/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the sample school's generator share: names, families, children. Used by
 * rb-sample*.c alone. */
#pragma once

#include "domain/rb-school.h"
#include "school/rb-random.h"
#include "school/rb-sample.h"

G_BEGIN_DECLS

/* Days of religious observance that a family keeps. */
typedef enum
{
  RB_FAITH_NONE,
  RB_FAITH_ISLAM,
  RB_FAITH_DIWALI,
  RB_FAITH_SIKH,
  RB_FAITH_ORTHODOX
} RbFaith;

/* How a child attends, by and large. */
typedef enum
{
  RB_HABIT_KEEN,
  RB_HABIT_USUAL,
  RB_HABIT_POORLY,  /* often ill */
  RB_HABIT_LATE,    /* in school, after the bell */
  RB_HABIT_HOLIDAY, /* usual, and away in term time this year */
  RB_HABIT_FRIDAY,  /* Fridays are hard */
  RB_HABIT_CHRONIC, /* persistently absent */
  RB_HABIT_ILL,     /* long-term illness, with the flag */
  RB_HABIT_SEVERE,  /* more away than there */
  RB_N_HABITS
} RbHabit;

/* A group of names; the lists end with NULL. Entries "Xinyi=欣怡" and "Nowicki/Nowicka" are still
 * whole. */
typedef struct
{
  char *id;
  char *ethnicity;
  guint weight;
  guint eal; /* per cent */
  RbFaith faith;
  char **girls;
  char **boys;
  char **mothers;
  char **fathers;
  char **surnames;
} RbNameGroup;

typedef struct
{
  const RbNameGroup *group;
  char *surname; /* entry of the group, or as it is */
  char *mother;  /* "Mrs Sinéad Brennan", or NULL */
  char *father;
  char *address; /* lines separated by \n */
  char *postcode;
  gboolean two_homes;
  gboolean private_address;
  gboolean travels; /* occupational travel (T) */
  gboolean fsm;
  gboolean foster;
  RbRandom random; /* of the family's own events */
} RbSampleFamily;

typedef struct
{
  RbPupil *pupil;
  guint family; /* index */
  int cohort;   /* academic year of the first year group */
  guint section;
  RbHabit habit;
  gboolean part_time; /* C2 in the afternoons of some weeks */
  gboolean dual;      /* D on two days a week */
  gboolean provision; /* K on one day a week */
  gboolean suspended;
  gboolean performs; /* C1 */
  gboolean sport;
} RbSampleChild;

/* The school while it is being made. */
typedef struct
{
  const RbSampleSpec *spec;
  int year; /* this academic year */
  guint n_years;
  guint n_stages; /* year groups: 7 or 5 */
  guint n_sections;
  RbCodeBook *codes;
  RbPolicy *policy;
  GPtrArray *groups;    /* RbNameGroup */
  GArray *families;     /* RbSampleFamily */
  GArray *children;     /* RbSampleChild, in the order of the roster */
  GPtrArray *pupils;    /* RbPupil, shared with children */
  GPtrArray *classes;   /* RbClass */
  GPtrArray *contacts;  /* RbContact */
  GPtrArray *staff;     /* RbStaff */
  GPtrArray *calendars; /* RbCalendar, oldest year first */
} RbSample;

/* rb-sample-calendar.c: term dates as an English school has them, 380 sessions. (transfer full) */
RbCalendar *rb_sample_calendar (int year);
/* Days kept by a faith in that academic year: up to `max` into `out`. */
guint rb_sample_holy_days (RbFaith faith, int year, RbDate *out, guint max);
const char *rb_sample_holy_name (RbFaith faith, RbDate day);

/* rb-sample-names.c */
GPtrArray *rb_sample_names (void); /* (transfer full) of RbNameGroup */
/* The part before "=" and after it (or the same) of an entry. (transfer full) */
char *rb_name_preferred (const char *entry, gboolean female);
char *rb_name_legal (const char *entry, gboolean female);
const RbNameGroup *rb_sample_group (const RbSample *sample, const char *id);

/* rb-sample-classes.c: classes of every year and the staff. Class ids are 1 + ((year index *
 * stages) + stage) * sections + section. */
void rb_sample_make_classes (RbSample *sample);
gint64 rb_sample_class_id (const RbSample *sample, int year, guint stage, guint section);
/* -1 where the section is none of this year. */
gboolean
rb_sample_find_class (const RbSample *sample, const char *name, guint *stage, guint *section);

/* rb-sample-people.c and rb-sample-families.c: children, their families, contacts and attributes.
 */
void rb_sample_make_people (RbSample *sample);
guint rb_sample_new_family (RbSample *sample, RbRandom *random, const RbNameGroup *group);
void rb_sample_add_contacts (RbSample *sample, const RbSampleChild *child);

/* rb-sample-marks.c: the bytes of one year's matrix, and what is kept beside them. */
guint8 *rb_sample_marks (const RbSample *sample,
                         const RbRoster *roster,
                         RbCalendar *calendar,
                         GHashTable *details);

G_END_DECLS
