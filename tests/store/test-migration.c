/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schema scripts: every released schema comes up to date with its data, a backup is made before,
 * and a script that fails leaves the file as it was. The scripts of later versions are pretended
 * where there is none yet. */
#include "rb-place.h"

#include "store/rb-store-private.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define AM "2025-09-03 am"

static const char *
one_more (int version)
{
  if (version == rb_store_newest_version () + 1)
    return "create table visit (id integer primary key, pupil_id integer not null references pupil "
           "(id)) strict;"
           "alter table pupil add column visits integer not null default 0;";
  return rb_migration_script (version);
}

static const char *
one_that_fails (int version)
{
  if (version == rb_store_newest_version () + 1)
    return "create table visit (id integer primary key) strict; insert into nowhere values (1);";
  return rb_migration_script (version);
}

static void
test_up (void)
{
  g_autoptr (Place) place = place_with_school (2);
  g_autoptr (GError) error = NULL;
  int newest = rb_store_newest_version ();
  g_autofree char *name = g_strdup_printf ("School before version %d.rollbook", newest + 1);
  g_autofree char *copy = place_path (place, name);

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  place_close (place);
  place->store = rb_store_open_with (place->path, RB_STORE_DEFAULT, NULL, one_more, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rb_store_get_version (place->store), ==, newest + 1);
  g_assert_cmpstr (stored (place, 1, AM), ==, "/");
  place_close (place);
  /* The file is now newer than this program, and the copy is as it was. */
  g_assert_null (rb_store_open (place->path, RB_STORE_DEFAULT, NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_NEWER);
  g_autoptr (RbStore) before = rb_store_open (copy, RB_STORE_READ_ONLY, NULL, NULL);
  g_assert_nonnull (before);
  g_assert_cmpint (rb_store_get_version (before), ==, newest);
}

static void
test_fails (void)
{
  g_autoptr (Place) place = place_with_school (2);
  g_autoptr (GError) error = NULL;

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  place_close (place);
  g_assert_null (rb_store_open_with (place->path, RB_STORE_DEFAULT, NULL, one_that_fails, &error));
  g_assert_nonnull (error);
  place_reopen (place);
  g_assert_true (rb_store_is_writable (place->store));
  g_assert_cmpint (rb_store_get_version (place->store), ==, rb_store_newest_version ());
  g_assert_cmpstr (stored (place, 1, AM), ==, "/");
}

static void
test_read_only (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (GError) error = NULL;

  place_close (place);
  g_assert_null (rb_store_open_with (place->path, RB_STORE_READ_ONLY, NULL, one_more, &error));
  g_assert_nonnull (strstr (error->message, "must be brought up to date once"));
}

static void
run (const char *path, const char *statements)
{
  char *problem = NULL;
  sqlite3 *file;

  g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);
  sqlite3_exec (file, statements, NULL, NULL, &problem);
  g_assert_cmpstr (problem, ==, NULL);
  sqlite3_close (file);
}

/* A file as an older Rollbook left it: the statements that make it, one script a released schema.
 */
static void
make_released (const char *path, const char *script)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (script, &text, NULL, NULL));
  run (path, text);
}

static void
test_released (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", "store", NULL);
  int made = 0;

  for (int version = 1; version <= rb_store_newest_version (); version++)
    {
      g_autoptr (Place) place = place_new ();
      g_autofree char *name = g_strdup_printf ("schema-%03d.sql", version);
      g_autofree char *script = g_build_filename (folder, name, NULL);
      make_released (place->path, script);
      place_reopen (place);
      g_assert_cmpint (rb_store_get_version (place->store), ==, rb_store_newest_version ());
      g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
      g_assert_cmpstr (school->details->name, ==, "Larkfield Primary School");
      g_assert_cmpuint (rb_roster_n (school->roster), ==, 2);
      g_assert_cmpstr (stored (place, 1, AM), ==, "I");
      assert_intact (place, 2);
      RbStoreCheck *check = rb_store_check (place->store, NULL, NULL);
      g_assert_cmpuint (check->problems->len, ==, 0);
      g_assert_cmpuint (check->strays->len, ==, 0);
      rb_store_check_free (check);
      made++;
    }
  g_assert_cmpint (made, ==, rb_store_newest_version ());
}

