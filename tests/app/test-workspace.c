/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open school: a change is shown at once, undone by its inverse, and taken back when it cannot
 * be written. */
#include "app/rb-workspace.h"

#include "rb-test.h"

/* A writer that answers when it is told to. */
typedef struct
{
  GPtrArray *tasks;
  gboolean fails;
} Slow;

static void
slow_write (gpointer data, RbChange *change, GAsyncReadyCallback callback, gpointer user_data)
{
  g_ptr_array_add (((Slow *) data)->tasks, g_task_new (NULL, NULL, callback, user_data));
}

static gboolean
slow_finish (gpointer data, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
answer (Slow *slow)
{
  while (slow->tasks->len > 0)
    {
      g_autoptr (GTask) task = g_ptr_array_steal_index (slow->tasks, 0);

      if (slow->fails)
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full.");
      else
        g_task_return_boolean (task, TRUE);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static RbWorkspace *
make (Slow *slow)
{
  static const char *const rows[] = { "/ \\ - -", "/ \\ - -", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  RbWriter writer = { slow_write, slow_finish, NULL, slow, NULL };
  RbWorkspace *workspace = rb_workspace_new ();

  slow->tasks = g_ptr_array_new ();
  slow->fails = FALSE;
  rb_workspace_set_now (workspace, (RbMoment){ d ("2025-09-03"), 9 * 60 });
  rb_workspace_set_who (workspace, "Shirin Marlow", "office");
  rb_workspace_set_school (workspace, school, &writer);
  return workspace;
}

static const char *
mark (RbWorkspace *workspace, guint row)
{
  RbSchool *school = rb_workspace_school (workspace);

  return rb_code_book_text (school->codes, rb_school_mark (school, row, d ("2025-09-03"), RB_AM));
}

static RbChange *
change_to (RbWorkspace *workspace, guint row, const char *text)
{
  RbSchool *school = rb_workspace_school (workspace);
  RbSession session = { d ("2025-09-03"), RB_AM };
  RbChange *change = rb_workspace_change_new (workspace, RB_SOURCE_GRID, NULL);
  const RbCode *code = rb_code_book_find (school->codes, text, session.date);

  rb_change_add (change, rb_roster_pupil (school->roster, row)->id, session,
                 rb_school_mark (school, row, session.date, RB_AM), code->mark, NULL, NULL);
  return change;
}

static void
apply (RbWorkspace *workspace, guint row, const char *text)
{
  g_autoptr (RbChange) change = change_to (workspace, row, text);

  rb_workspace_apply (workspace, change, text);
}

static void
test_shown_at_once (void)
{
  Slow slow;
  g_autoptr (RbWorkspace) workspace = make (&slow);

  apply (workspace, 0, "I");
  g_assert_cmpstr (mark (workspace, 0), ==, "I");
  g_assert_true (rb_workspace_busy (workspace));
  answer (&slow);
  g_assert_false (rb_workspace_busy (workspace));
  g_assert_cmpint (rb_workspace_save_state (workspace), ==, RB_SAVE_SAVED);
  g_ptr_array_unref (slow.tasks);
}

static void
test_undo (void)
{
  Slow slow;
  g_autoptr (RbWorkspace) workspace = make (&slow);

  g_assert_null (rb_workspace_undo (workspace));
  apply (workspace, 0, "I");
  apply (workspace, 1, "M");
  g_assert_cmpstr (rb_workspace_undo_label (workspace), ==, "M");
  g_assert_nonnull (rb_workspace_undo (workspace));
  g_assert_cmpstr (mark (workspace, 1), ==, "");
  g_assert_cmpstr (mark (workspace, 0), ==, "I");
  g_assert_cmpstr (rb_workspace_redo_label (workspace), ==, "M");
  g_assert_cmpint (rb_workspace_redo (workspace)->source, ==, RB_SOURCE_REDO);
  g_assert_cmpstr (mark (workspace, 1), ==, "M");
  rb_workspace_undo (workspace);
  apply (workspace, 1, "L");
  g_assert_null (rb_workspace_redo_label (workspace));
  answer (&slow);
  g_ptr_array_unref (slow.tasks);
}

/* C, then 1: two records, one step of the history. */
static void
test_extend (void)
{
  Slow slow;
  g_autoptr (RbWorkspace) workspace = make (&slow);
  g_autoptr (RbChange) more = NULL;

  apply (workspace, 0, "C");
  more = change_to (workspace, 0, "C1");
  rb_workspace_extend (workspace, more, "C1");
  g_assert_cmpstr (mark (workspace, 0), ==, "C1");
  g_assert_cmpuint (slow.tasks->len, ==, 2);
  rb_workspace_undo (workspace);
  g_assert_cmpstr (mark (workspace, 0), ==, "");
  g_assert_null (rb_workspace_undo_label (workspace));
  answer (&slow);
  g_ptr_array_unref (slow.tasks);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_failure (void)
{
  Slow slow;
  g_autoptr (RbWorkspace) workspace = make (&slow);
  guint failures = 0;

  g_signal_connect_swapped (workspace, "failed", G_CALLBACK (count_cb), &failures);
  slow.fails = TRUE;
  apply (workspace, 0, "I");
  answer (&slow);
  g_assert_cmpstr (mark (workspace, 0), ==, "");
  g_assert_cmpuint (failures, ==, 1);
  g_assert_cmpint (rb_workspace_save_state (workspace), ==, RB_SAVE_FAILED);
  g_assert_null (rb_workspace_undo_label (workspace));
  slow.fails = FALSE;
  rb_workspace_retry (workspace);
  answer (&slow);
  g_assert_cmpstr (mark (workspace, 0), ==, "I");
  g_assert_cmpint (rb_workspace_save_state (workspace), ==, RB_SAVE_SAVED);
  g_ptr_array_unref (slow.tasks);
}

static void
test_read_only (void)
{
  Slow slow;
  g_autoptr (RbWorkspace) workspace = make (&slow);

  rb_workspace_set_read_only (workspace, "Mrs Patel has this school open.");
  apply (workspace, 0, "I");
  g_assert_cmpstr (mark (workspace, 0), ==, "");
  g_assert_cmpuint (slow.tasks->len, ==, 0);
  g_ptr_array_unref (slow.tasks);
}

static void
test_presenting (void)
{
  Slow slow;
  g_autoptr (RbWorkspace) workspace = make (&slow);
  guint told = 0, changed = 0;

  g_signal_connect_swapped (workspace, "notify::presenting", G_CALLBACK (count_cb), &told);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (count_cb), &changed);
  g_assert_false (rb_workspace_presenting (workspace));
  rb_workspace_set_presenting (workspace, TRUE);
  rb_workspace_set_presenting (workspace, TRUE);
  g_assert_true (rb_workspace_presenting (workspace));
  g_assert_cmpuint (told, ==, 1);
  g_assert_cmpuint (changed, ==, 1);
  g_object_set (workspace, "presenting", FALSE, NULL);
  g_assert_false (rb_workspace_presenting (workspace));
  g_assert_cmpuint (told, ==, 2);
  g_ptr_array_unref (slow.tasks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/a change is shown before it is written", test_shown_at_once);
  g_test_add_func ("/workspace/undo and redo are changes of their own", test_undo);
  g_test_add_func ("/workspace/a code and its digit are one step", test_extend);
  g_test_add_func ("/workspace/what cannot be written is taken back and can be retried",
                   test_failure);
  g_test_add_func ("/workspace/a school open for reading is not changed", test_read_only);
  g_test_add_func ("/workspace/presenting begins off and is told once", test_presenting);
  return g_test_run ();
}
