/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school file that is open: making one, opening one, closing it. What is asked of it while it is
 * open is in rb-store-jobs, rb-store-lists, rb-audit, rb-store-check and rb-backup. */
#include "store/rb-store-private.h"

#include "store/rb-writer-lock.h"

#include "rb-data.h"

#include <glib/gstdio.h>

G_DEFINE_FINAL_TYPE (RbStore, rb_store, G_TYPE_OBJECT)

static char *
base_name (const char *path)
{
  return g_path_get_basename (path);
}

/* The lock is renewed and given back on the writer's thread. */
static void
renew_lock_cb (RbDatabase *database, gpointer token)
{
  rb_writer_lock_renew (database, token, NULL);
}

static void
give_lock_cb (RbDatabase *database, gpointer token)
{
  rb_writer_lock_give (database, token);
}

static void
set_read_only (RbStore *store, const char *why)
{
  g_autofree char *name = base_name (store->path);

  g_free (store->read_only_reason);
  store->read_only_reason = g_strdup_printf ("“%s” is open for reading only: %s", name, why);
}

/* The connection for a file that will not be written here. */
static RbDatabase *
open_for_reading (RbStore *store, GError **error)
{
  gboolean frozen = !(store->file.writable && store->file.folder_writable)
                    && !rb_school_file_is_hot (store->path);

  return rb_database_open (store->path, frozen ? RB_DATABASE_FROZEN : RB_DATABASE_READ, error);
}

static gboolean
check_version (RbStore *store, RbDatabase *database, RbMigrationScript script, GError **error)
{
  g_autofree char *name = base_name (store->path);

  store->version = rb_migration_version (database, error);
  if (store->version < 0)
    return FALSE;
  if (store->version > rb_migration_newest (script))
    g_set_error (
        error, RB_STORE_ERROR, RB_STORE_ERROR_NEWER,
        "“%s” was made by a newer Rollbook than this one. It was left as it is; install the "
        "newer Rollbook to open it.",
        name);
  else if (store->version == 0)
    g_set_error (
        error, RB_STORE_ERROR, RB_STORE_ERROR_DAMAGED,
        "“%s” is damaged: it was never finished. Leave it as it is and restore the last backup.",
        name);
  else
    return TRUE;
  return FALSE;
}

/* Our row as the writer, unless somebody else has theirs: then writer_words says who. */
static gboolean
take_lock (RbStore *store, RbDatabase *database, GError **error)
{
  g_autofree char *name = base_name (store->path);
  g_autofree char *dead = NULL;

  if (!rb_writer_lock_take (database, store->token, store->who, &store->writer_words, &dead, error))
    return FALSE;
  if (dead != NULL)
    store->interruption = g_strdup_printf (
        "Rollbook was not closed in the ordinary way the last time: it was open for %s. Every mark "
        "that was saved is there.",
        dead);
  if (store->writer_words == NULL || !store->network)
    return TRUE;
  g_set_error (
      error, RB_STORE_ERROR, RB_STORE_ERROR_LOCKED,
      "“%s” is in use by %s. A file on a network drive can be used by one person at a time: try "
      "again when they have closed it.",
      name, store->writer_words);
  return FALSE;
}

static gboolean
bring_up_to_date (RbStore *store, RbDatabase *database, RbMigrationScript script, GError **error)
{
  int newest = rb_migration_newest (script);

  if (store->version < newest)
    {
      g_autofree char *copy = rb_migration_backup (database, store->path, newest, error);
      if (copy == NULL || !rb_migration_run (database, script, error))
        return FALSE;
      store->version = newest;
    }
  if (!rb_database_begin (database, TRUE, error))
    return FALSE;
  if (rb_write_codes (database, store->codes, error) && rb_sweep_files (database, error))
    return rb_database_commit (database, error);
  rb_database_rollback (database);
  return FALSE;
}

/* The writing connection; NULL without an error where somebody else writes. */
static RbDatabase *
open_for_writing (RbStore *store, RbMigrationScript script, GError **error)
{
  g_autoptr (RbDatabase) database = rb_database_open (store->path, RB_DATABASE_WRITE, error);

  if (database == NULL)
    return NULL;
  if ((!store->network || store->file.wal)
      && !rb_database_set_wal (database, !store->network, error))
    return NULL;
  if (!check_version (store, database, script, error) || !take_lock (store, database, error)
      || store->writer_words != NULL)
    {
      if (store->writer_words != NULL)
        rb_database_leave_log (database);
      return NULL;
    }
  if (bring_up_to_date (store, database, script, error)
      && rb_store_read_sign_in (store, database, error))
    return g_steal_pointer (&database);
  rb_writer_lock_give (database, store->token);
  return NULL;
}

