/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the answer to the question of the page, and gives it to the projector, the poster and the
 * table. */
#include "app/league/rb-league-page.h"

#include "analysis/rb-bands.h"
#include "analysis/rb-headline.h"
#include "app/league/rb-league-files.h"
#include "app/league/rb-league-presenter.h"
#include "app/league/rb-league-question.h"
#include "app/league/rb-league-row.h"
#include "app/league/rb-league-running.h"
#include "app/league/rb-side-box.h"
#include "app/league/rb-slide-view.h"
#include "app/pupil/rb-pupils-page.h"
#include "app/rb-chart-view.h"
#include "app/rb-header-parts.h"
#include "app/rb-page.h"
#include "app/rb-window.h"
#include "charts/rb-charts.h"

#include <glib/gi18n.h>

struct _RbLeaguePage
{
  GtkWidget parent;
  RbWorkspace *workspace;
  AdwWindowTitle *title;
  GtkLabel *period, *foot;
  GtkStack *views;
  AdwStatusPage *empty;
  GtkBox *question_box, *tables;
  GtkWidget *falls;
  AdwComboRow *parts;
  RbSlideView *preview;
  GtkWidget *running_card;
  GtkLabel *running_title;
  RbLeagueRunning *running;
  RbChartView *chart; /* not shown: draws the picture and the table of the menu */
  RbLeagueQuestion *question;
  RbLeagueAnswer *answer; /* or NULL */
  RbLeagueSlide *slide;   /* of the preview */
  gboolean stale;
};

static void page_iface_init (RbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbLeaguePage,
                               rb_league_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RB_TYPE_PAGE, page_iface_init))

static gboolean
shows_falls (RbLeaguePage *page)
{
  return gtk_switch_get_active (GTK_SWITCH (page->falls));
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_heading (const RbLeaguePart *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *finding = rb_headline_league (&part->league);
  GtkWidget *words = make_label (finding, "dim-label");

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (words, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (box), make_label (part->title, "title-4"));
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static void
append_row (GtkWidget *list, GtkWidget *child, const char *words, int index)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), index >= 0);
  gtk_widget_set_focusable (row, index >= 0);
  g_object_set_data (G_OBJECT (row), "index", GINT_TO_POINTER (index));
  if (words)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  else
    gtk_widget_set_can_target (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

/* The pupils of the group, with the sessions of the period: what the row was counted from. */
static void
open_pupils (RbLeaguePage *page, const RbLeagueRow *row)
{
  const RbLeague *league = page->answer->league;
  g_autoptr (RbQuery) query =
      rb_query_new (page->answer->school, rb_workspace_now (page->workspace));
  g_autoptr (GArray) bands = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *words = NULL;
  g_autofree char *target = NULL;

  rb_query_set_period (query, league->period);
  if (!rb_query_add_filter (query, rb_group_id (league->by), row->key->value))
    return;
  bands = rb_pupil_bands (query);
  for (guint i = 0; i < bands->len; i++)
    g_array_append_val (rows, g_array_index (bands, RbPupilBand, i).row);
  words = rb_query_format_filters (query);
  target = rb_pupils_target (rb_workspace_school (page->workspace), words, rows);
  rb_window_show_page (rb_window_of (GTK_WIDGET (page)), "pupils", target);
}

static void
activated_cb (RbLeaguePage *page, GtkListBoxRow *row)
{
  int index = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "index"));

  if (page->answer && index >= 0 && !rb_workspace_presenting (page->workspace))
    open_pupils (page, page->answer->league->rows->pdata[index]);
}

static GtkWidget *
make_table (RbLeaguePage *page, const RbLeaguePart *part, RbLeagueWidths widths)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_add_css_class (list, "rb-league");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, part->title,
                                  -1);
  append_row (list, rb_league_row_view_new (page->answer, -1, widths), NULL, -1);
  for (guint i = 0; i < part->league.rows->len; i++)
    {
      int index = (int) (part->first + i);
      g_autofree char *words = rb_league_row_words (page->answer, part->league.rows->pdata[i]);

      append_row (list, rb_league_row_view_new (page->answer, index, widths), words, index);
    }
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (activated_cb), page);
  return list;
}

/* The first row of the first table, without waiting for it to be on the screen. */
static void
focus_tables (RbLeaguePage *page)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (page->tables)); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_BOX (child))
      {
        gtk_widget_grab_focus (
            GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (child), 1)));
        return;
      }
}

/* Whether the keyboard would be lost or stays where it was, when the tables are made again. */
static gboolean
holds_focus (RbLeaguePage *page)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return root && gtk_widget_get_child_visible (GTK_WIDGET (page))
         && (!focus || gtk_widget_is_ancestor (focus, GTK_WIDGET (page->tables)));
}

