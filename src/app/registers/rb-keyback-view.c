/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines and headings of the key-back list; ticks are written one batch at a time. */
#include "app/registers/rb-keyback-view.h"

#include "app/rb-listing-files.h"
#include "app/rb-notice.h"
#include "app/rb-right-guard.h"
#include "app/registers/rb-line-item.h"
#include "app/registers/rb-listing-buttons.h"
#include "school/rb-clock.h"
#include "school/rb-keyback.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* A row of the list: a heading of a class, or a line. */
typedef struct
{
  guint line; /* the first of the class, for a heading */
  gboolean heading;
} Row;

struct _RbKeybackView
{
  GtkBox parent;
  RbWorkspace *workspace;
  GtkWidget *sums, *stack, *empty;
  GtkNoSelection *selection;
  RbSchool *school; /* that the lines were made with */
  GPtrArray *lines; /* RbKeybackLine */
  GArray *ticked;   /* gboolean for each */
  GArray *rows;     /* Row */
};

G_DEFINE_FINAL_TYPE (RbKeybackView, rb_keyback_view, GTK_TYPE_BOX)

static const Row *
row_of (RbKeybackView *view, GtkListItem *item)
{
  return &g_array_index (view->rows, Row, rb_line_item_index (gtk_list_item_get_item (item)));
}

static RbKeybackLine *
line (RbKeybackView *view, guint index)
{
  return view->lines->pdata[index];
}

static gboolean
is_ticked (RbKeybackView *view, guint index)
{
  return g_array_index (view->ticked, gboolean, index);
}

static void
say_sums (RbKeybackView *view)
{
  guint left = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < view->lines->len; i++)
    left += !is_ticked (view, i);
  words = g_strdup_printf (ngettext ("%u mark to key into %s", "%u marks to key into %s", left),
                           left, rb_keyback_mis (view->school));
  gtk_label_set_text (GTK_LABEL (view->sums), words);
}

static void
make_rows (RbKeybackView *view)
{
  g_autoptr (GListModel) items = NULL;

  g_array_set_size (view->rows, 0);
  for (guint i = 0; i < view->lines->len; i++)
    {
      Row heading = { i, TRUE }, one = { i, FALSE };

      if (i == 0 || line (view, i)->klass != line (view, i - 1)->klass)
        g_array_append_val (view->rows, heading);
      g_array_append_val (view->rows, one);
    }
  items = rb_line_items_new (view->rows->len);
  gtk_no_selection_set_model (view->selection, items);
}

static void
show (RbKeybackView *view, const GPtrArray *items)
{
  g_autofree char *about = NULL;

  gtk_no_selection_set_model (view->selection, NULL);
  g_clear_pointer (&view->lines, g_ptr_array_unref);
  g_clear_pointer (&view->school, rb_school_unref);
  view->school = rb_school_ref (rb_workspace_school (view->workspace));
  view->lines = rb_keyback_lines (view->school, items);
  g_array_set_size (view->ticked, 0);
  g_array_set_size (view->ticked, view->lines->len);
  make_rows (view);
  say_sums (view);
  about = view->school->details->statutory
              ? g_strdup (_ ("This file is the statutory register: nothing is keyed in anywhere "
                             "else."))
              : g_strdup_printf (_ ("%s has every mark that was entered in Rollbook."),
                                 rb_keyback_mis (view->school));
  adw_status_page_set_description (ADW_STATUS_PAGE (view->empty), about);
  gtk_stack_set_visible_child_name (GTK_STACK (view->stack),
                                    view->lines->len > 0 ? "list" : "empty");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbKeybackView) view = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = rb_store_key_back_finish (RB_STORE (source), result, &error);

  if (!view->workspace || !rb_workspace_school (view->workspace))
    return;
  if (items)
    show (view, items);
  else
    rb_notice_error (GTK_WIDGET (view), error, NULL, NULL);
}

static void
refresh (RbKeybackView *view)
{
  RbStore *store = rb_workspace_store (view->workspace);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (store)
    rb_store_key_back_async (store, 0, NULL, read_cb, g_object_ref (view));
  else
    show (view, none);
}

static void
changed_cb (RbKeybackView *view)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (view)) && rb_workspace_school (view->workspace))
    refresh (view);
}

static void
map_cb (RbKeybackView *view)
{
  if (rb_workspace_school (view->workspace))
    refresh (view);
}

/* Ticking */

