/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rb-test.h"

#include <string.h>

static guint
count (const guint8 *counts, guint8 bit)
{
  guint n = 0;

  for (guint i = 1; i < 255; i++)
    n += (counts[i] & bit) != 0;
  return n;
}

static void
test_every_code_once (void)
{
  g_autoptr (RbCodeBook) book = test_codes ();
  g_autoptr (GPtrArray) codes = rb_code_book_in_force (book, d ("2025-09-01"));
  guint possible = 0, attended = 0, authorised = 0, unauthorised = 0, outside = 0;

  g_assert_cmpuint (codes->len, ==, 34);
  for (guint i = 0; i < codes->len; i++)
    {
      const RbCode *code = codes->pdata[i];
      guint8 bits = rb_code_book_counts (book, d ("2025-09-01"))[code->mark];

      possible += (bits & RB_COUNT_POSSIBLE) != 0;
      attended += (bits & RB_COUNT_ATTENDED) != 0;
      authorised += (bits & RB_COUNT_AUTHORISED) != 0;
      unauthorised += (bits & RB_COUNT_UNAUTHORISED) != 0;
      outside += (bits & RB_COUNT_NOT_POSSIBLE) != 0;
    }
  g_assert_cmpuint (possible, ==, 22);
  g_assert_cmpuint (attended, ==, 8);
  g_assert_cmpuint (authorised, ==, 10);
  g_assert_cmpuint (unauthorised, ==, 4);
  g_assert_cmpuint (outside, ==, 12);
  g_assert_cmpuint (count (rb_code_book_counts (book, d ("2025-09-01")), RB_COUNT_LATE), ==, 1);
  g_assert_cmpuint (count (rb_code_book_counts (book, d ("2025-09-01")), RB_COUNT_LATE_AFTER), ==,
                    1);
}

static void
test_validity (void)
{
  static const struct
  {
    const char *code, *date;
    gboolean in_force;
    guint8 counts; /* where in force */
  } cases[] = {
    { "J", "2024-07-01", TRUE,
      RB_COUNT_POSSIBLE | RB_COUNT_ATTENDED | RB_COUNT_ACTIVITY }, /* case 18 */
    { "J1", "2024-09-10", TRUE, RB_COUNT_POSSIBLE | RB_COUNT_AUTHORISED },
    { "J1", "2024-07-01", FALSE, 0 },
    { "J", "2024-08-19", FALSE, 0 },
    { "Y", "2024-03-01", TRUE, RB_COUNT_NOT_POSSIBLE }, /* case 19 */
    { "Y4", "2025-01-08", TRUE, RB_COUNT_NOT_POSSIBLE },
    { "Y", "2024-08-18", TRUE, RB_COUNT_NOT_POSSIBLE },
    { "Y", "2024-08-19", FALSE, 0 },
    { "H", "2023-05-10", TRUE, RB_COUNT_POSSIBLE | RB_COUNT_AUTHORISED }, /* case 20 */
    { "D", "2011-06-08", TRUE, RB_COUNT_POSSIBLE | RB_COUNT_ATTENDED },   /* case 21 */
    { "D", "2011-09-05", TRUE, RB_COUNT_NOT_POSSIBLE },
    { "U", "2025-09-05", TRUE, RB_COUNT_POSSIBLE | RB_COUNT_UNAUTHORISED | RB_COUNT_LATE_AFTER },
    { "l", "2025-09-05", TRUE, RB_COUNT_POSSIBLE | RB_COUNT_ATTENDED | RB_COUNT_LATE },
    { "Q", "2024-08-18", FALSE, 0 },
    { "AA", "2025-09-05", FALSE, 0 },
  };
  g_autoptr (RbCodeBook) book = test_codes ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RbCode *code = rb_code_book_find (book, cases[i].code, d (cases[i].date));

      g_test_message ("%s on %s", cases[i].code, cases[i].date);
      g_assert_cmpint (code != NULL, ==, cases[i].in_force);
      if (code)
        g_assert_cmpint (rb_code_book_counts (book, d (cases[i].date))[code->mark], ==,
                         cases[i].counts);
    }
  g_assert_true (rb_code_book_knows (book, "H"));
  g_assert_false (rb_code_book_knows (book, "AA"));
}

