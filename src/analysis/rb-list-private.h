/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the makers of lists share. Used by rb-list*.c alone. */
#pragma once

#include "analysis/rb-list.h"
#include "analysis/rb-period.h"
#include "analysis/rb-query.h"

G_BEGIN_DECLS

typedef struct
{
  RbSchool *school;
  RbMoment now;
  const RbPolicy *policy;
  const char *id;
  RbDate today;           /* the last school day that has begun; RB_DATE_NONE for none */
  GHashTable *confidence; /* rb_confidence_days() */
  GPtrArray *lines;
} RbListMaker;

/* Adds a line; takes `why`. The line, to say more. */
RbListLine *rb_list_add (RbListMaker *maker, guint row, RbDate day, char *why);
/* What was said about the line's pupil and day, and whether in confidence. */
void rb_list_say (const RbListMaker *maker, RbListLine *line, const char *reason);
/* A query of the period, as at now. (transfer full) */
RbQuery *rb_list_query (const RbListMaker *maker, RbPeriod period);
/* From the first day of the year of `today` to `to`. */
RbPeriod rb_list_year_to (const RbListMaker *maker, RbDate to);
/* The school week of `today`, cut at today. */
RbPeriod rb_list_week (const RbListMaker *maker);

/* Of one day: rb-list-day.c */
void rb_list_absent_today (RbListMaker *maker);
void rb_list_absent_yesterday (RbListMaker *maker);
void rb_list_first_day (RbListMaker *maker);
void rb_list_first_call (RbListMaker *maker);
void rb_list_second_call (RbListMaker *maker);
void rb_list_expected_back (RbListMaker *maker);
void rb_list_evidence (RbListMaker *maker);
void rb_list_late_today (RbListMaker *maker);
void rb_list_u_today (RbListMaker *maker);
void rb_list_leave_refused (RbListMaker *maker);

G_END_DECLS
