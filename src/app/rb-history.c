/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of one window: the newest change last on each stack. */
#include "app/rb-history.h"

struct _RbHistory
{
  GPtrArray *undo; /* of RbHistoryStep */
  GPtrArray *redo;
};

static void
step_free (gpointer data)
{
  RbHistoryStep *step = data;

  g_clear_pointer (&step->change, rb_change_unref);
  g_clear_pointer (&step->written, rb_written_unref);
  g_free (step->label);
  g_free (step);
}

static const RbHistoryStep *
last_step (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

static void
move_last (GPtrArray *from, GPtrArray *to)
{
  if (from->len > 0)
    g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
}

static void
remove_deed (GPtrArray *steps, gconstpointer deed)
{
  for (guint i = steps->len; i > 0; i--)
    {
      const RbHistoryStep *step = g_ptr_array_index (steps, i - 1);

      if (step->change == deed || step->written == deed)
        g_ptr_array_remove_index (steps, i - 1);
    }
}

static void
add (RbHistory *history, RbChange *change, RbWritten *written, const char *label)
{
  RbHistoryStep *step = g_new0 (RbHistoryStep, 1);

  step->change = change ? rb_change_ref (change) : NULL;
  step->written = written ? rb_written_ref (written) : NULL;
  step->label = g_strdup (label);
  g_ptr_array_add (history->undo, step);
  g_ptr_array_set_size (history->redo, 0);
}

RbHistory *
rb_history_new (void)
{
  RbHistory *history = g_new0 (RbHistory, 1);

  history->undo = g_ptr_array_new_with_free_func (step_free);
  history->redo = g_ptr_array_new_with_free_func (step_free);
  return history;
}

void
rb_history_free (RbHistory *history)
{
  g_ptr_array_unref (history->undo);
  g_ptr_array_unref (history->redo);
  g_free (history);
}

void
rb_history_clear (RbHistory *history)
{
  g_ptr_array_set_size (history->undo, 0);
  g_ptr_array_set_size (history->redo, 0);
}

void
rb_history_done (RbHistory *history, RbChange *change, const char *label)
{
  add (history, change, NULL, label);
}

void
rb_history_wrote (RbHistory *history, RbWritten *written, const char *label)
{
  add (history, NULL, written, label);
}

void
rb_history_forget (RbHistory *history, gconstpointer deed)
{
  remove_deed (history->undo, deed);
  remove_deed (history->redo, deed);
}

const RbHistoryStep *
rb_history_undoable (RbHistory *history)
{
  return last_step (history->undo);
}

const RbHistoryStep *
rb_history_redoable (RbHistory *history)
{
  return last_step (history->redo);
}

void
rb_history_undone (RbHistory *history)
{
  move_last (history->undo, history->redo);
}

void
rb_history_redone (RbHistory *history)
{
  move_last (history->redo, history->undo);
}
