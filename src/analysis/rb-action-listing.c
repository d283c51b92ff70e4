/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action calendar for paper and files. */
#include "analysis/rb-action-listing.h"

#include <string.h>

const char *
rb_action_state_name (RbActionState state)
{
  static const char *const names[] = { "Overdue", "Due today", "Done", "Coming", "Ongoing" };

  return names[state];
}

GPtrArray *
rb_actions_ticked (const RbSchool *school, RbDate from, RbDate to)
{
  GPtrArray *ticks = g_ptr_array_new ();

  for (guint i = rb_office_n (school->office, RB_RECORD_TICK); i-- > 0;)
    {
      const RbTicked *tick = rb_office_nth (school->office, RB_RECORD_TICK, i);
      RbDate day = rb_moment_of_seconds (tick->done_at).date;

      if (tick->action_id != 0 && day >= from && day <= to)
        g_ptr_array_add (ticks, (gpointer) tick);
    }
  return ticks;
}

static void
put_action (RbListing *listing, const RbAction *action, RbDate due, const RbTicked *tick)
{
  rb_listing_add_row (listing);
  rb_listing_put (listing, action ? action->title : "");
  rb_listing_take (listing, action ? rb_action_when (action) : g_strdup (""));
  rb_listing_put (listing, action ? action->role : "");
  rb_listing_put_day (listing, due);
  rb_listing_put_day (listing, tick ? rb_moment_of_seconds (tick->done_at).date : RB_DATE_NONE);
  rb_listing_put (listing, tick ? tick->who : "");
  rb_listing_put (listing, tick ? tick->note : "");
}

RbListing *
rb_actions_listing (const RbSchool *school, RbDate today, RbDate from, RbDate to)
{
  g_autofree char *day = rb_date_format (today, RB_DATE_FULL);
  g_autofree char *period = rb_date_range_format (from, to);
  g_autofree char *ticked = g_strdup_printf ("Ticked, %s", period);
  g_autofree char *missed_title = g_strdup_printf ("Due and not done, %s", period);
  RbListing *listing = rb_listing_new ("Action calendar", day, NULL);
  g_autoptr (GArray) lines = rb_actions_now (school, today);
  g_autoptr (GPtrArray) ticks = rb_actions_ticked (school, from, to);
  g_autoptr (GArray) missed = rb_actions_missed (school, from, MIN (to, today - 1));

  rb_listing_add_column (listing, "Action", RB_LISTING_TEXT, 6);
  rb_listing_add_column (listing, "When", RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, "Who", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Due", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Done", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "By", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Note", RB_LISTING_TEXT, 3);
  for (guint i = 0; i < lines->len; i++)
    {
      const RbActionLine *line = &g_array_index (lines, RbActionLine, i);

      if (i == 0 || line->state != (line - 1)->state)
        rb_listing_add_heading (listing, rb_action_state_name (line->state));
      put_action (listing, line->action, line->due ? line->due : line->next, line->tick);
    }
  if (ticks->len > 0)
    rb_listing_add_heading (listing, ticked);
  for (guint i = 0; i < ticks->len; i++)
    {
      const RbTicked *tick = ticks->pdata[i];

      put_action (listing, rb_office_find (school->office, RB_RECORD_ACTION, tick->action_id),
                  tick->due, tick);
    }
  if (missed->len > 0)
    rb_listing_add_heading (listing, missed_title);
  for (guint i = 0; i < missed->len; i++)
    {
      const RbActionMiss *miss = &g_array_index (missed, RbActionMiss, i);

      put_action (listing, miss->action, miss->due, NULL);
    }
  return listing;
}
