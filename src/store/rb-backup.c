/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: copied page by page from one state of the file, proved by reading the copy back, and
 * only then given their name. */
#include "store/rb-backup.h"

#include "store/rb-stamp.h"
#include "store/rb-statement.h"
#include "store/rb-store-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* Automatic backups that stay beside a file. */
#define KEPT 10

#define LAST_BACKUP "last_backup"
#define DIGEST_SIZE 65

typedef struct
{
  RbStore *store;
  char *path;
  gint64 at;
} Asked;

/* What a file holds, to compare a copy with its source. */
typedef struct
{
  RbBackupReport counts;
  char digest[DIGEST_SIZE];
} Contents;

static gboolean
refuse (const char *path, RbStoreErrorCode code, const char *what, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, RB_STORE_ERROR, code, "“%s” %s", name, what);
  return FALSE;
}

static void
add_row (GChecksum *sum, RbStatement *read)
{
  for (int column = 0; column < rb_statement_columns (read); column++)
    {
      gsize length;
      guint8 head[5] = { rb_statement_is_null (read, column) };
      const guint8 *bytes = rb_statement_blob (read, column, &length);
      for (int i = 0; i < 4; i++)
        head[i + 1] = (guint8) (length >> (8 * i));
      g_checksum_update (sum, head, sizeof head);
      if (length > 0)
        g_checksum_update (sum, bytes, (gssize) length);
    }
}

static gboolean
add_table (RbDatabase *database, const char *table, GChecksum *sum, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("select * from \"%s\"", table);
  GError *failed = NULL;
  RbStatement *read = rb_statement_once (database, sql, error);

  if (read == NULL)
    return FALSE;
  g_checksum_update (sum, (const guchar *) table, (gssize) strlen (table) + 1);
  while (rb_statement_next (read, &failed))
    add_row (sum, read);
  rb_statement_free (read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  return failed == NULL;
}

/* Every table but the lock row, which is not the school's. */
static GPtrArray *
tables_of (RbDatabase *database, GError **error)
{
  GError *failed = NULL;
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_free);
  RbStatement *read =
      rb_statement (database,
                    "select name from sqlite_schema where type = 'table'"
                    " and name not like 'sqlite%' and name <> 'writer' order by name",
                    &failed);

  while (read != NULL && rb_statement_next (read, &failed))
    g_ptr_array_add (tables, g_strdup (rb_statement_text (read, 0)));
  if (failed == NULL)
    return tables;
  g_propagate_error (error, failed);
  g_ptr_array_unref (tables);
  return NULL;
}

static gboolean
read_contents (RbDatabase *database, Contents *contents, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) tables = tables_of (database, error);
  RbBackupReport *counts = &contents->counts;

  *contents = (Contents){ 0 };
  if (tables == NULL)
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!add_table (database, tables->pdata[i], sum, error))
      return FALSE;
  g_strlcpy (contents->digest, g_checksum_get_string (sum), DIGEST_SIZE);
  return rb_database_get_int (database, "select count(*) from pupil", 0, &counts->pupils, error)
         && rb_database_get_int (database, "select count(*) from year_marks", 0,
                                 &counts->pupil_years, error)
         && rb_database_get_int (database, "select count(*) from audit", 0, &counts->audit_rows,
                                 error);
}

static gboolean
is_sound (RbDatabase *database, const char *path, GError **error)
{
  GError *failed = NULL;
  RbStatement *read = rb_statement (database, "pragma integrity_check", error);

  if (read == NULL)
    return FALSE;
  gboolean sound =
      rb_statement_next (read, &failed) && strcmp (rb_statement_text (read, 0), "ok") == 0;
  rb_statement_reset (read);
  if (failed != NULL)
    g_propagate_error (error, failed);
  else if (!sound)
    refuse (path, RB_STORE_ERROR_DAMAGED, "is damaged inside: it is no use as a backup.", error);
  return sound && failed == NULL;
}

/* Opens the copy afresh, as somebody would who needs it, and compares it with what it should hold.
 */
