/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proving the audit trail: every row against its hash and the one before, and the last against the
 * head. */
#include "store/rb-audit-chain.h"
#include "store/rb-store-error.h"

#include <string.h>

typedef struct
{
  RbStoreProgress progress;
  gpointer progress_data;
} VerifyAsked;

/* How often progress is told and cancelling looked at. */
#define ROWS_BETWEEN_LOOKS 1024

static void
judge (RbAuditVerdict *verdict, gint64 broken, const char *what)
{
  verdict->intact = FALSE;
  verdict->broken = broken;
  verdict->sentence = g_strdup_printf ("The audit trail is broken at row %" G_GINT64_FORMAT
                                       ": %s. The %" G_GINT64_FORMAT
                                       " rows before it are as they were written. Keep this file, "
                                       "and compare it with the last backup.",
                                       broken, what, verdict->n_rows);
}

/* Goes along the chain; FALSE where a row is broken (judged) or reading failed. */
static gboolean
walk (RbStatement *read,
      RbAuditVerdict *verdict,
      guint8 *hash,
      const VerifyAsked *asked,
      gint64 total,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GString) text = g_string_sized_new (512);
  guint8 next[RB_HASH_SIZE];
  gsize length;

  while (rb_statement_next (read, error))
    {
      RbChainRow row = rb_chain_row_read (read);
      const guint8 *stored = rb_statement_blob (read, 23, &length);
      gboolean numbered = row.id == verdict->n_rows + 1;
      rb_chain_hash (&row, hash, text, next);
      if (!numbered || length != RB_HASH_SIZE || memcmp (stored, next, RB_HASH_SIZE) != 0
          || !rb_chain_row_ends (read))
        {
          judge (verdict, verdict->n_rows + 1,
                 numbered ? "what it says was altered after it was written" : "it is missing");
          rb_statement_reset (read);
          return FALSE;
        }
      memcpy (hash, next, RB_HASH_SIZE);
      verdict->n_rows++;
      if (verdict->n_rows % ROWS_BETWEEN_LOOKS == 0)
        {
          if (asked->progress != NULL)
            asked->progress ((double) verdict->n_rows / (double) MAX (total, 1),
                             asked->progress_data);
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
        }
    }
  return error == NULL || *error == NULL;
}

static void
judge_end (RbChain *head, const guint8 *hash, RbAuditVerdict *verdict)
{
  if (head->rows > verdict->n_rows)
    judge (verdict, verdict->n_rows + 1, "it and what followed is missing");
  else if (head->rows < verdict->n_rows || memcmp (head->hash, hash, RB_HASH_SIZE) != 0)
    judge (verdict, MAX (verdict->n_rows, 1), "it is not the one that was written last");
  else
    {
      verdict->intact = TRUE;
      verdict->sentence = g_strdup_printf ("The audit trail is intact: all %" G_GINT64_FORMAT
                                           " rows are as they were written.",
                                           verdict->n_rows);
    }
}

/* A page of the trail that cannot be read at all is a broken trail, not a failure to look. */
static gboolean
judge_failure (RbAuditVerdict *verdict, GError *failed, GError **error)
{
  if (g_error_matches (failed, RB_STORE_ERROR, RB_STORE_ERROR_DAMAGED))
    {
      g_error_free (failed);
      judge (verdict, verdict->n_rows + 1, "it cannot be read");
      return TRUE;
    }
  g_propagate_error (error, failed);
  return FALSE;
}

gboolean
rb_verify_chain (RbDatabase *database,
                 RbStoreProgress progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 RbAuditVerdict *verdict,
                 GError **error)
{
  VerifyAsked asked = { progress, progress_data };
  GError *failed = NULL;
  RbChain head;
  guint8 hash[RB_HASH_SIZE] = { 0 };
  RbStatement *read =
      rb_statement (database, "select " RB_AUDIT_COLUMNS ", hash from audit order by id", &failed);

  *verdict = (RbAuditVerdict){ 0 };
  if (read == NULL || !rb_chain_open (database, &head, &failed))
    return judge_failure (verdict, failed, error);
  gboolean whole = walk (read, verdict, hash, &asked, head.rows, cancellable, &failed);
  if (whole)
    judge_end (&head, hash, verdict);
  rb_chain_clear (&head);
  return failed == NULL || judge_failure (verdict, failed, error);
}
