/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was written in the file beside marks and records and can be taken back and done again: ticks
 * of the key-back list, a register saved as it stands, a policy. Immutable once it was written,
 * reference counted. */
#pragma once

#include "domain/rb-school.h"
#include "school/rb-deed.h"
#include "store/rb-store.h"

G_BEGIN_DECLS

typedef struct _RbWritten RbWritten;

/* (transfer full) Ticks of the list, or registers, which the functions below add; nothing yet. */
RbWritten *rb_written_new (void);
/* A policy put (`was` NULL), changed, or taken away (`is` NULL); of the same day. References are
 * taken. (transfer full) */
RbWritten *rb_written_new_policy (RbPolicy *was, RbPolicy *is);
RbWritten *rb_written_ref (RbWritten *written);
void rb_written_unref (RbWritten *written);

/* One item of the list was keyed in, or was not after all; it is copied. */
void rb_written_add_tick (RbWritten *written, const RbKeyBack *item, gboolean keyed);
/* A register of that school is saved as it stands. */
void rb_written_add_register (RbWritten *written,
                              const RbSchool *school,
                              gint64 class_id,
                              RbSession session);
gboolean rb_written_is_empty (const RbWritten *written);
/* Whether it is on a list of the file that no snapshot of the school holds. */
gboolean rb_written_is_listed (const RbWritten *written);
/* The next snapshot of the school, with it written or, with `back`, taken back. (transfer full) */
RbSchool *
rb_written_apply (const RbWritten *written, RbSchool *school, gboolean back, const RbDeed *deed);

/* What writes it, or with `back` takes it back. (transfer full) */
RbStoreBatch *
rb_written_batch (RbWritten *written, gboolean back, const RbDeed *deed, const char *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbWritten, rb_written_unref)

G_END_DECLS