static void
tick_range (RbKeybackView *view, guint first, guint end, gboolean ticked)
{
  g_autoptr (RbWritten) written = rb_written_new ();
  g_autofree char *label = NULL;
  guint n = 0;

  if (!rb_workspace_store (view->workspace) || rb_workspace_read_only (view->workspace))
    return;
  for (guint i = first; i < end; i++)
    {
      const RbKeybackLine *one = line (view, i);
      RbKeyBack item = { rb_roster_pupil (view->school->roster, one->row)->id, one->session,
                         one->changed_at, one->who, one->was };

      if (is_ticked (view, i) == ticked)
        continue;
      g_array_index (view->ticked, gboolean, i) = ticked;
      rb_written_add_tick (written, &item, ticked);
      n++;
    }
  label = g_strdup_printf (
      ticked ? ngettext ("%u mark ticked as keyed in", "%u marks ticked as keyed in", n)
             : ngettext ("tick of %u mark taken away", "ticks of %u marks taken away", n),
      n);
  rb_workspace_write (view->workspace, written, label);
  say_sums (view);
}

static void
toggled_cb (GtkCheckButton *button, GtkListItem *item)
{
  RbKeybackView *view = g_object_get_data (G_OBJECT (item), "view");
  const Row *row = gtk_list_item_get_item (item) ? row_of (view, item) : NULL;

  if (row && !row->heading)
    tick_range (view, row->line, row->line + 1, gtk_check_button_get_active (button));
}

static guint
class_end (RbKeybackView *view, guint first)
{
  guint end = first;

  while (end < view->lines->len && line (view, end)->klass == line (view, first)->klass)
    end++;
  return end;
}

static void
tick_class_cb (GtkButton *button, GtkListItem *item)
{
  RbKeybackView *view = g_object_get_data (G_OBJECT (item), "view");
  const Row *row = row_of (view, item);
  guint end = class_end (view, row->line);
  gboolean all = TRUE;

  for (guint i = row->line; i < end; i++)
    all = all && is_ticked (view, i);
  tick_range (view, row->line, end, !all);
  make_rows (view);
}

/* Rows */

typedef struct
{
  GtkWidget *tick, *session, *name, *codes, *who, *heading, *all, *line_box, *head_box;
} Parts;

static GtkWidget *
column (GtkWidget *box, int chars, gboolean expands)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_widget_set_hexpand (label, expands);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RbKeybackView *view)
{
  GtkWidget *stack = gtk_stack_new ();
  Parts *parts = g_new0 (Parts, 1);

  parts->line_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  parts->head_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  parts->tick = gtk_check_button_new ();
  gtk_box_append (GTK_BOX (parts->line_box), parts->tick);
  parts->session = column (parts->line_box, 14, FALSE);
  parts->name = column (parts->line_box, 16, TRUE);
  parts->codes = column (parts->line_box, 20, FALSE);
  parts->who = column (parts->line_box, 24, TRUE);
  gtk_widget_add_css_class (parts->codes, "heading");
  gtk_widget_add_css_class (parts->who, "dim-label");
  parts->heading = column (parts->head_box, 10, TRUE);
  gtk_widget_add_css_class (parts->heading, "heading");
  parts->all = gtk_button_new ();
  gtk_widget_add_css_class (parts->all, "rb-small");
  gtk_box_append (GTK_BOX (parts->head_box), parts->all);
  gtk_stack_add_named (GTK_STACK (stack), parts->line_box, "line");
  gtk_stack_add_named (GTK_STACK (stack), parts->head_box, "heading");
  gtk_widget_add_css_class (stack, "rb-desk-line");
  g_object_set_data (G_OBJECT (item), "view", view);
  g_object_set_data_full (G_OBJECT (item), "parts", parts, g_free);
  g_signal_connect (parts->tick, "toggled", G_CALLBACK (toggled_cb), item);
  g_signal_connect (parts->all, "clicked", G_CALLBACK (tick_class_cb), item);
  rb_right_bind (parts->tick, view->workspace, RB_RIGHT_MARK_ALL);
  rb_right_bind (parts->all, view->workspace, RB_RIGHT_MARK_ALL);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, stack);
}

static void
bind_heading (RbKeybackView *view, Parts *parts, const RbKeybackLine *first)
{
  g_autofree char *words =
      g_strdup_printf ("%s  %s", first->klass ? first->klass->name : _ ("No class"),
                       first->klass && first->klass->teacher ? first->klass->teacher : "");
  g_autofree char *all = first->klass ? g_strdup_printf (_ ("Tick All of %s"), first->klass->name)
                                      : g_strdup (_ ("Tick All"));

  gtk_label_set_text (GTK_LABEL (parts->heading), g_strstrip (words));
  gtk_button_set_label (GTK_BUTTON (parts->all), all);
}

