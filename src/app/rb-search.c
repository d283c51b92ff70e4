/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of the search: an entry and the list under it. */
#include "app/rb-search.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* So many lines and no more: whoever sees fifty types one letter more. */
#define MOST 50

#define RB_TYPE_SEARCH (rb_search_get_type ())
G_DECLARE_FINAL_TYPE (RbSearch, rb_search, RB, SEARCH, AdwWindow)

struct _RbSearch
{
  AdwWindow parent;
  RbWindow *window;
  RbSearchIndex *index;
  GPtrArray *found; /* const RbSearchEntry* */
  GtkWidget *entry;
  GtkListBox *list;
  GtkStack *stack;
  AdwStatusPage *nothing;
};

G_DEFINE_FINAL_TYPE (RbSearch, rb_search, ADW_TYPE_WINDOW)

static GtkWidget *
make_row (const RbSearchEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (entry->title, -1);
  g_autofree char *about = g_markup_escape_text (entry->about, -1);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", entry->title, entry->about);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
look (RbSearch *search)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (search->entry));
  GtkListBoxRow *row;

  g_clear_pointer (&search->found, g_ptr_array_unref);
  search->found = rb_search_index_find (search->index, text, MOST);
  while ((row = gtk_list_box_get_row_at_index (search->list, 0)))
    gtk_list_box_remove (search->list, GTK_WIDGET (row));
  for (guint i = 0; i < search->found->len; i++)
    gtk_list_box_append (search->list, make_row (search->found->pdata[i]));
  gtk_list_box_select_row (search->list, gtk_list_box_get_row_at_index (search->list, 0));
  if (*text == '\0')
    adw_status_page_set_title (search->nothing, _ ("Pupils, classes, pages and commands"));
  else
    {
      g_autofree char *words = g_markup_printf_escaped (_ ("No match for “%s”"), text);

      adw_status_page_set_title (search->nothing, words);
    }
  gtk_stack_set_visible_child_name (search->stack, search->found->len > 0 ? "list" : "nothing");
}

static void
go_to (RbSearch *search, GtkListBoxRow *row)
{
  g_autoptr (RbWindow) window = g_object_ref (search->window);
  const RbSearchEntry *entry = row ? search->found->pdata[gtk_list_box_row_get_index (row)] : NULL;
  g_autofree char *page = entry ? g_strdup (entry->page) : NULL;
  g_autofree char *target = entry ? g_strdup (entry->target) : NULL;
  g_autofree char *action = entry ? g_strdup (entry->action) : NULL;

  if (entry == NULL)
    return;
  gtk_window_destroy (GTK_WINDOW (search));
  if (action)
    gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  else
    rb_window_show_page (window, page, target);
}

static void
activated_cb (RbSearch *search)
{
  go_to (search, gtk_list_box_get_selected_row (search->list));
}

static void
row_activated_cb (RbSearch *search, GtkListBoxRow *row)
{
  go_to (search, row);
}

/* Arrows move in the list while the cursor stays in the entry. */
static gboolean
key_cb (RbSearch *search, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (search->list);
  int step = key == GDK_KEY_Down ? 1 : key == GDK_KEY_Up ? -1 : 0;

  if (key == GDK_KEY_Escape)
    {
      gtk_window_close (GTK_WINDOW (search));
      return TRUE;
    }
  if (step == 0 || row == NULL)
    return FALSE;
  row = gtk_list_box_get_row_at_index (search->list, gtk_list_box_row_get_index (row) + step);
  if (row)
    {
      graphene_rect_t place;
      GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_SCROLLED_WINDOW);

      gtk_list_box_select_row (search->list, row);
      if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (search->list), &place))
        gtk_adjustment_clamp_page (
            gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), place.origin.y,
            place.origin.y + place.size.height);
    }
  return TRUE;
}

static void
rb_search_dispose (GObject *object)
{
  RbSearch *search = RB_SEARCH (object);

  g_clear_object (&search->window);
  g_clear_pointer (&search->found, g_ptr_array_unref);
  g_clear_pointer (&search->index, rb_search_index_free);
  G_OBJECT_CLASS (rb_search_parent_class)->dispose (object);
}

static void
rb_search_class_init (RbSearchClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_search_dispose;
}

static GtkWidget *
make_list (RbSearch *search)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  search->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (search->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (search->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Found"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (search->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  g_signal_connect_swapped (search->list, "row-activated", G_CALLBACK (row_activated_cb), search);
  return scroller;
}

static void
rb_search_init (RbSearch *search)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  search->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (search->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search everywhere"), -1);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), search->entry);
  search->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (search->nothing, "system-search-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (search->nothing), "compact");
  search->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (search->stack, make_list (search), "list");
  gtk_stack_add_named (search->stack, GTK_WIDGET (search->nothing), "nothing");
  gtk_widget_set_vexpand (GTK_WIDGET (search->stack), TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (search->stack));
  adw_window_set_content (ADW_WINDOW (search), box);
  gtk_window_set_title (GTK_WINDOW (search), _ ("Search everywhere"));
  gtk_window_set_default_size (GTK_WINDOW (search), 560, 480);
  gtk_window_set_modal (GTK_WINDOW (search), TRUE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (search), keys);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), search);
  g_signal_connect_swapped (search->entry, "changed", G_CALLBACK (look), search);
  g_signal_connect_swapped (search->entry, "activate", G_CALLBACK (activated_cb), search);
}

void
rb_search_run (RbWindow *window)
{
  RbWorkspace *workspace = rb_window_workspace (window);
  RbSearch *search;

  if (rb_workspace_school (workspace) == NULL)
    return;
  search = g_object_new (RB_TYPE_SEARCH, "transient-for", window, NULL);
  search->window = g_object_ref (window);
  search->index =
      rb_search_index_new (rb_workspace_school (workspace), rb_workspace_now (workspace),
                           !rb_workspace_presenting (workspace), workspace);
  look (search);
  gtk_window_present (GTK_WINDOW (search));
  gtk_widget_grab_focus (search->entry);
}
