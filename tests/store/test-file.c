/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening: what is refused, and that it is left as it was; reading only, locked, vanished, network
 * drives, two at once. */
#include "rb-place.h"

#include "store/rb-database.h"
#include "store/rb-school-file.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define AM "2025-09-03 am"

static void
assert_says (GError *error, RbStoreErrorCode code, const char *says)
{
  g_assert_error (error, RB_STORE_ERROR, (int) code);
  if (strstr (error->message, says) == NULL)
    g_error ("%s does not say: %s", error->message, says);
}

/* Refused with such a sentence, the bytes as they were, and nothing beside them. */
static void
assert_refused (Place *place, RbStoreErrorCode code, const char *says)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;
  guint files = place_files (place);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (place->path, &before, &n_before, NULL));
  g_assert_null (rb_store_open (place->path, RB_STORE_DEFAULT, NULL, &error));
  assert_says (error, code, says);
  g_assert_true (g_file_get_contents (place->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_cmpuint (place_files (place), ==, files);
}

static void
test_foreign (void)
{
  g_autoptr (Place) place = place_new ();
  sqlite3 *other;

  g_assert_true (g_file_set_contents (place->path, "UPN,Date\n", -1, NULL));
  assert_refused (place, RB_STORE_ERROR_NOT_SCHOOL,
                  "“School.rollbook” is not a Rollbook school file");
  g_assert_true (g_file_set_contents (place->path, "", 0, NULL));
  assert_refused (place, RB_STORE_ERROR_NOT_SCHOOL, "is not a Rollbook school file");
  g_unlink (place->path);
  g_assert_cmpint (sqlite3_open (place->path, &other), ==, SQLITE_OK);
  sqlite3_exec (other, "create table t (x)", NULL, NULL, NULL);
  sqlite3_close (other);
  assert_refused (place, RB_STORE_ERROR_NOT_SCHOOL, "is the database of another program");
}

static void
test_missing (void)
{
  g_autoptr (Place) place = place_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (rb_store_open (place->path, RB_STORE_DEFAULT, NULL, &error));
  assert_says (error, RB_STORE_ERROR_NOT_FOUND, "“School.rollbook” is not there");
  g_assert_cmpuint (place_files (place), ==, 0);
}

static void
poke (const char *path, long offset, guint8 byte)
{
  FILE *file = g_fopen (path, "r+b");

  g_assert_cmpint (fseek (file, offset, SEEK_SET), ==, 0);
  g_assert_cmpint (fputc (byte, file), ==, byte);
  fclose (file);
}

static void
test_newer (void)
{
  g_autoptr (Place) place = place_with_school (1);

  place_close (place);
  poke (place->path, 63, 77);
  assert_refused (place, RB_STORE_ERROR_NEWER, "was made by a newer Rollbook");
}

static void
test_cut (void)
{
  g_autoptr (Place) place = place_with_school (5);
  g_autofree char *whole = NULL;
  gsize length;

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  place_close (place);
  g_assert_true (g_file_get_contents (place->path, &whole, &length, NULL));
  g_assert_cmpuint (length % 4096, ==, 0);
  for (gsize pages = 1; pages < length / 4096; pages++)
    {
      g_assert_true (g_file_set_contents (place->path, whole, (gssize) (pages * 4096), NULL));
      assert_refused (place, RB_STORE_ERROR_DAMAGED, "its end is missing");
    }
  g_assert_true (g_file_set_contents (place->path, whole, (gssize) length - 100, NULL));
  assert_refused (place, RB_STORE_ERROR_DAMAGED, "its end is missing");
  g_assert_true (g_file_set_contents (place->path, whole, 60, NULL));
  assert_refused (place, RB_STORE_ERROR_DAMAGED, "hardly anything");
  g_test_message ("cut at each of %" G_GSIZE_FORMAT " pages", length / 4096 - 1);
}

/* A page of nonsense in the middle: some function says so in a sentence, and none fails in another
 * way. */
static void
test_rotten (void)
{
  g_autoptr (Place) place = place_with_school (5);
  g_autofree char *whole = NULL;
  gsize length;

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  place_close (place);
  g_assert_true (g_file_get_contents (place->path, &whole, &length, NULL));
  for (gsize page = 1; page < length / 4096; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *copy = g_memdup2 (whole, length);
      memset (copy + page * 4096, 0xA5, 4096);
      g_assert_true (g_file_set_contents (place->path, copy, (gssize) length, NULL));
      g_autoptr (RbStore) store = rb_store_open (place->path, RB_STORE_READ_ONLY, NULL, &error);
      RbStoreCheck *check = store ? rb_store_check (store, NULL, &error) : NULL;
      g_assert_true (check != NULL || error != NULL);
      if (check != NULL)
        {
          g_assert_cmpuint (check->problems->len, >, 0);
          rb_store_check_free (check);
        }
    }
}

static void
test_private (void)
{
  g_autoptr (Place) place = place_with_school (1);
  GStatBuf info;

  g_assert_cmpint (g_stat (place->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (place_files (place), <=, 3);
  place_close (place);
  g_assert_cmpuint (place_files (place), ==, 1);
}

static void
test_exists (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbSchoolDetails *details = rb_school_details_new ("Other");
  g_autoptr (GError) error = NULL;

  g_assert_null (rb_store_create (place->path, details, NULL, NULL, &error));
  assert_says (error, RB_STORE_ERROR_EXISTS, "is there already");
  rb_school_details_free (details);
}

static void
test_no_folder (void)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *path = place_path (place, "gone/School.rollbook");
  RbSchoolDetails *details = rb_school_details_new ("Other");
  g_autoptr (GError) error = NULL;

  g_assert_null (rb_store_create (path, details, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "could not be made"));
  rb_school_details_free (details);
}

static void
test_read_only (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (GError) error = NULL;

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  place_close (place);
  g_chmod (place->path, 0400);
  place_reopen (place);
  g_assert_false (rb_store_is_writable (place->store));
  g_assert_nonnull (
      strstr (rb_store_get_read_only_reason (place->store), "you may not change this"));
  g_assert_cmpstr (stored (place, 1, AM), ==, "/");
  g_assert_false (
      apply (place, change_of (place, RB_SOURCE_GRID, 1, AM, "/", "L", "x"), NULL, &error));
  assert_says (error, RB_STORE_ERROR_READ_ONLY, "Nothing was saved");
  g_assert_cmpuint (place_files (place), ==, 1);
}

static void
test_read_only_folder (void)
{
  g_autoptr (Place) place = place_with_school (1);

  place_close (place);
  g_chmod (place->folder, 0500);
  place_reopen (place);
  g_assert_false (rb_store_is_writable (place->store));
  g_assert_cmpstr (stored (place, 1, AM), ==, "");
  g_assert_cmpuint (place_files (place), ==, 1);
  g_chmod (place->folder, 0700);
}

/* Another process keeps an exclusive lock on the file. */
static void
test_locked (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (GError) error = NULL;
  int ready[2], leave[2];
  char byte;

  place_close (place);
  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (leave), ==, 0);
  pid_t child = fork ();
  if (child == 0)
    {
      sqlite3 *other;
      close (leave[1]);
      sqlite3_open (place->path, &other);
      sqlite3_exec (other, "pragma locking_mode = exclusive; begin exclusive", NULL, NULL, NULL);
      if (write (ready[1], "r", 1) == 1 && read (leave[0], &byte, 1) >= 0)
        _exit (0);
      _exit (1);
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_null (rb_store_open (place->path, RB_STORE_DEFAULT, NULL, &error));
  assert_says (error, RB_STORE_ERROR_LOCKED, "Another program is using “School.rollbook”");
  close (leave[1]);
  waitpid (child, NULL, 0);
  close (leave[0]);
  close (ready[0]);
  close (ready[1]);
  place_reopen (place);
  g_assert_true (rb_store_is_writable (place->store));
}

static void
test_vanished (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autofree char *elsewhere = place_path (place, "Moved.rollbook");
  g_autofree char *copy = place_path (place, "Copy.rollbook");
  g_autoptr (GError) error = NULL;
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  RbChange *change = change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", "");

  g_assert_cmpint (g_rename (place->path, elsewhere), ==, 0);
  g_autoptr (RbSchool) next = rb_school_apply (school, change);
  g_assert_false (apply (place, change, NULL, &error));
  assert_says (error, RB_STORE_ERROR_VANISHED, "is no longer where it was");
  /* What is in memory can be saved elsewhere. */
  g_autoptr (RbStore) saved = rb_store_create (copy, next->details, NULL, NULL, NULL);
  g_assert_true (rb_store_write_school (saved, next, "Jo Patel", "Office manager", NOW, NULL));
  g_autoptr (RbSchool) again = rb_store_load (saved, NULL, NULL);
  g_assert_cmpuint (rb_school_mark (again, 0, session_of (AM).date, RB_AM), ==,
                    mark_of (place, "/", AM));
  g_assert_cmpint (g_rename (elsewhere, place->path), ==, 0);
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "N", ""));
}

