/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a changed calendar would do, before it is changed (product A2): sessions that close or open,
 * the school weeks, the year's total, and every mark that would stand in a closed session. Such
 * marks are never dropped: they stay in the file, count nowhere, and count again when the day is
 * opened. */
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

typedef struct
{
  guint sessions_was;
  guint sessions_is;
  guint closes; /* sessions of now that would be none */
  guint opens;  /* new ones */
  guint weeks_was;
  guint weeks_is;
  guint pupils;  /* with a mark in a session that would close */
  GArray *marks; /* RbClosedMark, by class, pupil, session */
} RbCalendarEffect;

/* `next` is the calendar of that academic year as it would be. (transfer full) */
RbCalendarEffect *rb_calendar_effect_new (const RbSchool *school, int year, const RbCalendar *next);
void rb_calendar_effect_free (RbCalendarEffect *effect);
/* A line each: "2 sessions close; the year has 378, of 380 that schools meet for." (transfer full);
 * "" where nothing changes */
char *rb_calendar_effect_words (const RbCalendarEffect *effect);
/* "3T  Kai Brennan: Mon 22 Jun AM /, PM \" for each pupil with such a mark, in the order of
 * classes. (transfer full) of char* */
GPtrArray *rb_calendar_effect_lines (const RbCalendarEffect *effect, const RbSchool *school);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbCalendarEffect, rb_calendar_effect_free)

G_END_DECLS