static gboolean
old_for_reading (RbStore *store, RbMigrationScript script, GError **error)
{
  g_autofree char *name = base_name (store->path);

  if (store->version == rb_migration_newest (script))
    return FALSE;
  g_set_error (
      error, RB_STORE_ERROR, RB_STORE_ERROR_READ_ONLY,
      "“%s” was made by an older Rollbook and must be brought up to date once, which needs "
      "permission to change it. Open it with that permission, or open a copy.",
      name);
  return TRUE;
}

static gboolean
start_reader (RbStore *store, RbMigrationScript script, GError **error)
{
  RbDatabase *database;

  if (store->writer != NULL && store->network)
    {
      store->reader = store->writer;
      return TRUE;
    }
  database = store->writer ? rb_database_open (store->path, RB_DATABASE_READ, error)
                           : open_for_reading (store, error);
  if (database == NULL)
    return FALSE;
  if (store->writer == NULL
      && (!check_version (store, database, script, error) || old_for_reading (store, script, error)
          || (store->writer_words == NULL
              && !rb_writer_lock_read (database, &store->writer_words, error))
          || !rb_store_read_sign_in (store, database, error)))
    {
      rb_database_close (database);
      return FALSE;
    }
  if (store->writer == NULL && store->writer_words != NULL)
    rb_database_leave_log (database);
  store->reader = rb_worker_new ("rb-reader", database, NULL);
  return TRUE;
}

static void
start_writer (RbStore *store, RbDatabase *database)
{
  RbWorkerHooks hooks = { RB_LOCK_RENEW, renew_lock_cb, give_lock_cb, g_strdup (store->token),
                          g_free };

  store->writer = rb_worker_new ("rb-writer", database, &hooks);
  store->writable = TRUE;
  store->renewed = g_get_monotonic_time () / G_USEC_PER_SEC;
}

static gboolean
open_connections (RbStore *store, RbStoreFlags flags, RbMigrationScript script, GError **error)
{
  GError *failed = NULL;

  if (flags & RB_STORE_READ_ONLY)
    set_read_only (store, "nothing is written in this way of opening it.");
  else if (!store->file.writable)
    set_read_only (store, "you may not change this file. Ask for permission, or work on a copy.");
  else if (!store->file.folder_writable)
    set_read_only (store,
                   "nothing may be saved in its folder. Ask for permission, or work on a copy.");
  else
    {
      RbDatabase *database = open_for_writing (store, script, &failed);
      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return FALSE;
        }
      if (database != NULL)
        start_writer (store, database);
      else
        {
          g_autofree char *why = g_strdup_printf (
              "%s is writing it. Everything can be seen; open it again when they have closed it.",
              store->writer_words);
          set_read_only (store, why);
        }
    }
  return start_reader (store, script, error);
}

RbStore *
rb_store_open_with (const char *path,
                    RbStoreFlags flags,
                    const RbStoreOptions *options,
                    RbMigrationScript script,
                    GError **error)
{
  g_autoptr (RbStore) store = NULL;
  RbSchoolFile file;

  if (!rb_school_file_check (path, rb_migration_newest (script), &file, error))
    return NULL;
  store = g_object_new (RB_TYPE_STORE, NULL);
  store->path = g_canonicalize_filename (path, NULL);
  store->file = file;
  store->who = g_strdup (options && options->who ? options->who : g_get_real_name ());
  store->network = options && options->is_network ? options->is_network (path)
                                                  : rb_school_file_is_network (path);
  rb_school_file_hold (&store->file);
  store->held = TRUE;
  if (!open_connections (store, flags, script, error))
    return NULL;
  return g_steal_pointer (&store);
}

RbStore *
rb_store_open (const char *path, RbStoreFlags flags, const RbStoreOptions *options, GError **error)
{
  return rb_store_open_with (path, flags, options, rb_migration_script, error);
}

/* What rb_store_open_async() was asked. */
typedef struct
{
  char *path;
  RbStoreFlags flags;
  char *who;
  RbIsNetwork is_network;
} Opening;

