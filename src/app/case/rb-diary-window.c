/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with the lines of the diary, made anew when the school changes. */
#include "app/case/rb-diary-window.h"

#include "analysis/rb-diary.h"
#include "app/case/rb-case-open.h"
#include "app/rb-chooser.h"
#include "app/rb-listing-files.h"
#include "app/rb-right-guard.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* How far ahead it looks; days. */
static const int ahead[] = { 0, 7, 28, 365 };

#define RB_TYPE_DIARY_WINDOW (rb_diary_window_get_type ())
G_DECLARE_FINAL_TYPE (RbDiaryWindow, rb_diary_window, RB, DIARY_WINDOW, AdwWindow)

struct _RbDiaryWindow
{
  AdwWindow parent;
  RbWorkspace *workspace;
  AdwBin *place;
  GtkDropDown *until;
};

G_DEFINE_FINAL_TYPE (RbDiaryWindow, rb_diary_window, ADW_TYPE_WINDOW)

static RbDate
until_of (RbDiaryWindow *view)
{
  guint selected = gtk_drop_down_get_selected (view->until);

  return rb_workspace_now (view->workspace).date + ahead[MIN (selected, G_N_ELEMENTS (ahead) - 1)];
}

static GPtrArray *
lines_of (RbDiaryWindow *view)
{
  return rb_diary_new (rb_workspace_school (view->workspace), rb_workspace_now (view->workspace),
                       until_of (view), 0);
}

/* --- rows --- */

typedef struct
{
  RbRecordKind kind;
  gint64 record_id;
  gint64 pupil_id;
} Meant;

static const Meant *
meant_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "meant");
}

static void
open_cb (RbDiaryWindow *view, GtkWidget *row)
{
  const Meant *meant = meant_of (row);
  const RbRecord *record =
      rb_office_find (rb_workspace_school (view->workspace)->office, meant->kind, meant->record_id);

  if (record)
    rb_case_open (GTK_WIDGET (view), view->workspace, record);
}

static void
pupil_cb (RbDiaryWindow *view, GtkWidget *button)
{
  g_autofree char *target =
      g_strdup_printf ("pupil:%" G_GINT64_FORMAT, meant_of (button)->pupil_id);

  rb_window_show_page (rb_window_of (GTK_WIDGET (view)), "pupils", target);
  gtk_window_close (GTK_WINDOW (view));
}

static void
set_meant (GtkWidget *widget, const RbDiaryLine *line)
{
  Meant *meant = g_new (Meant, 1);

  *meant = (Meant){ line->record->kind, line->record->id, line->pupil_id };
  g_object_set_data_full (G_OBJECT (widget), "meant", meant, g_free);
}

static void
add_pupil_button (RbDiaryWindow *view, GtkWidget *row, const RbDiaryLine *line, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");
  g_autofree char *spoken = g_strdup_printf (_ ("Page of %s"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  set_meant (button, line);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (pupil_cb), view);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_row (RbDiaryWindow *view, const RbDiaryLine *line)
{
  g_autofree char *name = rb_diary_whom (rb_workspace_school (view->workspace), line);
  g_autofree char *when = rb_diary_when (line);
  g_autofree char *words =
      g_strdup_printf ("%s%s%s", line->title, *line->waits ? "\n" : "", line->waits);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);
  GtkWidget *row = adw_action_row_new (), *label = gtk_label_new (when);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  if (line->late > 0)
    gtk_widget_add_css_class (row, "rb-overdue");
  if (line->pupil_id != 0)
    add_pupil_button (view, row, line, name);
  set_meant (row, line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), rb_case_can_open (line->record));
  g_signal_connect_swapped (row, "activated", G_CALLBACK (open_cb), view);
  return row;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("Nothing is due"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (status),
      _ ("Meetings, reviews, visits, targets that end and what was promised stand here until they "
         "are done."));
  return status;
}

