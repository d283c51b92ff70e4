/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three drawn rows: name, bar, figure. */
#include "app/league/rb-league-running.h"

#include "app/rb-chart-area.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MOST 3
#define ROW 30

struct _RbLeagueRunning
{
  GtkWidget parent;
  RbLeagueAnswer *answer; /* or NULL */
  char *title;
};

G_DEFINE_FINAL_TYPE (RbLeagueRunning, rb_league_running, GTK_TYPE_WIDGET)

static guint
n_rows (RbLeagueRunning *running)
{
  return running->answer ? MIN (MOST, running->answer->n_ranked) : 0;
}

/* The days of the running week that are over; empty where there are none, or all are. */
static RbPeriod
days_over (const RbSchool *school, RbMoment now)
{
  RbPeriod week = rb_period_of (school, RB_PERIOD_WEEK, now.date);
  const RbMarkMatrix *year = rb_school_year_of (school, now.date);
  guint first, end;

  if (!year || rb_period_is_empty (week) || !rb_period_contains (week, now.date))
    return RB_PERIOD_NONE;
  rb_calendar_range (rb_mark_matrix_calendar (year), week.from, now.date - 1, &first, &end);
  if (first == end)
    return RB_PERIOD_NONE;
  week.to = rb_calendar_session (rb_mark_matrix_calendar (year), end - 1).date;
  rb_calendar_range (rb_mark_matrix_calendar (year), now.date, week.from + 6, &first, &end);
  return first == end ? RB_PERIOD_NONE : week;
}

static char *
make_title (const RbSchool *school, RbPeriod days)
{
  g_autofree char *name = rb_period_format (school, rb_period_of (school, RB_PERIOD_WEEK, days.to));
  char *comma = strchr (name, ',');

  if (comma)
    *comma = '\0';
  return g_strdup_printf (_ ("%s so far, to %s"), name,
                          rb_weekday_name (rb_date_weekday (days.to)));
}

static void
describe (RbLeagueRunning *running)
{
  GString *words = g_string_new (running->title);

  for (guint i = 0; i < n_rows (running); i++)
    {
      const RbLeagueRow *row = running->answer->league->rows->pdata[i];
      g_autofree char *rate = rb_rate_format (row->rate);

      g_string_append_printf (words, "%s %s %s", i ? "," : ":", row->key->label, rate);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (running), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words->str, -1);
  g_string_free (words, TRUE);
}

gboolean
rb_league_running_show (RbLeagueRunning *running,
                        RbSchool *school,
                        RbMoment now,
                        const RbLeagueAnswer *shown)
{
  RbPeriod days = days_over (school, now);

  g_clear_pointer (&running->answer, rb_league_answer_unref);
  g_clear_pointer (&running->title, g_free);
  if (rb_period_is_empty (days) || shown->league->period.from == days.from)
    return FALSE;
  running->answer =
      rb_league_answer_new (school, now, days, shown->league->by, FALSE, shown->league->measure);
  running->title = make_title (school, days);
  describe (running);
  gtk_widget_queue_resize (GTK_WIDGET (running));
  return n_rows (running) > 0;
}

const char *
rb_league_running_title (RbLeagueRunning *running)
{
  return running->title ? running->title : "";
}

static void
lay_row (RbLeagueRunning *running, RbCanvas *canvas, guint index, double width)
{
  const RbLeagueRow *row = running->answer->league->rows->pdata[index];
  double s = rb_canvas_scale (canvas), y = floor ((index + 0.5) * ROW * s);
  double from = running->answer->from, left = 62 * s, span = width - left - 60 * s;
  gboolean met = row->on_target || !isfinite (running->answer->target);
  RbColor ink = rb_canvas_color (canvas, RB_ROLE_INK);
  RbTextStyle name = { 15, 800, ink, RB_ALIGN_LEFT, left - 4 * s },
              figure = { 15, 700, ink, RB_ALIGN_RIGHT };
  g_autofree char *rate = rb_rate_format (row->rate);
  double part = (CLAMP (rb_league_percent (row->rate), from, 100) - from) / (100 - from);

  rb_canvas_text_middle (canvas, 0, y, &name, row->key->label);
  rb_canvas_rect (canvas, rb_rect (left, y - 6 * s, span, 12 * s),
                  rb_canvas_color (canvas, RB_ROLE_TRACK), 3);
  rb_canvas_rect (canvas, rb_rect (left, y - 6 * s, MAX (3, span * part), 12 * s),
                  rb_canvas_color (canvas, met ? RB_ROLE_MET : RB_ROLE_NOT_MET), 3);
  rb_canvas_text_middle (canvas, width, y, &figure, rate);
}

static void
rb_league_running_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbLeagueRunning *running = RB_LEAGUE_RUNNING (widget);
  float width = (float) gtk_widget_get_width (widget),
        height = (float) gtk_widget_get_height (widget);
  g_autofree char *font = NULL;
  RbChartStyle style = rb_chart_area_style (widget, &font);
  g_autoptr (RbCanvas) canvas = rb_canvas_new (style.palette, font, style.scale, style.rtl);
  cairo_t *cr;

  if (width <= 0 || height <= 0)
    return;
  for (guint i = 0; i < n_rows (running); i++)
    lay_row (running, canvas, i, width);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  rb_canvas_draw (canvas, cr);
  cairo_destroy (cr);
}

static void
rb_league_running_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  g_autofree char *font = NULL;
  double scale = rb_chart_area_style (widget, &font).scale;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) ceil (scale * ROW * n_rows (RB_LEAGUE_RUNNING (widget)));
  else
    *minimum = *natural = (int) ceil (scale * 180);
}

static void
rb_league_running_finalize (GObject *object)
{
  RbLeagueRunning *running = RB_LEAGUE_RUNNING (object);

  g_clear_pointer (&running->answer, rb_league_answer_unref);
  g_free (running->title);
  G_OBJECT_CLASS (rb_league_running_parent_class)->finalize (object);
}

static void
rb_league_running_class_init (RbLeagueRunningClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = rb_league_running_finalize;
  widget_class->snapshot = rb_league_running_snapshot;
  widget_class->measure = rb_league_running_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rb_league_running_init (RbLeagueRunning *running)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), running, G_CONNECT_SWAPPED);
}