static void
show_tables (RbLeaguePage *page)
{
  RbLeagueWidths widths = rb_league_widths (page->answer);
  gboolean focused = holds_focus (page);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page->tables))))
    gtk_box_remove (page->tables, child);
  for (guint i = 0; i < page->answer->parts->len; i++)
    {
      const RbLeaguePart *part = page->answer->parts->pdata[i];

      gtk_box_append (page->tables, make_heading (part));
      gtk_box_append (page->tables, make_table (page, part, widths));
    }
  if (focused)
    focus_tables (page);
}

/* The table that is presented: all, or one of them. */
static int
chosen_part (RbLeaguePage *page)
{
  guint selected = adw_combo_row_get_selected (page->parts);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return -1;
  return (int) selected - 1;
}

static void
show_preview (RbLeaguePage *page)
{
  int part = MAX (0, chosen_part (page));
  RbLeagueSlide *slide = NULL;

  if (page->answer && page->answer->n_ranked > 0 && part < (int) page->answer->parts->len)
    slide = rb_league_slide_new (page->answer->league, page->answer->school,
                                 ((RbLeaguePart *) page->answer->parts->pdata[part])->phase,
                                 shows_falls (page));
  rb_slide_view_show (page->preview, slide, slide ? rb_league_slide_n_stages (slide) - 2 : 0,
                      FALSE);
  g_clear_pointer (&page->slide, rb_league_slide_free);
  page->slide = slide;
}

static void
fill_parts (RbLeaguePage *page)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _ ("One after the other"));
  for (guint i = 0; i < page->answer->parts->len; i++)
    gtk_string_list_append (words, ((RbLeaguePart *) page->answer->parts->pdata[i])->title);
  adw_combo_row_set_model (page->parts, G_LIST_MODEL (words));
  gtk_widget_set_visible (GTK_WIDGET (page->parts), page->answer->parts->len > 1);
}

static void
show_chart (RbLeaguePage *page)
{
  RbChart *chart =
      rb_chart_league_new (page->answer->league, page->answer->school, page->answer->weeks);

  rb_chart_view_set_chart (page->chart, chart, page->answer->school->details->sample);
  rb_chart_unref (chart);
}

static void
show_running (RbLeaguePage *page)
{
  gboolean any = rb_league_running_show (page->running, page->answer->school,
                                         rb_workspace_now (page->workspace), page->answer);

  gtk_widget_set_visible (page->running_card, any);
  gtk_label_set_text (page->running_title, rb_league_running_title (page->running));
}

static void
show_heads (RbLeaguePage *page)
{
  g_autofree char *name = rb_league_question_name (page->question);
  g_autofree char *short_name = rb_league_question_short_name (page->question);
  g_autofree char *nothing = g_strdup_printf (_ ("%s has no complete class yet."), short_name);

  adw_window_title_set_subtitle (page->title, name);
  gtk_label_set_text (page->period, short_name);
  adw_status_page_set_title (page->empty, nothing);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "league.previous",
                                 rb_league_question_can_step (page->question, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "league.next",
                                 rb_league_question_can_step (page->question, 1));
}

static void
show (RbLeaguePage *page)
{
  static const char *const needing[] = { "league.present",    "league.save",
                                         "league.print",      "league.chart-table",
                                         "league.chart-copy", "league.chart-save" };
  gboolean any;
  g_autofree char *foot = NULL;

  page->stale = FALSE;
  g_clear_pointer (&page->answer, rb_league_answer_unref);
  page->answer = rb_league_question_answer (page->question);
  any = page->answer && page->answer->n_ranked > 0;
  show_heads (page);
  gtk_stack_set_visible_child_name (page->views, any ? "tables" : "empty");
  for (guint i = 0; i < G_N_ELEMENTS (needing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (page), needing[i], any);
  if (!any)
    return;
  foot = rb_league_answer_foot (page->answer);
  gtk_label_set_text (page->foot, foot);
  show_tables (page);
  fill_parts (page);
  show_preview (page);
  show_chart (page);
  show_running (page);
}

static void
changed_cb (RbLeaguePage *page)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (page)))
    {
      page->stale = TRUE;
      return;
    }
  rb_league_question_refill (page->question);
  show (page);
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rb_league_question_step (RB_LEAGUE_PAGE (widget)->question,
                           g_str_has_suffix (action, "next") ? 1 : -1);
}

static void
reset_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rb_league_question_reset (RB_LEAGUE_PAGE (widget)->question);
}

static void
present_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RbLeaguePage *page = RB_LEAGUE_PAGE (widget);

  rb_league_presenter_run (GTK_WINDOW (gtk_widget_get_root (widget)), page->answer,
                           chosen_part (page), shows_falls (page));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const kinds[] = { "poster-pdf", "poster-png", "table-csv" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], g_variant_get_string (parameter, NULL)))
      rb_league_files_save (widget, RB_LEAGUE_PAGE (widget)->answer, (RbLeagueFile) i);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  rb_league_files_print_poster (widget, RB_LEAGUE_PAGE (widget)->answer);
}

