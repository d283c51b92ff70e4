/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole analysis against a count cell by cell, on random marks: portable and vector kernels. */
#include "rb-maker.h"

#include "analysis/rb-bench.h"

#include <string.h>

typedef struct
{
  RbWholeInput input;
  guint8 *bytes;
  guint *class_of;
  guint *year_of;
} Random;

static guint8
random_mark (GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
      return RB_MARK_OFF_ROLL;
    case 1:
      return RB_MARK_NONE;
    case 2:
    case 3:
      return (guint8) g_rand_int_range (rand, 0, 64); /* every code, and marks that are none */
    case 4:
      return 31; /* O, so that ten in ten happens */
    default:
      return (guint8) g_rand_int_range (rand, 1, 3);
    }
}

static void
random_init (
    Random *random, GRand *rand, RbCodeBook *codes, const RbCalendar *calendar, guint n_rows)
{
  guint n_columns = rb_calendar_n_sessions (calendar);

  random->bytes = g_malloc ((gsize) n_rows * n_columns + 1);
  random->class_of = g_new0 (guint, n_rows + 1);
  random->year_of = g_new0 (guint, 5);
  for (gsize i = 0; i < (gsize) n_rows * n_columns; i++)
    random->bytes[i] = random_mark (rand);
  for (guint row = 0; row < n_rows; row++)
    random->class_of[row] = (guint) g_rand_int_range (rand, 0, 5);
  for (guint i = 0; i < 5; i++)
    random->year_of[i] = i % 3;
  random->input = (RbWholeInput){
    .bytes = random->bytes,
    .n_rows = n_rows,
    .n_columns = n_columns,
    .end = (guint) g_rand_int_range (rand, 0, (gint32) n_columns + 1),
    .calendar = calendar,
    .codes = codes,
    .class_of = random->class_of,
    .n_classes = 5,
    .year_of = random->year_of,
    .n_years = 3,
    .persistent = 10,
    .severe = 50,
    .ten_sessions = 10,
    .ten_weeks = 10,
  };
}

static void
random_clear (Random *random)
{
  g_free (random->bytes);
  g_free (random->class_of);
  g_free (random->year_of);
}

static void
count_cell (const Random *random, guint row, guint column, RbTally *tally)
{
  RbDate date = rb_calendar_session (random->input.calendar, column).date;
  guint8 mark = random->bytes[(gsize) row * random->input.n_columns + column];
  guint8 counts = rb_code_book_counts (random->input.codes, date)[mark];

  if (mark == RB_MARK_OFF_ROLL)
    return;
  tally->missing += mark == RB_MARK_NONE;
  tally->possible += (counts & RB_COUNT_POSSIBLE) != 0;
  tally->attended += (counts & RB_COUNT_ATTENDED) != 0;
  tally->activity += (counts & RB_COUNT_ACTIVITY) != 0;
  tally->authorised += (counts & RB_COUNT_AUTHORISED) != 0;
  tally->unauthorised += (counts & RB_COUNT_UNAUTHORISED) != 0;
  tally->late += (counts & RB_COUNT_LATE) != 0;
  tally->late_after += (counts & RB_COUNT_LATE_AFTER) != 0;
  tally->not_possible += (counts & RB_COUNT_NOT_POSSIBLE) != 0;
}

static gboolean
naive_ten_in_ten (const Random *random, guint row)
{
  guint n_weeks = rb_calendar_n_weeks (random->input.calendar);

  for (guint last = 0; last < n_weeks; last++)
    {
      RbTally tally = { 0 };

      for (guint column = 0; column < random->input.end; column++)
        {
          guint week = rb_calendar_week_of (random->input.calendar, column);

          if (week <= last && week + 10 > last)
            count_cell (random, row, column, &tally);
        }
      if (tally.unauthorised >= 10)
        return TRUE;
    }
  return FALSE;
}

static void
assert_same (const RbTally *a, const RbTally *b)
{
  g_assert_cmpmem (a, sizeof *a, b, sizeof *b);
}

