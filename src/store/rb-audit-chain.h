/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of the audit trail: the text of a row, its hash, and how a row is put at the end. */
#pragma once

#include "store/rb-audit.h"
#include "store/rb-statement.h"

G_BEGIN_DECLS

#define RB_HASH_SIZE 32
/* A number that a row does not have. */
#define RB_CHAIN_NONE G_MININT64

/* The columns of the table audit in their order; text NULL and RB_CHAIN_NONE are null. */
typedef struct
{
  gint64 id;
  gint64 batch;
  const char *kind;
  const char *made_at;
  const char *who;
  const char *position;
  const char *reason;
  const char *source;
  const char *origin;
  gint64 pupil_id;
  gint64 class_id;
  const char *day;
  const char *session;
  const char *code_was;
  const char *code_is;
  gint64 minutes_was;
  gint64 minutes_is;
  const char *note_was;
  const char *note_is;
  const char *nature_was;
  const char *nature_is;
  gint64 cells;
  const char *digest;
} RbChainRow;

/* Those columns in a select; the hash comes after them. */
#define RB_AUDIT_COLUMNS                                                                           \
  "id, batch, kind, made_at, who, position, reason, source, origin, pupil_id, class_id, day, "     \
  "session,"                                                                                       \
  " code_was, code_is, minutes_was, minutes_is, note_was, note_is, nature_was, nature_is, cells, " \
  "digest"

typedef struct
{
  gint64 rows;
  guint8 hash[RB_HASH_SIZE];
  GString *text; /* scratch */
} RbChain;

/* The row of a select of RB_AUDIT_COLUMNS; its text is good until the next one. */
RbChainRow rb_chain_row_read (RbStatement *read);
/* Whether every text of that row ends where it is stored to end: behind a zero byte there may be
 * more, which nobody reads and no hash holds. */
gboolean rb_chain_row_ends (RbStatement *read);
/* A row with nothing in it. */
RbChainRow rb_chain_row (const char *kind);
/* The hash of a row after the one whose hash is `before`. `text` is scratch. */
void rb_chain_hash (const RbChainRow *row, const guint8 *before, GString *text, guint8 *hash);
/* Where the chain ends at present. */
gboolean rb_chain_open (RbDatabase *database, RbChain *chain, GError **error);
/* Numbers the row and puts it at the end. A `batch` of 0 begins one. */
gboolean rb_chain_append (RbDatabase *database, RbChain *chain, RbChainRow *row, GError **error);
/* The same for up to RB_CHAIN_ROWS rows of one batch of one change (kind, who, when, why and source
 * are those of the first), which costs far less than one after the other. */
#define RB_CHAIN_ROWS 8
gboolean rb_chain_append_rows (
    RbDatabase *database, RbChain *chain, RbChainRow *rows, guint n, GError **error);
/* Writes down the new end. */
gboolean rb_chain_close (RbDatabase *database, RbChain *chain, GError **error);
void rb_chain_clear (RbChain *chain);
/* Proves every row: see rb_store_verify(). */
gboolean rb_verify_chain (RbDatabase *database,
                          RbStoreProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          RbAuditVerdict *verdict,
                          GError **error);

G_END_DECLS
