/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit trail: who changed what, when and why. Append-only, each row chained to the one before
 * by a hash (SHA-256 over the previous hash and the row's canonical text). First entries are one
 * row a batch, with a digest of their cells; an amendment of a saved mark is one row a cell with
 * the five items of doc/rules.md 3: original, amended, reason, date, and name and position of the
 * person. */
#pragma once

#include <gio/gio.h>

#include "domain/rb-change.h"

G_BEGIN_DECLS

typedef struct _RbStore RbStore; /* store/rb-store.h */

typedef enum
{
  RB_AUDIT_ENTRY = 1 << 0,     /* a batch of first entries and corrections before saving */
  RB_AUDIT_AMENDMENT = 1 << 1, /* one cell */
  RB_AUDIT_REGISTER = 1 << 2,  /* a register was saved by hand */
  RB_AUDIT_RECORD = 1 << 3     /* an entry of the office's book was changed or taken back, or a
                                  pupil's roll or class */
} RbAuditKind;

typedef struct
{
  gint64 row;   /* counts from 1 without a gap */
  gint64 batch; /* row of the first row of the same change */
  RbAuditKind kind;
  gint64 at; /* seconds since 1970, UTC */
  char *who;
  char *position;
  char *reason;
  char *source; /* rb_source_id() */
  char *origin; /* file name of an import, or "" */
  /* Of an amendment; the session also of a register. */
  gint64 pupil_id;
  RbSession session;
  RbMark was;
  RbMark is;
  RbDetail detail_was;
  RbDetail detail_is;
  /* Of an entry. */
  guint n_cells;
  char *digest; /* 64 hexadecimal digits, or NULL */
  /* Of a register. */
  gint64 class_id;
  /* A record's words before and after (rb_record_describe(), without what is confidential) are
   * detail_was.note and detail_is.note: NULL where it was taken back. Of a pupil's roll and classes
   * ("pupil 5: class 3T 2025-09-01"): what is not any more and what is now, either may be NULL. */
} RbAuditRow;

void rb_audit_row_free (RbAuditRow *row);

/* Zero means any, for each. Rows without a session (entries) are left out as soon as pupil, from,
 * to or a cell is asked. */
typedef struct
{
  guint kinds; /* RbAuditKind bits */
  gint64 pupil_id;
  RbDate from;       /* sessions from this day ... */
  RbDate to;         /* ... to this one, both included */
  gint64 made_from;  /* made at this second or later ... */
  gint64 made_to;    /* ... and before this one */
  gboolean one_cell; /* only the session below (with pupil_id) */
  RbSession session;
  guint limit; /* the newest so many */
} RbAuditFilter;

/* Rows in the order in which they were made. `filter` NULL: amendments, all of them. (transfer
 * full) of RbAuditRow*; NULL with an error. */
GPtrArray *rb_store_audit (RbStore *store, const RbAuditFilter *filter, GError **error);
void rb_store_audit_async (RbStore *store,
                           const RbAuditFilter *filter,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *rb_store_audit_finish (RbStore *store, GAsyncResult *result, GError **error);
/* The amendments of one cell, oldest first: the first row's `was` is the original entry. */
GPtrArray *
rb_store_cell_history (RbStore *store, gint64 pupil_id, RbSession session, GError **error);

/* What verifying the chain came to. */
typedef struct
{
  gboolean intact;
  gint64 n_rows;  /* rows that are right: all, or those before the broken one */
  gint64 broken;  /* number of the first broken row; 0 where all is well */
  char *sentence; /* for the user, in both cases */
} RbAuditVerdict;

void rb_audit_verdict_clear (RbAuditVerdict *verdict);

/* Called from the store's reading thread, now and then; 0 to 1. */
typedef void (*RbStoreProgress) (double fraction, gpointer data);

/* Reads the whole trail and proves every row. FALSE with an error only where it could not be done
 * (cancelled, file gone); a broken chain is a verdict. */
gboolean rb_store_verify (RbStore *store,
                          RbStoreProgress progress,
                          gpointer data,
                          GCancellable *cancellable,
                          RbAuditVerdict *verdict,
                          GError **error);
void rb_store_verify_async (RbStore *store,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean rb_store_verify_finish (RbStore *store,
                                 GAsyncResult *result,
                                 RbAuditVerdict *verdict,
                                 GError **error);

G_END_DECLS
