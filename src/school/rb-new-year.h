/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turn of the school year: the classes move up, the oldest leave, the new year has its terms.
 * What is proposed, what it would do, and one batch that does all of it; nothing of the year that
 * ends is touched, so every figure of it stays (product A9). New children come in by the import of
 * a pupil list, before or after: their first day decides the year. */
#pragma once

#include "analysis/rb-listing.h"
#include "domain/rb-school.h"
#include "school/rb-new-school-plan.h"
#include "store/rb-store-batch.h"

G_BEGIN_DECLS

/* A class of the year that ends. */
typedef struct
{
  gint64 id;
  char *name;
  char *year_group;
  char *teacher;
  guint pupils;     /* on its register on the last day */
  char *to;         /* the class that they go to; "" where they leave the school */
  char *to_teacher; /* who teaches it; "": whoever teaches the class of that name now */
} RbNewYearClass;

/* A child who does not go with the class. */
typedef struct
{
  guint row;
  gint64 with; /* the class of the year that ends that the child joins: goes where that goes; 0: */
  char *to;    /* where; "" leaves the school */
} RbNewYearPupil;

typedef struct
{
  int year;             /* the new one */
  RbDate leaving;       /* last day on roll of those who leave */
  gboolean has_terms;   /* the school's calendar has the new year already: `terms` is not used */
  RbTermDates terms[3]; /* proposed */
  GPtrArray *classes;   /* RbNewYearClass*, in school order */
  GPtrArray *others;    /* RbNewYearPupil* */
  GArray *unplaced;     /* guint: rows of mixed classes whose next class nobody can tell */
} RbNewYear;

/* What it would come to. */
typedef struct
{
  guint moves;    /* go with their class */
  guint others;   /* go elsewhere than their class */
  guint leaves;   /* leave the school */
  guint placed;   /* are in a class of the new year already, and stay there */
  guint no_class; /* on roll without a class: they stay so */
  guint classes;  /* that are made */
  guint sessions; /* of the new year */
  guint carried;  /* records of those who stay that go on into the new year */
  guint ended;    /* records of those who leave that end with them */
  guint requests; /* for leave that are not decided */
  guint unplaced; /* of mixed classes: they stay in them until somebody says where they go */
} RbNewYearEffect;

/* A class name of either year, and what becomes of it. now = stay + moves + leaves; next = stay +
 * join. */
typedef struct
{
  char *name;
  guint now;    /* on its register on the last day */
  guint stay;   /* in the class of the same name */
  guint moves;  /* to a class of another name */
  guint leaves; /* the school */
  guint join;   /* from other classes, and those who are in it already (the intake) */
  guint next;   /* in the class of the new year */
} RbNewYearRow;

/* The next year as most schools have it: the terms of a usual year, each class one year group up
 * under the next number with the same letter, the highest year group leaves; the children
 * of a mixed class go by the year group of their birthday, where one class of the new year can be
 * told for it. NULL with a sentence where there is no class to start
 * from. (transfer full) */
RbNewYear *rb_new_year_propose (const RbSchool *school, RbMoment now, GError **error);
void rb_new_year_free (RbNewYear *plan);
/* Says where the class goes, "4T" or "4T, Ms Osei" who teaches it; "" or "-" leaves. FALSE where
 * there is no such class. */
gboolean rb_new_year_set_class (RbNewYear *plan, const char *name, const char *to);
/* Says where one child goes; "" or "-" leaves, NULL: with the class. */
void rb_new_year_set_pupil (RbNewYear *plan, guint row, const char *to);
/* Where a child of a class goes: the exception, or the class's. NULL where the child is in no class
 * on the last day. */
const char *rb_new_year_to (const RbNewYear *plan, const RbSchool *school, guint row);

RbNewYearEffect rb_new_year_effect (const RbNewYear *plan, const RbSchool *school);
/* The first thing wrong with a plan that has this effect, as a sentence; NULL for nothing.
 * (transfer full) */
char *rb_new_year_problem (const RbNewYear *plan, const RbNewYearEffect *effect);
/* "392 pupils go up with their class, 58 leave on 21 July 2026 ..." a line each. (transfer full) */
char *rb_new_year_words (const RbNewYear *plan, const RbNewYearEffect *effect);

/* What becomes of each class: classes of either year in the order of school. (transfer full) of
 * RbNewYearRow* */
GPtrArray *rb_new_year_table (const RbNewYear *plan, const RbSchool *school);
/* By name, with its days: children of mixed classes whose next class nobody can tell, requests for
 * leave that wait for a decision, leave and planned absence that run on into the new year,
 * part-time timetables and flags that go on, and those that end with a leaver. A kind of record a
 * heading. (transfer full) */
RbListing *rb_new_year_carried (const RbNewYear *plan, const RbSchool *school);

/* Everything that is written, as one batch: calendar, classes, pupils, and records that end.
 * Callers asked rb_new_year_problem() first. (transfer full) */
RbStoreBatch *rb_new_year_batch (const RbNewYear *plan,
                                 const RbSchool *school,
                                 const char *who,
                                 const char *position,
                                 gint64 at);
/* The academic year after the newest one that has classes begins within `days` (or has begun), and
 * its classes are not there: somebody should be reminded. */
gboolean rb_new_year_is_near (const RbSchool *school, RbDate today, int days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbNewYear, rb_new_year_free)

G_END_DECLS
