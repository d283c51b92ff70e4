/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the changes of the ladder and of who is in which stage. */
#include "school/rb-stages.h"

#include "analysis/rb-target.h"
#include "school/rb-plans-private.h"

#include <string.h>

static RbChange *
change_of (const RbDeed *deed, const char *reason)
{
  return rb_change_new (RB_SOURCE_GRID, deed->who, deed->position, reason, deed->at);
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* Pupils in a stage now; `stage_id` 0: in any. */
static guint
count_in (const RbSchool *school, gint64 stage_id)
{
  guint n = 0;

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_STAY); i++)
    {
      const RbStay *stay = rb_office_nth (school->office, RB_RECORD_STAY, i);

      n += stay->last_day == RB_DATE_NONE && (stage_id == 0 || stay->stage_id == stage_id);
    }
  return n;
}

/* --- the ladder --- */

RbChange *
rb_ladder_adopt (const RbSchool *school, const char *preset, const RbDeed *deed, GError **error)
{
  g_autoptr (GPtrArray) stages = rb_ladder_preset (preset), old = rb_ladder_of (school->office);
  gint64 next = rb_office_next_id (school->office, RB_RECORD_STAGE);
  RbChange *change;

  if (stages == NULL)
    {
      rb_plans_refuse (error, g_strdup_printf ("There is no ladder “%s”.", preset));
      return NULL;
    }
  if (count_in (school, 0) > 0)
    {
      rb_plans_refuse (error, g_strdup ("Pupils are in stages of the present ladder. Take them out "
                                        "of their stages first, or change the stages one by one."));
      return NULL;
    }
  change = change_of (deed, old->len > 0 ? "Another ladder" : "");
  for (guint i = 0; i < old->len; i++)
    rb_change_add_record (change, old->pdata[i], NULL);
  for (guint i = 0; i < stages->len; i++)
    {
      RbStage *stage = stages->pdata[i];

      stage->base.id = next + i;
      rb_change_add_record (change, NULL, stage);
    }
  return change;
}

RbChange *
rb_ladder_put (const RbSchool *school, const RbStage *words, const RbDeed *deed, GError **error)
{
  g_autoptr (GPtrArray) ladder = rb_ladder_of (school->office);
  const RbStage *was =
      words->base.id != 0 ? rb_office_find (school->office, RB_RECORD_STAGE, words->base.id) : NULL;
  char *problem = rb_ladder_problem (ladder, words);
  RbChange *change;
  RbStage *is;

  if (problem != NULL)
    {
      rb_plans_refuse (error, problem);
      return NULL;
    }
  is = rb_record_copy (words);
  if (was == NULL)
    is->base.id = rb_office_next_id (school->office, RB_RECORD_STAGE);
  change = change_of (deed, was ? "Stage changed" : "");
  if (was == NULL || !rb_record_equal (was, is))
    rb_change_add_record (change, (gpointer) was, is);
  rb_record_unref (is);
  return change;
}

RbChange *
rb_ladder_remove (const RbSchool *school, const RbStage *stage, const RbDeed *deed, GError **error)
{
  guint n = count_in (school, stage->base.id);
  RbChange *change;

  if (n > 0)
    {
      rb_plans_refuse (error, n == 1
                                  ? g_strdup_printf ("One pupil is in “%s”. Move them to another "
                                                     "stage first.",
                                                     stage->name)
                                  : g_strdup_printf ("%u pupils are in “%s”. Move them to another "
                                                     "stage first.",
                                                     n, stage->name));
      return NULL;
    }
  change = change_of (deed, "Stage removed");
  rb_change_add_record (change, (gpointer) stage, NULL);
  return change;
}

/* --- pupils --- */

static void
end_stay (RbChange *change, const RbStay *stay, const char *why, const RbDeed *deed)
{
  RbStay *is = rb_record_copy (stay);

  is->last_day = MAX (stay->first_day, deed->now.date);
  rb_record_set (&is->left_why, why);
  rb_record_set (&is->left_by, deed->who);
  rb_change_add_record (change, (gpointer) stay, is);
  rb_record_unref (is);
}

static RbStay *
new_stay (const RbSchool *school,
          gint64 id,
          gint64 pupil_id,
          const RbStage *stage,
          RbRate rate,
          const RbDeed *deed)
{
  RbStay *stay = rb_record_new (RB_RECORD_STAY);

  stay->base.id = id;
  stay->pupil_id = pupil_id;
  stay->stage_id = stage->base.id;
  rb_record_set (&stay->stage_name, stage->name);
  stay->first_day = deed->now.date;
  stay->review_day =
      rb_target_last_day (school, rb_date_monday (deed->now.date) + 7, (guint) stage->weeks);
  stay->attended = (int) rate.part;
  stay->possible = (int) rate.whole;
  rb_record_set (&stay->who, deed->who);
  rb_record_set (&stay->position, deed->position);
  stay->made_at = deed->at;
  return stay;
}

