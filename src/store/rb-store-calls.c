/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window and the command line ask of an open school: load it, apply a change, save a
 * register, write a batch. */
#include "store/rb-statement.h"
#include "store/rb-store-load.h"
#include "store/rb-store-marks.h"
#include "store/rb-store-private.h"

/* A school as whoever asked may see it. */
typedef struct
{
  RbStore *store;
  RbGuard guard;
} Loading;

static gpointer
load_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Loading *loading = data;

  loading->guard.database = database;
  return rb_read_school (database, loading->store->codes, &loading->guard, cancellable, error);
}

static void
loading_free_cb (gpointer data)
{
  Loading *loading = data;

  rb_identity_unref ((RbIdentity *) loading->guard.identity);
  g_free (loading);
}

RbSchool *
rb_store_load (RbStore *store, GCancellable *cancellable, GError **error)
{
  Loading loading = { store, rb_store_guard (store) };
  RbSchool *school = rb_store_run_read (store, load_job, &loading, cancellable, error);

  rb_identity_unref ((RbIdentity *) loading.guard.identity);
  return school;
}

void
rb_store_load_async (RbStore *store,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = rb_store_task (store, rb_store_load_async, cancellable, callback, user_data);

  Loading loading = { store, rb_store_guard (store) };

  rb_store_push_read (store, load_job, task, g_memdup2 (&loading, sizeof loading), loading_free_cb,
                      (GDestroyNotify) rb_school_unref);
}

RbSchool *
rb_store_load_finish (RbStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
change_step (RbWriting *writing, gpointer data, GError **error)
{
  return rb_write_change (writing, data, error);
}

gboolean
rb_store_apply (RbStore *store, RbChange *change, RbApplied *applied, GError **error)
{
  return rb_store_run_write (store, change_step, change, NULL, applied, error);
}

void
rb_store_apply_async (RbStore *store,
                      RbChange *change,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = rb_store_task (store, rb_store_apply_async, cancellable, callback, user_data);

  rb_store_push_write (store, change_step, rb_change_ref (change), (GDestroyNotify) rb_change_unref,
                       NULL, task);
}

gboolean
rb_store_apply_finish (RbStore *store, GAsyncResult *result, RbApplied *applied, GError **error)
{
  return rb_store_take_applied (result, applied, error);
}

static gpointer
reasons_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const RbChange *change = data;
  g_autoptr (RbYearRows) rows = rb_year_rows_new (database);
  g_autoptr (GHashTable) seals = rb_read_seals (database, error);
  g_autofree int *count = g_new0 (int, 1);

  if (seals == NULL)
    return NULL;
  for (guint i = 0; i < change->cells->len; i++)
    {
      const RbCell *cell = &g_array_index (change->cells, RbCell, i);
      guint slot = rb_slot (cell->session.date, cell->session.half);
      const RbDetail *stored;
      RbYearRow *row =
          rb_year_rows_get (rows, cell->pupil_id, rb_academic_year_of (cell->session.date), error);
      if (row == NULL || !rb_year_rows_detail (rows, row, slot, &stored, error))
        return NULL;
      *count += rb_cell_is_amendment (row, slot, stored, cell,
                                      rb_week_is_sealed (seals, cell->session.date));
    }
  return g_steal_pointer (&count);
}

int
rb_store_needs_reason (RbStore *store, const RbChange *change, GError **error)
{
  g_autofree int *count = rb_store_run_read (store, reasons_job, (gpointer) change, NULL, error);

  return count ? *count : -1;
}

static gboolean
register_step (RbWriting *writing, gpointer data, GError **error)
{
  return rb_write_register (writing, data, error);
}

gboolean
rb_store_save_register (RbStore *store,
                        gint64 class_id,
                        RbSession session,
                        const char *who,
                        const char *position,
                        gint64 at,
                        GError **error)
{
  RbRegisterSave save = { class_id, session, who, position, at, NULL, NULL };

  return rb_store_run_write (store, register_step, &save, NULL, NULL, error);
}

static void
register_save_free_cb (gpointer data)
{
  RbRegisterSave *save = data;

  g_free ((char *) save->who);
  g_free ((char *) save->position);
  g_free (save);
}

void
rb_store_save_register_async (RbStore *store,
                              gint64 class_id,
                              RbSession session,
                              const char *who,
                              const char *position,
                              gint64 at,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task =
      rb_store_task (store, rb_store_save_register_async, cancellable, callback, user_data);
  RbRegisterSave *save = g_new0 (RbRegisterSave, 1);

  *save =
      (RbRegisterSave){ class_id, session, g_strdup (who), g_strdup (position), at, NULL, NULL };
  rb_store_push_write (store, register_step, save, register_save_free_cb, NULL, task);
}

gboolean
rb_store_save_register_finish (RbStore *store, GAsyncResult *result, GError **error)
{
  return rb_store_take_applied (result, NULL, error);
}

static gpointer
register_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const RbRegisterSave *asked = data;
  g_autoptr (RbYearRows) rows = rb_year_rows_new (database);
  RbRegisterState *state = g_new0 (RbRegisterState, 1);

  if (!rb_register_look (rows, asked->class_id, asked->session, state, error))
    g_clear_pointer (&state, g_free);
  else
    g_clear_pointer (&state->ids, g_array_unref);
  return state;
}

int
rb_store_register_is_saved (RbStore *store, gint64 class_id, RbSession session, GError **error)
{
  RbRegisterSave asked = { .class_id = class_id, .session = session };
  g_autofree RbRegisterState *state = rb_store_run_read (store, register_job, &asked, NULL, error);

  if (state == NULL)
    return -1;
  return state->marked > 0 && state->saved == state->marked;
}

static gboolean
batch_step (RbWriting *writing, gpointer data, GError **error)
{
  return rb_write_batch (writing, error);
}

gboolean
rb_store_write (RbStore *store, RbStoreBatch *batch, RbApplied *applied, GError **error)
{
  return rb_store_run_write (store, batch_step, NULL, batch, applied, error);
}

void
rb_store_write_async (RbStore *store,
                      RbStoreBatch *batch,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = rb_store_task (store, rb_store_write_async, cancellable, callback, user_data);

  rb_store_push_write (store, batch_step, NULL, NULL, batch, task);
}

gboolean
rb_store_write_finish (RbStore *store, GAsyncResult *result, RbApplied *applied, GError **error)
{
  return rb_store_take_applied (result, applied, error);
}

gboolean
rb_store_set_setting (RbStore *store, const char *key, const char *value, GError **error)
{
  g_autoptr (RbStoreBatch) batch = rb_store_batch_new ();

  rb_store_batch_set_setting (batch, key, value);
  return rb_store_write (store, batch, NULL, error);
}
