/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every interface description that is compiled in is built once, the pages with a small school as
 * well, and a warning fails the test. Needs a display. */
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

#define UI "/org/rollbook/Rollbook/ui/"

/* Every .ui below a folder of the resources. */
static void
collect (GPtrArray *paths, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);

      if (g_str_has_suffix (path, "/"))
        collect (paths, path);
      else if (g_str_has_suffix (path, ".ui"))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

static void
destroy (GObject *object)
{
  if (GTK_IS_WINDOW (object))
    gtk_window_destroy (GTK_WINDOW (object));
}

/* A template is built by an instance of its class, which is found by its name as GTK does it. */
static void
build_class (GtkBuilder *builder, const char *path, const char *name)
{
  GType type = gtk_builder_get_type_from_name (builder, name);
  GObject *object;

  g_test_message ("%s: %s", path, name);
  g_assert_cmpuint (type, !=, G_TYPE_INVALID);
  if (type == GTK_TYPE_LIST_ITEM) /* a line of a list, built by its factory */
    {
      g_object_unref (gtk_builder_list_item_factory_new_from_resource (NULL, path));
      return;
    }
  g_assert_true (g_type_is_a (type, GTK_TYPE_WIDGET));
  object = g_object_ref_sink (g_object_new (type, NULL));
  destroy (object);
  g_object_unref (object);
}

static void
build_objects (GtkBuilder *builder, const char *path)
{
  g_autoptr (GError) error = NULL;
  GSList *objects;

  g_test_message ("%s", path);
  gtk_builder_add_from_resource (builder, path, &error);
  g_assert_no_error (error);
  objects = gtk_builder_get_objects (builder);
  g_assert_nonnull (objects);
  for (GSList *at = objects; at; at = at->next)
    destroy (at->data);
  g_slist_free (objects);
}

static void
test_resources (void)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRegex) class_of = g_regex_new ("<template class=\"(\\w+)\"", 0, 0, NULL);

  collect (paths, UI);
  g_assert_cmpuint (paths->len, >=, 19);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = paths->pdata[i];
      g_autoptr (GtkBuilder) builder = gtk_builder_new ();
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;

      g_assert_nonnull (bytes);
      if (g_regex_match (class_of, g_bytes_get_data (bytes, NULL), 0, &match))
        {
          g_autofree char *name = g_match_info_fetch (match, 1);

          build_class (builder, path, name);
        }
      else
        build_objects (builder, path);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
  adw_init ();
  g_test_add_func ("/templates/all that is compiled in", test_resources);
  g_test_add_func ("/templates/the window", test_window);
  g_test_add_func ("/templates/every page, on a small school", test_pages);
  g_test_add_func ("/templates/preferences, shortcuts, help and about", test_dialogs);
  return g_test_run ();
}
