/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frame of the Pupils page: filters over the list, and the page of one pupil in its place. */
#include "app/pupil/rb-pupils-page.h"

#include "app/pupil/rb-pupil-columns.h"
#include "app/pupil/rb-pupil-view.h"
#include "app/rb-compat.h"
#include "app/rb-header-parts.h"
#include "app/rb-page.h"
#include "app/rb-right-guard.h"
#include "app/rb-window.h"

#include <glib/gi18n.h>
#include <string.h>

struct _RbPupilsPage
{
  GtkWidget parent;
  RbWorkspace *workspace;
  GtkStack *views, *results;
  AdwWindowTitle *title;
  AdwStatusPage *nobody;
  GtkEditable *search;
  GtkDropDown *classes, *bands;
  GtkWidget *everyone, *import;
  GtkColumnView *list;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  GtkCustomFilter *filter;
  RbPupilView *view;
  char *needle;     /* folded text of the search, or NULL */
  char *list_title; /* of a list that came from elsewhere, or NULL */
  GHashTable *only; /* gint64 ids of that list, or NULL */
  gboolean stale;   /* the school changed while another page was in front */
  gboolean filling;
};

static void page_iface_init (RbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbPupilsPage,
                               rb_pupils_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RB_TYPE_PAGE, page_iface_init))

/* The text chosen in a drop-down, NULL for its first line (all). */
static const char *
chosen (GtkDropDown *down)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (down);

  return item && gtk_drop_down_get_selected (down) > 0 ? gtk_string_object_get_string (item) : NULL;
}

static gboolean
matches_cb (gpointer object, gpointer data)
{
  RbPupilsPage *page = data;
  const RbPupilItem *item = object;
  const char *class_name = chosen (page->classes);
  guint band = gtk_drop_down_get_selected (page->bands);

  if (page->only && !g_hash_table_contains (page->only, &item->id))
    return FALSE;
  if (page->needle && !strstr (item->folded, page->needle))
    return FALSE;
  if (class_name && strcmp (class_name, item->class_name) != 0)
    return FALSE;
  return band == 0 || band == GTK_INVALID_LIST_POSITION || item->band == (RbBandRole) (band - 1);
}

static void
show_count (RbPupilsPage *page)
{
  GListModel *all = gtk_filter_list_model_get_model (page->filtered);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (page->filtered));
  guint of = all ? g_list_model_get_n_items (all) : 0;
  g_autofree char *text = n == of
                              ? g_strdup_printf (g_dngettext (NULL, "%u pupil", "%u pupils", n), n)
                              : g_strdup_printf (_ ("%u of %u pupils"), n, of);
  g_autofree char *sentence =
      g_strdup_printf (_ ("No match for “%s”."), gtk_editable_get_text (page->search));
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_window_title_set_title (page->title, page->list_title ? page->list_title : _ ("Pupils"));
  adw_window_title_set_subtitle (page->title, text);
  adw_status_page_set_title (page->nobody, *gtk_editable_get_text (page->search)
                                               ? escaped
                                               : _ ("Nobody is in this list."));
  gtk_stack_set_visible_child_name (page->results, of == 0 ? "empty" : n == 0 ? "none" : "found");
  gtk_widget_set_visible (page->everyone, page->only != NULL);
}

static void
refilter (RbPupilsPage *page)
{
  if (page->filling)
    return;
  gtk_filter_changed (GTK_FILTER (page->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_count (page);
}

static void
search_cb (RbPupilsPage *page)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (page->search)));

  g_clear_pointer (&page->needle, g_free);
  if (*text)
    page->needle = g_utf8_casefold (text, -1);
  refilter (page);
}

static void
fill_filters (RbPupilsPage *page)
{
  RbSchool *school = rb_workspace_school (page->workspace);
  RbMoment now = rb_workspace_now (page->workspace);
  const RbPolicy *policy = rb_policy_book_on (school->policies, now.date);
  g_autoptr (GPtrArray) classes =
      rb_roster_classes (school->roster, rb_academic_year_of (now.date));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) bands = gtk_string_list_new (NULL);
  guint klass = gtk_drop_down_get_selected (page->classes),
        band = gtk_drop_down_get_selected (page->bands);

  gtk_string_list_append (names, _ ("All classes"));
  for (guint i = 0; i < classes->len; i++)
    gtk_string_list_append (names, ((const RbClass *) classes->pdata[i])->name);
  gtk_string_list_append (bands, _ ("All bands"));
  for (int role = RB_BAND_TOP; role < RB_N_BANDS; role++)
    gtk_string_list_append (bands, rb_policy_band_name (policy, (RbBandRole) role));
  page->filling = TRUE;
  gtk_drop_down_set_model (page->classes, G_LIST_MODEL (names));
  gtk_drop_down_set_model (page->bands, G_LIST_MODEL (bands));
  if (klass <= classes->len)
    gtk_drop_down_set_selected (page->classes, klass);
  if (band <= RB_N_BANDS)
    gtk_drop_down_set_selected (page->bands, band);
  page->filling = FALSE;
}

