/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladder of stages: the rules of each preset, and which moves are proposed of a school. */
#include "rb-maker.h"

#include "analysis/rb-diary.h"
#include "analysis/rb-stages.h"
#include "analysis/rb-timeline.h"

#include <string.h>

/* --- the rules of each preset --- */

typedef struct
{
  const char *preset;
  int in; /* place; 0 for none */
  guint attended, possible;
  int entry; /* tenths at entry, 0 for none */
  guint since_attended, since_possible;
  guint weeks, unauthorised;
  gboolean missed;
  RbStageStep step;
  int to;
} RuleCase;

static const RuleCase cases[] = {
  /* S1.27: monitoring under 95; not at it, not early, not without marks */
  { "three-stage", 0, 94, 100, 0, 0, 0, 0, 0, FALSE, RB_STEP_ENTER, 1 },
  { "three-stage", 0, 95, 100, 0, 0, 0, 0, 0, FALSE, RB_STEP_NONE, 0 },
  { "three-stage", 0, 10, 19, 0, 0, 0, 0, 10, FALSE, RB_STEP_NONE, 0 },
  { "three-stage", 0, 0, 0, 0, 0, 0, 0, 0, FALSE, RB_STEP_NONE, 0 },
  /* S1.28: formal only after four weeks without improvement; equal is none (rules.md 12) */
  { "three-stage", 1, 90, 100, 900, 36, 40, 4, 0, FALSE, RB_STEP_UP, 2 },
  { "three-stage", 1, 90, 100, 900, 36, 40, 3, 0, FALSE, RB_STEP_NONE, 0 },
  { "three-stage", 1, 90, 100, 900, 37, 40, 4, 0, FALSE, RB_STEP_NONE, 0 },
  { "three-stage", 1, 90, 100, 900, 37, 40, 4, 0, TRUE, RB_STEP_UP, 2 },
  { "three-stage", 1, 90, 100, 900, 38, 40, 4, 0, TRUE, RB_STEP_LEAVE, 0 }, /* 95: it helped */
  /* S1.29: the legal step wants the second stage and the legal threshold, both */
  { "three-stage", 1, 80, 100, 900, 20, 40, 4, 12, FALSE, RB_STEP_UP, 2 },
  { "three-stage", 2, 80, 100, 800, 20, 40, 4, 9, FALSE, RB_STEP_NONE, 0 },
  { "three-stage", 2, 80, 100, 800, 20, 40, 4, 10, FALSE, RB_STEP_UP, 3 },
  { "three-stage", 3, 80, 100, 800, 20, 40, 9, 10, FALSE, RB_STEP_NONE, 0 },
  { "three-stage", 3, 80, 100, 800, 39, 40, 4, 10, FALSE, RB_STEP_LEAVE, 0 },
  /* S3: 96, 95, 92, 88 to 92; case 46: 92.0 exactly is with the mentor, not on the register */
  { "risk-bands", 0, 96, 100, 0, 0, 0, 0, 0, FALSE, RB_STEP_NONE, 0 },
  { "risk-bands", 0, 955, 1000, 0, 0, 0, 0, 0, FALSE, RB_STEP_ENTER, 1 },
  { "risk-bands", 0, 94, 100, 0, 0, 0, 0, 0, FALSE, RB_STEP_ENTER, 2 },
  { "risk-bands", 0, 92, 100, 0, 0, 0, 0, 0, FALSE, RB_STEP_ENTER, 4 },
  { "risk-bands", 0, 88, 100, 0, 0, 0, 0, 0, FALSE, RB_STEP_ENTER, 4 },
  { "risk-bands", 0, 879, 1000, 0, 0, 0, 0, 0, FALSE, RB_STEP_ENTER, 3 },
  { "risk-bands", 1, 94, 100, 955, 30, 30, 1, 0, FALSE, RB_STEP_UP, 2 },
  { "risk-bands", 4, 90, 100, 900, 54, 60, 6, 0, FALSE, RB_STEP_UP, 5 }, /* S3.20 */
  { "risk-bands", 3, 85, 100, 850, 50, 60, 4, 0, FALSE, RB_STEP_UP, 5 },
  { "risk-bands", 4, 90, 100, 900, 56, 60, 6, 0, FALSE, RB_STEP_DOWN, 2 }, /* 93.3 (S3.26) */
  { "risk-bands", 4, 90, 100, 900, 929, 1000, 6, 0, FALSE, RB_STEP_NONE, 0 },
  { "risk-bands", 4, 90, 100, 900, 60, 60, 6, 0, FALSE, RB_STEP_LEAVE, 0 },
  /* S4, by terms */
  { "letters", 0, 97, 100, 0, 0, 0, 0, 0, FALSE, RB_STEP_NONE, 0 },   /* case 29 */
  { "letters", 0, 128, 132, 0, 0, 0, 0, 0, FALSE, RB_STEP_ENTER, 1 }, /* case 28 */
  { "letters", 0, 90, 100, 0, 0, 0, 0, 0, FALSE, RB_STEP_ENTER, 1 },  /* case 31 */
  { "letters", 0, 899, 1000, 0, 0, 0, 0, 0, FALSE, RB_STEP_ENTER, 2 },
  { "letters", 2, 91, 100, 880, 91, 100, 12, 0, FALSE, RB_STEP_DOWN, 1 },      /* case 47 */
  { "letters", 2, 895, 1000, 880, 895, 1000, 12, 0, FALSE, RB_STEP_NONE, 0 },  /* case 48 */
  { "letters", 1, 915, 1000, 920, 915, 1000, 12, 0, FALSE, RB_STEP_UP, 3 },    /* case 49 */
  { "letters", 1, 972, 1000, 920, 972, 1000, 12, 0, FALSE, RB_STEP_LEAVE, 0 }, /* case 51 */
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RuleCase *one = &cases[i];
      g_autoptr (GPtrArray) ladder = rb_ladder_preset (one->preset);
      RbStageCase figures = { .in = one->in ? ladder->pdata[one->in - 1] : NULL,
                              .year = rb_rate (one->attended, one->possible),
                              .term = rb_rate (one->attended, one->possible),
                              .at_entry = rb_rate (one->entry, one->entry ? 1000 : 0),
                              .since = rb_rate (one->since_attended, one->since_possible),
                              .weeks = one->weeks,
                              .unauthorised = one->unauthorised,
                              .target_missed = one->missed,
                              .early = 20 };
      const RbStage *to;

      g_test_message ("%u: %s from %d", i, one->preset, one->in);
      g_assert_cmpint (rb_ladder_step (ladder, &figures, &to), ==, one->step);
      g_assert_cmpint (to ? to->place : 0, ==, one->to);
      figures.gone = TRUE;
      g_assert_cmpint (rb_ladder_step (ladder, &figures, &to), ==,
                       one->in ? RB_STEP_LEAVE : RB_STEP_NONE);
    }
}

