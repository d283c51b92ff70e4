/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import costs beside its parsing, planned and then durable in a school, and a workbook
 * beside its inflating: the baselines are measured here, in the same process. Medians, and the
 * ratio of the least times as well, which other work on the computer moves least. Arguments: rows
 * of marks (160000), rounds (5). */
#include "exchange/rb-csv.h"
#include "exchange/rb-import-plan.h"
#include "exchange/rb-xlsx-reader.h"
#include "school/rb-import.h"

#include "rb-place.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>
#include <zip.h>

static double
median (double *times, guint n)
{
  for (guint i = 1; i < n; i++)
    for (guint k = i; k > 0 && times[k] < times[k - 1]; k--)
      {
        double swap = times[k];

        times[k] = times[k - 1];
        times[k - 1] = swap;
      }
  return times[n / 2];
}

/* A school whose pupils have UPNs, and its calendar's sessions. */
static RbSchool *
make_school (guint n_pupils)
{
  g_autofree const char **rows = g_new0 (const char *, n_pupils + 1);
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbSchool) plain = NULL;
  GPtrArray *pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref);
  GPtrArray *years = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_mark_matrix_unref);

  for (guint i = 0; i < n_pupils; i++)
    rows[i] = "";
  plain = test_school (calendar, rows, NULL);
  for (guint i = 0; i < n_pupils; i++)
    {
      RbPupil *pupil = rb_pupil_copy (rb_roster_pupil (plain->roster, i));
      char upn[16];

      g_snprintf (upn, sizeof upn, "A8234321%05u", i % 100000);
      upn[0] = rb_upn_check_letter (upn);
      pupil->upn = g_strdup (upn);
      g_ptr_array_add (pupils, pupil);
    }
  g_ptr_array_add (years, rb_mark_matrix_ref (g_ptr_array_index (plain->years, 0)));
  return rb_school_new (rb_school_details_copy (plain->details), rb_code_book_ref (plain->codes),
                        rb_policy_book_ref (plain->policies),
                        rb_roster_new (pupils, NULL, NULL, NULL), years, NULL);
}

static const char *
code_at (guint i)
{
  return i % 23 == 0 ? "I" : i % 31 == 0 ? "L" : i & 1 ? "\\" : "/";
}

static GString *
make_csv (const RbSchool *school, guint n_rows)
{
  const RbMarkMatrix *matrix = g_ptr_array_index (school->years, 0);
  const RbCalendar *calendar = rb_mark_matrix_calendar ((RbMarkMatrix *) matrix);
  guint n_columns = rb_calendar_n_sessions (calendar);
  GString *out = g_string_new ("UPN,Date,Session,Mark\r\n");

  for (guint i = 0; i < n_rows; i++)
    {
      RbSession session = rb_calendar_session (calendar, i % n_columns);
      int year, month, day;

      rb_date_get (session.date, &year, &month, &day);
      g_string_append_printf (out, "%s,%02d/%02d/%d,%s,%s\r\n",
                              rb_roster_pupil (school->roster, i / n_columns)->upn, day, month,
                              year, rb_half_name (session.half), code_at (i % n_columns));
    }
  return out;
}

static void
bench_csv (guint n_rows, guint rounds)
{
  g_autoptr (RbSchool) school = make_school (n_rows / 370 + 2);
  g_autoptr (GString) csv = make_csv (school, n_rows);
  g_autoptr (GBytes) bytes = g_bytes_new (csv->str, csv->len);
  g_autofree double *alone = g_new (double, rounds), *whole = g_new (double, rounds);
  RbImportOptions options = { .today = { d ("2026-07-21"), 1440 } };
  double parse, plan;

  for (guint r = 0; r < rounds; r++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (RbTable) table =
          rb_csv_read (g_memdup2 (csv->str, csv->len + 1), csv->len, "a", NULL);
      g_autoptr (RbImportFile) file = NULL;
      g_autoptr (RbLayout) layout = NULL;
      g_autoptr (RbImportPlan) made = NULL;

      alone[r] = (double) (g_get_monotonic_time () - start) / 1000;
      start = g_get_monotonic_time ();
      file = rb_import_read_bytes (bytes, "marks.csv", NULL);
      layout = rb_import_file_layout (file, RB_IMPORT_UNKNOWN, NULL);
      made = rb_import_plan_new (school, file, layout, &options);
      whole[r] = (double) (g_get_monotonic_time () - start) / 1000;
      g_assert_cmpuint (made->added, ==, n_rows);
    }
  parse = median (alone, rounds);
  plan = median (whole, rounds);
  g_print ("# %u marks CSV, %.1f MB: parsing alone %.1f ms; read, laid out and planned %.1f ms; "
           "ratio %.2f, of the least %.2f\n",
           n_rows, (double) csv->len / 1e6, parse, plan, plan / parse, whole[0] / alone[0]);
}

/* From the path of the file to the return of the commit, with the file's own digest and log line;
 * each round into a new school. */
