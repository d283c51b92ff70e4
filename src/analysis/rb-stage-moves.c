/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts the figures of each pupil once and asks the ladder for a step. */
#include "analysis/rb-stages.h"

#include "analysis/rb-period.h"
#include "analysis/rb-query.h"
#include "analysis/rb-target.h"
#include "analysis/rb-ten-in-ten.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  RbSchool *school;
  RbMoment now;
  RbQuery *query;
  RbPeriod year;
  RbPeriod term;
  GPtrArray *ladder;
  GHashTable *stays;        /* pupil -> GPtrArray of RbStay, oldest first */
  GHashTable *answers;      /* pupil -> GPtrArray of RbStageAnswer, oldest first */
  GHashTable *targets;      /* pupil -> GPtrArray of RbTarget */
  GHashTable *unauthorised; /* row + 1 -> sessions in ten weeks */
  guint early;
  GPtrArray *moves;
} Finder;

/* --- what is known --- */

static GHashTable *
by_pupil (const RbOffice *office, RbRecordKind kind)
{
  GHashTable *table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                             (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < rb_office_n (office, kind); i++)
    {
      gconstpointer record = rb_office_nth (office, kind, i);
      gint64 id = rb_record_pupil (record);
      GPtrArray *list = g_hash_table_lookup (table, &id);

      if (list == NULL)
        g_hash_table_insert (table, g_memdup2 (&id, sizeof id), list = g_ptr_array_new ());
      g_ptr_array_add (list, (gpointer) record);
    }
  return table;
}

/* The sessions of a row from one day to now. */
static RbRate
rate_of (Finder *finder, guint row, RbDate from, RbDate to)
{
  RbTally tally = { 0 };

  for (guint i = 0; i < rb_query_n_parts (finder->query); i++)
    {
      const RbQueryPart *part = rb_query_part (finder->query, i);
      RbRun run;

      rb_calendar_range (part->calendar, from, to, &run.first, &run.end);
      run.first = MAX (run.first, part->first);
      run.end = MIN (run.end, part->end);
      if (run.first < run.end)
        rb_query_tally_columns (finder->query, i, row, run, &tally);
    }
  return rb_tally_attendance (&tally);
}

/* School weeks between two days, without that of the first. */
static guint
weeks_between (const RbSchool *school, RbDate from, RbDate to)
{
  guint n = 0;

  for (guint y = 0; y < school->years->len; y++)
    {
      const RbCalendar *calendar = rb_mark_matrix_calendar (school->years->pdata[y]);

      for (guint i = 0; i < rb_calendar_n_weeks (calendar); i++)
        {
          RbDate monday = rb_calendar_week (calendar, i)->monday;

          n += monday > from && monday <= to;
        }
    }
  return n;
}

static void
finder_init (Finder *finder, RbSchool *school, RbMoment now)
{
  const RbOffice *office = school->office;
  RbDate from;

  *finder = (Finder){ .school = school, .now = now };
  finder->year = rb_period_default (school, now);
  finder->term = rb_period_of (school, RB_PERIOD_TERM, now.date);
  finder->ladder = rb_ladder_of (office);
  finder->stays = by_pupil (office, RB_RECORD_STAY);
  finder->answers = by_pupil (office, RB_RECORD_STAGE_ANSWER);
  finder->targets = by_pupil (office, RB_RECORD_TARGET);
  from = finder->year.from;
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_STAY); i++)
    {
      const RbStay *stay = rb_office_nth (office, RB_RECORD_STAY, i);

      if (stay->last_day == RB_DATE_NONE)
        from = MIN (from, stay->first_day);
    }
  finder->query = rb_query_new (school, now);
  rb_query_set_period (finder->query, rb_period (from, now.date));
  finder->early = (guint) MAX (0, rb_query_policy (finder->query)->limits[RB_LIMIT_EARLY_SESSIONS]);
}

static void
finder_clear (Finder *finder)
{
  rb_query_free (finder->query);
  g_ptr_array_unref (finder->ladder);
  g_hash_table_unref (finder->stays);
  g_hash_table_unref (finder->answers);
  g_hash_table_unref (finder->targets);
  g_clear_pointer (&finder->unauthorised, g_hash_table_unref);
}

static void
count_unauthorised (Finder *finder, gint64 pupil_id)
{
  finder->unauthorised = g_hash_table_new (NULL, NULL);
  if (pupil_id != 0)
    {
      int row = rb_roster_find (finder->school->roster, pupil_id);
      g_autoptr (RbTenInTen) one =
          row >= 0 ? rb_ten_in_ten_of (finder->school, finder->now, (guint) row, NULL, NULL) : NULL;

      if (one)
        g_hash_table_insert (finder->unauthorised, GUINT_TO_POINTER (one->row + 1),
                             GUINT_TO_POINTER (one->current));
      return;
    }
  g_autoptr (GPtrArray) all = rb_ten_in_ten (finder->school, finder->now, NULL, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      const RbTenInTen *one = all->pdata[i];

      g_hash_table_insert (finder->unauthorised, GUINT_TO_POINTER (one->row + 1),
                           GUINT_TO_POINTER (one->current));
    }
}

