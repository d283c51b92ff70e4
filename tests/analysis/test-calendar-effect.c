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
  g_autoptr (RbCalendarEffect) effect = rb_calendar_effect_new (school, 2025, next);
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
  g_autoptr (RbCalendarEffect) effect = rb_calendar_effect_new (school, 2025, next);
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
  g_autoptr (RbCalendarEffect) effect = rb_calendar_effect_new (school, 2026, next);

  g_assert_cmpuint (effect->opens, ==, 8);
  g_assert_cmpuint (effect->sessions_was, ==, 0);
  g_assert_cmpuint (effect->marks->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/calendar-effect/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/calendar-effect/a line for each pupil, by class", test_lines);
  g_test_add_func ("/calendar-effect/a year without a calendar", test_new_year);
  return g_test_run ();
}
