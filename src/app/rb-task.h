/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A job that takes time, with what it is doing, how far it is, and a way to cancel it. It runs in a
 * thread on snapshots; what it shows appears only once it has taken half a second. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_TASK (rb_task_get_type ())
G_DECLARE_FINAL_TYPE (RbTask, rb_task, RB, TASK, GObject)

/* In the worker thread: TRUE and a result (or NULL), or FALSE with an error. */
typedef gboolean (*RbTaskWork) (
    RbTask *task, gpointer data, GCancellable *cancellable, gpointer *result, GError **error);
/* In the main thread, always, also when it failed or was cancelled (error set). The result belongs
 * to the receiver. */
typedef void (*RbTaskDone) (gpointer owner, gpointer result, const GError *error);

/* Starts `work` in a thread and shows "title" over the window of `from` from half a second on, with
 * Cancel. `owner` is kept alive until `done` was called. `data` is freed with free_data. */
void rb_task_run (GtkWidget *from,
                  const char *title,
                  RbTaskWork work,
                  gpointer data,
                  GDestroyNotify free_data,
                  RbTaskDone done,
                  gpointer owner);
/* How far it is, 0 to 1, from any thread. */
void rb_task_progress (RbTask *task, double fraction);
/* What RbProgress callbacks of the libraries call: `task` as a gpointer. */
void rb_task_progress_cb (double fraction, gpointer task);

G_END_DECLS
