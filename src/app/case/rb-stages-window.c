/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window with the proposals and the board, made anew when the school changes. Of long lists the
 * first rows are shown, with a button for all: paper and files have everybody. */
#include "app/case/rb-stages-window.h"

#include "analysis/rb-name-index.h"
#include "app/case/rb-ladder-window.h"
#include "app/case/rb-stage-form.h"
#include "app/rb-listing-files.h"
#include "app/rb-notice.h"
#include "app/rb-right-guard.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define FIRST_ROWS 30u /* of each group, until all are asked for */

#define RB_TYPE_STAGES_WINDOW (rb_stages_window_get_type ())
G_DECLARE_FINAL_TYPE (RbStagesWindow, rb_stages_window, RB, STAGES_WINDOW, AdwWindow)

struct _RbStagesWindow
{
  AdwWindow parent;
  RbWorkspace *workspace;
  AdwBin *place;
  GtkEditable *search;
  GtkWidget *add;
  gboolean all;
  GPtrArray *accepts; /* the first button of each proposal, not owned */
  guint answered;     /* the place of the last that was answered; G_MAXUINT for none */
};

G_DEFINE_FINAL_TYPE (RbStagesWindow, rb_stages_window, ADW_TYPE_WINDOW)

static void refill (RbStagesWindow *view);

static const char *
search_of (RbStagesWindow *view)
{
  return gtk_editable_get_text (view->search);
}

/* --- answers --- */

static gint64
pupil_of (GtkWidget *button)
{
  return *(const gint64 *) g_object_get_data (G_OBJECT (button), "pupil");
}

static void
set_pupil (GtkWidget *button, gint64 pupil_id)
{
  g_object_set_data_full (G_OBJECT (button), "pupil", g_memdup2 (&pupil_id, sizeof pupil_id),
                          g_free);
}

static void
answer (RbStagesWindow *view, GtkWidget *button, RbMoveAnswer given)
{
  RbSchool *school = rb_workspace_school (view->workspace);
  RbDeed deed = rb_workspace_deed (view->workspace);
  g_autoptr (GPtrArray) moves = rb_stage_moves (school, deed.now, pupil_of (button));
  const RbStageMove *move = rb_stage_move_of (moves, pupil_of (button));
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change = NULL;

  view->answered = G_MAXUINT;
  for (guint i = 0; i < view->accepts->len; i++)
    if (pupil_of (view->accepts->pdata[i]) == pupil_of (button))
      view->answered = i;
  if (move == NULL)
    refill (view);
  else if (given != RB_MOVE_ACCEPTED)
    rb_stage_form_answer (GTK_WIDGET (view), view->workspace, move, given);
  else if ((change =
                rb_stages_answer (school, move, given, RB_DATE_NONE, "", FALSE, &deed, &error)))
    rb_workspace_apply (view->workspace, change, _ ("Move accepted"));
  else
    rb_notice_error (GTK_WIDGET (view), error, NULL, NULL);
}

static void
accept_cb (RbStagesWindow *view, GtkWidget *button)
{
  answer (view, button, RB_MOVE_ACCEPTED);
}

static void
postpone_cb (RbStagesWindow *view, GtkWidget *button)
{
  answer (view, button, RB_MOVE_POSTPONED);
}

static void
decline_cb (RbStagesWindow *view, GtkWidget *button)
{
  answer (view, button, RB_MOVE_DECLINED);
}

/* --- rows --- */

static void
pupil_cb (RbStagesWindow *view, GtkWidget *row)
{
  g_autofree char *target = g_strdup_printf ("pupil:%" G_GINT64_FORMAT, pupil_of (row));

  rb_window_show_page (rb_window_of (GTK_WIDGET (view)), "pupils", target);
  gtk_window_close (GTK_WINDOW (view));
}

static GtkWidget *
add_answer (RbStagesWindow *view,
            GtkWidget *row,
            gint64 pupil_id,
            const char *label,
            const char *whom,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", label, whom);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  set_pupil (button, pupil_id);
  g_signal_connect_swapped (button, "clicked", callback, view);
  rb_right_bind (button, view->workspace, RB_RIGHT_CASES);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static GtkWidget *
make_row (RbStagesWindow *view, gint64 pupil_id, const char *title, const char *subtitle)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);
  g_autofree char *under = g_markup_escape_text (subtitle, -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), under);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 6);
  set_pupil (row, pupil_id);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (pupil_cb), view);
  return row;
}

