/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be undone and redone: two stacks of changes, and of what else was written, with their
 * labels. Undoing a change is making its inverse, which is recorded like any other. */
#pragma once

#include "school/rb-written.h"

G_BEGIN_DECLS

typedef struct _RbHistory RbHistory;

/* One of the two is NULL. */
typedef struct
{
  RbChange *change;
  RbWritten *written;
  char *label;
} RbHistoryStep;

RbHistory *rb_history_new (void);
void rb_history_free (RbHistory *history);
void rb_history_clear (RbHistory *history);

/* A change was made: it can be undone, and nothing can be redone any more. */
void rb_history_done (RbHistory *history, RbChange *change, const char *label);
/* The same of something else that was written. */
void rb_history_wrote (RbHistory *history, RbWritten *written, const char *label);
/* Forgets a change, or what else was written, wherever it stands (its write failed). */
void rb_history_forget (RbHistory *history, gconstpointer deed);
/* What Undo takes back, what Redo makes again; NULL for none. Belongs to the history. */
const RbHistoryStep *rb_history_undoable (RbHistory *history);
const RbHistoryStep *rb_history_redoable (RbHistory *history);
/* The undoable step was taken back; the redoable one made again. */
void rb_history_undone (RbHistory *history);
void rb_history_redone (RbHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbHistory, rb_history_free)

G_END_DECLS
