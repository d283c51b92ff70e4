/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proof, seals, later changes, and those of the office's book. */
#include "app/registers/rb-trail-view.h"

#include "app/rb-listing-files.h"
#include "app/rb-notice.h"
#include "app/rb-right-guard.h"
#include "app/rb-task.h"
#include "app/registers/rb-listing-buttons.h"
#include "app/registers/rb-seal-dialog.h"
#include "app/registers/rb-trail-book.h"
#include "school/rb-clock.h"
#include "school/rb-seal.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* Newest first; a print has them all. */
#define MOST_SHOWN 100
#define MOST_WEEKS 6

struct _RbTrailView
{
  GtkBox parent;
  RbWorkspace *workspace;
  GtkWidget *page, *proof, *verify, *book;
  AdwPreferencesGroup *weeks, *changes;
  GPtrArray *week_rows, *change_rows; /* GtkWidget */
  RbListing *listing;                 /* changes after sealing */
  gboolean stale;
  gboolean asking, again; /* reading the trail; more was written meanwhile */
};

G_DEFINE_FINAL_TYPE (RbTrailView, rb_trail_view, GTK_TYPE_BOX)

/* Proof */

static gboolean
verify_work (
    RbTask *task, gpointer data, GCancellable *cancellable, gpointer *result, GError **error)
{
  RbAuditVerdict *verdict = g_new0 (RbAuditVerdict, 1);

  if (!rb_store_verify (data, rb_task_progress_cb, task, cancellable, verdict, error))
    {
      g_free (verdict);
      return FALSE;
    }
  *result = verdict;
  return TRUE;
}

static void
verified_cb (gpointer owner, gpointer result, const GError *error)
{
  RbTrailView *view = owner;
  RbAuditVerdict *verdict = result;

  gtk_widget_set_sensitive (view->verify, TRUE);
  if (error)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (view->proof), _ ("Not proved."));
      rb_notice_error (GTK_WIDGET (view), error, NULL, NULL);
      return;
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (view->proof), verdict->sentence);
  gtk_widget_remove_css_class (view->proof, "rb-bad");
  gtk_widget_remove_css_class (view->proof, "rb-good");
  gtk_widget_add_css_class (view->proof, verdict->intact ? "rb-good" : "rb-bad");
  rb_audit_verdict_clear (verdict);
  g_free (verdict);
}

void
rb_trail_view_verify (RbTrailView *view)
{
  RbStore *store = rb_workspace_store (view->workspace);

  if (!store || !gtk_widget_get_sensitive (view->verify))
    return;
  gtk_widget_set_sensitive (view->verify, FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (view->proof), _ ("Reading every change …"));
  rb_task_run (GTK_WIDGET (view), _ ("Proving the record of changes"), verify_work,
               g_object_ref (store), g_object_unref, verified_cb, view);
}

/* Weeks */

static void
seal_cb (GtkButton *button, RbTrailView *view)
{
  RbDate monday = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "monday"));

  rb_seal_dialog_ask (GTK_WIDGET (view), view->workspace, monday);
}

static void
forget (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
keep (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static void
add_week (RbTrailView *view, const RbWeekState *state)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *week = rb_date_range_format (state->week, state->week + 4);
  g_autofree char *words = rb_week_state_words (state);
  g_autofree char *at = state->seal ? rb_clock_format (state->seal->sealed_at) : NULL;
  g_autofree char *said = state->seal
                              ? g_strdup_printf (_ ("Sealed by %s, %s%s%s"), state->seal->who, at,
                                                 *state->seal->note ? ": " : "", state->seal->note)
                              : g_strdup (words);

  g_autofree char *plain = g_markup_escape_text (said, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), week);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), plain);
  if (state->seal)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("changes-prevent-symbolic"));
  else
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Seal …"));
      g_autofree char *name = g_strdup_printf (_ ("Seal the week %s"), week);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_object_set_data (G_OBJECT (button), "monday", GINT_TO_POINTER (state->week));
      g_signal_connect (button, "clicked", G_CALLBACK (seal_cb), view);
      rb_right_bind (button, view->workspace, RB_RIGHT_SEAL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  keep (view->weeks, view->week_rows, row);
}

static void
fill_weeks (RbTrailView *view)
{
  RbSchool *school = rb_workspace_school (view->workspace);
  RbMoment now = rb_workspace_now (view->workspace);
  const RbMarkMatrix *matrix = rb_school_year_of (school, now.date);
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;
  guint begun = matrix ? rb_school_begun (school, matrix, now) : 0;
  guint shown = 0;

  forget (view->weeks, view->week_rows);
  for (guint i = calendar ? rb_calendar_n_weeks (calendar) : 0; i-- > 0 && shown < MOST_WEEKS;)
    {
      const RbWeek *week = rb_calendar_week (calendar, i);
      RbWeekState state;

      if (week->first >= begun)
        continue;
      state = rb_week_state (school, week->monday, now);
      add_week (view, &state);
      shown++;
    }
}

/* Changes after sealing */

static void
add_change (RbTrailView *view, guint row)
{
  GtkWidget *line = adw_action_row_new ();
  const RbListing *list = view->listing;
  g_autofree char *title =
      g_strdup_printf ("%s %s, %s: %s → %s", rb_listing_text (list, row, 0),
                       rb_listing_text (list, row, 1), rb_listing_text (list, row, 2),
                       rb_listing_text (list, row, 3), rb_listing_text (list, row, 4));
  g_autofree char *said =
      g_strdup_printf ("%s. %s, %s", rb_listing_text (list, row, 5), rb_listing_text (list, row, 7),
                       rb_listing_text (list, row, 6));
  g_autofree char *plain_title = g_markup_escape_text (title, -1);
  g_autofree char *plain = g_markup_escape_text (said, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), plain_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line), plain);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  keep (view->changes, view->change_rows, line);
}

