/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealing a week, and the list of what was changed afterwards. */
#include "school/rb-seal.h"

#include "school/rb-clock.h"

static gboolean
refuse (char **refusal, char *sentence)
{
  if (refusal)
    *refusal = sentence;
  else
    g_free (sentence);
  return FALSE;
}

gboolean
rb_seal_week (const RbSchool *school,
              RbDate day,
              RbMoment now,
              const char *note,
              RbChange *change,
              char **refusal)
{
  RbWeekState state = rb_week_state (school, day, now);
  g_autofree char *words = rb_week_state_words (&state);
  g_autofree char *week = rb_date_range_format (state.week, state.week + 4);
  RbSeal *seal;

  if (state.sessions == 0 || state.to_come == state.sessions)
    return refuse (refusal,
                   g_strdup_printf ("The week %s has no session that could be sealed.", week));
  if (state.seal != NULL)
    return refuse (
        refusal, g_strdup_printf ("The week %s was sealed by %s already.", week, state.seal->who));
  if (!rb_week_is_complete (state) && (note == NULL || *note == '\0'))
    return refuse (refusal,
                   g_strdup_printf ("The week %s is not complete: %s. Put it right, or say in a "
                                    "note why it is sealed as it is.",
                                    week, words));
  seal = rb_record_new (RB_RECORD_SEAL);
  seal->base.id = rb_office_next_id (school->office, RB_RECORD_SEAL);
  seal->week = state.week;
  seal->sealed_at = change->at;
  rb_record_set (&seal->who, change->who);
  rb_record_set (&seal->position, change->position);
  rb_record_set (&seal->note, note);
  rb_change_add_record (change, NULL, seal);
  rb_record_unref (seal);
  return TRUE;
}

/* The seal of a session's week that was there when the change was made. */
static const RbSeal *
seal_at (const RbSchool *school, const RbAuditRow *row)
{
  RbDate week = rb_date_monday (row->session.date);

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_SEAL); i++)
    {
      const RbSeal *seal = rb_office_nth (school->office, RB_RECORD_SEAL, i);

      if (seal->week == week && seal->sealed_at <= row->at)
        return seal;
    }
  return NULL;
}

static void
add_change (RbListing *listing, const RbSchool *school, const RbAuditRow *row)
{
  int at = rb_roster_find (school->roster, row->pupil_id);
  const RbPupil *pupil = at < 0 ? NULL : rb_roster_pupil (school->roster, (guint) at);
  const RbClass *klass =
      pupil ? rb_roster_class_on (school->roster, (guint) at, row->session.date) : NULL;
  g_autofree char *day = rb_date_format (row->session.date, RB_DATE_DAY_YEAR);
  const char *was = rb_code_book_text (school->codes, row->was),
             *is = rb_code_book_text (school->codes, row->is);

  rb_listing_add_row (listing);
  rb_listing_put (listing, klass ? klass->name : "");
  rb_listing_take (listing, pupil ? rb_pupil_sorted_name (pupil) : NULL);
  rb_listing_take (listing, g_strdup_printf ("%s %s", day, rb_half_name (row->session.half)));
  rb_listing_put (listing, *was ? was : "none");
  rb_listing_put (listing, *is ? is : "none");
  rb_listing_put (listing, row->reason);
  rb_listing_take (listing, rb_clock_format (row->at));
  rb_listing_take (listing, row->position && *row->position
                                ? g_strdup_printf ("%s, %s", row->who, row->position)
                                : g_strdup (row->who));
}

RbListing *
rb_seal_changes (const RbSchool *school, const GPtrArray *audit)
{
  guint n = rb_office_n (school->office, RB_RECORD_SEAL);
  g_autofree char *subtitle =
      g_strdup_printf (n == 1 ? "%u week is sealed" : "%u weeks are sealed", n);
  RbListing *listing = rb_listing_new (
      "Changes after sealing", subtitle,
      "A sealed week is closed: each later change of its marks needs a reason and is kept here.");

  rb_listing_add_column (listing, "Class", RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, "Pupil", RB_LISTING_TEXT, 5);
  rb_listing_add_column (listing, "Session", RB_LISTING_TEXT, 4);
  rb_listing_add_column (listing, "Was", RB_LISTING_TEXT, 1);
  rb_listing_add_column (listing, "Is", RB_LISTING_TEXT, 1);
  rb_listing_add_column (listing, "Reason", RB_LISTING_TEXT, 6);
  rb_listing_add_column (listing, "Changed", RB_LISTING_TEXT, 4);
  rb_listing_add_column (listing, "By", RB_LISTING_TEXT, 6);
  for (guint i = 0; i < audit->len; i++)
    {
      const RbAuditRow *row = audit->pdata[i];

      if (row->kind == RB_AUDIT_AMENDMENT && seal_at (school, row))
        add_change (listing, school, row);
    }
  return listing;
}
