/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three lists in one window. They are filled again whenever the school changes. */
#include "app/late-desk/rb-desk-list.h"

#include "analysis/rb-arrival-listing.h"
#include "app/late-desk/rb-desk-dialogs.h"
#include "app/rb-compat.h"
#include "app/rb-listing-files.h"
#include "app/rb-notice.h"
#include "exchange/rb-listing-export.h"
#include "school/rb-clock.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef enum
{
  SHOW_ARRIVALS,
  SHOW_LATE,
  SHOW_DETENTION,
  N_SHOWS
} Show;

typedef struct
{
  GtkWidget *window, *toasts, *stack;
  GtkWidget *lists[N_SHOWS], *views[N_SHOWS];
  RbWorkspace *workspace;
  gboolean filling;
} List;

static RbMoment
now_of (List *list)
{
  return rb_workspace_now (list->workspace);
}

static void
toast (List *list, const char *text)
{
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (list->toasts), adw_toast_new (text));
}

static const RbArrival *
arrival_of (List *list, GtkWidget *button)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (button), "id");

  return rb_office_find (rb_workspace_school (list->workspace)->office, RB_RECORD_ARRIVAL, id);
}

static void
edit_cb (GtkWidget *button, List *list)
{
  const RbArrival *arrival = arrival_of (list, button);

  if (arrival)
    rb_desk_dialogs_edit (GTK_WINDOW (list->window), list->workspace, arrival);
}

static void
undo_cb (GtkWidget *button, List *list)
{
  const RbArrival *arrival = arrival_of (list, button);
  g_autoptr (RbChange) change = NULL;

  if (!arrival)
    return;
  change = rb_desk_undo (rb_workspace_school (list->workspace), arrival,
                         rb_workspace_who (list->workspace),
                         rb_workspace_position (list->workspace), rb_clock_seconds_of (rb_now ()));
  rb_workspace_apply (list->workspace, change, change->reason);
  toast (list, _ ("Taken back. The mark is as it was."));
}

static void
served_cb (GtkCheckButton *tick, List *list)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (tick), "id");
  gboolean served = gtk_check_button_get_active (tick);
  g_autoptr (RbChange) change = NULL;

  if (list->filling)
    return;
  change =
      rb_desk_detention (rb_workspace_school (list->workspace), id, now_of (list).date, served,
                         rb_workspace_who (list->workspace),
                         rb_workspace_position (list->workspace), rb_clock_seconds_of (rb_now ()));
  rb_workspace_apply (list->workspace, change,
                      served ? _ ("Detention served") : _ ("Detention open again"));
}

static void
set_id (GtkWidget *widget, gint64 id)
{
  gint64 *kept = g_new (gint64, 1);

  *kept = id;
  g_object_set_data_full (G_OBJECT (widget), "id", kept, g_free);
}

static char *
name_of (List *list, gint64 pupil_id, char **klass)
{
  RbSchool *school = rb_workspace_school (list->workspace);
  int row = rb_roster_find (school->roster, pupil_id);
  const RbClass *of =
      row >= 0 ? rb_roster_class_on (school->roster, (guint) row, now_of (list).date) : NULL;

  *klass = g_strdup (of ? of->name : "");
  return row >= 0 ? rb_pupil_name (rb_roster_pupil (school->roster, (guint) row)) : g_strdup ("");
}

