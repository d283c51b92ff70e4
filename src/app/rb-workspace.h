/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The school that a window has open: its newest snapshot, the moment that counts as now, who is
 * working, what can be undone and whether everything is saved. Pages show what this holds and
 * change it only through here; it knows no widget.
 *
 * Signals: "changed" (there is a new snapshot, or another now: show everything again; with the
 * detail "school" where more than the minute is another, for what shows no time of the day),
 * "state" (saving, undo, who is working), "failed" (GError*: a write failed and its marks were
 * taken back). Property "presenting" (gboolean).
 */
#pragma once

#include "domain/rb-role.h"
#include "domain/rb-school.h"
#include "school/rb-written.h"
#include "store/rb-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  RB_SAVE_SAVED,  /* everything is durable */
  RB_SAVE_SAVING, /* a write has been under way for half a second */
  RB_SAVE_FAILED  /* the last write failed; rb_workspace_retry() */
} RbSaveState;

#define RB_TYPE_WORKSPACE (rb_workspace_get_type ())
G_DECLARE_FINAL_TYPE (RbWorkspace, rb_workspace, RB, WORKSPACE, GObject)

/* Where changes are written. Both calls are those of GTask: the write reports success or an error
 * for the user. */
typedef struct
{
  void (*write) (gpointer data, RbChange *change, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*write_finish) (gpointer data, GAsyncResult *result, GError **error);
  /* Whether a change of these cells is an amendment that needs a reason of its own (decisions:
   * registers saved before). */
  gboolean (*needs_reason) (gpointer data, RbChange *change);
  gpointer data;
  GDestroyNotify free;
} RbWriter;

RbWorkspace *rb_workspace_new (void);

/* Shows another school; `writer` is taken over, all zero for a school that lives in memory only.
 * Forgets the history. */
void rb_workspace_set_school (RbWorkspace *workspace, RbSchool *school, const RbWriter *writer);
/* The file that is open, for pages that read more than the snapshot or write more than marks; NULL
 * for a school in memory. (transfer none) */
RbStore *rb_workspace_store (RbWorkspace *workspace);
void rb_workspace_set_store (RbWorkspace *workspace, RbStore *store);
/* The next snapshot of the same school after something that is not a change of marks (an import,
 * the policy, details). */
void rb_workspace_replace (RbWorkspace *workspace, RbSchool *school);
/* The newest snapshot; NULL where no school is open. (transfer none) */
RbSchool *rb_workspace_school (RbWorkspace *workspace);

RbMoment rb_workspace_now (RbWorkspace *workspace);
void rb_workspace_set_now (RbWorkspace *workspace, RbMoment now);
/* Who is working; never NULL, may be "". */
const char *rb_workspace_who (RbWorkspace *workspace);
const char *rb_workspace_position (RbWorkspace *workspace);
void rb_workspace_set_who (RbWorkspace *workspace, const char *who, const char *position);
/* Who works, and now, for the functions of school that make changes. Its texts live until somebody
 * else works. */
RbDeed rb_workspace_deed (RbWorkspace *workspace);
/* Whether who works may do something: everything in a school that does without sign-in. FALSE sets
 * a sentence (`error` may be NULL). */
gboolean rb_workspace_may (RbWorkspace *workspace, RbRight right, GError **error);
/* Another program holds the file: nothing can be written, for this reason. NULL for none. */
const char *rb_workspace_read_only (RbWorkspace *workspace);
void rb_workspace_set_read_only (RbWorkspace *workspace, const char *reason);

/* Whether the screen is shown to others, so that no person may be named on it. Off at first; a page
 * that names persons is covered by the window (app/rb-pages.h), other places ask here. Tells it by
 * "notify::presenting", then "changed". */
gboolean rb_workspace_presenting (RbWorkspace *workspace);
void rb_workspace_set_presenting (RbWorkspace *workspace, gboolean presenting);

/* An empty change of the one who works now, made now. (transfer full) */
RbChange *rb_workspace_change_new (RbWorkspace *workspace, RbSource source, const char *reason);
gboolean rb_workspace_needs_reason (RbWorkspace *workspace, RbChange *change);
/* Shows the change at once and writes it. `label` says what was done, for Undo: "20 pupils marked
 * present". A change without cells and records does nothing. */
void rb_workspace_apply (RbWorkspace *workspace, RbChange *change, const char *label);
/* The same, but one step of the history together with the last change, whose cells it has again (C,
 * then 1). */
void rb_workspace_extend (RbWorkspace *workspace, RbChange *change, const char *label);

/* The same for what is not a change of marks or records. FALSE where it cannot be written, which
 * "failed" has told. */
gboolean rb_workspace_write (RbWorkspace *workspace, RbWritten *written, const char *label);

/* What Undo and Redo would do; NULL where there is nothing. */
const char *rb_workspace_undo_label (RbWorkspace *workspace);
const char *rb_workspace_redo_label (RbWorkspace *workspace);
/* Do it; the change that was made, or NULL (nothing, or what is no change). (transfer none, until
 * the next call) */
RbChange *rb_workspace_undo (RbWorkspace *workspace);
RbChange *rb_workspace_redo (RbWorkspace *workspace);

RbSaveState rb_workspace_save_state (RbWorkspace *workspace);
/* When the last write was durable, minutes of the day; -1 where nothing has been written. */
int rb_workspace_saved_at (RbWorkspace *workspace);
/* Makes the changes that failed again. */
void rb_workspace_retry (RbWorkspace *workspace);
/* Whether a write is under way: the window waits for it before it closes. */
gboolean rb_workspace_busy (RbWorkspace *workspace);

G_END_DECLS
