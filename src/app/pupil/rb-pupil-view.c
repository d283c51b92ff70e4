/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pupil on one page. Everything shown is asked of analysis and charts for the newest snapshot;
 * nothing is kept here but which pupil it is and the list he or she came from. */
#include "app/pupil/rb-pupil-view.h"

#include "app/case/rb-stage-box.h"
#include "app/case/rb-target-box.h"
#include "app/case/rb-timeline-box.h"
#include "app/pupil/rb-earlier-box.h"
#include "app/pupil/rb-flag-box.h"
#include "app/pupil/rb-pupil-case.h"
#include "app/pupil/rb-sibling-box.h"
#include "app/rb-band-sign.h"
#include "app/rb-chart-view.h"
#include "app/rb-columns.h"
#include "app/rb-figure.h"
#include "app/rb-notice.h"
#include "app/rb-printing.h"
#include "app/rb-window.h"
#include "analysis/rb-case-events.h"
#include "analysis/rb-cumulative.h"
#include "analysis/rb-pattern.h"
#include "charts/rb-charts.h"
#include "school/rb-reports.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_EVENTS 8 /* under the ribbon */

enum
{
  FIGURE_ATTENDANCE,
  FIGURE_DAYS,
  FIGURE_LATE,
  FIGURE_TERM,
  FIGURE_YEAR_END,
  N_FIGURES
};

enum
{
  CHART_CUMULATIVE,
  CHART_WEEKDAY,
  CHART_CODES,
  N_CHARTS
};

struct _RbPupilView
{
  GtkWidget parent;
  RbWorkspace *workspace;
  AdwWindowTitle *title;
  GtkWidget *back, *previous, *next, *print, *scrolled;
  AdwAvatar *avatar;
  GtkLabel *name, *about;
  RbFlow *flags;
  RbColumns *figures, *charts;
  RbChartView *ribbon;
  GtkWidget *siblings_box;
  GtkGrid *siblings;
  GtkBox *earlier;
  GtkBox *stage;
  GtkBox *target;
  RbTimelineBox *timeline;
  GtkMenuButton *more;
  RbFigure *figure[N_FIGURES];
  RbChartView *chart[N_CHARTS];
  gint64 id;
  GArray *ids; /* gint64 */
  char *list_name;
};

G_DEFINE_FINAL_TYPE (RbPupilView, rb_pupil_view, GTK_TYPE_WIDGET)

static guint back_signal;

static RbSchool *
school_of (RbPupilView *view)
{
  return rb_workspace_school (view->workspace);
}

static int
row_of (RbPupilView *view)
{
  return rb_roster_find (school_of (view)->roster, view->id);
}

/* The place in the list, or -1. */
static int
place_of (RbPupilView *view)
{
  for (guint i = 0; view->ids && i < view->ids->len; i++)
    if (g_array_index (view->ids, gint64, i) == view->id)
      return (int) i;
  return -1;
}

static char *
describe_contacts (const RbRoster *roster, gint64 id)
{
  g_autoptr (GPtrArray) contacts = rb_roster_contacts (roster, id);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (contacts->len, 3); i++)
    {
      g_autofree char *name = rb_contact_name (contacts->pdata[i]);

      g_string_append_printf (names, "%s%s", i ? "; " : "", name);
    }
  return g_string_free (names, FALSE);
}

static void
fill_head (RbPupilView *view, guint row)
{
  RbSchool *school = school_of (view);
  RbMoment now = rb_workspace_now (view->workspace);
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  const RbClass *klass = rb_roster_class_on (school->roster, row, now.date);
  g_autofree char *name = rb_pupil_name (pupil);
  g_autofree char *born = rb_date_format (pupil->born, RB_DATE_LONG);
  g_autofree char *contacts = describe_contacts (school->roster, pupil->id);
  g_autoptr (GString) about = g_string_new (NULL);

  if (klass)
    g_string_append_printf (about, "%s%s%s. ", klass->name, *klass->teacher ? ", " : "",
                            klass->teacher);
  if (pupil->born)
    g_string_append_printf (about, _ ("Born %s. "), born);
  g_string_append (about, contacts);
  gtk_label_set_text (view->name, name);
  gtk_label_set_text (view->about, about->str);
  adw_avatar_set_text (view->avatar, name);
  adw_window_title_set_title (view->title, name);
}

