/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers the question of the page: figures and charts of one query, beside those of the period
 * before. */
#include "app/insight/rb-insight-page.h"

#include "analysis/rb-bands.h"
#include "analysis/rb-contribution.h"
#include "analysis/rb-headline.h"
#include "analysis/rb-movement.h"
#include "analysis/rb-stats.h"
#include "analysis/rb-trend.h"
#include "app/insight/rb-insight-question.h"
#include "app/pupil/rb-pupils-page.h"
#include "app/rb-chart-view.h"
#include "app/rb-columns.h"
#include "app/rb-figure.h"
#include "app/rb-header-parts.h"
#include "app/rb-page.h"
#include "app/rb-window.h"
#include "charts/rb-charts.h"
#include "school/rb-benchmark-table.h"

#include <glib/gi18n.h>

enum
{
  FIGURE_ATTENDANCE,
  FIGURE_PERSISTENT,
  FIGURE_SEVERE,
  FIGURE_UNAUTHORISED,
  FIGURE_LATE,
  FIGURE_MOVED,
  N_FIGURES
};

enum
{
  CHART_TREND,
  CHART_BANDS,
  CHART_CONTRIBUTION,
  CHART_MOVEMENT,
  N_CHARTS
};

struct _RbInsightPage
{
  GtkWidget parent;
  RbWorkspace *workspace;
  AdwWindowTitle *title;
  GtkStack *views;
  GtkBox *question_box;
  GtkLabel *resolved;
  RbColumns *figures, *charts;
  GtkWidget *persistent, *fell, *this_year;
  RbInsightQuestion *question;
  RbFigure *figure[N_FIGURES];
  RbChartView *chart[N_CHARTS];
  RbBenchmarks *benchmarks;
  guint later; /* source of the dearest chart, which waits for the others to be drawn */
  gboolean stale;
};

static void page_iface_init (RbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbInsightPage,
                               rb_insight_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (RB_TYPE_PAGE, page_iface_init))

/* What is compared: this period and the one before, each as a query and its whole as one row. */
typedef struct
{
  RbQuery *now, *before; /* before: NULL where nothing is compared */
  RbStats *stats, *earlier;
  const RbStatsRow *row, *then;
  char *against; /* "on autumn term" */
} Answer;

static void
answer_init (Answer *answer, RbInsightPage *page)
{
  RbPeriod before = rb_insight_question_before (page->question);

  *answer = (Answer){ 0 };
  answer->now = rb_insight_question_query (page->question);
  answer->stats = rb_stats_by (answer->now, RB_GROUP_SCHOOL);
  answer->row = rb_stats_total (answer->stats);
  answer->against = rb_insight_question_against (page->question);
  if (rb_period_is_empty (before))
    return;
  answer->before = rb_insight_question_query (page->question);
  rb_query_set_period (answer->before, before);
  answer->earlier = rb_stats_by (answer->before, RB_GROUP_SCHOOL);
  answer->then = rb_stats_total (answer->earlier);
}

static void
answer_clear (Answer *answer)
{
  rb_query_free (answer->now);
  rb_stats_free (answer->stats);
  g_clear_pointer (&answer->before, rb_query_free);
  g_clear_pointer (&answer->earlier, rb_stats_free);
  g_free (answer->against);
}

static char *
percent (RbRate rate)
{
  g_autofree char *shown = rb_rate_format (rate);

  return rb_rate_exists (rate) ? g_strdup_printf ("%s %%", shown) : g_strdup (shown);
}

/* "down 0.5 on autumn term" of two rates; "" where nothing is compared. */
static void
show_rate_change (
    RbFigure *figure, const Answer *answer, RbRate then, RbRate now, gboolean more_is_good)
{
  g_autofree char *change = answer->then ? rb_rate_change_format (then, now) : g_strdup ("");
  g_autofree char *words = NULL;
  int tenths;

  if (*change == '\0')
    {
      rb_figure_set_change (figure, "", 0);
      return;
    }
  tenths = rb_rate_change_tenths (then, now);
  words = tenths ? g_strdup_printf ("%s %s %s", tenths > 0 ? "↑" : "↓", change, answer->against)
                 : g_strdup (change);
  rb_figure_set_change (figure, words, rb_figure_sense (tenths, more_is_good));
}

