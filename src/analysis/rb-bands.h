/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pupils stand in which band, who is persistently absent and why, and what it takes to move.
 * The counts by group are in RbStatsRow. */
#pragma once

#include "analysis/rb-query.h"

G_BEGIN_DECLS

typedef struct
{
  guint row;
  RbTally tally;
  RbBandRole band;
  gboolean persistent;
  gboolean severe;
  gboolean persistent_authorised;   /* authorised absence alone reaches the limit */
  gboolean persistent_unauthorised; /* unauthorised absence alone does */
  gboolean early;
  guint to_better_band; /* further sessions attended without a gap to reach the next better band; 0
                           in the best or where the year cannot hold as many as it takes */
  guint to_not_persistent; /* the same, to leave persistent absence; 0 where not persistent */
} RbPupilBand;

/* Every pupil of the query on roll at a session of it, in register order. (transfer full) of
 * RbPupilBand */
GArray *rb_pupil_bands (RbQuery *query);
/* Sessions that must follow, all attended, until the rate reaches num/den; 0 where it has,
 * G_MAXUINT where never. */
guint rb_sessions_to_reach (const RbTally *tally, guint num, guint den);

G_END_DECLS
