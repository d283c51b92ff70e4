/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page. Its rows only name actions of the application; the list of recent files is the
 * desktop's own. */
#include "app/welcome/rb-welcome.h"

#include "app/rb-application.h"
#include "app/rb-compat.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MOST_RECENT 5

struct _RbWelcome
{
  GtkWidget parent;
  GtkPicture *mark;
  AdwPreferencesGroup *recent;
  GtkWidget *recent_column, *menu_button;
};

G_DEFINE_FINAL_TYPE (RbWelcome, rb_welcome, GTK_TYPE_WIDGET)

static void
recent_cb (AdwActionRow *row, RbWelcome *welcome)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_object_get_data (G_OBJECT (row), "uri"));
  RbWindow *window = rb_window_of (GTK_WIDGET (welcome));

  rb_application_open_file (RB_APPLICATION (g_application_get_default ()), window, file);
}

static GtkWidget *
make_row (RbWelcome *welcome, GtkRecentInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *path = folder ? g_file_get_parse_name (folder) : NULL;
  g_autofree char *shown = NULL;
  g_autofree char *where = g_markup_escape_text (path ? path : "", -1);

  if (g_str_has_suffix (name, ".rollbook"))
    name[strlen (name) - strlen (".rollbook")] = '\0';
  shown = g_markup_escape_text (name, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), where);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "rollbook-register-symbolic");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "uri", g_strdup (gtk_recent_info_get_uri (info)), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (recent_cb), welcome);
  return row;
}

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static void
fill_recent (RbWelcome *welcome)
{
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()),
                              compare_visits);
  guint n = 0;

  for (GList *l = items; l && n < MOST_RECENT; l = l->next)
    if (g_str_has_suffix (gtk_recent_info_get_uri (l->data), ".rollbook")
        && gtk_recent_info_exists (l->data))
      {
        adw_preferences_group_add (welcome->recent, make_row (welcome, l->data));
        n++;
      }
  gtk_widget_set_visible (welcome->recent_column, n > 0);
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

static void
rb_welcome_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), RB_TYPE_WELCOME);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rb_welcome_parent_class)->dispose (object);
}

static void
rb_welcome_class_init (RbWelcomeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_welcome_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/welcome/welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, RbWelcome, mark);
  gtk_widget_class_bind_template_child (widget_class, RbWelcome, recent);
  gtk_widget_class_bind_template_child (widget_class, RbWelcome, menu_button);
  gtk_widget_class_bind_template_child_full (widget_class, "recent-column", FALSE,
                                             G_STRUCT_OFFSET (RbWelcome, recent_column));
}

static void
rb_welcome_init (RbWelcome *welcome)
{
  gtk_widget_init_template (GTK_WIDGET (welcome));
  gtk_picture_set_resource (welcome->mark, "/org/rollbook/Rollbook/ui/welcome/mark.svg");
  rb_compat_name (welcome->menu_button, _ ("Menu"));
  fill_recent (welcome);
}

GtkWidget *
rb_welcome_new (void)
{
  return g_object_new (RB_TYPE_WELCOME, NULL);
}
