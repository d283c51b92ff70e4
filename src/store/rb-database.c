/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection to a database file: opening, transactions, copying, and what the client answers as
 * sentences. */
#include "store/rb-database-private.h"

#include "store/rb-store-error.h"

/* How long another program may hold the file before we say that it is locked. */
#define PATIENCE_MS 2500
/* Cancelling is looked at every so many steps of the client's machine. */
#define STEPS_BETWEEN_LOOKS 20000

static RbStoreErrorCode
code_of (int answer)
{
  switch (answer & 0xff)
    {
    case SQLITE_FULL:
      return RB_STORE_ERROR_FULL;
    case SQLITE_IOERR:
    case SQLITE_PROTOCOL:
      return RB_STORE_ERROR_IO;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return RB_STORE_ERROR_LOCKED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return RB_STORE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
      return RB_STORE_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return RB_STORE_ERROR_NOT_SCHOOL;
    case SQLITE_CANTOPEN:
      return RB_STORE_ERROR_IO;
    default:
      return RB_STORE_ERROR_FAILED;
    }
}

static const char *
sentence_of (RbStoreErrorCode code)
{
  switch (code)
    {
    case RB_STORE_ERROR_FULL:
      return "The disk that holds “%s” is full. Nothing of this was saved: make room on the disk, "
             "then "
             "try again.";
    case RB_STORE_ERROR_IO:
      return "The disk would not read or write “%s”. Nothing of this was saved: check the drive "
             "and its "
             "connection, then try again.";
    case RB_STORE_ERROR_LOCKED:
      return "Another program is using “%s” and has locked it. Close it there, then try again.";
    case RB_STORE_ERROR_READ_ONLY:
      return "“%s” may only be read. Nothing of this was saved: ask for permission to change the "
             "file, "
             "or work on a copy.";
    case RB_STORE_ERROR_DAMAGED:
      return "“%s” is damaged inside. Leave the file as it is and restore the last backup.";
    case RB_STORE_ERROR_NOT_SCHOOL:
      return "“%s” is not a Rollbook school file.";
    default:
      return "“%s” could not be used as a school file.";
    }
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
name_it (const char *sentence, const char *name)
{
  return g_strdup_printf (sentence, name);
}
#pragma GCC diagnostic pop

void
rb_database_fail (RbDatabase *database, int answer, GError **error)
{
  RbStoreErrorCode code = code_of (answer);
  g_autofree char *text = name_it (sentence_of (code), database->name);

  if ((answer & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled.");
  else if (code == RB_STORE_ERROR_FAILED && database->handle != NULL)
    g_set_error (error, RB_STORE_ERROR, code, "%s (%s)", text, sqlite3_errmsg (database->handle));
  else
    g_set_error_literal (error, RB_STORE_ERROR, code, text);
}

static int
interrupted_cb (gpointer data)
{
  RbDatabase *database = data;

  return database->cancellable != NULL && g_cancellable_is_cancelled (database->cancellable);
}

static gboolean
set_up (RbDatabase *database, RbDatabaseMode mode, GError **error)
{
  sqlite3 *handle = database->handle;

  sqlite3_extended_result_codes (handle, 1);
  sqlite3_busy_timeout (handle, PATIENCE_MS);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_progress_handler (handle, STEPS_BETWEEN_LOOKS, interrupted_cb, database);
  /* Children's data must not reach a temporary file. */
  if (!rb_database_exec (database, "pragma temp_store = memory; pragma cell_size_check = on",
                         error))
    return FALSE;
  /* A year of marks fits: a transaction of an import does not reach the disk in pieces. */
  if (!rb_database_exec (database, "pragma cache_size = -32000", error))
    return FALSE;
  /* A reader may tidy the log away when it is the last to leave, and nothing else. */
  return rb_database_exec (
      database, mode == RB_DATABASE_WRITE ? "pragma synchronous = full" : "pragma query_only = on",
      error);
}

static char *
frozen_uri (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);

  return g_strdup_printf ("file:%s?immutable=1", escaped);
}

RbDatabase *
rb_database_open (const char *path, RbDatabaseMode mode, GError **error)
{
  g_autoptr (RbDatabase) database = g_new0 (RbDatabase, 1);
  int flags = SQLITE_OPEN_NOMUTEX
              | (mode == RB_DATABASE_FROZEN ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  g_autofree char *uri = NULL;

  database->name = g_path_get_basename (path);
  database->statements =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) rb_statement_free);
  if (mode == RB_DATABASE_FROZEN)
    {
      uri = frozen_uri (path);
      flags |= SQLITE_OPEN_URI;
    }
  int answer = sqlite3_open_v2 (uri ? uri : path, &database->handle, flags, NULL);
  if (answer != SQLITE_OK)
    {
      rb_database_fail (database, answer, error);
      return NULL;
    }
  if (!set_up (database, mode, error))
    return NULL;
  return g_steal_pointer (&database);
}

void
rb_database_close (RbDatabase *database)
{
  if (database == NULL)
    return;
  g_hash_table_unref (database->statements);
  sqlite3_close_v2 (database->handle);
  g_clear_object (&database->cancellable);
  g_free (database->name);
  g_free (database);
}

const char *
rb_database_name (RbDatabase *database)
{
  return database->name;
}

gboolean
rb_database_set_wal (RbDatabase *database, gboolean wal, GError **error)
{
  if (wal)
    return rb_database_exec (database, "pragma journal_mode = wal", error);
  /* A file in write-ahead form can be opened without shared memory only by one connection. */
  return rb_database_exec (database,
                           "pragma locking_mode = exclusive; pragma journal_mode = delete;"
                           "pragma locking_mode = normal",
                           error);
}

void
rb_database_leave_log (RbDatabase *database)
{
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

gboolean
rb_database_exec (RbDatabase *database, const char *sql, GError **error)
{
  int answer = sqlite3_exec (database->handle, sql, NULL, NULL, NULL);

  if (answer != SQLITE_OK)
    rb_database_fail (database, answer, error);
  return answer == SQLITE_OK;
}

gboolean
rb_database_get_int (
    RbDatabase *database, const char *sql, gint64 otherwise, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int answer = sqlite3_prepare_v2 (database->handle, sql, -1, &statement, NULL);

  *value = otherwise;
  if (answer == SQLITE_OK)
    answer = sqlite3_step (statement);
  if (answer == SQLITE_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  if (answer != SQLITE_ROW && answer != SQLITE_DONE)
    rb_database_fail (database, answer, error);
  sqlite3_finalize (statement);
  return answer == SQLITE_ROW || answer == SQLITE_DONE;
}

gboolean
rb_database_begin (RbDatabase *database, gboolean write, GError **error)
{
  RbStatement *begin = rb_statement (database, write ? "begin immediate" : "begin deferred", error);

  return begin != NULL && rb_statement_run (begin, error);
}

gboolean
rb_database_commit (RbDatabase *database, GError **error)
{
  RbStatement *commit = rb_statement (database, "commit", error);

  if (commit != NULL && rb_statement_run (commit, error))
    return TRUE;
  rb_database_rollback (database);
  return FALSE;
}

void
rb_database_rollback (RbDatabase *database)
{
  if (!sqlite3_get_autocommit (database->handle))
    sqlite3_exec (database->handle, "rollback", NULL, NULL, NULL);
}

void
rb_database_set_cancellable (RbDatabase *database, GCancellable *cancellable)
{
  g_set_object (&database->cancellable, cancellable);
}

gboolean
rb_database_copy (RbDatabase *from, const char *path, GError **error)
{
  g_autoptr (RbDatabase) to = rb_database_open (path, RB_DATABASE_WRITE, error);

  if (to == NULL)
    return FALSE;
  sqlite3_backup *backup = sqlite3_backup_init (to->handle, "main", from->handle, "main");
  int answer = backup ? sqlite3_backup_step (backup, -1) : sqlite3_errcode (to->handle);
  sqlite3_backup_finish (backup);
  if (answer != SQLITE_DONE)
    {
      rb_database_fail (to, answer, error);
      return FALSE;
    }
  /* The copy is one file: it must not need a log beside it. */
  return rb_database_set_wal (to, FALSE, error);
}

gint64
rb_database_last_id (RbDatabase *database)
{
  return sqlite3_last_insert_rowid (database->handle);
}