static void
fill_place (RbPupilView *view)
{
  int place = place_of (view);
  g_autofree char *text =
      place < 0 ? g_strdup ("")
                : g_strdup_printf (_ ("%d of %u %s"), place + 1, view->ids->len, view->list_name);

  adw_window_title_set_subtitle (view->title, text);
  gtk_widget_set_sensitive (view->previous, place > 0);
  gtk_widget_set_sensitive (view->next, place >= 0 && (guint) place + 1 < view->ids->len);
}

static void
fill_attendance (RbPupilView *view, RbQuery *query, const RbTally *tally, gboolean covered)
{
  const RbPolicy *policy = rb_query_policy (query);
  RbRate rate = rb_tally_attendance (tally);
  g_autofree char *shown = rb_rate_format (rate);
  g_autofree char *value =
      rb_rate_exists (rate) ? g_strdup_printf ("%s %%", shown) : g_strdup (shown);
  gboolean persistent = rb_policy_persistent (policy, rb_tally_absent (tally), tally->possible);
  g_autofree char *note = g_strdup_printf (
      _ ("%u of %u sessions%s. %s%s%s"), tally->attended, tally->possible,
      covered ? _ (" of the days you cover") : "",
      rb_policy_band_name (policy, rb_policy_band (policy, rate)),
      persistent ? _ (": persistent absence") : "",
      rb_policy_early (policy, tally->possible) && tally->possible ? _ (" (early)") : "");

  rb_figure_set (view->figure[FIGURE_ATTENDANCE], value, note);
  rb_figure_set_explained (view->figure[FIGURE_ATTENDANCE], query, RB_MEASURE_ATTENDANCE);
}

static void
fill_absence (RbPupilView *view, RbQuery *query, const RbTally *tally)
{
  g_autofree char *days = rb_days_format (rb_tally_absent (tally));
  g_autofree char *authorised = rb_days_format (tally->authorised);
  g_autofree char *unauthorised = rb_days_format (tally->unauthorised);
  g_autofree char *note =
      g_strdup_printf (_ ("%s authorised, %s unauthorised"), authorised, unauthorised);
  g_autofree char *late = g_strdup_printf ("%u", tally->late + tally->late_after);
  g_autofree char *lates =
      g_strdup_printf (_ ("%u before close, %u after"), tally->late, tally->late_after);

  rb_figure_set (view->figure[FIGURE_DAYS], days, note);
  rb_figure_set_explained (view->figure[FIGURE_DAYS], query, RB_MEASURE_ABSENCE);
  rb_figure_set (view->figure[FIGURE_LATE], late, lates);
  rb_figure_set_explained (view->figure[FIGURE_LATE], query, RB_MEASURE_LATE);
}

static void
fill_term (RbPupilView *view, guint row)
{
  RbSchool *school = school_of (view);
  RbMoment now = rb_workspace_now (view->workspace);
  RbPeriod term = rb_period_of (school, RB_PERIOD_TERM, now.date);
  RbPeriod before = rb_period_previous (school, term);
  g_autoptr (RbQuery) query = rb_query_new (school, now);
  g_autoptr (RbQuery) earlier = rb_query_new (school, now);
  RbTally tally = { 0 }, then = { 0 };
  g_autofree char *shown = NULL;
  g_autofree char *value = NULL;
  g_autofree char *note = NULL;
  g_autofree char *change = NULL;
  RbRate a, b;

  rb_query_set_pupil (query, row);
  rb_query_set_pupil (earlier, row);
  rb_query_set_period (query, term);
  rb_query_set_period (earlier, before);
  rb_query_tally_row (query, row, &tally);
  rb_query_tally_row (earlier, row, &then);
  a = rb_tally_attendance (&then);
  b = rb_tally_attendance (&tally);
  shown = rb_rate_format (b);
  value = rb_rate_exists (b) ? g_strdup_printf ("%s %%", shown) : g_strdup (shown);
  note = g_strdup_printf (_ ("%u of %u sessions"), tally.attended, tally.possible);
  change = rb_rate_change_format (a, b);
  rb_figure_set (view->figure[FIGURE_TERM], value, note);
  if (*change)
    {
      g_autofree char *words = g_strdup_printf (_ ("%s on last term"), change);

      rb_figure_set_change (view->figure[FIGURE_TERM], words,
                            rb_figure_sense (rb_rate_change_tenths (a, b), TRUE));
    }
  else
    rb_figure_set_change (view->figure[FIGURE_TERM], "", 0);
  rb_figure_set_explained (view->figure[FIGURE_TERM], query, RB_MEASURE_ATTENDANCE);
}

