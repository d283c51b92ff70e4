/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with the recurring actions, made anew when the school changes. */
#include "app/today/rb-actions-window.h"

#include "analysis/rb-action-calendar.h"
#include "analysis/rb-action-listing.h"
#include "analysis/rb-list.h"
#include "app/rb-listing-files.h"
#include "app/rb-notice.h"
#include "app/rb-right-guard.h"
#include "app/today/rb-action-dialog.h"
#include "app/today/rb-actions-back.h"
#include "school/rb-actions.h"
#include "school/rb-clock.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define RB_TYPE_ACTIONS_WINDOW (rb_actions_window_get_type ())
G_DECLARE_FINAL_TYPE (RbActionsWindow, rb_actions_window, RB, ACTIONS_WINDOW, AdwWindow)

struct _RbActionsWindow
{
  AdwWindow parent;
  RbWorkspace *workspace;
  AdwBin *place;
  AdwHeaderBar *header;
  GtkWidget *box; /* header, place */
  GtkWidget *page;
  RbActionsBack *back;  /* how far ticks and what was not done are shown */
  GPtrArray *concerned; /* the buttons to lists, of the page as it is */
  guint counted;        /* so many of them have their number */
  guint counting;       /* the source that counts on */
  GHashTable *numbers;  /* list id -> how many pupils are on it now */
  gint64 open;          /* the action whose missed days are open, or 0 */
  GtkWidget *add;
  GtkWidget *tools; /* of the header: nothing to save or print while there is no action */
};

G_DEFINE_FINAL_TYPE (RbActionsWindow, rb_actions_window, ADW_TYPE_WINDOW)

/* The action of a row or button. */
static const RbAction *
action_of (RbActionsWindow *view, GtkWidget *widget)
{
  gint64 *id = g_object_get_data (G_OBJECT (widget), "action");

  return rb_office_find (rb_workspace_school (view->workspace)->office, RB_RECORD_ACTION, *id);
}

static void
set_action (GtkWidget *widget, const RbAction *action)
{
  g_object_set_data_full (G_OBJECT (widget), "action",
                          g_memdup2 (&action->base.id, sizeof action->base.id), g_free);
}

static void
edit_cb (RbActionsWindow *view, GtkWidget *row)
{
  if (!rb_right_allows (GTK_WIDGET (view), view->workspace, RB_RIGHT_POLICY))
    return;
  rb_action_dialog_edit (GTK_WIDGET (view), view->workspace, action_of (view, row));
}

static void
add_cb (RbActionsWindow *view)
{
  rb_action_dialog_edit (GTK_WIDGET (view), view->workspace, NULL);
}

static void
retire_cb (RbActionsWindow *view, GtkWidget *button)
{
  const RbAction *action = action_of (view, button);

  rb_action_dialog_retire (GTK_WIDGET (view), view->workspace, action, !action->active);
}

static void
list_cb (RbActionsWindow *view, GtkWidget *button)
{
  g_autofree char *target = g_strconcat ("list:", action_of (view, button)->list, NULL);

  rb_window_show_page (rb_window_of (GTK_WIDGET (view)), "reports", target);
  gtk_window_close (GTK_WINDOW (view));
}

static void
tick_cb (RbActionsWindow *view, GtkWidget *button)
{
  const RbAction *action = action_of (view, button);
  RbDate *due = g_object_get_data (G_OBJECT (button), "due");

  rb_action_dialog_tick (GTK_WIDGET (view), view->workspace, action, *due);
}

static void
usual_cb (RbActionsWindow *view)
{
  g_autoptr (RbChange) change = rb_workspace_change_new (view->workspace, RB_SOURCE_GRID, "");
  guint n = rb_actions_add_shipped (rb_workspace_school (view->workspace)->office,
                                    rb_workspace_now (view->workspace).date, change);
  g_autofree char *label =
      g_strdup_printf (g_dngettext (NULL, "%u action added", "%u actions added", n), n);

  rb_workspace_apply (view->workspace, change, label);
  rb_notice_undo (GTK_WIDGET (view), label);
}

