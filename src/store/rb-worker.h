/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread with one connection and an ordered queue of jobs: what was asked first is done first. */
#pragma once

#include "store/rb-database.h"

G_BEGIN_DECLS

typedef struct _RbWorker RbWorker;

/* Does the work on the worker's thread. NULL means that it failed and `error` is set. */
typedef gpointer (*RbJob) (RbDatabase *database,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);

typedef void (*RbWorkerHook) (RbDatabase *database, gpointer data);

/* What the thread does on its own: `idle` after `idle_seconds` without a job, `end` before it
 * closes the connection. */
typedef struct
{
  guint idle_seconds;
  RbWorkerHook idle;
  RbWorkerHook end;
  gpointer data; /* owned */
  GDestroyNotify data_free;
} RbWorkerHooks;

/* Takes the database, and what `hooks` (may be NULL) points to. */
RbWorker *rb_worker_new (const char *name, RbDatabase *database, const RbWorkerHooks *hooks);
/* Finishes what is queued, ends the thread and closes the connection. Called on the thread itself
 * it does not wait. */
void rb_worker_free (RbWorker *worker);

/* Waits for the job. */
gpointer rb_worker_run (
    RbWorker *worker, RbJob job, gpointer data, GCancellable *cancellable, GError **error);
/* Takes the task: `job` gets its task data; what it returns becomes the task's answer, freed with
 * `destroy`. */
void rb_worker_push (RbWorker *worker, RbJob job, GTask *task, GDestroyNotify destroy);

G_END_DECLS
