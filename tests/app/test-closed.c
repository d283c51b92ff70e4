/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that closes gives its file back, though jobs are still asked of it: nothing holds the
 * store, no lock and no log stay behind. Needs a display. */
#include "app/rb-opener.h"
#include "app/rb-pages.h"
#include "app/rb-window.h"
#include "school/rb-clock.h"
#include "school/rb-sample.h"
#include "store/rb-audit.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "rb-test.h"

#define PATIENCE_MS 10000

typedef struct
{
  char *folder, *path;
  RbWindow *window;
  RbStore *store;         /* weak */
  RbWorkspace *workspace; /* weak */
  gboolean opened, answered;
} Open;

/* Lets the main loop go on until a pointer or flag is as it should be. */
static void
wait_until (gboolean (*is_so) (const Open *open), const Open *open, const char *what)
{
  for (int ms = 0; !is_so (open); ms++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
      if (ms > PATIENCE_MS)
        g_error ("waited in vain: %s", what);
    }
}

static gboolean
is_open (const Open *open)
{
  return open->opened;
}

static gboolean
is_answered (const Open *open)
{
  return open->answered;
}

static gboolean
exists (const Open *open, const char *ending)
{
  g_autofree char *path = g_strconcat (open->path, ending, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The last that lets go may be a thread, which is not done with the file when nobody has it. */
static gboolean
is_gone (const Open *open)
{
  return open->store == NULL && open->workspace == NULL && !exists (open, "-wal")
         && !exists (open, "-shm");
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rb_opener_finish (RB_WORKSPACE (source), result, &error));
  ((Open *) data)->opened = TRUE;
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RbAuditVerdict verdict = { 0 };
  g_autoptr (GError) error = NULL;

  /* It was asked before the window closed: it is answered. */
  g_assert_true (rb_store_verify_finish (RB_STORE (source), result, &verdict, &error));
  g_assert_true (verdict.intact);
  rb_audit_verdict_clear (&verdict);
  ((Open *) data)->answered = TRUE;
}

static Open *
open_new (void)
{
  Open *open = g_new0 (Open, 1);
  RbSampleSpec spec = { .pupils = 60, .years = 1, .seed = 1 };
  g_autoptr (RbWorkspace) workspace = rb_workspace_new ();
  g_autoptr (GError) error = NULL;
  guint n;
  const RbPageInfo *pages = rb_pages (&n);

  open->folder = g_dir_make_tmp ("rollbook-test-XXXXXX", NULL);
  open->path = g_build_filename (open->folder, "School.rollbook", NULL);
  g_assert_true (rb_clock_set ("2026-03-20T09:20"));
  spec.now = rb_now ();
  rb_sample_create (open->path, &spec, &error);
  g_assert_no_error (error);
  open->window = rb_window_new (NULL, workspace);
  gtk_window_present (GTK_WINDOW (open->window));
  rb_opener_open (workspace, open->path, opened_cb, open);
  wait_until (is_open, open, "the school");
  for (guint i = 0; i < n; i++)
    if (rb_pages_shows (&pages[i], workspace))
      rb_window_show_page (open->window, pages[i].id, NULL);
  open->workspace = workspace;
  open->store = rb_workspace_store (workspace);
  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &open->workspace);
  g_object_add_weak_pointer (G_OBJECT (open->store), (gpointer *) &open->store);
  return open;
}

/* The file is whole and nobody's, and goes. */
static void
open_end (Open *open)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbStore) again = NULL;

  g_assert_false (exists (open, "-wal"));
  g_assert_false (exists (open, "-shm"));
  again = rb_store_open (open->path, RB_STORE_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rb_store_is_writable (again));
  g_assert_null (rb_store_get_interruption (again));
  rb_store_close (again);
  g_unlink (open->path);
  g_rmdir (open->folder);
  g_free (open->path);
  g_free (open->folder);
  g_free (open);
  rb_clock_reset ();
}

static void
test_plain (void)
{
  Open *open = open_new ();

  g_assert_true (exists (open, "-wal"));
  gtk_window_destroy (GTK_WINDOW (open->window));
  /* Given back with the window, not when the last that knows of it happens to go. */
  g_assert_false (exists (open, "-wal"));
  wait_until (is_gone, open, "the store of a closed window");
  open_end (open);
}

/* A check, and a mark that is on its way. */
static void
test_at_work (void)
{
  Open *open = open_new ();
  RbSchool *school = rb_workspace_school (open->workspace);
  RbSession session = { d ("2026-03-20"), RB_AM };
  g_autoptr (RbChange) change =
      rb_workspace_change_new (open->workspace, RB_SOURCE_GRID, "said so");
  gint64 pupil = rb_roster_pupil (school->roster, 0)->id;
  RbMark was = rb_school_mark (school, 0, session.date, session.half);
  RbMark is = rb_code_book_find (school->codes, "M", session.date)->mark;
  g_autoptr (RbStore) again = NULL;
  g_autoptr (RbSchool) stored = NULL;

  g_assert_cmpuint (was, !=, is);
  for (int i = 0; i < 20; i++)
    rb_store_verify_async (open->store, NULL, checked_cb, open);
  rb_change_add (change, pupil, session, was, is, NULL, NULL);
  rb_workspace_apply (open->workspace, change, "one");
  gtk_window_destroy (GTK_WINDOW (open->window));
  wait_until (is_answered, open, "the check");
  wait_until (is_gone, open, "the store of a window that closed at work");
  again = rb_store_open (open->path, RB_STORE_READ_ONLY, NULL, NULL);
  stored = rb_store_load (again, NULL, NULL);
  g_assert_cmpuint (
      rb_school_mark (stored, (guint) rb_roster_find (stored->roster, pupil), session.date, RB_AM),
      ==, is);
  rb_store_close (again);
  open_end (open);
}

/* The window closes while its file is being opened. */
static void
test_while_opening (void)
{
  Open *open = open_new ();
  g_autoptr (RbWorkspace) workspace = rb_workspace_new ();
  RbWindow *window;

  gtk_window_destroy (GTK_WINDOW (open->window));
  wait_until (is_gone, open, "the store");
  window = rb_window_new (NULL, workspace);
  open->opened = FALSE;
  rb_opener_open (workspace, open->path, opened_cb, open);
  gtk_window_destroy (GTK_WINDOW (window));
  open->workspace = workspace;
  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &open->workspace);
  g_clear_object (&workspace);
  wait_until (is_open, open, "the school");
  wait_until (is_gone, open, "the store of a window that had gone");
  open_end (open);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/closed/a window gives its file back", test_plain);
  g_test_add_func ("/closed/a window that closes at work finishes and gives it back", test_at_work);
  g_test_add_func ("/closed/a window that closes while it opens a school", test_while_opening);
  return g_test_run ();
}