/* --- one pupil --- */

static const RbStay *
open_stay (const GPtrArray *stays)
{
  for (guint i = stays ? stays->len : 0; i > 0; i--)
    if (((const RbStay *) stays->pdata[i - 1])->last_day == RB_DATE_NONE)
      return stays->pdata[i - 1];
  return NULL;
}

/* The figures of a period begin again when a stage was left in it. */
static RbDate
window_start (const GPtrArray *stays, RbDate first)
{
  for (guint i = 0; stays && i < stays->len; i++)
    {
      const RbStay *stay = stays->pdata[i];

      if (stay->last_day != RB_DATE_NONE && open_stay (stays) == NULL)
        first = MAX (first, stay->last_day + 1);
    }
  return first;
}

static const RbTarget *
missed_target (Finder *finder, gint64 pupil_id, const RbStay *stay)
{
  const GPtrArray *targets = g_hash_table_lookup (finder->targets, &pupil_id);

  for (guint i = targets ? targets->len : 0; i > 0; i--)
    {
      const RbTarget *target = targets->pdata[i - 1];

      if (target->last_day > finder->now.date || target->last_day < stay->first_day
          || target->first_day < stay->first_day)
        continue;
      return rb_target_progress (finder->school, target, finder->now).state == RB_TARGET_NOT_MET
                 ? target
                 : NULL;
    }
  return NULL;
}

static const RbStageAnswer *
answer_to (Finder *finder, const RbStageMove *move)
{
  const GPtrArray *answers = g_hash_table_lookup (finder->answers, &move->pupil_id);

  for (guint i = answers ? answers->len : 0; i > 0; i--)
    {
      const RbStageAnswer *answer = answers->pdata[i - 1];

      if (answer->stay_id == (move->stay ? move->stay->base.id : 0)
          && answer->stage_id == (move->to ? move->to->base.id : 0) && answer->since == move->since)
        return answer;
    }
  return NULL;
}

/* Whether a person said no to it on figures that still hold: no more absence since, of a move up;
 * no higher rate, of a move down or out. */
static gboolean
is_declined (const RbStageMove *move, const RbStageAnswer *answer)
{
  RbRate then = rb_rate (answer->attended, answer->possible);

  if (strcmp (answer->answer, "declined") != 0)
    return FALSE;
  if (move->step == RB_STEP_UP || move->step == RB_STEP_ENTER)
    return move->rate.whole - move->rate.part <= then.whole - then.part
           && (int) move->unauthorised <= answer->unauthorised;
  return !rb_rate_exists (then) || !rb_rate_exists (move->rate)
         || rb_rate_compare (move->rate, then) <= 0;
}

static void
add_sentence (GString *words, char *sentence)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static char *
rate_sentence (const char *what, RbRate rate)
{
  g_autofree char *text = rb_rate_format (rate);

  return g_strdup_printf (_ ("%s: %u of %u sessions, %s %%."), what, (guint) rate.part,
                          (guint) rate.whole, text);
}

static char *
evidence_of (const RbStageMove *move, const RbStageCase *figures, const RbTarget *missed)
{
  GString *words = g_string_new (NULL);
  gboolean term = move->to && strcmp (move->to->over, "term") == 0;

  if (figures->gone)
    add_sentence (words, g_strdup (_ ("No longer on roll.")));
  if (move->to && move->to->below > 0 && move->step != RB_STEP_DOWN)
    add_sentence (words, term ? rate_sentence (_ ("Term so far"), figures->term)
                              : rate_sentence (_ ("Year so far"), figures->year));
  if (move->stay && rb_rate_exists (figures->since))
    {
      g_autofree char *in = g_strdup_printf (
          ngettext ("%u school week in “%s”", "%u school weeks in “%s”", figures->weeks),
          figures->weeks, move->stay->stage_name);

      add_sentence (words, rate_sentence (in, figures->since));
      if (rb_rate_exists (figures->at_entry))
        add_sentence (words, rate_sentence (_ ("When it was entered"), figures->at_entry));
    }
  if (missed)
    {
      g_autofree char *aim = rb_target_words (missed);

      add_sentence (words, g_strdup_printf (_ ("Target not met: %s."), aim));
    }
  if (figures->unauthorised > 0)
    add_sentence (words, g_strdup_printf (ngettext ("%u unauthorised session in ten school weeks.",
                                                    "%u unauthorised sessions in ten school weeks.",
                                                    figures->unauthorised),
                                          figures->unauthorised));
  if (move->held)
    add_sentence (words, g_strdup (_ ("Long-term illness: look before anything is sent.")));
  return g_string_free (words, FALSE);
}

static void
move_free (gpointer data)
{
  RbStageMove *move = data;

  g_free (move->evidence);
  g_free (move);
}

