/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part-time (C2) and nursery (X) timetables: which sessions of the week a child does not come to is
 * planned as marks, up to an end that must be given. (product B7, doc/rules.md 1.2 and 2) */
#pragma once

#include "analysis/rb-timetables.h"
#include "school/rb-bulk.h"
#include "school/rb-leave.h"

G_BEGIN_DECLS

typedef struct
{
  guint row;
  gboolean nursery;     /* X until compulsory school age; otherwise part-time, C2 */
  const char *sessions; /* ten of '1' comes, '0' does not, Monday am ... Friday pm */
  RbDate first_day;
  RbDate last_day;   /* compulsory; a nursery's is at most rb_timetable_nursery_end() */
  RbDate review_day; /* compulsory for part-time, between the two */
  const char *agreed_with;
  const char *note;
} RbTimetableEntry;

/* The day before compulsory school age begins; RB_DATE_NONE where the birth date is unknown. */
RbDate rb_timetable_nursery_end (const RbPupil *pupil);

/* What its marks would be; NULL with a sentence: no end or review, a pattern without a session
 * missed, the wrong age for its code, another timetable on one of the days. (transfer full) */
RbBulkPlan *rb_timetable_plan (const RbSchool *school,
                               const RbTimetableEntry *entry,
                               RbMoment now,
                               GError **error);
/* (transfer full) */
RbChange *rb_timetable_change (const RbSchool *school,
                               const RbTimetableEntry *entry,
                               const RbDeed *deed,
                               GError **error);
/* It holds to `last` and no longer: plans after it are taken away. (transfer full) */
RbChange *rb_timetable_end (const RbSchool *school,
                            const RbTimetable *timetable,
                            RbDate last,
                            const RbDeed *deed,
                            GError **error);
/* It was looked at; the next review is on `next` (RB_DATE_NONE: none before its end). (transfer
 * full) */
RbChange *rb_timetable_reviewed (const RbSchool *school,
                                 const RbTimetable *timetable,
                                 RbDate next,
                                 const RbDeed *deed,
                                 GError **error);
/* Marks that are missing where a calendar was added later; NULL where none is. (transfer full) */
RbChange *
rb_timetable_fill (const RbSchool *school, const RbTimetable *timetable, const RbDeed *deed);

G_END_DECLS