static GtkWidget *
add_button (RbActionsWindow *view,
            GtkWidget *row,
            const RbAction *action,
            const char *icon,
            const char *name,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", name, action->title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  set_action (button, action);
  g_signal_connect_swapped (button, "clicked", callback, view);
  g_object_set_data (G_OBJECT (button), "view", view);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/* "12" beside the sign of a list: the pupils that are on it now. One list a turn of the loop, since
 * some of them take a while in a large school. */
static gboolean
count_cb (gpointer data)
{
  RbActionsWindow *view = data;
  g_autofree char *number = NULL, *spoken = NULL;
  const RbAction *action;
  GtkWidget *button;
  guint n;

  if (view->counted == view->concerned->len)
    {
      view->counting = 0;
      return G_SOURCE_REMOVE;
    }
  button = view->concerned->pdata[view->counted++];
  action = action_of (view, button);
  if (!g_hash_table_contains (view->numbers, action->list))
    g_hash_table_insert (
        view->numbers, g_strdup (action->list),
        GUINT_TO_POINTER (rb_list_n_pupils (rb_workspace_school (view->workspace), action->list,
                                            rb_workspace_now (view->workspace))));
  n = GPOINTER_TO_UINT (g_hash_table_lookup (view->numbers, action->list));
  number = g_strdup_printf ("%u", n);
  spoken = g_strdup_printf (_ ("Pupils it concerns now, %u: %s"), n, action->title);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (button))),
                                number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return G_SOURCE_CONTINUE;
}

static void
add_list_button (RbActionsWindow *view, GtkWidget *row, const RbAction *action)
{
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *button = add_button (view, row, action, "view-list-symbolic",
                                  _ ("Pupils it concerns now"), G_CALLBACK (list_cb));

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "view-list-symbolic");
  gtk_button_set_child (GTK_BUTTON (button), content);
  g_ptr_array_add (view->concerned, button);
}

/* "Thursdays, Office. Due Thu 19 Mar, not done." */
static char *
words_of (const RbActionLine *line)
{
  g_autofree char *when = rb_action_when (line->action);
  g_autofree char *due = line->due ? rb_date_format (line->due, RB_DATE_WEEKDAY) : NULL;
  g_autofree char *next = line->next ? rb_date_format (line->next, RB_DATE_WEEKDAY) : NULL;
  GString *words = g_string_new (when);

  words->str[0] = g_ascii_toupper (words->str[0]);
  if (*line->action->role)
    g_string_append_printf (words, ", %s", line->action->role);
  g_string_append (words, ". ");
  if (line->state == RB_ACTION_OVERDUE)
    g_string_append_printf (words, _ ("Overdue since %s."), due);
  else if (line->state == RB_ACTION_DUE)
    g_string_append (words, _ ("Due today."));
  else if (line->tick)
    g_string_append_printf (words, _ ("Done by %s%s%s."), line->tick->who,
                            *line->tick->note ? ": " : "", line->tick->note);
  if (next && line->state != RB_ACTION_DUE)
    g_string_append_printf (words, _ (" Next %s."), next);
  return g_string_free (words, FALSE);
}

static GtkWidget *
make_row (RbActionsWindow *view, const RbAction *action, const char *words)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (action->title, -1);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  set_action (row, action);
  return row;
}

static void
add_line (RbActionsWindow *view, GtkWidget *group, const RbActionLine *line)
{
  g_autofree char *words = words_of (line);
  GtkWidget *row = make_row (view, line->action, words), *button;

  if (line->state == RB_ACTION_OVERDUE)
    gtk_widget_add_css_class (row, "rb-overdue");
  if (*line->action->list)
    add_list_button (view, row, line->action);
  if (line->state == RB_ACTION_OVERDUE || line->state == RB_ACTION_DUE
      || line->state == RB_ACTION_ONGOING)
    {
      button = add_button (view, row, line->action, "object-select-symbolic", _ ("Done…"),
                           G_CALLBACK (tick_cb));
      rb_right_bind (button, view->workspace, RB_RIGHT_ACTIONS);
      g_object_set_data_full (G_OBJECT (button), "due", g_memdup2 (&line->due, sizeof line->due),
                              g_free);
    }
  rb_right_bind (add_button (view, row, line->action, "user-trash-symbolic",
                             _ ("Take out of the calendar"), G_CALLBACK (retire_cb)),
                 view->workspace, RB_RIGHT_POLICY);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (edit_cb), view);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
