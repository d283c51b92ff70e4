/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who writes: locks of other computers, alive, dead and stolen; and a store that is let go while it
 * works. */
#include "rb-place.h"

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define AM "2025-09-03 am"

static void
sql (Place *place, const char *format, ...)
{
  va_list args;
  char *problem = NULL;
  sqlite3 *file;

  va_start (args, format);
  char *text = sqlite3_vmprintf (format, args);
  va_end (args);
  g_assert_cmpint (sqlite3_open (place->path, &file), ==, SQLITE_OK);
  sqlite3_busy_timeout (file, 2000);
  sqlite3_exec (file, text, NULL, NULL, &problem);
  g_assert_null (problem);
  sqlite3_free (text);
  sqlite3_close (file);
}

/* A row as a process of some computer would leave it, so many seconds ago. */
static void
put_row (Place *place, const char *pc, const char *process, int seconds_ago)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, -seconds_ago);
  g_autofree char *stamp = g_date_time_format (then, "%Y-%m-%dT%H:%M:%SZ");

  sql (place,
       "delete from writer; insert into writer values (1, 'theirs', 'Mr Adeyemi', %Q, %Q, %Q, %Q)",
       pc, process, stamp, stamp);
}

static void
other_computer (Place *place, int seconds_ago)
{
  put_row (place, "OFFICE-2", "pid 1 1", seconds_ago);
}

static void
test_other_alive (void)
{
  g_autoptr (Place) place = place_with_school (1);

  place_close (place);
  other_computer (place, 30);
  place_reopen (place);
  g_assert_false (rb_store_is_writable (place->store));
  g_assert_true (
      g_str_has_prefix (rb_store_get_writer (place->store), "Mr Adeyemi on OFFICE-2 since "));
  g_assert_nonnull (
      strstr (rb_store_get_read_only_reason (place->store), "Mr Adeyemi on OFFICE-2"));
}

static void
test_other_dead (void)
{
  g_autoptr (Place) place = place_with_school (1);

  place_close (place);
  other_computer (place, 3600);
  place_reopen (place);
  g_assert_true (rb_store_is_writable (place->store));
}

/* What this process would leave, but for its number and its start. */
static char *
process_words (gint64 id, gint64 start)
{
  g_autofree char *room = g_file_read_link ("/proc/self/ns/pid", NULL);

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, room, id, start);
}

/* When our parent started, as the system counts it. */
static gint64
start_of_parent (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int) getppid ());
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) words = g_strsplit (strrchr (text, ')'), " ", -1);
  return g_ascii_strtoll (words[20], NULL, 10);
}

/* A program of this computer that runs keeps its lock though the clock has jumped since it renewed
 * it; one that has ended has none, though the row looks new, and so has one whose number another
 * process was given. */
