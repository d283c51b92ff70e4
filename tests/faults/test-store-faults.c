/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A save and an import with a disk that fails at operation k, for every k to the last: a sentence
 * comes back, and the file holds the old state or the new, never one between. */
#include "rb-fault-vfs.h"
#include "rb-place.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define PUPILS 30
#define AM "2025-09-03 am"

typedef gboolean (*Deed) (Place *place, GError **error);

/* A class register of thirty, and in it two saved marks amended. */
static gboolean
save (Place *place, GError **error)
{
  RbChange *change = change_of (place, RB_SOURCE_GRID, 1, AM, "N", "I", "Mother rang");

  change_add (place, change, 2, AM, "N", "O");
  for (int pupil = 3; pupil <= PUPILS; pupil++)
    change_add (place, change, pupil, AM, "", "/");
  return apply (place, change, NULL, error);
}

static gboolean
import (Place *place, GError **error)
{
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();
  g_autoptr (RbChange) change =
      change_of (place, RB_SOURCE_IMPORT, 1, AM, "N", "I", "import marks.csv");
  RbImportLog log = { .file = (char *) "marks.csv", .at = NOW };

  for (int pupil = 3; pupil <= PUPILS; pupil++)
    for (int day = 0; day < 100; day++)
      {
        RbSession session = { d ("2025-09-03") + day, RB_AM };
        rb_change_add (change, pupil, session, RB_MARK_NONE, 1, NULL, NULL);
      }
  for (int i = 1; i <= 20; i++)
    {
      g_autoptr (RbPupil) pupil = rb_pupil_new (-i);
      rb_pupil_add_roll (pupil, d ("2025-09-01"), RB_DATE_NONE);
      rb_store_batch_add_pupil (batch, pupil);
    }
  rb_store_batch_set_change (batch, change);
  rb_store_batch_add_log (batch, &log);
  return rb_store_import (place->store, batch, NULL, error);
}