static void
test_two (void)
{
  g_autoptr (Place) place = place_with_school (1);
  RbStoreOptions options = { "Mr Adeyemi", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (RbStore) second = rb_store_open (place->path, RB_STORE_DEFAULT, &options, &error);

  g_assert_no_error (error);
  g_assert_false (rb_store_is_writable (second));
  g_assert_nonnull (strstr (rb_store_get_writer (second), g_get_host_name ()));
  g_assert_nonnull (strstr (rb_store_get_writer (second), " since "));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  g_autoptr (RbSchool) seen = rb_store_load (second, NULL, NULL);
  g_assert_cmpuint (rb_school_mark (seen, 0, session_of (AM).date, RB_AM), ==,
                    mark_of (place, "/", AM));
  g_assert_false (rb_store_set_setting (second, "x", "y", &error));
  assert_says (error, RB_STORE_ERROR_LOCKED, "is writing it");
  place_close (place);
  g_clear_object (&second);
  second = rb_store_open (place->path, RB_STORE_DEFAULT, &options, NULL);
  g_assert_true (rb_store_is_writable (second));
  g_assert_null (rb_store_get_writer (second));
}

/* A process that ended without giving its lock back keeps nobody out. */
static void
test_stale_lock (void)
{
  g_autoptr (Place) place = place_with_school (1);

  place_close (place);
  pid_t child = fork ();
  if (child == 0)
    {
      RbStore *store = rb_store_open (place->path, RB_STORE_DEFAULT, NULL, NULL);
      _exit (store != NULL && rb_store_is_writable (store) ? 0 : 1);
    }
  int status;
  waitpid (child, &status, 0);
  g_assert_cmpint (status, ==, 0);
  place_reopen (place);
  g_assert_true (rb_store_is_writable (place->store));
  g_assert_nonnull (
      strstr (rb_store_get_interruption (place->store), "was not closed in the ordinary way"));
  place_reopen (place);
  g_assert_null (rb_store_get_interruption (place->store));
}

static gboolean
always_network (const char *path)
{
  return TRUE;
}

static void
test_network (void)
{
  RbStoreOptions options = { "Mrs Patel", always_network };
  g_autoptr (Place) place = place_with_options (1, &options);
  g_autofree char *log = place_path (place, "School.rollbook-wal");
  g_autoptr (GError) error = NULL;

  g_assert_true (rb_store_is_network (place->store));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_null (rb_store_open (place->path, RB_STORE_DEFAULT, &options, &error));
  assert_says (error, RB_STORE_ERROR_LOCKED, "in use by Mrs Patel on");
  g_assert_cmpstr (stored (place, 1, AM), ==, "/");
  place_reopen (place); /* and back on a disk of one's own */
  g_assert_false (rb_store_is_network (place->store));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "/", "L", "late"));
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  place_close (place);
  place->store = rb_store_open (place->path, RB_STORE_DEFAULT, &options, NULL);
  g_assert_nonnull (place->store);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_intact (place, 2);
}

