/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what the live checks found. Marks that no register shows are asked of the file. */
#include "app/registers/rb-checks-view.h"

#include "app/rb-listing-files.h"
#include "app/rb-chooser.h"
#include "app/rb-notice.h"
#include "app/rb-right-guard.h"
#include "app/registers/rb-line-item.h"
#include "app/registers/rb-listing-buttons.h"
#include "app/register/rb-register-saving.h"
#include "app/registers/rb-write-dialog.h"
#include "school/rb-lint-fix.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

struct _RbChecksView
{
  GtkBox parent;
  RbWorkspace *workspace;
  GtkDropDown *kinds;
  GtkWidget *sums, *fix_all, *stack;
  GtkNoSelection *selection;
  GPtrArray *found; /* RbLint */
  GArray *shown;    /* guint: places in it */
  GArray *strays;   /* RbLintStray */
  gboolean stale, asking, asked;
  guint idle;
};

G_DEFINE_FINAL_TYPE (RbChecksView, rb_checks_view, GTK_TYPE_BOX)

static const RbLint *
lint_of (RbChecksView *view, GtkListItem *item)
{
  return view->found->pdata[rb_line_item_index (gtk_list_item_get_item (item))];
}

/* The chosen kind; RB_N_LINTS for all. */
static guint
chosen_kind (RbChecksView *view)
{
  guint selected = gtk_drop_down_get_selected (view->kinds);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? RB_N_LINTS : selected - 1;
}

static void
show (RbChecksView *view)
{
  guint kind = chosen_kind (view), fixable = 0;
  g_autofree char *words = NULL, *button = NULL;
  g_autoptr (GListModel) items = NULL;

  g_array_set_size (view->shown, 0);
  for (guint i = 0; i < view->found->len; i++)
    {
      const RbLint *lint = view->found->pdata[i];

      if (kind != RB_N_LINTS && lint->kind != kind)
        continue;
      g_array_append_val (view->shown, i);
      fixable += rb_lint_fix_alone (lint->fix);
    }
  items = rb_line_items_of (view->shown);
  gtk_no_selection_set_model (view->selection, items);
  words = g_strdup_printf (
      ngettext ("%u thing to put right", "%u things to put right", view->shown->len),
      view->shown->len);
  gtk_label_set_text (GTK_LABEL (view->sums), words);
  button = g_strdup_printf (ngettext ("Put %u Right", "Put %u Right", fixable), fixable);
  gtk_button_set_label (GTK_BUTTON (view->fix_all), button);
  gtk_widget_set_visible (view->fix_all, fixable > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (view->stack),
                                    view->shown->len > 0 ? "list" : "empty");
}

static void
look (RbChecksView *view)
{
  RbSchool *school = rb_workspace_school (view->workspace);
  RbMoment now = rb_workspace_now (view->workspace);
  RbPeriod year = rb_period_of (school, RB_PERIOD_YEAR, now.date);
  g_autoptr (RbQuery) query = rb_query_new (school, now);

  if (!rb_period_is_empty (year))
    rb_query_set_period (query, year);
  g_clear_pointer (&view->found, g_ptr_array_unref);
  view->found =
      rb_lint (query, (const RbLintStray *) (gpointer) view->strays->data, view->strays->len);
  g_ptr_array_set_free_func (view->found, (GDestroyNotify) rb_lint_free);
  show (view);
}

static void
take_strays (RbChecksView *view, const RbStoreCheck *check)
{
  g_array_set_size (view->strays, 0);
  for (guint i = 0; i < check->strays->len; i++)
    {
      const RbStrayMark *stray = &g_array_index (check->strays, RbStrayMark, i);
      RbLintStray one = { stray->pupil_id, stray->session, stray->mark };

      if (stray->kind == RB_STRAY_CLOSED || stray->kind == RB_STRAY_OFF_ROLL)
        g_array_append_val (view->strays, one);
    }
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbChecksView) view = data;
  RbStoreCheck *check = rb_store_check_finish (RB_STORE (source), result, NULL);

  view->asking = FALSE;
  if (!check)
    return;
  take_strays (view, check);
  rb_store_check_free (check);
  if (view->workspace && rb_workspace_school (view->workspace))
    look (view);
}

static void
refresh (RbChecksView *view)
{
  RbStore *store = rb_workspace_store (view->workspace);

  view->stale = FALSE;
  look (view);
  if (!store || view->asking)
    return;
  view->asking = TRUE;
  rb_store_check_async (store, NULL, checked_cb, g_object_ref (view));
}

static gboolean
idle_cb (gpointer data)
{
  RbChecksView *view = data;

  view->idle = 0;
  if (rb_workspace_school (view->workspace))
    refresh (view);
  return G_SOURCE_REMOVE;
}

/* Once for everything that changes in one go. */
static void
changed_cb (RbChecksView *view)
{
  view->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (view)) && view->idle == 0)
    view->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, view, NULL);
}

static void
map_cb (RbChecksView *view)
{
  if (view->stale && rb_workspace_school (view->workspace))
    refresh (view);
}

