/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cover: somebody else takes the registers of a class on some days, in the morning, in the
 * afternoon or both. Whoever covers sees that class on those days and takes those registers; the
 * store and the teacher's page go by the record. (product B9, K1) */
#pragma once

#include "domain/rb-school.h"
#include "school/rb-leave.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 cover_id; /* 0: a new one */
  gint64 class_id;
  RbDate first_day; /* both included */
  RbDate last_day;
  const char *session; /* "am" "pm" "day" */
  const char *who;     /* a name of the staff list, or of a supply teacher who is not in it */
  const char *note;
} RbCoverEntry;

/* Adds or changes one. NULL with a sentence: no class, no day of the class's year, nobody's name,
 * the class's own teacher, or somebody covers it then already. (transfer full) */
RbChange *rb_cover_change (const RbSchool *school,
                           const RbCoverEntry *entry,
                           const RbDeed *deed,
                           GError **error);
/* Ends it with `last` as its last day; NULL where it ends by then anyway. (transfer full) */
RbChange *rb_cover_end (const RbCover *cover, RbDate last, const RbDeed *deed);
RbChange *rb_cover_remove (const RbCover *cover, const RbDeed *deed);

/* Those that have not ended before `today`, by first day and class. (transfer container) of const
 * RbCover* */
GPtrArray *rb_covers_from (const RbSchool *school, RbDate today);
/* The one of that class on a day, or the next to come; NULL for none. */
const RbCover *rb_cover_next (const RbSchool *school, gint64 class_id, RbDate today);
/* Who covers, as the staff list calls them now. Lives as long as the snapshot. */
const char *rb_cover_name (const RbSchool *school, const RbCover *cover);
/* "Fri 20 Mar, afternoon", "16 to 20 Mar". (transfer full) */
char *rb_cover_when (const RbCover *cover);
/* What follows from it for who covers: "Sees 3T on these days and takes its registers.", that
 * somebody who is not in the staff list cannot sign in, or another class at the same time.
 * (transfer full) */
char *rb_cover_effect (const RbSchool *school, const RbCoverEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbCover, rb_record_unref)

G_END_DECLS
