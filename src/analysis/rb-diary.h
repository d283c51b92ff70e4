/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due of the case files, over all pupils (product D11): promises, meetings, reviews,
 * visits, targets that ended, concerns that nobody has read, timetables to look at again. A line
 * says what it waits for, and is gone as soon as anything of that kind is entered anywhere: tried,
 * spoken to and child seen are three different things (product, principle 8). */
#pragma once

#include "analysis/rb-listing.h"

#include "domain/rb-school.h"

G_BEGIN_DECLS

typedef enum
{
  RB_DIARY_PROMISE,
  RB_DIARY_MEETING,
  RB_DIARY_REVIEW,  /* of a meeting that was held */
  RB_DIARY_VISIT,   /* to be made, or the next step of one */
  RB_DIARY_TARGET,  /* ended, and nobody has said what follows */
  RB_DIARY_CONCERN, /* not read by whom it must reach */
  RB_DIARY_TIMETABLE,
  RB_DIARY_STAGE /* a proposed move that was postponed to this day */
} RbDiaryKind;

typedef struct
{
  RbDiaryKind kind;
  gint64 pupil_id; /* 0: of several (a staff meeting) */
  RbDate due;
  int late;               /* days since it was due; 0 today, below 0 ahead */
  char *title;            /* "Formal attendance meeting" */
  char *waits;            /* "Waits for speaking to the family"; "" where only a tick ends it */
  const RbRecord *record; /* lives as long as the snapshot */
} RbDiaryLine;

/* What is due until `until`, what is overdue first. `pupil_id` 0: of everybody. (transfer full) of
 * RbDiaryLine* */
GPtrArray *rb_diary_new (RbSchool *school, RbMoment now, RbDate until, gint64 pupil_id);
/* "3 days late", "today", "in 5 days". (transfer full) */
char *rb_diary_when (const RbDiaryLine *line);

/* "Chidi Okonkwo, 3T", or of how many pupils it is. (transfer full) */
char *rb_diary_whom (const RbSchool *school, const RbDiaryLine *line);
/* "Overdue", "Today", "To come". Translated. */
const char *rb_diary_state_name (const RbDiaryLine *line);
/* The same lines as a table, under headings. (transfer full) */
RbListing *rb_diary_listing (RbSchool *school, RbMoment now, RbDate until);

G_END_DECLS
