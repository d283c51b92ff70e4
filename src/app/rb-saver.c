/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One write, one load, one notice. The main loop never waits for either. */
#include "app/rb-saver.h"

#include "app/rb-notice.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *from;
  RbWorkspace *workspace;
  char *text;
  RbSaverDone done;
  GObject *owner;
} Job;

static Job *
job_new (
    GtkWidget *from, RbWorkspace *workspace, const char *text, RbSaverDone done, gpointer owner)
{
  Job *job = g_new0 (Job, 1);

  job->from = g_object_ref (from);
  job->workspace = g_object_ref (workspace);
  job->text = g_strdup (text);
  job->done = done;
  job->owner = owner ? g_object_ref (owner) : NULL;
  return job;
}

static void
finish (Job *job, const GError *error)
{
  if (error)
    rb_notice_error (job->from, error, NULL, NULL);
  else if (job->text)
    rb_notice_show (job->from, job->text, NULL, NULL);
  if (job->done)
    job->done (job->owner, error);
  g_clear_object (&job->owner);
  g_object_unref (job->from);
  g_object_unref (job->workspace);
  g_free (job->text);
  g_free (job);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RbSchool) school = rb_store_load_finish (RB_STORE (source), result, &error);

  if (school && rb_workspace_store (job->workspace) == RB_STORE (source))
    rb_workspace_replace (job->workspace, school);
  finish (job, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;

  if (rb_store_write_finish (RB_STORE (source), result, NULL, &error))
    rb_store_load_async (RB_STORE (source), NULL, loaded_cb, job);
  else
    finish (job, error);
}

/* Why nothing can be written, or NULL. (transfer full) */
static GError *
refusal (RbWorkspace *workspace)
{
  const char *reason = rb_workspace_read_only (workspace);

  if (rb_workspace_store (workspace) == NULL)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                _ ("This school is not kept in a file, so this cannot be saved."));
  return reason ? g_error_new_literal (G_IO_ERROR, G_IO_ERROR_READ_ONLY, reason) : NULL;
}

void
rb_saver_write (GtkWidget *from,
                RbWorkspace *workspace,
                RbStoreBatch *batch,
                const char *text,
                RbSaverDone done,
                gpointer owner)
{
  Job *job = job_new (from, workspace, text, done, owner);
  g_autoptr (GError) error = refusal (workspace);

  if (error)
    {
      rb_store_batch_free (batch);
      finish (job, error);
      return;
    }
  rb_store_write_async (rb_workspace_store (workspace), batch, NULL, written_cb, job);
}

void
rb_saver_reload (
    GtkWidget *from, RbWorkspace *workspace, const char *text, RbSaverDone done, gpointer owner)
{
  rb_store_load_async (rb_workspace_store (workspace), NULL, loaded_cb,
                       job_new (from, workspace, text, done, owner));
}