static void
bind_line (RbKeybackView *view, Parts *parts, const RbKeybackLine *one, gboolean ticked)
{
  g_autofree char *day = rb_date_format (one->session.date, RB_DATE_WEEKDAY);
  g_autofree char *session = g_strdup_printf ("%s %s", day, rb_half_name (one->session.half));
  g_autofree char *name = rb_pupil_sorted_name (rb_roster_pupil (view->school->roster, one->row));
  g_autofree char *codes =
      g_strdup_printf (one->minutes >= 0 ? _ ("%s → %s, %d minutes") : _ ("%s → %s"),
                       *one->was ? one->was : "–", *one->code ? one->code : "–", one->minutes);
  g_autofree char *at = rb_clock_format (one->changed_at);
  g_autofree char *who = g_strdup_printf ("%s, %s", one->who, at);
  g_autofree char *said = g_strdup_printf (_ ("%s, %s: was %s, is %s. Keyed in"), name, session,
                                           *one->was ? one->was : _ ("no mark"),
                                           *one->code ? one->code : _ ("no mark"));

  gtk_label_set_text (GTK_LABEL (parts->session), session);
  gtk_label_set_text (GTK_LABEL (parts->name), name);
  gtk_label_set_text (GTK_LABEL (parts->codes), codes);
  gtk_label_set_text (GTK_LABEL (parts->who), who);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parts->tick), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                  -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (parts->tick), ticked);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RbKeybackView *view)
{
  const Row *row = row_of (view, item);
  Parts *parts = g_object_get_data (G_OBJECT (item), "parts");

  g_signal_handlers_block_by_func (parts->tick, toggled_cb, item);
  if (row->heading)
    bind_heading (view, parts, line (view, row->line));
  else
    bind_line (view, parts, line (view, row->line), is_ticked (view, row->line));
  g_signal_handlers_unblock_by_func (parts->tick, toggled_cb, item);
  gtk_stack_set_visible_child_name (GTK_STACK (gtk_list_item_get_child (item)),
                                    row->heading ? "heading" : "line");
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RbKeybackView *view = RB_KEYBACK_VIEW (widget);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autoptr (RbListing) listing = NULL;

  for (guint i = 0; view->lines && i < view->lines->len; i++)
    if (!is_ticked (view, i))
      g_ptr_array_add (left, line (view, i));
  if (!view->school)
    return;
  listing = rb_keyback_listing (view->school, left);
  if (strcmp (name, "keyback.print") == 0)
    rb_listing_print (widget, view->school, listing);
  else
    rb_listing_files_save (widget, listing, RB_LISTING_CSV, NULL, NULL);
}

static void
rb_keyback_view_dispose (GObject *object)
{
  RbKeybackView *view = RB_KEYBACK_VIEW (object);

  if (view->workspace)
    g_signal_handlers_disconnect_by_data (view->workspace, view);
  g_clear_object (&view->workspace);
  G_OBJECT_CLASS (rb_keyback_view_parent_class)->dispose (object);
}

static void
rb_keyback_view_finalize (GObject *object)
{
  RbKeybackView *view = RB_KEYBACK_VIEW (object);

  g_clear_object (&view->selection);
  g_clear_pointer (&view->lines, g_ptr_array_unref);
  g_clear_pointer (&view->school, rb_school_unref);
  g_array_unref (view->ticked);
  g_array_unref (view->rows);
  G_OBJECT_CLASS (rb_keyback_view_parent_class)->finalize (object);
}

static void
rb_keyback_view_class_init (RbKeybackViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_keyback_view_dispose;
  G_OBJECT_CLASS (class)->finalize = rb_keyback_view_finalize;
  gtk_widget_class_install_action (widget_class, "keyback.print", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "keyback.save", NULL, action_cb);
}

static GtkWidget *
tool_bar (RbKeybackView *view)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  view->sums = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (view->sums), 0);
  gtk_widget_set_hexpand (view->sums, TRUE);
  gtk_widget_add_css_class (bar, "rb-desk-bar");
  gtk_box_append (GTK_BOX (bar), view->sums);
  gtk_box_append (GTK_BOX (bar), rb_listing_buttons ("keyback.print", "keyback.save"));
  return bar;
}

static void
rb_keyback_view_init (RbKeybackView *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list, *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (view), GTK_ORIENTATION_VERTICAL);
  view->ticked = g_array_new (FALSE, TRUE, sizeof (gboolean));
  view->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  view->selection = gtk_no_selection_new (NULL);
  gtk_box_append (GTK_BOX (view), tool_bar (view));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), view);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), view);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (view->selection)), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Marks to key in"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  view->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (view->empty), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (view->empty), _ ("Nothing to Key In"));
  view->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (view->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (view->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (view->stack), view->empty, "empty");
  gtk_box_append (GTK_BOX (view), view->stack);
  g_signal_connect (view, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
rb_keyback_view_new (RbWorkspace *workspace)
{
  RbKeybackView *view = g_object_new (RB_TYPE_KEYBACK_VIEW, NULL);

  view->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), view);
  return GTK_WIDGET (view);
}
