/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store costs, each figure beside the plainest thing that could do the same in the same
 * run: appending the same facts to a file and fdatasync(). A table, no assertion: `bench-store
 * [ROUNDS [saves]]`, the latter without the trail of years and the import. */
#include "rb-place.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PUPILS 420
#define CLASS 30
#define YEARS 2
#define AMENDMENTS 200000

static double
now_us (void)
{
  return (double) g_get_monotonic_time ();
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, int n)
{
  qsort (values, (size_t) n, sizeof *values, compare_doubles);
  return values[n / 2];
}

/* The baseline: a line of text a mark, at the end of a file, and on the disk. */
static double
raw_append (int file, int marks)
{
  char text[CLASS * 120] = "";
  double start = now_us ();
  int length = 0;

  for (int i = 0; i < marks; i++)
    length +=
        g_snprintf (text + length, sizeof text - (gulong) length,
                    "2026-03-20T09:24:05Z %d 2025-09-03 am N I (Mother rang: ill) Jo Patel, Office "
                    "manager\n",
                    i);
  if (write (file, text, (size_t) length) != length || fdatasync (file) != 0)
    abort ();
  return now_us () - start;
}

static RbSchool *
two_years (void)
{
  GPtrArray *pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_pupil_unref);
  GPtrArray *classes = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_class_free);
  GPtrArray *contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_contact_free);
  GPtrArray *years = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_mark_matrix_unref);
  GPtrArray *policies = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_policy_unref);
  GHashTable *details = rb_cell_details_new ();
  RbDetail late = { 7, (char *) "bus", NULL };

  for (int i = 0; i < PUPILS / CLASS * YEARS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%dT", i % 14);
      g_ptr_array_add (classes, rb_class_new (i + 1, 2024 + i / 14, name, "3", "Ms Osei"));
    }
  for (int i = 0; i < PUPILS; i++)
    {
      RbPupil *pupil = rb_pupil_new (i + 1);
      g_free (pupil->surname);
      pupil->surname = g_strdup_printf ("Okonkwo%d", i);
      pupil->upn = g_strdup_printf ("A%012d", i);
      rb_pupil_add_roll (pupil, d ("2024-09-02"), RB_DATE_NONE);
      for (int y = 0; y < YEARS; y++)
        rb_pupil_add_class (pupil, y * 14 + i / CLASS + 1, rb_academic_year_first (2024 + y),
                            rb_academic_year_last (2024 + y));
      rb_pupil_add_attribute (pupil, "house", "Oak", RB_DATE_NONE, RB_DATE_NONE);
      rb_pupil_add_attribute (pupil, "eal", "true", RB_DATE_NONE, RB_DATE_NONE);
      g_ptr_array_add (pupils, pupil);
      for (int c = 0; c < 2; c++)
        {
          RbContact *contact = g_new0 (RbContact, 1);
          contact->id = i * 2 + c + 1;
          contact->pupil_id = i + 1;
          contact->priority = c + 1;
          contact->title = g_strdup ("Mrs");
          contact->forename = g_strdup ("Ada");
          contact->surname = g_strdup (pupil->surname);
          contact->relationship = g_strdup ("Mother");
          contact->phone = g_strdup ("01632 960000");
          contact->email = g_strdup ("");
          contact->address = g_strdup ("1 High Street\nLarkfield");
          contact->household = g_strdup_printf ("%d", i);
          g_ptr_array_add (contacts, contact);
        }
    }
  RbRoster *roster = rb_roster_new (pupils, classes, contacts, NULL);
  for (int y = 0; y < YEARS; y++)
    {
      RbCalendarEvent term = { RB_EVENT_TERM, (char *) "Year", rb_date_new (2024 + y, 9, 3),
                               rb_date_new (2025 + y, 5, 30) };
      g_autoptr (RbCalendar) calendar = rb_calendar_new (2024 + y, &term, 1);
      gsize n = rb_calendar_n_sessions (calendar);
      guint8 *bytes = g_malloc (n * PUPILS);
      for (gsize i = 0; i < n * PUPILS; i++)
        {
          bytes[i] = (guint8) (1 + (i * 2654435761u >> 7) % 12);
          if (bytes[i] == 3 && i % 4 == 0)
            rb_cell_details_set (details, (gint64) (i / n) + 1,
                                 rb_calendar_session (calendar, (guint) (i % n)), &late);
        }
      g_ptr_array_add (years, rb_mark_matrix_new (calendar, PUPILS, bytes));
    }
  g_ptr_array_add (policies, test_policy (NULL));
  return rb_school_new (rb_school_details_new ("Larkfield Primary School"), test_codes (),
                        rb_policy_book_new (policies), roster, years, details);
}

