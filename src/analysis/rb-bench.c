/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up marks to measure with: not a school, only its frequencies. */
#include "analysis/rb-bench.h"

#include <string.h>

#define CLASS_SIZE 30

struct _RbBench
{
  RbCodeBook *codes;
  RbCalendar *calendar;
  guint8 *bytes;
  guint *class_of;
  guint *year_of;
  RbWholeInput input;
};

static guint32
next (guint32 *state)
{
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

/* 38 whole weeks in three terms of two half terms: 380 sessions. */
static RbCalendar *
make_calendar (void)
{
  static const struct
  {
    int year, month, day, weeks, before_holiday;
  } terms[] = { { 2025, 9, 1, 15, 7 }, { 2026, 1, 5, 12, 6 }, { 2026, 4, 13, 14, 6 } };
  RbCalendarEvent events[6];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      RbDate from = rb_date_new (terms[i].year, terms[i].month, terms[i].day);
      RbDate holiday = from + 7 * terms[i].before_holiday;

      events[n++] =
          (RbCalendarEvent){ RB_EVENT_TERM, (char *) "Term", from, from + 7 * terms[i].weeks - 3 };
      events[n++] =
          (RbCalendarEvent){ RB_EVENT_HALF_TERM, (char *) "Half term", holiday, holiday + 4 };
    }
  return rb_calendar_new (2025, events, n);
}

static RbMark
mark_of (const RbBench *bench, const char *code)
{
  return rb_code_book_find (bench->codes, code, rb_calendar_first (bench->calendar))->mark;
}

/* Most pupils miss little, a few much: absence by the square of a random share, in runs. */
static void
fill_row (RbBench *bench, guint8 *row, guint n, guint32 *state, const RbMark *absences)
{
  guint32 share = next (state) % 1000;
  guint32 rate = 4 + share * share / 12000; /* of 1000 sessions, before runs */
  guint run = 0;
  RbMark reason = absences[0];

  for (guint column = 0; column < n; column++)
    {
      guint32 chance = next (state) % 1000;

      if (run == 0 && chance < rate)
        {
          run = 1 + next (state) % 4;
          reason = absences[next (state) % 16];
        }
      if (run > 0)
        {
          row[column] = reason;
          run--;
        }
      else if (chance > 990)
        row[column] = absences[16];
      else
        row[column] =
            rb_code_book_present (bench->codes, rb_calendar_session (bench->calendar, column).half);
    }
}

RbBench *
rb_bench_new (RbCodeBook *codes, guint n_pupils, guint32 seed)
{
  static const char reasons[17] = "IIIIIIIIMMCGOOUNL";
  RbBench *bench = g_new0 (RbBench, 1);
  RbMark absences[17];
  guint n_columns, n_classes = (n_pupils + CLASS_SIZE - 1) / CLASS_SIZE;
  guint32 state = seed ? seed : 1;

  bench->codes = rb_code_book_ref (codes);
  bench->calendar = make_calendar ();
  n_columns = rb_calendar_n_sessions (bench->calendar);
  for (guint i = 0; i < G_N_ELEMENTS (absences); i++)
    {
      char code[2] = { reasons[i], '\0' };

      absences[i] = mark_of (bench, code);
    }
  bench->bytes = g_malloc ((gsize) MAX (1, n_pupils) * n_columns);
  bench->class_of = g_new (guint, MAX (1, n_pupils));
  bench->year_of = g_new (guint, MAX (1, n_classes));
  for (guint row = 0; row < n_pupils; row++)
    {
      fill_row (bench, bench->bytes + (gsize) row * n_columns, n_columns, &state, absences);
      bench->class_of[row] = row / CLASS_SIZE;
    }
  for (guint i = 0; i < n_classes; i++)
    bench->year_of[i] = i % 7;
  bench->input = (RbWholeInput){
    .bytes = bench->bytes,
    .n_rows = n_pupils,
    .n_columns = n_columns,
    .end = n_columns,
    .calendar = bench->calendar,
    .codes = bench->codes,
    .class_of = bench->class_of,
    .n_classes = n_classes,
    .year_of = bench->year_of,
    .n_years = 7,
    .persistent = 10,
    .severe = 50,
    .ten_sessions = 10,
    .ten_weeks = 10,
  };
  return bench;
}

void
rb_bench_free (RbBench *bench)
{
  rb_code_book_unref (bench->codes);
  rb_calendar_unref (bench->calendar);
  g_free (bench->bytes);
  g_free (bench->class_of);
  g_free (bench->year_of);
  g_free (bench);
}

const RbWholeInput *
rb_bench_input (const RbBench *bench)
{
  return &bench->input;
}

guint64
rb_bench_read (const RbBench *bench)
{
  gsize n = (gsize) bench->input.n_rows * bench->input.n_columns / 64;
  guint64 sums[8] = { 0 }, sum = 0;

  for (gsize i = 0; i < n; i++)
    for (guint k = 0; k < 8; k++)
      {
        guint64 word;

        memcpy (&word, bench->bytes + i * 64 + k * 8, sizeof word);
        sums[k] += word;
      }
  for (guint k = 0; k < 8; k++)
    sum += sums[k];
  return sum;
}