static void
show_count_change (RbFigure *figure, const Answer *answer, guint then, guint now)
{
  int change = (int) now - (int) then;
  g_autofree char *words = NULL;

  if (!answer->then)
    {
      rb_figure_set_change (figure, "", 0);
      return;
    }
  words = change ? g_strdup_printf (
              g_dngettext (NULL, "%s %d pupil", "%s %d pupils", (gulong) ABS (change)),
              change > 0 ? _ ("↑ up") : _ ("↓ down"), ABS (change))
                 : g_strdup (_ ("no change"));
  rb_figure_set_change (figure, words, rb_figure_sense (change, FALSE));
}

static void
show_attendance (RbInsightPage *page, const Answer *answer)
{
  RbRate rate = rb_tally_attendance (&answer->row->tally);
  RbRate target = rb_query_policy (answer->now)->school_target;
  g_autofree char *value = percent (rate);
  g_autofree char *aim = rb_rate_format (target);
  g_autofree char *note = NULL;

  if (rb_rate_exists (rate))
    {
      int tenths = rb_rate_change_tenths (target, rate);
      g_autofree char *size = rb_tenths_format (ABS (tenths));

      note = tenths < 0 ? g_strdup_printf (_ ("%s below target of %s"), size, aim)
                        : g_strdup_printf (_ ("target of %s met"), aim);
    }
  rb_figure_set (page->figure[FIGURE_ATTENDANCE], value, note ? note : "");
  rb_figure_set_explained (page->figure[FIGURE_ATTENDANCE], answer->now, RB_MEASURE_ATTENDANCE);
  show_rate_change (page->figure[FIGURE_ATTENDANCE], answer,
                    answer->then ? rb_tally_attendance (&answer->then->tally) : rb_rate (0, 0),
                    rate, TRUE);
}

static char *
national_words (RbInsightPage *page, const Answer *answer, const char *measure)
{
  RbSchool *school = rb_query_school (answer->now);
  const RbBenchmark *line =
      rb_benchmarks_national (page->benchmarks, school->details->phase,
                              rb_academic_year_of (rb_query_period (answer->now).to), measure);
  g_autofree char *value = line ? rb_rate_format (line->value) : NULL;

  return value ? g_strdup_printf (_ ("; England %s"), value) : g_strdup ("");
}

static void
show_persistent (RbInsightPage *page, const Answer *answer)
{
  g_autofree char *value = g_strdup_printf ("%u", answer->row->persistent);
  g_autofree char *rate = rb_rate_format (rb_stats_persistent_rate (answer->row));
  g_autofree char *england = national_words (page, answer, "persistent");
  g_autofree char *aim = rb_headline_persistent (answer->row, rb_query_policy (answer->now));
  g_autofree char *note = g_strdup_printf (
      _ ("%s %% of %u%s%s%s"), rate, answer->row->with_possible, *aim ? ", " : "", aim, england);
  g_autofree char *severe = g_strdup_printf ("%u", answer->row->severe);
  g_autofree char *severe_rate = rb_rate_format (rb_stats_severe_rate (answer->row));
  g_autofree char *severe_note = g_strdup_printf (_ ("%s %%, half or more missed"), severe_rate);

  rb_figure_set (page->figure[FIGURE_PERSISTENT], value, note);
  rb_figure_set_explained (page->figure[FIGURE_PERSISTENT], answer->now, RB_MEASURE_PERSISTENT);
  show_count_change (page->figure[FIGURE_PERSISTENT], answer,
                     answer->then ? answer->then->persistent : 0, answer->row->persistent);
  rb_figure_set (page->figure[FIGURE_SEVERE], severe, severe_note);
  rb_figure_set_explained (page->figure[FIGURE_SEVERE], answer->now, RB_MEASURE_SEVERE);
  show_count_change (page->figure[FIGURE_SEVERE], answer, answer->then ? answer->then->severe : 0,
                     answer->row->severe);
}