static void
refill (RbDiaryWindow *view)
{
  g_autoptr (GPtrArray) lines = NULL;
  GtkWidget *page, *group = NULL;
  int state = 2;

  if (rb_workspace_school (view->workspace) == NULL)
    return;
  lines = lines_of (view);
  page = lines->len > 0 ? adw_preferences_page_new () : make_empty ();
  for (guint i = 0; i < lines->len; i++)
    {
      const RbDiaryLine *line = lines->pdata[i];
      int now = line->late > 0 ? 1 : line->late == 0 ? 0 : -1;

      if (now != state)
        {
          state = now;
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                           rb_diary_state_name (line));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (view, line));
    }
  adw_bin_set_child (view->place, page);
}

/* --- the window --- */

static void
print_cb (RbDiaryWindow *view)
{
  RbSchool *school = rb_workspace_school (view->workspace);
  g_autoptr (RbListing) listing =
      rb_diary_listing (school, rb_workspace_now (view->workspace), until_of (view));

  rb_listing_print (GTK_WIDGET (view), school, listing);
}

static void
save_cb (RbDiaryWindow *view)
{
  g_autoptr (RbListing) listing = rb_diary_listing (
      rb_workspace_school (view->workspace), rb_workspace_now (view->workspace), until_of (view));

  rb_listing_files_save (GTK_WIDGET (view), listing, RB_LISTING_CSV, NULL, NULL);
}

static gboolean
print_key_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  if (rb_right_allows (widget, RB_DIARY_WINDOW (widget)->workspace, RB_RIGHT_REPORTS))
    print_cb (RB_DIARY_WINDOW (widget));
  return TRUE;
}

static gboolean
undo_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  rb_workspace_undo (RB_DIARY_WINDOW (widget)->workspace);
  return TRUE;
}

static void
rb_diary_window_dispose (GObject *object)
{
  RbDiaryWindow *view = RB_DIARY_WINDOW (object);

  if (view->workspace)
    g_signal_handlers_disconnect_by_data (view->workspace, view);
  g_clear_object (&view->workspace);
  G_OBJECT_CLASS (rb_diary_window_parent_class)->dispose (object);
}

static void
rb_diary_window_class_init (RbDiaryWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_diary_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, print_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_cb, NULL);
}

static void
rb_diary_window_init (RbDiaryWindow *view)
{
  gtk_window_set_title (GTK_WINDOW (view), _ ("Diary"));
  gtk_window_set_default_size (GTK_WINDOW (view), 720, 640);
}

static GtkWidget *
make_tool (RbDiaryWindow *view, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", callback, view);
  rb_right_bind (button, view->workspace, RB_RIGHT_REPORTS);
  return button;
}

static void
build (RbDiaryWindow *view)
{
  const char *const words[] = { _ ("Due until today"), _ ("And the next week"),
                                _ ("And four weeks"), _ ("And a year"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();

  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             make_tool (view, _ ("_Print…"), G_CALLBACK (print_cb)));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             make_tool (view, _ ("_Table…"), G_CALLBACK (save_cb)));
  view->until = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (words));
  gtk_drop_down_set_selected (view->until, 1);
  gtk_widget_set_valign (GTK_WIDGET (view->until), GTK_ALIGN_CENTER);
  rb_chooser_name (view->until, _ ("How far ahead"));
  g_signal_connect_object (view->until, "notify::selected", G_CALLBACK (refill), view,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), GTK_WIDGET (view->until));
  view->place = ADW_BIN (adw_bin_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (view->place), TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view->place));
  adw_window_set_content (ADW_WINDOW (view), box);
}

void
rb_diary_window_present (RbWindow *window)
{
  RbWorkspace *workspace = rb_window_workspace (window);
  RbDiaryWindow *view;

  if (rb_workspace_school (workspace) == NULL)
    return;
  view = g_object_new (RB_TYPE_DIARY_WINDOW, "transient-for", window, "modal", TRUE, NULL);
  view->workspace = g_object_ref (workspace);
  build (view);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (refill), view);
  refill (view);
  gtk_window_present (GTK_WINDOW (view));
}
