/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call and what follows from it: records and marks of one change (doc/rules.md 5.5, case 74). */
#include "rb-test.h"

#include "analysis/rb-day.h"
#include "school/rb-first-day.h"

#define FRIDAY d ("2025-09-05")

static RbSchool *
week (const char *const *rows)
{
  static const char *const lines[] = { "term,Autumn,2025-09-01,2025-09-12", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (lines);

  return test_school (calendar, rows, NULL);
}

static RbSchool *
saved (RbSchool *school)
{
  RbSavedRegister one = { 1, { FRIDAY, RB_AM }, 1757058000, "Ms Osei" };
  RbSchool *next =
      rb_school_with_office (school, rb_office_with_registers (school->office, &one, 1));

  rb_school_unref (school);
  return next;
}

static RbChange *
call_about (const RbSchool *school, const RbCallChild *children, guint n, int now)
{
  RbCall call = { .spoken = TRUE };

  return rb_first_day_change (school, &call, children, n, (RbMoment){ FRIDAY, now },
                              "Shirin Marlow", "Office", 1757060000, NULL);
}

/* The row of the first pupil after a change, as codes from Monday on, "-" for none. */
static char *
codes_after (const RbSchool *school, const RbChange *change, guint n)
{
  g_autoptr (RbSchool) after = rb_school_apply (school, change);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *code = rb_code_book_text (
          school->codes,
          rb_school_mark (after, 0, d ("2025-09-01") + (RbDate) (i / 2 + (i >= 10 ? 2 : 0)),
                          (RbHalf) (i % 2)));

      g_string_append_printf (text, "%s%s", i ? " " : "", *code ? code : "-");
    }
  return g_string_free (text, FALSE);
}

