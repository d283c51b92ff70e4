/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the audit trail for people. Proving it is rb-audit-proof's. */
#include "store/rb-audit.h"

#include "store/rb-audit-chain.h"
#include "store/rb-statement.h"
#include "store/rb-store-load.h"
#include "store/rb-store-private.h"

#include <string.h>

void
rb_audit_row_free (RbAuditRow *row)
{
  g_free (row->who);
  g_free (row->position);
  g_free (row->reason);
  g_free (row->source);
  g_free (row->origin);
  g_free (row->digest);
  rb_detail_clear (&row->detail_was);
  rb_detail_clear (&row->detail_is);
  g_free (row);
}

void
rb_audit_verdict_clear (RbAuditVerdict *verdict)
{
  g_clear_pointer (&verdict->sentence, g_free);
}

static gint64
number_or_zero (gint64 number)
{
  return number == RB_CHAIN_NONE ? 0 : number;
}

static RbAuditKind
kind_of (const char *kind, gint64 cells)
{
  if (g_strcmp0 (kind, "amendment") == 0)
    return RB_AUDIT_AMENDMENT;
  if (g_strcmp0 (kind, "register") == 0)
    return RB_AUDIT_REGISTER;
  return cells == 0 ? RB_AUDIT_RECORD : RB_AUDIT_ENTRY;
}

/* The mark that is written so, whatever the date. */
static RbMark
mark_of (const RbCodeBook *codes, const char *text, RbDate date)
{
  const RbCode *code = text && text[0] ? rb_code_book_find (codes, text, date) : NULL;

  for (guint i = 0; code == NULL && text && text[0] && i < rb_code_book_n (codes); i++)
    if (strcmp (rb_code_book_nth (codes, i)->text, text) == 0)
      code = rb_code_book_nth (codes, i);
  return code ? code->mark : RB_MARK_NONE;
}

static int
minutes_of (gint64 minutes)
{
  return minutes == RB_CHAIN_NONE ? -1 : (int) minutes;
}

static RbAuditRow *
audit_row_of (RbStatement *read, const RbCodeBook *codes)
{
  RbChainRow from = rb_chain_row_read (read);
  RbAuditRow *row = g_new0 (RbAuditRow, 1);
  RbDate day = rb_statement_date (read, 11);

  row->row = from.id;
  row->batch = from.batch;
  row->kind = kind_of (from.kind, from.cells);
  row->at = rb_statement_stamp (read, 3);
  row->who = g_strdup (from.who);
  row->position = g_strdup (from.position);
  row->reason = g_strdup (from.reason);
  row->source = g_strdup (from.source);
  row->origin = g_strdup (from.origin);
  row->pupil_id = number_or_zero (from.pupil_id);
  row->class_id = number_or_zero (from.class_id);
  row->session = (RbSession){ day, rb_statement_half (read, 12) };
  row->was = mark_of (codes, from.code_was, day);
  row->is = mark_of (codes, from.code_is, day);
  row->detail_was = (RbDetail){ minutes_of (from.minutes_was), g_strdup (from.note_was),
                                g_strdup (from.nature_was) };
  row->detail_is = (RbDetail){ minutes_of (from.minutes_is), g_strdup (from.note_is),
                               g_strdup (from.nature_is) };
  row->n_cells = (guint) number_or_zero (from.cells);
  row->digest = g_strdup (from.digest);
  return row;
}

typedef struct
{
  RbStore *store;
  RbAuditFilter filter;
  RbGuard guard; /* of who asked; owns its identity */
} AuditAsked;

static gboolean
hide_confidential (const RbGuard *asked, RbDatabase *database, GPtrArray *rows, GError **error)
{
  RbGuard guard = *asked;
  g_autoptr (RbOffice) office = NULL;

  if (!rb_guard_lacks (asked, RB_RIGHT_READ_CONFIDENTIAL))
    return TRUE;
  guard.database = database;
  office = rb_read_office (database, error);
  return office != NULL && rb_guard_audit (&guard, office, rows, error);
}