static void
opening_free_cb (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening->who);
  g_free (opening);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  RbStoreOptions options = { opening->who, opening->is_network };
  GError *error = NULL;
  RbStore *store = rb_store_open (opening->path, opening->flags, &options, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
rb_store_open_async (const char *path,
                     RbStoreFlags flags,
                     const RbStoreOptions *options,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->flags = flags;
  opening->who = g_strdup (options ? options->who : NULL);
  opening->is_network = options ? options->is_network : NULL;
  g_task_set_source_tag (task, rb_store_open_async);
  g_task_set_task_data (task, opening, opening_free_cb);
  g_task_run_in_thread (task, open_thread);
}

RbStore *
rb_store_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
fill_new (RbDatabase *database,
          const RbSchoolDetails *details,
          RbStoreBatch *first,
          RbCodeBook *codes,
          GError **error)
{
  RbWriting writing = { .database = database, .codes = codes, .batch = first };

  if (!rb_migration_run (database, rb_migration_script, error)
      || !rb_database_begin (database, TRUE, error))
    return FALSE;
  gboolean done = rb_chain_open (database, &writing.chain, error)
                  && rb_write_details (database, details, error)
                  && rb_write_codes (database, codes, error)
                  && (first == NULL || rb_write_batch (&writing, error))
                  && rb_chain_close (database, &writing.chain, error);
  rb_chain_clear (&writing.chain);
  if (done)
    return rb_database_commit (database, error);
  rb_database_rollback (database);
  return FALSE;
}

static gboolean
make_file (const char *path, const RbSchoolDetails *details, RbStoreBatch *first, GError **error)
{
  g_autoptr (RbCodeBook) codes = rb_code_book_new (rb_data_find ("codes/codes.csv", NULL));
  g_autoptr (RbDatabase) database = NULL;

  if (!rb_school_file_make (path, error))
    return FALSE;
  database = rb_database_open (path, RB_DATABASE_WRITE, error);
  return database != NULL && fill_new (database, details, first, codes, error);
}

static gboolean
refuse_existing (const char *path, GError **error)
{
  g_autofree char *name = base_name (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_EXISTS,
               "“%s” is there already. Choose another name, so that nothing is replaced.", name);
  return FALSE;
}

static gboolean
put_in_place (const char *made, const char *path, GError **error)
{
  g_autofree char *name = base_name (path);

  if (!rb_school_file_sync (made, error) || !refuse_existing (path, error))
    return FALSE;
  if (g_rename (made, path) == 0)
    return rb_school_file_sync (path, error);
  g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_IO,
               "“%s” could not be given its name. Check the drive, then try again.", name);
  return FALSE;
}

RbStore *
rb_store_create (const char *path,
                 const RbSchoolDetails *details,
                 RbStoreBatch *first,
                 const RbStoreOptions *options,
                 GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = base_name (path);
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *hidden = g_strdup_printf (".%s.%.8s.new", name, random);
  g_autofree char *made = g_build_filename (folder, hidden, NULL);

  if (!refuse_existing (path, error))
    return NULL;
  /* It gets its name only when it is whole. */
  if (make_file (made, details, first, error) && put_in_place (made, path, error))
    return rb_store_open (path, RB_STORE_DEFAULT, options, error);
  rb_school_file_discard (made);
  return NULL;
}

void
rb_store_close (RbStore *store)
{
  g_rw_lock_writer_lock (&store->open_lock);
  RbWorker *reader = g_steal_pointer (&store->reader);
  RbWorker *writer = g_steal_pointer (&store->writer);
  gboolean held = store->held;
  store->held = FALSE;
  store->writable = FALSE;
  g_rw_lock_writer_unlock (&store->open_lock);
  if (reader != writer)
    rb_worker_free (reader);
  rb_worker_free (writer);
  if (held)
    rb_school_file_release (&store->file);
}

const char *
rb_store_get_path (RbStore *store)
{
  return store->path;
}

gboolean
rb_store_is_writable (RbStore *store)
{
  return store->writable;
}

gboolean
rb_store_is_network (RbStore *store)
{
  return store->network;
}

const char *
rb_store_get_read_only_reason (RbStore *store)
{
  return store->read_only_reason;
}

const char *
rb_store_get_writer (RbStore *store)
{
  return store->writer_words;
}

const char *
rb_store_get_interruption (RbStore *store)
{
  return store->interruption;
}

int
rb_store_get_version (RbStore *store)
{
  return store->version;
}

int
rb_store_newest_version (void)
{
  return rb_migration_newest (rb_migration_script);
}

static void
rb_store_finalize (GObject *object)
{
  RbStore *store = RB_STORE (object);

  if (store->path != NULL)
    rb_store_close (store);
  g_rw_lock_clear (&store->open_lock);
  g_mutex_clear (&store->identity_lock);
  g_clear_pointer (&store->identity, rb_identity_unref);
  rb_code_book_unref (store->codes);
  g_free (store->path);
  g_free (store->who);
  g_free (store->token);
  g_free (store->writer_words);
  g_free (store->read_only_reason);
  g_free (store->interruption);
  G_OBJECT_CLASS (rb_store_parent_class)->finalize (object);
}

static void
rb_store_class_init (RbStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_store_finalize;
}

static void
rb_store_init (RbStore *store)
{
  g_rw_lock_init (&store->open_lock);
  g_mutex_init (&store->identity_lock);
  store->token = g_uuid_string_random ();
  store->codes = rb_code_book_new (rb_data_find ("codes/codes.csv", NULL));
}