static void
test_clock_jumps (void)
{
  static const int jumps[] = { 0, 3600, -3600, 24 * 3600, -24 * 3600 };
  g_autofree char *lives = process_words (getppid (), start_of_parent ());
  g_autofree char *ended = process_words (G_MAXINT32, 1);
  g_autofree char *another = process_words (getppid (), start_of_parent () - 1);
  const struct
  {
    const char *process;
    gboolean writable;
  } cases[] = { { lives, FALSE }, { ended, TRUE }, { another, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (jumps); j++)
      {
        g_autoptr (Place) place = place_with_school (1);

        g_test_message ("%s, %d seconds", cases[i].process, jumps[j]);
        place_close (place);
        put_row (place, g_get_host_name (), cases[i].process, jumps[j]);
        place_reopen (place);
        g_assert_cmpint (rb_store_is_writable (place->store), ==, cases[i].writable);
      }
}

/* Our own row stays ours: what we write is written, however late or early it says that it is. */
static void
test_own_clock_jumps (void)
{
  static const char *const stamps[] = { "2019-01-01T00:00:00Z", "2039-01-01T00:00:00Z" };
  g_autoptr (Place) place = place_with_school (1);

  for (guint i = 0; i < G_N_ELEMENTS (stamps); i++)
    {
      sql (place, "update writer set alive_at = %Q", stamps[i]);
      apply_ok (place,
                change_of (place, RB_SOURCE_IMPORT, 1, AM, i ? "/" : "", i ? "L" : "/", "import"));
      g_autoptr (RbStore) second = rb_store_open (place->path, RB_STORE_DEFAULT, NULL, NULL);
      g_assert_false (rb_store_is_writable (second));
    }
  g_assert_cmpstr (stored (place, 1, AM), ==, "L");
}

/* A computer that slept finds on waking that somebody else writes. */
static void
test_stolen (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (GError) error = NULL;

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  other_computer (place, 10);
  g_assert_false (
      apply (place, change_of (place, RB_SOURCE_GRID, 1, AM, "/", "L", "late"), NULL, &error));
  g_assert_error (error, RB_STORE_ERROR, RB_STORE_ERROR_LOCKED);
  g_assert_true (g_str_has_prefix (error->message, "Mr Adeyemi on OFFICE-2 since "));
  g_assert_cmpstr (stored (place, 1, AM), ==, "/");
}

/* Reading never needs the lock. */
static void
test_reading (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autoptr (RbStore) reader = rb_store_open (place->path, RB_STORE_READ_ONLY, NULL, NULL);

  g_assert_false (rb_store_is_writable (reader));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  g_autoptr (RbSchool) school = rb_store_load (reader, NULL, NULL);
  g_assert_nonnull (school);
}

/* What was asked is done, even when nobody waits for it any more. */
static void
test_let_go (void)
{
  for (int round = 0; round < 20; round++)
    {
      g_autoptr (Place) place = place_with_school (1);
      RbChange *change = change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", "");
      rb_store_apply_async (place->store, change, NULL, NULL, NULL);
      rb_change_unref (change);
      g_object_add_weak_pointer (G_OBJECT (place->store), (gpointer *) &place->store);
      g_object_unref (place->store);
      while (g_atomic_pointer_get (&place->store) != NULL)
        g_main_context_iteration (NULL, FALSE);
      while (place->store == NULL || !rb_store_is_writable (place->store))
        place_reopen (place);
      g_assert_cmpstr (stored (place, 1, AM), ==, "/");
    }
}

#define VISITED "ROLLBOOK_TEST_VISITED"
#define EXPECTED "ROLLBOOK_TEST_EXPECTED"

/* In a process of its own: looks at the school, finds the mark that was written last, and leaves.
 */
static void
test_visit (void)
{
  g_autoptr (Place) place = NULL;

  if (!g_test_subprocess ())
    return;
  place = place_new ();
  place->store = rb_store_open (g_getenv (VISITED), RB_STORE_DEFAULT, NULL, NULL);
  g_assert_nonnull (place->store);
  g_assert_false (rb_store_is_writable (place->store));
  g_assert_cmpstr (stored (place, 1, AM), ==, g_getenv (EXPECTED));
}

static void
visit (Place *place, const char *expected)
{
  g_setenv (VISITED, place->path, TRUE);
  g_setenv (EXPECTED, expected, TRUE);
  g_test_trap_subprocess ("/store/lock/visit", 0, 0);
  g_test_trap_assert_passed ();
}

/* A file chooser opens every file of a folder to see what it is, and by closing ours it takes the
 * locks of the whole program away. Whoever comes next must not tidy up the log that we write to. */
static void
test_locks_lost (void)
{
  g_autoptr (Place) place = place_with_school (1);
  g_autofree char *bytes = NULL;

  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "/", ""));
  g_assert_true (g_file_get_contents (place->path, &bytes, NULL, NULL));
  visit (place, "/");
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "/", "L", "late"));
  visit (place, "L");
  place_reopen (place);
  g_assert_cmpstr (stored (place, 1, AM), ==, "L");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/lock/somebody on another computer keeps us to reading",
                   test_other_alive);
  g_test_add_func ("/store/lock/a lock that nobody renewed is taken over", test_other_dead);
  g_test_add_func ("/store/lock/a clock that jumps takes no lock away from who lives",
                   test_clock_jumps);
  g_test_add_func ("/store/lock/our own lock is ours whatever the clock says",
                   test_own_clock_jumps);
  g_test_add_func ("/store/lock/whose lock was taken over writes nothing more", test_stolen);
  g_test_add_func ("/store/lock/reading needs no lock", test_reading);
  g_test_add_func ("/store/lock/visit", test_visit);
  g_test_add_func ("/store/lock/locks that the system took away lose nothing", test_locks_lost);
  g_test_add_func ("/store/lock/a store let go while it works finishes first", test_let_go);
  return g_test_run ();
}
