/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar. It shows what the workspace says and tells the window what was chosen. */
#include "app/rb-sidebar.h"

#include "app/rb-pages.h"
#include "app/rb-who-button.h"

#include <glib/gi18n.h>

struct _RbSidebar
{
  GtkBox parent;
  RbWorkspace *workspace;
  GtkWidget *title;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *foot;
  GtkWidget *saved;
  GtkWidget *retry;
  GtkWidget *copy;
  GtkWidget *age;
  GtkWidget *who; /* RbWhoButton */
  gboolean rail;
};

G_DEFINE_FINAL_TYPE (RbSidebar, rb_sidebar, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static char *
saved_words (RbWorkspace *workspace)
{
  int at = rb_workspace_saved_at (workspace);
  g_autofree char *time = at >= 0 ? rb_time_format (at) : NULL;

  switch (rb_workspace_save_state (workspace))
    {
    case RB_SAVE_SAVING:
      return g_strdup (_ ("Saving…"));
    case RB_SAVE_FAILED:
      return g_strdup_printf ("<b>%s</b>", _ ("Not saved"));
    case RB_SAVE_SAVED:
      break;
    }
  if (rb_workspace_read_only (workspace))
    return g_strdup_printf ("<b>%s</b>", _ ("For reading only"));
  return time ? g_strdup_printf ("✓ <b>%s</b> %s", _ ("Saved"), time)
              : g_strdup_printf ("✓ <b>%s</b>", _ ("Saved"));
}

static char *
age_words (RbWorkspace *workspace)
{
  RbSchool *school = rb_workspace_school (workspace);
  RbSession last;
  g_autofree char *day = NULL;
  g_autofree char *marks = NULL;

  if (!rb_school_data_to (school, rb_workspace_now (workspace), &last))
    return g_strdup (_ ("No marks yet"));
  day = rb_date_format (last.date, RB_DATE_WEEKDAY);
  marks = g_strdup_printf (_ ("Marks to %s %s"), day, rb_half_name (last.half));
  if (school->details->imported_at > 0)
    {
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (school->details->imported_at);
      g_autofree char *when = g_date_time_format (at, "%-d %b, %H:%M");

      return g_strdup_printf (_ ("%s,\nimported %s"), marks, when);
    }
  return g_steal_pointer (&marks);
}

static void
state_cb (RbSidebar *sidebar)
{
  RbWorkspace *workspace = sidebar->workspace;
  RbSchool *school = rb_workspace_school (workspace);
  gboolean failed = rb_workspace_save_state (workspace) == RB_SAVE_FAILED;
  g_autofree char *saved = NULL;
  g_autofree char *age = NULL;

  gtk_widget_set_visible (sidebar->foot, school != NULL && !sidebar->rail);
  gtk_widget_set_visible (sidebar->who, school != NULL);
  rb_sidebar_refresh (sidebar);
  if (!school)
    return;
  saved = saved_words (workspace);
  age = age_words (workspace);
  gtk_label_set_markup (GTK_LABEL (sidebar->saved), saved);
  gtk_widget_set_visible (sidebar->retry, failed);
  if (failed)
    gtk_widget_add_css_class (sidebar->saved, "rb-bad");
  else
    gtk_widget_remove_css_class (sidebar->saved, "rb-bad");
  gtk_label_set_text (GTK_LABEL (sidebar->copy), school->details->sample ? _ ("Sample school")
                                                 : school->details->statutory
                                                     ? _ ("Statutory register")
                                                     : _ ("Working copy"));
  gtk_label_set_text (GTK_LABEL (sidebar->age), age);
}

/* Pages that are not for who works now are not there. */
void
rb_sidebar_refresh (RbSidebar *sidebar)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (sidebar->list), i)); i++)
    gtk_widget_set_visible (GTK_WIDGET (row),
                            rb_pages_shows (rb_pages_find (gtk_widget_get_name (GTK_WIDGET (row))),
                                            sidebar->workspace));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RbSidebar *sidebar)
{
  g_signal_emit (sidebar, signals[CHOSEN], 0, gtk_widget_get_name (GTK_WIDGET (row)));
}

static GtkWidget *
page_row (const RbPageInfo *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (page->icon);
  GtkWidget *corner = gtk_label_new (NULL);
  GtkWidget *label = gtk_label_new (_ (page->title));
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_set_name (row, page->id);
  gtk_widget_add_css_class (corner, "rb-corner-badge");
  gtk_widget_set_halign (corner, GTK_ALIGN_END);
  gtk_widget_set_valign (corner, GTK_ALIGN_START);
  gtk_widget_set_visible (corner, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), icon);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), corner);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (badge, "rb-badge");
  gtk_widget_set_visible (badge, FALSE);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "label", label);
  g_object_set_data (G_OBJECT (row), "badge", badge);
  g_object_set_data (G_OBJECT (row), "corner", corner);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (page->title), -1);
  return row;
}