#define AUDIT_WANTED                                                                               \
  " where (:from is null or day >= :from) and (:to is null or day <= :to)"                         \
  " and (:session is null or session = :session) and made_at >= :made_from and made_at < :made_to" \
  " and (kind in (:amendment, :register) or (kind = :entry and cells > 0)"                         \
  " or (kind = :record and cells = 0))"
#define AUDIT_OF_CELL " and day = :from and session = :session and pupil_id = :pupil_id"
#define AUDIT_ORDER " order by id desc limit :limit"

static void
bind_kind (RbStatement *read,
           const char *name,
           const RbAuditFilter *filter,
           RbAuditKind kind,
           const char *kind_id)
{
  gboolean asked = filter->kinds == 0 || (filter->kinds & kind) != 0;

  rb_statement_bind_text (read, name, asked ? kind_id : NULL);
}

/* Rows of one pupil by the index, which begins with the day: a look at each day that the trail
 * knows, and at null, which the list of days ends with: who joins or leaves, and records. */
#define AUDIT_OF_PUPIL                                                                             \
  " and pupil_id = :pupil_id and id in (select a.id from days"                                     \
  " cross join (values ('am'), ('pm'), (null)) s cross join audit a"                               \
  " on a.day is days.day and a.session is s.column1 and a.pupil_id = :pupil_id)"
#define AUDIT_DAYS                                                                                 \
  "with recursive days (day) as (select min (day) from audit where pupil_id is not null"           \
  " and day >= coalesce (:from, '') union all select (select min (day) from audit"                 \
  " where pupil_id is not null and day > days.day) from days where days.day is not null)"          \
  " select " RB_AUDIT_COLUMNS " from audit"

/* Three forms, so that one cell and one pupil are found by the index. */
static RbStatement *
audit_statement (RbDatabase *database, const RbAuditFilter *filter, GError **error)
{
  RbStatement *read =
      filter->one_cell ? rb_statement (
          database, "select " RB_AUDIT_COLUMNS " from audit" AUDIT_WANTED AUDIT_OF_CELL AUDIT_ORDER,
          error)
      : filter->pupil_id != 0
          ? rb_statement (database, AUDIT_DAYS AUDIT_WANTED AUDIT_OF_PUPIL AUDIT_ORDER, error)
          : rb_statement (database,
                          "select " RB_AUDIT_COLUMNS " from audit" AUDIT_WANTED AUDIT_ORDER, error);

  if (read == NULL)
    return NULL;
  if (filter->pupil_id)
    rb_statement_bind_int (read, ":pupil_id", filter->pupil_id);
  rb_statement_bind_date (read, ":from", filter->one_cell ? filter->session.date : filter->from);
  rb_statement_bind_date (read, ":to", filter->one_cell ? filter->session.date : filter->to);
  if (filter->one_cell)
    rb_statement_bind_half (read, ":session", filter->session.half);
  rb_statement_bind_stamp (read, ":made_from", filter->made_from);
  if (filter->made_to > 0)
    rb_statement_bind_stamp (read, ":made_to", filter->made_to);
  else
    rb_statement_bind_text (read, ":made_to", "9999");
  bind_kind (read, ":entry", filter, RB_AUDIT_ENTRY, "entry");
  bind_kind (read, ":amendment", filter, RB_AUDIT_AMENDMENT, "amendment");
  bind_kind (read, ":register", filter, RB_AUDIT_REGISTER, "register");
  /* Kept as an entry without cells. */
  bind_kind (read, ":record", filter, RB_AUDIT_RECORD, "entry");
  rb_statement_bind_int (read, ":limit", filter->limit ? filter->limit : G_MAXINT32);
  return read;
}

static gpointer
audit_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const AuditAsked *asked = data;
  GError *failed = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_audit_row_free);
  RbStatement *read = audit_statement (database, &asked->filter, error);

  if (read == NULL)
    return NULL;
  while (rb_statement_next (read, &failed))
    g_ptr_array_add (rows, audit_row_of (read, asked->store->codes));
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return NULL;
    }
  if (!hide_confidential (&asked->guard, database, rows, error))
    return NULL;
  for (guint i = 0; i < rows->len / 2; i++)
    {
      gpointer other = rows->pdata[i];
      rows->pdata[i] = rows->pdata[rows->len - 1 - i];
      rows->pdata[rows->len - 1 - i] = other;
    }
  return g_steal_pointer (&rows);
}