static GtkWidget *
make_move (RbStagesWindow *view, const RbStageMove *move, const char *whom)
{
  g_autofree char *words = rb_stage_move_words (move);
  g_autofree char *text = g_strdup_printf ("%s\n%s", words, move->evidence);
  GtkWidget *row = make_row (view, move->pupil_id, whom, text);

  g_ptr_array_add (view->accepts, add_answer (view, row, move->pupil_id, _ ("Accept"), whom,
                                              G_CALLBACK (accept_cb)));
  add_answer (view, row, move->pupil_id, _ ("Postpone…"), whom, G_CALLBACK (postpone_cb));
  add_answer (view, row, move->pupil_id, _ ("Decline…"), whom, G_CALLBACK (decline_cb));
  return row;
}

static GtkWidget *
make_place (RbStagesWindow *view, const RbStagePlace *place, RbDate today)
{
  g_autofree char *whom = rb_stage_whom (rb_workspace_school (view->workspace), place->row, today);
  g_autofree char *since = rb_date_format (place->stay->first_day, RB_DATE_DAY_YEAR);
  g_autofree char *last =
      place->last_day != RB_DATE_NONE ? rb_date_format (place->last_day, RB_DATE_DAY_YEAR) : NULL;
  g_autofree char *review = place->stay->review_day != RB_DATE_NONE
                                ? rb_date_format (place->stay->review_day, RB_DATE_DAY_YEAR)
                                : NULL;
  g_autofree char *step = last ? g_strdup_printf (_ ("Last step: %s, %s"), place->last_step, last)
                               : g_strdup (_ ("No step yet"));
  g_autofree char *text = g_strdup_printf (
      ngettext ("%d day, since %s. %s.", "%d days, since %s. %s.", (gulong) place->days),
      place->days, since, step);
  GtkWidget *row = make_row (view, place->stay->pupil_id, whom, text);

  if (review)
    {
      g_autofree char *words = g_strdup_printf (_ ("Review %s"), review);
      GtkWidget *label = gtk_label_new (words);

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      if (place->stay->review_day < today)
        gtk_widget_add_css_class (row, "rb-overdue");
    }
  return row;
}

/* --- groups --- */

static AdwPreferencesGroup *
add_group (GtkWidget *page, const char *title, guint n, const char *about)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);
  g_autofree char *words = g_strdup_printf ("%s: %u", markup, n);
  g_autofree char *under = g_markup_escape_text (about, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), words);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), under);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
all_cb (RbStagesWindow *view)
{
  view->all = TRUE;
  refill (view);
}

static void
add_rest (RbStagesWindow *view, AdwPreferencesGroup *group, guint n)
{
  g_autofree char *words = g_strdup_printf (_ ("Show all %u"), n);
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_set_margin_top (button, 6);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (all_cb), view);
  adw_preferences_group_add (group, button);
}

static gboolean
fits (const char *words, const char *folded)
{
  g_autofree char *text = folded ? rb_name_fold (words) : NULL;

  return folded == NULL || strstr (text, folded) != NULL;
}

static void
fill_moves (RbStagesWindow *view, GtkWidget *page, RbSchool *school, RbMoment now)
{
  g_autoptr (GPtrArray) moves = rb_stage_moves (school, now, 0);
  g_autofree char *folded = *search_of (view) ? rb_name_fold (search_of (view)) : NULL;
  AdwPreferencesGroup *group = add_group (
      page, _ ("Proposed moves"), moves->len,
      moves->len > 0 ? _ ("Proposed by the rules of the ladder; nobody is moved before a person "
                          "accepts. What is declined comes back when the figures change.")
                     : _ ("Nothing is proposed now."));
  guint shown = 0;

  for (guint i = 0; i < moves->len; i++)
    {
      const RbStageMove *move = moves->pdata[i];
      g_autofree char *whom = rb_stage_whom (school, move->row, now.date);

      if (!fits (whom, folded))
        continue;
      if (!view->all && shown == FIRST_ROWS)
        {
          add_rest (view, group, moves->len);
          break;
        }
      shown++;
      adw_preferences_group_add (group, make_move (view, move, whom));
    }
}

