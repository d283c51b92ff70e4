/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Query plans: no statement of a save, a history or a register's saving goes through a whole big
 * table. The statements are those that really ran: the client tells them. */
#include "rb-place.h"

#include <sqlite3.h>
#include <string.h>

#define AM "2025-09-03 am"

static GMutex lock;
static GHashTable *seen; /* SQL text */

static int
trace_cb (unsigned kind, void *data, void *statement, void *unused)
{
  g_mutex_lock (&lock);
  if (seen != NULL)
    g_hash_table_add (seen, g_strdup (sqlite3_sql (statement)));
  g_mutex_unlock (&lock);
  return 0;
}

static int
every_connection (sqlite3 *handle, char **problem, const struct sqlite3_api_routines *api)
{
  return sqlite3_trace_v2 (handle, SQLITE_TRACE_STMT, trace_cb, NULL);
}

static void
watch (gboolean on)
{
  g_mutex_lock (&lock);
  if (on)
    seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_mutex_unlock (&lock);
}

/* Tables that grow with pupils or years. */
static gboolean
scans_big_table (const char *plan)
{
  static const char *const big[] = { "pupil",    "pupil_roll", "pupil_class", "pupil_attribute",
                                     "contact",  "year_marks", "mark_detail", "audit",
                                     "key_back", "year_day" };

  if (!g_str_has_prefix (plan, "SCAN "))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (big); i++)
    {
      gsize length = strlen (big[i]);
      if (strncmp (plan + 5, big[i], length) == 0
          && (plan[5 + length] == '\0' || plan[5 + length] == ' '))
        return TRUE;
    }
  return FALSE;
}

static guint
explain (sqlite3 *file, const char *text)
{
  g_autofree char *sql = g_strconcat ("explain query plan ", text, NULL);
  sqlite3_stmt *plan;
  guint wrong = 0;

  if (sqlite3_prepare_v2 (file, sql, -1, &plan, NULL) != SQLITE_OK)
    return 0; /* begin, commit, pragma */
  while (sqlite3_step (plan) == SQLITE_ROW)
    {
      const char *detail = (const char *) sqlite3_column_text (plan, 3);
      if (scans_big_table (detail))
        {
          g_test_message ("%s: %s", detail, text);
          wrong++;
        }
    }
  sqlite3_finalize (plan);
  return wrong;
}

static guint
explain_all (Place *place)
{
  GHashTableIter iter;
  gpointer text;
  guint wrong = 0;
  sqlite3 *file;

  g_mutex_lock (&lock);
  GHashTable *ran = g_steal_pointer (&seen);
  g_mutex_unlock (&lock);
  g_assert_cmpuint (g_hash_table_size (ran), >, 2);
  g_assert_cmpint (sqlite3_open (place->path, &file), ==, SQLITE_OK);
  g_hash_table_iter_init (&iter, ran);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    wrong += explain (file, text);
  sqlite3_close (file);
  g_hash_table_unref (ran);
  return wrong;
}

static void
test_save (void)
{
  g_autoptr (Place) place = place_with_school (30);

  watch (TRUE);
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "", "N", ""));
  g_assert_true (
      rb_store_save_register (place->store, 1, session_of (AM), "Ms Osei", "Teacher", NOW, NULL));
  apply_ok (place, change_of (place, RB_SOURCE_GRID, 1, AM, "N", "I", "Mother rang"));
  g_assert_cmpuint (explain_all (place), ==, 0);
}

static void
test_history (void)
{
  g_autoptr (Place) place = place_with_school (30);

  watch (TRUE);
  g_autoptr (GPtrArray) history = rb_store_cell_history (place->store, 1, session_of (AM), NULL);
  g_assert_cmpint (rb_store_register_is_saved (place->store, 1, session_of (AM), NULL), ==, 0);
  g_assert_cmpuint (explain_all (place), ==, 0);
}

/* The test can fail: the load reads whole tables, as it should. */
static void
test_load (void)
{
  g_autoptr (Place) place = place_with_school (30);

  watch (TRUE);
  g_autoptr (RbSchool) school = rb_store_load (place->store, NULL, NULL);
  g_assert_cmpuint (explain_all (place), >, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sqlite3_auto_extension ((void (*) (void)) every_connection);
  g_test_add_func ("/store/plans/saving goes through no big table", test_save);
  g_test_add_func ("/store/plans/the history of a cell goes through no big table", test_history);
  g_test_add_func ("/store/plans/loading goes through all of them", test_load);
  return g_test_run ();
}
