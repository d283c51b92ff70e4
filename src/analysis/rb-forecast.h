/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a year will end: at this rate, at the rate of the last four school weeks, at best; and what
 * may still be missed (doc/rules.md 10, case 44). */
#pragma once

#include "analysis/rb-query.h"

G_BEGIN_DECLS

typedef struct
{
  guint row;
  RbTally so_far;  /* the academic year of `now`, from its first day on roll */
  guint left;      /* sessions on roll still to come */
  RbRate straight; /* at the same rate: what it is now */
  RbRate best;     /* (attended + left) / (possible + left) */
  RbRate recent; /* (attended + left at the rate of the last four school weeks) / (possible + left),
                    exactly */
  RbRate recent_rate;  /* that rate; does not exist where nothing was possible */
  gboolean below;      /* the straight line ends below the limit (95) */
  gboolean reachable;  /* best reaches it */
  guint allowed;       /* absences the whole year may have at the limit */
  guint absences_left; /* of them still left; 0 where used up */
  gboolean early;
} RbForecast;

RbForecast rb_forecast_of (const RbSchool *school, RbMoment now, guint row);
/* The same from figures, for a year of so_far.possible + left sessions. `recent` may be a rate that
 * does not exist. */
RbForecast
rb_forecast_from (const RbTally *so_far, guint left, RbRate recent, const RbPolicy *policy);
/* Pupils on roll today whose straight line ends below the limit, lowest first. (transfer full) of
 * RbForecast */
GArray *rb_forecasts_below (const RbSchool *school, RbMoment now);
/* "4 more absences keep 95 %", "95 % can no longer be reached" in words. (transfer full) */
char *rb_forecast_format (const RbForecast *forecast, const RbPolicy *policy);

G_END_DECLS
