/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open school of a window. A change is shown first and written after; the write of a change
 * that fails is taken back by its inverse and kept for Retry. Writes are queued by the writer in
 * order. */
#include "app/rb-workspace-private.h"

#include "school/rb-clock.h"
#include "store/rb-store-staff.h"

#include <glib/gi18n.h>

/* A write faster than this is not worth a word (design: "Saving" only after half a second). */
#define SAVING_AFTER_MS 500

G_DEFINE_FINAL_TYPE (RbWorkspace, rb_workspace, G_TYPE_OBJECT)

enum
{
  CHANGED,
  STATE,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

enum
{
  PROP_PRESENTING = 1
};

void
rb_workspace_show (RbWorkspace *workspace)
{
  g_signal_emit (workspace, signals[CHANGED], g_quark_from_static_string ("school"));
}

void
rb_workspace_tell_state (RbWorkspace *workspace)
{
  g_signal_emit (workspace, signals[STATE], 0);
}

static void
set_save_state (RbWorkspace *workspace, RbSaveState state)
{
  workspace->save_state = state;
  rb_workspace_tell_state (workspace);
}

void
rb_workspace_take_school (RbWorkspace *workspace, RbSchool *school)
{
  if (workspace->school)
    rb_school_unref (workspace->school);
  workspace->school = school;
}

static void
show_change (RbWorkspace *workspace, RbChange *change)
{
  rb_workspace_take_school (workspace, rb_school_apply (workspace->school, change));
  rb_workspace_show (workspace);
}

typedef struct
{
  RbWorkspace *workspace;
  RbChange *change;
} Write;

static void
write_free (Write *write)
{
  g_object_unref (write->workspace);
  rb_change_unref (write->change);
  g_free (write);
}

static gboolean
saving_timer_cb (gpointer data)
{
  RbWorkspace *workspace = data;

  workspace->saving_timer = 0;
  if (workspace->writing > 0)
    set_save_state (workspace, RB_SAVE_SAVING);
  return G_SOURCE_REMOVE;
}

/* What the role refuses is refused again: it is not kept for Retry. */
static void
take_back (RbWorkspace *workspace, RbChange *change, const GError *error)
{
  g_autoptr (RbChange) inverse =
      rb_change_invert (change, workspace->who, workspace->position, "", rb_clock_seconds ());

  rb_history_forget (workspace->history, change);
  if (!g_error_matches (error, RB_STORE_ERROR, RB_STORE_ERROR_RIGHTS))
    g_ptr_array_add (workspace->failed, rb_change_ref (change));
  show_change (workspace, inverse);
}

void
rb_workspace_write_ended (RbWorkspace *workspace, gboolean failed)
{
  workspace->writing--;
  if (!failed)
    workspace->saved_at = rb_now ().minutes;
  if (workspace->writing == 0)
    g_clear_handle_id (&workspace->saving_timer, g_source_remove);
  if (workspace->failed->len > 0)
    set_save_state (workspace, RB_SAVE_FAILED);
  else if (workspace->writing == 0)
    set_save_state (workspace, RB_SAVE_SAVED);
}

static void
write_finished (RbWorkspace *workspace, RbChange *change, const GError *error)
{
  if (error)
    take_back (workspace, change, error);
  rb_workspace_write_ended (workspace, error != NULL);
  if (error)
    g_signal_emit (workspace, signals[FAILED], 0, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Write *write = data;
  g_autoptr (GError) error = NULL;

  write->workspace->writer.write_finish (write->workspace->writer.data, result, &error);
  write_finished (write->workspace, write->change, error);
  write_free (write);
}

static void
write_change (RbWorkspace *workspace, RbChange *change)
{
  Write *write;

  workspace->writing++;
  if (!workspace->writer.write)
    {
      write_finished (workspace, change, NULL);
      return;
    }
  if (workspace->saving_timer == 0)
    workspace->saving_timer = g_timeout_add (SAVING_AFTER_MS, saving_timer_cb, workspace);
  write = g_new0 (Write, 1);
  write->workspace = g_object_ref (workspace);
  write->change = rb_change_ref (change);
  workspace->writer.write (workspace->writer.data, change, written_cb, write);
}

void
rb_workspace_make (RbWorkspace *workspace, RbChange *change)
{
  g_clear_pointer (&workspace->last_made, rb_change_unref);
  workspace->last_made = rb_change_ref (change);
  show_change (workspace, change);
  write_change (workspace, change);
  rb_workspace_tell_state (workspace);
}

static void
rb_workspace_finalize (GObject *object)
{
  RbWorkspace *workspace = RB_WORKSPACE (object);

  g_clear_handle_id (&workspace->saving_timer, g_source_remove);
  g_clear_pointer (&workspace->school, rb_school_unref);
  g_clear_pointer (&workspace->last_made, rb_change_unref);
  g_clear_pointer (&workspace->history, rb_history_free);
  g_clear_pointer (&workspace->failed, g_ptr_array_unref);
  if (workspace->writer.free)
    workspace->writer.free (workspace->writer.data);
  g_clear_object (&workspace->store);
  g_free (workspace->who);
  g_free (workspace->position);
  g_free (workspace->read_only);
  G_OBJECT_CLASS (rb_workspace_parent_class)->finalize (object);
}

static void
rb_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PRESENTING)
    g_value_set_boolean (value, RB_WORKSPACE (object)->presenting);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rb_workspace_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PRESENTING)
    rb_workspace_set_presenting (RB_WORKSPACE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rb_workspace_class_init (RbWorkspaceClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = rb_workspace_finalize;
  G_OBJECT_CLASS (class)->get_property = rb_workspace_get_property;
  G_OBJECT_CLASS (class)->set_property = rb_workspace_set_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (class), PROP_PRESENTING,
      g_param_spec_boolean ("presenting", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[STATE] =
      g_signal_new ("state", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
rb_workspace_init (RbWorkspace *workspace)
{
  workspace->history = rb_history_new ();
  workspace->failed = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_change_unref);
  workspace->who = g_strdup ("");
  workspace->position = g_strdup ("");
  workspace->saved_at = -1;
}

void
rb_workspace_fail (RbWorkspace *workspace, const GError *error)
{
  g_signal_emit (workspace, signals[FAILED], 0, error);
}

RbWorkspace *
rb_workspace_new (void)
{
  return g_object_new (RB_TYPE_WORKSPACE, NULL);
}

void
rb_workspace_set_school (RbWorkspace *workspace, RbSchool *school, const RbWriter *writer)
{
  if (workspace->writer.free)
    workspace->writer.free (workspace->writer.data);
  workspace->writer = writer ? *writer : (RbWriter){ NULL, NULL, NULL, NULL, NULL };
  rb_workspace_take_school (workspace, rb_school_ref (school));
  rb_history_clear (workspace->history);
  g_ptr_array_set_size (workspace->failed, 0);
  workspace->saved_at = -1;
  workspace->save_state = RB_SAVE_SAVED;
  rb_workspace_show (workspace);
  rb_workspace_tell_state (workspace);
}

RbStore *
rb_workspace_store (RbWorkspace *workspace)
{
  return workspace->store;
}

void
rb_workspace_set_store (RbWorkspace *workspace, RbStore *store)
{
  g_set_object (&workspace->store, store);
}

void
rb_workspace_replace (RbWorkspace *workspace, RbSchool *school)
{
  rb_workspace_take_school (workspace, rb_school_ref (school));
  rb_workspace_show (workspace);
  rb_workspace_tell_state (workspace);
}

RbSchool *
rb_workspace_school (RbWorkspace *workspace)
{
  return workspace->school;
}

RbMoment
rb_workspace_now (RbWorkspace *workspace)
{
  return workspace->now;
}

void
rb_workspace_set_now (RbWorkspace *workspace, RbMoment now)
{
  gboolean same_day = workspace->now.date == now.date;

  if (same_day && workspace->now.minutes == now.minutes)
    return;
  workspace->now = now;
  if (workspace->school && same_day)
    g_signal_emit (workspace, signals[CHANGED], g_quark_from_static_string ("minute"));
  else if (workspace->school)
    rb_workspace_show (workspace);
}

const char *
rb_workspace_who (RbWorkspace *workspace)
{
  return workspace->who;
}

const char *
rb_workspace_position (RbWorkspace *workspace)
{
  return workspace->position;
}

RbDeed
rb_workspace_deed (RbWorkspace *workspace)
{
  return (RbDeed){ rb_workspace_who (workspace), rb_workspace_position (workspace),
                   rb_clock_seconds (), rb_workspace_now (workspace) };
}

gboolean
rb_workspace_may (RbWorkspace *workspace, RbRight right, GError **error)
{
  return workspace->store == NULL || rb_store_may (workspace->store, right, error);
}

void
rb_workspace_set_who (RbWorkspace *workspace, const char *who, const char *position)
{
  g_free (workspace->who);
  g_free (workspace->position);
  workspace->who = g_strdup (who ? who : "");
  workspace->position = g_strdup (position ? position : "");
  rb_workspace_tell_state (workspace);
}

const char *
rb_workspace_read_only (RbWorkspace *workspace)
{
  return workspace->read_only;
}

void
rb_workspace_set_read_only (RbWorkspace *workspace, const char *reason)
{
  g_free (workspace->read_only);
  workspace->read_only = g_strdup (reason);
  rb_workspace_tell_state (workspace);
}

gboolean
rb_workspace_presenting (RbWorkspace *workspace)
{
  return workspace->presenting;
}

void
rb_workspace_set_presenting (RbWorkspace *workspace, gboolean presenting)
{
  if (workspace->presenting == !!presenting)
    return;
  workspace->presenting = !!presenting;
  g_object_notify (G_OBJECT (workspace), "presenting");
  if (workspace->school)
    rb_workspace_show (workspace);
  rb_workspace_tell_state (workspace);
}

RbChange *
rb_workspace_change_new (RbWorkspace *workspace, RbSource source, const char *reason)
{
  return rb_change_new (source, workspace->who, workspace->position, reason ? reason : "",
                        rb_clock_seconds ());
}

gboolean
rb_workspace_needs_reason (RbWorkspace *workspace, RbChange *change)
{
  return workspace->writer.needs_reason
         && workspace->writer.needs_reason (workspace->writer.data, change);
}

RbSaveState
rb_workspace_save_state (RbWorkspace *workspace)
{
  return workspace->save_state;
}

int
rb_workspace_saved_at (RbWorkspace *workspace)
{
  return workspace->saved_at;
}

void
rb_workspace_retry (RbWorkspace *workspace)
{
  g_autoptr (GPtrArray) again = workspace->failed;

  workspace->failed = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_change_unref);
  workspace->save_state = RB_SAVE_SAVED;
  for (guint i = 0; i < again->len; i++)
    rb_workspace_apply (workspace, g_ptr_array_index (again, i), _ ("Saved again"));
  rb_workspace_tell_state (workspace);
}

gboolean
rb_workspace_busy (RbWorkspace *workspace)
{
  return workspace->writing > 0;
}