GPtrArray *
rb_stages_preview (const RbSchool *school, const GArray *rows, const RbStage *stage, RbDate day)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      const RbStay *stay =
          rb_stage_stay_of (school->office, rb_roster_pupil (school->roster, row)->id);
      g_autofree char *whom = rb_stage_whom (school, row, day);

      if (stay == NULL)
        g_ptr_array_add (lines, g_strdup (whom));
      else if (stay->stage_id != stage->base.id)
        g_ptr_array_add (lines, g_strdup_printf ("%s: leaves %s", whom, stay->stage_name));
    }
  return lines;
}

RbChange *
rb_stages_enter (RbSchool *school,
                 const GArray *rows,
                 const RbStage *stage,
                 const char *why,
                 gboolean confidential,
                 const RbDeed *deed,
                 GError **error)
{
  gint64 next = rb_office_next_id (school->office, RB_RECORD_STAY);
  g_autoptr (RbChange) change = change_of (deed, "");

  if (is_empty (why))
    {
      rb_plans_refuse (error, g_strdup ("Say why."));
      return NULL;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      gint64 id = rb_roster_pupil (school->roster, row)->id;
      const RbStay *was = rb_stage_stay_of (school->office, id);
      RbDate since;
      RbStay *stay;

      if (was && was->stage_id == stage->base.id)
        continue;
      if (was)
        end_stay (change, was, why, deed);
      stay = new_stay (school, next++, id, stage,
                       rb_stage_rate_now (school, deed->now, row, stage, &since), deed);
      rb_record_set (&stay->why, why);
      stay->confidential = confidential;
      rb_change_add_record (change, NULL, stay);
      rb_record_unref (stay);
    }
  if (!rb_change_is_empty (change))
    return g_steal_pointer (&change);
  rb_plans_refuse (error, rows->len == 0
                              ? g_strdup ("Choose the child.")
                              : g_strdup_printf ("They are in “%s” already.", stage->name));
  return NULL;
}

RbChange *
rb_stages_leave (const RbStay *stay, const char *why, const RbDeed *deed, GError **error)
{
  RbChange *change;

  if (is_empty (why))
    {
      rb_plans_refuse (error, g_strdup ("Say why."));
      return NULL;
    }
  change = change_of (deed, "Stage left");
  end_stay (change, stay, why, deed);
  return change;
}

static gboolean
check_answer (
    RbMoveAnswer answer, RbDate until, const char *reason, const RbDeed *deed, GError **error)
{
  if (answer == RB_MOVE_DECLINED && is_empty (reason))
    return rb_plans_refuse (error, g_strdup ("Say why this move is declined. It is proposed again "
                                             "only when the figures change."));
  if (answer == RB_MOVE_POSTPONED && until <= deed->now.date)
    return rb_plans_refuse (error,
                            g_strdup ("Give a day after today, on which it is asked again."));
  return TRUE;
}

static void
add_answer (RbChange *change,
            const RbSchool *school,
            const RbStageMove *move,
            RbMoveAnswer answer,
            RbDate until,
            const char *reason,
            gboolean confidential,
            const RbDeed *deed)
{
  static const char *const ids[] = { "accepted", "postponed", "declined" };
  RbStageAnswer *is = rb_plans_record (school, RB_RECORD_STAGE_ANSWER, 0);

  is->pupil_id = move->pupil_id;
  is->stay_id = move->stay ? move->stay->base.id : 0;
  is->stage_id = move->to ? move->to->base.id : 0;
  rb_record_set (&is->answer, ids[answer]);
  is->day = deed->now.date;
  is->until = answer == RB_MOVE_POSTPONED ? until : RB_DATE_NONE;
  rb_record_set (&is->reason, reason);
  is->since = move->since;
  is->attended = (int) move->rate.part;
  is->possible = (int) move->rate.whole;
  is->unauthorised = (int) move->unauthorised;
  rb_record_set (&is->who, deed->who);
  rb_record_set (&is->position, deed->position);
  is->made_at = deed->at;
  is->confidential = confidential;
  rb_change_add_record (change, NULL, is);
  rb_record_unref (is);
}

RbChange *
rb_stages_answer (const RbSchool *school,
                  const RbStageMove *move,
                  RbMoveAnswer answer,
                  RbDate until,
                  const char *reason,
                  gboolean confidential,
                  const RbDeed *deed,
                  GError **error)
{
  RbChange *change;

  if (!check_answer (answer, until, reason, deed, error))
    return NULL;
  change = change_of (deed, "");
  add_answer (change, school, move, answer, until, reason, confidential, deed);
  if (answer != RB_MOVE_ACCEPTED)
    return change;
  if (move->stay)
    end_stay (change, move->stay, is_empty (reason) ? move->evidence : reason, deed);
  if (move->to)
    {
      RbStay *stay = new_stay (school, rb_office_next_id (school->office, RB_RECORD_STAY),
                               move->pupil_id, move->to, move->rate, deed);

      rb_record_set (&stay->why, reason);
      rb_record_set (&stay->evidence, move->evidence);
      stay->confidential = confidential;
      rb_change_add_record (change, NULL, stay);
      rb_record_unref (stay);
    }
  return change;
}