static void
show_reasons (RbInsightPage *page, const Answer *answer)
{
  const RbTally *tally = &answer->row->tally;
  RbRate unauthorised = rb_tally_unauthorised_rate (tally), late = rb_tally_late_rate (tally);
  g_autofree char *first = percent (unauthorised);
  g_autofree char *second = percent (late);
  g_autofree char *note = g_strdup_printf (
      g_dngettext (NULL, "%u session", "%u sessions", tally->unauthorised), tally->unauthorised);
  g_autofree char *lates =
      g_strdup_printf (_ ("%u before close, %u after"), tally->late, tally->late_after);
  RbRate none = rb_rate (0, 0);

  rb_figure_set (page->figure[FIGURE_UNAUTHORISED], first, note);
  rb_figure_set_explained (page->figure[FIGURE_UNAUTHORISED], answer->now, RB_MEASURE_UNAUTHORISED);
  show_rate_change (page->figure[FIGURE_UNAUTHORISED], answer,
                    answer->then ? rb_tally_unauthorised_rate (&answer->then->tally) : none,
                    unauthorised, FALSE);
  rb_figure_set (page->figure[FIGURE_LATE], second, lates);
  rb_figure_set_explained (page->figure[FIGURE_LATE], answer->now, RB_MEASURE_LATE);
  show_rate_change (page->figure[FIGURE_LATE], answer,
                    answer->then ? rb_tally_late_rate (&answer->then->tally) : none, late, FALSE);
}

static RbMovement *
movement_of (const Answer *answer)
{
  if (!answer->before)
    return NULL;
  return rb_movement_new (answer->now, rb_query_period (answer->before),
                          rb_query_period (answer->now));
}

static void
show_chart (RbInsightPage *page, guint which, RbChart *chart)
{
  gtk_widget_set_visible (GTK_WIDGET (page->chart[which]), chart != NULL);
  if (!chart)
    return;
  rb_chart_view_set_chart (page->chart[which], chart,
                           rb_workspace_school (page->workspace)->details->sample);
  rb_chart_unref (chart);
}

static void
show_movement (RbInsightPage *page, const Answer *answer)
{
  g_autoptr (RbMovement) movement = movement_of (answer);
  g_autofree char *value = NULL;
  g_autofree char *note = NULL;

  gtk_widget_set_visible (GTK_WIDGET (page->figure[FIGURE_MOVED]), movement != NULL);
  gtk_widget_set_sensitive (page->fell, movement && movement->fell > 0);
  show_chart (page, CHART_MOVEMENT,
              movement ? rb_chart_movement_new (movement, rb_query_school (answer->now)) : NULL);
  if (!movement)
    return;
  value = g_strdup_printf (_ ("%u up"), movement->rose);
  note = g_strdup_printf (_ ("%u down, of %u pupils"), movement->fell,
                          movement->rose + movement->fell + movement->stayed);
  rb_figure_set (page->figure[FIGURE_MOVED], value, note);
  rb_figure_set_change (page->figure[FIGURE_MOVED],
                        movement->rose > movement->fell   ? _ ("more rose than fell")
                        : movement->rose < movement->fell ? _ ("more fell than rose")
                                                          : _ ("as many rose as fell"),
                        ((int) movement->rose > (int) movement->fell)
                            - ((int) movement->rose < (int) movement->fell));
}

static void
show_charts (RbInsightPage *page, const Answer *answer)
{
  RbTrend *trend = rb_trend_new (answer->now, page->benchmarks);
  g_autoptr (RbStats) classes = rb_stats_by (answer->now, RB_GROUP_CLASS);

  show_chart (page, CHART_TREND, rb_chart_trend_new (trend));
  show_chart (page, CHART_BANDS, rb_chart_bands_new (classes, rb_query_policy (answer->now)));
  rb_trend_free (trend);
}

/* Each contribution counts the school again without one group: with a thousand pupils that is more
 * than a frame, so the page is shown first. */
static gboolean
contribution_cb (gpointer data)
{
  RbInsightPage *page = data;
  g_autoptr (RbQuery) query = rb_insight_question_query (page->question);
  g_autoptr (GPtrArray) contributions = rb_contributions (query);

  page->later = 0;
  show_chart (page, CHART_CONTRIBUTION, rb_chart_contribution_new (contributions, 0));
  return G_SOURCE_REMOVE;
}

static void
show_contribution_later (RbInsightPage *page)
{
  g_clear_handle_id (&page->later, g_source_remove);
  page->later = g_idle_add_full (G_PRIORITY_LOW, contribution_cb, page, NULL);
}

static void
show_resolved (RbInsightPage *page, const Answer *answer)
{
  RbPeriod period = rb_query_period (answer->now);
  g_autofree char *range =
      rb_date_range_format (period.from, MIN (period.to, rb_query_now (answer->now).date));
  g_autofree char *count = rb_count_format (answer->row->tally.possible);
  g_autofree char *text = g_strdup_printf (_ ("%s, %s sessions"), range, count);
  g_autofree char *name = rb_period_format (rb_query_school (answer->now), period);
  g_autofree char *against = rb_insight_question_against_name (page->question);
  g_autofree char *subtitle =
      *against ? g_strdup_printf (_ ("%s against %s"), name, against) : g_strdup (name);

  gtk_label_set_text (page->resolved, text);
  adw_window_title_set_subtitle (page->title, subtitle);
}

