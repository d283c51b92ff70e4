/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done in the window, as steps: made, taken back and made again. What is no change of marks
 * or records (a tick, a policy) goes to the file as a batch of its own. */
#include "app/rb-workspace-private.h"

#include "school/rb-clock.h"

#include <glib/gi18n.h>

/* The cells of `first` with what `second` made of them. */
static RbChange *
merged (RbWorkspace *workspace, RbChange *first, RbChange *second)
{
  RbChange *both = rb_workspace_change_new (workspace, second->source, second->reason);

  for (guint i = 0; i < rb_change_n (second); i++)
    {
      const RbCell *now = rb_change_cell (second, i);
      const RbCell *before = now;

      for (guint j = 0; j < rb_change_n (first); j++)
        {
          const RbCell *cell = rb_change_cell (first, j);

          if (rb_cell_key (cell->pupil_id, cell->session)
              == rb_cell_key (now->pupil_id, now->session))
            before = cell;
        }
      rb_change_add (both, now->pupil_id, now->session, before->was, now->is,
                     rb_cell_detail_was (before), rb_cell_detail_is (now));
    }
  return both;
}

void
rb_workspace_apply (RbWorkspace *workspace, RbChange *change, const char *label)
{
  if (!workspace->school || workspace->read_only || rb_change_is_empty (change))
    return;
  rb_history_done (workspace->history, change, label);
  rb_workspace_make (workspace, change);
}

void
rb_workspace_extend (RbWorkspace *workspace, RbChange *change, const char *label)
{
  const RbHistoryStep *step = rb_history_undoable (workspace->history);
  RbChange *last = step ? step->change : NULL;
  g_autoptr (RbChange) both = NULL;

  if (!last)
    {
      rb_workspace_apply (workspace, change, label);
      return;
    }
  both = merged (workspace, last, change);
  rb_history_forget (workspace->history, last);
  rb_history_done (workspace->history, both, label);
  rb_workspace_make (workspace, change);
}

const char *
rb_workspace_undo_label (RbWorkspace *workspace)
{
  const RbHistoryStep *step = rb_history_undoable (workspace->history);

  return step ? step->label : NULL;
}

const char *
rb_workspace_redo_label (RbWorkspace *workspace)
{
  const RbHistoryStep *step = rb_history_redoable (workspace->history);

  return step ? step->label : NULL;
}

/* What is not a change of marks or records, or taking it back: shown, then written. */

typedef struct
{
  RbWorkspace *workspace;
  RbWritten *written;
  gboolean back;
  gboolean first; /* not by Undo or Redo: who asked for it has shown it */
} Turn;

static void
show_written (RbWorkspace *workspace, RbWritten *written, gboolean back)
{
  RbDeed deed = rb_workspace_deed (workspace);

  rb_workspace_take_school (workspace, rb_written_apply (written, workspace->school, back, &deed));
  rb_workspace_show (workspace);
}

static void
turned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Turn *turn = data;
  RbWorkspace *workspace = turn->workspace;
  g_autoptr (GError) error = NULL;

  rb_store_write_finish (RB_STORE (source), result, NULL, &error);
  rb_workspace_write_ended (workspace, error != NULL);
  if (workspace->store == RB_STORE (source) && error)
    {
      rb_history_forget (workspace->history, turn->written);
      show_written (workspace, turn->written, !turn->back);
      rb_workspace_fail (workspace, error);
    }
  else if (workspace->store == RB_STORE (source) && !turn->first
           && rb_written_is_listed (turn->written))
    rb_workspace_show (workspace);
  g_object_unref (workspace);
  rb_written_unref (turn->written);
  g_free (turn);
}

static void
turn_written (RbWorkspace *workspace, RbWritten *written, gboolean back, const char *reason)
{
  RbDeed deed = rb_workspace_deed (workspace);
  Turn *turn = g_new0 (Turn, 1);

  turn->workspace = g_object_ref (workspace);
  turn->written = rb_written_ref (written);
  turn->back = back;
  turn->first = reason == NULL;
  workspace->writing++;
  rb_store_write_async (workspace->store, rb_written_batch (written, back, &deed, reason), NULL,
                        turned_cb, turn);
  if (!rb_written_is_listed (written))
    show_written (workspace, written, back);
  rb_workspace_tell_state (workspace);
}

/* Why nothing can be written, or NULL. (transfer full) */
static GError *
refusal (RbWorkspace *workspace)
{
  if (!workspace->store)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                _ ("This school is not kept in a file, so this cannot be saved."));
  return workspace->read_only
             ? g_error_new_literal (G_IO_ERROR, G_IO_ERROR_READ_ONLY, workspace->read_only)
             : NULL;
}

gboolean
rb_workspace_write (RbWorkspace *workspace, RbWritten *written, const char *label)
{
  g_autoptr (GError) error = refusal (workspace);

  if (error)
    rb_workspace_fail (workspace, error);
  if (error || rb_written_is_empty (written))
    return FALSE;
  rb_history_wrote (workspace->history, written, label);
  turn_written (workspace, written, FALSE, NULL);
  return TRUE;
}

/* Makes `change` again, turned round so often. */
static void
turn_change (RbWorkspace *workspace, RbChange *change, const char *reason, int times)
{
  g_autoptr (RbChange) turned = rb_change_ref (change);

  for (int i = 0; i < times; i++)
    {
      RbChange *next = rb_change_invert (turned, workspace->who, workspace->position, reason,
                                         rb_clock_seconds ());

      rb_change_unref (turned);
      turned = next;
    }
  rb_workspace_make (workspace, turned);
}

/* Whether the step can be turned now. */
static gboolean
can_turn (RbWorkspace *workspace, const RbHistoryStep *step)
{
  return step && !workspace->read_only && (step->change || workspace->store);
}

RbChange *
rb_workspace_undo (RbWorkspace *workspace)
{
  const RbHistoryStep *step = rb_history_undoable (workspace->history);
  g_autofree char *reason = NULL;

  if (!can_turn (workspace, step))
    return NULL;
  reason = g_strdup_printf (_ ("Undone: %s"), step->label);
  rb_history_undone (workspace->history);
  if (step->written)
    {
      turn_written (workspace, step->written, TRUE, reason);
      return NULL;
    }
  turn_change (workspace, step->change, reason, 1);
  return workspace->last_made;
}

RbChange *
rb_workspace_redo (RbWorkspace *workspace)
{
  const RbHistoryStep *step = rb_history_redoable (workspace->history);
  g_autofree char *reason = NULL;

  if (!can_turn (workspace, step))
    return NULL;
  reason = g_strdup_printf (_ ("Done again: %s"), step->label);
  rb_history_redone (workspace->history);
  if (step->written)
    {
      turn_written (workspace, step->written, FALSE, reason);
      return NULL;
    }
  turn_change (workspace, step->change, reason, 2);
  return workspace->last_made;
}
