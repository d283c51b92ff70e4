/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking the two threads of a store: writing steps in one transaction each, reading jobs in one
 * state each. */
#include "store/rb-store-private.h"

#include "store/rb-writer-lock.h"

typedef struct
{
  RbStore *store;
  RbWriteStep step;
  gpointer data;
  GDestroyNotify data_free;
  RbStoreBatch *batch;
  gboolean owns_batch;
  RbGuard guard; /* of who was signed in when it was asked; owns its identity */
} WriteJob;

typedef struct
{
  RbJob job;
  gpointer data;
  GDestroyNotify data_free;
} ReadJob;

static gboolean
still_there (RbStore *store, gboolean written, GError **error)
{
  g_autofree char *name = g_path_get_basename (store->path);

  if (rb_school_file_is_there (store->path, &store->file))
    return TRUE;
  g_set_error (
      error, RB_STORE_ERROR, RB_STORE_ERROR_VANISHED,
      "“%s” is no longer where it was: it was moved, renamed or deleted, or its drive is not "
      "connected. %s What you see is still in memory: put the file back, or save a copy.",
      name, written ? "The last change may not have been kept." : "Nothing was written.");
  return FALSE;
}

static gboolean
renew_when_due (RbStore *store, RbDatabase *database, GError **error)
{
  gint64 now = g_get_monotonic_time () / G_USEC_PER_SEC;

  if (now - store->renewed < RB_LOCK_RENEW)
    return TRUE;
  store->renewed = now;
  return rb_writer_lock_renew (database, store->token, error);
}

static gboolean
write_in_transaction (WriteJob *job, RbWriting *writing, GError **error)
{
  RbStore *store = job->store;
  RbDatabase *database = writing->database;

  if (!rb_writer_lock_check (database, store->token, error)
      || !renew_when_due (store, database, error)
      || !rb_chain_open (database, &writing->chain, error))
    return FALSE;
  gint64 before = writing->chain.rows;
  return job->step (writing, job->data, error)
         && (writing->chain.rows == before || rb_chain_close (database, &writing->chain, error));
}

static gpointer
write_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  WriteJob *job = data;
  RbWriting writing = {
    .database = database, .codes = job->store->codes, .batch = job->batch, .guard = job->guard
  };

  writing.guard.database = database;
  if (!still_there (job->store, FALSE, error) || !rb_database_begin (database, TRUE, error))
    return NULL;
  gboolean done = write_in_transaction (job, &writing, error);
  rb_chain_clear (&writing.chain);
  if (!done)
    rb_database_rollback (database);
  else
    done = rb_database_commit (database, error) && still_there (job->store, TRUE, error);
  return done ? g_memdup2 (&writing.applied, sizeof writing.applied) : NULL;
}

static void
write_job_free_cb (gpointer data)
{
  WriteJob *job = data;

  if (job->data_free != NULL)
    job->data_free (job->data);
  if (job->owns_batch)
    rb_store_batch_free (job->batch);
  rb_identity_unref ((RbIdentity *) job->guard.identity);
  g_free (job);
}

/* With open_lock held. The worker that is asked, or NULL with the reason why there is none. */
static RbWorker *
worker_of (RbStore *store, gboolean write, GError **error)
{
  g_autofree char *name = g_path_get_basename (store->path);
  RbWorker *worker = write ? store->writer : store->reader;

  if (worker != NULL)
    return worker;
  if (store->reader == NULL)
    g_set_error (error, RB_STORE_ERROR, RB_STORE_ERROR_FAILED,
                 "“%s” has been closed. Open it again.", name);
  else
    g_set_error (error, RB_STORE_ERROR,
                 store->writer_words ? RB_STORE_ERROR_LOCKED : RB_STORE_ERROR_READ_ONLY,
                 "%s Nothing was saved.", store->read_only_reason);
  return NULL;
}