static gboolean
prove (const char *copy, const Contents *source, GError **error)
{
  g_autoptr (RbDatabase) database = rb_database_open (copy, RB_DATABASE_FROZEN, error);
  Contents found;

  if (database == NULL || !is_sound (database, copy, error)
      || !read_contents (database, &found, error))
    return FALSE;
  if (memcmp (&found.counts, &source->counts, sizeof found.counts) == 0
      && strcmp (found.digest, source->digest) == 0)
    return TRUE;
  return refuse (
      copy, RB_STORE_ERROR_IO,
      "does not read back as it was written: the disk cannot be trusted. Use another disk.", error);
}

/* The copy is nobody's: a lock row in it would keep its first user out. */
static gboolean
clear_lock (const char *copy, GError **error)
{
  g_autoptr (RbDatabase) database = rb_database_open (copy, RB_DATABASE_WRITE, error);

  return database != NULL && rb_database_exec (database, "delete from writer", error);
}

static gboolean
fill_copy (RbDatabase *source, const char *copy, Contents *contents, GError **error)
{
  return rb_school_file_make (copy, error) && rb_database_copy (source, copy, error)
         && clear_lock (copy, error) && read_contents (source, contents, error)
         && rb_school_file_sync (copy, error) && prove (copy, contents, error);
}

static gboolean
name_copy (const char *copy, const char *path, RbBackupReport *report, GError **error)
{
  GStatBuf info;

  if (g_stat (copy, &info) == 0)
    report->bytes = info.st_size;
  if (g_rename (copy, path) == 0)
    return rb_school_file_sync (path, error);
  return refuse (path, RB_STORE_ERROR_IO,
                 "could not be given its name. Check the drive, then try again.", error);
}

/* A proved copy of `source` under the name `path`. */
static gboolean
copy_proved (RbDatabase *source, const char *path, RbBackupReport *report, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *hidden = g_strdup_printf (".%s.%.8s.part", name, random);
  g_autofree char *copy = g_build_filename (folder, hidden, NULL);
  Contents contents;

  if (fill_copy (source, copy, &contents, error))
    {
      *report = contents.counts;
      if (name_copy (copy, path, report, error))
        return TRUE;
    }
  rb_school_file_discard (copy);
  return FALSE;
}

static gpointer
backup_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;
  RbBackupReport *report = g_new0 (RbBackupReport, 1);
  GStatBuf info;

  if (g_stat (asked->path, &info) == 0 && info.st_ino == asked->store->file.inode
      && info.st_dev == asked->store->file.device)
    refuse (asked->path, RB_STORE_ERROR_EXISTS,
            "is the school file itself. Choose another name for the backup.", error);
  else if (copy_proved (database, asked->path, report, error))
    return report;
  g_free (report);
  return NULL;
}

/* Not being able to remember the date takes nothing from the backup. */
static void
remember (RbStore *store, gint64 at)
{
  char stamp[RB_STAMP_SIZE];

  if (rb_store_is_writable (store))
    rb_store_set_setting (store, LAST_BACKUP, rb_stamp_write (at, stamp), NULL);
}

/* Whoever works, or nobody: a copy opens with the same sign-in as the file. */
static gboolean
write_backup (RbStore *store,
              const char *path,
              gint64 at,
              RbBackupReport *report,
              GCancellable *cancellable,
              GError **error)
{
  Asked asked = { store, (char *) path, at };
  g_autofree RbBackupReport *answer =
      rb_store_run_read_open (store, backup_job, &asked, cancellable, error);

  if (answer == NULL)
    return FALSE;
  if (report != NULL)
    *report = *answer;
  remember (store, at);
  return TRUE;
}

gboolean
rb_backup_write (RbStore *store,
                 const char *path,
                 gint64 at,
                 RbBackupReport *report,
                 GCancellable *cancellable,
                 GError **error)
{
  return rb_store_may (store, RB_RIGHT_BACKUP, error)
         && write_backup (store, path, at, report, cancellable, error);
}

static void
backup_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Asked *asked = data;
  RbBackupReport *report = g_new0 (RbBackupReport, 1);
  GError *error = NULL;

  if (rb_backup_write (source, asked->path, asked->at, report, cancellable, &error))
    {
      g_task_return_pointer (task, report, g_free);
      return;
    }
  g_free (report);
  g_task_return_error (task, error);
}

static void
asked_free_cb (gpointer data)
{
  Asked *asked = data;

  g_free (asked->path);
  g_free (asked);
}