static void
test_no_mark (void)
{
  g_autoptr (RbCodeBook) book = test_codes ();
  const guint8 *counts = rb_code_book_counts (book, d ("2025-09-01"));

  g_assert_cmpint (counts[RB_MARK_NONE], ==, 0);
  g_assert_cmpint (counts[RB_MARK_OFF_ROLL], ==, 0);
  g_assert_null (rb_code_book_code (book, RB_MARK_NONE, d ("2025-09-01")));
}

static void
test_next_change (void)
{
  g_autoptr (RbCodeBook) book = test_codes ();

  g_assert_cmpint (rb_code_book_next_change (book, d ("2011-08-31")), ==, d ("2011-09-01"));
  g_assert_cmpint (rb_code_book_next_change (book, d ("2024-08-18")), ==, d ("2024-08-19"));
  g_assert_cmpint (rb_code_book_next_change (book, d ("2025-01-01")), ==, G_MAXINT32);
}

static void
test_old_mark_keeps_its_meaning (void)
{
  g_autoptr (RbCodeBook) book = test_codes ();
  RbMark h = rb_code_book_find (book, "H", d ("2023-05-10"))->mark;

  /* A stored H of 2025, out of force, is still H: never lost, and counted as it last was. */
  g_assert_cmpstr (rb_code_book_code (book, h, d ("2025-09-01"))->text, ==, "H");
  g_assert_cmpint (rb_code_book_counts (book, d ("2025-09-01"))[h], ==,
                   RB_COUNT_POSSIBLE | RB_COUNT_AUTHORISED);
}

static void
test_overwriting (void)
{
  static const struct
  {
    const char *old, *by;
    gboolean may;
  } cases[] = {
    { "/", "Y4", TRUE }, { "L", "Y4", TRUE },  { "N", "Y4", TRUE },   { "O", "Y4", TRUE },
    { "U", "Y4", TRUE }, { "I", "Y4", FALSE }, { "C1", "Y4", FALSE }, { "I", "#", TRUE },
    { "D", "#", FALSE }, { "C2", "#", TRUE },  { "I", "V", FALSE },   { "", "V", TRUE },
  };
  g_autoptr (RbCodeBook) book = test_codes ();
  RbDate day = d ("2025-09-08");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbMark old = *cases[i].old ? rb_code_book_find (book, cases[i].old, day)->mark : RB_MARK_NONE;
      RbMark by = rb_code_book_find (book, cases[i].by, day)->mark;

      g_test_message ("%s over %s", cases[i].by, cases[i].old);
      g_assert_cmpint (rb_code_book_may_overwrite (book, old, by), ==, cases[i].may);
    }
}

static void
test_present_strokes (void)
{
  g_autoptr (RbCodeBook) book = test_codes ();
  RbMark morning = rb_code_book_present (book, RB_AM),
         afternoon = rb_code_book_present (book, RB_PM);

  g_assert_cmpstr (rb_code_book_text (book, morning), ==, "/");
  g_assert_cmpstr (rb_code_book_text (book, afternoon), ==, "\\");
  g_assert_cmpint (rb_code_book_for_half (book, morning, RB_PM), ==, afternoon);
  g_assert_cmpint (rb_code_book_for_half (book, afternoon, RB_AM), ==, morning);
  g_assert_cmpint (rb_code_book_for_half (book, RB_MARK_NONE, RB_AM), ==, RB_MARK_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codes/each of the 34 codes once, case 4", test_every_code_once);
  g_test_add_func ("/codes/a code is chosen by its date, cases 18 to 21", test_validity);
  g_test_add_func ("/codes/no mark counts as nothing, case 11", test_no_mark);
  g_test_add_func ("/codes/the table says when it changes", test_next_change);
  g_test_add_func ("/codes/a stored mark out of force keeps its meaning",
                   test_old_mark_keeps_its_meaning);
  g_test_add_func ("/codes/bulk codes overwrite by rule", test_overwriting);
  g_test_add_func ("/codes/a stroke becomes the one of its half", test_present_strokes);
  return g_test_run ();
}