static void
fill_year_end (RbPupilView *view, RbQuery *query, guint row)
{
  RbForecast forecast = rb_forecast_of (school_of (view), rb_workspace_now (view->workspace), row);
  g_autofree char *straight = rb_rate_format (forecast.straight);
  g_autofree char *best = rb_rate_format (forecast.best);
  g_autofree char *value = rb_rate_exists (forecast.straight) ? g_strdup_printf ("%s %%", straight)
                                                              : g_strdup (straight);
  g_autofree char *words = rb_forecast_format (&forecast, rb_query_policy (query));
  g_autofree char *note = g_strdup_printf (_ ("%s at best. %s"), best, words);

  rb_figure_set (view->figure[FIGURE_YEAR_END], value, note);
  gtk_widget_set_tooltip_text (GTK_WIDGET (view->figure[FIGURE_YEAR_END]), note);
}

static void
show_chart (RbPupilView *view, RbChartView *where, RbChart *chart)
{
  gtk_widget_set_visible (GTK_WIDGET (where), chart != NULL);
  if (!chart)
    return;
  rb_chart_view_set_chart (where, chart, school_of (view)->details->sample);
  rb_chart_unref (chart);
}

static void
show_ribbon (RbPupilView *view, guint row)
{
  RbMoment now = rb_workspace_now (view->workspace);
  int year = rb_academic_year_of (now.date);
  g_autoptr (GPtrArray) events = rb_case_events_new (school_of (view), row, year, MOST_EVENTS);

  show_chart (view, view->ribbon,
              rb_chart_ribbon_new (school_of (view), row, year, now, FALSE, events));
}

static void
fill_charts (RbPupilView *view, RbQuery *query, guint row)
{
  RbSchool *school = school_of (view);
  RbMoment now = rb_workspace_now (view->workspace);
  g_autoptr (RbCumulative) cumulative = rb_cumulative_new (query);
  g_autoptr (RbPattern) pattern = rb_pattern_new (query);

  show_ribbon (view, row);
  show_chart (view, view->chart[CHART_CUMULATIVE],
              rb_chart_cumulative_new (cumulative, rb_roster_pupil (school->roster, row)->forename,
                                       rb_query_policy (query)));
  show_chart (view, view->chart[CHART_WEEKDAY], rb_chart_weekday_new (pattern));
  show_chart (view, view->chart[CHART_CODES],
              rb_chart_codes_new (pattern, school->codes, now.date));
}

static void
sibling_cb (gpointer data, gint64 id)
{
  RbPupilView *view = data;

  rb_pupil_view_show (view, id, view->ids, view->list_name);
}

static void
fill_siblings (RbPupilView *view, guint row)
{
  gtk_widget_set_visible (
      view->siblings_box,
      rb_sibling_box_fill (view->siblings, view->workspace, row, sibling_cb, view) > 0);
}