static GtkWidget *
row_new (List *list, gint64 pupil_id, const char *lead, const char *about)
{
  g_autofree char *klass = NULL;
  g_autofree char *name = name_of (list, pupil_id, &klass);
  g_autofree char *plain = g_strdup_printf ("%s%s%s, %s", lead, *lead ? "  " : "", name, klass);
  g_autofree char *title = g_markup_escape_text (plain, -1);
  g_autofree char *subtitle = g_markup_escape_text (about, -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (row, "numeric");
  return row;
}

static void
add_button (List *list, GtkWidget *row, const char *label, gint64 id, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *spoken =
      g_strdup_printf ("%s, %s", label, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  set_id (button, id);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "rb-small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect (button, "clicked", clicked, list);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
fill_arrivals (List *list, GtkWidget *box)
{
  g_autoptr (GPtrArray) all =
      rb_arrivals_on (rb_workspace_school (list->workspace), now_of (list).date);

  for (guint i = all->len; i-- > 0;)
    {
      const RbArrival *arrival = all->pdata[i];
      g_autofree char *time = rb_time_format (arrival->minute);
      g_autofree char *about = rb_arrival_about (arrival);
      GtkWidget *row = row_new (list, arrival->pupil_id, time, about);

      add_button (list, row, _ ("Edit…"), arrival->base.id, G_CALLBACK (edit_cb));
      add_button (list, row, _ ("Undo"), arrival->base.id, G_CALLBACK (undo_cb));
      gtk_list_box_append (GTK_LIST_BOX (box), row);
    }
}

static void
fill_late (List *list, GtkWidget *box, gboolean detention)
{
  RbMoment now = now_of (list);
  g_autoptr (GArray) late =
      rb_latecomers (rb_workspace_school (list->workspace), now, now.date, now.date, RB_LATE_ANY);

  for (guint i = 0; i < late->len; i++)
    {
      const RbLate *one = &g_array_index (late, RbLate, i);
      g_autoptr (GString) about = g_string_new (rb_half_name (one->session.half));
      GtkWidget *row;

      g_string_append_printf (about, ", %s", one->code);
      if (one->minutes > 0)
        g_string_append_printf (about, _ (", %d minutes late"), one->minutes);
      if (*one->reason)
        g_string_append_printf (about, ", %s", one->reason);
      row = row_new (list, one->pupil_id, "", about->str);
      if (detention)
        {
          GtkWidget *tick = gtk_check_button_new ();

          set_id (tick, one->pupil_id);
          gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), one->served != NULL);
          gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
          g_signal_connect (tick, "toggled", G_CALLBACK (served_cb), list);
          adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
          adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
        }
      gtk_list_box_append (GTK_LIST_BOX (box), row);
    }
}

static void
fill (List *list)
{
  list->filling = TRUE;
  for (int show = 0; show < N_SHOWS; show++)
    {
      GtkWidget *row;

      while ((row = gtk_widget_get_first_child (list->lists[show])) != NULL)
        gtk_list_box_remove (GTK_LIST_BOX (list->lists[show]), row);
      if (show == SHOW_ARRIVALS)
        fill_arrivals (list, list->lists[show]);
      else
        fill_late (list, list->lists[show], show == SHOW_DETENTION);
      gtk_stack_set_visible_child_name (GTK_STACK (list->views[show]),
                                        gtk_widget_get_first_child (list->lists[show]) ? "list"
                                                                                       : "empty");
    }
  list->filling = FALSE;
}

static RbListing *
listing_of (List *list, const char **name)
{
  RbSchool *school = rb_workspace_school (list->workspace);
  RbMoment now = now_of (list);
  const char *shown = gtk_stack_get_visible_child_name (GTK_STACK (list->stack));

  *name = shown;
  if (g_strcmp0 (shown, "arrivals") == 0)
    return rb_arrival_listing (school, now.date);
  return rb_late_listing (school, now, now.date, g_strcmp0 (shown, "detentions") == 0);
}

static void
print_cb (List *list)
{
  const char *name;
  g_autoptr (RbListing) listing = listing_of (list, &name);

  rb_listing_print (list->window, rb_workspace_school (list->workspace), listing);
}

typedef struct
{
  GtkWidget *toasts;
  char *text;
} Save;

static void
save_cb (GFile *file, gpointer data)
{
  Save *save = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = file ? g_file_get_basename (file) : NULL;
  g_autofree char *said = NULL;

  if (file
      && g_file_replace_contents (file, save->text, strlen (save->text), NULL, FALSE,
                                  G_FILE_CREATE_PRIVATE, NULL, NULL, &error))
    said = g_strdup_printf (_ ("Saved as %s"), name);
  else if (file)
    said = g_strdup_printf (_ ("%s could not be written: %s"), name, error->message);
  if (said)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (save->toasts), adw_toast_new (said));
  g_object_unref (save->toasts);
  g_free (save->text);
  g_free (save);
}

