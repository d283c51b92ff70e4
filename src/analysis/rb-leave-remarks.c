/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the one who decides about leave should know, as sentences. */
#include "analysis/rb-leave.h"

#include "analysis/rb-query.h"

#include <string.h>

static void
free_remark (gpointer data)
{
  RbLeaveRemark *remark = data;

  g_free (remark->sentence);
  g_free (remark);
}

static void
add (GPtrArray *remarks, gboolean warning, int row, char *sentence)
{
  RbLeaveRemark *remark = g_new (RbLeaveRemark, 1);

  *remark = (RbLeaveRemark){ warning, row, sentence };
  g_ptr_array_add (remarks, remark);
}

static void
add_notice (GPtrArray *remarks, const RbSchool *school, const RbLeave *leave)
{
  const RbPolicy *policy = rb_policy_book_on (school->policies, leave->first_day);
  g_autofree char *day = rb_date_format (leave->received_on, RB_DATE_WEEKDAY);
  int notice = rb_leave_notice (leave), asked = policy->limits[RB_LIMIT_LEAVE_NOTICE];

  if (notice < 0)
    add (remarks, TRUE, -1,
         g_strdup_printf ("Asked for on %s, after the leave had begun: it was not asked for in "
                          "advance.",
                          day));
  else if (rb_leave_is_short (school, leave))
    add (remarks, TRUE, -1,
         g_strdup_printf ("Short notice: asked for %d day%s before; the school asks for %d.",
                          notice, notice == 1 ? "" : "s", asked));
  else
    add (remarks, FALSE, -1, g_strdup_printf ("Asked for in good time, %d days before.", notice));
}

static void
add_evidence (GPtrArray *remarks, const RbLeave *leave)
{
  if (strcmp (leave->evidence, "seen") == 0)
    add (remarks, FALSE, -1, g_strdup ("Evidence has been seen."));
  else if (strcmp (leave->evidence, "asked") == 0)
    add (remarks, TRUE, -1, g_strdup ("Evidence was asked for and has not been seen yet."));
  else if (strcmp (leave->ground, "performance") == 0)
    add (remarks, TRUE, -1,
         g_strdup ("Evidence is missing: a performance or employment abroad needs its licence."));
  else
    add (remarks, TRUE, -1,
         g_strdup ("Evidence is missing: nothing was shown and none was asked "
                   "for."));
  if (strcmp (leave->ground, "part-time") == 0)
    add (remarks, TRUE, -1,
         g_strdup ("A part-time timetable needs its end and its review: make the timetable, and "
                   "the marks follow from it."));
}

/* Requests of the same child for days of the same academic year, this one left out. */
static void
add_earlier (GPtrArray *remarks, const RbSchool *school, const RbLeave *leave, guint row)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  guint granted = 0, refused = 0, all = 0;

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_LEAVE); i++)
    {
      const RbLeave *other = rb_office_nth (school->office, RB_RECORD_LEAVE, i);
      g_autoptr (GArray) rows = NULL;
      const char *outcome;
      gboolean same = FALSE;

      if (other->base.id == leave->base.id || strcmp (other->state, "withdrawn") == 0
          || rb_academic_year_of (other->first_day) != rb_academic_year_of (leave->first_day)
          || other->received_on > leave->received_on)
        continue;
      rows = rb_leave_rows (school, other->base.id);
      for (guint k = 0; k < rows->len; k++)
        same |= g_array_index (rows, guint, k) == row;
      if (!same)
        continue;
      outcome = rb_leave_outcome (school, other);
      all++;
      granted += g_str_has_prefix (outcome, "granted");
      refused += strcmp (outcome, "refused") == 0;
    }
  if (all > 0)
    add (remarks, FALSE, (int) row,
         g_strdup_printf ("%s: %u earlier request%s this year, %u granted, %u refused.",
                          pupil->forename, all, all == 1 ? "" : "s", granted, refused));
}

/* "Zofia: 94.2 % this year, amber; 3 days without authority." */
static void
add_attendance (GPtrArray *remarks, RbSchool *school, guint row, RbMoment now)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  const RbPolicy *policy = rb_policy_book_on (school->policies, now.date);
  g_autoptr (RbQuery) query = rb_query_new (school, now);
  g_autofree char *rate = NULL, *days = NULL, *name = NULL;
  RbTally tally = { 0 };
  RbBandRole band;

  rb_query_tally_row (query, row, &tally);
  if (tally.possible == 0)
    return;
  rate = rb_rate_format (rb_tally_attendance (&tally));
  band = rb_policy_band (policy, rb_tally_attendance (&tally));
  name = g_utf8_strdown (rb_policy_band_name (policy, band), -1);
  days = rb_days_format (tally.unauthorised);
  add (remarks, band >= RB_BAND_RED, (int) row,
       tally.unauthorised == 0
           ? g_strdup_printf ("%s: %s %% this year (%s), nothing without authority.",
                              pupil->forename, rate, name)
           : g_strdup_printf ("%s: %s %% this year (%s), %s day%s without authority.",
                              pupil->forename, rate, name, days,
                              tally.unauthorised == 2 ? "" : "s"));
}

GPtrArray *
rb_leave_remarks (RbSchool *school, const RbLeave *leave, RbMoment now)
{
  GPtrArray *remarks = g_ptr_array_new_with_free_func (free_remark);
  g_autoptr (GArray) rows = rb_leave_rows (school, leave->base.id);
  g_autoptr (GArray) taken = rb_leave_taken (school, leave->base.id, now);

  add_notice (remarks, school, leave);
  add_evidence (remarks, leave);
  if (taken->len > 0)
    add (remarks, TRUE, -1,
         g_strdup_printf ("Absent at %u session%s of days that were refused, still N: without "
                          "leave it is G.",
                          taken->len, taken->len == 1 ? "" : "s"));
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);

      add_attendance (remarks, school, row, now);
      add_earlier (remarks, school, leave, row);
    }
  return remarks;
}