static void
fill (RbPupilView *view)
{
  int row = row_of (view);
  g_autoptr (RbQuery) query = NULL;
  RbTally tally = { 0 };

  if (row < 0)
    {
      g_signal_emit (view, back_signal, 0); /* no longer in the school */
      return;
    }
  query = rb_query_new (school_of (view), rb_workspace_now (view->workspace));
  rb_query_set_pupil (query, (guint) row);
  rb_query_tally_row (query, (guint) row, &tally);
  fill_head (view, (guint) row);
  fill_place (view);
  rb_flag_box_fill (view->flags, view->workspace, (guint) row);
  fill_attendance (view, query, &tally,
                   rb_roster_pupil (school_of (view)->roster, (guint) row)->covered);
  fill_absence (view, query, &tally);
  fill_term (view, (guint) row);
  fill_year_end (view, query, (guint) row);
  fill_charts (view, query, (guint) row);
  fill_siblings (view, (guint) row);
  rb_stage_box_fill (view->stage, view->workspace, view->id);
  rb_target_box_fill (view->target, view->workspace, view->id);
  rb_timeline_box_show (view->timeline, view->workspace, (guint) row);
  rb_earlier_box_fill (view->earlier, view->workspace, (guint) row);
}

static void
changed_cb (RbPupilView *view)
{
  if (view->id && gtk_widget_get_mapped (GTK_WIDGET (view)))
    fill (view);
}

static void
step (RbPupilView *view, int by)
{
  int place = place_of (view) + by;

  if (place_of (view) < 0 || place < 0 || (guint) place >= view->ids->len)
    return;
  view->id = g_array_index (view->ids, gint64, place);
  fill (view);
}

static void
previous_cb (RbPupilView *view)
{
  step (view, -1);
}

static void
next_cb (RbPupilView *view)
{
  step (view, 1);
}

static void
back_cb (RbPupilView *view)
{
  g_signal_emit (view, back_signal, 0);
}

static gboolean
key_cb (RbPupilView *view, guint key, guint code, GdkModifierType state)
{
  if (!(state & GDK_ALT_MASK))
    return FALSE;
  if (key == GDK_KEY_Up)
    step (view, -1);
  else if (key == GDK_KEY_Down)
    step (view, 1);
  else if (key == GDK_KEY_Left)
    back_cb (view);
  else
    return FALSE;
  return TRUE;
}

/* A day of the ribbon opens in the register. */
static void
opened_cb (RbPupilView *view, const RbChartTarget *target)
{
  g_autofree char *text = NULL;
  char iso[11];

  if (target->period.from == RB_DATE_NONE)
    return;
  text = g_strdup_printf ("pupil:%" G_GINT64_FORMAT ":%s", view->id,
                          rb_date_iso (target->period.from, iso));
  rb_window_show_page (rb_window_of (GTK_WIDGET (view)), "register", text);
}

static void
add_figures (RbPupilView *view)
{
  const char *const captions[N_FIGURES] = { _ ("Attendance, year so far"), _ ("Days missed"),
                                            _ ("Late"), _ ("This term"),
                                            _ ("Year end, at this rate") };
  GtkWidget *small = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  for (guint i = 0; i < N_FIGURES; i++)
    {
      view->figure[i] = RB_FIGURE (rb_figure_new (captions[i]));
      rb_columns_append (view->figures, GTK_WIDGET (view->figure[i]));
    }
  /* The stage, how the target goes, and the two small charts below stand beside the large one. */
  view->stage = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (small), GTK_WIDGET (view->stage));
  view->target = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (GTK_BOX (small), GTK_WIDGET (view->target));
  for (guint i = 0; i < N_CHARTS; i++)
    {
      view->chart[i] = RB_CHART_VIEW (rb_chart_view_new ());
      if (i == CHART_CUMULATIVE)
        rb_columns_append (view->charts, GTK_WIDGET (view->chart[i]));
      else
        gtk_box_append (GTK_BOX (small), GTK_WIDGET (view->chart[i]));
    }
  rb_columns_append (view->charts, small);
  view->timeline = g_object_new (RB_TYPE_TIMELINE_BOX, NULL);
  rb_columns_append (view->charts, GTK_WIDGET (view->timeline));
}

