/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be undone and redone: two stacks of changes with their labels. Knows nothing of schools
 * and stores; undoing a change is making its inverse, which is recorded like any other. */
#pragma once

#include "domain/rb-change.h"

G_BEGIN_DECLS

typedef struct _RbHistory RbHistory;

RbHistory *rb_history_new (void);
void rb_history_free (RbHistory *history);
void rb_history_clear (RbHistory *history);

/* A change was made: it can be undone, and nothing can be redone any more. */
void rb_history_done (RbHistory *history, RbChange *change, const char *label);
/* Forgets a change wherever it stands (its write failed). */
void rb_history_forget (RbHistory *history, RbChange *change);
/* The change that Undo takes back, Redo makes again; NULL for none. */
RbChange *rb_history_undoable (RbHistory *history, const char **label);
RbChange *rb_history_redoable (RbHistory *history, const char **label);
/* The undoable change was taken back; the redoable one made again. */
void rb_history_undone (RbHistory *history);
void rb_history_redone (RbHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbHistory, rb_history_free)

G_END_DECLS
