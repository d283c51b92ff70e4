/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a school without making the window wait, and the bridge from a workspace to the store it
 * writes to. */
#include "app/rb-opener.h"

#include "app/rb-settings.h"
#include "school/rb-clock.h"
#include "school/rb-open.h"
#include "school/rb-sample.h"
#include "store/rb-store-staff.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define SAMPLE_DAY "sample-day"

static void
store_write (gpointer data, RbChange *change, GAsyncReadyCallback callback, gpointer user_data)
{
  rb_store_apply_async (data, change, NULL, callback, user_data);
}

static gboolean
store_write_finish (gpointer data, GAsyncResult *result, GError **error)
{
  return rb_store_apply_finish (data, result, NULL, error);
}

static gboolean
store_needs_reason (gpointer data, RbChange *change)
{
  return rb_store_needs_reason (data, change, NULL) > 0;
}

/* The one who worked last on this computer, else the first of the staff. */
static void
choose_who (RbWorkspace *workspace, RbSchool *school)
{
  g_autofree char *name = rb_settings_string ("current-staff");
  g_autoptr (RbIdentity) identity = rb_store_identity (rb_workspace_store (workspace));
  const RbStaff *found = NULL;

  if (identity)
    {
      rb_workspace_set_who (workspace, identity->name, identity->position);
      return;
    }
  for (guint i = 0; i < rb_roster_n_staff (school->roster); i++)
    {
      const RbStaff *staff = rb_roster_staff (school->roster, i);

      if (staff->left)
        continue;
      if (!found || g_strcmp0 (staff->name, name) == 0)
        found = staff;
    }
  if (found)
    rb_workspace_set_who (workspace, found->name, found->position);
  else
    rb_workspace_set_who (workspace, g_get_real_name (), "");
}

static void
use_store (RbWorkspace *workspace, RbStore *store, RbSchool *school)
{
  RbWriter writer = { store_write, store_write_finish, store_needs_reason, g_object_ref (store),
                      g_object_unref };

  rb_workspace_set_now (workspace, rb_now ());
  rb_workspace_set_read_only (workspace, rb_store_get_read_only_reason (store));
  rb_workspace_set_store (workspace, store);
  choose_who (workspace, school);
  rb_workspace_set_school (workspace, school, &writer);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (RbSchool) school = rb_store_load_finish (RB_STORE (source), result, &error);

  if (!school)
    {
      g_task_return_error (task, error);
      return;
    }
  use_store (g_task_get_source_object (task), RB_STORE (source), school);
  g_task_return_boolean (task, TRUE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  g_autoptr (RbStore) store = rb_store_open_finish (result, &error);

  if (store && !rb_store_sign_in_is_on (store))
    {
      rb_store_load_async (store, NULL, loaded_cb, task);
      return;
    }
  if (store)
    {
      /* Nothing is read before somebody signs in: rb_opener_load() comes later. */
      rb_workspace_set_store (g_task_get_source_object (task), store);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

void
rb_opener_load (RbWorkspace *workspace, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (workspace, NULL, callback, user_data);

  rb_store_load_async (rb_workspace_store (workspace), NULL, loaded_cb, task);
}

void
rb_opener_open (RbWorkspace *workspace,
                const char *path,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GTask *task = g_task_new (workspace, NULL, callback, user_data);

  rb_store_open_async (path, RB_STORE_DEFAULT, NULL, NULL, opened_cb, task);
}

/* The sample school's own file, so that everything can be tried on it: import, backup, letters. */
static char *
sample_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "rollbook", "Sample School.rollbook", NULL);
}

/* Whether the file is there and was made for that day: on another day it is made anew. */
static gboolean
sample_is_fresh (const char *path, const char *day)
{
  g_autoptr (RbStore) store =
      g_file_test (path, G_FILE_TEST_EXISTS) ? rb_open_to_read (path, NULL) : NULL;
  g_autofree char *made = store ? rb_store_setting (store, SAMPLE_DAY, NULL) : NULL;

  return g_strcmp0 (made, day) == 0;
}

static gboolean
make_sample (const char *path, const char *day, GError **error)
{
  RbSampleSpec spec = { .now = rb_now () };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *draft = g_strconcat (path, ".new", NULL);
  g_autoptr (RbStore) store = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_unlink (draft);
  if (!rb_sample_create (draft, &spec, error))
    return FALSE;
  store = rb_open_to_write (draft, NULL, error);
  if (!store || !rb_store_set_setting (store, SAMPLE_DAY, day, error))
    return FALSE;
  rb_store_close (store);
  if (g_rename (draft, path) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("The sample school could not be made in %s: %s."), folder, g_strerror (errno));
  return FALSE;
}

static void
sample_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *path = sample_path ();
  GError *error = NULL;
  char day[11];

  rb_date_iso (rb_now ().date, day);
  if (sample_is_fresh (path, day) || make_sample (path, day, &error))
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
  else
    g_task_return_error (task, error);
}

static void
sample_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  if (path)
    rb_store_open_async (path, RB_STORE_DEFAULT, NULL, NULL, opened_cb, task);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

void
rb_opener_sample (RbWorkspace *workspace, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (workspace, NULL, callback, user_data);
  g_autoptr (GTask) work = g_task_new (workspace, NULL, sample_cb, task);

  g_task_run_in_thread (work, sample_thread);
}

gboolean
rb_opener_finish (RbWorkspace *workspace, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