/* The menu of the chart is that of every chart; its drawing stands nowhere on this page. */
static void
chart_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *chart = GTK_WIDGET (RB_LEAGUE_PAGE (widget)->chart);

  if (g_str_has_suffix (action, "table"))
    gtk_widget_activate_action_variant (chart, "chart.table", NULL);
  else if (g_str_has_suffix (action, "copy"))
    gtk_widget_activate_action_variant (chart, "chart.copy", NULL);
  else
    gtk_widget_activate_action_variant (chart, "chart.save", parameter);
}

static void
page_enter (RbPage *iface)
{
  RbLeaguePage *page = RB_LEAGUE_PAGE (iface);

  if (page->stale)
    changed_cb (page);
  focus_tables (page);
}

static void
page_print (RbPage *iface)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (iface), "league.print", NULL);
}

static void
page_iface_init (RbPageInterface *iface)
{
  iface->enter = page_enter;
  iface->print = page_print;
}

static void
rb_league_page_dispose (GObject *object)
{
  RbLeaguePage *page = RB_LEAGUE_PAGE (object);

  if (page->slide)
    rb_slide_view_show (page->preview, NULL, 0, FALSE);
  gtk_widget_dispose_template (GTK_WIDGET (page), RB_TYPE_LEAGUE_PAGE);
  while (gtk_widget_get_first_child (GTK_WIDGET (page)))
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (page)));
  g_clear_pointer (&page->slide, rb_league_slide_free);
  g_clear_pointer (&page->answer, rb_league_answer_unref);
  g_clear_object (&page->workspace);
  G_OBJECT_CLASS (rb_league_page_parent_class)->dispose (object);
}

static void
add_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "league.previous", NULL, step_cb);
  gtk_widget_class_install_action (class, "league.next", NULL, step_cb);
  gtk_widget_class_install_action (class, "league.reset", NULL, reset_cb);
  gtk_widget_class_install_action (class, "league.present", NULL, present_cb);
  gtk_widget_class_install_action (class, "league.save", "s", save_cb);
  gtk_widget_class_install_action (class, "league.print", NULL, print_cb);
  gtk_widget_class_install_action (class, "league.chart-table", NULL, chart_cb);
  gtk_widget_class_install_action (class, "league.chart-copy", NULL, chart_cb);
  gtk_widget_class_install_action (class, "league.chart-save", "s", chart_cb);
}

/* A key acts while the page is in front, wherever the focus is. */
static gboolean
shortcut_cb (GtkWidget *widget, GVariant *args, gpointer action)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  gtk_widget_activate_action_variant (widget, action, NULL);
  return TRUE;
}

static void
add_shortcuts (RbLeaguePage *page)
{
  static const struct
  {
    guint key;
    GdkModifierType mods;
    const char *action;
  } keys[] = { { GDK_KEY_Left, GDK_ALT_MASK, "league.previous" },
               { GDK_KEY_Right, GDK_ALT_MASK, "league.next" },
               { GDK_KEY_F5, 0, "league.present" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].mods),
                          gtk_callback_action_new (shortcut_cb, (gpointer) keys[i].action, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (page), controller);
}

static void
rb_league_page_class_init (RbLeaguePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_league_page_dispose;
  g_type_ensure (RB_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (RB_TYPE_SAVED_LABEL);
  g_type_ensure (RB_TYPE_SLIDE_VIEW);
  g_type_ensure (RB_TYPE_SIDE_BOX);
  g_type_ensure (RB_TYPE_CHART_VIEW);
  g_type_ensure (RB_TYPE_LEAGUE_RUNNING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/league/league-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, title);
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, period);
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, views);
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, empty);
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, question_box);
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, tables);
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, foot);
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, preview);
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, falls);
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, parts);
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, chart);
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, running);
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, running_card);
  gtk_widget_class_bind_template_child (widget_class, RbLeaguePage, running_title);
  add_actions (widget_class);
}

static void
rb_league_page_init (RbLeaguePage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  add_shortcuts (page);
  g_signal_connect_swapped (page->falls, "notify::active", G_CALLBACK (show_preview), page);
  g_signal_connect_swapped (page->parts, "notify::selected", G_CALLBACK (show_preview), page);
}

GtkWidget *
rb_league_page_new (RbWorkspace *workspace)
{
  RbLeaguePage *page = g_object_new (RB_TYPE_LEAGUE_PAGE, NULL);

  page->workspace = g_object_ref (workspace);
  page->question = RB_LEAGUE_QUESTION (rb_league_question_new (workspace));
  gtk_box_append (page->question_box, GTK_WIDGET (page->question));
  g_signal_connect_swapped (page->question, "asked", G_CALLBACK (show), page);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
  show (page);
  return GTK_WIDGET (page);
}
