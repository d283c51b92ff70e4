/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rb-test.h"

static void
test_shown (void)
{
  static const struct
  {
    guint part, whole;
    const char *text;
  } cases[] = {
    { 128, 132, "97.0" }, /* case 28: shows 97.0 and is below 97 */
    { 226, 251, "90.0" }, /* case 25: 25 of 251 absent */
    { 13877, 14310, "97.0" }, { 380, 380, "100.0" },
    { 0, 10, "0.0" },         { 1, 2000, "0.1" }, /* 0.05: half up */
    { 0, 0, "n/a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rb_rate_format (rb_rate (cases[i].part, cases[i].whole));

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_decided (void)
{
  g_assert_cmpint (rb_rate_compare_to (rb_rate (128, 132), 97, 100), <, 0);
  g_assert_cmpint (rb_rate_compare_to (rb_rate (97, 100), 97, 100), ==, 0);
  g_assert_cmpint (rb_rate_compare (rb_rate (288, 300), rb_rate (240, 250)), ==, 0); /* case 40 */
  g_assert_cmpint (rb_rate_compare (rb_rate (1, 3), rb_rate (333333, 1000000)), >, 0);
}

static void
test_change (void)
{
  static const struct
  {
    RbRate a, b;
    int tenths;
    const char *words;
  } cases[] = {
    { { 90, 100 }, { 912, 1000 }, 12, "up 1.2" },
    { { 912, 1000 }, { 90, 100 }, -12, "down 1.2" },
    { { 9995, 10000 }, { 10000, 10000 }, 1, "up 0.1" }, /* 0.05: half away from zero */
    { { 10000, 10000 }, { 9995, 10000 }, -1, "down 0.1" },
    { { 1, 3 }, { 1, 3 }, 0, "no change" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = rb_rate_change_format (cases[i].a, cases[i].b);

      g_assert_cmpint (rb_rate_change_tenths (cases[i].a, cases[i].b), ==, cases[i].tenths);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_days (void)
{
  static const char *const words[] = { "0", "½", "1", "1½", "2", "2½", "3", "3½" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = rb_days_format (i);

      g_assert_cmpstr (text, ==, words[i]);
    }
}

static void
test_counts (void)
{
  static const struct
  {
    guint64 count;
    const char *text;
  } cases[] = {
    { 0, "0" }, { 999, "999" }, { 1000, "1,000" }, { 39840, "39,840" }, { 1234567, "1,234,567" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rb_count_format (cases[i].count);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rate/one decimal, half up, cases 25 and 28", test_shown);
  g_test_add_func ("/rate/decided on the exact fraction, cases 28, 29, 40", test_decided);
  g_test_add_func ("/rate/a change is rounded half away from zero", test_change);
  g_test_add_func ("/rate/half days are written ½", test_days);
  g_test_add_func ("/rate/thousands have commas", test_counts);
  return g_test_run ();
}
