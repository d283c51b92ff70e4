/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template and every small window is built once, and a warning fails the test. Needs a
 * display. */
#include "app/rb-dialogs.h"
#include "app/rb-pages.h"
#include "app/rb-window.h"
#include "app/welcome/rb-welcome.h"

#include "rb-test.h"

static void
test_window (void)
{
  g_autoptr (RbWorkspace) workspace = rb_workspace_new ();
  RbWindow *window = rb_window_new (NULL, workspace);

  g_object_ref_sink (window);
  rb_window_set_welcome (window, rb_welcome_new ());
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

static void
test_pages (void)
{
  static const char *const rows[] = { "/ \\ L I", "I I / \\", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  g_autoptr (RbWorkspace) workspace = rb_workspace_new ();
  guint n;
  const RbPageInfo *pages = rb_pages (&n);

  rb_workspace_set_now (workspace, (RbMoment){ d ("2025-09-03"), 10 * 60 });
  rb_workspace_set_school (workspace, school, NULL);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *page = g_object_ref_sink (pages[i].build (workspace));

      g_assert_true (GTK_IS_WIDGET (page));
      g_object_unref (page);
    }
}

static void
test_dialogs (void)
{
  void (*const dialogs[]) (GtkWindow *) = { rb_dialogs_preferences, rb_dialogs_shortcuts,
                                            rb_dialogs_help, rb_dialogs_about };

  /* The label of a key in GTK's own shortcuts window is measured with a negative margin. */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GListModel *windows = gtk_window_get_toplevels ();
      guint before = g_list_model_get_n_items (windows);
      GtkWindow *window;

      dialogs[i](NULL);
      g_assert_cmpuint (g_list_model_get_n_items (windows), ==, before + 1);
      window = g_list_model_get_item (windows, before);
      gtk_window_destroy (window);
      g_object_unref (window);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
  adw_init ();
  g_test_add_func ("/templates/the window", test_window);
  g_test_add_func ("/templates/every page, on a small school", test_pages);
  g_test_add_func ("/templates/preferences, shortcuts, help and about", test_dialogs);
  return g_test_run ();
}