static void
number (GPtrArray *ladder)
{
  for (guint i = 0; i < ladder->len; i++)
    ((RbStage *) ladder->pdata[i])->base.id = i + 1;
}

/* Every preset is a ladder that may be saved, and says what its rules are. */
static void
test_presets (void)
{
  for (const RbLadderPreset *preset = rb_ladder_presets; preset->id; preset++)
    {
      g_autoptr (GPtrArray) ladder = rb_ladder_preset (preset->id);

      number (ladder);
      g_assert_cmpuint (ladder->len, >=, 3);
      for (guint i = 0; i < ladder->len; i++)
        {
          g_autofree char *problem = rb_ladder_problem (ladder, ladder->pdata[i]);
          g_autofree char *enters = rb_stage_entry_words (ladder->pdata[i]);
          g_autofree char *leaves = rb_stage_exit_words (ladder->pdata[i]);

          g_assert_null (problem);
          g_assert_null (strstr (enters, "a person decides"));
          g_assert_nonnull (strstr (leaves, "or more in it"));
        }
    }
  g_assert_null (rb_ladder_preset ("no such ladder"));
}

static void
refused (GPtrArray *ladder, const RbStage *stage, const char *words)
{
  g_autofree char *problem = rb_ladder_problem (ladder, stage);

  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem, words));
}

static void
test_problems (void)
{
  g_autoptr (GPtrArray) ladder = rb_ladder_preset ("three-stage");
  RbStage *stage;

  number (ladder);
  stage = ladder->pdata[0];
  stage->leaves_at = 900;
  refused (ladder, stage, "at a rate at which they enter");
  stage->leaves_at = 950;
  stage->at_least = 950;
  refused (ladder, stage, "No rate is under");
  stage->at_least = 0;
  stage->weeks = 0;
  refused (ladder, stage, "1 to 40 school weeks");
  stage->weeks = 4;
  stage->unimproved = TRUE;
  refused (ladder, stage, "The lowest stage");
  stage->unimproved = FALSE;
  stage->below = 1001;
  refused (ladder, stage, "between 0 and 100");
  rb_record_set (&stage->name, "stage 2: FORMAL meeting");
  refused (ladder, stage, "already");
  rb_record_set (&stage->name, "");
  refused (ladder, stage, "Give the stage a name");
}

/* --- moves of a school --- */

static RbSchool *
with (RbSchool *school, gpointer record)
{
  RbRecord *base = record;
  RbSchool *next;

  base->id = rb_office_next_id (school->office, base->kind);
  next = rb_school_with_office (school, rb_office_with (school->office, NULL, record));
  rb_school_unref (school);
  rb_record_unref (record);
  return next;
}