static void
test_sessions (void)
{
  static const struct
  {
    const char *row; /* Thursday and Friday */
    RbSaid said;
    const char *code, *back;
    int now;
    const char *want; /* Thursday to next Monday */
  } cases[] = {
    { "/ \\ N -", RB_SAID_ILL, NULL, NULL, 600, "/ \\ I I - -" },
    { "N N N -", RB_SAID_ILL, NULL, NULL, 600, "I I I I - -" },
    { "N N N -", RB_SAID_APPOINTMENT, NULL, NULL, 600, "N N M - - -" },
    { "/ \\ N -", RB_SAID_HOLIDAY, NULL, "2025-09-09", 600, "/ \\ G G G G" },
    { "/ \\ N -", RB_SAID_OTHER, NULL, NULL, 600, "/ \\ O - - -" },
    { "/ \\ N -", RB_SAID_AUTHORISED, "R", NULL, 600, "/ \\ R R - -" },
    { "/ \\ N -", RB_SAID_COMING, NULL, NULL, 600, "/ \\ N - - -" },
    { "/ \\ - -", RB_SAID_NO_ANSWER, NULL, NULL, 600, "/ \\ N - - -" },
    { "/ \\ - -", RB_SAID_UNEXPLAINED, NULL, NULL, 600, "/ \\ N - - -" },
    { "/ \\ / N", RB_SAID_ILL, NULL, NULL, 900, "/ \\ / I - -" },  /* case 86 */
    { "/ \\ I -", RB_SAID_TALK, NULL, NULL, 600, "/ \\ I - - -" }, /* a talk is for any absence */
    { "/ \\ G -", RB_SAID_TALK, NULL, NULL, 600, "/ \\ G - - -" },
    { "/ \\ N -", RB_SAID_TALK, NULL, NULL, 600, "/ \\ N - - -" },
    { "L \\ N -", RB_SAID_ILL, NULL, "2025-09-08", 600, "L \\ I I - -" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *row = g_strdup_printf ("/ \\ / \\ / \\ %s", cases[i].row);
      const char *const rows[] = { row, NULL };
      g_autoptr (RbSchool) school = saved (week (rows));
      RbCallChild child = { .row = 0, .day = FRIDAY, .said = cases[i].said, .code = cases[i].code };
      g_autoptr (RbChange) change = NULL;
      g_autofree char *got = NULL;

      if (cases[i].back)
        child.expected_return = d (cases[i].back);
      change = call_about (school, &child, 1, cases[i].now);
      g_assert_nonnull (change);
      got = codes_after (school, change, 12);
      g_assert_true (g_str_has_suffix (got, cases[i].want)
                     || (g_test_message ("case %u: %s", i, got), FALSE));
      g_assert_cmpuint (rb_change_n_records (change), ==, 2);
    }
}

static void
test_siblings (void)
{
  static const char *const rows[] = { "/ \\ / \\ / \\ / \\ N -", "/ \\ / \\ / \\ / \\ N -", NULL };
  g_autoptr (RbSchool) school = saved (week (rows));
  const RbCallChild children[] = {
    { .row = 0, .day = FRIDAY, .said = RB_SAID_ILL, .reason = "Chest infection" },
    { .row = 1, .day = FRIDAY, .said = RB_SAID_APPOINTMENT },
  };
  g_autoptr (RbChange) change = call_about (school, children, 2, 600);
  g_autoptr (RbSchool) after = rb_school_apply (school, change);
  const RbOutcome *first, *second;
  const RbAttempt *attempt;
  RbAway away;

  g_assert_cmpuint (rb_office_n (after->office, RB_RECORD_ATTEMPT), ==, 1);
  g_assert_cmpuint (rb_office_n (after->office, RB_RECORD_OUTCOME), ==, 2);
  attempt = rb_office_nth (after->office, RB_RECORD_ATTEMPT, 0);
  first = rb_office_nth (after->office, RB_RECORD_OUTCOME, 0);
  second = rb_office_nth (after->office, RB_RECORD_OUTCOME, 1);
  g_assert_cmpint (first->attempt_id, ==, attempt->base.id);
  g_assert_cmpint (second->attempt_id, ==, attempt->base.id);
  g_assert_cmpstr (first->code, ==, "I");
  g_assert_cmpstr (second->code, ==, "M");
  g_assert_cmpstr (change->reason, ==, "Phone: ill, Chest infection");
  /* the right entry clears the to-do at once */
  g_assert_true (rb_day_away_pupil (after, 0, FRIDAY, (RbMoment){ FRIDAY, 600 }, &away));
  g_assert_cmpint (away.state, ==, RB_AWAY_EXPLAINED);
}

static void
test_correction (void)
{
  static const char *const rows[] = { "/ \\ / \\ / \\ / \\ N -", NULL };
  g_autoptr (RbSchool) school = saved (week (rows));
  RbCallChild child = { .row = 0, .day = FRIDAY, .said = RB_SAID_OTHER };
  g_autoptr (RbChange) first = call_about (school, &child, 1, 600);
  g_autoptr (RbSchool) after = rb_school_apply (school, first);
  g_autoptr (RbChange) second = NULL, undo = NULL;
  g_autofree char *got = NULL, *back = NULL;

  child.said = RB_SAID_APPOINTMENT;
  child.reason = "appointment card";
  second = call_about (after, &child, 1, 700);
  got = codes_after (after, second, 10);
  g_assert_cmpstr (got, ==, "/ \\ / \\ / \\ / \\ M -"); /* case 74: another amendment */
  undo = rb_change_invert (second, "Shirin Marlow", "Office", "", 1757070000);
  {
    g_autoptr (RbSchool) done = rb_school_apply (after, second);

    back = codes_after (done, undo, 10);
  }
  g_assert_cmpstr (back, ==, "/ \\ / \\ / \\ / \\ O -");
}

static void
test_confidential (void)
{
  static const char *const rows[] = { "/ \\ / \\ / \\ / \\ N -", NULL };
  g_autoptr (RbSchool) school = saved (week (rows));
  RbCallChild child = {
    .row = 0, .day = FRIDAY, .said = RB_SAID_ILL, .reason = "In hospital after an overdose"
  };
  RbCall call = { .spoken = TRUE, .confidential = TRUE };
  g_autoptr (RbChange) change =
      rb_first_day_change (school, &call, &child, 1, (RbMoment){ FRIDAY, 600 }, "Shirin Marlow",
                           "Office", 1757060000, NULL);

  g_assert_cmpstr (change->reason, ==, "Phone: ill, confidential");
  for (guint i = 0; i < rb_change_n (change); i++)
    {
      const RbDetail *detail = rb_cell_detail_is (rb_change_cell (change, i));

      g_assert_true (detail == NULL || detail->note == NULL);
    }
}

static void
test_refusals (void)
{
  static const char *const rows[] = { "/ \\ / \\ / \\ / \\ N -", NULL };
  g_autoptr (RbSchool) school = saved (week (rows));
  RbCall call = { 0 };
  const RbCallChild cases[] = {
    { .row = 0, .day = FRIDAY, .said = RB_SAID_AUTHORISED, .code = "/" },
    { .row = 0, .day = FRIDAY, .said = RB_SAID_AUTHORISED, .code = "O" },
    { .row = 0, .day = FRIDAY, .said = RB_SAID_AUTHORISED },
    { .row = 0, .day = FRIDAY, .said = RB_SAID_ILL, .expected_return = FRIDAY },
  };

  for (guint i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean none = i == G_N_ELEMENTS (cases);

      g_assert_null (rb_first_day_change (school, &call, none ? cases : &cases[i], none ? 0 : 1,
                                          (RbMoment){ FRIDAY, 600 }, "", "", 0, &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_settle (void)
{
  static const char *const rows[] = { "N N / \\ / \\ / \\ N -", NULL };
  g_autoptr (RbSchool) school = week (rows);
  g_autoptr (GArray) ages = rb_n_ages (school, (RbMoment){ FRIDAY, 600 });
  g_autoptr (RbChange) change = NULL;
  g_autofree char *got = NULL;

  g_array_set_size (ages, 1);
  change = rb_first_day_settle (school, ages, "Five days over, no reason found", "Shirin Marlow",
                                "Office", 1757060000);
  got = codes_after (school, change, 10);
  g_assert_cmpstr (got, ==, "O O / \\ / \\ / \\ N -");
  g_assert_cmpstr (change->reason, ==, "Five days over, no reason found");
}

static void
test_tick (void)
{
  static const char *const rows[] = { "/ \\", NULL };
  g_autoptr (RbSchool) school = week (rows);
  g_autoptr (RbChange) tick = rb_first_day_tick (school, "day:visits", FRIDAY, TRUE, "",
                                                 "Shirin Marlow", "Office", 1757060000);
  g_autoptr (RbSchool) ticked = rb_school_apply (school, tick);
  g_autoptr (RbChange) again = rb_first_day_tick (ticked, "day:visits", FRIDAY, TRUE, "",
                                                  "Shirin Marlow", "Office", 1757060001);
  g_autoptr (RbChange) back = rb_first_day_tick (ticked, "day:visits", FRIDAY, FALSE, "",
                                                 "Shirin Marlow", "Office", 1757060002);
  g_autoptr (RbSchool) open = rb_school_apply (ticked, back);

  g_assert_cmpuint (rb_office_n (ticked->office, RB_RECORD_TICK), ==, 1);
  g_assert_true (rb_change_is_empty (again));
  g_assert_cmpuint (rb_office_n (open->office, RB_RECORD_TICK), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/first-day/an outcome marks the right sessions", test_sessions);
  g_test_add_func ("/first-day/one call settles brothers and sisters, each their own outcome",
                   test_siblings);
  g_test_add_func ("/first-day/a later call corrects what an earlier one set (case 74)",
                   test_correction);
  g_test_add_func ("/first-day/confidential words stay out of reasons and notes",
                   test_confidential);
  g_test_add_func ("/first-day/what cannot be is refused with a sentence", test_refusals);
  g_test_add_func ("/first-day/what nobody explained in five days becomes O", test_settle);
  g_test_add_func ("/first-day/a line is ticked once and can be taken back", test_tick);
  return g_test_run ();
}
