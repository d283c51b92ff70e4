/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench: the built-in measurements, on one thread, medians. Each ratio is against the baseline
 * named in its row, measured in the same run. */
#include "cli/rb-bench-import.h"
#include "cli/rb-cli.h"

#include <stdio.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "analysis/rb-bench.h"
#include "analysis/rb-stats.h"
#include "rb-data.h"
#include "school/rb-clock.h"
#include "school/rb-sample.h"

#define RUNS 9

typedef struct
{
  RbOut *out;
  guint pupils;
  guint years;
} Bench;

typedef void (*Work) (gpointer data);

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* Nanoseconds of one run; short work is repeated within a run until it can be measured. */
static gint64
median_of (Work work, gpointer data)
{
  gint64 times[RUNS];
  guint repeats = 1;

  for (;;)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < repeats; i++)
        work (data);
      if (g_get_monotonic_time () - start > 2000 || repeats >= 10000)
        break;
      repeats *= 10;
    }
  for (guint run = 0; run < RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < repeats; i++)
        work (data);
      times[run] = (g_get_monotonic_time () - start) * 1000 / repeats;
    }
  qsort (times, RUNS, sizeof times[0], compare_times);
  return times[RUNS / 2];
}

static void
report (Bench *bench, const char *name, gint64 nanoseconds, const char *baseline, gint64 base)
{
  rb_out_text (bench->out, name);
  rb_out_int (bench->out, bench->pupils);
  rb_out_take (bench->out, g_strdup_printf ("%" G_GINT64_FORMAT ".%03d", nanoseconds / 1000000,
                                            (int) (nanoseconds / 1000 % 1000)));
  rb_out_text (bench->out, baseline);
  if (baseline != NULL && base > 0)
    rb_out_take (bench->out, g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", nanoseconds / base,
                                              (int) (nanoseconds * 100 / base % 100)));
  else
    rb_out_null (bench->out);
}

static guint64 sink; /* so that no work is thought useless */

static void
read_bytes (gpointer data)
{
  sink += rb_bench_read (data);
}

static void
analyse_portable (gpointer data)
{
  rb_whole_free (rb_whole_new (rb_bench_input (data), RB_KERNEL_PORTABLE));
}

static void
analyse_best (gpointer data)
{
  rb_whole_free (rb_whole_new (rb_bench_input (data), RB_KERNEL_BEST));
}

static void
bench_analysis (Bench *bench)
{
  g_autoptr (RbCodeBook) codes = rb_code_book_new (rb_data_find ("codes/codes.csv", NULL));
  g_autoptr (RbBench) marks = rb_bench_new (codes, bench->pupils, 1);
  gint64 base = median_of (read_bytes, marks);

  report (bench, "streaming read of a year's bytes", base, NULL, 0);
  report (bench, "full analysis, portable", median_of (analyse_portable, marks), "streaming read",
          base);
  report (bench, "full analysis, best kernel", median_of (analyse_best, marks), "streaming read",
          base);
}

static void
make_sample (gpointer data)
{
  const Bench *bench = data;
  RbSampleSpec spec = {
    .pupils = bench->pupils, .years = bench->years, .seed = 1, .now = rb_now ()
  };

  rb_school_unref (rb_sample_school (&spec));
}

typedef struct
{
  RbStore *store;
  RbSchool *school;
  guint n;
} Filing;

static void
load_school (gpointer data)
{
  Filing *filing = data;

  rb_school_unref (rb_store_load (filing->store, NULL, NULL));
}

static void
stats_by_class (gpointer data)
{
  Filing *filing = data;
  g_autoptr (RbQuery) query = rb_query_new (filing->school, rb_now ());

  rb_stats_free (rb_stats_by (query, RB_GROUP_CLASS));
}

/* One amendment of a saved mark, to and fro. */
static void
save_mark (gpointer data)
{
  Filing *filing = data;
  const RbMarkMatrix *matrix = filing->school->years->pdata[filing->school->years->len - 1];
  RbSession session = rb_calendar_session (rb_mark_matrix_calendar (matrix), 0);
  const RbPupil *pupil = NULL;
  g_autoptr (RbChange) change =
      rb_change_new (RB_SOURCE_COMMAND, "Bench", "", "measurement", rb_clock_seconds ());

  for (guint row = 0; pupil == NULL; row++)
    if (rb_mark_matrix_get (matrix, row, 0) != RB_MARK_OFF_ROLL)
      {
        RbMark was = rb_school_mark (filing->school, row, session.date, session.half);
        RbMark is =
            rb_code_book_find (filing->school->codes, filing->n++ % 2 ? "I" : "M", session.date)
                ->mark;

        pupil = rb_roster_pupil (filing->school->roster, row);
        rb_change_add (change, pupil->id, session, was, is, NULL, NULL);
      }
  if (rb_store_apply (filing->store, change, NULL, NULL))
    {
      RbSchool *next = rb_school_apply (filing->school, change);

      rb_school_unref (filing->school);
      filing->school = next;
    }
}