add_group (RbActionsWindow *view, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (view->page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
untick_cb (RbActionsWindow *view, GtkWidget *button)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "tick");
  const RbTicked *tick =
      rb_office_find (rb_workspace_school (view->workspace)->office, RB_RECORD_TICK, *id);
  g_autoptr (RbChange) change =
      rb_workspace_change_new (view->workspace, RB_SOURCE_GRID, _ ("Tick taken back"));

  if (tick == NULL)
    return;
  rb_actions_untick (tick, change);
  rb_workspace_apply (view->workspace, change, _ ("Tick taken back"));
  rb_notice_undo (GTK_WIDGET (view), _ ("Tick taken back"));
}

/* What was ticked, each with a way to take the tick back. */
static void
add_ticked (RbActionsWindow *view, const RbSchool *school)
{
  RbPeriod period = rb_actions_back_period (view->back);
  g_autoptr (GPtrArray) ticks = rb_actions_ticked (school, period.from, period.to);
  GtkWidget *group = ticks->len > 0 ? add_group (view, _ ("Ticked")) : NULL;

  for (guint i = 0; i < ticks->len; i++)
    {
      const RbTicked *tick = ticks->pdata[i];
      const RbAction *action = rb_office_find (school->office, RB_RECORD_ACTION, tick->action_id);
      RbDate done = rb_clock_date (tick->done_at);
      g_autofree char *day = rb_date_format (done, RB_DATE_WEEKDAY);
      g_autofree char *due = tick->due != RB_DATE_NONE && tick->due != done
                                 ? rb_date_format (tick->due, RB_DATE_WEEKDAY)
                                 : NULL;
      g_autofree char *was = due ? g_strdup_printf (_ (", was due %s"), due) : g_strdup ("");
      g_autofree char *words = g_strdup_printf (_ ("%s by %s%s%s%s"), day, tick->who, was,
                                                *tick->note ? ": " : "", tick->note);
      GtkWidget *row, *button;

      if (action == NULL)
        continue;
      row = make_row (view, action, words);
      button = add_button (view, row, action, "edit-undo-symbolic", _ ("Take the tick back"),
                           G_CALLBACK (untick_cb));
      rb_right_bind (button, view->workspace, RB_RIGHT_ACTIONS);
      g_object_set_data_full (G_OBJECT (button), "tick",
                              g_memdup2 (&tick->base.id, sizeof tick->base.id), g_free);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static GtkWidget *
make_miss (RbActionsWindow *view, const RbAction *action, RbDate due)
{
  g_autofree char *day = rb_date_format (due, RB_DATE_WEEKDAY);
  g_autofree char *words = g_strdup_printf (_ ("Was due %s"), day);
  GtkWidget *row = make_row (view, action, words);
  GtkWidget *button = add_button (view, row, action, "object-select-symbolic",
                                  _ ("Done all the same…"), G_CALLBACK (tick_cb));

  rb_right_bind (button, view->workspace, RB_RIGHT_ACTIONS);
  g_object_set_data_full (G_OBJECT (button), "due", g_memdup2 (&due, sizeof due), g_free);
  return row;
}

/* The days of an action are made when one looks at them first: a year of neglect has thousands. */
static void
expanded_cb (GtkWidget *row, GParamSpec *spec, RbActionsWindow *view)
{
  g_autoptr (GArray) days = NULL;
  const RbAction *action = action_of (view, row);

  view->open = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)) ? action->base.id : 0;
  days = view->open ? g_object_steal_data (G_OBJECT (row), "days") : NULL;
  for (guint i = days ? days->len : 0; i-- > 0;)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              make_miss (view, action, g_array_index (days, RbDate, i)));
}

