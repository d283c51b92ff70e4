/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sessions are meant: a school, a moment, a period, pupils by filters, a basis. Every figure
 * is asked for with one of these, so that a figure and its explanation can never speak of different
 * marks. Marks of sessions that have not begun are never part of it. Used by one thread at a time.
 */
#pragma once

#include "analysis/rb-group.h"
#include "analysis/rb-period.h"
#include "analysis/rb-tally.h"

G_BEGIN_DECLS

/* Whose sessions count (doc/rules.md 2). */
typedef enum
{
  RB_BASIS_SCHOOL,         /* everyone on roll, every session */
  RB_BASIS_COMPULSORY_AGE, /* sessions at which the pupil was of compulsory school age */
  RB_BASIS_DFE /* aged 5 to 15 on 31 August before the year; for those of 15, and those who
                  first enrolled then, not the sixth half term */
} RbBasis;

gboolean rb_basis_parse (const char *text, RbBasis *basis);
const char *rb_basis_id (RbBasis basis);
/* "everyone on roll, every session" ...: the roll rule in words. Static. */
const char *rb_basis_description (RbBasis basis);

/* The part of a query that lies in one academic year: its columns of begun sessions in the period.
 */
typedef struct
{
  const RbMarkMatrix *matrix;
  const RbCalendar *calendar;
  guint first;
  guint end;
} RbQueryPart;

typedef struct _RbQuery RbQuery;

/* The whole school in the default period (rb_period_default()), on the school's basis. */
RbQuery *rb_query_new (RbSchool *school, RbMoment now);
RbQuery *rb_query_copy (const RbQuery *query);
void rb_query_free (RbQuery *query);

/* Days, both included; may span academic years. */
void rb_query_set_period (RbQuery *query, RbPeriod period);
void rb_query_set_basis (RbQuery *query, RbBasis basis);
/* The day on which cohort attributes are read; RB_DATE_NONE: the pupil's first day on roll in the
 * period. */
void rb_query_set_as_of (RbQuery *query, RbDate as_of);
/* What "now" is: a later one shows plans as if their sessions had begun. */
void rb_query_set_now (RbQuery *query, RbMoment now);
/* Only sessions of this value: fields are the ids of groups (not code), and `upn` for pupil. Values
 * are compared without case. The same field again means either value, different fields mean both. A
 * pupil is a UPN or `id:N`. FALSE for an unknown field. */
gboolean rb_query_add_filter (RbQuery *query, const char *field, const char *value);
/* The same for one pupil by row. */
void rb_query_set_pupil (RbQuery *query, guint row);
guint rb_query_n_filters (const RbQuery *query);
/* "class 3T, free school meals": the filters in words, "the whole school" for none. (transfer full)
 */
char *rb_query_format_filters (const RbQuery *query);

RbSchool *rb_query_school (const RbQuery *query); /* (transfer none) */
RbMoment rb_query_now (const RbQuery *query);
RbPeriod rb_query_period (const RbQuery *query);
RbBasis rb_query_basis (const RbQuery *query);
RbDate rb_query_as_of (const RbQuery *query);
/* The policy that decides: the one in force on the last day of the period. */
const RbPolicy *rb_query_policy (const RbQuery *query);

/* The years it touches, in order. */
guint rb_query_n_parts (RbQuery *query);
const RbQueryPart *rb_query_part (RbQuery *query, guint index);
/* The runs of columns of one pupil in one part, in order and not touching; NULL and 0 for none.
 * They may hold sessions off roll, which count nothing. Lives until the query changes. */
const RbRun *rb_query_runs (RbQuery *query, guint part, guint row, guint *n_runs);
/* Whether the row has any run: it may still have no session on roll. */
gboolean rb_query_has_row (RbQuery *query, guint row);
/* The table of a column's era; lives as long as the query. */
const RbTallyTable *rb_query_table (RbQuery *query, RbDate date);
/* The day on which a pupil's cohort attributes are read for this query. */
RbDate rb_query_cohort_date (const RbQuery *query, guint row);

/* Tallies: of columns [first, end) of a row whatever the filters say; of one pupil; of everyone. */
void rb_query_tally_columns (RbQuery *query, guint part, guint row, RbRun run, RbTally *tally);
void rb_query_tally_row (RbQuery *query, guint row, RbTally *tally);
void rb_query_tally (RbQuery *query, RbTally *tally);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbQuery, rb_query_free)

G_END_DECLS
