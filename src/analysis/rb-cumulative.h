/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attendance so far, day by day, this year and last: the line a target is watched on (product D1,
 * G). */
#pragma once

#include "analysis/rb-forecast.h"

G_BEGIN_DECLS

typedef struct
{
  RbDate date;
  guint number;    /* school day, from 1 */
  guint half_term; /* index into the calendar's half terms */
  RbTally so_far;  /* from the first day of the year to this one; days that have not begun are left
                      out */
} RbCumulativePoint;

typedef struct
{
  int year;
  RbCalendar *calendar; /* owned reference */
  GArray *this_year;    /* RbCumulativePoint, days with a begun session */
  GArray *last_year;    /* the whole of last year, by its own day numbers */
  guint n_days;         /* school days of this year */
  RbRate target;
  RbForecast forecast; /* of one pupil; row is G_MAXUINT for more than one */
} RbCumulative;

/* Filters and basis of the query; the academic year of its last day. */
RbCumulative *rb_cumulative_new (RbQuery *query);
void rb_cumulative_free (RbCumulative *cumulative);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbCumulative, rb_cumulative_free)

G_END_DECLS