static void
fill_stage (
    RbStagesWindow *view, GtkWidget *page, GPtrArray *board, guint first, guint end, RbDate today)
{
  const RbStagePlace *place = board->pdata[first];
  g_autofree char *leaves = place->stage ? rb_stage_exit_words (place->stage) : NULL;
  g_autofree char *about = place->stage ? g_strdup_printf (_ ("Left at %s. Decided by: %s."),
                                                           leaves, place->stage->decides)
                                        : g_strdup (_ ("No longer on the ladder."));
  AdwPreferencesGroup *group = add_group (page, place->stay->stage_name, end - first, about);

  for (guint i = first; i < end && (view->all || i - first < FIRST_ROWS); i++)
    adw_preferences_group_add (group, make_place (view, board->pdata[i], today));
  if (!view->all && end - first > FIRST_ROWS)
    add_rest (view, group, end - first);
}

static void
fill_board (RbStagesWindow *view, GtkWidget *page, RbSchool *school, RbMoment now)
{
  g_autoptr (GPtrArray) board = rb_stage_board (school, now, search_of (view));
  guint first = 0;

  for (guint i = 1; i <= board->len; i++)
    if (i == board->len
        || ((RbStagePlace *) board->pdata[i])->stay->stage_id
               != ((RbStagePlace *) board->pdata[first])->stay->stage_id)
      {
        fill_stage (view, page, board, first, i, now.date);
        first = i;
      }
}

/* --- no ladder yet --- */

static void
adopt_cb (RbStagesWindow *view, GtkWidget *button)
{
  RbDeed deed = rb_workspace_deed (view->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbChange) change =
      rb_ladder_adopt (rb_workspace_school (view->workspace),
                       g_object_get_data (G_OBJECT (button), "preset"), &deed, &error);

  if (change)
    rb_workspace_apply (view->workspace, change, _ ("Ladder taken over"));
  else
    rb_notice_error (GTK_WIDGET (view), error, NULL, NULL);
}

static GtkWidget *
make_empty (RbStagesWindow *view)
{
  GtkWidget *status = adw_status_page_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "view-list-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("No ladder of stages yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (status),
      _ ("A ladder says when a pupil enters a stage and when they leave it. Begin with one of "
         "these."));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  for (const RbLadderPreset *preset = rb_ladder_presets; preset->id; preset++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (preset->words));

      g_object_set_data (G_OBJECT (button), "preset", (gpointer) preset->id);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (adopt_cb), view);
      rb_right_bind (button, view->workspace, RB_RIGHT_POLICY);
      gtk_box_append (GTK_BOX (box), button);
    }
  adw_status_page_set_child (ADW_STATUS_PAGE (status), box);
  return status;
}

/* Whoever answers one after another by keyboard goes on at the next. */
static void
focus_next (RbStagesWindow *view)
{
  if (view->answered != G_MAXUINT && view->accepts->len > 0)
    gtk_widget_grab_focus (view->accepts->pdata[MIN (view->answered, view->accepts->len - 1)]);
}

static void
refill (RbStagesWindow *view)
{
  RbSchool *school = rb_workspace_school (view->workspace);
  RbMoment now = rb_workspace_now (view->workspace);
  g_autoptr (GPtrArray) ladder = NULL;
  GtkWidget *page;

  if (school == NULL)
    return;
  g_ptr_array_set_size (view->accepts, 0);
  ladder = rb_ladder_of (school->office);
  gtk_widget_set_visible (view->add, ladder->len > 0);
  if (ladder->len == 0 && rb_office_n (school->office, RB_RECORD_STAY) == 0)
    {
      adw_bin_set_child (view->place, make_empty (view));
      return;
    }
  page = adw_preferences_page_new ();
  fill_moves (view, page, school, now);
  fill_board (view, page, school, now);
  adw_bin_set_child (view->place, page);
  focus_next (view);
}

/* --- the window --- */

static RbListing *
listing_of (RbStagesWindow *view)
{
  return rb_stage_board_listing (rb_workspace_school (view->workspace),
                                 rb_workspace_now (view->workspace), search_of (view));
}

