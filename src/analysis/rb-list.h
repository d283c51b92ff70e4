/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of pupils that an office works from and texts (product C6, C7; rules.md 9.4): who is on
 * one now, and why. Whether a line went out already is in the records (RbSent). */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;    /* "full-week" */
  const char *title; /* "Full week" */
  const char *about; /* who is on it, as a sentence */
  gboolean texting;  /* made to be sent to parents, with their numbers */
} RbListInfo;

/* All of them, in the order of a day, then of a week. */
const RbListInfo *rb_lists (guint *n);
/* NULL for an unknown id. */
const RbListInfo *rb_list_info (const char *id);

typedef struct
{
  guint row;
  RbDate day;            /* the school day that it speaks of */
  char *why;             /* "2 sessions of code U this week"; "" where the title says it */
  char *reason;          /* what was said about an absence, or "" */
  gboolean confidential; /* the reason is for some roles only: print "confidential" */
  const RbSent *sent;    /* went out for that day already, or NULL */
} RbListLine;

/* Who is on the list now, by class and name. Early figures (under the policy's sessions) put nobody
 * on a list. NULL for an unknown id. (transfer full) of RbListLine */
GPtrArray *rb_list_make (RbSchool *school, const char *id, RbMoment now);

/* How many pupils are on it now, each once; 0 for an unknown id. */
guint rb_list_n_pupils (RbSchool *school, const char *id, RbMoment now);

/* The day in one line for the deputy head (C6): "Fri 20 March AM: 94.2 % in, 24 away (18 with a
 * reason), 6 late, registers of 4W and 5G missing." Without names of pupils. (transfer full) */
char *rb_day_line (RbSchool *school, RbMoment now);

G_END_DECLS