void
rb_backup_write_async (RbStore *store,
                       const char *path,
                       gint64 at,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task =
      rb_store_task (store, rb_backup_write_async, cancellable, callback, user_data);
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked){ store, g_strdup (path), at };
  g_task_set_task_data (task, asked, asked_free_cb);
  g_task_run_in_thread (task, backup_thread);
}

gboolean
rb_backup_write_finish (RbStore *store,
                        GAsyncResult *result,
                        RbBackupReport *report,
                        GError **error)
{
  g_autofree RbBackupReport *answer = g_task_propagate_pointer (G_TASK (result), error);

  if (answer != NULL && report != NULL)
    *report = *answer;
  return answer != NULL;
}

gboolean
rb_backup_restore (const char *from,
                   const char *path,
                   RbBackupReport *report,
                   GCancellable *cancellable,
                   GError **error)
{
  RbSchoolFile file;
  RbBackupReport counts = { 0 };

  if (!rb_school_file_check (from, rb_store_newest_version (), &file, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return refuse (path, RB_STORE_ERROR_EXISTS,
                   "is there already. Choose another name, so that nothing is replaced.", error);
  rb_school_file_hold (&file);
  g_autoptr (RbDatabase) source = rb_database_open (
      from, rb_school_file_is_hot (from) ? RB_DATABASE_READ : RB_DATABASE_FROZEN, error);
  gboolean done = FALSE;
  if (source != NULL)
    {
      rb_database_set_cancellable (source, cancellable);
      done = is_sound (source, from, error) && rb_database_begin (source, FALSE, error)
             && copy_proved (source, path, &counts, error);
      rb_database_rollback (source);
    }
  rb_school_file_release (&file);
  if (done && report != NULL)
    *report = counts;
  return done;
}

char *
rb_backup_folder (RbStore *store)
{
  g_autofree char *folder = g_path_get_dirname (rb_store_get_path (store));
  g_autofree char *base = g_path_get_basename (rb_store_get_path (store));
  char *dot = g_strrstr (base, ".rollbook");

  if (dot != NULL)
    *dot = '\0';
  g_autofree char *name = g_strdup_printf ("backups of %s", base);
  return g_build_filename (folder, name, NULL);
}

/* "NAME 2026-03-20 0924.rollbook": in the order of names is in the order of time. */
static gboolean
is_automatic (const char *name, const char *prefix)
{
  if (!g_str_has_prefix (name, prefix) || !g_str_has_suffix (name, ".rollbook"))
    return FALSE;
  const char *rest = name + strlen (prefix);
  return strlen (rest) == strlen ("2026-03-20 0924.rollbook") && rest[4] == '-' && rest[10] == ' ';
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
rotate (const char *folder, const char *prefix, guint keep)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_automatic (name, prefix))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names_cb);
  for (guint i = 0; i + MAX (keep, 1) < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_unlink (path);
    }
}

char *
rb_backup_automatic (RbStore *store,
                     const char *folder,
                     gint64 at,
                     guint keep,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *base = g_path_get_basename (rb_store_get_path (store));
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (at);
  g_autofree char *when = g_date_time_format (then, "%Y-%m-%d %H%M");
  char *dot = g_strrstr (base, ".rollbook");

  if (dot != NULL)
    *dot = '\0';
  g_autofree char *prefix = g_strdup_printf ("%s ", base);
  g_autofree char *name = g_strdup_printf ("%s%s.rollbook", prefix, when);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      refuse (folder, RB_STORE_ERROR_READ_ONLY,
              "could not be made, so there is no backup. Choose another folder for backups.",
              error);
      return NULL;
    }
  if (!write_backup (store, path, at, NULL, cancellable, error))
    return NULL;
  rotate (folder, prefix, keep);
  return g_steal_pointer (&path);
}

char *
rb_backup_beside (RbStore *store, gint64 at, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = rb_backup_folder (store);

  return rb_backup_automatic (store, folder, at, KEPT, cancellable, error);
}

gint64
rb_backup_last (RbStore *store)
{
  g_autofree char *value = rb_store_setting (store, LAST_BACKUP, NULL);

  return rb_stamp_read (value);
}
