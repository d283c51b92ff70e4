/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods found in calendars, their words, the ones before and last year's. */
#include "rb-maker.h"

#include "analysis/rb-period.h"

static RbSchool *
two_years (void)
{
  static const char *const last[] = {
    "term,Autumn,2024-09-02,2024-12-20",
    "half-term,h,2024-10-28,2024-11-01",
    "term,Spring,2025-01-06,2025-04-04",
    "half-term,h,2025-02-17,2025-02-21",
    "term,Summer,2025-04-22,2025-07-22",
    "half-term,h,2025-05-26,2025-05-30",
    NULL,
  };
  RbMaker *maker = maker_new ();
  const char *const rows[] = { "/", NULL };

  maker_pupil (maker, "One", "2024-09-02", "");
  maker_year (maker, test_calendar (last), rows);
  maker_year (maker, test_calendar_2025 (), rows);
  return maker_school (maker);
}

static void
assert_period (RbPeriod period, const char *from, const char *to)
{
  char a[11], b[11];

  g_assert_cmpstr (rb_date_iso (period.from, a), ==, from);
  g_assert_cmpstr (rb_date_iso (period.to, b), ==, to);
}

static void
test_units (void)
{
  g_autoptr (RbSchool) school = two_years ();

  assert_period (rb_period_of (school, RB_PERIOD_WEEK, d ("2026-03-20")), "2026-03-16",
                 "2026-03-22");
  assert_period (rb_period_of (school, RB_PERIOD_HALF_TERM, d ("2025-09-15")), "2025-09-01",
                 "2025-10-24");
  assert_period (rb_period_of (school, RB_PERIOD_TERM, d ("2026-02-01")), "2026-01-05",
                 "2026-03-27");
  assert_period (rb_period_of (school, RB_PERIOD_YEAR, d ("2026-02-01")), "2025-09-02",
                 "2026-07-21");
  /* In a holiday: the one before. In August: last year's. */
  assert_period (rb_period_of (school, RB_PERIOD_WEEK, d ("2025-10-29")), "2025-10-20",
                 "2025-10-26");
  assert_period (rb_period_of (school, RB_PERIOD_TERM, d ("2025-08-20")), "2025-04-22",
                 "2025-07-22");
  assert_period (rb_period_default (school, at ("2026-03-20")), "2025-09-02", "2026-03-20");
  assert_period (rb_period_default (school, at ("2025-08-20")), "2025-08-01", "2025-08-20");
}

static void
test_words (void)
{
  static const struct
  {
    const char *from, *to, *words;
    RbPeriodKind kind;
  } cases[] = {
    { "2026-03-09", "2026-03-13", "Week 24, 9 to 13 March", RB_PERIOD_WEEK },
    { "2025-09-01", "2025-10-24", "Autumn 1", RB_PERIOD_HALF_TERM },
    { "2026-01-05", "2026-03-27", "Spring term", RB_PERIOD_TERM },
    { "2026-01-05", "2026-03-20", "Spring term", RB_PERIOD_TERM },
    { "2025-09-02", "2026-07-21", "2025/26", RB_PERIOD_YEAR },
    { "2025-09-02", "2026-03-20", "2025/26", RB_PERIOD_YEAR },
    { "2026-03-20", "2026-03-20", "Fri 20 Mar", RB_PERIOD_DAY },
    { "2026-03-03", "2026-03-19", "3 to 19 March", RB_PERIOD_OTHER },
  };
  g_autoptr (RbSchool) school = two_years ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbPeriod period = rb_period (d (cases[i].from), d (cases[i].to));
      g_autofree char *words = rb_period_format (school, period);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpint (rb_period_kind (school, period), ==, cases[i].kind);
    }
}

static void
test_previous (void)
{
  g_autoptr (RbSchool) school = two_years ();
  RbPeriod none;

  /* Across a holiday; across a year; as many school days. */
  assert_period (rb_period_previous (school, rb_period (d ("2025-11-03"), d ("2025-11-07"))),
                 "2025-10-20", "2025-10-26");
  assert_period (rb_period_previous (school, rb_period (d ("2026-01-05"), d ("2026-03-20"))),
                 "2025-09-01", "2025-12-19");
  assert_period (
      rb_period_previous (school, rb_period_of (school, RB_PERIOD_TERM, d ("2025-09-10"))),
      "2025-04-22", "2025-07-22");
  assert_period (rb_period_previous (school, rb_period (d ("2026-03-10"), d ("2026-03-12"))),
                 "2026-03-05", "2026-03-09");
  assert_period (rb_period_previous (school, rb_period (d ("2026-03-09"), d ("2026-03-09"))),
                 "2026-03-06", "2026-03-06");
  none = rb_period_previous (school, rb_period (d ("2024-09-02"), d ("2024-09-06")));
  g_assert_true (rb_period_is_empty (none));
}

static void
test_last_year (void)
{
  g_autoptr (RbSchool) school = two_years ();

  /* The first school day of 2025/26 is Tuesday 2 September; of 2024/25 Monday 2 September. */
  g_assert_cmpint (rb_same_day_last_year (school, d ("2025-09-02")), ==, d ("2024-09-02"));
  g_assert_cmpint (rb_same_day_last_year (school, d ("2025-09-08")), ==, d ("2024-09-06"));
  g_assert_cmpint (rb_same_day_last_year (school, d ("2025-09-06")), ==, RB_DATE_NONE);
  assert_period (rb_period_last_year (school, rb_period (d ("2025-09-02"), d ("2025-09-08"))),
                 "2024-09-02", "2024-09-06");
  assert_period (rb_period_last_year (school, rb_period (d ("2025-09-02"), d ("2026-07-21"))),
                 "2024-09-02", "2025-07-22");
  g_assert_true (rb_period_is_empty (
      rb_period_last_year (school, rb_period (d ("2024-09-02"), d ("2024-09-06")))));
}

static void
test_lists (void)
{
  g_autoptr (RbSchool) school = two_years ();
  g_autoptr (GPtrArray) list = rb_periods (school, at ("2025-09-10"));
  const RbNamedPeriod *first = list->pdata[0];
  RbPeriod period;

  /* The year, one term, one half term, two weeks; last year's year, terms, half terms. */
  g_assert_cmpuint (list->len, ==, 5 + 1 + 3 + 6);
  g_assert_cmpint (first->kind, ==, RB_PERIOD_YEAR);
  assert_period (first->period, "2025-09-02", "2025-09-10");
  g_assert_true (rb_period_parse (school, at ("2025-09-10"), "last-week", &period));
  assert_period (period, "2025-09-01", "2025-09-07");
  g_assert_true (rb_period_parse (school, at ("2025-09-10"), "last-year", &period));
  assert_period (period, "2024-09-02", "2025-07-22");
  g_assert_true (rb_period_parse (school, at ("2025-09-10"), "this-term", &period));
  assert_period (period, "2025-09-01", "2025-09-10");
  g_assert_false (rb_period_parse (school, at ("2025-09-10"), "next-term", &period));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/weeks, half terms, terms and years of a day", test_units);
  g_test_add_func ("/period/periods in words", test_words);
  g_test_add_func ("/period/the period before", test_previous);
  g_test_add_func ("/period/last year by school days", test_last_year);
  g_test_add_func ("/period/what a chooser offers", test_lists);
  return g_test_run ();
}
