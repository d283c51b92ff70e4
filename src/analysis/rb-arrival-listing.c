/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills the tables. */
#include "analysis/rb-arrival-listing.h"

#include "domain/rb-confidence.h"

#include <string.h>

static void
put_pupil (RbListing *listing, const RbSchool *school, gint64 pupil_id, RbDate day)
{
  int row = rb_roster_find (school->roster, pupil_id);
  const RbClass *klass = row >= 0 ? rb_roster_class_on (school->roster, (guint) row, day) : NULL;

  rb_listing_take (listing,
                   row >= 0 ? rb_pupil_sorted_name (rb_roster_pupil (school->roster, (guint) row))
                            : g_strdup (""));
  rb_listing_put (listing, klass ? klass->name : "");
}

char *
rb_arrival_about (const RbArrival *arrival)
{
  GString *text = g_string_new (NULL);
  RbDirection direction = rb_direction_of (arrival);

  if (direction == RB_DIRECTION_OUT)
    g_string_append (text, *arrival->code ? "not back today" : "out");
  else if (direction == RB_DIRECTION_BACK)
    g_string_append (text, "back");
  if (*arrival->code)
    g_string_append_printf (text, "%s%s", text->len ? ", " : "", arrival->code);
  if (arrival->minutes_late > 0 && direction == RB_DIRECTION_IN)
    g_string_append_printf (text, ", %d min", arrival->minutes_late);
  if (*arrival->reason)
    g_string_append_printf (text, "%s%s", text->len ? ", " : "", arrival->reason);
  if (arrival->dinner)
    g_string_append_printf (text, "%sdinner", text->len ? ", " : "");
  return g_string_free (text, FALSE);
}

RbListing *
rb_arrival_listing (const RbSchool *school, RbDate day)
{
  static const char *const words[] = { "in", "out", "back" };
  g_autofree char *date = rb_date_format (day, RB_DATE_FULL);
  RbListing *listing = rb_listing_new ("In, out and back", date, NULL);
  g_autoptr (GPtrArray) arrivals = rb_arrivals_on (school, day);

  rb_listing_add_column (listing, "Time", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Pupil", RB_LISTING_TEXT, 6);
  rb_listing_add_column (listing, "Class", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Which way", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Mark", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Minutes late", RB_LISTING_NUMBER, 2);
  rb_listing_add_column (listing, "Reason", RB_LISTING_TEXT, 5);
  rb_listing_add_column (listing, "Dinner", RB_LISTING_TEXT, 2);
  for (guint i = 0; i < arrivals->len; i++)
    {
      const RbArrival *arrival = arrivals->pdata[i];
      RbDirection direction = rb_direction_of (arrival);

      rb_listing_add_row (listing);
      rb_listing_take (listing, rb_time_format (arrival->minute));
      put_pupil (listing, school, arrival->pupil_id, day);
      rb_listing_put (listing, words[direction]);
      rb_listing_put (listing, arrival->code);
      rb_listing_take (listing, arrival->minutes_late > 0
                                    ? g_strdup_printf ("%d", arrival->minutes_late)
                                    : g_strdup (""));
      rb_listing_put (listing, arrival->reason);
      rb_listing_put (listing, arrival->dinner ? "yes" : "");
    }
  return listing;
}

/* What was said at the door is not; what stands beside the mark may be. */
static gboolean
is_confidential (GHashTable *confidence, const RbLate *late)
{
  return (late->arrival == NULL || *late->arrival->reason == '\0')
         && rb_confidence_holds (confidence, late->pupil_id, late->session.date);
}

RbListing *
rb_late_listing (const RbSchool *school, RbMoment now, RbDate day, gboolean detention)
{
  g_autofree char *date = rb_date_format (day, RB_DATE_FULL);
  RbListing *listing = rb_listing_new (detention ? "Detentions" : "Late today", date, NULL);
  g_autoptr (GArray) late = rb_latecomers (school, now, day, day, RB_LATE_ANY);
  g_autoptr (GHashTable) confidence = rb_confidence_days (school->office);

  if (detention)
    rb_listing_add_column (listing, "", RB_LISTING_TICK, 1);
  rb_listing_add_column (listing, "Pupil", RB_LISTING_TEXT, 6);
  rb_listing_add_column (listing, "Class", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Session", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Mark", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Minutes late", RB_LISTING_NUMBER, 2);
  rb_listing_add_column (listing, "Reason", RB_LISTING_TEXT, 5);
  if (detention)
    rb_listing_add_column (listing, "Served", RB_LISTING_TEXT, 2);
  for (guint i = 0; i < late->len; i++)
    {
      const RbLate *one = &g_array_index (late, RbLate, i);

      rb_listing_add_row (listing);
      if (detention)
        rb_listing_put (listing, "");
      put_pupil (listing, school, one->pupil_id, day);
      rb_listing_put (listing, rb_half_name (one->session.half));
      rb_listing_put (listing, one->code);
      rb_listing_take (listing,
                       one->minutes > 0 ? g_strdup_printf ("%d", one->minutes) : g_strdup (""));
      rb_listing_put (listing, is_confidential (confidence, one) ? "confidential" : one->reason);
      if (detention)
        rb_listing_put (listing, one->served ? "yes" : "");
    }
  return listing;
}