/* Where the file stands, in one line. */
static char *
state_of (Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, &error);
  g_autoptr (GPtrArray) logs = rb_store_imports (place->store, NULL);
  RbAuditVerdict verdict = { 0 };
  guint marks = 0, ill = 0;

  g_assert_no_error (error);
  const RbMarkMatrix *matrix = rb_school_year (school, 2025);
  for (guint r = 0; r < rb_mark_matrix_n_rows (matrix); r++)
    for (guint c = 0; c < rb_mark_matrix_n_columns (matrix); c++)
      {
        RbMark mark = rb_mark_matrix_get (matrix, r, c);
        marks += mark != RB_MARK_NONE && mark != RB_MARK_OFF_ROLL;
        ill += mark == mark_of (place, "I", AM);
      }
  g_assert_true (rb_store_verify (place->store, NULL, NULL, NULL, &verdict, NULL));
  g_assert_true (verdict.intact);
  char *state =
      g_strdup_printf ("%u pupils %u marks %u ill %u imports %d trail",
                       rb_roster_n (school->roster), marks, ill, logs->len, (int) verdict.n_rows);
  rb_audit_verdict_clear (&verdict);
  return state;
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (
      g_file_set_contents_full (to, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* What the deed makes of the file when nothing fails. */
static char *
state_after (Place *place, const char *start, Deed deed)
{
  g_autoptr (GError) error = NULL;

  copy_file (start, place->path);
  place_reopen (place);
  g_assert_true (deed (place, &error));
  char *state = state_of (place);
  place_close (place);
  return state;
}

static void
strike_each (Deed deed, const char *name, int answer, gboolean stays)
{
  g_autoptr (Place) place = place_with_school (PUPILS);
  g_autofree char *start = place_path (place, "Start.rollbook");
  RbChange *first = change_of (place, RB_SOURCE_IMPORT, 1, AM, "", "N", "");
  guint k = 0, kept = 0;

  change_add (place, first, 2, AM, "", "N");
  apply_ok (place, first);
  g_autofree char *before = state_of (place);
  place_close (place);
  copy_file (place->path, start);
  g_autofree char *after = state_after (place, start, deed);
  g_assert_cmpstr (before, !=, after);
  for (gboolean more = TRUE; more;)
    {
      g_autoptr (GError) error = NULL;
      copy_file (start, place->path);
      place_reopen (place);
      fault_arm (++k, answer, stays);
      gboolean done = deed (place, &error);
      more = fault_struck ();
      if (!done)
        {
          g_assert_nonnull (error);
          g_assert_nonnull (strstr (error->message, "School.rollbook"));
          g_assert_true (g_str_has_suffix (error->message, "."));
          g_assert_cmpint (error->code, ==,
                           answer == SQLITE_FULL && error->code == RB_STORE_ERROR_FULL
                               ? RB_STORE_ERROR_FULL
                               : RB_STORE_ERROR_IO);
        }
      place_close (place);
      fault_arm (0, 0, FALSE);
      place_reopen (place);
      g_autofree char *now = state_of (place);
      g_assert_true (strcmp (now, before) == 0 || strcmp (now, after) == 0);
      if (done)
        g_assert_cmpstr (now, ==, after); /* what was acknowledged is there */
      kept += strcmp (now, after) == 0;
      place_close (place);
    }
  g_test_message ("%s: failed at each of %u operations, %u times the new state stood", name, k - 1,
                  kept);
  g_assert_cmpuint (k, >, 5);
}

static void
test_save_error (void)
{
  strike_each (save, "save, disk error", SQLITE_IOERR, FALSE);
  strike_each (save, "save, disk error that stays", SQLITE_IOERR, TRUE);
}

static void
test_save_full (void)
{
  strike_each (save, "save, disk full", SQLITE_FULL, FALSE);
  strike_each (save, "save, disk stays full", SQLITE_FULL, TRUE);
}

static void
test_import_error (void)
{
  strike_each (import, "import, disk error", SQLITE_IOERR, FALSE);
  strike_each (import, "import, disk error that stays", SQLITE_IOERR, TRUE);
}

static void
test_import_full (void)
{
  strike_each (import, "import, disk full", SQLITE_FULL, FALSE);
  strike_each (import, "import, disk stays full", SQLITE_FULL, TRUE);
}

/* Making a file: it is there whole, or not at all. */
static void
test_create (void)
{
  g_autoptr (Place) place = place_new ();
  guint k = 0;

  for (gboolean more = TRUE; more;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RbStoreBatch) batch = small_school (3);
      RbSchoolDetails *details = rb_school_details_new ("Larkfield");
      fault_arm (++k, SQLITE_FULL, TRUE);
      place->store = rb_store_create (place->path, details, batch, NULL, &error);
      more = fault_struck ();
      fault_arm (0, 0, FALSE);
      rb_school_details_free (details);
      g_assert_true (place->store != NULL || error != NULL);
      place_close (place);
      if (g_file_test (place->path, G_FILE_TEST_EXISTS))
        {
          place_reopen (place);
          g_autofree char *state = state_of (place);
          g_assert_true (g_str_has_prefix (state, "3 pupils"));
          place_close (place);
          g_assert_cmpuint (place_files (place), ==, 1);
          g_unlink (place->path);
        }
      else
        g_assert_cmpuint (place_files (place), ==, 0);
    }
  g_test_message ("making a file: failed at each of %u operations", k - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_install ();
  g_test_add_func ("/faults/store/a save survives a disk error at every operation",
                   test_save_error);
  g_test_add_func ("/faults/store/a save survives a full disk at every operation", test_save_full);
  g_test_add_func ("/faults/store/an import survives a disk error at every operation",
                   test_import_error);
  g_test_add_func ("/faults/store/an import survives a full disk at every operation",
                   test_import_full);
  g_test_add_func ("/faults/store/a new file is whole or not there", test_create);
  return g_test_run ();
}