static void
show (RbInsightPage *page)
{
  Answer answer;

  page->stale = FALSE;
  if (page->benchmarks == NULL)
    page->benchmarks = rb_benchmark_table (rb_workspace_store (page->workspace));
  answer_init (&answer, page);
  gtk_stack_set_visible_child_name (page->views, answer.row->tally.possible ? "figures" : "empty");
  if (answer.row->tally.possible)
    {
      show_resolved (page, &answer);
      show_attendance (page, &answer);
      show_persistent (page, &answer);
      show_reasons (page, &answer);
      show_movement (page, &answer);
      show_charts (page, &answer);
      show_contribution_later (page);
      gtk_widget_set_sensitive (page->persistent, answer.row->persistent > 0);
    }
  answer_clear (&answer);
}

static void
changed_cb (RbInsightPage *page)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (page)))
    {
      page->stale = TRUE;
      return;
    }
  g_clear_pointer (&page->benchmarks, rb_benchmarks_unref);
  rb_insight_question_refill (page->question);
  show (page);
}

static void
open_rows (RbInsightPage *page, const char *title, GArray *rows)
{
  g_autofree char *target = rb_pupils_target (rb_workspace_school (page->workspace), title, rows);

  rb_window_show_page (rb_window_of (GTK_WIDGET (page)), "pupils", target);
}

static void
persistent_cb (RbInsightPage *page)
{
  g_autoptr (RbQuery) query = rb_insight_question_query (page->question);
  g_autoptr (GArray) bands = rb_pupil_bands (query);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < bands->len; i++)
    if (g_array_index (bands, RbPupilBand, i).persistent)
      g_array_append_val (rows, g_array_index (bands, RbPupilBand, i).row);
  open_rows (page, _ ("Persistently absent"), rows);
}

static void
fell_cb (RbInsightPage *page)
{
  Answer answer;
  g_autoptr (RbMovement) movement = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));

  answer_init (&answer, page);
  movement = movement_of (&answer);
  for (guint i = 0; movement && i < movement->movers->len; i++)
    {
      const RbMover *mover = &g_array_index (movement->movers, RbMover, i);

      if (mover->before_band != RB_BAND_NONE && mover->after_band > mover->before_band)
        g_array_append_val (rows, mover->row);
    }
  open_rows (page, _ ("Fell to a lower band"), rows);
  answer_clear (&answer);
}

/* What leads to a list of pupils is not offered while presenting. */
static void
offer_lists (RbInsightPage *page)
{
  gboolean offered = !rb_workspace_presenting (page->workspace);

  gtk_widget_set_visible (page->persistent, offered);
  gtk_widget_set_visible (page->fell, offered);
}

static gboolean
in_target (RbQuery *query, const RbChartTarget *target, const RbPupilBand *pupil)
{
  return target->kind != RB_TARGET_BAND || pupil->band == target->band;
}

/* The pupils behind a bar: those of the group, and of the band where one was meant. */
static void
open_group (RbInsightPage *page, const RbChartTarget *target)
{
  g_autoptr (RbQuery) query = rb_insight_question_query (page->question);
  g_autoptr (GArray) bands = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *words = NULL;

  if (target->field && !rb_query_add_filter (query, target->field, target->value))
    return;
  bands = rb_pupil_bands (query);
  for (guint i = 0; i < bands->len; i++)
    if (in_target (query, target, &g_array_index (bands, RbPupilBand, i)))
      g_array_append_val (rows, g_array_index (bands, RbPupilBand, i).row);
  words = rb_query_format_filters (query);
  open_rows (page, words, rows);
}

static void
opened_cb (RbInsightPage *page, const RbChartTarget *target)
{
  Answer answer;
  g_autoptr (RbMovement) movement = NULL;

  if (rb_workspace_presenting (page->workspace))
    return;
  if (target->kind == RB_TARGET_GROUP || target->kind == RB_TARGET_BAND)
    open_group (page, target);
  if (target->kind != RB_TARGET_MOVEMENT)
    return;
  answer_init (&answer, page);
  movement = movement_of (&answer);
  if (movement)
    {
      g_autoptr (GArray) rows = rb_movement_cell (movement, target->band, target->band_to);
      g_autofree char *title =
          g_strdup_printf (_ ("%s, now %s"), rb_policy_band_name (movement->policy, target->band),
                           rb_policy_band_name (movement->policy, target->band_to));

      open_rows (page, title, rows);
    }
  answer_clear (&answer);
}