/* What was a fact of the pupil is a flag, with its days. */
static void
test_long_illness (void)
{
  g_autoptr (Place) place = place_new ();
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "store", "schema-001.sql", NULL);
  const RbFlag *flag;

  make_released (place->path, path);
  run (place->path,
       "insert into pupil_attribute (pupil_id, place, name, value, first_day, last_day)"
       " values (1, 7, 'long-term-illness', 'true', '2025-10-06', null),"
       " (2, 7, 'house', 'Red', null, null)");
  place_reopen (place);
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  g_assert_cmpuint (rb_office_n (school->office, RB_RECORD_FLAG), ==, 1);
  flag = rb_office_flag (school->office, 1, "long-term-illness", d ("2026-01-05"));
  g_assert_nonnull (flag);
  g_assert_cmpint (flag->first_day, ==, d ("2025-10-06"));
  g_assert_null (rb_office_flag (school->office, 1, "long-term-illness", d ("2025-10-05")));
  g_assert_false (
      rb_pupil_has (rb_roster_pupil (school->roster, 0), "long-term-illness", d ("2026-01-05")));
  g_assert_true (rb_pupil_has (rb_roster_pupil (school->roster, 1), "house", d ("2026-01-05")));
}

/* The trail of schema 1 moves to another table: what somebody spoilt there is not hidden by it, nor
 * does it keep the school out of its file. */
static void
test_spoilt (void)
{
  g_autofree char *script =
      g_test_build_filename (G_TEST_DIST, "fixtures", "store", "schema-001.sql", NULL);
  g_autoptr (Place) place = place_new ();
  RbAuditVerdict verdict = { 0 };
  char *problem = NULL;
  sqlite3 *file;

  make_released (place->path, script);
  g_assert_cmpint (sqlite3_open (place->path, &file), ==, SQLITE_OK);
  sqlite3_exec (file,
                "pragma ignore_check_constraints = on; drop trigger audit_keeps_words;"
                "update audit set kind = 'amendmenu' where id = 2;"
                "create trigger audit_keeps_words before update on audit begin select 1; end",
                NULL, NULL, &problem);
  g_assert_cmpstr (problem, ==, NULL);
  sqlite3_close (file);
  place_reopen (place);
  g_assert_true (rb_store_verify (place->store, NULL, NULL, NULL, &verdict, NULL));
  g_assert_false (verdict.intact);
  g_assert_cmpint (verdict.broken, ==, 2);
  rb_audit_verdict_clear (&verdict);
}

/* Makes such a script from what this version writes: run once when a schema is released
 * (`test-store-migration --release FILE.rollbook`, then dump it). */
static int
release (const char *path)
{
  g_autoptr (Place) place = place_with_school (2);

  apply_ok (place, change_of (place, RB_SOURCE_IMPORT, 1, AM, "", "N", ""));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "N", "I", "Mother rang: ill"));
  return rb_backup_write (place->store, path, NOW, NULL, NULL, NULL) ? 0 : 1;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--release") == 0)
    return release (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/migration/a trail that was spoilt is told, and opens", test_spoilt);
  g_test_add_func ("/store/migration/every released schema comes up to date", test_released);
  g_test_add_func ("/store/migration/long-term illness becomes a flag", test_long_illness);
  g_test_add_func ("/store/migration/a new script runs after a backup", test_up);
  g_test_add_func ("/store/migration/a script that fails leaves the file as it was", test_fails);
  g_test_add_func ("/store/migration/an old file opened for reading says what it needs",
                   test_read_only);
  return g_test_run ();
}
