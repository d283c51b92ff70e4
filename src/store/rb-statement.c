/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQL statement with named parameters: preparing, binding, stepping, and reading of columns. */
#include "store/rb-statement.h"

#include "store/rb-database-private.h"
#include "store/rb-stamp.h"

#include <string.h>

struct _RbStatement
{
  RbDatabase *database;
  sqlite3_stmt *handle;
  int last; /* the parameter bound last: the next name is mostly the one after it */
};

void
rb_statement_free (RbStatement *statement)
{
  if (statement == NULL)
    return;
  sqlite3_finalize (statement->handle);
  g_free (statement);
}

RbStatement *
rb_statement_once (RbDatabase *database, const char *sql, GError **error)
{
  sqlite3_stmt *handle = NULL;
  int answer =
      sqlite3_prepare_v3 (database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);

  if (answer != SQLITE_OK)
    {
      rb_database_fail (database, answer, error);
      return NULL;
    }
  RbStatement *statement = g_new0 (RbStatement, 1);
  statement->database = database;
  statement->handle = handle;
  return statement;
}

RbStatement *
rb_statement (RbDatabase *database, const char *sql, GError **error)
{
  RbStatement *statement = g_hash_table_lookup (database->statements, sql);

  if (statement == NULL)
    {
      statement = rb_statement_once (database, sql, error);
      if (statement == NULL)
        return NULL;
      g_hash_table_insert (database->statements, (gpointer) sql, statement);
    }
  rb_statement_reset (statement);
  sqlite3_clear_bindings (statement->handle);
  statement->last = 0;
  return statement;
}

static int
place_of (RbStatement *statement, const char *name)
{
  int next = statement->last + 1;
  const char *there = sqlite3_bind_parameter_name (statement->handle, next);

  if (there == NULL || strcmp (there, name) != 0)
    next = sqlite3_bind_parameter_index (statement->handle, name);
  if (next == 0)
    g_error ("no parameter %s in: %s", name, sqlite3_sql (statement->handle));
  statement->last = next;
  return next;
}

void
rb_statement_bind_int (RbStatement *statement, const char *name, gint64 value)
{
  sqlite3_bind_int64 (statement->handle, place_of (statement, name), value);
}

void
rb_statement_bind_ids (RbStatement *statement, const gint64 *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    sqlite3_bind_int64 (statement->handle, ++statement->last, ids[i]);
}

void
rb_statement_bind_next (RbStatement *statement, const char *text)
{
  sqlite3_bind_text (statement->handle, ++statement->last, text, -1, SQLITE_STATIC);
}

void
rb_statement_bind_next_blob (RbStatement *statement, const void *bytes, gsize length)
{
  sqlite3_bind_blob64 (statement->handle, ++statement->last, bytes, length, SQLITE_STATIC);
}

void
rb_statement_bind_null (RbStatement *statement, const char *name)
{
  sqlite3_bind_null (statement->handle, place_of (statement, name));
}

void
rb_statement_bind_text (RbStatement *statement, const char *name, const char *text)
{
  sqlite3_bind_text (statement->handle, place_of (statement, name), text, -1, SQLITE_STATIC);
}

void
rb_statement_bind_blob (RbStatement *statement, const char *name, const void *bytes, gsize length)
{
  sqlite3_bind_blob64 (statement->handle, place_of (statement, name), bytes, length, SQLITE_STATIC);
}

void
rb_statement_bind_date (RbStatement *statement, const char *name, RbDate date)
{
  char iso[11];

  if (date == RB_DATE_NONE)
    rb_statement_bind_null (statement, name);
  else
    sqlite3_bind_text (statement->handle, place_of (statement, name), rb_date_iso (date, iso), -1,
                       SQLITE_TRANSIENT);
}

void
rb_statement_bind_stamp (RbStatement *statement, const char *name, gint64 at)
{
  char stamp[RB_STAMP_SIZE];

  sqlite3_bind_text (statement->handle, place_of (statement, name), rb_stamp_write (at, stamp), -1,
                     SQLITE_TRANSIENT);
}

void
rb_statement_bind_half (RbStatement *statement, const char *name, RbHalf half)
{
  rb_statement_bind_text (statement, name, rb_half_id (half));
}

gboolean
rb_statement_run (RbStatement *statement, GError **error)
{
  int answer = sqlite3_step (statement->handle);
  gboolean done = answer == SQLITE_DONE || answer == SQLITE_ROW;

  if (!done)
    rb_database_fail (statement->database, answer, error);
  sqlite3_reset (statement->handle);
  return done;
}

gboolean
rb_statement_next (RbStatement *statement, GError **error)
{
  int answer = sqlite3_step (statement->handle);

  if (answer == SQLITE_ROW)
    return TRUE;
  if (answer != SQLITE_DONE)
    rb_database_fail (statement->database, answer, error);
  sqlite3_reset (statement->handle);
  return FALSE;
}

void
rb_statement_reset (RbStatement *statement)
{
  sqlite3_reset (statement->handle);
}

int
rb_statement_columns (RbStatement *statement)
{
  return sqlite3_column_count (statement->handle);
}

gint64
rb_statement_int (RbStatement *statement, int column)
{
  return sqlite3_column_int64 (statement->handle, column);
}

gboolean
rb_statement_is_null (RbStatement *statement, int column)
{
  return sqlite3_column_type (statement->handle, column) == SQLITE_NULL;
}

const char *
rb_statement_text (RbStatement *statement, int column)
{
  const char *text = rb_statement_text_or_null (statement, column);

  return text ? text : "";
}

const char *
rb_statement_text_or_null (RbStatement *statement, int column)
{
  return (const char *) sqlite3_column_text (statement->handle, column);
}

const guint8 *
rb_statement_blob (RbStatement *statement, int column, gsize *length)
{
  const guint8 *bytes = sqlite3_column_blob (statement->handle, column);

  *length = (gsize) sqlite3_column_bytes (statement->handle, column);
  return bytes;
}

RbDate
rb_statement_date (RbStatement *statement, int column)
{
  const char *text = rb_statement_text_or_null (statement, column);
  RbDate date;

  return text != NULL && rb_date_parse_iso (text, &date) ? date : RB_DATE_NONE;
}

gint64
rb_statement_stamp (RbStatement *statement, int column)
{
  return rb_stamp_read (rb_statement_text_or_null (statement, column));
}

RbHalf
rb_statement_half (RbStatement *statement, int column)
{
  return strcmp (rb_statement_text (statement, column), "pm") == 0 ? RB_PM : RB_AM;
}