static void
page_enter (RbPage *iface)
{
  RbInsightPage *page = RB_INSIGHT_PAGE (iface);

  if (page->stale)
    changed_cb (page);
  gtk_widget_child_focus (GTK_WIDGET (page->question), GTK_DIR_TAB_FORWARD);
}

static void
page_iface_init (RbPageInterface *iface)
{
  iface->enter = page_enter;
}

static void
rb_insight_page_dispose (GObject *object)
{
  RbInsightPage *page = RB_INSIGHT_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (page), RB_TYPE_INSIGHT_PAGE);
  while (gtk_widget_get_first_child (GTK_WIDGET (page)))
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (page)));
  g_clear_handle_id (&page->later, g_source_remove);
  g_clear_object (&page->workspace);
  g_clear_pointer (&page->benchmarks, rb_benchmarks_unref);
  G_OBJECT_CLASS (rb_insight_page_parent_class)->dispose (object);
}

static void
rb_insight_page_class_init (RbInsightPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_insight_page_dispose;
  g_type_ensure (RB_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (RB_TYPE_SAVED_LABEL);
  g_type_ensure (RB_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/insight/insight-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RbInsightPage, title);
  gtk_widget_class_bind_template_child (widget_class, RbInsightPage, views);
  gtk_widget_class_bind_template_child_full (widget_class, "question", FALSE,
                                             G_STRUCT_OFFSET (RbInsightPage, question_box));
  gtk_widget_class_bind_template_child (widget_class, RbInsightPage, resolved);
  gtk_widget_class_bind_template_child (widget_class, RbInsightPage, figures);
  gtk_widget_class_bind_template_child (widget_class, RbInsightPage, charts);
  gtk_widget_class_bind_template_child (widget_class, RbInsightPage, persistent);
  gtk_widget_class_bind_template_child (widget_class, RbInsightPage, fell);
  gtk_widget_class_bind_template_child_full (widget_class, "this-year", FALSE,
                                             G_STRUCT_OFFSET (RbInsightPage, this_year));
}

static void
rb_insight_page_init (RbInsightPage *page)
{
  const char *const captions[N_FIGURES] = { _ ("Attendance"),     _ ("Persistent absence"),
                                            _ ("Severe absence"), _ ("Unauthorised"),
                                            _ ("Late"),           _ ("Changed band") };

  gtk_widget_init_template (GTK_WIDGET (page));
  for (guint i = 0; i < N_FIGURES; i++)
    {
      page->figure[i] = RB_FIGURE (rb_figure_new (captions[i]));
      rb_columns_append (page->figures, GTK_WIDGET (page->figure[i]));
    }
  for (guint i = 0; i < N_CHARTS; i++)
    {
      page->chart[i] = RB_CHART_VIEW (rb_chart_view_new ());
      rb_columns_append (page->charts, GTK_WIDGET (page->chart[i]));
      g_signal_connect_swapped (page->chart[i], "opened", G_CALLBACK (opened_cb), page);
    }
  g_signal_connect_swapped (page->persistent, "clicked", G_CALLBACK (persistent_cb), page);
  g_signal_connect_swapped (page->fell, "clicked", G_CALLBACK (fell_cb), page);
}

GtkWidget *
rb_insight_page_new (RbWorkspace *workspace)
{
  RbInsightPage *page = g_object_new (RB_TYPE_INSIGHT_PAGE, NULL);

  page->workspace = g_object_ref (workspace);
  page->question = RB_INSIGHT_QUESTION (rb_insight_question_new (workspace));
  gtk_widget_set_hexpand (GTK_WIDGET (page->question), TRUE);
  gtk_box_append (page->question_box, GTK_WIDGET (page->question));
  g_signal_connect_swapped (page->question, "asked", G_CALLBACK (show), page);
  g_signal_connect_swapped (page->this_year, "clicked", G_CALLBACK (rb_insight_question_reset),
                            page->question);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::presenting", G_CALLBACK (offer_lists), page,
                           G_CONNECT_SWAPPED);
  offer_lists (page);
  show (page);
  return GTK_WIDGET (page);
}
