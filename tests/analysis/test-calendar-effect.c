/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a changed calendar would do: sessions, weeks, and marks that would stand in a closed session
 * and come back when it opens. */
#include "rb-test.h"

#include "analysis/rb-calendar-effect.h"

#include <string.h>

#define TERM "term,Autumn,2025-09-01,2025-09-12"

static const char *const rows[] = { "/ \\ / \\ L \\ / \\ / \\ / \\ / \\ / \\ / \\ / \\",
                                    "/ \\ - - / \\ / \\ / \\ / \\ / \\ / \\ / \\ / \\", NULL };

typedef struct
{
  const char *name;
  const char *lines[4];
  guint closes, opens, sessions, weeks, marks, pupils;
} Case;

/* Two weeks of twenty sessions, and one line more. */
static const Case cases[] = {
  { "nothing", { TERM }, 0, 0, 20, 2, 0, 0 },
  { "planned closure of a day", { TERM, "closure,Snow,2025-09-02,2025-09-02" }, 2, 0, 18, 2, 2, 1 },
  { "morning only", { TERM, "am-only,Fair,2025-09-03,2025-09-03" }, 1, 0, 19, 2, 2, 2 },
  { "afternoon only", { TERM, "pm-only,Fair,2025-09-03,2025-09-03" }, 1, 0, 19, 2, 2, 2 },
  { "bank holiday", { TERM, "bank-holiday,Coronation,2025-09-08,2025-09-08" }, 2, 0, 18, 2, 4, 2 },
  { "INSET day", { TERM, "inset,INSET,2025-09-12,2025-09-12" }, 2, 0, 18, 2, 4, 2 },
  { "a week's holiday",
    { TERM, "holiday,Late half term,2025-09-08,2025-09-12" },
    10,
    0,
    10,
    1,
    20,
    2 },
  { "a longer term", { "term,Autumn,2025-09-01,2025-09-16" }, 0, 4, 24, 3, 0, 0 },
  { "a term moved by a day", { "term,Autumn,2025-09-02,2025-09-15" }, 2, 2, 20, 3, 4, 2 },
  { "a closed weekend", { TERM, "closure,Works,2025-09-06,2025-09-07" }, 0, 0, 20, 2, 0, 0 },
};

/* After the two weeks. */
static RbMoment now = { 0, 16 * 60 };

static RbSchool *
two_weeks (void)
{
  static const char *const lines[] = { TERM, NULL };
  static const char *const classes[] = { "3T", "1B", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (lines);

  return test_school (calendar, rows, classes);
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (RbSchool) school = two_weeks ();
  g_autoptr (RbCalendar) next = test_calendar (one->lines);
  g_autoptr (RbCalendarEffect) effect = rb_calendar_effect_new (school, 2025, next, now);
  g_autofree char *words = rb_calendar_effect_words (effect);

  g_assert_cmpuint (effect->closes, ==, one->closes);
  g_assert_cmpuint (effect->opens, ==, one->opens);
  g_assert_cmpuint (effect->sessions_is, ==, one->sessions);
  g_assert_cmpuint (effect->weeks_is, ==, one->weeks);
  g_assert_cmpuint (effect->marks->len, ==, one->marks);
  g_assert_cmpuint (effect->pupils, ==, one->pupils);
  g_assert_true ((*words == '\0') == (one->closes + one->opens == 0));
}

static void
test_lines (void)
{
  static const char *const closed[] = { TERM, "closure,Snow,2025-09-03,2025-09-04", NULL };
  g_autoptr (RbSchool) school = two_weeks ();
  g_autoptr (RbCalendar) next = test_calendar (closed);
  g_autoptr (RbCalendarEffect) effect = rb_calendar_effect_new (school, 2025, next, now);
  g_autoptr (GPtrArray) lines = rb_calendar_effect_lines (effect, school);

  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_true (g_str_has_prefix (lines->pdata[0], "1B  "));
  g_assert_nonnull (strstr (lines->pdata[1], ": Wed 3 Sep AM L, PM \\, Thu 4 Sep AM /, PM \\"));
}

/* A year that has no calendar yet only opens sessions. */
static void
test_new_year (void)
{
  static const char *const lines[] = { "term,Autumn,2026-09-01,2026-09-04", NULL };
  g_autoptr (RbSchool) school = two_weeks ();
  g_autoptr (RbCalendar) next = test_calendar (lines);
  g_autoptr (RbCalendarEffect) effect = rb_calendar_effect_new (school, 2026, next, now);

  g_assert_cmpuint (effect->opens, ==, 8);
  g_assert_cmpuint (effect->sessions_was, ==, 0);
  g_assert_cmpuint (effect->marks->len, ==, 0);
}

/* --- what is written down beside the marks --- */

static RbSchool *
with (RbSchool *school, gpointer record)
{
  RbSchool *next = rb_school_with_office (school, rb_office_with (school->office, NULL, record));

  rb_record_unref (record);
  rb_school_unref (school);
  return next;
}

static RbCalendarEffect *
effect_of (const RbSchool *school, const char *const *lines, const char *today)
{
  g_autoptr (RbCalendar) next = test_calendar (lines);

  return rb_calendar_effect_new (school, 2025, next, (RbMoment){ d (today), 8 * 60 });
}

static const char *const closed_monday[] = { TERM, "inset,Fire,2025-09-08,2025-09-08", NULL };
static const char *const longer[] = { "term,Autumn,2025-09-01,2025-09-16", NULL };

static gboolean
says (const RbCalendarEffect *effect, const char *words)
{
  g_autofree char *all = rb_calendar_effect_words (effect);

  return strstr (all, words) != NULL;
}

static void
test_seals (void)
{
  RbSeal *seal = rb_record_new (RB_RECORD_SEAL);
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbCalendarEffect) effect = NULL, other = NULL;

  seal->base.id = 1;
  seal->week = d ("2025-09-08");
  school = with (two_weeks (), seal);
  effect = effect_of (school, closed_monday, "2025-09-20");
  g_assert_cmpuint (effect->seals->len, ==, 1);
  g_assert_true (says (effect, "The week of 8 September 2025 is sealed"));
  other =
      effect_of (school, (const char *const[]){ TERM, "closure,Snow,2025-09-02,2025-09-02", NULL },
                 "2025-09-20");
  g_assert_cmpuint (other->seals->len, ==, 0);
}