static void
test_closed (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (GError) error = NULL;

  rb_store_close (place->store);
  g_assert_null (rb_store_load (place->store, NULL, &error));
  assert_says (error, RB_STORE_ERROR_FAILED, "has been closed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/file/a file of another kind is refused and left alone", test_foreign);
  g_test_add_func ("/store/file/a file that is not there is said to be so, and not made",
                   test_missing);
  g_test_add_func ("/store/file/a newer file is refused and left alone", test_newer);
  g_test_add_func ("/store/file/a file cut at every page is refused and left alone", test_cut);
  g_test_add_func ("/store/file/a rotten page anywhere is found", test_rotten);
  g_test_add_func ("/store/file/only its owner can read a school file", test_private);
  g_test_add_func ("/store/file/a new file never replaces one", test_exists);
  g_test_add_func ("/store/file/a folder that is not there is said to be so", test_no_folder);
  g_test_add_func ("/store/file/a read-only file opens for reading and says so", test_read_only);
  g_test_add_func ("/store/file/a file in a read-only folder opens for reading",
                   test_read_only_folder);
  g_test_add_func ("/store/file/a file locked by another program is said to be so", test_locked);
  g_test_add_func ("/store/file/a file that vanishes while open loses nothing in memory",
                   test_vanished);
  g_test_add_func ("/store/file/one writes, the second is told who", test_two);
  g_test_add_func ("/store/file/the lock of a dead process is taken over", test_stale_lock);
  g_test_add_func ("/store/file/on a network drive one person at a time, without a log",
                   test_network);
  g_test_add_func ("/store/file/a closed store says so", test_closed);
  return g_test_run ();
}
