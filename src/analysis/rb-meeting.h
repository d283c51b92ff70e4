/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A meeting as it is kept: the points of its minutes in their order, and its children. */
#pragma once

#include "domain/rb-case-records.h"
#include "domain/rb-office.h"

G_BEGIN_DECLS

#define RB_N_MEETING_POINTS 10

/* A point of the minutes: S2.57 has five, then the views of those concerned, then the outcome. */
typedef struct
{
  const char *words; /* "Attendance and engagement", to be translated */
  gsize offset;      /* of its text (char *) in RbMeeting */
} RbMeetingPoint;

extern const RbMeetingPoint rb_meeting_points[RB_N_MEETING_POINTS];

/* What was written of a point, never NULL. */
const char *rb_meeting_text (const RbMeeting *meeting, guint point);
/* The children of a meeting, as they were entered. (transfer container) of const RbMeetingPupil* */
GPtrArray *rb_meeting_places (const RbOffice *office, gint64 meeting_id);
/* The place of one child in it; NULL where it has none. */
const RbMeetingPupil *rb_meeting_place (const RbOffice *office, gint64 meeting_id, gint64 pupil_id);

G_END_DECLS
