/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped action calendar, read from its table, and ticks as changes. */
#include "school/rb-actions.h"

#include "rb-data.h"

#include <string.h>

enum
{
  REFERENCE,
  FREQUENCY,
  MONTHS,
  WEEKDAY,
  ROLE,
  LIST,
  TITLE,
  N_COLUMNS
};

GPtrArray *
rb_actions_shipped (RbDate since)
{
  GPtrArray *actions = g_ptr_array_new_with_free_func (rb_record_unref);
  g_auto (GStrv) lines = g_strsplit (rb_data_find ("actions/actions.txt", NULL), "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "|", -1);
      RbAction *action;

      if (lines[i][0] == '#' || g_strv_length (fields) != N_COLUMNS)
        continue;
      action = rb_record_new (RB_RECORD_ACTION);
      rb_record_set (&action->reference, fields[REFERENCE]);
      rb_record_set (&action->frequency, fields[FREQUENCY]);
      rb_record_set (&action->months, fields[MONTHS]);
      action->weekday = (int) g_ascii_strtoll (fields[WEEKDAY], NULL, 10);
      rb_record_set (&action->role, fields[ROLE]);
      rb_record_set (&action->list, fields[LIST]);
      rb_record_set (&action->title, fields[TITLE]);
      action->since = since;
      action->active = TRUE;
      g_ptr_array_add (actions, action);
    }
  return actions;
}

static gboolean
has_reference (const RbOffice *office, const char *reference)
{
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_ACTION); i++)
    {
      const RbAction *action = rb_office_nth (office, RB_RECORD_ACTION, i);

      if (strcmp (action->reference, reference) == 0)
        return TRUE;
    }
  return FALSE;
}

guint
rb_actions_add_shipped (const RbOffice *office, RbDate since, RbChange *change)
{
  g_autoptr (GPtrArray) shipped = rb_actions_shipped (since);
  gint64 id = rb_office_next_id (office, RB_RECORD_ACTION);
  guint added = 0;

  for (guint i = 0; i < shipped->len; i++)
    {
      RbAction *action = shipped->pdata[i];

      if (has_reference (office, action->reference))
        continue;
      action->base.id = id++;
      rb_change_add_record (change, NULL, action);
      added++;
    }
  return added;
}

void
rb_actions_tick (
    const RbSchool *school, const RbAction *action, RbDate due, const char *note, RbChange *change)
{
  RbTicked *tick = rb_record_new (RB_RECORD_TICK);

  tick->base.id = rb_office_next_id (school->office, RB_RECORD_TICK);
  rb_record_set (&tick->subject, "action");
  tick->action_id = action->base.id;
  tick->due = due;
  tick->done_at = change->at;
  rb_record_set (&tick->who, change->who);
  rb_record_set (&tick->position, change->position);
  rb_record_set (&tick->note, note);
  rb_change_add_record (change, NULL, tick);
  rb_record_unref (tick);
}

void
rb_actions_untick (const RbTicked *tick, RbChange *change)
{
  rb_change_add_record (change, (gpointer) tick, NULL);
}
