/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the proposals of a letter run from the movement between two periods, and puts decisions
 * into them. */
#include "school/rb-letter-run.h"

#include <string.h>

static void
proposal_free (gpointer data)
{
  RbProposal *proposal = data;

  g_free (proposal->reason);
  g_free (proposal->held_because);
  g_ptr_array_unref (proposal->recipients);
  g_free (proposal);
}

void
rb_letter_run_free (RbLetterRun *run)
{
  g_free (run->key);
  rb_movement_free (run->movement);
  g_ptr_array_unref (run->proposals);
  g_free (run);
}

static RbProposal *
propose (const RbSchool *school, const RbMovement *movement, const RbMover *mover)
{
  RbProposal *proposal = g_new0 (RbProposal, 1);
  gint64 pupil_id = rb_roster_pupil (school->roster, mover->row)->id;

  proposal->row = mover->row;
  proposal->before = mover->before;
  proposal->after = mover->after;
  proposal->before_band = mover->before_band;
  proposal->after_band = mover->after_band;
  proposal->proposed = proposal->letter = mover->letter;
  proposal->reason = rb_mover_reason (mover, movement->policy);
  proposal->held = mover->held != RB_HELD_NO;
  proposal->held_because = rb_held_because (mover->held, movement->policy);
  proposal->recipients = mover->letter == RB_LETTER_NONE ? g_ptr_array_new ()
                                                         : rb_recipients (school->roster, pupil_id);
  return proposal;
}

static void
count (RbLetterRun *run)
{
  memset (run->counts, 0, sizeof run->counts);
  memset (run->held, 0, sizeof run->held);
  run->sheets = 0;
  for (guint i = 0; i < run->proposals->len; i++)
    {
      const RbProposal *proposal = run->proposals->pdata[i];

      if (proposal->held)
        run->held[proposal->letter]++;
      else
        run->counts[proposal->letter]++;
      if (!proposal->held && proposal->letter != RB_LETTER_NONE)
        run->sheets += MAX (proposal->recipients->len, 1);
    }
}

RbLetterRun *
rb_letter_run_movement (RbQuery *query, RbPeriod before, RbPeriod after)
{
  RbLetterRun *run = g_new0 (RbLetterRun, 1);
  char dates[4][11];

  run->before = before;
  run->after = after;
  run->key = g_strdup_printf ("movement %s..%s %s..%s", rb_date_iso (before.from, dates[0]),
                              rb_date_iso (before.to, dates[1]), rb_date_iso (after.from, dates[2]),
                              rb_date_iso (after.to, dates[3]));
  run->movement = rb_movement_new (query, before, after);
  run->proposals = g_ptr_array_new_with_free_func (proposal_free);
  for (guint i = 0; i < run->movement->movers->len; i++)
    g_ptr_array_add (run->proposals, propose (rb_query_school (query), run->movement,
                                              &g_array_index (run->movement->movers, RbMover, i)));
  count (run);
  return run;
}

static void
decide (RbProposal *proposal, const RbRunChoice *choice, const RbSchool *school)
{
  gboolean held = strcmp (choice->choice, "left-out") == 0 || strcmp (choice->choice, "held") == 0;

  if (held)
    {
      proposal->held = TRUE;
      proposal->left_out = strcmp (choice->choice, "left-out") == 0;
      g_free (proposal->held_because);
      proposal->held_because = g_strdup (choice->reason);
    }
  else if (strcmp (choice->choice, "released") == 0)
    {
      proposal->held = FALSE;
      g_free (proposal->held_because);
      proposal->held_because = g_strdup ("");
    }
  else if (strcmp (choice->choice, "swapped") == 0
           && rb_letter_kind_parse (choice->letter, &proposal->letter)
           && proposal->proposed == RB_LETTER_NONE)
    {
      g_ptr_array_unref (proposal->recipients);
      proposal->recipients =
          rb_recipients (school->roster, rb_roster_pupil (school->roster, proposal->row)->id);
    }
}

void
rb_letter_run_decide (RbLetterRun *run, const RbSchool *school, GPtrArray *choices)
{
  for (guint c = 0; c < choices->len; c++)
    {
      const RbRunChoice *choice = choices->pdata[c];
      int row = rb_roster_find (school->roster, choice->pupil_id);

      for (guint i = 0; i < run->proposals->len; i++)
        {
          RbProposal *proposal = run->proposals->pdata[i];

          if (row >= 0 && proposal->row == (guint) row)
            decide (proposal, choice, school);
        }
    }
  count (run);
}

gboolean
rb_letter_run_periods (const RbSchool *school, RbMoment now, RbPeriod *before, RbPeriod *after)
{
  *after = rb_period_of (school, RB_PERIOD_TERM, now.date);
  if (rb_period_is_empty (*after))
    return FALSE;
  *before = rb_period_previous (school, *after);
  after->to = MIN (after->to, now.date);
  return !rb_period_is_empty (*before);
}