static void
propose (Finder *finder, RbStageMove *move, const RbStageCase *figures, const RbTarget *missed)
{
  const RbStageAnswer *answer = answer_to (finder, move);

  if (answer
      && (is_declined (move, answer)
          || (strcmp (answer->answer, "postponed") == 0 && answer->until > finder->now.date)))
    return;
  if (answer && strcmp (answer->answer, "postponed") == 0)
    move->postponed = answer->until;
  move->held =
      rb_office_flag (finder->school->office, move->pupil_id, "long-term-illness", finder->now.date)
      != NULL;
  move->evidence = evidence_of (move, figures, missed);
  g_ptr_array_add (finder->moves, g_memdup2 (move, sizeof *move));
}

static void
look_at (Finder *finder, guint row)
{
  const RbPupil *pupil = rb_roster_pupil (finder->school->roster, row);
  const GPtrArray *stays = g_hash_table_lookup (finder->stays, &pupil->id);
  const RbStay *stay = open_stay (stays);
  RbDate year = window_start (stays, finder->year.from);
  RbDate term = window_start (stays, finder->term.from);
  RbStageMove move = { .row = row, .pupil_id = pupil->id, .stay = stay };
  RbStageCase figures = { .gone = !rb_pupil_on_roll (pupil, finder->now.date),
                          .early = finder->early };
  const RbTarget *missed = NULL;
  gboolean over_stay, over_term;

  if (figures.gone && stay == NULL)
    return;
  figures.year = rate_of (finder, row, year, finder->now.date);
  figures.term = rate_of (finder, row, term, finder->now.date);
  figures.unauthorised = move.unauthorised =
      GPOINTER_TO_UINT (g_hash_table_lookup (finder->unauthorised, GUINT_TO_POINTER (row + 1)));
  if (stay)
    {
      figures.in = rb_office_find (finder->school->office, RB_RECORD_STAGE, stay->stage_id);
      figures.at_entry = rb_rate (stay->attended, stay->possible);
      figures.since = rate_of (finder, row, stay->first_day, finder->now.date);
      figures.weeks = weeks_between (finder->school, stay->first_day, finder->now.date);
      missed = missed_target (finder, pupil->id, stay);
      figures.target_missed = missed != NULL;
    }
  if (stay && figures.in == NULL && !figures.gone)
    return; /* of a ladder that is no more: nothing is known of it */
  if (figures.gone)
    move.step = RB_STEP_LEAVE;
  else
    move.step = rb_ladder_step (finder->ladder, &figures, &move.to);
  if (move.step == RB_STEP_NONE)
    return;
  over_stay = stay && (move.step != RB_STEP_UP || move.to->below == 0 || move.to->unimproved);
  over_term = move.to && strcmp (move.to->over, "term") == 0;
  move.since = over_stay ? stay->first_day : over_term ? term : year;
  move.rate = over_stay ? figures.since : over_term ? figures.term : figures.year;
  propose (finder, &move, &figures, missed);
}

static int
up_first (gconstpointer a, gconstpointer b)
{
  const RbStageMove *x = *(RbStageMove *const *) a, *y = *(RbStageMove *const *) b;
  int up_x = x->step == RB_STEP_UP ? 0 : (int) x->step,
      up_y = y->step == RB_STEP_UP ? 0 : (int) y->step;

  if (up_x != up_y)
    return up_x - up_y;
  return x->row < y->row ? -1 : x->row > y->row;
}

GPtrArray *
rb_stage_moves (RbSchool *school, RbMoment now, gint64 pupil_id)
{
  Finder finder;

  finder_init (&finder, school, now);
  finder.moves = g_ptr_array_new_with_free_func (move_free);
  if (finder.ladder->len > 0 || rb_office_n (school->office, RB_RECORD_STAY) > 0)
    {
      count_unauthorised (&finder, pupil_id);
      for (guint row = 0; row < rb_roster_n (school->roster); row++)
        if (pupil_id == 0 || rb_roster_pupil (school->roster, row)->id == pupil_id)
          look_at (&finder, row);
    }
  g_ptr_array_sort (finder.moves, up_first);
  finder_clear (&finder);
  return finder.moves;
}

RbRate
rb_stage_rate_now (RbSchool *school, RbMoment now, guint row, const RbStage *stage, RbDate *since)
{
  Finder finder;
  RbRate rate;

  finder_init (&finder, school, now);
  *since = strcmp (stage->over, "term") == 0 ? finder.term.from : finder.year.from;
  rate = rate_of (&finder, row, *since, now.date);
  finder_clear (&finder);
  return rate;
}

char *
rb_stage_move_words (const RbStageMove *move)
{
  return move->to
             ? g_strdup_printf ("%s %s", rb_stage_step_words (move->step), move->to->name)
             : g_strdup_printf ("%s %s", rb_stage_step_words (move->step), move->stay->stage_name);
}