static void
fill_changes (RbTrailView *view)
{
  guint n = rb_listing_n_rows (view->listing);
  GtkWidget *none;

  forget (view->changes, view->change_rows);
  for (guint i = n; i-- > 0 && n - i <= MOST_SHOWN;)
    add_change (view, i);
  if (n > 0)
    return;
  none = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (none),
                                 _ ("No mark of a sealed week has been changed."));
  keep (view->changes, view->change_rows, none);
}

static void ask (RbTrailView *view);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RbTrailView) view = data;
  g_autoptr (GPtrArray) audit = rb_store_audit_finish (RB_STORE (source), result, NULL);

  view->asking = FALSE;
  if (!audit || !view->workspace || !rb_workspace_school (view->workspace))
    return;
  g_clear_pointer (&view->listing, rb_listing_unref);
  view->listing = rb_seal_changes (rb_workspace_school (view->workspace), audit);
  fill_changes (view);
  rb_trail_book_show (RB_TRAIL_BOOK (view->book), audit);
  if (view->again)
    ask (view);
}

static void
ask (RbTrailView *view)
{
  RbStore *store = rb_workspace_store (view->workspace);
  RbAuditFilter filter = { .kinds = RB_AUDIT_AMENDMENT | RB_AUDIT_RECORD };

  view->again = view->asking;
  if (!store || view->asking)
    return;
  view->asking = TRUE;
  rb_store_audit_async (store, &filter, NULL, read_cb, g_object_ref (view));
}

static void
refresh (RbTrailView *view)
{
  view->stale = FALSE;
  fill_weeks (view);
  gtk_widget_set_sensitive (view->verify, rb_workspace_store (view->workspace) != NULL);
  ask (view);
}

/* A change is shown before it is written: its row of the trail is there now. */
static void
state_cb (RbTrailView *view)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (view)) && rb_workspace_school (view->workspace)
      && rb_workspace_save_state (view->workspace) == RB_SAVE_SAVED)
    ask (view);
}

static void
changed_cb (RbTrailView *view)
{
  view->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (view)) && rb_workspace_school (view->workspace))
    refresh (view);
}

static void
map_cb (RbTrailView *view)
{
  if (rb_workspace_school (view->workspace))
    refresh (view);
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RbTrailView *view = RB_TRAIL_VIEW (widget);

  if (!view->listing)
    return;
  if (strcmp (name, "trail.print") == 0)
    rb_listing_print (widget, rb_workspace_school (view->workspace), view->listing);
  else
    rb_listing_files_save (widget, view->listing, RB_LISTING_CSV, NULL, NULL);
}

static void
rb_trail_view_dispose (GObject *object)
{
  RbTrailView *view = RB_TRAIL_VIEW (object);

  if (view->workspace)
    g_signal_handlers_disconnect_by_data (view->workspace, view);
  g_clear_object (&view->workspace);
  g_clear_pointer (&view->listing, rb_listing_unref);
  g_clear_pointer (&view->week_rows, g_ptr_array_unref);
  g_clear_pointer (&view->change_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_trail_view_parent_class)->dispose (object);
}

static void
rb_trail_view_class_init (RbTrailViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_trail_view_dispose;
  gtk_widget_class_install_action (widget_class, "trail.print", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "trail.save", NULL, action_cb);
}

static AdwPreferencesGroup *
add_group (RbTrailView *view, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (view->page), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_proof (RbTrailView *view)
{
  AdwPreferencesGroup *group = add_group (
      view, _ ("Record of Changes"),
      _ ("Every change is chained to the one before it. Proving reads them all and finds any "
         "that was altered or taken away outside Rollbook."));

  view->proof = adw_action_row_new ();
  view->verify = gtk_button_new_with_mnemonic (_ ("_Verify"));
  gtk_widget_set_valign (view->verify, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (view->verify, "clicked", G_CALLBACK (rb_trail_view_verify), view);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (view->proof), _ ("Chain of changes"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (view->proof), _ ("Not proved in this window yet."));
  adw_action_row_add_suffix (ADW_ACTION_ROW (view->proof), view->verify);
  adw_preferences_group_add (group, view->proof);
}

static void
rb_trail_view_init (RbTrailView *view)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (view), GTK_ORIENTATION_VERTICAL);
  view->page = adw_preferences_page_new ();
  gtk_widget_set_vexpand (view->page, TRUE);
  gtk_box_append (GTK_BOX (view), view->page);
  view->week_rows = g_ptr_array_new ();
  view->change_rows = g_ptr_array_new ();
  add_proof (view);
  view->weeks = add_group (view, _ ("Weeks"),
                           _ ("A sealed week is closed: every later change needs a reason."));
  view->changes = add_group (view, _ ("Changed After Sealing"), NULL);
  adw_preferences_group_set_header_suffix (view->changes,
                                           rb_listing_buttons ("trail.print", "trail.save"));
  g_signal_connect (view, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
rb_trail_view_new (RbWorkspace *workspace)
{
  RbTrailView *view = g_object_new (RB_TYPE_TRAIL_VIEW, NULL);

  view->workspace = g_object_ref (workspace);
  view->book = rb_trail_book_new (workspace);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (view->page), ADW_PREFERENCES_GROUP (view->book));
  rb_right_bind (view->verify, workspace, RB_RIGHT_VERIFY);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), view);
  g_signal_connect_swapped (workspace, "state", G_CALLBACK (state_cb), view);
  return GTK_WIDGET (view);
}
