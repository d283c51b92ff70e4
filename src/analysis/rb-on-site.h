/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in the building at a moment, from the marks of the session and from who signed in, out
 * and back since: product.md B8. What is not known is said apart: a class whose register is not in
 * has children in it. */
#pragma once

#include "analysis/rb-arrivals.h"

G_BEGIN_DECLS

typedef enum
{
  RB_SITE_HERE,      /* a mark of present, or signed in or back */
  RB_SITE_UNKNOWN,   /* no mark yet, and the desk knows nothing: to be looked for */
  RB_SITE_OUT,       /* signed out and not back */
  RB_SITE_ELSEWHERE, /* attending another place: B K P V W D */
  RB_SITE_AWAY,      /* absent or not required */
  RB_N_SITES
} RbSite;

/* One child. */
typedef struct
{
  guint row; /* of the roster */
  RbSite site;
  RbMark mark;           /* of the session; RB_MARK_NONE for none */
  gboolean here_earlier; /* unknown now, but here in an earlier session of the day */
  const RbArrival *in;   /* the last sign-in or return of the day; NULL for none */
  const RbArrival *out;  /* the last sign-out of the day; NULL for none */
} RbOnSitePupil;

typedef struct
{
  const RbClass *klass; /* NULL: of no class that day; they stand last */
  gboolean register_in; /* every pupil has a mark for the session */
  guint n[RB_N_SITES];
  GArray *pupils; /* RbOnSitePupil, in register order */
} RbOnSiteClass;

typedef struct
{
  RbMoment now;
  gboolean has_session; /* FALSE: no school that day, or the day has not begun */
  RbSession session;    /* that the marks are of: the last one that has begun */
  guint n[RB_N_SITES];
  guint n_not_in;     /* classes whose register is not in */
  GPtrArray *classes; /* RbOnSiteClass*, in school order */
  RbSchool *school;   /* the snapshot that it speaks of */
} RbOnSite;

/* Everybody on roll that day. A movement at the desk decides from its minute on, until the register
 * of a later session says otherwise; a child who signed out and is planned absent stays out.
 * (transfer full) */
RbOnSite *rb_on_site_new (RbSchool *school, RbMoment now);
void rb_on_site_free (RbOnSite *on_site);
/* "here" "unknown" "out" "elsewhere" "away". Static. */
const char *rb_site_id (RbSite site);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbOnSite, rb_on_site_free)

G_END_DECLS