/* "Missed 6 times, last Thu 19 Mar", and under it the days. */
static GtkWidget *
make_gap (RbActionsWindow *view, const RbActionGap *gap)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = g_markup_escape_text (gap->action->title, -1);
  g_autofree char *last =
      rb_date_format (g_array_index (gap->days, RbDate, gap->days->len - 1), RB_DATE_WEEKDAY);
  g_autofree char *words = g_strdup_printf (
      g_dngettext (NULL, "Missed %u time, last %s", "Missed %u times, last %s", gap->days->len),
      gap->days->len, last);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
  set_action (row, gap->action);
  g_object_set_data_full (G_OBJECT (row), "days", g_array_ref (gap->days),
                          (GDestroyNotify) g_array_unref);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), view, 0);
  if (gap->action->base.id == view->open)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

static void
add_missed (RbActionsWindow *view, const RbSchool *school, RbDate today)
{
  RbPeriod period = rb_actions_back_period (view->back);
  g_autofree char *range = rb_date_range_format (period.from, period.to);
  g_autoptr (GPtrArray) gaps = rb_actions_gaps (school, period.from, MIN (period.to, today - 1));
  GtkWidget *group = add_group (view, _ ("Due and not done"));
  g_autofree char *none = g_strdup_printf (_ ("%s: everything that was due is ticked."), range);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         gaps->len > 0 ? range : none);
  for (guint i = 0; i < gaps->len; i++)
    {
      const RbActionGap *gap = gaps->pdata[i];

      adw_preferences_group_add (
          ADW_PREFERENCES_GROUP (group),
          gap->days->len > 1 ? make_gap (view, gap)
                             : make_miss (view, gap->action, g_array_index (gap->days, RbDate, 0)));
    }
}

static void
add_retired (RbActionsWindow *view, const RbSchool *school)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_ACTION); i++)
    {
      const RbAction *action = rb_office_nth (school->office, RB_RECORD_ACTION, i);
      g_autofree char *words = rb_action_when (action);
      GtkWidget *row;

      if (action->active)
        continue;
      if (group == NULL)
        group = add_group (view, _ ("Taken out"));
      row = make_row (view, action, words);
      rb_right_bind (add_button (view, row, action, "edit-undo-symbolic", _ ("Bring back"),
                                 G_CALLBACK (retire_cb)),
                     view->workspace, RB_RIGHT_POLICY);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

static void
add_empty (RbActionsWindow *view)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Start with the Usual Actions"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "x-office-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No actions yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (status),
      _ ("What recurs each day, week or term, with the pupils that it concerns, so that what was "
         "not done is seen."));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (usual_cb), view);
  rb_right_bind (button, view->workspace, RB_RIGHT_POLICY);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);
  adw_bin_set_child (view->place, status);
}

static void
refill (RbActionsWindow *view)
{
  RbSchool *school = rb_workspace_school (view->workspace);
  RbDate today = rb_workspace_now (view->workspace).date;
  g_autoptr (GArray) lines = NULL;
  GtkWidget *group = NULL;

  g_ptr_array_set_size (view->concerned, 0);
  g_hash_table_remove_all (view->numbers);
  view->counted = 0;
  if (school == NULL)
    return;
  if (rb_office_n (school->office, RB_RECORD_ACTION) == 0)
    {
      gtk_widget_set_visible (view->tools, FALSE);
      add_empty (view);
      return;
    }
  view->page = adw_preferences_page_new ();
  adw_bin_set_child (view->place, view->page);
  gtk_widget_set_visible (view->tools, TRUE);
  lines = rb_actions_now (school, today);
  for (guint i = 0; i < lines->len; i++)
    {
      const RbActionLine *line = &g_array_index (lines, RbActionLine, i);

      if (i == 0 || line->state != (line - 1)->state)
        group = add_group (view, rb_action_state_name (line->state));
      add_line (view, group, line);
    }
  add_ticked (view, school);
  add_missed (view, school, today);
  add_retired (view, school);
  if (view->counting == 0)
    view->counting = g_idle_add (count_cb, view);
}

