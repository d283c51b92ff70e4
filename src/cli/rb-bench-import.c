/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The import that bench measures: the marks of a sample school as one long CSV, into a file that
 * has its people and calendar. */
#include "cli/rb-bench-import.h"

#include <stdio.h>

#include <glib/gstdio.h>

#include "school/rb-clock.h"
#include "school/rb-import.h"

/* Every mark of the newest year as a row; gives how many. */
static guint
write_marks (const RbSchool *school, const char *path)
{
  const RbMarkMatrix *matrix = school->years->pdata[school->years->len - 1];
  const RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
  FILE *file = g_fopen (path, "w");
  guint n = 0;

  if (file == NULL)
    return 0;
  fputs ("UPN,Date,Session,Mark\n", file);
  for (guint row = 0; row < rb_mark_matrix_n_rows (matrix); row++)
    for (guint c = 0; c < rb_mark_matrix_n_columns (matrix); c++)
      {
        RbMark mark = rb_mark_matrix_get (matrix, row, c);
        const char *upn = rb_roster_pupil (school->roster, row)->upn;
        RbSession session = rb_calendar_session (calendar, c);
        int year, month, day;

        if (mark == RB_MARK_NONE || mark == RB_MARK_OFF_ROLL || upn == NULL)
          continue;
        rb_date_get (session.date, &year, &month, &day);
        fprintf (file, "%s,%02d/%02d/%04d,%s,%s\n", upn, day, month, year,
                 rb_half_name (session.half), rb_code_book_text (school->codes, mark));
        n++;
      }
  fclose (file);
  return n;
}

static RbStore *
make_empty (const RbSchool *school, const char *path, GError **error)
{
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();

  rb_store_batch_add_policy (batch, (RbPolicy *) rb_policy_book_nth (school->policies, 0));
  for (guint i = 0; i < rb_roster_n_classes (school->roster); i++)
    rb_store_batch_add_class (batch, rb_roster_nth_class (school->roster, i));
  for (guint i = 0; i < rb_roster_n (school->roster); i++)
    rb_store_batch_add_pupil (batch, (RbPupil *) rb_roster_pupil (school->roster, i));
  for (guint y = 0; y < school->years->len; y++)
    {
      const RbCalendar *calendar = rb_mark_matrix_calendar (school->years->pdata[y]);

      rb_store_batch_set_calendar (batch, rb_calendar_year (calendar),
                                   rb_calendar_event (calendar, 0),
                                   rb_calendar_n_events (calendar));
    }
  return rb_store_create (path, school->details, batch, NULL, error);
}

/* Nanoseconds of reading the file alone; -1 with an error. */
static gint64
time_reading (const char *path, GError **error)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (RbImportFile) file = rb_import_read (path, error);

  return file ? (g_get_monotonic_time () - start) * 1000 : -1;
}

gboolean
rb_bench_import (const RbSchool *school, const char *folder, RbImportTimes *times, GError **error)
{
  g_autofree char *csv = g_build_filename (folder, "marks.csv", NULL);
  g_autofree char *path = g_build_filename (folder, "import.rollbook", NULL);
  g_autoptr (RbStore) store = make_empty (school, path, error);
  g_autoptr (RbSchool) empty = store ? rb_store_load (store, NULL, error) : NULL;
  RbImportRequest request = {
    .who = "Bench", .position = "", .now = rb_now (), .at = rb_clock_seconds ()
  };
  gboolean done;

  if (empty == NULL)
    return FALSE;
  times->marks = write_marks (school, csv);
  times->reading = time_reading (csv, error);

  gint64 start = g_get_monotonic_time ();
  g_autoptr (RbImport) import = rb_import_preview (store, empty, csv, &request, error);

  done = import != NULL && rb_import_apply (import, store, empty, &request, NULL, error);
  times->importing = (g_get_monotonic_time () - start) * 1000;
  rb_store_close (store);
  return done && times->reading >= 0;
}