static void
fill (RbPupilsPage *page)
{
  g_autoptr (GListModel) items = NULL;

  page->stale = FALSE;
  fill_filters (page);
  items = rb_pupil_items_new (rb_workspace_school (page->workspace),
                              rb_workspace_now (page->workspace));
  gtk_filter_list_model_set_model (page->filtered, items);
  show_count (page);
}

static void
changed_cb (RbPupilsPage *page)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (page)))
    fill (page);
  else
    page->stale = TRUE;
}

/* The ids of the list as it stands, in its order: where Alt+Down goes next. */
static GArray *
ids_shown (RbPupilsPage *page)
{
  GListModel *model = G_LIST_MODEL (page->selection);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (RbPupilItem) item = g_list_model_get_item (model, i);

      g_array_append_val (ids, item->id);
    }
  return ids;
}

static void
back_cb (RbPupilsPage *page)
{
  gtk_stack_set_visible_child_name (page->views, "list");
  if (page->stale)
    fill (page);
  gtk_widget_grab_focus (GTK_WIDGET (page->list));
}

static void
show_pupil (RbPupilsPage *page, gint64 id)
{
  g_autoptr (GArray) ids = ids_shown (page);
  g_autofree char *name = g_strdup (page->list_title ? page->list_title : _ ("pupils"));

  if (page->view == NULL)
    {
      page->view = RB_PUPIL_VIEW (rb_pupil_view_new (page->workspace));
      g_signal_connect_swapped (page->view, "back", G_CALLBACK (back_cb), page);
      gtk_stack_add_named (page->views, GTK_WIDGET (page->view), "pupil");
    }
  rb_pupil_view_show (page->view, id, ids, name);
  gtk_stack_set_visible_child_name (page->views, "pupil");
}

static void
activated_cb (RbPupilsPage *page, guint position)
{
  g_autoptr (RbPupilItem) item = g_list_model_get_item (G_LIST_MODEL (page->selection), position);

  if (item)
    show_pupil (page, item->id);
}

/* Enter in the search opens the first that was found. */
static void
search_activated_cb (RbPupilsPage *page)
{
  activated_cb (page, 0);
}

static void
show_everyone (RbPupilsPage *page)
{
  g_clear_pointer (&page->only, g_hash_table_unref);
  g_clear_pointer (&page->list_title, g_free);
  refilter (page);
}

static void
import_cb (RbPupilsPage *page)
{
  rb_window_show_page (rb_window_of (GTK_WIDGET (page)), "school", "files");
}

/* "TITLE:ID,ID ..." */
static void
show_list (RbPupilsPage *page, const char *list)
{
  const char *colon = strrchr (list, ':');
  g_auto (GStrv) ids = colon ? g_strsplit (colon + 1, ",", -1) : NULL;

  if (!ids)
    return;
  show_everyone (page);
  gtk_editable_set_text (page->search, "");
  gtk_drop_down_set_selected (page->classes, 0);
  gtk_drop_down_set_selected (page->bands, 0);
  page->list_title = g_strndup (list, (gsize) (colon - list));
  page->only = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; ids[i]; i++)
    if (*ids[i])
      {
        gint64 id = g_ascii_strtoll (ids[i], NULL, 10);

        g_hash_table_add (page->only, g_memdup2 (&id, sizeof id));
      }
  gtk_stack_set_visible_child_name (page->views, "list");
  refilter (page);
}

char *
rb_pupils_target (const RbSchool *school, const char *title, const GArray *rows)
{
  GString *target = g_string_new ("pupils:");
  char *name = g_strdelimit (g_strdup (title), ":", ' ');

  g_string_append_printf (target, "%s:", name);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (target, "%s%" G_GINT64_FORMAT, i ? "," : "",
                            rb_roster_pupil (school->roster, g_array_index (rows, guint, i))->id);
  g_free (name);
  return g_string_free (target, FALSE);
}

static void
page_open (RbPage *iface, const char *target)
{
  RbPupilsPage *page = RB_PUPILS_PAGE (iface);

  if (g_str_has_prefix (target, "pupil:"))
    show_pupil (page, g_ascii_strtoll (target + 6, NULL, 10));
  else if (g_str_has_prefix (target, "pupils:"))
    show_list (page, target + 7);
}

static gboolean
on_pupil (RbPupilsPage *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (page->views), "pupil") == 0;
}

