/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of points, and looking up. */
#include "analysis/rb-meeting.h"

#include <glib/gi18n.h>

const RbMeetingPoint rb_meeting_points[RB_N_MEETING_POINTS] = {
  { N_ ("Attendance and engagement"), G_STRUCT_OFFSET (RbMeeting, discussed) },
  { N_ ("Barriers"), G_STRUCT_OFFSET (RbMeeting, barriers) },
  { N_ ("Help given and offered"), G_STRUCT_OFFSET (RbMeeting, help) },
  { N_ ("What may follow, explained"), G_STRUCT_OFFSET (RbMeeting, consequences) },
  { N_ ("Actions of last time, reviewed"), G_STRUCT_OFFSET (RbMeeting, reviewed) },
  { N_ ("What the parents say"), G_STRUCT_OFFSET (RbMeeting, parent_view) },
  { N_ ("What the child says"), G_STRUCT_OFFSET (RbMeeting, child_view) },
  { N_ ("What the school says"), G_STRUCT_OFFSET (RbMeeting, school_view) },
  { N_ ("What agencies say"), G_STRUCT_OFFSET (RbMeeting, agency_view) },
  { N_ ("Outcome"), G_STRUCT_OFFSET (RbMeeting, outcome) },
};

const char *
rb_meeting_text (const RbMeeting *meeting, guint point)
{
  return G_STRUCT_MEMBER (const char *, meeting, rb_meeting_points[point].offset);
}

GPtrArray *
rb_meeting_places (const RbOffice *office, gint64 meeting_id)
{
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; meeting_id && i < rb_office_n (office, RB_RECORD_MEETING_PUPIL); i++)
    {
      const RbMeetingPupil *place = rb_office_nth (office, RB_RECORD_MEETING_PUPIL, i);

      if (place->meeting_id == meeting_id)
        g_ptr_array_add (places, (gpointer) place);
    }
  return places;
}

const RbMeetingPupil *
rb_meeting_place (const RbOffice *office, gint64 meeting_id, gint64 pupil_id)
{
  g_autoptr (GPtrArray) places = rb_meeting_places (office, meeting_id);

  for (guint i = 0; i < places->len; i++)
    if (((const RbMeetingPupil *) places->pdata[i])->pupil_id == pupil_id)
      return places->pdata[i];
  return NULL;
}