gboolean
rb_store_run_write (RbStore *store,
                    RbWriteStep step,
                    gpointer data,
                    RbStoreBatch *batch,
                    RbApplied *applied,
                    GError **error)
{
  WriteJob job = {
    .store = store, .step = step, .data = data, .batch = batch, .guard = rb_store_guard (store)
  };

  g_rw_lock_reader_lock (&store->open_lock);
  RbWorker *worker = worker_of (store, TRUE, error);
  g_autofree RbApplied *answer =
      worker ? rb_worker_run (worker, write_job, &job, NULL, error) : NULL;
  g_rw_lock_reader_unlock (&store->open_lock);
  rb_identity_unref ((RbIdentity *) job.guard.identity);
  if (answer != NULL && applied != NULL)
    *applied = *answer;
  return answer != NULL;
}

static void
push_or_fail (RbStore *store, gboolean write, RbJob job, GTask *task, GDestroyNotify answer_free)
{
  GError *error = NULL;

  g_rw_lock_reader_lock (&store->open_lock);
  RbWorker *worker = worker_of (store, write, &error);
  if (worker != NULL)
    rb_worker_push (worker, job, task, answer_free);
  g_rw_lock_reader_unlock (&store->open_lock);
  if (worker == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

void
rb_store_push_write (RbStore *store,
                     RbWriteStep step,
                     gpointer data,
                     GDestroyNotify data_free,
                     RbStoreBatch *batch,
                     GTask *task)
{
  WriteJob *job = g_new0 (WriteJob, 1);

  job->store = store; /* the task holds it */
  job->step = step;
  job->data = data;
  job->data_free = data_free;
  job->batch = batch;
  job->owns_batch = batch != NULL;
  job->guard = rb_store_guard (store);
  g_task_set_task_data (task, job, write_job_free_cb);
  push_or_fail (store, TRUE, write_job, task, g_free);
}

gboolean
rb_store_take_applied (GAsyncResult *result, RbApplied *applied, GError **error)
{
  g_autofree RbApplied *answer = g_task_propagate_pointer (G_TASK (result), error);

  if (answer != NULL && applied != NULL)
    *applied = *answer;
  return answer != NULL;
}

static gpointer
read_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  ReadJob *job = data;

  if (!rb_database_begin (database, FALSE, error))
    return NULL;
  gpointer answer = job->job (database, job->data, cancellable, error);
  rb_database_rollback (database);
  return answer;
}

static void
read_job_free_cb (gpointer data)
{
  ReadJob *job = data;

  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job);
}

gpointer
rb_store_run_read (
    RbStore *store, RbJob job, gpointer data, GCancellable *cancellable, GError **error)
{
  return rb_store_may (store, RB_RIGHT_READ_OWN, error)
             ? rb_store_run_read_open (store, job, data, cancellable, error)
             : NULL;
}

gpointer
rb_store_run_read_open (
    RbStore *store, RbJob job, gpointer data, GCancellable *cancellable, GError **error)
{
  ReadJob reading = { job, data, NULL };

  g_rw_lock_reader_lock (&store->open_lock);
  RbWorker *worker = worker_of (store, FALSE, error);
  gpointer answer = worker ? rb_worker_run (worker, read_job, &reading, cancellable, error) : NULL;
  g_rw_lock_reader_unlock (&store->open_lock);
  return answer;
}

void
rb_store_push_read (RbStore *store,
                    RbJob job,
                    GTask *task,
                    gpointer data,
                    GDestroyNotify data_free,
                    GDestroyNotify answer_free)
{
  ReadJob *reading = g_new0 (ReadJob, 1);

  reading->job = job;
  reading->data = data;
  reading->data_free = data_free;
  g_task_set_task_data (task, reading, read_job_free_cb);
  GError *error = NULL;
  if (rb_store_may (store, RB_RIGHT_READ_OWN, &error))
    push_or_fail (store, FALSE, read_job, task, answer_free);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

GTask *
rb_store_task (RbStore *store,
               gpointer tag,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  /* What was written is written, however late somebody changes their mind. */
  g_task_set_check_cancellable (task, FALSE);
  return task;
}
