/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school file that is open. One thread writes and one reads, each with its own connection and an
 * ordered queue: what was asked first is done first. Every function here may be called from any
 * thread; the plain ones wait for their answer (command line, tests), the _async ones answer
 * through GTask in the caller's main context (window).
 *
 * One store at a time writes a file; a second one opens it for reading and is told who writes
 * (rb_store_get_writer()). */
#pragma once

#include <gio/gio.h>

#include "domain/rb-school.h"
#include "store/rb-audit.h"
#include "store/rb-store-batch.h"
#include "store/rb-store-error.h"

G_BEGIN_DECLS

#define RB_TYPE_STORE (rb_store_get_type ())
G_DECLARE_FINAL_TYPE (RbStore, rb_store, RB, STORE, GObject)

typedef enum
{
  RB_STORE_DEFAULT = 0,
  RB_STORE_READ_ONLY = 1 << 0 /* never asks to write: no lock is taken */
} RbStoreFlags;

/* Whether a path lies on a network drive (no write-ahead log there, one person at a time). */
typedef gboolean (*RbIsNetwork) (const char *path);

typedef struct
{
  const char *who; /* shown to others who open the file; NULL: the name of the computer's user */
  RbIsNetwork is_network; /* NULL: ask the system */
} RbStoreOptions;

/* Makes a new file that holds `details` and, if given, the contents of `first` (policies, calendar,
 * staff ...), all or nothing. The file is readable and writable only by its owner. A file that
 * exists already is refused (RB_STORE_ERROR_EXISTS). `options` and `first` may be NULL. */
RbStore *rb_store_create (const char *path,
                          const RbSchoolDetails *details,
                          RbStoreBatch *first,
                          const RbStoreOptions *options,
                          GError **error);
/* Opens a school file. Nothing is created beside a file that is refused, and it is not touched: not
 * a school file, damaged, newer, held by another program. A file of an older Rollbook is brought up
 * to date, after a backup beside it. A file that cannot be written, or is being written by somebody
 * else, opens for reading: see rb_store_is_writable(). */
