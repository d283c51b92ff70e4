/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rb-test.h"

static void
test_year (void)
{
  g_autoptr (RbCalendar) year = test_calendar_2025 ();

  g_assert_cmpint (rb_calendar_year (year), ==, 2025);
  g_assert_cmpint (rb_calendar_first (year), ==, d ("2025-09-02"));
  g_assert_cmpint (rb_calendar_last (year), ==, d ("2026-07-21"));
  g_assert_cmpuint (rb_calendar_n_terms (year), ==, 3);
  g_assert_cmpuint (rb_calendar_n_half_terms (year), ==, 6);
  g_assert_cmpstr (rb_calendar_half_term (year, 0)->name, ==, "Autumn 1");
  g_assert_cmpstr (rb_calendar_half_term (year, 3)->name, ==, "Spring 2");
  g_assert_cmpint (rb_calendar_half_term (year, 1)->from, ==, d ("2025-11-01"));
  /* The weeks of rule 10.5: W1 1 Sep, W8 20 Oct, W9 3 Nov, W15 15 Dec, W16 5 Jan. */
  g_assert_cmpint (rb_calendar_week (year, 7)->monday, ==, d ("2025-10-20"));
  g_assert_cmpint (rb_calendar_week (year, 8)->monday, ==, d ("2025-11-03"));
  g_assert_cmpint (rb_calendar_week (year, 14)->monday, ==, d ("2025-12-15"));
  g_assert_cmpint (rb_calendar_week (year, 15)->monday, ==, d ("2026-01-05"));
}

static void
test_columns (void)
{
  g_autoptr (RbCalendar) year = test_calendar_2025 ();
  guint first, end;

  g_assert_cmpint (rb_calendar_find (year, d ("2025-09-01"), RB_AM), ==, -1); /* INSET */
  g_assert_cmpint (rb_calendar_find (year, d ("2025-09-02"), RB_AM), ==, 0);
  g_assert_cmpint (rb_calendar_find (year, d ("2025-09-02"), RB_PM), ==, 1);
  g_assert_cmpint (rb_calendar_find (year, d ("2025-09-06"), RB_AM), ==, -1); /* Saturday */
  g_assert_cmpint (rb_calendar_find (year, d ("2024-09-02"), RB_AM), ==, -1);
  for (guint i = 0; i < rb_calendar_n_sessions (year); i++)
    {
      RbSession session = rb_calendar_session (year, i);

      g_assert_cmpint (rb_calendar_find (year, session.date, session.half), ==, (int) i);
      g_assert_cmpuint (rb_calendar_slot (year, i), ==, rb_slot (session.date, session.half));
    }
  rb_calendar_range (year, d ("2025-10-24"), d ("2025-11-03"), &first, &end);
  g_assert_cmpuint (end - first, ==, 4);
  rb_calendar_range (year, d ("2025-10-27"), d ("2025-10-31"), &first, &end);
  g_assert_cmpuint (end, ==, first);
}

static void
test_half_days (void)
{
  static const char *const lines[] = { "term,Autumn,2025-09-01,2025-09-05",
                                       "am-only,Early close,2025-09-03,2025-09-03",
                                       "pm-only,Late opening,2025-09-04,2025-09-04",
                                       "closure,Boiler,2025-09-05,2025-09-05", NULL };
  g_autoptr (RbCalendar) year = test_calendar (lines);

  g_assert_cmpuint (rb_calendar_n_sessions (year), ==, 6);
  g_assert_cmpint (rb_calendar_find (year, d ("2025-09-03"), RB_PM), ==, -1);
  g_assert_cmpint (rb_calendar_find (year, d ("2025-09-04"), RB_AM), ==, -1);
  g_assert_cmpstr (rb_calendar_closure (year, d ("2025-09-05"), RB_AM)->name, ==, "Boiler");
  g_assert_null (rb_calendar_closure (year, d ("2025-09-03"), RB_AM));
  g_assert_cmpuint (rb_calendar_day_number (year, d ("2025-09-04")), ==, 4);
  g_assert_cmpint (rb_calendar_day (year, 4), ==, d ("2025-09-04"));
  g_assert_cmpuint (rb_calendar_day_number (year, d ("2025-09-05")), ==, 0);
}

static void
test_problems (void)
{
  static const char *const overlapping[] = { "term,Autumn,2025-09-01,2025-12-19",
                                             "term,Spring,2025-12-15,2026-03-27",
                                             "half-term,Lost,2026-04-01,2026-04-05", NULL };
  g_autoptr (RbCalendar) bad = test_calendar (overlapping);
  g_autoptr (RbCalendar) empty = rb_calendar_new (2025, NULL, 0);
  g_autoptr (GPtrArray) problems = rb_calendar_problems (bad);
  g_autoptr (GPtrArray) none = rb_calendar_problems (empty);

  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_cmpstr (problems->pdata[0], ==,
                   "Two terms overlap: Autumn (1 September 2025 to 19 December 2025) and "
                   "Spring (15 December 2025 to 27 March 2026).");
  g_assert_cmpuint (rb_calendar_n_sessions (empty), ==, 0);
  g_assert_cmpuint (none->len, ==, 1);
}

static void
test_overlap_counts_once (void)
{
  static const char *const lines[] = { "term,Autumn,2025-09-01,2025-09-12",
                                       "term,Again,2025-09-08,2025-09-19", NULL };
  g_autoptr (RbCalendar) year = test_calendar (lines);

  g_assert_cmpuint (rb_calendar_n_sessions (year), ==, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/terms become half terms and school weeks", test_year);
  g_test_add_func ("/calendar/every session has its column", test_columns);
  g_test_add_func ("/calendar/half days and closures", test_half_days);
  g_test_add_func ("/calendar/problems are told as sentences", test_problems);
  g_test_add_func ("/calendar/overlapping terms count no session twice", test_overlap_counts_once);
  return g_test_run ();
}