static GtkListBoxRow *
find_row (RbSidebar *sidebar, const char *page_id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (sidebar->list), i)); i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), page_id) == 0)
      return row;
  return NULL;
}

static void
rb_sidebar_dispose (GObject *object)
{
  RbSidebar *sidebar = RB_SIDEBAR (object);

  if (sidebar->workspace)
    g_signal_handlers_disconnect_by_data (sidebar->workspace, sidebar);
  g_clear_object (&sidebar->workspace);
  G_OBJECT_CLASS (rb_sidebar_parent_class)->dispose (object);
}

static void
rb_sidebar_class_init (RbSidebarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_sidebar_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (RB_TYPE_WHO_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, RbSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, RbSidebar, search);
  gtk_widget_class_bind_template_child (widget_class, RbSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, RbSidebar, foot);
  gtk_widget_class_bind_template_child (widget_class, RbSidebar, saved);
  gtk_widget_class_bind_template_child (widget_class, RbSidebar, retry);
  gtk_widget_class_bind_template_child (widget_class, RbSidebar, copy);
  gtk_widget_class_bind_template_child (widget_class, RbSidebar, age);
  gtk_widget_class_bind_template_child (widget_class, RbSidebar, who);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
rb_sidebar_init (RbSidebar *sidebar)
{
  guint n;
  const RbPageInfo *pages = rb_pages (&n);

  gtk_widget_init_template (GTK_WIDGET (sidebar));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (sidebar->list), page_row (&pages[i]));
}

GtkWidget *
rb_sidebar_new (RbWorkspace *workspace)
{
  RbSidebar *sidebar = g_object_new (RB_TYPE_SIDEBAR, NULL);

  sidebar->workspace = g_object_ref (workspace);
  rb_who_button_set_workspace (RB_WHO_BUTTON (sidebar->who), workspace);
  g_signal_connect_swapped (workspace, "state", G_CALLBACK (state_cb), sidebar);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (state_cb), sidebar);
  state_cb (sidebar);
  return GTK_WIDGET (sidebar);
}

void
rb_sidebar_set_rail (RbSidebar *sidebar, gboolean rail)
{
  GtkListBoxRow *row;

  sidebar->rail = rail;
  rb_who_button_set_rail (RB_WHO_BUTTON (sidebar->who), rail);
  gtk_widget_set_visible (sidebar->title, !rail);
  gtk_widget_set_visible (sidebar->search, !rail);
  if (rail)
    gtk_widget_add_css_class (GTK_WIDGET (sidebar), "rb-rail");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (sidebar), "rb-rail");
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (sidebar->list), i)); i++)
    {
      GtkWidget *label = g_object_get_data (G_OBJECT (row), "label");
      GtkWidget *badge = g_object_get_data (G_OBJECT (row), "badge");
      GtkWidget *corner = g_object_get_data (G_OBJECT (row), "corner");
      gboolean some = *gtk_label_get_text (GTK_LABEL (badge)) != '\0';

      gtk_widget_set_visible (label, !rail);
      gtk_widget_set_visible (badge, !rail && some);
      gtk_widget_set_visible (corner, rail && some);
      gtk_widget_set_tooltip_text (GTK_WIDGET (row),
                                   rail ? gtk_label_get_text (GTK_LABEL (label)) : NULL);
    }
  state_cb (sidebar);
}

void
rb_sidebar_select (RbSidebar *sidebar, const char *page_id)
{
  gtk_list_box_select_row (GTK_LIST_BOX (sidebar->list), find_row (sidebar, page_id));
}

void
rb_sidebar_set_badge (RbSidebar *sidebar, const char *page_id, guint count, gboolean urgent)
{
  GtkListBoxRow *row = find_row (sidebar, page_id);
  g_autofree char *text = count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("");
  static const char *const names[] = { "badge", "corner" };

  if (!row)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *label = g_object_get_data (G_OBJECT (row), names[i]);

      gtk_label_set_text (GTK_LABEL (label), text);
      gtk_widget_set_visible (label, count > 0 && sidebar->rail == (i == 1));
      if (urgent)
        gtk_widget_add_css_class (label, "rb-urgent");
      else
        gtk_widget_remove_css_class (label, "rb-urgent");
    }
}
