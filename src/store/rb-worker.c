/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread with one connection and an ordered queue. */
#include "store/rb-worker.h"

typedef struct
{
  RbJob run;
  gpointer data;
  GCancellable *cancellable;
  GTask *task; /* asked by the window */
  GDestroyNotify destroy;
  GMutex lock; /* asked by somebody who waits */
  GCond done_cond;
  gboolean done;
  gpointer answer;
  GError *error;
} Job;

struct _RbWorker
{
  RbDatabase *database;
  GAsyncQueue *jobs;
  GThread *thread;
  RbWorkerHooks hooks;
  gboolean on_its_own; /* nobody waits for its end */
};

static void
answer_task (Job *job)
{
  if (job->error != NULL)
    g_task_return_error (job->task, job->error);
  else
    g_task_return_pointer (job->task, job->answer, job->destroy);
  g_object_unref (job->task);
  g_free (job);
}

static void
answer_waiting (Job *job)
{
  g_mutex_lock (&job->lock);
  job->done = TRUE;
  g_cond_signal (&job->done_cond);
  g_mutex_unlock (&job->lock);
}

static void
do_job (RbWorker *worker, Job *job)
{
  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    {
      rb_database_set_cancellable (worker->database, job->cancellable);
      job->answer = job->run (worker->database, job->data, job->cancellable, &job->error);
      rb_database_set_cancellable (worker->database, NULL);
    }
  if (job->task != NULL)
    answer_task (job);
  else
    answer_waiting (job);
}

static void
worker_end (RbWorker *worker)
{
  if (worker->hooks.end != NULL)
    worker->hooks.end (worker->database, worker->hooks.data);
  rb_database_close (worker->database);
  if (worker->hooks.data_free != NULL)
    worker->hooks.data_free (worker->hooks.data);
  g_async_queue_unref (worker->jobs);
}

static gpointer
worker_thread (gpointer data)
{
  RbWorker *worker = data;
  guint64 patience = (guint64) worker->hooks.idle_seconds * G_USEC_PER_SEC;

  for (;;)
    {
      Job *job = worker->hooks.idle ? g_async_queue_timeout_pop (worker->jobs, patience)
                                    : g_async_queue_pop (worker->jobs);
      if (job == NULL)
        worker->hooks.idle (worker->database, worker->hooks.data);
      else if (job->run != NULL)
        do_job (worker, job);
      else
        {
          g_free (job);
          break;
        }
    }
  worker_end (worker);
  if (worker->on_its_own)
    g_free (worker);
  return NULL;
}

RbWorker *
rb_worker_new (const char *name, RbDatabase *database, const RbWorkerHooks *hooks)
{
  RbWorker *worker = g_new0 (RbWorker, 1);

  worker->database = database;
  worker->jobs = g_async_queue_new ();
  if (hooks != NULL)
    worker->hooks = *hooks;
  worker->thread = g_thread_new (name, worker_thread, worker);
  return worker;
}

void
rb_worker_free (RbWorker *worker)
{
  if (worker == NULL)
    return;
  worker->on_its_own = g_thread_self () == worker->thread;
  gboolean wait = !worker->on_its_own;
  GThread *thread = worker->thread;
  g_async_queue_push (worker->jobs, g_new0 (Job, 1));
  if (wait)
    {
      g_thread_join (thread);
      g_free (worker);
    }
  else
    g_thread_unref (thread);
}

gpointer
rb_worker_run (
    RbWorker *worker, RbJob run, gpointer data, GCancellable *cancellable, GError **error)
{
  Job job = { .run = run, .data = data, .cancellable = cancellable };

  g_mutex_init (&job.lock);
  g_cond_init (&job.done_cond);
  g_async_queue_push (worker->jobs, &job);
  g_mutex_lock (&job.lock);
  while (!job.done)
    g_cond_wait (&job.done_cond, &job.lock);
  g_mutex_unlock (&job.lock);
  g_mutex_clear (&job.lock);
  g_cond_clear (&job.done_cond);
  if (job.error != NULL)
    g_propagate_error (error, job.error);
  return job.answer;
}

void
rb_worker_push (RbWorker *worker, RbJob run, GTask *task, GDestroyNotify destroy)
{
  Job *job = g_new0 (Job, 1);

  job->run = run;
  job->data = g_task_get_task_data (task);
  job->cancellable = g_task_get_cancellable (task);
  job->task = task;
  job->destroy = destroy;
  g_async_queue_push (worker->jobs, job);
}
