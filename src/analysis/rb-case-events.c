/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Picks the events out of the records. */
#include "analysis/rb-case-events.h"

#include "analysis/rb-target.h"

#include "domain/rb-case-records.h"

#include <glib/gi18n.h>
#include <string.h>

static void
event_free (gpointer data)
{
  RbCaseEvent *event = data;

  g_free (event->label);
  g_free (event);
}

/* Takes the label. */
static void
add (GPtrArray *events, int year, RbDate date, RbDate to, char *label)
{
  RbCaseEvent *event;

  if (date == RB_DATE_NONE || rb_academic_year_of (date) != year)
    {
      g_free (label);
      return;
    }
  event = g_new (RbCaseEvent, 1);
  *event = (RbCaseEvent){ date, to, label };
  g_ptr_array_add (events, event);
}

static int
by_date (gconstpointer a, gconstpointer b)
{
  const RbCaseEvent *x = *(RbCaseEvent *const *) a, *y = *(RbCaseEvent *const *) b;

  return x->date < y->date ? -1 : x->date > y->date;
}

static void
add_meetings (GPtrArray *events, const RbOffice *office, gint64 pupil_id, int year)
{
  g_autoptr (GPtrArray) places = rb_office_of_pupil (office, RB_RECORD_MEETING_PUPIL, pupil_id);

  for (guint i = 0; i < places->len; i++)
    {
      const RbMeetingPupil *place = places->pdata[i];
      const RbMeeting *meeting = rb_office_find (office, RB_RECORD_MEETING, place->meeting_id);

      if (meeting && strcmp (meeting->state, "held") == 0 && strcmp (meeting->kind, "staff") != 0)
        add (events, year, meeting->day, RB_DATE_NONE, g_strdup (_ ("Meeting")));
    }
}

static void
add_visits (GPtrArray *events, const RbOffice *office, gint64 pupil_id, int year)
{
  g_autoptr (GPtrArray) visits = rb_office_of_pupil (office, RB_RECORD_VISIT, pupil_id);

  for (guint i = 0; i < visits->len; i++)
    add (events, year, ((const RbVisit *) visits->pdata[i])->day, RB_DATE_NONE,
         g_strdup (_ ("Visit")));
}

static void
add_targets (GPtrArray *events, const RbOffice *office, gint64 pupil_id, int year)
{
  g_autoptr (GPtrArray) targets = rb_office_of_pupil (office, RB_RECORD_TARGET, pupil_id);

  for (guint i = 0; i < targets->len; i++)
    {
      const RbTarget *target = targets->pdata[i];
      g_autofree char *aim = rb_target_aim_words (target);

      if (strcmp (target->ended, "void") != 0)
        add (events, year, target->first_day, target->last_day,
             g_strdup_printf (_ ("Target: %s"), aim));
    }
}

GPtrArray *
rb_case_events_new (const RbSchool *school, guint row, int year, guint most)
{
  gint64 id = rb_roster_pupil (school->roster, row)->id;
  GPtrArray *events = g_ptr_array_new_with_free_func (event_free);

  add_meetings (events, school->office, id, year);
  add_visits (events, school->office, id, year);
  g_ptr_array_sort (events, by_date);
  if (events->len > most)
    g_ptr_array_remove_range (events, 0, events->len - most);
  add_targets (events, school->office, id, year);
  g_ptr_array_sort (events, by_date);
  return events;
}