static RbSchool *
with_ladder (RbSchool *school, const char *preset)
{
  g_autoptr (GPtrArray) ladder = rb_ladder_preset (preset);

  for (guint i = 0; i < ladder->len; i++)
    school = with (school, rb_record_ref (ladder->pdata[i]));
  return school;
}

/* Six weeks: one pupil of 90 %, one without marks, one who left, one new on roll. */
static RbSchool *
six_weeks (void)
{
  RbMaker *maker = maker_new ();
  g_autofree char *first = joined (many ("I", 6), many ("/ \\", 27), NULL);
  g_autofree char *third = many ("I", 20), *fourth = joined (many ("-", 50), many ("I", 10), NULL);
  const char *const rows[] = { first, "", third, fourth, NULL };

  maker_pupil (maker, "Moore", "2025-09-01", "");
  maker_pupil (maker, "None", "2025-09-01", "");
  maker_pupil (maker, "Gone", "2025-09-01", "2025-09-12");
  maker_pupil (maker, "New", "2025-10-06", "");
  maker_year (maker, weeks ("2025-09-01", 6), rows);
  return with_ladder (maker_school (maker), "three-stage");
}

static RbStay *
stay_in (const RbSchool *school, gint64 pupil_id, gint64 stage_id, const char *first)
{
  RbStay *stay = rb_record_new (RB_RECORD_STAY);
  const RbStage *stage = rb_office_find (school->office, RB_RECORD_STAGE, stage_id);

  stay->pupil_id = pupil_id;
  stay->stage_id = stage_id;
  rb_record_set (&stay->stage_name, stage->name);
  stay->first_day = d (first);
  stay->attended = 100;
  stay->possible = 100;
  return stay;
}

static RbStageAnswer *
answer_of (const RbStageMove *move, const char *words, RbDate until)
{
  RbStageAnswer *answer = rb_record_new (RB_RECORD_STAGE_ANSWER);

  answer->pupil_id = move->pupil_id;
  answer->stay_id = move->stay ? move->stay->base.id : 0;
  answer->stage_id = move->to ? move->to->base.id : 0;
  rb_record_set (&answer->answer, words);
  answer->day = d ("2025-10-10");
  answer->until = until;
  answer->since = move->since;
  answer->attended = (int) move->rate.part;
  answer->possible = (int) move->rate.whole;
  answer->unauthorised = (int) move->unauthorised;
  return answer;
}

#define LAST at ("2025-10-10")

static void
test_moves (void)
{
  RbSchool *school = six_weeks ();
  g_autoptr (GPtrArray) moves = rb_stage_moves (school, LAST, 0), one = NULL;
  const RbStageMove *move = moves->pdata[0];

  g_assert_cmpuint (moves->len, ==, 1); /* none of them without marks, gone or new */
  g_assert_cmpint (move->pupil_id, ==, 1);
  g_assert_cmpint (move->step, ==, RB_STEP_ENTER);
  g_assert_cmpstr (move->evidence, ==, "Year so far: 54 of 60 sessions, 90.0 %.");
  one = rb_stage_moves (school, LAST, 1);
  g_assert_cmpuint (one->len, ==, 1);
  rb_school_unref (school);
}

/* A pupil who left is proposed to leave the stage, with whatever figures. */
static void
test_left_the_roll (void)
{
  RbSchool *school = six_weeks ();

  school = with (school, stay_in (school, 3, 1, "2025-09-08"));
  g_autoptr (GPtrArray) moves = rb_stage_moves (school, LAST, 3);
  g_assert_cmpuint (moves->len, ==, 1);
  g_assert_cmpint (((RbStageMove *) moves->pdata[0])->step, ==, RB_STEP_LEAVE);
  g_assert_nonnull (strstr (((RbStageMove *) moves->pdata[0])->evidence, "No longer on roll."));
  rb_school_unref (school);
}

static guint
n_moves (RbSchool *school, RbMoment now)
{
  g_autoptr (GPtrArray) moves = rb_stage_moves (school, now, 1);

  return moves->len;
}

static RbSchool *
with_mark (RbSchool *school, const char *code)
{
  RbSession session = { d ("2025-10-10"), RB_PM };
  RbChange *change = rb_change_new (RB_SOURCE_GRID, "", "", "", 0);
  RbSchool *next;

  rb_change_add (change, 1, session, rb_school_mark (school, 0, session.date, session.half),
                 rb_code_book_find (school->codes, code, session.date)->mark, NULL, NULL);
  next = rb_school_apply (school, change);
  rb_change_unref (change);
  rb_school_unref (school);
  return next;
}