static void
fail_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* The marks of these pupils in one session become `is`, whatever they were. */
static void
amend (RbChange *change, int first, int n, RbSession session, int is)
{
  for (int i = first; i < first + n; i++)
    rb_change_add (change, i + 1, session, RB_MARK_OFF_ROLL, (RbMark) is, NULL, NULL);
}

static void
bench_saves (Place *place, int rounds)
{
  g_autofree char *path = place_path (place, "raw.txt");
  int file = open (path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  g_autofree double *one = g_new (double, rounds), *raw = g_new (double, rounds);
  g_autofree double *thirty = g_new (double, rounds), *raw_thirty = g_new (double, rounds);
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  RbCalendar *calendar = rb_mark_matrix_calendar (rb_school_year (school, 2025));
  guint n_sessions = rb_calendar_n_sessions (calendar);

  for (int r = 0; r < rounds; r++)
    {
      GError *error = NULL;
      RbChange *change =
          rb_change_new (RB_SOURCE_GRID, "Jo Patel", "Office manager", "Mother rang: ill", NOW + r);
      RbChange *class_change =
          rb_change_new (RB_SOURCE_GRID, "Jo Patel", "Office manager", "paper register", NOW + r);
      /* Another class and another session each time, as in a school; none has a mark from 13 on
       * before the first round. */
      RbSession session = rb_calendar_session (calendar, (guint) (r * 101) % n_sessions);
      RbSession other = rb_calendar_session (calendar, (guint) (r * 101 + 1) % n_sessions);
      int first = r % (PUPILS / CLASS) * CLASS, turn = r / (int) n_sessions % 7;
      amend (change, first, 1, other, 13 + turn);
      amend (class_change, first, CLASS, session, 20 + turn);
      raw[r] = raw_append (file, 1);
      double start = now_us ();
      rb_store_apply (place->store, change, NULL, &error);
      one[r] = now_us () - start;
      fail_on (error);
      raw_thirty[r] = raw_append (file, CLASS);
      start = now_us ();
      rb_store_apply (place->store, class_change, NULL, &error);
      thirty[r] = now_us () - start;
      fail_on (error);
      rb_change_unref (change);
      rb_change_unref (class_change);
    }
  close (file);
  double a = median (one, rounds), b = median (raw, rounds), c = median (thirty, rounds),
         e = median (raw_thirty, rounds);
  printf ("one amended mark, durable      %8.0f us   raw append + fdatasync %8.0f us   ratio %.2f "
          "(aim 1.5)\n",
          a, b, a / b);
  printf ("class of 30 amended, durable   %8.0f us   raw append + fdatasync %8.0f us   ratio %.2f "
          "(aim 2)\n",
          c, e, c / e);
}

static void
bench_first_entries (Place *place, int rounds)
{
  g_autofree char *path = place_path (place, "raw2.txt");
  int file = open (path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  g_autofree double *thirty = g_new (double, rounds), *raw = g_new (double, rounds);

  for (int r = 0; r < rounds; r++)
    {
      GError *error = NULL;
      RbChange *change = rb_change_new (RB_SOURCE_GRID, "Jo Patel", "Office manager", "", NOW + r);
      RbSession session = { d ("2026-06-01") + r / 2 % 50, (RbHalf) (r % 2) };
      for (int i = 0; i < CLASS; i++)
        rb_change_add (change, r / 100 % 14 * CLASS + i + 1, session, RB_MARK_NONE, 1, NULL, NULL);
      raw[r] = raw_append (file, CLASS);
      double start = now_us ();
      rb_store_apply (place->store, change, NULL, &error);
      thirty[r] = now_us () - start;
      fail_on (error);
      rb_change_unref (change);
    }
  close (file);
  double a = median (thirty, rounds), b = median (raw, rounds);
  printf ("class of 30 saved, durable     %8.0f us   raw append + fdatasync %8.0f us   ratio %.2f "
          "(aim 2)\n",
          a, b, a / b);
}

/* An import of 160,000 marks into a year that has none, made durable; and changing a hundredth of
 * them. */
static void
bench_import (Place *place)
{
  RbChange *change =
      rb_change_new (RB_SOURCE_IMPORT, "Jo Patel", "Office manager", "import marks.csv", NOW);
  RbApplied applied = { 0 };
  GError *error = NULL;

  for (int i = 0; i < 160000; i++)
    {
      RbSession session = { d ("2026-09-02") + i / PUPILS / 2, (RbHalf) (i / PUPILS % 2) };
      rb_change_add (change, i % PUPILS + 1, session, RB_MARK_NONE, 1, NULL, NULL);
    }
  double start = now_us ();
  rb_store_apply (place->store, change, &applied, &error);
  fail_on (error);
  printf ("import of %u marks, durable %8.0f us\n", applied.entries, now_us () - start);
  rb_change_unref (change);
}

static void
bench_load (Place *place, int rounds)
{
  g_autofree double *times = g_new (double, rounds);
  g_autofree char *text = NULL;
  gsize length;

  for (int r = 0; r < rounds; r++)
    {
      double start = now_us ();
      RbSchool *school = rb_store_load (place->store, NULL, NULL);
      times[r] = now_us () - start;
      rb_school_unref (school);
    }
  double load = median (times, rounds);
  for (int r = 0; r < rounds; r++)
    {
      double start = now_us ();
      g_file_get_contents (place->path, &text, &length, NULL);
      times[r] = now_us () - start;
      g_clear_pointer (&text, g_free);
    }
  printf ("load of %d pupils x %d years   %8.0f us   reading the file's bytes %8.0f us "
          "(%" G_GSIZE_FORMAT " KiB)\n",
          PUPILS, YEARS, load, median (times, rounds), length / 1024);
}

static void
bench_verify (Place *place)
{
  GError *error = NULL;
  RbAuditVerdict verdict = { 0 };
  RbChange *change = NULL;
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  const RbMarkMatrix *matrix = rb_school_year (school, 2024);
  RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
  guint columns = rb_mark_matrix_n_columns (matrix);

  /* As an import that corrects marks: they are not ours to key into the MIS. */
  change = rb_change_new (RB_SOURCE_IMPORT, "Jo Patel", "Office manager", "Mother rang: ill", NOW);
  for (guint i = 0; i < AMENDMENTS; i++)
    {
      guint row = i % PUPILS, column = i / PUPILS % columns;
      RbMark was = i < PUPILS * columns ? rb_mark_matrix_get (matrix, row, column) : 31;
      rb_change_add (change, row + 1, rb_calendar_session (calendar, column), was,
                     i < PUPILS * columns ? 31 : 32, NULL, NULL);
    }
  double start = now_us ();
  rb_store_apply (place->store, change, NULL, &error);
  fail_on (error);
  double write_time = now_us () - start;
  start = now_us ();
  rb_store_verify (place->store, NULL, NULL, NULL, &verdict, &error);
  fail_on (error);
  double proof = now_us () - start;
  if (!verdict.intact)
    g_error ("%s", verdict.sentence);
  printf ("proof of %" G_GINT64_FORMAT
          " rows of the trail %6.0f ms   writing 200,000 amendments in one change %.0f ms\n",
          verdict.n_rows, proof / 1000, write_time / 1000);
  rb_audit_verdict_clear (&verdict);
  rb_change_unref (change);
}

int
main (int argc, char **argv)
{
  int rounds = argc > 1 ? atoi (argv[1]) : 300;
  g_autoptr (Place) place = place_new ();
  g_autoptr (RbSchool) school = two_years ();
  GError *error = NULL;

  g_free (place->path);
  place->path = place_path (place, "Bench.rollbook");
  place->store = rb_store_create (place->path, school->details, NULL, NULL, &error);
  fail_on (error);
  double start = now_us ();
  rb_store_write_school (place->store, school, "Jo Patel", "Office manager", NOW, &error);
  fail_on (error);
  printf ("a whole school written         %8.0f us\n", now_us () - start);
  if (argc < 3)
    bench_verify (place);
  bench_saves (place, rounds);
  bench_first_entries (place, MIN (rounds, 1000));
  if (argc > 2)
    return 0;
  bench_import (place);
  bench_load (place, MIN (rounds, 100));
  return 0;
}