static gpointer
absence (gint64 pupil, const char *from, RbHalf half, const char *to)
{
  RbAbsence *one = rb_record_new (RB_RECORD_ABSENCE);

  one->base.id = pupil;
  one->pupil_id = pupil;
  one->first_day = d (from);
  one->first_half = half;
  one->last_day = d (to);
  one->last_half = RB_PM;
  return one;
}

/* From Monday afternoon to Tuesday: of the closed Monday one session falls away. What is over is
 * told by its marks. */
static void
test_planned (void)
{
  g_autoptr (RbSchool) school = with (two_weeks (), absence (1, "2025-09-08", RB_PM, "2025-09-09"));
  g_autoptr (RbCalendarEffect) effect = effect_of (school, closed_monday, "2025-09-05");
  g_autoptr (RbCalendarEffect) over = effect_of (school, closed_monday, "2025-09-10");
  g_autoptr (GPtrArray) lines = rb_calendar_effect_lines (effect, school);

  g_assert_cmpuint (effect->plans->len, ==, 1);
  g_assert_cmpuint (g_array_index (effect->plans, RbMovedPlan, 0).closes, ==, 1);
  g_assert_true (says (effect, "Days of 1 leave or planned absence fall away."));
  g_assert_nonnull (strstr (lines->pdata[lines->len - 1],
                            ": planned absence Mon 8 Sep to Tue 9 Sep, 1 session falls away"));
  g_assert_cmpuint (over->plans->len, ==, 0);
}

/* A request of two children for Friday to Monday; the term would go on to Tuesday. The older one's
 * Monday is spoken of already, the other's Friday was refused. */
static void
test_leave (void)
{
  static const struct
  {
    gint64 pupil;
    const char *day, *decision;
  } days[] = { { 1, "2025-09-12", "granted" },
               { 1, "2025-09-15", "granted" },
               { 2, "2025-09-12", "refused" } };
  RbLeave *leave = rb_record_new (RB_RECORD_LEAVE);
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbCalendarEffect) opened = NULL, closed = NULL;

  leave->base.id = 7;
  leave->first_day = d ("2025-09-12");
  leave->last_day = d ("2025-09-15");
  rb_record_set (&leave->state, "decided");
  school = with (two_weeks (), leave);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      RbLeaveDay *day = rb_record_new (RB_RECORD_LEAVE_DAY);

      day->base.id = i + 1;
      day->leave_id = 7;
      day->pupil_id = days[i].pupil;
      day->day = d (days[i].day);
      rb_record_set (&day->session, "day");
      rb_record_set (&day->decision, days[i].decision);
      school = with (school, day);
    }
  opened = effect_of (school, longer, "2025-09-05");
  g_assert_cmpuint (opened->plans->len, ==, 1);
  g_assert_cmpuint (g_array_index (opened->plans, RbMovedPlan, 0).opens, ==, 2);
  g_assert_cmpuint (g_array_index (opened->plans, RbMovedPlan, 0).row, ==, 1);
  g_assert_true (says (opened, "gets school days that nobody has decided on"));
  closed =
      effect_of (school, (const char *const[]){ TERM, "inset,Fire,2025-09-12,2025-09-12", NULL },
                 "2025-09-05");
  g_assert_cmpuint (closed->plans->len, ==, 1);
  g_assert_cmpuint (g_array_index (closed->plans, RbMovedPlan, 0).closes, ==, 2);
  g_assert_cmpuint (g_array_index (closed->plans, RbMovedPlan, 0).row, ==, 0);
}

