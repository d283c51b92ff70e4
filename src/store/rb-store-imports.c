/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing what goes with imports and letters: layouts, the log, ticks of the key-back list,
 * templates, choices. */
#include "store/rb-statement.h"
#include "store/rb-store-writing.h"

static gboolean
write_layout (RbDatabase *database, const RbStoredLayout *layout, GError **error)
{
  RbStatement *write = rb_statement (
      database,
      "insert into import_layout (name, kind, fingerprint, body)"
      " values (:name, :kind, :fingerprint, :body)"
      " on conflict (name) do update set kind = excluded.kind, fingerprint = excluded.fingerprint,"
      " body = excluded.body",
      error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_text (write, ":name", layout->name);
  rb_statement_bind_text (write, ":kind", layout->kind);
  rb_statement_bind_text (write, ":fingerprint", layout->fingerprint);
  rb_statement_bind_text (write, ":body", layout->text);
  return rb_statement_run (write, error);
}

static gboolean
remove_layout (RbDatabase *database, const char *name, GError **error)
{
  RbStatement *away =
      rb_statement (database, "delete from import_layout where name = :name", error);

  if (away == NULL)
    return FALSE;
  rb_statement_bind_text (away, ":name", name);
  return rb_statement_run (away, error);
}

static gboolean
write_log (RbDatabase *database, const RbImportLog *log, GError **error)
{
  gint64 last;
  RbStatement *write = rb_statement (database,
                                     "insert into import_log (id, file, digest, kind, layout, who, "
                                     "made_at, lines, added, changed, same,"
                                     " refused) values (:id, :file, :digest, :kind, :layout, :who, "
                                     ":made_at, :lines, :added, :changed,"
                                     " :same, :refused)",
                                     error);

  if (write == NULL
      || !rb_database_get_int (database, "select max (id) from import_log", 0, &last, error))
    return FALSE;
  rb_statement_bind_int (write, ":id", last + 1);
  rb_statement_bind_text (write, ":file", log->file);
  rb_statement_bind_text (write, ":digest", log->digest);
  rb_statement_bind_text (write, ":kind", log->kind);
  rb_statement_bind_text (write, ":layout", log->layout);
  rb_statement_bind_text (write, ":who", log->who);
  rb_statement_bind_stamp (write, ":made_at", log->at);
  rb_statement_bind_int (write, ":lines", log->rows);
  rb_statement_bind_int (write, ":added", log->added);
  rb_statement_bind_int (write, ":changed", log->changed);
  rb_statement_bind_int (write, ":same", log->same);
  rb_statement_bind_int (write, ":refused", log->refused);
  return rb_statement_run (write, error);
}

static gboolean
write_untick (RbWriting *writing, const RbBatchTick *tick, GError **error)
{
  RbStatement *write =
      rb_statement (writing->database,
                    "insert into key_back (day, session, pupil_id, changed_at, who, code_was)"
                    " values (:day, :session, :pupil_id, :changed_at, :who, :code_was)"
                    " on conflict (day, session, pupil_id) do nothing",
                    error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_date (write, ":day", tick->session.date);
  rb_statement_bind_half (write, ":session", tick->session.half);
  rb_statement_bind_int (write, ":pupil_id", tick->pupil_id);
  rb_statement_bind_stamp (write, ":changed_at", tick->changed_at);
  rb_statement_bind_text (write, ":who", tick->who);
  rb_statement_bind_text (write, ":code_was", tick->was);
  return rb_statement_run (write, error);
}

static gboolean
write_tick (RbWriting *writing, const RbBatchTick *tick, GError **error)
{
  if (tick->back)
    return write_untick (writing, tick, error);
  return rb_tick_key_back (writing,
                           rb_store_batch_id (writing->batch, RB_MEMBER_PUPIL, tick->pupil_id),
                           tick->session, error);
}

gboolean
rb_write_imports (RbWriting *writing, GError **error)
{
  RbStoreBatch *batch = writing->batch;

  for (guint i = 0; i < batch->layouts_gone->len; i++)
    if (!remove_layout (writing->database, batch->layouts_gone->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < batch->layouts->len; i++)
    if (!write_layout (writing->database, batch->layouts->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < batch->ticks->len; i++)
    if (!write_tick (writing, &g_array_index (batch->ticks, RbBatchTick, i), error))
      return FALSE;
  for (guint i = 0; i < batch->logs->len; i++)
    if (!write_log (writing->database, batch->logs->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_template (RbDatabase *database, const RbStoredTemplate *template, GError **error)
{
  RbStatement *write =
      rb_statement (database,
                    "insert into letter_template (name, version, body, who, made_at)"
                    " select :name, coalesce (max (version), 0) + 1, :body, :who, :made_at"
                    " from letter_template where name = :name",
                    error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_text (write, ":name", template->name);
  rb_statement_bind_text (write, ":body", template->text);
  rb_statement_bind_text (write, ":who", template->who);
  rb_statement_bind_stamp (write, ":made_at", template->at);
  return rb_statement_run (write, error);
}

static gboolean
write_choice (RbWriting *writing, const RbRunChoice *choice, GError **error)
{
  gboolean gone = choice->choice[0] == '\0';
  RbStatement *write =
      gone
          ? rb_statement (writing->database,
                          "delete from run_choice where run = :run and pupil_id = :pupil_id", error)
          : rb_statement (
              writing->database,
              "insert into run_choice (run, pupil_id, choice, letter, reason, who, made_at)"
              " values (:run, :pupil_id, :choice, :letter, :reason, :who, :made_at)"
              " on conflict (run, pupil_id) do update set choice = excluded.choice,"
              " letter = excluded.letter, reason = excluded.reason, who = excluded.who,"
              " made_at = excluded.made_at",
              error);

  if (write == NULL)
    return FALSE;
  rb_statement_bind_text (write, ":run", choice->run);
  rb_statement_bind_int (write, ":pupil_id",
                         rb_store_batch_id (writing->batch, RB_MEMBER_PUPIL, choice->pupil_id));
  if (gone)
    return rb_statement_run (write, error);
  rb_statement_bind_text (write, ":choice", choice->choice);
  rb_statement_bind_text (write, ":letter", choice->letter);
  rb_statement_bind_text (write, ":reason", choice->reason);
  rb_statement_bind_text (write, ":who", choice->who);
  rb_statement_bind_stamp (write, ":made_at", choice->at);
  return rb_statement_run (write, error);
}

gboolean
rb_write_letters (RbWriting *writing, GError **error)
{
  for (guint i = 0; i < writing->batch->templates->len; i++)
    if (!write_template (writing->database, writing->batch->templates->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < writing->batch->choices->len; i++)
    if (!write_choice (writing, writing->batch->choices->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
rb_write_batch (RbWriting *writing, GError **error)
{
  RbStoreBatch *batch = writing->batch;

  if (!rb_guard_batch (&writing->guard, batch, error))
    return FALSE;
  if ((batch->details != NULL && !rb_write_details (writing->database, batch->details, error))
      || !rb_write_policies (writing, error) || !rb_write_settings (writing, error)
      || !rb_write_calendars (writing, error) || !rb_write_people (writing, error)
      || (batch->staff->len > 0 && !rb_guard_keys (&writing->guard, error))
      || !rb_write_letters (writing, error))
    return FALSE;
  for (guint i = 0; i < batch->changes->len; i++)
    if (!rb_write_change (writing, batch->changes->pdata[i], error))
      return FALSE;
  return rb_write_leavers (writing, error) && rb_write_imports (writing, error)
         && rb_write_registers (writing, error);
}