static void
rb_actions_window_dispose (GObject *object)
{
  RbActionsWindow *view = RB_ACTIONS_WINDOW (object);

  if (view->workspace)
    g_signal_handlers_disconnect_by_data (view->workspace, view);
  g_clear_handle_id (&view->counting, g_source_remove);
  g_clear_pointer (&view->concerned, g_ptr_array_unref);
  g_clear_pointer (&view->numbers, g_hash_table_unref);
  g_clear_object (&view->workspace);
  G_OBJECT_CLASS (rb_actions_window_parent_class)->dispose (object);
}

static RbListing *
listing_of (RbActionsWindow *view)
{
  RbPeriod period = rb_actions_back_period (view->back);

  return rb_actions_listing (rb_workspace_school (view->workspace),
                             rb_workspace_now (view->workspace).date, period.from, period.to);
}

static void
print_cb (RbActionsWindow *view)
{
  g_autoptr (RbListing) listing = listing_of (view);

  rb_listing_print (GTK_WIDGET (view), rb_workspace_school (view->workspace), listing);
}

static void
save_cb (RbActionsWindow *view)
{
  g_autoptr (RbListing) listing = listing_of (view);

  rb_listing_files_save (GTK_WIDGET (view), listing, RB_LISTING_CSV, NULL, NULL);
}

static gboolean
print_key_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  if (gtk_widget_get_visible (RB_ACTIONS_WINDOW (widget)->tools))
    print_cb (RB_ACTIONS_WINDOW (widget));
  return TRUE;
}

static gboolean
undo_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  rb_workspace_undo (RB_ACTIONS_WINDOW (widget)->workspace);
  return TRUE;
}

static void
rb_actions_window_class_init (RbActionsWindowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rb_actions_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (class), GDK_KEY_p, GDK_CONTROL_MASK, print_key_cb,
                                NULL);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (class), GDK_KEY_z, GDK_CONTROL_MASK, undo_cb,
                                NULL);
}

static GtkWidget *
add_tool (RbActionsWindow *view, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", callback, view);
  gtk_box_append (GTK_BOX (view->tools), button);
  return button;
}

static void
rb_actions_window_init (RbActionsWindow *view)
{
  view->concerned = g_ptr_array_new ();
  view->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  view->header = ADW_HEADER_BAR (adw_header_bar_new ());
  view->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  view->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  view->add = add_tool (view, _ ("_Add…"), G_CALLBACK (add_cb));
  add_tool (view, _ ("_Print…"), G_CALLBACK (print_cb));
  add_tool (view, _ ("_Table…"), G_CALLBACK (save_cb));
  adw_header_bar_pack_start (view->header, view->tools);
  view->place = ADW_BIN (adw_bin_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (view->place), TRUE);
  gtk_box_append (GTK_BOX (view->box), GTK_WIDGET (view->header));
  gtk_box_append (GTK_BOX (view->box), GTK_WIDGET (view->place));
  adw_window_set_content (ADW_WINDOW (view), view->box);
  gtk_window_set_title (GTK_WINDOW (view), _ ("Action calendar"));
  gtk_window_set_default_size (GTK_WINDOW (view), 720, 640);
}

static void
add_back (RbActionsWindow *view)
{
  view->back = rb_actions_back_new (view->workspace);
  adw_header_bar_pack_end (view->header, rb_actions_back_chooser (view->back));
  gtk_box_insert_child_after (GTK_BOX (view->box), GTK_WIDGET (view->back),
                              GTK_WIDGET (view->header));
  g_signal_connect_object (view->back, "changed", G_CALLBACK (refill), view, G_CONNECT_SWAPPED);
}

void
rb_actions_window_present (RbWindow *window)
{
  RbWorkspace *workspace = rb_window_workspace (window);
  RbActionsWindow *view;

  if (rb_workspace_school (workspace) == NULL)
    return;
  view = g_object_new (RB_TYPE_ACTIONS_WINDOW, "transient-for", window, "modal", TRUE, NULL);
  view->workspace = g_object_ref (workspace);
  add_back (view);
  rb_right_bind (view->add, workspace, RB_RIGHT_POLICY);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (refill), view);
  refill (view);
  gtk_window_present (GTK_WINDOW (view));
}