static void
csv_cb (List *list)
{
  Save *save = g_new0 (Save, 1);
  const char *name;
  g_autoptr (RbListing) listing = listing_of (list, &name);
  g_autofree char *day = rb_date_format (now_of (list).date, RB_DATE_ISO);
  g_autofree char *proposed = g_strdup_printf ("%s-%s.csv", name, day);

  save->toasts = g_object_ref (list->toasts);
  save->text = rb_listing_to_csv (listing);
  rb_compat_save_file (GTK_WINDOW (list->window), _ ("Save as CSV"), proposed, save_cb, save);
}

static GtkWidget *
view_new (List *list, int show, const char *empty)
{
  GtkWidget *stack = gtk_stack_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new (), *status = adw_status_page_new ();

  list->lists[show] = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list->lists[show]), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list->lists[show], "boxed-list");
  gtk_widget_set_valign (list->lists[show], GTK_ALIGN_START);
  gtk_widget_set_margin_top (clamp, 18);
  gtk_widget_set_margin_bottom (clamp, 18);
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), list->lists[show]);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), empty);
  gtk_stack_add_named (GTK_STACK (stack), scrolled, "list");
  gtk_stack_add_named (GTK_STACK (stack), status, "empty");
  list->views[show] = stack;
  return stack;
}

static GtkWidget *
head_button (const char *icon, const char *tip, GCallback clicked, List *list)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_swapped (button, "clicked", clicked, list);
  return button;
}

static void
build (List *list)
{
  static const char *const ids[] = { "arrivals", "late", "detentions" };
  static const char *const titles[] = { N_ ("In, Out, Back"), N_ ("Late"), N_ ("Detentions") };
  static const char *const empties[] = { N_ ("Nobody has signed in or out today."),
                                         N_ ("Nobody is late today."),
                                         N_ ("Nobody is late today.") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *bar = adw_header_bar_new ();
  GtkWidget *switcher = gtk_stack_switcher_new ();

  list->stack = gtk_stack_new ();
  for (int show = 0; show < N_SHOWS; show++)
    gtk_stack_add_titled (GTK_STACK (list->stack), view_new (list, show, _ (empties[show])),
                          ids[show], _ (titles[show]));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (list->stack));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), switcher);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), head_button ("printer-symbolic", _ ("Print"),
                                                                G_CALLBACK (print_cb), list));
  adw_header_bar_pack_start (
      ADW_HEADER_BAR (bar),
      head_button ("document-save-symbolic", _ ("Save as CSV"), G_CALLBACK (csv_cb), list));
  gtk_widget_set_vexpand (list->stack, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), list->stack);
  list->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (list->toasts), box);
  adw_window_set_content (ADW_WINDOW (list->window), list->toasts);
}

static void
gone_cb (gpointer data, GObject *window)
{
  List *list = data;

  g_signal_handlers_disconnect_by_data (list->workspace, list);
  g_object_unref (list->workspace);
  g_free (list);
}

static gboolean
key_cb (GtkWindow *window, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  gtk_window_close (window);
  return TRUE;
}

void
rb_desk_list_open (GtkWindow *parent, RbWorkspace *workspace)
{
  List *list;
  GtkEventController *keys = gtk_event_controller_key_new ();

  if (!rb_workspace_school (workspace))
    return;
  list = g_new0 (List, 1);
  list->workspace = g_object_ref (workspace);
  list->window =
      g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title",
                    _ ("Late Desk Today"), "default-width", 760, "default-height", 640, NULL);
  build (list);
  fill (list);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (fill), list);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), list->window);
  gtk_widget_add_controller (list->window, keys);
  g_object_weak_ref (G_OBJECT (list->window), gone_cb, list);
  gtk_window_present (GTK_WINDOW (list->window));
}
