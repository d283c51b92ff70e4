/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils by band, persistent absence by kind of absence, and what it takes to move. */
#include "analysis/rb-bands.h"

guint
rb_sessions_to_reach (const RbTally *tally, guint num, guint den)
{
  /* (attended + n) / (possible + n) >= num / den, so n >= (num * possible - den * attended) / (den
   * - num). */
  guint64 need = (guint64) num * tally->possible, have = (guint64) den * tally->attended;

  if (need <= have)
    return 0;
  if (num >= den)
    return G_MAXUINT;
  return (guint) ((need - have + den - num - 1) / (den - num));
}

/* Sessions of the academic year after the query that the pupil is still to have on roll. */
static guint
sessions_left (RbQuery *query, guint row)
{
  const RbSchool *school = rb_query_school (query);
  const RbMarkMatrix *matrix = rb_school_year_of (school, rb_query_now (query).date);
  guint left = 0;

  if (matrix == NULL)
    return 0;
  for (guint column = rb_school_begun (school, matrix, rb_query_now (query));
       column < rb_mark_matrix_n_columns (matrix); column++)
    left += rb_mark_matrix_get (matrix, row, column) != RB_MARK_OFF_ROLL;
  return left;
}

static RbPupilBand
judge (RbQuery *query, guint row, const RbTally *tally)
{
  const RbPolicy *policy = rb_query_policy (query);
  RbPupilBand pupil = { .row = row, .tally = *tally };
  guint left;

  pupil.band = rb_policy_band (policy, rb_tally_attendance (tally));
  if (tally->possible == 0)
    return pupil;
  pupil.persistent = rb_policy_persistent (policy, rb_tally_absent (tally), tally->possible);
  pupil.severe = rb_policy_severe (policy, rb_tally_absent (tally), tally->possible);
  pupil.persistent_authorised = rb_policy_persistent (policy, tally->authorised, tally->possible);
  pupil.persistent_unauthorised =
      rb_policy_persistent (policy, tally->unauthorised, tally->possible);
  pupil.early = rb_policy_early (policy, tally->possible);
  left = sessions_left (query, row);
  if (pupil.band > RB_BAND_TOP)
    {
      const RbBand *better = NULL;

      for (int role = pupil.band - 1; role >= RB_BAND_TOP && better == NULL; role--)
        better = rb_policy_band_of_role (policy, (RbBandRole) role);
      if (better)
        pupil.to_better_band = rb_sessions_to_reach (tally, better->num, better->den);
      if (pupil.to_better_band > left)
        pupil.to_better_band = 0;
    }
  if (pupil.persistent)
    {
      /* Under the limit: absent * 100 < limit * possible, one session further than reaching 100 -
       * limit. */
      guint limit = (guint) policy->limits[RB_LIMIT_PERSISTENT];
      guint64 short_by =
          100 * (guint64) rb_tally_absent (tally) - limit * (guint64) tally->possible;

      pupil.to_not_persistent = limit ? (guint) (short_by / limit) + 1 : 0;
      if (pupil.to_not_persistent > left)
        pupil.to_not_persistent = 0;
    }
  return pupil;
}

static int
compare_register (gconstpointer a, gconstpointer b, gpointer data)
{
  const RbRoster *roster = data;
  const RbPupil *x = rb_roster_pupil (roster, ((const RbPupilBand *) a)->row);
  const RbPupil *y = rb_roster_pupil (roster, ((const RbPupilBand *) b)->row);

  return rb_register_compare (x, y);
}

GArray *
rb_pupil_bands (RbQuery *query)
{
  RbRoster *roster = rb_query_school (query)->roster;
  GArray *pupils = g_array_new (FALSE, FALSE, sizeof (RbPupilBand));

  for (guint row = 0; row < rb_roster_n (roster); row++)
    {
      RbTally tally = { 0 };

      rb_query_tally_row (query, row, &tally);
      if (rb_tally_on_roll (&tally) > 0)
        {
          RbPupilBand pupil = judge (query, row, &tally);

          g_array_append_val (pupils, pupil);
        }
    }
  g_array_sort_with_data (pupils, compare_register, roster);
  return pupils;
}