static void
bench_durable (guint n_rows, guint rounds)
{
  RbImportRequest request = {
    .who = "Jo Patel", .position = "Office manager", .now = { d ("2026-07-21"), 1440 }, .at = NOW
  };
  g_autofree double *alone = g_new (double, rounds), *planned = g_new (double, rounds);
  g_autofree double *whole = g_new (double, rounds);
  double parse, all;

  for (guint r = 0; r < rounds; r++)
    {
      g_autoptr (Place) place = place_with_school (n_rows / 370 + 2);
      g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
      g_autoptr (GString) csv = make_csv (school, n_rows);
      g_autofree char *path = place_path (place, "marks.csv");
      g_autoptr (RbTable) table = NULL;
      g_autoptr (RbImport) import = NULL;
      RbApplied applied = { 0 };
      gint64 start;

      g_assert_true (g_file_set_contents (path, csv->str, (gssize) csv->len, NULL));
      start = g_get_monotonic_time ();
      table = rb_csv_read (g_memdup2 (csv->str, csv->len + 1), csv->len, "a", NULL);
      alone[r] = (double) (g_get_monotonic_time () - start) / 1000;
      start = g_get_monotonic_time ();
      import = rb_import_preview (place->store, school, path, &request, NULL);
      g_assert_nonnull (import);
      planned[r] = (double) (g_get_monotonic_time () - start) / 1000;
      g_assert_true (rb_import_apply (import, place->store, school, &request, &applied, NULL));
      whole[r] = (double) (g_get_monotonic_time () - start) / 1000;
      g_assert_cmpuint (applied.entries, ==, n_rows);
    }
  parse = median (alone, rounds);
  all = median (whole, rounds);
  g_print (
      "# %u marks CSV, durable: parsing alone %.1f ms; planned %.1f ms; durable %.1f ms; ratio "
      "%.2f, of the least %.2f: %.1f ms against %.1f ms (aim 3)\n",
      n_rows, parse, median (planned, rounds), all, all / parse, whole[0] / alone[0], whole[0],
      alone[0]);
}

static char *
make_workbook (guint n_rows, const char *path)
{
  lxw_workbook_options options = { .constant_memory = LXW_FALSE };
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (book, NULL);
  static const char *const head[] = { "UPN", "Date", "Session", "Mark" };

  for (guint i = 0; i < 4; i++)
    worksheet_write_string (sheet, 0, (lxw_col_t) i, head[i], NULL);
  for (guint i = 0; i < n_rows; i++)
    {
      char upn[16], date[16];

      g_snprintf (upn, sizeof upn, "A8234321%05u", i / 370);
      g_snprintf (date, sizeof date, "%02u/%02u/2025", i % 28 + 1, i % 12 + 1);
      worksheet_write_string (sheet, i + 1, 0, upn, NULL);
      worksheet_write_string (sheet, i + 1, 1, date, NULL);
      worksheet_write_string (sheet, i + 1, 2, i & 1 ? "PM" : "AM", NULL);
      worksheet_write_string (sheet, i + 1, 3, code_at (i), NULL);
    }
  workbook_close (book);
  return g_strdup (path);
}

/* Every part of the archive, unpacked and thrown away. */
static guint64
inflate_all (const char *path)
{
  zip_t *zip = zip_open (path, ZIP_RDONLY, NULL);
  g_autofree char *chunk = g_malloc (64 * 1024);
  guint64 total = 0;

  for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++)
    {
      zip_file_t *file = zip_fopen_index (zip, (zip_uint64_t) i, 0);
      zip_int64_t n;

      while ((n = zip_fread (file, chunk, 64 * 1024)) > 0)
        total += (guint64) n;
      zip_fclose (file);
    }
  zip_discard (zip);
  return total;
}

static void
bench_xlsx (guint n_rows, guint rounds)
{
  g_autofree char *folder = g_dir_make_tmp ("rb-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "marks.xlsx", NULL);
  g_autofree char *made = make_workbook (n_rows, path);
  g_autofree double *alone = g_new (double, rounds), *whole = g_new (double, rounds);
  double inflate, read;
  guint64 size = 0;
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (made, &data, &length, NULL));
  {
    g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);

    for (guint r = 0; r < rounds; r++)
      {
        gint64 start = g_get_monotonic_time ();
        g_autoptr (GPtrArray) tables = NULL;

        size = inflate_all (made);
        alone[r] = (double) (g_get_monotonic_time () - start) / 1000;
        start = g_get_monotonic_time ();
        tables = rb_xlsx_read (bytes, "marks.xlsx", NULL);
        whole[r] = (double) (g_get_monotonic_time () - start) / 1000;
        g_assert_cmpuint (rb_table_n_rows (g_ptr_array_index (tables, 0)), ==, n_rows + 1);
      }
  }
  inflate = median (alone, rounds);
  read = median (whole, rounds);
  g_print ("# %u marks XLSX, %.1f MB unpacked: inflating alone %.1f ms; read %.1f ms; ratio %.2f, "
           "of the "
           "least %.2f (aim 8)\n",
           n_rows, (double) size / 1e6, inflate, read, read / inflate, whole[0] / alone[0]);
  remove (made);
  remove (folder);
}

static void
choose_memory (gboolean warm)
{
  if (warm)
    {
      mallopt (M_MMAP_MAX, 0);
      mallopt (M_TRIM_THRESHOLD, G_MAXINT);
    }
  else
    mallopt (M_MMAP_THRESHOLD, 128 * 1024);
  g_print ("# memory %s for both sides\n", warm ? "warm" : "cold");
}

int
main (int argc, char **argv)
{
  guint n_rows = argc > 1 ? (guint) atoi (argv[1]) : 160000;
  guint rounds = argc > 2 ? (guint) atoi (argv[2]) : 5;

  choose_memory (argc > 3 && strcmp (argv[3], "warm") == 0);
  /* TAP: the suites run a small one, and each way asserts that every mark arrived. */
  bench_csv (n_rows, MAX (rounds, 1));
  g_print ("ok 1 - every mark of a CSV is planned\n");
  bench_durable (n_rows, MAX (rounds, 1));
  g_print ("ok 2 - every mark of a CSV is durable\n");
  bench_xlsx (n_rows, MAX (rounds, 1));
  g_print ("ok 3 - every row of an XLSX is read\n1..3\n");
  return 0;
}
