/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The board of everyone by stage, and the tables of paper and files. */
#include "analysis/rb-stages.h"

#include "analysis/rb-case-words.h"
#include "analysis/rb-name-index.h"

#include "domain/rb-case-records.h"
#include "domain/rb-records.h"

#include <glib/gi18n.h>
#include <string.h>

const RbStay *
rb_stage_stay_of (const RbOffice *office, gint64 pupil_id)
{
  for (guint i = rb_office_n (office, RB_RECORD_STAY); i > 0; i--)
    {
      const RbStay *stay = rb_office_nth (office, RB_RECORD_STAY, i - 1);

      if (stay->pupil_id == pupil_id && stay->last_day == RB_DATE_NONE)
        return stay;
    }
  return NULL;
}

int
rb_stage_days (const RbStay *stay, RbDate now)
{
  return (stay->last_day != RB_DATE_NONE ? stay->last_day : now) - stay->first_day + 1;
}

char *
rb_stage_stay_words (const RbStay *stay, RbDate now)
{
  int days = rb_stage_days (stay, now);
  g_autofree char *since = rb_date_format (stay->first_day, RB_DATE_DAY_YEAR);
  g_autofree char *review =
      stay->review_day != RB_DATE_NONE ? rb_date_format (stay->review_day, RB_DATE_DAY_YEAR) : NULL;
  g_autofree char *words =
      g_strdup_printf (ngettext ("%s: %d day, since %s", "%s: %d days, since %s", (gulong) days),
                       stay->stage_name, days, since);

  return review && stay->last_day == RB_DATE_NONE
             ? g_strdup_printf (_ ("%s; review %s"), words, review)
             : g_steal_pointer (&words);
}

char *
rb_stage_whom (const RbSchool *school, guint row, RbDate day)
{
  g_autofree char *name = rb_pupil_name (rb_roster_pupil (school->roster, row));
  const RbClass *klass = rb_roster_class_on (school->roster, row, day);

  return klass ? g_strdup_printf ("%s, %s", name, klass->name) : g_steal_pointer (&name);
}

/* --- what was done last --- */

typedef struct
{
  RbDate day;
  const char *words;
} Step;

static void
keep_later (GHashTable *last, gint64 pupil_id, RbDate day, RbDate now, const char *words)
{
  Step *step = g_hash_table_lookup (last, &pupil_id);

  if (day == RB_DATE_NONE || day > now || (step && step->day > day))
    return;
  if (step == NULL)
    g_hash_table_insert (last, g_memdup2 (&pupil_id, sizeof pupil_id), step = g_new (Step, 1));
  *step = (Step){ day, words };
}

/* Calls, notes, visits, meetings and targets; what was only planned is no step. */
static GHashTable *
last_steps (const RbOffice *office, RbDate now)
{
  GHashTable *last = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < rb_office_n (office, RB_RECORD_OUTCOME); i++)
    {
      const RbOutcome *outcome = rb_office_nth (office, RB_RECORD_OUTCOME, i);
      keep_later (last, outcome->pupil_id, outcome->day, now, _ ("Call about an absence"));
    }
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_NOTE); i++)
    {
      const RbNote *note = rb_office_nth (office, RB_RECORD_NOTE, i);
      keep_later (last, note->pupil_id, note->day, now, rb_case_words (rb_note_kinds, note->kind));
    }
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_VISIT); i++)
    {
      const RbVisit *visit = rb_office_nth (office, RB_RECORD_VISIT, i);
      keep_later (last, visit->pupil_id, visit->day, now, _ ("Home visit"));
    }
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_TARGET); i++)
    {
      const RbTarget *target = rb_office_nth (office, RB_RECORD_TARGET, i);
      keep_later (last, target->pupil_id, target->first_day, now, _ ("Target agreed"));
    }
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_MEETING_PUPIL); i++)
    {
      const RbMeetingPupil *place = rb_office_nth (office, RB_RECORD_MEETING_PUPIL, i);
      const RbMeeting *meeting = rb_office_find (office, RB_RECORD_MEETING, place->meeting_id);

      if (meeting && strcmp (meeting->state, "held") == 0)
        keep_later (last, place->pupil_id, meeting->day, now,
                    rb_case_words (rb_meeting_kinds, meeting->kind));
    }
  return last;
}

/* --- the board --- */

static void
place_free (gpointer data)
{
  RbStagePlace *place = data;

  g_free (place->last_step);
  g_free (place);
}

static int
place_of (const RbStagePlace *place)
{
  return place->stage ? place->stage->place : G_MAXINT;
}

static int
lowest_first (gconstpointer a, gconstpointer b)
{
  const RbStagePlace *x = *(RbStagePlace *const *) a, *y = *(RbStagePlace *const *) b;

  if (place_of (x) != place_of (y))
    return place_of (x) < place_of (y) ? -1 : 1;
  if (x->days != y->days)
    return y->days - x->days;
  return x->row < y->row ? -1 : x->row > y->row;
}

