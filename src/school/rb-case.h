/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one writes into a case file (product D2 to D5): notes, meetings, promises, targets, visits.
 * Each function makes the change that does it, or NULL with a sentence; the window and the command
 * line apply it. Nothing is marked in a register here. */
#pragma once

#include "domain/rb-case-records.h"
#include "domain/rb-school.h"
#include "school/rb-deed.h"

G_BEGIN_DECLS

/* What is written of a note; texts may be NULL. */
typedef struct
{
  const GArray *rows; /* of guint: one child, or a note for many at once */
  const char *kind;   /* of rb_note_kinds */
  RbDate day;
  int minute; /* -1: no time */
  const char *with_whom;
  gint64 contact_id;
  gboolean spoken;
  const char *answer;  /* of rb_support_answers */
  const char *reaches; /* of rb_concern_reaches; NULL or "": nobody */
  const char *note;
  gboolean confidential;
} RbNoteEntry;

/* Refused: no child, no day or one to come, nothing written, a concern that reaches nobody.
 * (transfer full) */
RbChange *
rb_case_note (const RbSchool *school, const RbNoteEntry *entry, const RbDeed *deed, GError **error);
/* The same for a note that is there, of which the child, and who wrote it, stay. (transfer full) */
RbChange *rb_case_note_change (const RbNote *was,
                               const RbNoteEntry *entry,
                               const RbDeed *deed,
                               GError **error);
/* The concern has been read by whoever does the deed. NULL where it was read already. (transfer
 * full) */
RbChange *rb_case_read (const RbNote *note, const RbDeed *deed);

/* What is promised at a meeting or elsewhere; an empty `what` promises nothing. */
typedef struct
{
  const char *what;
  const char *owner;
  const char *waits_for; /* of rb_promise_waits */
  RbDate due;
} RbPromiseEntry;

/* Promises of one child. Refused: no due day, or one before today. (transfer full) */
RbChange *rb_case_promise (const RbSchool *school,
                           guint row,
                           const RbPromiseEntry *entries,
                           guint n,
                           const RbDeed *deed,
                           GError **error);
/* (transfer full) */
RbChange *rb_case_promise_done (const RbPromise *promise, const char *note, const RbDeed *deed);

/* A meeting with its children. `words` is a meeting of the caller's, whose texts, days and state
 * are taken over; its id is that of the meeting that is changed, 0 for a new one. `decisions` and
 * `notes` (each NULL, or one text a row) are a staff meeting's. Refused: no child, no day, held on
 * a day to come, a review before the meeting. (transfer full) */
RbChange *rb_case_meeting (const RbSchool *school,
                           const RbMeeting *words,
                           const GArray *rows,
                           const char *const *decisions,
                           const char *const *notes,
                           const RbPromiseEntry *promises,
                           guint n_promises,
                           const RbDeed *deed,
                           GError **error);

/* What is agreed as a target. */
typedef struct
{
  const char *measure; /* "rate" or "misses" */
  int aim;             /* tenths of a per cent, or sessions */
  RbDate first_day;
  RbDate last_day;
  const char *agreed_with;
  gint64 meeting_id;
} RbTargetEntry;

/* Refused: no days, a rate of nothing or above all, no session in its period, another that runs at
 * the same time. (transfer full) */
RbChange *rb_case_target (const RbSchool *school,
                          guint row,
                          const RbTargetEntry *entry,
                          const RbDeed *deed,
                          GError **error);
/* Records how it ended, with the figures of now: by its result once its last session has begun;
 * before that only void, for a reason. (transfer full) */
RbChange *rb_case_target_end (RbSchool *school,
                              const RbTarget *target,
                              const char *void_reason,
                              const RbDeed *deed,
                              GError **error);

/* A visit that is planned, changed or made; `words` as for a meeting, with its pupil. Refused: no
 * planned day; made on a day to come; made and nobody who went; safe and not seen. (transfer full)
 */
RbChange *
rb_case_visit (const RbSchool *school, const RbVisit *words, const RbDeed *deed, GError **error);

G_END_DECLS
