/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Movement between two periods, and the letter of each pupil. */
#include "analysis/rb-movement.h"

#include <string.h>

static const struct
{
  const char *id;
  const char *name;
} letters[RB_N_LETTERS] = {
  [RB_LETTER_NONE] = { "none", "No letter" },
  [RB_LETTER_FIRST_AMBER] = { "first-amber", "First amber letter" },
  [RB_LETTER_FIRST_RED] = { "first-red", "First red letter" },
  [RB_LETTER_IMPROVED_CATEGORY] = { "improved-category", "Thank you: moved up" },
  [RB_LETTER_IMPROVED_STILL_BELOW] = { "improved-still-below", "Thank you: better, still below" },
  [RB_LETTER_NOT_IMPROVED] = { "not-improved", "Not improved: invitation to a meeting" },
};

const char *
rb_letter_kind_id (RbLetterKind kind)
{
  return letters[kind].id;
}

const char *
rb_letter_kind_name (RbLetterKind kind)
{
  return letters[kind].name;
}

gboolean
rb_letter_kind_parse (const char *text, RbLetterKind *kind)
{
  for (guint i = 0; i < RB_N_LETTERS; i++)
    if (strcmp (text, letters[i].id) == 0)
      {
        *kind = (RbLetterKind) i;
        return TRUE;
      }
  return FALSE;
}

char *
rb_held_because (RbHeld held, const RbPolicy *policy)
{
  switch (held)
    {
    case RB_HELD_LONG_TERM_ILLNESS:
      return g_strdup ("long-term illness");
    case RB_HELD_EARLY:
      return g_strdup_printf ("early: fewer than %d possible sessions",
                              policy->limits[RB_LIMIT_EARLY_SESSIONS]);
    default:
      return g_strdup ("");
    }
}

/* The three colours of the letters: the top band counts as green, the severe one as red. */
static RbBandRole
colour_of (RbBandRole band)
{
  if (band == RB_BAND_TOP)
    return RB_BAND_GREEN;
  return band == RB_BAND_SEVERE ? RB_BAND_RED : band;
}

RbLetterKind
rb_letter_decide (RbBandRole before_band, RbRate before, RbBandRole after_band, RbRate after)
{
  RbBandRole was = colour_of (before_band), is = colour_of (after_band);

  if (is == RB_BAND_NONE)
    return RB_LETTER_NONE;
  if (was == RB_BAND_NONE || was == RB_BAND_GREEN)
    return is == RB_BAND_GREEN   ? RB_LETTER_NONE
           : is == RB_BAND_AMBER ? RB_LETTER_FIRST_AMBER
                                 : RB_LETTER_FIRST_RED;
  if (is < was)
    return RB_LETTER_IMPROVED_CATEGORY;
  if (is > was)
    return RB_LETTER_NOT_IMPROVED;
  return rb_rate_compare (after, before) > 0 ? RB_LETTER_IMPROVED_STILL_BELOW
                                             : RB_LETTER_NOT_IMPROVED;
}

/* The day on which the after period ends for this run: a period that is still running ends today.
 */
static RbDate
end_of (const RbQuery *query, RbPeriod after)
{
  RbDate today = rb_query_now (query).date;

  return after.to > today && after.from <= today ? today : after.to;
}

static void
decide (RbMover *mover, const RbMovement *movement, const RbSchool *school, RbDate end)
{
  mover->before_band = rb_policy_band (movement->policy, rb_tally_attendance (&mover->before));
  mover->after_band = rb_policy_band (movement->policy, rb_tally_attendance (&mover->after));
  mover->letter = rb_letter_decide (mover->before_band, rb_tally_attendance (&mover->before),
                                    mover->after_band, rb_tally_attendance (&mover->after));
  if (mover->letter == RB_LETTER_NONE)
    return;
  if (rb_office_flag (school->office, rb_roster_pupil (school->roster, mover->row)->id,
                      "long-term-illness", end))
    mover->held = RB_HELD_LONG_TERM_ILLNESS;
  else if (rb_policy_early (movement->policy, mover->after.possible))
    mover->held = RB_HELD_EARLY;
}

