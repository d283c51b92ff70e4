/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of one pupil in one chronology (product D2): calls, notes, meetings, targets,
 * visits, messages and leave, suspensions, flags, and the absences themselves, each a line with its
 * day, its title and what was written. Made from the snapshot each time it is asked; nothing is
 * kept. */
#pragma once

#include "domain/rb-school.h"

G_BEGIN_DECLS

/* What a filter of the timeline leaves in. */
typedef enum
{
  RB_TIMELINE_CONTACTS = 1 << 0, /* calls, conversations, messages, texts */
  RB_TIMELINE_NOTES = 1 << 1,    /* notes, concerns, barriers, what the child says, agencies */
  RB_TIMELINE_MEETINGS = 1 << 2,
  RB_TIMELINE_TARGETS = 1 << 3,
  RB_TIMELINE_VISITS = 1 << 4,
  RB_TIMELINE_SUPPORT = 1 << 5, /* offered, and its answer; part-time timetables */
  RB_TIMELINE_LEAVE = 1 << 6,   /* leave and suspensions */
  RB_TIMELINE_FLAGS = 1 << 7,
  RB_TIMELINE_ABSENCES = 1 << 8,
  RB_TIMELINE_STAGES = 1 << 9, /* of the ladder, and what was answered to proposed moves */
  RB_TIMELINE_FILES = 1 << 10,
  RB_TIMELINE_ALL = (1 << 11) - 1
} RbTimelineGroup;

#define RB_N_TIMELINE_GROUPS 11

typedef struct
{
  RbTimelineGroup group;
  RbDate day;
  int minute; /* of that day; -1 where nobody wrote it down */
  char *title;
  char *detail;           /* "" for none */
  gboolean hidden;        /* part of it is for other roles: say "confidential" */
  gboolean ahead;         /* planned, and not there yet */
  const RbRecord *record; /* that it tells of; NULL for an absence. Lives as long as the snapshot */
} RbTimelineEntry;

/* The lines of the pupil in that row of the roster, newest first, those ahead on top. `groups` are
 * bits of RbTimelineGroup; `search` (NULL or "": any) is looked for in title and detail, without
 * regard to case and accents. (transfer full) of RbTimelineEntry* */
GPtrArray *
rb_timeline_new (const RbSchool *school, guint row, RbMoment now, guint groups, const char *search);
/* "Calls and messages", in the order of the bits; translated. */
const char *rb_timeline_group_words (RbTimelineGroup group);

G_END_DECLS
