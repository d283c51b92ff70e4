/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done for a pupil since a day: tried, spoken to, seen and met are four different things
 * (product, principle 8). The records of the office's book are put in order by pupil once, for many
 * questions. */
#pragma once

#include "domain/rb-office.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean tried;  /* somebody rang, wrote or went */
  gboolean spoken; /* and reached somebody of the family */
  gboolean seen;   /* the child was seen at home */
  gboolean met;    /* a meeting was held */
} RbContacted;

typedef struct _RbContactBook RbContactBook;

/* Reads the office, which must live longer. */
RbContactBook *rb_contact_book_new (const RbOffice *office);
void rb_contact_book_free (RbContactBook *book);
/* Outcomes, notes, visits or places in meetings (RbMeetingPupil) of a pupil, oldest first; never
 * NULL. (transfer none) */
const GPtrArray *rb_contact_book_of (const RbContactBook *book, RbRecordKind kind, gint64 pupil_id);
/* The children of a meeting, RbMeetingPupil; never NULL. (transfer none) */
const GPtrArray *rb_contact_book_places (const RbContactBook *book, gint64 meeting_id);

/* Since a day, and of that day itself: what was written down from `at` on (seconds since 1970),
 * visits of the day, no meetings. */
RbContacted rb_contacted_since (const RbContactBook *book, gint64 pupil_id, RbDate day, gint64 at);

G_END_DECLS