static void
go (RbChecksView *view, const RbLint *lint)
{
  RbSchool *school = rb_workspace_school (view->workspace);
  gint64 pupil_id = lint->row >= 0 ? rb_roster_pupil (school->roster, (guint) lint->row)->id : 0;

  gtk_widget_activate_action (GTK_WIDGET (view), "register.go", "(xxii)", lint->class_id, pupil_id,
                              (gint32) lint->session.date, (gint32) lint->session.half);
}

/* To where a person puts it right. */
static void
lead (RbChecksView *view, const RbLint *lint)
{
  RbSchool *school = rb_workspace_school (view->workspace);

  if (lint->fix == RB_LINT_WRITE && rb_workspace_read_only (view->workspace))
    rb_notice_show (GTK_WIDGET (view), rb_workspace_read_only (view->workspace), NULL, NULL);
  else if (lint->fix == RB_LINT_WRITE)
    rb_write_dialog_open (GTK_WIDGET (view), view->workspace, lint, view->found);
  else if (lint->fix == RB_LINT_TIMETABLE)
    gtk_widget_activate_action (GTK_WIDGET (view), "win.timetable", "x",
                                rb_roster_pupil (school->roster, (guint) lint->row)->id);
  else if (lint->fix == RB_LINT_SAVE)
    rb_register_save_as_it_is (GTK_WIDGET (view), view->workspace, lint->class_id, lint->session);
  else
    go (view, lint);
}

static void
apply (RbChecksView *view, RbChange *change, const char *label)
{
  if (rb_workspace_read_only (view->workspace))
    {
      rb_notice_show (GTK_WIDGET (view), rb_workspace_read_only (view->workspace), NULL, NULL);
      return;
    }
  if (!rb_right_allows (GTK_WIDGET (view), view->workspace, RB_RIGHT_BULK))
    return;
  rb_workspace_apply (view->workspace, change, label);
  rb_notice_undo (GTK_WIDGET (view), label);
}

static void
fix_cb (GtkButton *button, GtkListItem *item)
{
  RbChecksView *view = g_object_get_data (G_OBJECT (item), "view");
  const RbLint *lint = lint_of (view, item);
  g_autoptr (RbChange) change = NULL;
  g_autofree char *label = NULL;

  if (!rb_lint_fix_alone (lint->fix))
    {
      lead (view, lint);
      return;
    }
  change =
      rb_workspace_change_new (view->workspace, RB_SOURCE_BULK, rb_lint_fix_reason (lint->kind));
  if (!rb_lint_fix (rb_workspace_school (view->workspace), lint, change))
    return;
  label = g_strdup_printf ("%s: %s", rb_lint_name (lint->kind), rb_lint_fix_label (lint->fix));
  apply (view, change, label);
}