static void
add (RbMovement *movement, const RbMover *mover)
{
  movement->cells[rb_movement_index (mover->before_band)][rb_movement_index (mover->after_band)]++;
  if (mover->before_band != RB_BAND_NONE && mover->after_band != RB_BAND_NONE)
    {
      movement->rose += mover->after_band < mover->before_band;
      movement->fell += mover->after_band > mover->before_band;
      movement->stayed += mover->after_band == mover->before_band;
    }
  if (mover->held)
    movement->held[mover->letter]++;
  else
    movement->letters[mover->letter]++;
  g_array_append_val (movement->movers, *mover);
}

static int
compare_movers (gconstpointer a, gconstpointer b, gpointer data)
{
  const RbRoster *roster = data;

  return rb_register_compare (rb_roster_pupil (roster, ((const RbMover *) a)->row),
                              rb_roster_pupil (roster, ((const RbMover *) b)->row));
}

RbMovement *
rb_movement_new (RbQuery *query, RbPeriod before, RbPeriod after)
{
  RbMovement *movement = g_new0 (RbMovement, 1);
  g_autoptr (RbQuery) was = rb_query_copy (query);
  g_autoptr (RbQuery) is = rb_query_copy (query);
  RbSchool *school = rb_query_school (query);
  RbRoster *roster = school->roster;
  RbDate end = end_of (query, after);

  rb_query_set_period (was, before);
  rb_query_set_period (is, after);
  movement->before = before;
  movement->after = after;
  movement->policy = rb_query_policy (is);
  movement->movers = g_array_new (FALSE, FALSE, sizeof (RbMover));
  for (guint row = 0; row < rb_roster_n (roster); row++)
    {
      RbMover mover = { .row = row };

      if (!rb_pupil_on_roll (rb_roster_pupil (roster, row), end)
          || (rb_query_n_filters (query) > 0 && !rb_query_has_row (is, row)))
        continue;
      rb_query_tally_row (was, row, &mover.before);
      rb_query_tally_row (is, row, &mover.after);
      decide (&mover, movement, school, end);
      add (movement, &mover);
    }
  g_array_sort_with_data (movement->movers, compare_movers, roster);
  return movement;
}

void
rb_movement_free (RbMovement *movement)
{
  g_array_unref (movement->movers);
  g_free (movement);
}

GArray *
rb_movement_cell (const RbMovement *movement, RbBandRole before, RbBandRole after)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < movement->movers->len; i++)
    {
      const RbMover *mover = &g_array_index (movement->movers, RbMover, i);

      if (mover->before_band == before && mover->after_band == after)
        g_array_append_val (rows, mover->row);
    }
  return rows;
}

static char *
side (const RbPolicy *policy, RbBandRole band, const RbTally *tally)
{
  g_autofree char *name = NULL;
  g_autofree char *rate = NULL;

  if (band == RB_BAND_NONE)
    return g_strdup ("nothing possible");
  name = g_utf8_strdown (rb_policy_band_name (policy, band), -1);
  rate = rb_rate_format (rb_tally_attendance (tally));
  return g_strdup_printf ("%s %s", name, rate);
}

char *
rb_mover_reason (const RbMover *mover, const RbPolicy *policy)
{
  static const char *const ends[RB_N_LETTERS] = {
    [RB_LETTER_NONE] = "no letter",
    [RB_LETTER_FIRST_AMBER] = "amber for the first time",
    [RB_LETTER_FIRST_RED] = "red for the first time",
    [RB_LETTER_IMPROVED_CATEGORY] = "moved up",
    [RB_LETTER_IMPROVED_STILL_BELOW] = "better, still below",
    [RB_LETTER_NOT_IMPROVED] = "not improved",
  };
  g_autofree char *before = side (policy, mover->before_band, &mover->before);
  g_autofree char *after = side (policy, mover->after_band, &mover->after);

  before[0] = g_ascii_toupper (before[0]);
  return g_strdup_printf ("%s, now %s: %s.", before, after, ends[mover->letter]);
}
