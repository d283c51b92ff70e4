/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of leave. */
#include "school/rb-leave-listings.h"

#include "analysis/rb-leave.h"
#include "analysis/rb-timetables.h"

#include <string.h>

static const char *const names[] = { "leave-open", "leave-year",  "returns",
                                     "timetables", "suspensions", NULL };

const char *const *
rb_leave_listing_names (void)
{
  return names;
}

static void
put_class_and_name (RbListing *listing, const RbSchool *school, guint row, RbDate day)
{
  const RbClass *klass = rb_roster_class_on (school->roster, row, day);

  rb_listing_add_row (listing);
  rb_listing_put (listing, klass ? klass->name : "");
  rb_listing_take (listing, rb_pupil_sorted_name (rb_roster_pupil (school->roster, row)));
}

static RbListing *
new_listing (const char *title, const char *foot, RbMoment now)
{
  g_autofree char *day = rb_date_format (now.date, RB_DATE_FULL);
  RbListing *listing = rb_listing_new (title, day, foot);

  rb_listing_add_column (listing, "Class", RB_LISTING_TEXT, 1);
  rb_listing_add_column (listing, "Pupil", RB_LISTING_TEXT, 3);
  return listing;
}

/* The days, the one who asked, notice, evidence, how it was decided and why. */
static RbListing *
make_leave (RbSchool *school, gboolean open, RbMoment now)
{
  RbListing *listing =
      new_listing (open ? "Leave requests not decided" : "Leave requests of this year",
                   open ? "A decision is the head's, or of whom the head authorised." : NULL, now);

  rb_listing_add_column (listing, "Days", RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, "Asked for", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Ground", RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, "Notice, days", RB_LISTING_NUMBER, 1);
  rb_listing_add_column (listing, "Evidence", RB_LISTING_TEXT, 1);
  rb_listing_add_column (listing, "Decision", RB_LISTING_TEXT, 2);
  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_LEAVE); i++)
    {
      const RbLeave *leave = rb_office_nth (school->office, RB_RECORD_LEAVE, i);
      g_autoptr (GArray) rows = rb_leave_rows (school, leave->base.id);
      RbLeaveGround ground = RB_LEAVE_EXCEPTIONAL;

      if (open ? strcmp (leave->state, "open") != 0
               : rb_academic_year_of (leave->first_day) != rb_academic_year_of (now.date))
        continue;
      rb_leave_ground_parse (leave->ground, &ground);
      for (guint k = 0; k < rows->len; k++)
        {
          put_class_and_name (listing, school, g_array_index (rows, guint, k), leave->first_day);
          rb_listing_take (listing, rb_date_range_format (leave->first_day, leave->last_day));
          rb_listing_put_day (listing, leave->received_on);
          rb_listing_put (listing, rb_leave_ground_name (ground));
          rb_listing_take (listing,
                           g_strdup_printf ("%d%s", rb_leave_notice (leave),
                                            rb_leave_is_short (school, leave) ? " short" : ""));
          rb_listing_put (listing, *leave->evidence ? leave->evidence : "none");
          rb_listing_put (listing, rb_leave_outcome (school, leave));
        }
    }
  return listing;
}

static RbListing *
make_returns (RbSchool *school, RbMoment now)
{
  g_autoptr (GArray) returns = rb_leave_returns (school, now);
  RbListing *listing = new_listing (
      "Due back from leave",
      "Not returning within ten school days of leave, and not found, is told to the authority.",
      now);

  rb_listing_add_column (listing, "Last day of leave", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Due back", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "School days since", RB_LISTING_NUMBER, 1);
  rb_listing_add_column (listing, "Seen", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Checked", RB_LISTING_TICK, 1);
  for (guint i = 0; i < returns->len; i++)
    {
      const RbLeaveReturn *back = &g_array_index (returns, RbLeaveReturn, i);

      put_class_and_name (listing, school, back->row, now.date);
      rb_listing_put_day (listing, back->last);
      rb_listing_put_day (listing, back->due);
      rb_listing_take (listing, g_strdup_printf ("%u", back->days));
      rb_listing_put (listing, back->present  ? "present"
                               : back->marked ? "not present"
                                              : "no mark yet");
      rb_listing_put (listing, NULL);
    }
  return listing;
}

static RbListing *
make_timetables (RbSchool *school, RbMoment now)
{
  g_autoptr (GArray) lines = rb_timetables (school, now);
  RbListing *listing = new_listing ("Part-time and nursery timetables", NULL, now);

  rb_listing_add_column (listing, "Comes", RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, "Code", RB_LISTING_TEXT, 1);
  rb_listing_add_column (listing, "From", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "To", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Review", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "State", RB_LISTING_TEXT, 2);
  for (guint i = 0; i < lines->len; i++)
    {
      const RbTimetableLine *line = &g_array_index (lines, RbTimetableLine, i);

      put_class_and_name (listing, school, line->row, now.date);
      rb_listing_take (listing, rb_timetable_words (line->timetable->sessions));
      rb_listing_put (listing, line->timetable->code);
      rb_listing_put_day (listing, line->timetable->first_day);
      rb_listing_put_day (listing, rb_timetable_until (line->timetable));
      rb_listing_put_day (listing, line->timetable->review_day);
      rb_listing_put (listing, rb_timetable_state_name (line->state));
    }
  return listing;
}

static RbListing *
make_suspensions (RbSchool *school, RbMoment now)
{
  g_autoptr (GArray) lines = rb_suspensions (school, now);
  RbListing *listing =
      new_listing ("Suspensions", "Education is provided from the sixth school day on.", now);

  rb_listing_add_column (listing, "From", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "To", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "School days", RB_LISTING_NUMBER, 1);
  rb_listing_add_column (listing, "Sixth day", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Education", RB_LISTING_TEXT, 3);
  for (guint i = 0; i < lines->len; i++)
    {
      const RbSuspensionLine *line = &g_array_index (lines, RbSuspensionLine, i);
      const RbSuspension *one = line->suspension;

      put_class_and_name (listing, school, line->row, one->first_day);
      rb_listing_put_day (listing, one->first_day);
      rb_listing_put_day (listing, one->last_day);
      rb_listing_take (listing, g_strdup_printf ("%u", line->days));
      rb_listing_put_day (listing, line->needs ? one->provision_due : RB_DATE_NONE);
      rb_listing_put (listing, one->provision_from != RB_DATE_NONE ? one->provision
                               : line->overdue                     ? "overdue"
                               : line->needs                       ? "to be arranged"
                                                                   : "not needed");
    }
  return listing;
}

RbListing *
rb_leave_listing (RbSchool *school, const char *name, RbMoment now)
{
  if (strcmp (name, "leave-open") == 0 || strcmp (name, "leave-year") == 0)
    return make_leave (school, strcmp (name, "leave-open") == 0, now);
  if (strcmp (name, "returns") == 0)
    return make_returns (school, now);
  if (strcmp (name, "timetables") == 0)
    return make_timetables (school, now);
  return strcmp (name, "suspensions") == 0 ? make_suspensions (school, now) : NULL;
}
