/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a transaction that writes: each file rb-store-<subject>.c has its own. All run on
 * the writer's thread inside one transaction, and return FALSE with an error that undoes
 * everything. */
#pragma once

#include "domain/rb-case-records.h"
#include "store/rb-audit-chain.h"
#include "store/rb-database.h"
#include "store/rb-store-batch-private.h"
#include "store/rb-store-guard.h"
#include "store/rb-store.h"
#include "store/rb-year-rows.h"

G_BEGIN_DECLS

/* The setting that says whether the school signs in. */
#define RB_SETTING_SIGN_IN "sign-in"

typedef struct
{
  RbDatabase *database;
  RbCodeBook *codes;
  RbStoreBatch *batch;
  RbChain chain;
  RbApplied applied;
  RbGuard guard;
} RbWriting;

gboolean rb_write_people (RbWriting *writing, GError **error);
/* rb-store-leavers.c: flags of those whom the batch lets leave end on their last day, where nothing
 * ended them before; to be called last. Only where the batch says by whom it is made. */
gboolean rb_write_leavers (RbWriting *writing, GError **error);
gboolean rb_write_calendars (RbWriting *writing, GError **error);
gboolean rb_write_year (RbDatabase *database, int year, GError **error);
gboolean rb_write_details (RbDatabase *database, const RbSchoolDetails *details, GError **error);
gboolean rb_write_policies (RbWriting *writing, GError **error);
gboolean rb_write_settings (RbWriting *writing, GError **error);
/* The picture of the signature, base64; part of the school's details. */
#define RB_SETTING_SIGNATURE "signature"
gboolean
rb_write_setting (RbDatabase *database, const char *name, const char *value, GError **error);
gboolean rb_write_letters (RbWriting *writing, GError **error);
gboolean rb_write_imports (RbWriting *writing, GError **error);
/* The table of codes for readers of marks_as_rows, kept in step with the program's. */
gboolean rb_write_codes (RbDatabase *database, const RbCodeBook *codes, GError **error);
gboolean rb_write_change (RbWriting *writing, const RbChange *change, GError **error);
/* The change as it may be written by who asked: words beside a mark that they were not shown stay
 * there, and new ones follow them. (transfer full); NULL with an error. */
RbChange *
rb_keep_hidden_words (RbWriting *writing, RbYearRows *rows, const RbChange *change, GError **error);
/* rb-store-files.c: whether the bytes that an attachment names are in the file, as many as it says;
 * bytes that no attachment names are overwritten and go; attachments whose bytes are not those that
 * were put in, each a sentence (`problems` grows to `most` at most). */
gboolean rb_file_is_kept (RbDatabase *database, const RbAttachment *attachment, GError **error);
gboolean rb_sweep_files (RbDatabase *database, GError **error);
gboolean rb_check_files (RbDatabase *database, GPtrArray *problems, guint most, GError **error);
/* The records of the change, and a register that was saved, where it was not before. */
gboolean rb_write_records (RbWriting *writing, const RbChange *change, GError **error);
/* A row of the audit trail for each record of the change that is changed or taken back. */
gboolean rb_write_trail (RbWriting *writing, const RbChange *change, GError **error);
/* rb-store-roll.c: a pupil's particulars, roll, classes and facts in words; and, where the batch
 * says by whom it is made, rows of the trail where they were others before. (transfer full) */
typedef struct _RbPupilWords RbPupilWords;

RbPupilWords *rb_read_pupil_words (RbDatabase *database, gint64 pupil_id, GError **error);
void rb_pupil_words_free (RbPupilWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbPupilWords, rb_pupil_words_free)
gboolean rb_write_pupil_trail (RbWriting *writing,
                               gint64 pupil_id,
                               const RbPupilWords *before,
                               GError **error);
/* A row where the class that is stored as `id` has another name, year group or teacher; to be
 * called before it is written. */
gboolean rb_write_class_trail (RbWriting *writing, const RbClass *klass, gint64 id, GError **error);
gboolean rb_write_saved_register (RbDatabase *database,
                                  gint64 class_id,
                                  RbSession session,
                                  gint64 at,
                                  const char *who,
                                  GError **error);
/* Everything in the batch. */
gboolean rb_write_batch (RbWriting *writing, GError **error);

/* What rb_store_save_register() was asked. */
typedef struct
{
  gint64 class_id;
  RbSession session;
  const char *who;
  const char *position;
  gint64 at;
  const char *reason; /* or NULL */
  GArray *saved;      /* gint64: gets the pupils whose marks were not saved before; or NULL */
} RbRegisterSave;

gboolean rb_write_register (RbWriting *writing, const RbRegisterSave *save, GError **error);
/* The registers of the batch, saved and opened. */
gboolean rb_write_registers (RbWriting *writing, GError **error);

/* rb-store-refusals.c: each sets the error and returns FALSE. A pupil or a code that is not known;
 * another mark than was expected; an amendment without a reason. */
gboolean rb_refuse_mark (const RbCell *cell, GError **error);
gboolean rb_refuse_changed (
    RbWriting *writing, const RbCell *cell, gint64 pupil_id, RbMark stored, GError **error);
gboolean rb_refuse_reason (RbWriting *writing,
                           const RbCell *cell,
                           gint64 pupil_id,
                           RbMark stored,
                           gboolean sealed,
                           GError **error);

/* rb-store-key-back.c: the list as it is known while a change is written, each day of it read
 * once, of the pupils from the first to the last of the change. */
typedef struct _RbKeyList RbKeyList;

RbKeyList *rb_key_list_new (const RbWriting *writing, const RbChange *change);
void rb_key_list_free (RbKeyList *list);
/* A mark of our own, `cell` in the place of `was`, waits to be keyed into the MIS, or, as it is
 * what the MIS has, need not any more. */
gboolean rb_write_key_back (RbWriting *writing,
                            RbKeyList *list,
                            const RbChange *change,
                            gint64 pupil_id,
                            const RbCell *cell,
                            RbMark was,
                            GError **error);
/* Writes what is collected; to be called at the end. */
gboolean
rb_key_list_flush (RbWriting *writing, RbKeyList *list, const RbChange *change, GError **error);
/* The MIS has the mark: off the list. */
gboolean rb_tick_key_back (RbWriting *writing, gint64 pupil_id, RbSession session, GError **error);

G_END_DECLS
