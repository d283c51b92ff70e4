/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Term dates from a table (kind, name, start, end) or an ICS calendar, by academic year. */
#pragma once

#include "domain/rb-calendar.h"
#include "exchange/rb-table.h"

G_BEGIN_DECLS

/* The events of one academic year. */
typedef struct
{
  int year;
  GArray *events; /* RbCalendarEvent, strings owned */
} RbTermYear;

/* What could not be used of a calendar file. */
typedef struct
{
  guint line;
  char *value;
  char *reason;
} RbTermProblem;

typedef struct
{
  GPtrArray *years;    /* RbTermYear*, oldest first */
  GPtrArray *problems; /* RbTermProblem* */
  guint rows;
} RbTerms;

RbTerms *rb_terms_new (void);
void rb_terms_free (RbTerms *terms);
/* Puts an event (strings copied) into its year, or both where it spans 1 August. */
void rb_terms_add (RbTerms *terms, RbEventKind kind, const char *name, RbDate from, RbDate to);
void rb_terms_add_problem (RbTerms *terms, guint line, const char *value, char *reason);

gboolean rb_ics_looks_like (const char *bytes, gsize length);
/* Words of SUMMARY choose the kind; DTEND is exclusive; a time with a zone counts on the day it is
 * in England. A repeated event (RRULE, RDATE less EXDATE, RECURRENCE-ID) becomes its days within
 * the academic years that the other events of the file speak of, or else the one in which it
 * begins. Events that no word explains, or that cannot be followed, are problems. NULL with an
 * error where the text is no calendar. */
RbTerms *rb_ics_read (const char *text, gsize length, const char *name, GError **error);
/* The kind that words like "Autumn term", "Half term", "INSET day" mean; FALSE for none. */
gboolean rb_terms_kind_from_words (const char *words, RbEventKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbTerms, rb_terms_free)

G_END_DECLS