static gboolean
is_found (const RbSchool *school, const RbStagePlace *place, RbDate day, const char *folded)
{
  g_autofree char *whom = NULL, *words = NULL, *text = NULL;

  if (folded == NULL)
    return TRUE;
  whom = rb_stage_whom (school, place->row, day);
  words = g_strdup_printf ("%s %s %s", whom, place->stay->stage_name, place->last_step);
  text = rb_name_fold (words);
  return strstr (text, folded) != NULL;
}

GPtrArray *
rb_stage_board (RbSchool *school, RbMoment now, const char *search)
{
  const RbOffice *office = school->office;
  g_autofree char *folded = search && *search ? rb_name_fold (search) : NULL;
  g_autoptr (GHashTable) last = last_steps (office, now.date);
  GPtrArray *board = g_ptr_array_new_with_free_func (place_free);

  for (guint i = 0; i < rb_office_n (office, RB_RECORD_STAY); i++)
    {
      const RbStay *stay = rb_office_nth (office, RB_RECORD_STAY, i);
      int row = rb_roster_find (school->roster, stay->pupil_id);
      const Step *step = g_hash_table_lookup (last, &stay->pupil_id);
      RbStagePlace *place;

      if (stay->last_day != RB_DATE_NONE || row < 0)
        continue;
      place = g_new (RbStagePlace, 1);
      *place = (RbStagePlace){ .row = (guint) row,
                               .stay = stay,
                               .stage = rb_office_find (office, RB_RECORD_STAGE, stay->stage_id),
                               .days = rb_stage_days (stay, now.date),
                               .last_step = g_strdup (step ? step->words : ""),
                               .last_day = step ? step->day : RB_DATE_NONE };
      if (is_found (school, place, now.date, folded))
        g_ptr_array_add (board, place);
      else
        place_free (place);
    }
  g_ptr_array_sort (board, lowest_first);
  return board;
}

/* --- tables --- */

RbListing *
rb_stage_board_listing (RbSchool *school, RbMoment now, const char *search)
{
  g_autofree char *day = rb_date_format (now.date, RB_DATE_FULL);
  RbListing *listing = rb_listing_new (_ ("Stages"), day, NULL);
  g_autoptr (GPtrArray) board = rb_stage_board (school, now, search);
  gint64 stage = -1;

  rb_listing_add_column (listing, _ ("Pupil"), RB_LISTING_TEXT, 4);
  rb_listing_add_column (listing, _ ("Stage"), RB_LISTING_TEXT, 4);
  rb_listing_add_column (listing, _ ("Since"), RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, _ ("Days"), RB_LISTING_NUMBER, 1);
  rb_listing_add_column (listing, _ ("Last step"), RB_LISTING_TEXT, 4);
  rb_listing_add_column (listing, _ ("On"), RB_LISTING_TEXT, 2);
  rb_listing_add_column (listing, _ ("Next review"), RB_LISTING_TEXT, 2);
  for (guint i = 0; i < board->len; i++)
    {
      const RbStagePlace *place = board->pdata[i];

      if (stage != place->stay->stage_id)
        rb_listing_add_heading (listing, place->stay->stage_name);
      stage = place->stay->stage_id;
      rb_listing_add_row (listing);
      rb_listing_take (listing, rb_stage_whom (school, place->row, now.date));
      rb_listing_put (listing, place->stay->stage_name);
      rb_listing_put_day (listing, place->stay->first_day);
      rb_listing_take (listing, g_strdup_printf ("%d", place->days));
      rb_listing_put (listing, place->last_step);
      rb_listing_put_day (listing, place->last_day);
      rb_listing_put_day (listing, place->stay->review_day);
    }
  return listing;
}

RbListing *
rb_stage_moves_listing (RbSchool *school, RbMoment now)
{
  g_autofree char *day = rb_date_format (now.date, RB_DATE_FULL);
  RbListing *listing = rb_listing_new (
      _ ("Proposed moves between stages"), day,
      _ ("Proposed by the rules of the ladder. A person accepts, postpones or declines each."));
  g_autoptr (GPtrArray) moves = rb_stage_moves (school, now, 0);

  rb_listing_add_column (listing, _ ("Pupil"), RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, _ ("In"), RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, _ ("Proposed"), RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, _ ("Evidence"), RB_LISTING_TEXT, 7);
  for (guint i = 0; i < moves->len; i++)
    {
      const RbStageMove *move = moves->pdata[i];

      rb_listing_add_row (listing);
      rb_listing_take (listing, rb_stage_whom (school, move->row, now.date));
      rb_listing_put (listing, move->stay ? move->stay->stage_name : NULL);
      rb_listing_take (listing, rb_stage_move_words (move));
      rb_listing_put (listing, move->evidence);
    }
  return listing;
}