/* Asks for a task, where who is signed in has the right. */
static void
push_if (RbStore *store,
         RbRight right,
         RbJob job,
         GTask *task,
         gpointer data,
         GDestroyNotify data_free,
         GDestroyNotify answer_free)
{
  GError *error = NULL;

  if (rb_store_may (store, right, &error))
    {
      rb_store_push_read (store, job, task, data, data_free, answer_free);
      return;
    }
  data_free (data);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static AuditAsked
asked_of (RbStore *store, const RbAuditFilter *filter)
{
  static const RbAuditFilter amendments = { .kinds = RB_AUDIT_AMENDMENT };

  return (AuditAsked){ store, filter ? *filter : amendments, rb_store_guard (store) };
}

static void
asked_clear (AuditAsked *asked)
{
  rb_identity_unref ((RbIdentity *) asked->guard.identity);
}

static void
asked_free_cb (gpointer data)
{
  asked_clear (data);
  g_free (data);
}

GPtrArray *
rb_store_audit (RbStore *store, const RbAuditFilter *filter, GError **error)
{
  AuditAsked asked = asked_of (store, filter);
  GPtrArray *rows = rb_store_may (store, RB_RIGHT_READ_ALL, error)
                        ? rb_store_run_read (store, audit_job, &asked, NULL, error)
                        : NULL;

  asked_clear (&asked);
  return rows;
}

void
rb_store_audit_async (RbStore *store,
                      const RbAuditFilter *filter,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = rb_store_task (store, rb_store_audit_async, cancellable, callback, user_data);
  AuditAsked asked = asked_of (store, filter);

  push_if (store, RB_RIGHT_READ_ALL, audit_job, task, g_memdup2 (&asked, sizeof asked),
           asked_free_cb, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
rb_store_audit_finish (RbStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

GPtrArray *
rb_store_cell_history (RbStore *store, gint64 pupil_id, RbSession session, GError **error)
{
  RbAuditFilter filter = {
    .kinds = RB_AUDIT_AMENDMENT, .pupil_id = pupil_id, .one_cell = TRUE, .session = session
  };

  return rb_store_audit (store, &filter, error);
}

typedef struct
{
  RbStoreProgress progress;
  gpointer progress_data;
} VerifyAsked;

static gpointer
verify_job (RbDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const VerifyAsked *asked = data;
  RbAuditVerdict *verdict = g_new0 (RbAuditVerdict, 1);

  if (!rb_verify_chain (database, asked->progress, asked->progress_data, cancellable, verdict,
                        error))
    g_clear_pointer (&verdict, g_free);
  return verdict;
}

gboolean
rb_store_verify (RbStore *store,
                 RbStoreProgress progress,
                 gpointer data,
                 GCancellable *cancellable,
                 RbAuditVerdict *verdict,
                 GError **error)
{
  if (!rb_store_may (store, RB_RIGHT_VERIFY, error))
    return FALSE;
  VerifyAsked asked = { progress, data };
  g_autofree RbAuditVerdict *answer =
      rb_store_run_read (store, verify_job, &asked, cancellable, error);

  if (answer != NULL)
    *verdict = *answer;
  return answer != NULL;
}

static void
verdict_free_cb (gpointer data)
{
  rb_audit_verdict_clear (data);
  g_free (data);
}

void
rb_store_verify_async (RbStore *store,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = rb_store_task (store, rb_store_verify_async, cancellable, callback, user_data);

  push_if (store, RB_RIGHT_VERIFY, verify_job, task, g_new0 (VerifyAsked, 1), g_free,
           verdict_free_cb);
}

gboolean
rb_store_verify_finish (RbStore *store,
                        GAsyncResult *result,
                        RbAuditVerdict *verdict,
                        GError **error)
{
  g_autofree RbAuditVerdict *answer = g_task_propagate_pointer (G_TASK (result), error);

  if (answer != NULL)
    *verdict = *answer;
  return answer != NULL;
}