static gint64
time_once (gboolean (*work) (const char *path, const RbSampleSpec *spec, GError **error),
           const char *path,
           const RbSampleSpec *spec,
           GError **error)
{
  gint64 start = g_get_monotonic_time ();

  return work (path, spec, error) ? (g_get_monotonic_time () - start) * 1000 : -1;
}

static void
append_raw (gpointer data)
{
  FILE *file = data;

  fputs ("one mark and its record, as a line that is appended and synced\n", file);
  fflush (file);
  fdatasync (fileno (file));
}

static gboolean
bench_store (Bench *bench, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "bench.rollbook", NULL);
  g_autofree char *raw = g_build_filename (folder, "raw", NULL);
  RbSampleSpec spec = {
    .pupils = bench->pupils, .years = bench->years, .seed = 1, .now = rb_now ()
  };
  gint64 made = time_once (rb_sample_create, path, &spec, error);
  Filing filing = { 0 };
  FILE *file;
  gint64 base;

  if (made < 0)
    return FALSE;
  report (bench, "sample school into a new file", made, NULL, 0);
  filing.store = rb_store_open (path, RB_STORE_DEFAULT, NULL, error);
  filing.school = filing.store ? rb_store_load (filing.store, NULL, error) : NULL;
  file = g_fopen (raw, "w");
  if (filing.school != NULL && file != NULL)
    {
      base = median_of (append_raw, file);
      report (bench, "load everything", median_of (load_school, &filing), NULL, 0);
      report (bench, "stats by class", median_of (stats_by_class, &filing), NULL, 0);
      report (bench, "raw append and fdatasync", base, NULL, 0);
      report (bench, "one mark, durable with its record", median_of (save_mark, &filing),
              "raw append and fdatasync", base);
    }
  if (file != NULL)
    fclose (file);
  if (filing.store != NULL)
    rb_store_close (filing.store);
  g_clear_object (&filing.store);
  if (filing.school == NULL)
    return FALSE;
  rb_school_unref (filing.school);
  return TRUE;
}

static gboolean
bench_import (Bench *bench, const char *folder, GError **error)
{
  RbSampleSpec spec = {
    .pupils = bench->pupils, .years = bench->years, .seed = 1, .now = rb_now ()
  };
  g_autoptr (RbSchool) school = rb_sample_school (&spec);
  RbImportTimes times;
  g_autofree char *name = NULL;

  if (!rb_bench_import (school, folder, &times, error))
    return FALSE;
  name = g_strdup_printf ("import of a CSV of %u marks, durable", times.marks);
  report (bench, "reading that CSV alone", times.reading, NULL, 0);
  report (bench, name, times.importing, "reading alone", times.reading);
  return TRUE;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

gboolean
rb_cmd_bench (RbCli *cli, GError **error)
{
  int pupils = 420, years = 2;
  const GOptionEntry entries[] = {
    { "pupils", 0, 0, G_OPTION_ARG_INT, &pupils, "Pupils (420)", "N" },
    { "years", 0, 0, G_OPTION_ARG_INT, &years, "Academic years (2)", "N" },
    { NULL }
  };
  g_autoptr (RbOut) out = NULL;
  g_autofree char *folder = NULL;
  Bench bench;
  gboolean done;

  if (!rb_cli_parse (cli, entries, 0, 0, error))
    return FALSE;
  if (pupils < 30 || pupils > 200000 || years < 1 || years > 6)
    return rb_cli_usage (error, "--pupils goes from 30 to 200000, --years from 1 to 6.");
  folder = g_dir_make_tmp ("rollbook-bench-XXXXXX", error);
  if (folder == NULL)
    return FALSE;
  out = rb_out_new (rb_cli_format (cli));
  bench = (Bench){ out, (guint) pupils, (guint) years };
  rb_out_columns (out, "measurement", "pupils", "milliseconds", "baseline", "ratio", NULL);
  bench_analysis (&bench);
  report (&bench, "sample school in memory", median_of (make_sample, &bench), NULL, 0);
  done = bench_store (&bench, folder, error) && bench_import (&bench, folder, error);
  remove_folder (folder);
  if (done)
    rb_out_print (out);
  return done;
}