static void
test_parts (void)
{
  g_autoptr (RbSchool) school = two_weeks ();
  g_autoptr (RbCalendarEffect) effect = effect_of (school, longer, "2025-09-20");
  g_autoptr (RbCalendarEffect) same = effect_of (school, closed_monday, "2025-09-20");

  g_assert_true (says (effect, "Autumn is 1 Sep to 16 Sep instead of 1 Sep to 12 Sep."));
  g_assert_true (says (effect, "Letters and reports follow these days"));
  g_assert_cmpuint (same->parts->len, ==, 0);
}

/* Suspended from Monday for two weeks: a closed second Monday moves the sixth day by one. */
static void
test_sixth (void)
{
  RbSuspension *one = rb_record_new (RB_RECORD_SUSPENSION);
  g_autoptr (RbSchool) school = NULL;
  g_autoptr (RbCalendarEffect) effect = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  one->base.id = 1;
  one->pupil_id = 2;
  one->first_day = d ("2025-09-01");
  one->last_day = d ("2025-09-12");
  school = with (two_weeks (), one);
  effect = effect_of (school, closed_monday, "2025-09-02");
  g_assert_cmpuint (effect->sixth->len, ==, 1);
  lines = rb_calendar_effect_lines (effect, school);
  g_assert_nonnull (strstr (lines->pdata[lines->len - 1],
                            "sixth day of the suspension Tue 9 Sep, and it says Mon 8 Sep"));
}

/* The same school under a policy that gives school days, not working days, to explain an N. */
static RbSchool *
by_school_days (const RbSchool *school)
{
  GPtrArray *policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);
  RbPolicy *policy = test_policy (NULL);

  policy->limits[RB_LIMIT_CODE_SCHOOL_DAYS] = 1;
  g_ptr_array_add (policies, policy);
  return rb_school_with_policies (school, rb_policy_book_new (policies));
}

/* Days to explain N in are working days or school days, as the policy says: only the latter move
 * with the calendar. */
static void
test_n (void)
{
  static const char *const n_rows[] = { "/ \\ / \\ N N / \\ / \\ / \\ / \\ / \\ / \\", NULL };
  static const char *const lines[] = { TERM, NULL };
  static const char *const wednesday[] = { TERM, "closure,Snow,2025-09-03,2025-09-03", NULL };
  static const char *const tuesday[] = { TERM, "closure,Snow,2025-09-09,2025-09-09", NULL };
  static const char *const classes[] = { "3T", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (lines);
  g_autoptr (RbSchool) school = test_school (calendar, n_rows, classes);
  g_autoptr (RbSchool) other = by_school_days (school);
  g_autoptr (RbCalendarEffect) closed = effect_of (school, wednesday, "2025-09-20");
  g_autoptr (RbCalendarEffect) working = effect_of (school, tuesday, "2025-09-20");
  g_autoptr (RbCalendarEffect) counted = effect_of (other, tuesday, "2025-09-20");

  g_assert_cmpuint (closed->n_closed, ==, 2);
  g_assert_true (says (closed, "2 of them are N"));
  g_assert_cmpuint (working->n_closed, ==, 0);
  g_assert_cmpuint (working->n_due, ==, 0);
  g_assert_cmpuint (counted->n_due, ==,
                    2); /* Friday's end on the Monday after; Monday's at the end */
}

static void
test_nothing_at_stake (void)
{
  static const char *const free_rows[] = { "- - / \\", NULL };
  static const char *const lines[] = { TERM, NULL };
  static const char *const classes[] = { "3T", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (lines);
  g_autoptr (RbSchool) school = test_school (calendar, free_rows, classes);
  g_autoptr (RbCalendarEffect) effect = effect_of (school, closed_monday, "2025-09-02");

  g_assert_true (says (effect, "No mark, plan, sealed week, letter or deadline is concerned."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  now.date = d ("2025-09-20");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/calendar-effect/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/calendar-effect/a line for each pupil, by class", test_lines);
  g_test_add_func ("/calendar-effect/a year without a calendar", test_new_year);
  g_test_add_func ("/calendar-effect/a sealed week that changes is named", test_seals);
  g_test_add_func ("/calendar-effect/planned absence falls away by sessions", test_planned);
  g_test_add_func ("/calendar-effect/leave by child and day, decided or refused", test_leave);
  g_test_add_func ("/calendar-effect/terms with other days, and their letters", test_parts);
  g_test_add_func ("/calendar-effect/the sixth day of a suspension", test_sixth);
  g_test_add_func ("/calendar-effect/N on a closed day, and N that is due by school days", test_n);
  g_test_add_func ("/calendar-effect/nothing at stake is one line", test_nothing_at_stake);
  return g_test_run ();
}
