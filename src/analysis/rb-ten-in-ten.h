/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten unauthorised sessions in ten school weeks: the threshold to consider a penalty notice, with
 * its evidence (doc/rules.md 4). Weeks without a session are skipped; the window may span terms and
 * years. */
#pragma once

#include "analysis/rb-query.h"

G_BEGIN_DECLS

typedef struct
{
  RbSession session;
  RbMark mark; /* G, N, O or U */
} RbUnauthorised;

typedef struct
{
  guint row;
  gboolean met;
  RbDate met_on; /* the first date in the year on which the window reached ten; RB_DATE_NONE */
  RbDate window_start;     /* Monday of the first and the last school week of that window; of the
                              current one */
  RbDate window_end;       /* where it is not met. The first week known where records begin later */
  GArray *sessions;        /* RbUnauthorised: of that window up to that date */
  guint current;           /* in the ten school weeks that end with today's */
  guint to_go;             /* what that lacks to ten; 0 where it has them */
  guint not_established;   /* of `sessions`: code N */
  gboolean compulsory_age; /* at every one of the sessions */
} RbTenInTen;

/* Whether a session was relied on by an earlier notice and so does not count again. */
typedef gboolean (*RbReliedOn) (gint64 pupil_id, RbSession session, gpointer data);

/* Every pupil (of the roster) with an unauthorised session in the school year of `now`, worst
 * first: met, then by current, then register order. Records of the year before are used.
 * `relied_on` may be NULL. (transfer container) */
GPtrArray *
rb_ten_in_ten (const RbSchool *school, RbMoment now, RbReliedOn relied_on, gpointer data);
/* The same for one pupil; NULL where there is no unauthorised session in the year. */
RbTenInTen *rb_ten_in_ten_of (
    const RbSchool *school, RbMoment now, guint row, RbReliedOn relied_on, gpointer data);
void rb_ten_in_ten_free (RbTenInTen *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbTenInTen, rb_ten_in_ten_free)

G_END_DECLS
