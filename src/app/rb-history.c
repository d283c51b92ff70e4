/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of one window: the newest change last on each stack. */
#include "app/rb-history.h"

typedef struct
{
  RbChange *change;
  char *label;
} Step;

struct _RbHistory
{
  GPtrArray *undo; /* of Step */
  GPtrArray *redo;
};

static void
step_free (gpointer data)
{
  Step *step = data;

  rb_change_unref (step->change);
  g_free (step->label);
  g_free (step);
}

static Step *
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

static RbChange *
peek (GPtrArray *steps, const char **label)
{
  Step *step = last_step (steps);

  if (label)
    *label = step ? step->label : NULL;
  return step ? step->change : NULL;
}

static void
remove_change (GPtrArray *steps, RbChange *change)
{
  for (guint i = steps->len; i > 0; i--)
    if (((Step *) g_ptr_array_index (steps, i - 1))->change == change)
      g_ptr_array_remove_index (steps, i - 1);
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
  Step *step = g_new0 (Step, 1);

  step->change = rb_change_ref (change);
  step->label = g_strdup (label);
  g_ptr_array_add (history->undo, step);
  g_ptr_array_set_size (history->redo, 0);
}

void
rb_history_forget (RbHistory *history, RbChange *change)
{
  remove_change (history->undo, change);
  remove_change (history->redo, change);
}

RbChange *
rb_history_undoable (RbHistory *history, const char **label)
{
  return peek (history->undo, label);
}

RbChange *
rb_history_redoable (RbHistory *history, const char **label)
{
  return peek (history->redo, label);
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