RbStore *
rb_store_open (const char *path, RbStoreFlags flags, const RbStoreOptions *options, GError **error);
void rb_store_open_async (const char *path,
                          RbStoreFlags flags,
                          const RbStoreOptions *options,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
RbStore *rb_store_open_finish (GAsyncResult *result, GError **error);
/* Waits for what is queued, gives the lock back and closes the file; everything else then fails
 * with a sentence. Unreferencing the store does the same. */
void rb_store_close (RbStore *store);

const char *rb_store_get_path (RbStore *store);
gboolean rb_store_is_writable (RbStore *store);
gboolean rb_store_is_network (RbStore *store);
/* Why it cannot be written, as a sentence; NULL where it can. Belongs to the store. */
const char *rb_store_get_read_only_reason (RbStore *store);
/* Who writes this file when we do not: "Mrs Patel on OFFICE-2 since 08:41"; NULL where nobody else
 * does. */
const char *rb_store_get_writer (RbStore *store);
/* What happened last time, where the program ended without closing the file (crash, power cut): a
 * sentence; else NULL. */
const char *rb_store_get_interruption (RbStore *store);
/* The version of the file's schema, and the newest one that this program knows. */
int rb_store_get_version (RbStore *store);
int rb_store_newest_version (void);

/* Everything in the file as one snapshot. (transfer full) */
RbSchool *rb_store_load (RbStore *store, GCancellable *cancellable, GError **error);
void rb_store_load_async (RbStore *store,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
RbSchool *rb_store_load_finish (RbStore *store, GAsyncResult *result, GError **error);

/* What a change of marks came to. */
typedef struct
{
  guint entries;    /* first entries, and corrections before the register was saved */
  guint amendments; /* of saved marks */
  guint registers;  /* registers that became complete, and so saved */
} RbApplied;

/* Writes the marks of `change` with their record in the audit trail: durable when this returns
 * TRUE. A register (class, session) is saved when it is complete, or by rb_store_save_register();
 * marks that come in by import are saved at once. Refused, with nothing written: a saved mark, or
 * any mark of a sealed week, without a reason (RB_STORE_ERROR_REASON); a stored mark that is not
 * `was` (RB_STORE_ERROR_CHANGED; `was` off roll is not compared); a mark that is no code
 * (RB_STORE_ERROR_INVALID). `applied` may be NULL. */
gboolean rb_store_apply (RbStore *store, RbChange *change, RbApplied *applied, GError **error);
void rb_store_apply_async (RbStore *store,
                           RbChange *change,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean
rb_store_apply_finish (RbStore *store, GAsyncResult *result, RbApplied *applied, GError **error);
/* How many cells of `change` would be amendments and so need a reason; -1 with an error. */
int rb_store_needs_reason (RbStore *store, const RbChange *change, GError **error);

/* Saves a register as it stands: the marks it has are amended from now on, its gaps may still be
 * filled. */
gboolean rb_store_save_register (RbStore *store,
                                 gint64 class_id,
                                 RbSession session,
                                 const char *who,
                                 const char *position,
                                 gint64 at,
                                 GError **error);
void rb_store_save_register_async (RbStore *store,
                                   gint64 class_id,
                                   RbSession session,
                                   const char *who,
                                   const char *position,
                                   gint64 at,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean rb_store_save_register_finish (RbStore *store, GAsyncResult *result, GError **error);
/* 1 where every mark of the class in that session is saved and there is at least one; 0 not; -1
 * with an error. */
int rb_store_register_is_saved (RbStore *store, gint64 class_id, RbSession session, GError **error);

/* Writes a batch in one transaction. rb_store_import() is the same, by the name of its main use. */
gboolean rb_store_write (RbStore *store, RbStoreBatch *batch, RbApplied *applied, GError **error);
#define rb_store_import rb_store_write
/* Takes the batch; it is in the result of _finish() until that is freed, for rb_store_batch_id().
 */
void rb_store_write_async (RbStore *store,
                           RbStoreBatch *batch,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean
rb_store_write_finish (RbStore *store, GAsyncResult *result, RbApplied *applied, GError **error);
/* Fills a file that has no pupils yet from a whole school, ids included, in one transaction. Marks
 * become first entries by `who`, one batch an academic year, saved. The source is RB_SOURCE_SAMPLE
 * for the sample school, else RB_SOURCE_IMPORT. */
gboolean rb_store_write_school (RbStore *store,
                                RbSchool *school,
                                const char *who,
                                const char *position,
                                gint64 at,
                                GError **error);

/* A setting's value, NULL where it was never set (or on error). (transfer full) */
char *rb_store_setting (RbStore *store, const char *key, GError **error);
gboolean rb_store_set_setting (RbStore *store, const char *key, const char *value, GError **error);
/* The settings whose names begin with `folder`, which ends in "/", by name. (transfer full) of
 * RbStoredSetting*; NULL with an error. */
GPtrArray *rb_store_settings_in (RbStore *store, const char *folder, GError **error);
/* (transfer full) arrays of RbStoredLayout*, newest version of each RbStoredTemplate*, RbRunChoice*
 * of a run, RbImportLog* oldest first. */
GPtrArray *rb_store_layouts (RbStore *store, GError **error);
GPtrArray *rb_store_templates (RbStore *store, GError **error);
GPtrArray *rb_store_choices (RbStore *store, const char *run, GError **error);
GPtrArray *rb_store_imports (RbStore *store, GError **error);

/* Our own changes that are not keyed back into the MIS yet (A7, A10). */
typedef struct
{
  gint64 pupil_id;
  RbSession session;
  gint64 changed_at;
  char *who;
  char *was; /* the code that the MIS has; "" for none */
} RbKeyBack;

void rb_key_back_free (RbKeyBack *item);
/* In the order of sessions; those changed at `since` (seconds since 1970) or later. (transfer full)
 * of RbKeyBack* */
GPtrArray *rb_store_key_back (RbStore *store, gint64 since, GError **error);
void rb_store_key_back_async (RbStore *store,
                              gint64 since,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *rb_store_key_back_finish (RbStore *store, GAsyncResult *result, GError **error);
/* The same as a set for an import to look in: rb_cell_key() (gint64 keys) -> changed_at (gint64).
 * (transfer full) */
GHashTable *rb_store_own_newer (RbStore *store, GError **error);
/* Whether the set holds the cell. */
gboolean rb_own_newer_has (GHashTable *own_newer, gint64 pupil_id, RbSession session);

/* A mark that the rules do not allow where it stands. */
typedef enum
{
  RB_STRAY_UNKNOWN,  /* no code of the table */
  RB_STRAY_NOT_THEN, /* a code that was not in force on the date */
  RB_STRAY_CLOSED,   /* on a day or session without school */
  RB_STRAY_OFF_ROLL  /* of a pupil who was not on the roll (other than Z and #) */
} RbStrayKind;

typedef struct
{
  gint64 pupil_id;
  RbSession session;
  RbMark mark;
  RbStrayKind kind;
} RbStrayMark;

typedef struct
{
  GPtrArray
      *problems; /* of char*: the file itself, its references, its trail; empty where all is well */
  GArray *strays; /* of RbStrayMark */
  RbAuditVerdict audit;
} RbStoreCheck;

/* Integrity of the file, references, the audit trail, and marks against codes, calendar and roll.
 * (transfer full) */
RbStoreCheck *rb_store_check (RbStore *store, GCancellable *cancellable, GError **error);
void rb_store_check_async (RbStore *store,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
RbStoreCheck *rb_store_check_finish (RbStore *store, GAsyncResult *result, GError **error);
void rb_store_check_free (RbStoreCheck *check);

G_END_DECLS
