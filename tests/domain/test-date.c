/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rb-test.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *iso; /* NULL: refused */
  } cases[] = {
    { "02/09/2024", "2024-09-02" }, /* case 83: never 9 February */
    { "2/9/24", "2024-09-02" },
    { "02.09.2024", "2024-09-02" },
    { "02-09-2024", "2024-09-02" },
    { "2024-09-02", "2024-09-02" },
    { "2 Sep 2024", "2024-09-02" },
    { "2nd September 2024", "2024-09-02" },
    { "Mon 02/09/2024", "2024-09-02" },
    { "Monday, 2 Sept 2024", "2024-09-02" },
    { " 29/02/2024 ", "2024-02-29" },
    { "09/13/2024", NULL }, /* American: refused, not guessed */
    { "29/02/2023", NULL },
    { "31/04/2024", NULL },
    { "02/09/2024 AM", NULL },
    { "02/09", NULL },
    { "1/2", NULL },
    { "", NULL },
    { "Sep 2024", NULL },
    { "02/09-2024", NULL },
    { "2024-13-01", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbDate date = RB_DATE_NONE;
      gboolean ok = rb_date_parse (cases[i].text, &date);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (ok, ==, cases[i].iso != NULL);
      if (cases[i].iso)
        g_assert_cmpint (date, ==, d (cases[i].iso));
    }
}

static void
test_format (void)
{
  static const struct
  {
    RbDateStyle style;
    const char *text;
  } cases[] = {
    { RB_DATE_ISO, "2026-03-20" },
    { RB_DATE_DAY, "20 Mar" },
    { RB_DATE_WEEKDAY, "Fri 20 Mar" },
    { RB_DATE_LONG, "20 March 2026" },
    { RB_DATE_FULL, "Friday 20 March 2026" },
    { RB_DATE_MONTH, "March 2026" },
    { RB_DATE_DAY_YEAR, "20 Mar 2026" },
  };
  g_autofree char *one_month = rb_date_range_format (d ("2026-03-09"), d ("2026-03-13"));
  g_autofree char *two_months = rb_date_range_format (d ("2026-02-27"), d ("2026-03-03"));
  g_autofree char *two_years = rb_date_range_format (d ("2025-12-20"), d ("2026-01-04"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rb_date_format (d ("2026-03-20"), cases[i].style);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_cmpstr (one_month, ==, "9 to 13 March");
  g_assert_cmpstr (two_months, ==, "27 Feb to 3 Mar");
  g_assert_cmpstr (two_years, ==, "20 Dec 2025 to 4 Jan 2026");
}

static void
test_weekday (void)
{
  g_assert_cmpint (rb_date_weekday (d ("2026-03-16")), ==, 0);
  g_assert_cmpint (rb_date_weekday (d ("2026-03-22")), ==, 6);
  g_assert_cmpint (rb_date_monday (d ("2026-03-22")), ==, d ("2026-03-16"));
}

static void
test_moment (void)
{
  RbMoment moment;

  g_assert_true (rb_moment_parse ("2026-03-20", &moment));
  g_assert_cmpint (moment.minutes, ==, 24 * 60);
  g_assert_true (rb_moment_parse ("2026-03-20T09:24", &moment));
  g_assert_cmpint (moment.minutes, ==, 9 * 60 + 24);
  g_assert_false (rb_moment_parse ("2026-03-20 09:24", &moment));
  g_assert_false (rb_moment_parse ("2026-03-20T25:00", &moment));
  g_assert_false (rb_moment_parse ("today", &moment));
}

static void
test_slots (void)
{
  for (int year = 2019; year <= 2028; year++)
    for (RbDate date = rb_academic_year_first (year); date <= rb_academic_year_last (year); date++)
      for (int half = RB_AM; half <= RB_PM; half++)
        {
          guint slot = rb_slot (date, (RbHalf) half);

          g_assert_cmpint (rb_academic_year_of (date), ==, year);
          g_assert_cmpuint (slot, <, RB_YEAR_SLOTS);
          g_assert_cmpint (rb_slot_date (year, slot), ==, date);
          g_assert_cmpint (rb_slot_half (slot), ==, half);
        }
}

static void
test_working_days (void)
{
  /* domain rule 12: an N of Friday 24 October 2025 is due Friday 31 October, holiday or not. */
  g_assert_cmpint (rb_add_working_days (d ("2025-10-24"), 5), ==, d ("2025-10-31"));
  /* Good Friday and Easter Monday are no working days. */
  g_assert_cmpint (rb_add_working_days (d ("2026-04-02"), 1), ==, d ("2026-04-07"));
  g_assert_cmpint (rb_working_days_between (d ("2026-04-02"), d ("2026-04-07")), ==, 1);
  g_assert_cmpint (rb_working_days_between (d ("2026-04-07"), d ("2026-04-02")), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/british dates are read day first, case 83", test_parse);
  g_test_add_func ("/date/one writer of dates", test_format);
  g_test_add_func ("/date/weeks begin on Monday", test_weekday);
  g_test_add_func ("/date/a moment is a date with or without a time", test_moment);
  g_test_add_func ("/date/every session of ten years has its slot", test_slots);
  g_test_add_func ("/date/working days skip weekends and bank holidays", test_working_days);
  return g_test_run ();
}
