/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole analysis against its baselines in one binary: a streaming read of the same bytes, and
 * plain SQL over one row a mark in SQLite with its best index (rows clustered by pupil and
 * session). Medians of one thread. It prints a table; no figure here can fail a test. Arguments:
 * pupils (120000), pupils of the SQL comparison (2000). */
#include "rb-data.h"

#include "analysis/rb-bench.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RUNS 15

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

typedef void (*Work) (gpointer data);

/* Median milliseconds of `runs` runs, after one that warms up. */
static double
measure (Work work, gpointer data, guint runs)
{
  double times[RUNS];

  work (data);
  for (guint i = 0; i < runs; i++)
    {
      gint64 start = g_get_monotonic_time ();

      work (data);
      times[i] = (double) (g_get_monotonic_time () - start) / 1000.0;
    }
  qsort (times, runs, sizeof times[0], compare_doubles);
  return times[runs / 2];
}

static volatile guint64 sink;

static void
read_work (gpointer data)
{
  sink += rb_bench_read (data);
}

static void
portable_work (gpointer data)
{
  g_autoptr (RbWhole) whole = rb_whole_new (rb_bench_input (data), RB_KERNEL_PORTABLE);

  sink += whole->school.persistent;
}

static void
best_work (gpointer data)
{
  g_autoptr (RbWhole) whole = rb_whole_new (rb_bench_input (data), RB_KERNEL_BEST);

  sink += whole->school.persistent;
}

/* A hundred analyses, so that the clock's step does not show. */
static void
hundred_work (gpointer data)
{
  for (guint i = 0; i < 100; i++)
    best_work (data);
}