static void
rb_pupil_view_dispose (GObject *object)
{
  RbPupilView *view = RB_PUPIL_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (view), RB_TYPE_PUPIL_VIEW);
  while (gtk_widget_get_first_child (GTK_WIDGET (view)))
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (view)));
  g_clear_object (&view->workspace);
  g_clear_pointer (&view->ids, g_array_unref);
  g_clear_pointer (&view->list_name, g_free);
  G_OBJECT_CLASS (rb_pupil_view_parent_class)->dispose (object);
}

static void
rb_pupil_view_class_init (RbPupilViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rb_pupil_view_dispose;
  rb_pupil_case_install (widget_class);
  g_type_ensure (RB_TYPE_CHART_VIEW);
  g_type_ensure (RB_TYPE_COLUMNS);
  g_type_ensure (RB_TYPE_FLOW);
  back_signal = g_signal_new ("back", RB_TYPE_PUPIL_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/rollbook/Rollbook/ui/pupil/pupil-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, title);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, back);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, previous);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, next);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, print);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, more);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, avatar);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, name);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, about);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, flags);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, figures);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, charts);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, ribbon);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, siblings);
  gtk_widget_class_bind_template_child (widget_class, RbPupilView, earlier);
  gtk_widget_class_bind_template_child_full (widget_class, "siblings-box", FALSE,
                                             G_STRUCT_OFFSET (RbPupilView, siblings_box));
}

static void
rb_pupil_view_init (RbPupilView *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_autoptr (GMenuModel) menu = rb_pupil_case_menu ();

  gtk_widget_init_template (GTK_WIDGET (view));
  gtk_menu_button_set_menu_model (view->more, menu);
  rb_pupil_case_add_key (GTK_WIDGET (view));
  add_figures (view);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  g_signal_connect_swapped (view->back, "clicked", G_CALLBACK (back_cb), view);
  g_signal_connect_swapped (view->previous, "clicked", G_CALLBACK (previous_cb), view);
  g_signal_connect_swapped (view->next, "clicked", G_CALLBACK (next_cb), view);
  g_signal_connect_swapped (view->print, "clicked", G_CALLBACK (rb_pupil_view_print), view);
  g_signal_connect_swapped (view->ribbon, "opened", G_CALLBACK (opened_cb), view);
}

GtkWidget *
rb_pupil_view_new (RbWorkspace *workspace)
{
  RbPupilView *view = g_object_new (RB_TYPE_PUPIL_VIEW, NULL);

  view->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), view, G_CONNECT_SWAPPED);
  return GTK_WIDGET (view);
}

void
rb_pupil_view_show (RbPupilView *view, gint64 id, const GArray *ids, const char *list_name)
{
  if (ids != view->ids)
    {
      g_clear_pointer (&view->ids, g_array_unref);
      view->ids = g_array_copy ((GArray *) ids);
    }
  if (list_name != view->list_name)
    {
      g_free (view->list_name);
      view->list_name = g_strdup (list_name);
    }
  view->id = id;
  fill (view);
}

void
rb_pupil_view_print (RbPupilView *view)
{
  RbSchool *school = school_of (view);
  RbMoment now = rb_workspace_now (view->workspace);
  int row = row_of (view);
  RbReportSubject subject = { .row = row };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) audit = NULL;
  g_autoptr (RbDocument) document = NULL;

  if (row < 0)
    return;
  subject.period = rb_period_default (school, now);
  subject.audit = audit = rb_report_audit (rb_workspace_store (view->workspace), &subject, &error);
  document = audit ? rb_report_make ("pupil", school, now, &subject, &error) : NULL;
  if (document)
    rb_printing_print (GTK_WIDGET (view), document);
  else
    rb_notice_error (GTK_WIDGET (view), error, NULL, NULL);
}

RbWorkspace *
rb_pupil_view_workspace (RbPupilView *view)
{
  return view->workspace;
}

int
rb_pupil_view_row (RbPupilView *view)
{
  return view->id ? row_of (view) : -1;
}

void
rb_pupil_view_search (RbPupilView *view)
{
  rb_timeline_box_search (view->timeline);
}