static void
fix_all_cb (RbChecksView *view)
{
  g_autoptr (RbChange) change = NULL;
  guint kind = chosen_kind (view);
  g_autofree char *label = NULL;

  change =
      rb_workspace_change_new (view->workspace, RB_SOURCE_BULK,
                               kind == RB_N_LINTS ? _ ("Live checks") : rb_lint_fix_reason (kind));
  for (guint i = 0; i < view->shown->len; i++)
    rb_lint_fix (rb_workspace_school (view->workspace),
                 view->found->pdata[g_array_index (view->shown, guint, i)], change);
  label =
      g_strdup_printf (ngettext ("%u mark put right", "%u marks put right", rb_change_n (change)),
                       rb_change_n (change));
  if (rb_change_n (change) > 0)
    apply (view, change, label);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RbChecksView *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *kind = gtk_label_new (NULL);
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_xalign (GTK_LABEL (kind), 0);
  gtk_label_set_width_chars (GTK_LABEL (kind), 22);
  gtk_label_set_max_width_chars (GTK_LABEL (kind), 22);
  gtk_label_set_wrap (GTK_LABEL (kind), TRUE);
  gtk_widget_add_css_class (kind, "caption-heading");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "rb-small");
  g_signal_connect (button, "clicked", G_CALLBACK (fix_cb), item);
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "rb-desk-line");
  g_object_set_data (G_OBJECT (item), "view", view);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, RbChecksView *view)
{
  const RbLint *lint = lint_of (view, item);
  GtkWidget *kind = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *words = gtk_widget_get_next_sibling (kind);
  GtkWidget *button = gtk_widget_get_next_sibling (words);
  g_autofree char *said = g_strdup_printf ("%s: %s", rb_lint_fix_label (lint->fix), lint->sentence);

  gtk_label_set_text (GTK_LABEL (kind), rb_lint_name (lint->kind));
  gtk_label_set_text (GTK_LABEL (words), lint->sentence);
  gtk_button_set_label (GTK_BUTTON (button), rb_lint_fix_label (lint->fix));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
activated_cb (GtkListView *list, guint position, RbChecksView *view)
{
  go (view, view->found->pdata[g_array_index (view->shown, guint, position)]);
}

static RbListing *
listing_of (RbChecksView *view)
{
  const RbRoster *roster = rb_workspace_school (view->workspace)->roster;
  g_autofree char *date = rb_date_format (rb_workspace_now (view->workspace).date, RB_DATE_FULL);
  RbListing *listing = rb_listing_new (_ ("Live checks"), date, NULL);

  rb_listing_add_column (listing, _ ("Check"), RB_LISTING_TEXT, 3);
  rb_listing_add_column (listing, _ ("Class"), RB_LISTING_TEXT, 1);
  rb_listing_add_column (listing, _ ("What, where and what to do"), RB_LISTING_TEXT, 9);
  for (guint i = 0; i < view->shown->len; i++)
    {
      const RbLint *lint = view->found->pdata[g_array_index (view->shown, guint, i)];
      const RbClass *klass = rb_roster_class (roster, lint->class_id);

      rb_listing_add_row (listing);
      rb_listing_put (listing, rb_lint_name (lint->kind));
      rb_listing_put (listing, klass ? klass->name : "");
      rb_listing_put (listing, lint->sentence);
    }
  return listing;
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RbChecksView *view = RB_CHECKS_VIEW (widget);
  g_autoptr (RbListing) listing = listing_of (view);

  if (strcmp (name, "checks.print") == 0)
    rb_listing_print (widget, rb_workspace_school (view->workspace), listing);
  else
    rb_listing_files_save (widget, listing, RB_LISTING_CSV, NULL, NULL);
}

static void
rb_checks_view_dispose (GObject *object)
{
  RbChecksView *view = RB_CHECKS_VIEW (object);

  g_clear_handle_id (&view->idle, g_source_remove);
  if (view->workspace)
    g_signal_handlers_disconnect_by_data (view->workspace, view);
  g_clear_object (&view->workspace);
  G_OBJECT_CLASS (rb_checks_view_parent_class)->dispose (object);
}

static void
rb_checks_view_finalize (GObject *object)
{
  RbChecksView *view = RB_CHECKS_VIEW (object);

  g_clear_object (&view->selection);
  g_ptr_array_unref (view->found);
  g_array_unref (view->shown);
  g_array_unref (view->strays);
  G_OBJECT_CLASS (rb_checks_view_parent_class)->finalize (object);
}

static void
rb_checks_view_class_init (RbChecksViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_checks_view_dispose;
  G_OBJECT_CLASS (class)->finalize = rb_checks_view_finalize;
  gtk_widget_class_install_action (widget_class, "checks.print", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "checks.save", NULL, action_cb);
}

static GtkWidget *
tool_bar (RbChecksView *view)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *words[RB_N_LINTS + 2] = { _ ("Every check") };

  for (int kind = 0; kind < RB_N_LINTS; kind++)
    words[kind + 1] = rb_lint_name (kind);
  view->kinds = GTK_DROP_DOWN (rb_chooser_new (_ ("Check")));
  rb_chooser_fill (view->kinds, words, 0);
  view->sums = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (view->sums), 0);
  gtk_widget_set_hexpand (view->sums, TRUE);
  view->fix_all = gtk_button_new ();
  g_signal_connect_swapped (view->fix_all, "clicked", G_CALLBACK (fix_all_cb), view);
  gtk_widget_add_css_class (bar, "rb-desk-bar");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (view->kinds));
  gtk_box_append (GTK_BOX (bar), view->sums);
  gtk_box_append (GTK_BOX (bar), view->fix_all);
  gtk_box_append (GTK_BOX (bar), rb_listing_buttons ("checks.print", "checks.save"));
  return bar;
}

static GtkWidget *
list_of_checks (RbChecksView *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list, *scroller = gtk_scrolled_window_new ();

  view->selection = gtk_no_selection_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), view);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), view);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (view->selection)), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Live checks"), -1);
  g_signal_connect (list, "activate", G_CALLBACK (activated_cb), view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  return scroller;
}

static void
rb_checks_view_init (RbChecksView *view)
{
  GtkWidget *nothing = adw_status_page_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (view), GTK_ORIENTATION_VERTICAL);
  view->found = g_ptr_array_new ();
  view->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  view->strays = g_array_new (FALSE, FALSE, sizeof (RbLintStray));
  view->stale = TRUE;
  gtk_box_append (GTK_BOX (view), tool_bar (view));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (nothing), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("Nothing to Put Right"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (nothing),
      _ ("Every mark of this year stands where it may, with what belongs beside it."));
  view->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (view->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (view->stack), list_of_checks (view), "list");
  gtk_stack_add_named (GTK_STACK (view->stack), nothing, "empty");
  gtk_box_append (GTK_BOX (view), view->stack);
  g_signal_connect (view, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect_swapped (view->kinds, "notify::selected", G_CALLBACK (show), view);
}

GtkWidget *
rb_checks_view_new (RbWorkspace *workspace)
{
  RbChecksView *view = g_object_new (RB_TYPE_CHECKS_VIEW, NULL);

  view->workspace = g_object_ref (workspace);
  rb_right_bind (view->fix_all, workspace, RB_RIGHT_BULK);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), view);
  return GTK_WIDGET (view);
}
