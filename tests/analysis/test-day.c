/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's day: registers, who is away, the clock and the five days of an N (doc/rules.md 3, 5,
 * 12). */
#include "rb-test.h"

#include "analysis/rb-day-clock.h"
#include "analysis/rb-returns.h"

#define NOW(minutes) ((RbMoment){ d ("2025-09-05"), (minutes) })
#define AM ((RbSession){ d ("2025-09-05"), RB_AM })

/* One week from Monday 1 September 2025; Friday is the day. Registers are due by 09:00. */
static RbSchool *
week (const char *const *rows, const char *const *classes)
{
  static const char *const lines[] = { "term,Autumn,2025-09-01,2025-09-12", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (lines);

  return test_school (calendar, rows, classes);
}

static RbSchool *
with_record (RbSchool *school, gpointer record)
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
saved_at (RbSchool *school, gint64 class_id, int minute)
{
  g_autoptr (GDateTime) at = g_date_time_new_local (2025, 9, 5, minute / 60, minute % 60, 0);
  RbSavedRegister saved = { class_id, AM, g_date_time_to_unix (at), "Ms Osei" };
  RbSchool *next =
      rb_school_with_office (school, rb_office_with_registers (school->office, &saved, 1));

  rb_school_unref (school);
  return next;
}

static RbSchool *
with_outcome (RbSchool *school, gint64 pupil_id, const char *what, const char *code)
{
  RbOutcome *outcome = rb_record_new (RB_RECORD_OUTCOME);

  outcome->pupil_id = pupil_id;
  outcome->day = d ("2025-09-05");
  rb_record_set (&outcome->outcome, what);
  rb_record_set (&outcome->code, code);
  return with_record (school, outcome);
}

static RbSchool *
with_flag (RbSchool *school, gint64 pupil_id, const char *what)
{
  RbFlag *flag = rb_record_new (RB_RECORD_FLAG);

  flag->pupil_id = pupil_id;
  flag->first_day = d ("2025-09-01");
  rb_record_set (&flag->flag, what);
  return with_record (school, flag);
}

static void
test_registers (void)
{
  static const struct
  {
    const char *marks; /* of the two pupils on Friday morning */
    int saved;         /* minute, 0 for not */
    int now;
    RbRegisterState state;
    int late;
  } cases[] = {
    { "/ /", 0, 8 * 60, RB_REGISTER_NOT_DUE, 0 },
    { "- -", 0, 9 * 60, RB_REGISTER_DUE, 0 },
    { "/ -", 0, 9 * 60 + 1, RB_REGISTER_OVERDUE, 1 },
    { "/ N", 9 * 60, 10 * 60, RB_REGISTER_SAVED, 0 },
    { "/ N", 9 * 60 + 24, 10 * 60, RB_REGISTER_LATE, 24 },
    { "/ I", 0, 10 * 60, RB_REGISTER_IMPORTED, 0 },
    { "/ -", 8 * 60 + 58, 10 * 60, RB_REGISTER_SAVED, 0 },
    { "/ /", 8 * 60 + 58, 8 * 60, RB_REGISTER_NOT_DUE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) marks = g_strsplit (cases[i].marks, " ", 2);
      g_autofree char *one = g_strdup_printf ("/ \\ / \\ / \\ / \\ %s", marks[0]);
      g_autofree char *two = g_strdup_printf ("/ \\ / \\ / \\ / \\ %s", marks[1]);
      const char *const rows[] = { one, two, NULL };
      RbSchool *school = week (rows, NULL);
      g_autoptr (GArray) found = NULL;
      RbDayRegister *first;

      if (cases[i].saved)
        school = saved_at (school, 1, cases[i].saved);
      found = rb_day_registers (school, AM, NOW (cases[i].now));
      g_assert_cmpuint (found->len, ==, 1);
      first = &g_array_index (found, RbDayRegister, 0);
      g_assert_cmpstr (rb_register_state_id (first->state), ==,
                       rb_register_state_id (cases[i].state));
      g_assert_cmpint (first->late, ==, cases[i].late);
      g_assert_cmpuint (first->n, ==, 2);
      rb_school_unref (school);
    }
}

static void
test_away_states (void)
{
  static const struct
  {
    const char *friday; /* morning and afternoon */
    gboolean saved;
    const char *outcome; /* or NULL */
    int now;
    int state; /* -1: not away */
    gboolean came;
  } cases[] = {
    { "N -", TRUE, NULL, 600, RB_AWAY_UNEXPLAINED, FALSE },
    { "- -", TRUE, NULL, 600, RB_AWAY_UNEXPLAINED, FALSE },
    { "- -", FALSE, NULL, 600, RB_AWAY_CHASE, FALSE },
    { "- -", FALSE, NULL, 538, -1, FALSE },
    { "I -", TRUE, NULL, 600, RB_AWAY_EXPLAINED, FALSE },
    { "U -", TRUE, NULL, 600, -1, FALSE },
    { "L -", TRUE, NULL, 600, -1, FALSE },
    { "Y4 -", TRUE, NULL, 600, -1, FALSE },
    { "N -", TRUE, "coming-in", 600, RB_AWAY_COMING, FALSE },
    { "N -", TRUE, "no-answer", 600, RB_AWAY_UNEXPLAINED, FALSE },
    { "N \\", TRUE, NULL, 900, RB_AWAY_UNEXPLAINED, TRUE },
    { "/ I", TRUE, NULL, 900, RB_AWAY_EXPLAINED, FALSE }, /* case 86: gone home ill */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *row = g_strdup_printf ("/ \\ / \\ / \\ / \\ %s", cases[i].friday);
      const char *const rows[] = { row, "/ \\ / \\ / \\ / \\ / -", NULL };
      RbSchool *school = week (rows, NULL);
      RbAway away;
      gboolean found;

      if (cases[i].saved)
        school = saved_at (school, 1, 550);
      if (cases[i].outcome)
        school = with_outcome (school, 1, cases[i].outcome, "");
      found = rb_day_away_pupil (school, 0, d ("2025-09-05"), NOW (cases[i].now), &away);
      g_assert_cmpint (found, ==, cases[i].state >= 0);
      if (found)
        {
          g_assert_cmpstr (rb_away_state_id (away.state), ==, rb_away_state_id (cases[i].state));
          g_assert_cmpint (away.came, ==, cases[i].came);
          g_assert_cmpuint (away.attempts, ==, cases[i].outcome ? 1 : 0);
        }
      rb_school_unref (school);
    }
}

static void
test_spell (void)
{
  static const struct
  {
    const char *row;
    int now;
    int days;
  } cases[] = {
    { "/ \\ / \\ / \\ / \\ N -", 600, 1 }, { "/ \\ / \\ N N N N N -", 600, 3 },
    { "/ \\ / \\ I I Y4 Y4 N -", 600, 2 }, { "/ \\ / \\ N N N \\ N -", 600, 1 },
    { "/ \\ / \\ N N N N / I", 900, 1 },   { "/ \\ / \\ / N N N N N", 900, 3 },
    { "/ \\ / \\ / \\ N N N \\", 900, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const rows[] = { cases[i].row, NULL };
      RbSchool *school = week (rows, NULL);

      g_assert_cmpint (rb_day_of_spell (school, 0, d ("2025-09-05"), NOW (cases[i].now), NULL), ==,
                       cases[i].days);
      rb_school_unref (school);
    }
}

/* Who is told of every absence is rung first, too: why is not said to whoever rings. */
static void
test_order (void)
{
  static const struct
  {
    const char *flag;
    guint order[4];
    gboolean first;
  } cases[] = {
    { "ring-first", { 2, 1, 0, 3 }, TRUE },    { "safeguarding", { 2, 1, 0, 3 }, TRUE },
    { "social-worker", { 2, 1, 0, 3 }, TRUE }, { "youth-worker", { 2, 1, 0, 3 }, TRUE },
    { "restricted", { 2, 1, 0, 3 }, TRUE },    { "medical-evidence", { 1, 0, 2, 3 }, FALSE },
  };
  static const char *const rows[] = {
    "/ \\ / \\ / \\ / \\ N -", /* 1: first day */
    "/ \\ / \\ / \\ N N N -",  /* 2: longer */
    "/ \\ / \\ / \\ / \\ N -", /* 3: ring first */
    "/ \\ / \\ / \\ / \\ I -", /* 4: known */
    NULL,
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      RbSchool *school = with_flag (saved_at (week (rows, NULL), 1, 550), 3, cases[c].flag);
      g_autoptr (GArray) away = rb_day_away (school, d ("2025-09-05"), NOW (600));
      g_autoptr (GArray) calls = NULL;
      guint done;

      g_test_message ("%s", cases[c].flag);
      g_assert_cmpuint (away->len, ==, 4);
      for (guint i = 0; i < 4; i++)
        g_assert_cmpuint (g_array_index (away, RbAway, i).row, ==, cases[c].order[i]);
      g_assert_cmpint (g_array_index (away, RbAway, 0).ring_first, ==, cases[c].first);
      calls = rb_day_calls (away, &done);
      g_assert_cmpuint (calls->len, ==, 3);
      g_assert_cmpuint (done, ==, 0);
      rb_school_unref (school);
    }
}

static void
test_evidence (void)
{
  static const struct
  {
    const char *row;
    gboolean flag, asked, due;
    const char *closed; /* a day without school within the spell */
  } cases[] = {
    { "/ \\ I I I I I I I I I I / -", FALSE, FALSE, FALSE },  /* not today */
    { "/ \\ I I I I I I I I I I I -", FALSE, FALSE, TRUE },   /* the sixth day */
    { "/ \\ / \\ I I I I I I I I I -", FALSE, FALSE, FALSE }, /* the fifth */
    { "/ \\ / \\ / \\ / \\ / \\ / \\ I -", TRUE, FALSE, TRUE },
    { "/ \\ I I I I I I I I I I I -", FALSE, TRUE, FALSE },
    { "I I I I I I I I I I I -", FALSE, FALSE, TRUE, "closure,Snow,2025-09-01,2025-09-01" },
    { "/ \\ I I I I I I I I I -", FALSE, FALSE, FALSE, "closure,Snow,2025-09-01,2025-09-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const rows[] = { cases[i].row, NULL };
      const char *const lines[] = { "term,Autumn,2025-08-28,2025-09-12", cases[i].closed, NULL };
      g_autoptr (RbCalendar) calendar = test_calendar (lines);
      RbSchool *school = test_school (calendar, rows, NULL);
      RbAway away;

      if (cases[i].flag)
        school = with_flag (school, 1, "medical-evidence");
      if (cases[i].asked)
        {
          RbOutcome *outcome = rb_record_new (RB_RECORD_OUTCOME);

          outcome->pupil_id = 1;
          outcome->day = d ("2025-09-04");
          outcome->evidence_asked = TRUE;
          school = with_record (school, outcome);
        }
      if (rb_day_away_pupil (school, 0, d ("2025-09-05"), NOW (600), &away))
        g_assert_cmpint (away.evidence_due, ==, cases[i].due);
      else
        g_assert_false (cases[i].due);
      rb_school_unref (school);
    }
}

/* Each call is an attempt about today with its outcome. */
static RbSchool *
rung (RbSchool *school, guint times)
{
  for (guint i = 0; i < times; i++)
    {
      RbAttempt *attempt = rb_record_new (RB_RECORD_ATTEMPT);
      RbOutcome *outcome = rb_record_new (RB_RECORD_OUTCOME);

      attempt->base.id = outcome->base.id = i + 10;
      outcome->attempt_id = attempt->base.id;
      outcome->pupil_id = 1;
      outcome->day = d ("2025-09-05");
      rb_record_set (&outcome->outcome, "no-answer");
      school = with_record (with_record (school, attempt), outcome);
    }
  return school;
}

static void
test_prompts (void)
{
  static const struct
  {
    const char *row;  /* of Monday to Friday */
    const char *flag; /* or NULL */
    guint calls, prompts;
  } cases[] = {
    { "/ \\ / \\ / \\ / \\ N -", NULL, 0, 0 },
    { "/ \\ / \\ / \\ N N N -", NULL, 1, 0 },
    { "/ \\ / \\ N N N N N -", NULL, 1, RB_PROMPT_WELFARE },
    { "/ \\ / \\ / \\ / \\ N -", NULL, 2, RB_PROMPT_VISIT },
    { "/ \\ / \\ / \\ / \\ N -", "social-worker", 0, RB_PROMPT_TELL },
    { "/ \\ / \\ / \\ / \\ N -", "youth-worker", 0, RB_PROMPT_TELL },
    { "/ \\ / \\ / \\ / \\ N -", "restricted", 0, RB_PROMPT_TELL },
    { "/ \\ / \\ / \\ / \\ N -", "ring-first", 0, 0 },
    { "N N N N N N N N N -", "safeguarding", 3,
      RB_PROMPT_TELL | RB_PROMPT_WELFARE | RB_PROMPT_VISIT },
    { "/ \\ / \\ / \\ / \\ I -", "social-worker", 2, 0 }, /* they know why */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const rows[] = { cases[i].row, NULL };
      RbSchool *school = rung (saved_at (week (rows, NULL), 1, 550), cases[i].calls);
      const RbPolicy *policy = rb_policy_book_on (school->policies, d ("2025-09-05"));
      RbAway away;

      if (cases[i].flag)
        school = with_flag (school, 1, cases[i].flag);
      g_test_message ("case %u", i);
      g_assert_true (rb_day_away_pupil (school, 0, d ("2025-09-05"), NOW (600), &away));
      g_assert_cmpuint (rb_away_prompts (&away, policy), ==, cases[i].prompts);
      rb_school_unref (school);
    }
}

/* Other days, other limits: they are the school's. */
static void
test_prompts_by_policy (void)
{
  RbPolicy *policy = rb_policy_from_text ("[policy]\n", NULL);
  RbAway away = { .state = RB_AWAY_UNEXPLAINED, .day = 4, .attempts = 2 };

  g_assert_cmpuint (rb_away_prompts (&away, policy), ==, RB_PROMPT_WELFARE | RB_PROMPT_VISIT);
  policy->limits[RB_LIMIT_WELFARE_DAYS] = 5;
  policy->limits[RB_LIMIT_VISIT_TRIES] = 3;
  g_assert_cmpuint (rb_away_prompts (&away, policy), ==, 0);
  rb_policy_unref (policy);
}

static void
test_n_due (void)
{
  static const struct
  {
    const char *date, *due, *today;
    int left;
  } cases[] = {
    { "2025-10-24", "2025-10-31", "2025-10-31", 0 }, /* rules 12 */
    { "2025-10-24", "2025-10-31", "2025-10-30", 1 },
    { "2025-10-24", "2025-10-31", "2025-11-03", -1 },
    { "2026-05-01", "2026-05-11", "2026-05-05", 4 }, /* over the early May bank holiday */
    { "2025-12-19", "2025-12-30", "2025-12-22", 4 }, /* over Christmas */
  };
  static const char *const rows[] = { "", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  RbSchool *school = test_school (calendar, rows, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (rb_n_due (school, d (cases[i].date)), ==, d (cases[i].due));
      g_assert_cmpint (rb_n_days_left (school, d (cases[i].due), d (cases[i].today)), ==,
                       cases[i].left);
    }
  rb_school_unref (school);
}

static void
test_ages (void)
{
  static const char *const rows[] = { "/ \\ N N / \\ / N / -", "N \\ / \\ / \\ / \\ / -", NULL };
  RbSchool *school = week (rows, NULL);
  g_autoptr (GArray) ages = rb_n_ages (school, NOW (600));
  g_autoptr (GArray) sessions = rb_unexplained (school, NOW (600));

  g_assert_cmpuint (ages->len, ==, 3);
  g_assert_cmpuint (sessions->len, ==, 4);
  g_assert_cmpuint (g_array_index (ages, RbNAge, 0).row, ==, 1);
  g_assert_cmpuint (g_array_index (ages, RbNAge, 1).halves, ==, 3);
  g_assert_cmpint (g_array_index (ages, RbNAge, 1).due, ==, d ("2025-09-09"));
  g_assert_cmpint (g_array_index (ages, RbNAge, 0).left, ==, 1);
  g_assert_cmpint (g_array_index (sessions, RbUnexplained, 0).days_left, ==, 1);
  rb_school_unref (school);
}

static GArray *
clock_at (const RbSchool *school, RbMoment now)
{
  g_autoptr (GArray) away = rb_day_away (school, now.date, now);
  g_autoptr (GArray) am = rb_day_registers (school, (RbSession){ now.date, RB_AM }, now);
  g_autoptr (GArray) pm = rb_day_registers (school, (RbSession){ now.date, RB_PM }, now);
  GArray *const registers[2] = { am, pm };

  return rb_day_clock (school, now.date, now, away, registers);
}

static const RbDayLine *
line_of (const GArray *lines, RbDayLineId id)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, RbDayLine, i).id == id)
      return &g_array_index (lines, RbDayLine, i);
  return NULL;
}

static void
test_clock (void)
{
  static const char *const rows[] = { "/ \\ / \\ / \\ / \\ / -", "/ \\ / \\ / \\ / \\ - -", NULL };
  static const char *const classes[] = { "1A", "1B" };
  RbSchool *school = week (rows, classes);
  g_autoptr (GArray) lines = clock_at (school, NOW (9 * 60 + 20));
  const RbDayLine *first = &g_array_index (lines, RbDayLine, 0);
  RbTicked *tick = rb_record_new (RB_RECORD_TICK);

  g_assert_cmpint (first->id, ==, RB_DAY_REGISTERS_AM); /* overdue first */
  g_assert_cmpint (first->state, ==, RB_LINE_OVERDUE);
  g_assert_cmpuint (first->done, ==, 1);
  g_assert_cmpuint (first->of, ==, 2);
  g_assert_cmpint (line_of (lines, RB_DAY_DOORS)->state, ==, RB_LINE_DONE);
  g_assert_cmpint (line_of (lines, RB_DAY_REGISTERS_PM)->state, ==, RB_LINE_LATER);
  rb_record_set (&tick->subject, "day:registers-am");
  tick->due = d ("2025-09-05");
  school = with_record (school, tick);
  g_array_unref (g_steal_pointer (&lines));
  lines = clock_at (school, NOW (9 * 60 + 20));
  g_assert_cmpint (line_of (lines, RB_DAY_REGISTERS_AM)->state, ==, RB_LINE_DONE);
  g_assert_cmpuint (rb_day_clock_overdue (lines), ==, 1); /* the figures of 09:15 */
  rb_school_unref (school);
}

/* Whose leave is refused is rung on the same day (S3.43). */
/* What a line counts is whom it leads to. */
static void
test_line_needs (void)
{
  static const RbOutcome visit = { .outcome = "visit" };
  static const RbDayLineId ids[] = { RB_DAY_CALLS, RB_DAY_SECOND, RB_DAY_SAFEGUARDING,
                                     RB_DAY_VISITS, RB_DAY_LISTS };
  static const struct
  {
    RbAway away;
    const char *needs; /* by ids */
  } cases[] = {
    { { .state = RB_AWAY_UNEXPLAINED }, "yynyn" },
    { { .state = RB_AWAY_UNEXPLAINED, .attempts = 1 }, "nynyn" },
    { { .state = RB_AWAY_UNEXPLAINED, .attempts = 2 }, "nnnyn" },
    { { .state = RB_AWAY_UNEXPLAINED, .attempts = 2, .outcome = &visit }, "nnnnn" },
    { { .state = RB_AWAY_UNEXPLAINED, .ring_first = TRUE }, "yyyyn" },
    { { .state = RB_AWAY_UNEXPLAINED, .ring_first = TRUE, .came = TRUE }, "nnnnn" },
    { { .state = RB_AWAY_EXPLAINED, .ring_first = TRUE }, "nnnnn" },
    { { .state = RB_AWAY_CHASE, .ring_first = TRUE }, "nnnnn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
      g_assert_cmpint (rb_day_line_needs (ids[j], &cases[i].away), ==, cases[i].needs[j] == 'y');
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *decision, *decided, *called; /* ISO times; NULL: not rung */
    int now;
    int state; /* -1: no such line */
    guint done;
  } cases[] = {
    { "granted", "2025-09-05T10:00:00", NULL, 11 * 60, -1, 0 },
    { "refused", "2025-09-05T10:00:00", NULL, 11 * 60, RB_LINE_LATER, 0 },
    { "refused", "2025-09-05T10:00:00", "2025-09-05T10:30:00", 11 * 60, RB_LINE_DONE, 1 },
    { "refused", "2025-09-05T10:00:00", NULL, 17 * 60, RB_LINE_OVERDUE, 0 },
    { "refused", "2025-09-04T15:00:00", NULL, 9 * 60 + 10, RB_LINE_OVERDUE, 0 },
    { "refused", "2025-09-04T15:00:00", "2025-09-04T15:10:00", 11 * 60, -1, 0 },
  };
  static const char *const rows[] = { "/ \\ / \\ / \\ / \\ / -", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbSchool *school = week (rows, NULL);
      RbLeave *leave = rb_record_new (RB_RECORD_LEAVE);
      RbLeaveDay *day = rb_record_new (RB_RECORD_LEAVE_DAY);
      g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
      g_autoptr (GDateTime) decided = g_date_time_new_from_iso8601 (cases[i].decided, zone);
      g_autoptr (GDateTime) called =
          cases[i].called ? g_date_time_new_from_iso8601 (cases[i].called, zone) : NULL;
      g_autoptr (GArray) lines = NULL;
      const RbDayLine *line;

      rb_record_set (&leave->state, "decided");
      leave->decided_at = g_date_time_to_unix (decided);
      leave->called_at = called ? g_date_time_to_unix (called) : 0;
      rb_record_set (&day->decision, cases[i].decision);
      day->leave_id = 1;
      day->pupil_id = 1;
      school = with_record (with_record (school, leave), day);
      lines = clock_at (school, NOW (cases[i].now));
      line = line_of (lines, RB_DAY_REFUSALS);
      g_assert_cmpint (line != NULL, ==, cases[i].state >= 0);
      if (line)
        {
          g_assert_cmpint (line->state == RB_LINE_NOW ? RB_LINE_LATER : line->state, ==,
                           cases[i].state);
          g_assert_cmpuint (line->done, ==, cases[i].done);
          g_assert_cmpuint (line->of, ==, 1);
        }
      rb_school_unref (school);
    }
}

static void
test_no_school (void)
{
  static const char *const rows[] = { "/ \\", NULL };
  RbSchool *school = week (rows, NULL);
  RbMoment sunday = { d ("2025-09-07"), 600 };
  g_autoptr (GArray) away = rb_day_away (school, sunday.date, sunday);
  g_autoptr (GArray) lines = clock_at (school, sunday);

  g_assert_cmpuint (away->len, ==, 0);
  g_assert_cmpuint (lines->len, ==, 0);
  rb_school_unref (school);
}

static void
test_sums (void)
{
  static const char *const rows[] = {
    "/ \\ / \\ / \\ / \\ / -", "/ \\ / \\ / \\ / \\ I -",
    "/ \\ / \\ / \\ / \\ N -", "/ \\ / \\ / \\ / \\ U -",
    "/ \\ / \\ / \\ / \\ - -", "/ \\ / \\ / \\ / \\ Y4 -",
    "/ \\ / \\ / \\ / \\ L -", NULL,
  };
  RbSchool *school = saved_at (week (rows, NULL), 1, 550);
  RbDaySums sums = rb_day_sums (school, AM, NOW (600));

  g_assert_cmpuint (sums.marked, ==, 6);
  g_assert_cmpuint (sums.attended, ==, 2);
  g_assert_cmpuint (sums.late, ==, 1);
  g_assert_cmpuint (sums.late_after, ==, 1);
  g_assert_cmpuint (sums.away, ==, 3);
  g_assert_cmpuint (sums.no_reason, ==, 2);
  rb_school_unref (school);
}

static void
test_reasons (void)
{
  static const char *const rows[] = { "I I / \\ L \\ M \\ N -", NULL };
  RbSchool *school = week (rows, NULL);
  RbAbsence *absence = rb_record_new (RB_RECORD_ABSENCE);
  RbDayReason reasons[3];

  absence->pupil_id = 1;
  absence->first_day = absence->last_day = d ("2025-09-01");
  rb_record_set (&absence->reason, "Chest infection");
  school = with_record (school, absence);
  g_assert_cmpuint (rb_day_last_reasons (school, 0, d ("2025-09-05"), reasons, 3), ==, 3);
  g_assert_cmpstr (rb_code_book_text (school->codes, reasons[0].mark), ==, "M");
  g_assert_cmpstr (rb_code_book_text (school->codes, reasons[1].mark), ==, "L");
  g_assert_cmpstr (reasons[2].reason, ==, "Chest infection");
  g_assert_cmpuint (reasons[2].sessions, ==, 2);
  rb_school_unref (school);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/a register is due, overdue, saved, late or imported", test_registers);
  g_test_add_func ("/day/who is away and what is to be done about it", test_away_states);
  g_test_add_func ("/day/the day of the spell", test_spell);
  g_test_add_func ("/day/ring first, then the longer spell, the known last", test_order);
  g_test_add_func ("/day/evidence from the sixth school day of illness", test_evidence);
  g_test_add_func ("/day/who rings is reminded of whom to tell and what comes next", test_prompts);
  g_test_add_func ("/day/the days and calls before a reminder are the policy's",
                   test_prompts_by_policy);
  g_test_add_func ("/day/an N is due after five working days (rules 12)", test_n_due);
  g_test_add_func ("/day/the ageing of N agrees with the list of sessions", test_ages);
  g_test_add_func ("/day/overdue lines come first, and a tick settles one", test_clock);
  g_test_add_func ("/day/a line of calls waits for those whom it counts", test_line_needs);
  g_test_add_func ("/day/refused leave is rung about on the same day", test_refusals);
  g_test_add_func ("/day/a day without school asks for nothing", test_no_school);
  g_test_add_func ("/day/the sums of a morning", test_sums);
  g_test_add_func ("/day/the last three reasons", test_reasons);
  return g_test_run ();
}
