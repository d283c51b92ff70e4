/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parent's message, an appointment or another absence that the school knows of becomes a record
 * for each child, and its marks: now, or planned ahead. A child who comes back earlier loses the
 * plans that remain. (product C5, doc/rules.md 5) */
#pragma once

#include "school/rb-bulk.h"

G_BEGIN_DECLS

typedef struct
{
  const GArray *rows; /* of guint: brothers and sisters in one go */
  RbSession from;     /* both included */
  RbSession to;
  const char *code;       /* "I"; any code of absence, or of sessions that are not possible */
  const char *origin;     /* "message" "appointment" "other" */
  const char *told_by;    /* "mother, by phone" */
  const char *reason;     /* in their words, or NULL */
  RbDate expected_return; /* RB_DATE_NONE: not said */
  const char *evidence;   /* "" "asked" "seen" */
  gboolean confidential;  /* the reason is for some roles only, and in no mark's note */
} RbMessage;

/* What the marks would become: reasons were found, so N and plans are replaced. NULL with a
 * sentence. rb_bulk_words() says it. (transfer full) */
RbBulkPlan *
rb_absence_plan (const RbSchool *school, const RbMessage *message, RbMoment now, GError **error);
/* The records and marks; the message is the reason of the change. NULL with a sentence. (transfer
 * full) */
RbChange *rb_absence_change (const RbSchool *school,
                             const RbMessage *message,
                             RbMoment now,
                             const char *who,
                             const char *position,
                             gint64 at,
                             GError **error);
/* Several messages as one change, such as a morning's voicemails; what was said about each child is
 * in the record and the mark's note. NULL with a sentence: one of them cannot be, or a child stands
 * in two. (transfer full) */
RbChange *rb_absence_changes (const RbSchool *school,
                              const RbMessage *messages,
                              guint n,
                              RbMoment now,
                              const char *who,
                              const char *position,
                              gint64 at,
                              GError **error);
/* The last session of an absence that begins today, of a child who is expected back on a day; the
 * afternoon of today where nobody said (RB_DATE_NONE) or the day is not later. */
RbSession rb_absence_last_session (const RbSchool *school, RbDate back, RbMoment now);
/* The child is back from `back` on: the plans that remain are taken away and the absence ends the
 * session before; one that had not begun is taken away altogether. (transfer full) */
RbChange *rb_absence_end (const RbSchool *school,
                          const RbAbsence *absence,
                          RbSession back,
                          RbMoment now,
                          const char *who,
                          const char *position,
                          gint64 at,
                          GError **error);

/* From `from` on absence for illness is authorised with medical evidence only: the flag
 * "medical-evidence", which the letter of rb_warning_letters() says in advance. NULL where the
 * child has it already. (transfer full) */
RbChange *rb_absence_warn (const RbSchool *school,
                           guint row,
                           RbDate from,
                           const char *note,
                           const char *who,
                           const char *position,
                           gint64 at,
                           GError **error);

G_END_DECLS
