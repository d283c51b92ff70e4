/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the small things: settings, layouts, templates, choices, the import log, the key-back
 * list. */
#include "store/rb-statement.h"
#include "store/rb-store-marks.h"
#include "store/rb-store-private.h"

#include <string.h>

typedef gpointer (*RowOf) (RbStatement *read);

/* The rows of a bound statement as a list; NULL with an error. */
static GPtrArray *
list_of (RbStatement *read, RowOf row_of, GDestroyNotify row_free, GError **error)
{
  GError *failed = NULL;
  GPtrArray *list;

  if (read == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func (row_free);
  while (rb_statement_next (read, &failed))
    g_ptr_array_add (list, row_of (read));
  if (failed == NULL)
    return list;
  g_propagate_error (error, failed);
  g_ptr_array_unref (list);
  return NULL;
}

static char *
text_at (RbStatement *read, int column)
{
  return g_strdup (rb_statement_text (read, column));
}

/* A found value, or an empty box: not being set is no error. */
static gpointer
setting_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;
  GPtrArray *box = g_ptr_array_new_with_free_func (g_free);
  RbStatement *read =
      rb_statement (database, "select value from setting where name = :name", &failed);

  if (read != NULL)
    {
      rb_statement_bind_text (read, ":name", data);
      if (rb_statement_next (read, &failed))
        g_ptr_array_add (box, text_at (read, 0));
      rb_statement_reset (read);
    }
  if (failed == NULL)
    return box;
  g_propagate_error (error, failed);
  g_ptr_array_unref (box);
  return NULL;
}

char *
rb_store_setting (RbStore *store, const char *key, GError **error)
{
  GPtrArray *box = rb_store_run_read_open (store, setting_job, (gpointer) key, NULL, error);
  char *value = box && box->len > 0 ? g_strdup (box->pdata[0]) : NULL;

  g_clear_pointer (&box, g_ptr_array_unref);
  return value;
}

void
rb_stored_setting_free (RbStoredSetting *setting)
{
  g_free (setting->name);
  g_free (setting->value);
  g_free (setting);
}

static gpointer
setting_of (RbStatement *read)
{
  RbStoredSetting *setting = g_new0 (RbStoredSetting, 1);

  setting->name = text_at (read, 0);
  setting->value = text_at (read, 1);
  return setting;
}

/* '0' follows '/': so the range of names is the folder, by the table's key. */
static gpointer
settings_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *end = g_strdup (data);
  RbStatement *read = rb_statement (database,
                                    "select name, value from setting"
                                    " where name >= :folder and name < :end order by name",
                                    error);

  end[strlen (end) - 1] = '0';
  if (read == NULL)
    return NULL;
  rb_statement_bind_text (read, ":folder", data);
  rb_statement_bind_text (read, ":end", end);
  return list_of (read, setting_of, (GDestroyNotify) rb_stored_setting_free, error);
}

GPtrArray *
rb_store_settings_in (RbStore *store, const char *folder, GError **error)
{
  g_return_val_if_fail (g_str_has_suffix (folder, "/"), NULL);
  return rb_store_run_read (store, settings_job, (gpointer) folder, NULL, error);
}

static gpointer
layout_of (RbStatement *read)
{
  RbStoredLayout *layout = g_new0 (RbStoredLayout, 1);

  layout->name = text_at (read, 0);
  layout->kind = text_at (read, 1);
  layout->fingerprint = text_at (read, 2);
  layout->text = text_at (read, 3);
  return layout;
}

static gpointer
layouts_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return list_of (
      rb_statement (database,
                    "select name, kind, fingerprint, body from import_layout order by name", error),
      layout_of, (GDestroyNotify) rb_stored_layout_free, error);
}

GPtrArray *
rb_store_layouts (RbStore *store, GError **error)
{
  return rb_store_run_read (store, layouts_job, NULL, NULL, error);
}

static gpointer
template_of (RbStatement *read)
{
  RbStoredTemplate *template = g_new0 (RbStoredTemplate, 1);

  template->name = text_at (read, 0);
  template->version = (int) rb_statement_int (read, 1);
  template->text = text_at (read, 2);
  template->who = text_at (read, 3);
  template->at = rb_statement_stamp (read, 4);
  return template;
}

static gpointer
templates_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return list_of (
      rb_statement (database,
                    "select t.name, t.version, t.body, t.who, t.made_at from letter_template t"
                    " where t.version = (select max (n.version) from letter_template n"
                    " where n.name = t.name) order by t.name",
                    error),
      template_of, (GDestroyNotify) rb_stored_template_free, error);
}

GPtrArray *
rb_store_templates (RbStore *store, GError **error)
{
  return rb_store_run_read (store, templates_job, NULL, NULL, error);
}