static void
check_row (const Random *random, const RbWhole *whole, guint row)
{
  RbTally total = { 0 }, found, parts[64] = { { 0 } }, slots[10] = { { 0 } };
  guint8 flags = 0;

  for (guint column = 0; column < random->input.end; column++)
    {
      RbSession session = rb_calendar_session (random->input.calendar, column);

      count_cell (random, row, column, &total);
      count_cell (random, row, column,
                  &parts[rb_calendar_half_term_of (random->input.calendar, column)]);
      count_cell (random, row, column, &slots[rb_date_weekday (session.date) * 2 + session.half]);
    }
  rb_whole_pupil_tally (whole, row, &found);
  assert_same (&found, &total);
  g_assert_cmpuint (whole->pupils[row].total[RB_LANE_ATTENDED], ==, total.attended);
  g_assert_cmpuint (whole->pupils[row].total[RB_LANE_MISSING], ==, total.missing);
  for (guint slot = 0; slot < 10; slot++)
    {
      RbTally here = { 0 };

      rb_tally_add_packed (&here, whole->pupils[row].weekdays[slot]);
      assert_same (&here, &slots[slot]);
    }
  for (guint part = 0; part < whole->n_parts; part++)
    {
      RbTally here = { 0 };

      rb_tally_add_packed (&here, whole->pupils[row].half_terms[part]);
      rb_tally_subtract (&parts[whole->half_term_of[part]], &here);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_cmpuint (parts[i].possible + parts[i].missing + parts[i].not_possible, ==, 0);
  if (total.possible && 10 * rb_tally_absent (&total) >= total.possible)
    flags |= RB_WHOLE_PERSISTENT;
  if (total.possible && 2 * rb_tally_absent (&total) >= total.possible)
    flags |= RB_WHOLE_SEVERE;
  if (naive_ten_in_ten (random, row))
    flags |= RB_WHOLE_TEN_IN_TEN;
  g_assert_cmpuint (whole->flags[row], ==, flags);
}

static void
check_groups (const Random *random, const RbWhole *whole)
{
  RbTally school = { 0 };
  guint persistent = 0;

  for (guint klass = 0; klass < 5; klass++)
    {
      RbTally total = { 0 };

      for (guint row = 0; row < random->input.n_rows; row++)
        if (random->class_of[row] == klass)
          {
            RbTally pupil;

            rb_whole_pupil_tally (whole, row, &pupil);
            rb_tally_add (&total, &pupil);
            persistent += whole->flags[row] & RB_WHOLE_PERSISTENT;
          }
      assert_same (&whole->classes[klass].total, &total);
      rb_tally_add (&school, &total);
    }
  assert_same (&whole->school.total, &school);
  g_assert_cmpuint (whole->school.persistent, ==, persistent);
  for (guint i = 0; i < 10; i++)
    rb_tally_subtract (&school, &whole->school.weekdays[i]);
  g_assert_cmpuint (school.possible, ==, 0);
}

static RbCalendar *
odd_calendar (void)
{
  static const char *const lines[] = {
    "term,Autumn,2025-09-03,2025-12-19",   "half-term,Half term,2025-10-27,2025-10-31",
    "inset,INSET,2025-09-10,2025-09-10",   "am-only,Fair,2025-12-19,2025-12-19",
    "pm-only,Snow,2025-12-03,2025-12-03",  "term,Spring,2026-01-05,2026-03-27",
    "closure,Polls,2026-02-04,2026-02-04", NULL,
  };

  return test_calendar (lines);
}

static void
test_kernels (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (RbCodeBook) codes = test_codes ();
  RbCalendar *calendars[] = { test_calendar_2025 (), odd_calendar (), weeks ("2025-09-01", 38),
                              weeks ("2025-09-01", 1) };

  for (guint round = 0; round < 12; round++)
    for (guint i = 0; i < G_N_ELEMENTS (calendars); i++)
      {
        Random random;
        guint n_rows = (guint) g_rand_int_range (rand, 0, round < 10 ? 40 : 330);

        random_init (&random, rand, codes, calendars[i], n_rows);
        for (int kernel = RB_KERNEL_BEST; kernel <= RB_KERNEL_AVX2; kernel++)
          {
            g_autoptr (RbWhole) whole = NULL;

            if (!rb_kernel_available ((RbKernel) kernel))
              continue;
            whole = rb_whole_new (&random.input, (RbKernel) kernel);
            for (guint row = 0; row < n_rows; row++)
              check_row (&random, whole, row);
            check_groups (&random, whole);
          }
        random_clear (&random);
      }
  for (guint i = 0; i < G_N_ELEMENTS (calendars); i++)
    rb_calendar_unref (calendars[i]);
}

/* A code that changes its meaning inside a year: the kernels must take each day's. */
static void
test_eras (void)
{
  g_autoptr (RbCodeBook) codes = test_codes ();
  static const char *const lines[] = { "term,Late summer,2011-08-22,2011-09-09", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar (lines);
  g_autofree guint8 *bytes = g_malloc (30);
  guint class_of[1] = { 0 }, year_of[1] = { 0 };
  RbWholeInput input = { .bytes = bytes,
                         .n_rows = 1,
                         .n_columns = 30,
                         .end = 30,
                         .calendar = calendar,
                         .codes = codes,
                         .class_of = class_of,
                         .n_classes = 1,
                         .year_of = year_of,
                         .n_years = 1,
                         .persistent = 10,
                         .severe = 50,
                         .ten_sessions = 10,
                         .ten_weeks = 10 };
  g_autoptr (RbWhole) whole = NULL;

  memset (bytes, 9, 30); /* D counted until 31 August 2011 */
  whole = rb_whole_new (&input, RB_KERNEL_BEST);
  g_assert_cmpuint (whole->school.total.attended, ==, 16);
  g_assert_cmpuint (whole->school.total.not_possible, ==, 14);
}

static void
test_bench_is_believable (void)
{
  g_autoptr (RbCodeBook) codes = test_codes ();
  g_autoptr (RbBench) bench = rb_bench_new (codes, 2000, 1);
  g_autoptr (RbWhole) whole = rb_whole_new (rb_bench_input (bench), RB_KERNEL_BEST);
  int tenths = rb_rate_tenths (rb_tally_attendance (&whole->school.total));

  g_assert_cmpuint (rb_bench_input (bench)->n_columns, ==, 380);
  g_assert_cmpint (tenths, >, 900);
  g_assert_cmpint (tenths, <, 960);
  g_assert_cmpuint (whole->ten_in_ten, >, 0);
  g_assert_cmpuint (rb_bench_read (bench), >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/whole/every kernel counts what a count by cell counts", test_kernels);
  g_test_add_func ("/whole/codes count as they did on each day", test_eras);
  g_test_add_func ("/whole/the marks measured are believable", test_bench_is_believable);
  return g_test_run ();
}