static void
page_enter (RbPage *iface)
{
  RbPupilsPage *page = RB_PUPILS_PAGE (iface);

  if (page->stale)
    fill (page);
  gtk_widget_grab_focus (on_pupil (page) ? GTK_WIDGET (page->view) : GTK_WIDGET (page->search));
}

static void
page_search (RbPage *iface)
{
  RbPupilsPage *page = RB_PUPILS_PAGE (iface);

  back_cb (page);
  gtk_widget_grab_focus (GTK_WIDGET (page->search));
}

static gboolean
page_escape (RbPage *iface)
{
  RbPupilsPage *page = RB_PUPILS_PAGE (iface);

  if (on_pupil (page))
    back_cb (page);
  else if (page->only)
    show_everyone (page);
  else if (*gtk_editable_get_text (page->search))
    gtk_editable_set_text (page->search, "");
  else
    return FALSE;
  return TRUE;
}

static void
page_print (RbPage *iface)
{
  RbPupilsPage *page = RB_PUPILS_PAGE (iface);

  if (on_pupil (page))
    rb_pupil_view_print (page->view);
}

static void
page_iface_init (RbPageInterface *iface)
{
  iface->open = page_open;
  iface->enter = page_enter;
  iface->search = page_search;
  iface->escape = page_escape;
  iface->print = page_print;
}

static void
rb_pupils_page_dispose (GObject *object)
{
  RbPupilsPage *page = RB_PUPILS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (page), RB_TYPE_PUPILS_PAGE);
  while (gtk_widget_get_first_child (GTK_WIDGET (page)))
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (page)));
  g_clear_object (&page->workspace);
  g_clear_object (&page->selection);
  g_clear_pointer (&page->needle, g_free);
  g_clear_pointer (&page->list_title, g_free);
  g_clear_pointer (&page->only, g_hash_table_unref);
  G_OBJECT_CLASS (rb_pupils_page_parent_class)->dispose (object);
}

static void
rb_pupils_page_class_init (RbPupilsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_pupils_page_dispose;
  g_type_ensure (RB_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (RB_TYPE_SAVED_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/pupil/pupils-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RbPupilsPage, views);
  gtk_widget_class_bind_template_child (widget_class, RbPupilsPage, results);
  gtk_widget_class_bind_template_child (widget_class, RbPupilsPage, title);
  gtk_widget_class_bind_template_child (widget_class, RbPupilsPage, nobody);
  gtk_widget_class_bind_template_child (widget_class, RbPupilsPage, search);
  gtk_widget_class_bind_template_child (widget_class, RbPupilsPage, classes);
  gtk_widget_class_bind_template_child (widget_class, RbPupilsPage, bands);
  gtk_widget_class_bind_template_child (widget_class, RbPupilsPage, everyone);
  gtk_widget_class_bind_template_child (widget_class, RbPupilsPage, import);
  gtk_widget_class_bind_template_child (widget_class, RbPupilsPage, list);
}

static void
rb_pupils_page_init (RbPupilsPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  rb_pupil_columns_add (page->list);
  rb_compat_name (GTK_WIDGET (page->classes), _ ("Class"));
  rb_compat_name (GTK_WIDGET (page->bands), _ ("Band"));
  page->filter = gtk_custom_filter_new (matches_cb, page, NULL);
  page->filtered = gtk_filter_list_model_new (NULL, GTK_FILTER (page->filter));
  page->sorted = gtk_sort_list_model_new (G_LIST_MODEL (page->filtered),
                                          g_object_ref (gtk_column_view_get_sorter (page->list)));
  page->selection = gtk_single_selection_new (G_LIST_MODEL (page->sorted));
  gtk_column_view_set_model (page->list, GTK_SELECTION_MODEL (page->selection));
  g_signal_connect_swapped (page->search, "search-changed", G_CALLBACK (search_cb), page);
  g_signal_connect_swapped (page->search, "activate", G_CALLBACK (search_activated_cb), page);
  g_signal_connect_swapped (page->classes, "notify::selected", G_CALLBACK (refilter), page);
  g_signal_connect_swapped (page->bands, "notify::selected", G_CALLBACK (refilter), page);
  g_signal_connect_swapped (page->everyone, "clicked", G_CALLBACK (show_everyone), page);
  g_signal_connect_swapped (page->import, "clicked", G_CALLBACK (import_cb), page);
  g_signal_connect_swapped (page->list, "activate", G_CALLBACK (activated_cb), page);
}

GtkWidget *
rb_pupils_page_new (RbWorkspace *workspace)
{
  RbPupilsPage *page = g_object_new (RB_TYPE_PUPILS_PAGE, NULL);

  page->workspace = g_object_ref (workspace);
  rb_right_bind (page->import, workspace, RB_RIGHT_IMPORT);
  fill (page);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}
