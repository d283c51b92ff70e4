/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Background jobs: one thread each, a small modal window with bar and Cancel when it takes longer
 * than half a second. */
#include "app/rb-task.h"

#include "app/rb-window.h"

#include <glib/gi18n.h>

#define SHOW_AFTER_MS 500
#define BAR_EVERY_MS 100

struct _RbTask
{
  GObject parent;
  GCancellable *cancellable;
  GtkWidget *from;
  GtkWidget *dialog;
  GtkWidget *bar;
  char *title;
  guint show_timer;
  guint bar_timer;
  int per_mille; /* atomic */
  RbTaskWork work;
  gpointer data;
  GDestroyNotify free_data;
  RbTaskDone done;
  GObject *owner;
};

G_DEFINE_FINAL_TYPE (RbTask, rb_task, G_TYPE_OBJECT)

static gboolean
bar_cb (gpointer data)
{
  RbTask *task = data;
  int per_mille = g_atomic_int_get (&task->per_mille);

  if (per_mille > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (task->bar), per_mille / 1000.0);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (task->bar));
  return G_SOURCE_CONTINUE;
}

static void
response_cb (RbTask *task)
{
  g_cancellable_cancel (task->cancellable);
  task->dialog = NULL;
  g_clear_handle_id (&task->bar_timer, g_source_remove);
}

static gboolean
show_cb (gpointer data)
{
  RbTask *task = data;
  RbWindow *window = rb_window_of (task->from);

  task->show_timer = 0;
  task->dialog = adw_message_dialog_new (GTK_WINDOW (window), task->title, NULL);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (task->dialog), "cancel", _ ("_Cancel"));
  task->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (task->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  task->title, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (task->dialog), task->bar);
  g_signal_connect_swapped (task->dialog, "response", G_CALLBACK (response_cb), task);
  task->bar_timer = g_timeout_add (BAR_EVERY_MS, bar_cb, task);
  gtk_window_present (GTK_WINDOW (task->dialog));
  return G_SOURCE_REMOVE;
}

static void
thread_func (GTask *job, gpointer source, gpointer data, GCancellable *cancellable)
{
  RbTask *task = data;
  gpointer result = NULL;
  GError *error = NULL;

  if (task->work (task, task->data, cancellable, &result, &error))
    g_task_return_pointer (job, result, NULL);
  else
    g_task_return_error (job, error);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RbTask *task = RB_TASK (source);
  g_autoptr (GError) error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_handle_id (&task->show_timer, g_source_remove);
  g_clear_handle_id (&task->bar_timer, g_source_remove);
  if (task->dialog)
    {
      g_signal_handlers_disconnect_by_data (task->dialog, task);
      gtk_window_destroy (GTK_WINDOW (task->dialog));
    }
  if (task->done)
    task->done (task->owner, value, error);
}

static void
rb_task_finalize (GObject *object)
{
  RbTask *task = RB_TASK (object);

  if (task->free_data)
    task->free_data (task->data);
  g_clear_object (&task->owner);
  g_clear_object (&task->from);
  g_clear_object (&task->cancellable);
  g_free (task->title);
  G_OBJECT_CLASS (rb_task_parent_class)->finalize (object);
}

static void
rb_task_class_init (RbTaskClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rb_task_finalize;
}

static void
rb_task_init (RbTask *task)
{
  task->cancellable = g_cancellable_new ();
}

void
rb_task_run (GtkWidget *from,
             const char *title,
             RbTaskWork work,
             gpointer data,
             GDestroyNotify free_data,
             RbTaskDone done,
             gpointer owner)
{
  g_autoptr (RbTask) task = g_object_new (RB_TYPE_TASK, NULL);
  g_autoptr (GTask) job = g_task_new (task, task->cancellable, finished_cb, NULL);

  task->from = g_object_ref (from);
  task->title = g_strdup (title);
  task->work = work;
  task->data = data;
  task->free_data = free_data;
  task->done = done;
  task->owner = owner ? g_object_ref (owner) : NULL;
  task->show_timer = g_timeout_add (SHOW_AFTER_MS, show_cb, task);
  g_task_set_task_data (job, task, NULL);
  g_task_set_check_cancellable (job, FALSE);
  g_task_run_in_thread (job, thread_func);
}

void
rb_task_progress (RbTask *task, double fraction)
{
  g_atomic_int_set (&task->per_mille, (int) (CLAMP (fraction, 0, 1) * 1000));
}

void
rb_task_progress_cb (double fraction, gpointer task)
{
  rb_task_progress (task, fraction);
}