/* Declined: not again, until the figures are worse. */
static void
test_declined (void)
{
  RbSchool *school = six_weeks ();
  g_autoptr (GPtrArray) moves = rb_stage_moves (school, LAST, 1);

  school = with (school, answer_of (moves->pdata[0], "declined", RB_DATE_NONE));
  g_assert_cmpuint (n_moves (school, LAST), ==, 0);
  g_assert_cmpuint (n_moves (school, at ("2025-10-12")), ==, 0);
  school = with_mark (school, "L");
  g_assert_cmpuint (n_moves (school, LAST), ==, 0);
  school = with_mark (school, "I");
  g_assert_cmpuint (n_moves (school, LAST), ==, 1);
  rb_school_unref (school);
}

/* Postponed: again on its day, when the diary has it too. */
static void
test_postponed (void)
{
  RbSchool *school = six_weeks ();
  g_autoptr (GPtrArray) moves = rb_stage_moves (school, LAST, 1);
  RbDate until = d ("2025-10-13");

  school = with (school, answer_of (moves->pdata[0], "postponed", until));
  g_assert_cmpuint (n_moves (school, LAST), ==, 0);
  g_assert_cmpuint (n_moves (school, at ("2025-10-13")), ==, 1);
  g_autoptr (GPtrArray) lines = rb_diary_new (school, at ("2025-10-13"), until, 1);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpint (((RbDiaryLine *) lines->pdata[0])->kind, ==, RB_DIARY_STAGE);
  school = with (school, stay_in (school, 1, 1, "2025-10-10"));
  g_autoptr (GPtrArray) none = rb_diary_new (school, at ("2025-10-13"), until, 1);
  g_assert_cmpuint (none->len, ==, 0);
  rb_school_unref (school);
}

/* After it was left, the figures begin anew: nobody is sent back by the weeks before. */
static void
test_left_and_back (void)
{
  RbSchool *school = six_weeks ();
  RbStay *stay = stay_in (school, 1, 1, "2025-09-08");

  stay->last_day = d ("2025-09-19");
  school = with (school, stay);
  g_assert_cmpuint (n_moves (school, LAST), ==, 0);
  rb_school_unref (school);
}

/* Case 53: long-term illness is proposed with a word of warning, and nothing is sent by itself. */
static void
test_held (void)
{
  RbSchool *school = six_weeks ();
  RbFlag *flag = rb_record_new (RB_RECORD_FLAG);

  flag->pupil_id = 1;
  rb_record_set (&flag->flag, "long-term-illness");
  flag->first_day = d ("2025-09-01");
  school = with (school, flag);
  g_autoptr (GPtrArray) moves = rb_stage_moves (school, LAST, 1);
  g_assert_true (((RbStageMove *) moves->pdata[0])->held);
  rb_school_unref (school);
}

static void
test_board (void)
{
  RbSchool *school = six_weeks ();

  school = with (school, stay_in (school, 1, 2, "2025-09-29"));
  school = with (school, stay_in (school, 4, 1, "2025-10-06"));
  g_autoptr (GPtrArray) board = rb_stage_board (school, LAST, NULL);
  g_autoptr (GPtrArray) found = rb_stage_board (school, LAST, "moo");
  g_assert_cmpuint (board->len, ==, 2);
  g_assert_cmpint (((RbStagePlace *) board->pdata[0])->stay->pupil_id, ==, 4);
  g_assert_cmpint (((RbStagePlace *) board->pdata[0])->days, ==, 5);
  g_assert_cmpuint (found->len, ==, 1);
  g_autoptr (RbListing) listing = rb_stage_board_listing (school, LAST, NULL);
  g_assert_cmpuint (rb_listing_n_rows (listing), ==, 4); /* two headings */
  g_autoptr (GPtrArray) told = rb_timeline_new (school, 0, LAST, RB_TIMELINE_STAGES, NULL);
  g_assert_cmpuint (told->len, ==, 1);
  g_assert_cmpstr (((RbTimelineEntry *) told->pdata[0])->title, ==,
                   "Enters Stage 2: formal meeting");
  rb_school_unref (school);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stages/the rules of each preset", test_rules);
  g_test_add_func ("/stages/each preset may be saved", test_presets);
  g_test_add_func ("/stages/what is wrong with a stage", test_problems);
  g_test_add_func ("/stages/moves have their evidence", test_moves);
  g_test_add_func ("/stages/whoever left the roll leaves the stage", test_left_the_roll);
  g_test_add_func ("/stages/declined until the figures change", test_declined);
  g_test_add_func ("/stages/postponed until its day", test_postponed);
  g_test_add_func ("/stages/after it was left the figures begin anew", test_left_and_back);
  g_test_add_func ("/stages/long-term illness is looked at first", test_held);
  g_test_add_func ("/stages/the board", test_board);
  return g_test_run ();
}