static gpointer
choice_of (RbStatement *read)
{
  RbRunChoice *choice = g_new0 (RbRunChoice, 1);

  choice->run = text_at (read, 0);
  choice->pupil_id = rb_statement_int (read, 1);
  choice->choice = text_at (read, 2);
  choice->letter = text_at (read, 3);
  choice->reason = text_at (read, 4);
  choice->who = text_at (read, 5);
  choice->at = rb_statement_stamp (read, 6);
  return choice;
}

static gpointer
choices_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  RbStatement *read =
      rb_statement (database,
                    "select run, pupil_id, choice, letter, reason, who, made_at from run_choice"
                    " where run = :run order by pupil_id",
                    error);

  if (read != NULL)
    rb_statement_bind_text (read, ":run", data);
  return list_of (read, choice_of, (GDestroyNotify) rb_run_choice_free, error);
}

GPtrArray *
rb_store_choices (RbStore *store, const char *run, GError **error)
{
  return rb_store_run_read (store, choices_job, (gpointer) run, NULL, error);
}

static gpointer
log_of (RbStatement *read)
{
  RbImportLog *log = g_new0 (RbImportLog, 1);

  log->id = rb_statement_int (read, 0);
  log->file = text_at (read, 1);
  log->digest = text_at (read, 2);
  log->kind = text_at (read, 3);
  log->layout = text_at (read, 4);
  log->who = text_at (read, 5);
  log->at = rb_statement_stamp (read, 6);
  log->rows = (guint) rb_statement_int (read, 7);
  log->added = (guint) rb_statement_int (read, 8);
  log->changed = (guint) rb_statement_int (read, 9);
  log->same = (guint) rb_statement_int (read, 10);
  log->refused = (guint) rb_statement_int (read, 11);
  return log;
}

static gpointer
imports_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return list_of (rb_statement (database,
                                "select id, file, digest, kind, layout, who, made_at, lines, added,"
                                " changed, same, refused from import_log order by id",
                                error),
                  log_of, (GDestroyNotify) rb_import_log_free, error);
}

GPtrArray *
rb_store_imports (RbStore *store, GError **error)
{
  return rb_store_run_read (store, imports_job, NULL, NULL, error);
}

void
rb_key_back_free (RbKeyBack *item)
{
  g_free (item->who);
  g_free (item->was);
  g_free (item);
}

static gpointer
key_back_of (RbStatement *read)
{
  RbKeyBack *item = g_new0 (RbKeyBack, 1);

  item->pupil_id = rb_statement_int (read, 0);
  item->session.date = rb_statement_date (read, 1);
  item->session.half = rb_statement_half (read, 2);
  item->changed_at = rb_statement_stamp (read, 3);
  item->who = text_at (read, 4);
  item->was = text_at (read, 5);
  return item;
}

static gpointer
key_back_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *since = data;
  RbStatement *read =
      rb_statement (database,
                    "select pupil_id, day, session, changed_at, who, code_was"
                    " from key_back where changed_at >= :since order by day, session, pupil_id",
                    error);

  if (read != NULL)
    rb_statement_bind_stamp (read, ":since", *since);
  return list_of (read, key_back_of, (GDestroyNotify) rb_key_back_free, error);
}

GPtrArray *
rb_store_key_back (RbStore *store, gint64 since, GError **error)
{
  return rb_store_run_read (store, key_back_job, &since, NULL, error);
}

void
rb_store_key_back_async (RbStore *store,
                         gint64 since,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = rb_store_task (store, rb_store_key_back_async, cancellable, callback, user_data);

  rb_store_push_read (store, key_back_job, task, g_memdup2 (&since, sizeof since), g_free,
                      (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
rb_store_key_back_finish (RbStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

GHashTable *
rb_read_own_newer (RbDatabase *database, GError **error)
{
  GError *failed = NULL;
  GHashTable *own = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  RbStatement *read =
      rb_statement (database, "select pupil_id, day, session, changed_at from key_back", &failed);

  while (read != NULL && rb_statement_next (read, &failed))
    {
      RbSession session = { rb_statement_date (read, 1), rb_statement_half (read, 2) };
      guint64 key = rb_cell_key (rb_statement_int (read, 0), session);
      gint64 at = rb_statement_stamp (read, 3);
      g_hash_table_insert (own, g_memdup2 (&key, sizeof key), g_memdup2 (&at, sizeof at));
    }
  if (failed == NULL)
    return own;
  g_propagate_error (error, failed);
  g_hash_table_unref (own);
  return NULL;
}

static gpointer
own_newer_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return rb_read_own_newer (database, error);
}

GHashTable *
rb_store_own_newer (RbStore *store, GError **error)
{
  return rb_store_run_read (store, own_newer_job, NULL, NULL, error);
}

gboolean
rb_own_newer_has (GHashTable *own_newer, gint64 pupil_id, RbSession session)
{
  guint64 key = rb_cell_key (pupil_id, session);

  return g_hash_table_contains (own_newer, &key);
}
