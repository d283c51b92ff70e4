/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guard below the window: what a writing transaction may write for whoever asked for it, and
 * what a reader is not shown. Where the school does without sign-in, every question is answered
 * with TRUE and everything is shown. A refusal is RB_STORE_ERROR_RIGHTS with a sentence. */
#pragma once

#include "domain/rb-role.h"
#include "domain/rb-school.h"
#include "store/rb-audit.h"
#include "store/rb-database.h"
#include "store/rb-store-batch.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean on;                /* the school signs in */
  const RbIdentity *identity; /* NULL: nobody yet */
  RbDatabase *database;
} RbGuard;

gboolean rb_guard_may (const RbGuard *guard, RbRight right, GError **error);
/* The same without a sentence. */
gboolean rb_guard_lacks (const RbGuard *guard, RbRight right);

/* Writing. */
/* What the batch holds beside its changes. */
gboolean rb_guard_batch (const RbGuard *guard, const RbStoreBatch *batch, GError **error);
/* That the change is by who is signed in, its source, and each of its records. */
gboolean rb_guard_change (const RbGuard *guard, const RbChange *change, GError **error);
/* Whether cells need not be asked for one by one: may enter and amend every mark. */
gboolean rb_guard_every_mark (const RbGuard *guard);
/* One cell of a pupil of `class_id` (0: of none that day), on `today`. */
gboolean rb_guard_cell (const RbGuard *guard,
                        gint64 class_id,
                        RbSession session,
                        RbDate today,
                        gboolean amendment,
                        GError **error);
/* Whether the pupil is one of theirs on the day they signed in. */
gboolean rb_guard_pupil (const RbGuard *guard, gint64 pupil_id, GError **error);
/* A register saved by hand. */
gboolean rb_guard_register (const RbGuard *guard,
                            const char *who,
                            gint64 class_id,
                            RbSession session,
                            RbDate today,
                            GError **error);
/* That somebody is left who may edit staff and has a PIN; asked after staff were written. */
gboolean rb_guard_keys (const RbGuard *guard, GError **error);

/* Reading. */
/* Takes away from pupils, classes and contacts what the identity may not see; `office` is the whole
 * book. Of a class that is only covered there are its children of today, on roll on the days that
 * are covered alone. */
void rb_guard_people (const RbGuard *guard,
                      const RbOffice *office,
                      GPtrArray *pupils,
                      GPtrArray *classes,
                      GPtrArray *contacts);
/* The book without records of other pupils and without confidential words. Takes the book.
 * (transfer full) */
RbOffice *rb_guard_office (const RbGuard *guard, RbOffice *office, const RbRoster *roster);
/* Takes the words away that stand beside marks of days that are confidential, or of other pupils.
 */
void rb_guard_cells (const RbGuard *guard,
                     GHashTable *cells,
                     const RbOffice *office,
                     const RbRoster *roster);
/* How a row of the trail ends that a fact about a pupil is changed which only RB_RIGHT_READ_FACTS
 * shows: "pupil 5: confidential". */
#define RB_TRAIL_FACTS "confidential"
/* What the identity may not read is taken out of rows of the trail: words of confidential days and
 * records, and whole rows where that there is a record is confidential itself. The guard has the
 * database. */
gboolean
rb_guard_audit (const RbGuard *guard, const RbOffice *office, GPtrArray *rows, GError **error);

G_END_DECLS
