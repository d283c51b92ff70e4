/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a store: how its other files get at the two threads. */
#pragma once

#include "store/rb-migration.h"
#include "store/rb-school-file.h"
#include "store/rb-store-staff.h"
#include "store/rb-store-writing.h"
#include "store/rb-store.h"
#include "store/rb-worker.h"

G_BEGIN_DECLS

struct _RbStore
{
  GObject parent_instance;
  char *path;
  RbSchoolFile file;
  gboolean held;
  gboolean network;
  gboolean writable;
  char *who;
  char *token;            /* of our lock row */
  char *writer_words;     /* who else writes, or NULL */
  char *read_only_reason; /* or NULL */
  char *interruption;     /* or NULL */
  int version;
  RbCodeBook *codes;
  gint sign_in; /* the school signs in; read and set atomically */
  GMutex identity_lock;
  RbIdentity *identity; /* NULL: nobody */
  gint64 renewed;       /* monotonic seconds when the lock was renewed last */
  GRWLock open_lock;    /* held for reading while a thread is asked, for writing while closing */
  RbWorker *writer;     /* NULL where only reading */
  RbWorker *reader;     /* the same as the writer on a network drive */
};

/* A step of a writing transaction. */
typedef gboolean (*RbWriteStep) (RbWriting *writing, gpointer data, GError **error);

/* Does a step in a transaction of its own on the writer's thread, and waits. The batch may be NULL.
 */
gboolean rb_store_run_write (RbStore *store,
                             RbWriteStep step,
                             gpointer data,
                             RbStoreBatch *batch,
                             RbApplied *applied,
                             GError **error);
/* The same for a task: takes data (freed with data_free) and the batch. Its answer is an RbApplied.
 */
void rb_store_push_write (RbStore *store,
                          RbWriteStep step,
                          gpointer data,
                          GDestroyNotify data_free,
                          RbStoreBatch *batch,
                          GTask *task);
/* Takes the answer of such a task. */
gboolean rb_store_take_applied (GAsyncResult *result, RbApplied *applied, GError **error);
/* Does a job on the reader's thread inside one reading transaction, and waits; or for a task. Where
 * the school signs in and nobody is signed in it is refused (RB_STORE_ERROR_RIGHTS). */
gpointer rb_store_run_read (
    RbStore *store, RbJob job, gpointer data, GCancellable *cancellable, GError **error);
/* The same for what is asked before anybody is signed in. */
gpointer rb_store_run_read_open (
    RbStore *store, RbJob job, gpointer data, GCancellable *cancellable, GError **error);
/* The guard of who is signed in now, without a database: the identity is the caller's to give
 * back. */
RbGuard rb_store_guard (RbStore *store);
void rb_store_push_read (RbStore *store,
                         RbJob job,
                         GTask *task,
                         gpointer data,
                         GDestroyNotify data_free,
                         GDestroyNotify answer_free);
/* A task of this store that does not lose an answer because it was cancelled a moment too late. */
GTask *rb_store_task (RbStore *store,
                      gpointer tag,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/* Reads whether the school signs in; a file that does not tell is not opened. */
gboolean rb_store_read_sign_in (RbStore *store, RbDatabase *database, GError **error);
/* How dear a PIN is: for tests, which cannot wait. 0 for both: as in the program. */
void rb_store_set_pin_cost (guint64 operations, gsize memory);
/* Opens with other scripts than data/sql: for tests of migrations. */
RbStore *rb_store_open_with (const char *path,
                             RbStoreFlags flags,
                             const RbStoreOptions *options,
                             RbMigrationScript script,
                             GError **error);

G_END_DECLS