static void
run_sql (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static void
fill_codes (sqlite3 *db, const RbWholeInput *input)
{
  const guint8 *counts = rb_code_book_counts (input->codes, rb_calendar_first (input->calendar));
  sqlite3_stmt *statement;

  sqlite3_prepare_v2 (db, "INSERT INTO code VALUES (?, ?, ?, ?, ?, ?)", -1, &statement, NULL);
  for (int mark = 1; mark < 255; mark++)
    {
      sqlite3_bind_int (statement, 1, mark);
      sqlite3_bind_int (statement, 2, (counts[mark] & RB_COUNT_ATTENDED) != 0);
      sqlite3_bind_int (statement, 3, (counts[mark] & RB_COUNT_AUTHORISED) != 0);
      sqlite3_bind_int (statement, 4, (counts[mark] & RB_COUNT_UNAUTHORISED) != 0);
      sqlite3_bind_int (statement, 5, (counts[mark] & RB_COUNT_LATE) != 0);
      sqlite3_bind_int (statement, 6, (counts[mark] & RB_COUNT_LATE_AFTER) != 0);
      sqlite3_step (statement);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
}

static void
fill_sessions (sqlite3 *db, const RbWholeInput *input)
{
  sqlite3_stmt *statement;

  sqlite3_prepare_v2 (db, "INSERT INTO session VALUES (?, ?, ?, ?)", -1, &statement, NULL);
  for (guint column = 0; column < input->n_columns; column++)
    {
      RbSession session = rb_calendar_session (input->calendar, column);

      sqlite3_bind_int (statement, 1, (int) column);
      sqlite3_bind_int (statement, 2, (int) rb_calendar_half_term_of (input->calendar, column));
      sqlite3_bind_int (statement, 3, rb_date_weekday (session.date) * 2 + session.half);
      sqlite3_bind_int (statement, 4, (int) rb_calendar_week_of (input->calendar, column));
      sqlite3_step (statement);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
}

static sqlite3 *
make_database (const RbWholeInput *input)
{
  sqlite3 *db;
  sqlite3_stmt *statement;

  if (sqlite3_open (":memory:", &db) != SQLITE_OK)
    g_error ("no database");
  run_sql (db, "CREATE TABLE mark (pupil INTEGER, session INTEGER, code INTEGER, "
               "PRIMARY KEY (pupil, session)) WITHOUT ROWID;"
               "CREATE TABLE code (code INTEGER PRIMARY KEY, attended INTEGER, authorised INTEGER, "
               "unauthorised INTEGER, late INTEGER, late_after INTEGER);"
               "CREATE TABLE session (session INTEGER PRIMARY KEY, half_term INTEGER, "
               "slot INTEGER, week INTEGER);"
               "BEGIN");
  fill_codes (db, input);
  fill_sessions (db, input);
  sqlite3_prepare_v2 (db, "INSERT INTO mark VALUES (?, ?, ?)", -1, &statement, NULL);
  for (guint row = 0; row < input->n_rows; row++)
    for (guint column = 0; column < input->n_columns; column++)
      {
        sqlite3_bind_int (statement, 1, (int) row);
        sqlite3_bind_int (statement, 2, (int) column);
        sqlite3_bind_int (statement, 3, input->bytes[(gsize) row * input->n_columns + column]);
        sqlite3_step (statement);
        sqlite3_reset (statement);
      }
  sqlite3_finalize (statement);
  run_sql (db, "COMMIT; ANALYZE");
  return db;
}

static guint64
step_all (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;
  guint64 sum = 0;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  while (sqlite3_step (statement) == SQLITE_ROW)
    sum += (guint64) sqlite3_column_int64 (statement, 1);
  sqlite3_finalize (statement);
  return sum;
}

/* The least that answers the same questions: one pass by pupil, half term and weekday session, and
 * one for the weeks of ten in ten; everything else adds these up. */
static void
sql_work (gpointer data)
{
  sink += step_all (data, "SELECT m.pupil, sum(c.attended), sum(c.authorised), "
                          "sum(c.unauthorised), sum(c.late), sum(c.late_after), count(*) "
                          "FROM mark m JOIN code c ON c.code = m.code "
                          "JOIN session s ON s.session = m.session "
                          "GROUP BY m.pupil, s.half_term, s.slot");
  sink += step_all (data, "SELECT m.pupil, count(*) FROM mark m "
                          "JOIN code c ON c.code = m.code AND c.unauthorised "
                          "JOIN session s ON s.session = m.session GROUP BY m.pupil, s.week");
}

/* Not the same work: only each pupil's totals, without join, half terms, weekdays or weeks. */
static void
sql_totals_work (gpointer data)
{
  sink += step_all (data, "SELECT pupil, sum(code BETWEEN 1 AND 8), sum(code BETWEEN 10 AND 20 "
                          "AND code <> 14), sum(code BETWEEN 29 AND 32), sum(code = 3), "
                          "sum(code = 32), count(*) FROM mark GROUP BY pupil");
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 120000;
  guint n_sql = argc > 2 ? (guint) atoi (argv[2]) : 2000;
  g_autoptr (RbCodeBook) codes = rb_code_book_new (rb_data_find ("codes/codes.csv", NULL));
  g_autoptr (RbBench) large = rb_bench_new (codes, n, 1);
  g_autoptr (RbBench) small = rb_bench_new (codes, 420, 1);
  g_autoptr (RbBench) rows = rb_bench_new (codes, n_sql, 1);
  sqlite3 *db = make_database (rb_bench_input (rows));
  double reading = measure (read_work, large, RUNS);
  double portable = measure (portable_work, large, RUNS);
  double best = measure (best_work, large, RUNS);
  double school = measure (hundred_work, small, RUNS) / 100;
  double ours = measure (best_work, rows, RUNS);
  double sql = measure (sql_work, db, 3);
  double totals = measure (sql_totals_work, db, 3);

  sqlite3_close (db);
  printf ("whole analysis, %u pupils x %u sessions\n", n, rb_bench_input (large)->n_columns);
  printf ("  streaming read of the bytes  %10.2f ms     1.0\n", reading);
  printf ("  portable C                   %10.2f ms  %6.1f  (at most 20)\n", portable,
          portable / reading);
  printf ("  %-27s  %10.2f ms  %6.1f  (at most 12)\n", rb_kernel_name (RB_KERNEL_BEST), best,
          best / reading);
  printf ("420 pupils                     %10.3f ms          (at most 0.2)\n", school);
  printf ("%u pupils, rows in SQLite\n", n_sql);
  printf ("  whole analysis, ours         %10.3f ms     1.0\n", ours);
  printf ("  SQL, the same questions      %10.1f ms  %6.0f  (at least 100)\n", sql, sql / ours);
  printf ("  SQL, totals by pupil alone   %10.1f ms  %6.0f\n", totals, totals / ours);
  return 0;
}
