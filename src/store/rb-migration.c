/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbered schema scripts, run once each, in order, one transaction a script. */
#include "store/rb-migration.h"

#include "store/rb-school-file.h"
#include "store/rb-store-error.h"

#include "rb-data.h"

const char *
rb_migration_script (int version)
{
  g_autofree char *path = g_strdup_printf ("sql/%03d.sql", version);

  return rb_data_find (path, NULL);
}

int
rb_migration_newest (RbMigrationScript script)
{
  int newest = 0;

  while (script (newest + 1) != NULL)
    newest++;
  return newest;
}

int
rb_migration_version (RbDatabase *database, GError **error)
{
  gint64 version;

  if (!rb_database_get_int (database, "pragma user_version", 0, &version, error))
    return -1;
  return (int) version;
}

static gboolean
run_one (RbDatabase *database, const char *script, int version, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("pragma application_id = %d; pragma user_version = %d",
                                           RB_APPLICATION_ID, version);

  if (!rb_database_begin (database, TRUE, error))
    return FALSE;
  if (rb_database_exec (database, script, error) && rb_database_exec (database, mark, error))
    return rb_database_commit (database, error);
  rb_database_rollback (database);
  return FALSE;
}

gboolean
rb_migration_run (RbDatabase *database, RbMigrationScript script, GError **error)
{
  int version = rb_migration_version (database, error);

  if (version < 0)
    return FALSE;
  for (int next = version + 1; script (next) != NULL; next++)
    if (!run_one (database, script (next), next, error))
      return FALSE;
  return TRUE;
}

char *
rb_migration_backup (RbDatabase *database, const char *path, int newest, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  char *dot = g_strrstr (base, ".rollbook");

  if (dot != NULL)
    *dot = '\0';
  for (int number = 1; number < 100; number++)
    {
      g_autoptr (GError) local = NULL;
      g_autofree char *name =
          number == 1
              ? g_strdup_printf ("%s before version %d.rollbook", base, newest)
              : g_strdup_printf ("%s before version %d (%d).rollbook", base, newest, number);
      g_autofree char *copy = g_build_filename (folder, name, NULL);

      if (!rb_school_file_make (copy, &local))
        {
          if (g_error_matches (local, RB_STORE_ERROR, RB_STORE_ERROR_EXISTS))
            continue;
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (rb_database_copy (database, copy, error) && rb_school_file_sync (copy, error))
        return g_steal_pointer (&copy);
      rb_school_file_discard (copy);
      return NULL;
    }
  g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_EXISTS,
               "There are too many copies of “%s” beside it. Move some of them away, then open it "
               "again.",
               base);
  return NULL;
}
