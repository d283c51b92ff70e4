/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a changed calendar would do, before it is changed (product A2): sessions that close or open,
 * the school weeks, the year's total, every mark that would stand in a closed session, and what is
 * written down beside the marks: sealed weeks, planned time away, terms and half terms with their
 * letters, deadlines. Such marks are never dropped: they stay in the file, count nowhere, and count
 * again when the day is opened. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

/* A mark that stands in a session that would close. */
typedef struct
{
  guint row;
  RbSession session;
  RbMark mark;
} RbClosedMark;

/* Planned time away, from today on, that would be another. */
typedef struct
{
  guint row;
  gboolean leave; /* a request for leave; else a planned absence */
  RbDate from;
  RbDate to;
  guint closes; /* sessions of it that fall away */
  guint opens;  /* sessions within it that become school, and that nobody has planned */
} RbMovedPlan;

/* A term or half term that has other days. */
typedef struct
{
  char *name;
  RbDate was_from, was_to;
  RbDate from, to; /* RB_DATE_NONE where there is none of that name any more */
} RbMovedPart;

/* A suspension whose sixth school day (rules.md 3) is another. */
typedef struct
{
  guint row;
  RbDate was, is; /* RB_DATE_NONE where the calendar ends before */
} RbMovedSixth;

typedef struct
{
  guint sessions_was;
  guint sessions_is;
  guint closes; /* sessions of now that would be none */
  guint opens;  /* new ones */
  guint weeks_was;
  guint weeks_is;
  guint pupils;   /* with a mark in a session that would close */
  GArray *marks;  /* RbClosedMark, by class, pupil, session */
  GArray *seals;  /* RbDate: Mondays of sealed weeks that lose or gain a session */
  GArray *plans;  /* RbMovedPlan */
  GArray *parts;  /* RbMovedPart: terms, then half terms */
  GArray *sixth;  /* RbMovedSixth */
  guint n_closed; /* sessions of N that nobody would be asked about any more */
  guint n_due;    /* sessions of N whose time to be explained would end on another day */
} RbCalendarEffect;

/* `next` is the calendar of that academic year as it would be. (transfer full) */
RbCalendarEffect *
rb_calendar_effect_new (const RbSchool *school, int year, RbCalendar *next, RbMoment now);
void rb_calendar_effect_free (RbCalendarEffect *effect);
/* A line each: "2 sessions close; the year has 378, of 380 that schools meet for." (transfer full);
 * "" where nothing changes */
char *rb_calendar_effect_words (const RbCalendarEffect *effect);
/* "3T  Kai Brennan: Mon 22 Jun AM /, PM \" for each pupil with such a mark, in the order of
 * classes; then a line for each plan and each sixth day that moves. (transfer full) of char* */
GPtrArray *rb_calendar_effect_lines (const RbCalendarEffect *effect, const RbSchool *school);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbCalendarEffect, rb_calendar_effect_free)

G_END_DECLS
