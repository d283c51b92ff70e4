/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection to a database file, set up the way every school file is opened. With rb-statement
 * the only place that names the database client; what it reports becomes a sentence here. A
 * connection is used by one thread at a time. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RbDatabase RbDatabase;

typedef enum
{
  RB_DATABASE_READ,  /* never writes; others may */
  RB_DATABASE_WRITE, /* the file must exist */
  RB_DATABASE_FROZEN /* reads a file in a folder that cannot be written: no lock, no file beside it
                      */
} RbDatabaseMode;

/* Opens `path` with foreign keys, defensive mode, an untrusted schema, full synchronisation and
 * temporary data in memory. */
RbDatabase *rb_database_open (const char *path, RbDatabaseMode mode, GError **error);
/* Closes it; harmless on NULL. */
void rb_database_close (RbDatabase *database);
/* The file's name without its folders: for sentences. */
const char *rb_database_name (RbDatabase *database);

/* Write-ahead log (local files), or a rollback journal (network drives), where it is not so
 * already. */
gboolean rb_database_set_wal (RbDatabase *database, gboolean wal, GError **error);
/* Leaves the write-ahead log alone when this connection closes, even if it seems to be the last
 * one: somebody else is writing the file. The system takes a program's locks away when any part of
 * it opens and closes the file, as a file chooser does to see what it is; tidying the log up then
 * would lose what the writer writes next. */
void rb_database_leave_log (RbDatabase *database);
/* Runs a script of one or more statements without parameters. */
gboolean rb_database_exec (RbDatabase *database, const char *sql, GError **error);
/* The first column of the first row; `otherwise` where there is no row. */
gboolean rb_database_get_int (
    RbDatabase *database, const char *sql, gint64 otherwise, gint64 *value, GError **error);

/* A transaction: at once the writing one, or one that reads a single state. */
gboolean rb_database_begin (RbDatabase *database, gboolean write, GError **error);
/* FALSE: rolled back, with an error. */
gboolean rb_database_commit (RbDatabase *database, GError **error);
void rb_database_rollback (RbDatabase *database);

/* Long statements stop when it is cancelled; NULL: none. */
void rb_database_set_cancellable (RbDatabase *database, GCancellable *cancellable);
/* Copies every page of `from` into the empty database file `path`. */
gboolean rb_database_copy (RbDatabase *from, const char *path, GError **error);
/* The number given to the row inserted last. */
gint64 rb_database_last_id (RbDatabase *database);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbDatabase, rb_database_close)

G_END_DECLS
