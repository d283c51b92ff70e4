/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does with the ladder of stages: what is kept, refused and taken back. */
#include "leave-maker.h"

#include "school/rb-stages.h"

#include <string.h>

static RbSchool *
done (RbSchool *school, RbChange *change, GError *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (change);
  return leave_after (school, change);
}

static RbSchool *
with_ladder (void)
{
  RbSchool *school = leave_school ("/", "/");
  RbDeed deed = leave_deed ();

  return done (school, rb_ladder_adopt (school, "three-stage", &deed, NULL), NULL);
}

static void
refused (RbChange *change, GError *error, const char *words)
{
  g_assert_null (change);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, words));
  g_error_free (error);
}

static const RbStage *
nth (const RbSchool *school, guint index)
{
  return rb_office_nth (school->office, RB_RECORD_STAGE, index);
}

static void
test_ladder (void)
{
  RbSchool *school = with_ladder ();
  RbDeed deed = leave_deed ();
  g_autoptr (GArray) rows = leave_rows (1);
  GError *error = NULL;
  RbStage *words = rb_record_copy (nth (school, 0));
  RbChange *change;

  words->weeks = 6;
  school = done (school, rb_ladder_put (school, words, &deed, &error), error);
  g_assert_cmpint (nth (school, 0)->weeks, ==, 6);
  words->weeks = 99;
  change = rb_ladder_put (school, words, &deed, &error);
  refused (change, g_steal_pointer (&error), "school weeks");
  rb_record_unref (words);
  school =
      done (school, rb_stages_enter (school, rows, nth (school, 0), "Agreed", FALSE, &deed, &error),
            error);
  change = rb_ladder_remove (school, nth (school, 0), &deed, &error);
  refused (change, g_steal_pointer (&error), "One pupil is in");
  change = rb_ladder_adopt (school, "letters", &deed, &error);
  refused (change, g_steal_pointer (&error), "Pupils are in stages");
  school = done (school, rb_ladder_remove (school, nth (school, 2), &deed, &error), error);
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_STAGE), ==, 2);
  change = rb_ladder_adopt (school, "nothing", &deed, &error);
  refused (change, g_steal_pointer (&error), "There is no ladder");
  rb_school_unref (school);
}

/* Several at once, those in it already left out; and taken back. */
static void
test_several (void)
{
  RbSchool *school = with_ladder (), *back;
  RbDeed deed = leave_deed ();
  g_autoptr (GArray) one = leave_rows (1), both = leave_rows (2);
  GError *error = NULL;
  RbChange *change, *undo;

  change = rb_stages_enter (school, both, nth (school, 0), "", FALSE, &deed, &error);
  refused (change, g_steal_pointer (&error), "Say why");
  school =
      done (school, rb_stages_enter (school, one, nth (school, 0), "Agreed", FALSE, &deed, &error),
            error);
  g_autoptr (GPtrArray) lines = rb_stages_preview (school, both, nth (school, 0), deed.now.date);
  g_assert_cmpuint (lines->len, ==, 1);
  change = rb_stages_enter (school, both, nth (school, 1), "Agreed", FALSE, &deed, &error);
  g_assert_no_error (error);
  undo = rb_change_invert (change, "", "", "", 0);
  school = leave_after (school, change);
  g_assert_cmpint (rb_stage_stay_of (school->office, 1)->stage_id, ==, nth (school, 1)->base.id);
  g_assert_cmpint (rb_stage_stay_of (school->office, 2)->stage_id, ==, nth (school, 1)->base.id);
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_STAY), ==, 3);
  back = rb_school_apply (school, undo);
  rb_change_unref (undo);
  g_assert_cmpint (rb_stage_stay_of (back->office, 1)->stage_id, ==, nth (back, 0)->base.id);
  g_assert_null (rb_stage_stay_of (back->office, 2));
  rb_school_unref (back);
  change = rb_stages_enter (school, both, nth (school, 1), "Agreed", FALSE, &deed, &error);
  refused (change, g_steal_pointer (&error), "already");
  change = rb_stages_leave (rb_stage_stay_of (school->office, 1), "", &deed, &error);
  refused (change, g_steal_pointer (&error), "Say why");
  school =
      done (school, rb_stages_leave (rb_stage_stay_of (school->office, 1), "Moved", &deed, &error),
            error);
  g_assert_null (rb_stage_stay_of (school->office, 1));
  rb_school_unref (school);
}

/* A person's answer: accepted moves, the others do not. */
static void
test_answers (void)
{
  RbSchool *school = with_ladder ();
  RbDeed deed = leave_deed ();
  GError *error = NULL;
  RbStageMove move = { .row = 0,
                       .pupil_id = 1,
                       .step = RB_STEP_ENTER,
                       .to = nth (school, 0),
                       .since = d ("2025-09-01"),
                       .rate = rb_rate (18, 20),
                       .evidence = (char *) "Year so far: 18 of 20 sessions, 90.0 %." };
  RbChange *change =
      rb_stages_answer (school, &move, RB_MOVE_DECLINED, 0, "", FALSE, &deed, &error);
  const RbStay *stay;

  refused (change, g_steal_pointer (&error), "Say why");
  change =
      rb_stages_answer (school, &move, RB_MOVE_POSTPONED, deed.now.date, "", FALSE, &deed, &error);
  refused (change, g_steal_pointer (&error), "after today");
  school =
      done (school,
            rb_stages_answer (school, &move, RB_MOVE_DECLINED, 0, "New baby", FALSE, &deed, &error),
            error);
  g_assert_null (rb_stage_stay_of (school->office, 1));
  move.to = nth (school, 0);
  school =
      done (school, rb_stages_answer (school, &move, RB_MOVE_ACCEPTED, 0, "", FALSE, &deed, &error),
            error);
  stay = rb_stage_stay_of (school->office, 1);
  g_assert_cmpstr (stay->evidence, ==, move.evidence);
  g_assert_cmpint (stay->attended, ==, 18);
  g_assert_cmpint (stay->review_day, >, stay->first_day);
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_STAGE_ANSWER), ==, 2);
  move.stay = stay;
  move.to = NULL;
  move.step = RB_STEP_LEAVE;
  school =
      done (school, rb_stages_answer (school, &move, RB_MOVE_ACCEPTED, 0, "", FALSE, &deed, &error),
            error);
  g_assert_null (rb_stage_stay_of (school->office, 1));
  rb_school_unref (school);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stages/the ladder", test_ladder);
  g_test_add_func ("/stages/several pupils at once, and back", test_several);
  g_test_add_func ("/stages/a person answers", test_answers);
  return g_test_run ();
}