static void
print_cb (RbStagesWindow *view)
{
  g_autoptr (RbListing) listing = listing_of (view);

  rb_listing_print (GTK_WIDGET (view), rb_workspace_school (view->workspace), listing);
}

static void
save_cb (RbStagesWindow *view)
{
  g_autoptr (RbListing) listing = listing_of (view);

  rb_listing_files_save (GTK_WIDGET (view), listing, RB_LISTING_CSV, NULL, NULL);
}

static void
add_cb (RbStagesWindow *view)
{
  rb_stage_form_several (GTK_WIDGET (view), view->workspace);
}

static void
ladder_cb (RbStagesWindow *view)
{
  rb_ladder_window_present (GTK_WIDGET (view), view->workspace);
}

static void
search_cb (RbStagesWindow *view)
{
  view->answered = G_MAXUINT;
  refill (view);
}

static gboolean
print_key_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  if (rb_right_allows (widget, RB_STAGES_WINDOW (widget)->workspace, RB_RIGHT_REPORTS))
    print_cb (RB_STAGES_WINDOW (widget));
  return TRUE;
}

static gboolean
find_key_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RB_STAGES_WINDOW (widget)->search));
}

static gboolean
undo_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  rb_workspace_undo (RB_STAGES_WINDOW (widget)->workspace);
  return TRUE;
}

static void
rb_stages_window_dispose (GObject *object)
{
  RbStagesWindow *view = RB_STAGES_WINDOW (object);

  if (view->workspace)
    g_signal_handlers_disconnect_by_data (view->workspace, view);
  g_clear_object (&view->workspace);
  g_clear_pointer (&view->accepts, g_ptr_array_unref);
  G_OBJECT_CLASS (rb_stages_window_parent_class)->dispose (object);
}

static void
rb_stages_window_class_init (RbStagesWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_stages_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, print_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, find_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_cb, NULL);
}

static void
rb_stages_window_init (RbStagesWindow *view)
{
  view->accepts = g_ptr_array_new ();
  view->answered = G_MAXUINT;
  gtk_window_set_title (GTK_WINDOW (view), _ ("Stages"));
  gtk_window_set_default_size (GTK_WINDOW (view), 860, 680);
}

static GtkWidget *
make_tool (RbStagesWindow *view, const char *label, RbRight right, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", callback, view);
  rb_right_bind (button, view->workspace, right);
  return button;
}

static void
build (RbStagesWindow *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *search = gtk_search_entry_new ();

  adw_header_bar_pack_start (
      ADW_HEADER_BAR (header),
      make_tool (view, _ ("_Print…"), RB_RIGHT_REPORTS, G_CALLBACK (print_cb)));
  adw_header_bar_pack_start (
      ADW_HEADER_BAR (header),
      make_tool (view, _ ("_Table…"), RB_RIGHT_REPORTS, G_CALLBACK (save_cb)));
  view->add = make_tool (view, _ ("_Add Pupils…"), RB_RIGHT_CASES, G_CALLBACK (add_cb));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), view->add);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_tool (view, _ ("_Ladder…"), RB_RIGHT_CASES,
                                                               G_CALLBACK (ladder_cb)));
  view->search = GTK_EDITABLE (search);
  g_object_set (search, "placeholder-text", _ ("Name, class or last step"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the board"), -1);
  gtk_widget_set_margin_start (search, 12);
  gtk_widget_set_margin_end (search, 12);
  gtk_widget_set_margin_top (search, 6);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (search_cb), view);
  view->place = ADW_BIN (adw_bin_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (view->place), TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (view->place));
  adw_window_set_content (ADW_WINDOW (view), box);
}

void
rb_stages_window_present (RbWindow *window)
{
  RbWorkspace *workspace = rb_window_workspace (window);
  RbStagesWindow *view;

  if (rb_workspace_school (workspace) == NULL)
    return;
  view = g_object_new (RB_TYPE_STAGES_WINDOW, "transient-for", window, "modal", TRUE, NULL);
  view->workspace = g_object_ref (workspace);
  build (view);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (refill), view);
  refill (view);
  gtk_window_present (GTK_WINDOW (view));
}
