/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows are laid on the canvas that the charts use, so that a row here is drawn as it is on paper.
 */
#include "app/league/rb-league-row.h"

#include "app/rb-chart-area.h"
#include "charts/rb-sparkline.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define ROW 42
#define HEADINGS 30
#define NOTE 17

struct _RbLeagueRowView
{
  GtkWidget parent;
  RbLeagueAnswer *answer;
  int index;
  RbLeagueWidths widths;
  char *note;
};

G_DEFINE_FINAL_TYPE (RbLeagueRowView, rb_league_row_view, GTK_TYPE_WIDGET)

/* Where the columns stand; a narrow table leaves out what matters least. */
typedef struct
{
  double rank, cup, label, teacher, bar, bar_width, figure, change, weeks, full;
  gboolean has_teacher, has_weeks, has_full;
} Columns;

static Columns
place (const RbLeagueRowView *view, double width, double s)
{
  gboolean has_teacher = view->widths.teacher > 0;
  Columns c = { .rank = 46 * s, .cup = 59 * s, .label = 92 * s };
  double right = width - 20 * s;

  c.has_full = width > 460 * s;
  c.has_weeks = width > 600 * s;
  c.has_teacher = has_teacher && width > 720 * s;
  c.full = right;
  right -= c.has_full ? 56 * s : 0;
  c.weeks = right - 84 * s;
  right -= c.has_weeks ? 106 * s : 0;
  c.change = right - 88 * s;
  c.figure = c.change - 14 * s;
  c.teacher = c.label + (view->widths.label + 16) * s;
  c.bar = c.has_teacher ? c.teacher + (view->widths.teacher + 18) * s : c.teacher;
  c.bar_width = MAX (24, c.figure - 62 * s - c.bar);
  return c;
}

static void
lay_bar (const RbLeagueRowView *view,
         const RbLeagueRow *row,
         RbCanvas *canvas,
         const Columns *c,
         double y)
{
  const RbLeagueAnswer *answer = view->answer;
  double s = rb_canvas_scale (canvas), h = floor (15 * s), top = y - floor (h / 2),
         span = 100 - answer->from;
  gboolean met = isfinite (answer->target) ? row->on_target : TRUE;
  double value = rb_league_percent (row->rate);

  rb_canvas_rect (canvas, rb_rect (floor (c->bar), top, floor (c->bar_width), h),
                  rb_canvas_color (canvas, RB_ROLE_TRACK), 3);
  if (isfinite (value))
    rb_canvas_rect (
        canvas,
        rb_rect (floor (c->bar), top,
                 MAX (3, c->bar_width * (CLAMP (value, answer->from, 100) - answer->from) / span),
                 h),
        rb_canvas_color (canvas, met && row->rank > 0 ? RB_ROLE_MET : RB_ROLE_NOT_MET), 3);
  if (isfinite (answer->target) && answer->target > answer->from)
    {
      double x = floor (c->bar + c->bar_width * (answer->target - answer->from) / span);

      rb_canvas_line (canvas, x, y - h * 0.8, x, y + h * 0.8,
                      rb_canvas_color (canvas, RB_ROLE_TARGET), 2, 0, 0);
    }
}

static void
lay_change (const RbLeagueRow *row, RbCanvas *canvas, const Columns *c, double y)
{
  double s = rb_canvas_scale (canvas);
  g_autofree char *words = rb_rate_change_format (row->previous_rate, row->rate);
  int tenths;
  RbTextStyle style = { 13, 400, rb_canvas_color (canvas, RB_ROLE_DIM) };

  if (*words == '\0')
    return;
  tenths = rb_rate_change_tenths (row->previous_rate, row->rate);
  if (tenths > 0)
    {
      style.weight = 700;
      style.color = rb_canvas_color (canvas, RB_ROLE_GOOD);
    }
  if (tenths != 0)
    rb_canvas_arrow (canvas, tenths > 0 ? 1 : -1, style.color, c->change, y - 5.5 * s, 11 * s);
  rb_canvas_text_middle (canvas, c->change + (tenths ? 13 * s : 0), y, &style, words);
}

static void
lay_row (const RbLeagueRowView *view, RbCanvas *canvas, const Columns *c, double y)
{
  const RbLeagueRow *row = view->answer->league->rows->pdata[view->index];
  double s = rb_canvas_scale (canvas);
  RbColor ink = rb_canvas_color (canvas, row->rank > 0 ? RB_ROLE_INK : RB_ROLE_DIM);
  RbTextStyle rank = { 15, row->rank == 1 ? 800 : 400, ink, RB_ALIGN_RIGHT };
  RbTextStyle label = { 17, 800, ink, RB_ALIGN_LEFT, (view->widths.label + 8) * s };
  RbTextStyle teacher = { 14, 400, rb_canvas_color (canvas, RB_ROLE_DIM), RB_ALIGN_LEFT,
                          (view->widths.teacher + 8) * s };
  RbTextStyle figure = { 16, 700, ink, RB_ALIGN_RIGHT };
  RbTextStyle full = { 15, 400, ink, RB_ALIGN_RIGHT };
  g_autofree char *place =
      row->rank > 0 ? g_strdup_printf ("%u%s", row->rank, row->joint ? "=" : "") : g_strdup ("–");
  g_autofree char *rate = rb_rate_format (row->rate);
  g_autofree char *every = g_strdup_printf ("%u", row->full);

  rb_canvas_text_middle (canvas, c->rank, y, &rank, place);
  if (row->rank == 1)
    rb_canvas_trophy (canvas, c->cup, y - 8.5 * s, 17 * s);
  rb_canvas_text_middle (canvas, c->label, y, &label, row->key->label);
  if (c->has_teacher)
    rb_canvas_text_middle (canvas, c->teacher, y, &teacher, row->teacher);
  lay_bar (view, row, canvas, c, y);
  rb_canvas_text_middle (canvas, c->figure, y, &figure, rate);
  lay_change (row, canvas, c, y);
  if (c->has_weeks)
    rb_sparkline_lay (canvas, rb_rect (c->weeks, y - 11 * s, 80 * s, 22 * s),
                      view->answer->weeks + view->index * RB_LEAGUE_WEEKS, RB_LEAGUE_WEEKS, NULL);
  if (c->has_full)
    rb_canvas_text_middle (canvas, c->full, y, &full, every);
}

static void
lay_headings (const RbLeagueRowView *view, RbCanvas *canvas, const Columns *c, double y)
{
  double s = rb_canvas_scale (canvas);
  RbTextStyle left = { 12.5, 400, rb_canvas_color (canvas, RB_ROLE_DIM) };
  RbTextStyle right = left;
  g_autofree char *bar = NULL;

  right.align = RB_ALIGN_RIGHT;
  if (isfinite (view->answer->target))
    bar = g_strdup_printf (_ ("From %g to 100; line: target %g"), view->answer->from,
                           view->answer->target);
  else
    bar = g_strdup_printf (_ ("From %g to 100"), view->answer->from);
  left.max_width = (view->widths.label + 8) * s;
  rb_canvas_text_middle (canvas, c->label, y, &left, _ (rb_group_name (view->answer->league->by)));
  left.max_width = c->bar_width + 20 * s;
  rb_canvas_text_middle (canvas, c->bar, y, &left, bar);
  left.max_width = 0;
  rb_canvas_text_middle (canvas, c->figure, y, &right, "%");
  rb_canvas_text_middle (canvas, c->change, y, &left, rb_league_answer_against (view->answer));
  if (c->has_weeks)
    rb_canvas_text_middle (canvas, c->weeks, y, &left, _ ("Twelve weeks"));
  if (c->has_full)
    rb_canvas_text_middle (canvas, c->full, y, &right, _ ("Full"));
}

static void
rb_league_row_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RbLeagueRowView *view = RB_LEAGUE_ROW_VIEW (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autofree char *font = NULL;
  RbChartStyle style = rb_chart_area_style (widget, &font);
  g_autoptr (RbCanvas) canvas = rb_canvas_new (style.palette, font, style.scale, style.rtl);
  Columns columns = place (view, width, style.scale);
  RbTextStyle note = { 12.5, 400, rb_canvas_color (canvas, RB_ROLE_WARNING), RB_ALIGN_LEFT,
                       width - columns.label - 8 };
  double below = view->note && *view->note ? NOTE * style.scale : 0;
  cairo_t *cr;

  if (width <= 0 || height <= 0)
    return;
  if (view->index < 0)
    lay_headings (view, canvas, &columns, height / 2);
  else
    lay_row (view, canvas, &columns, floor ((height - below) / 2));
  if (below > 0)
    rb_canvas_text_middle (canvas, columns.label, height - below / 2 - 6 * style.scale, &note,
                           view->note);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  rb_canvas_draw (canvas, cr);
  cairo_destroy (cr);
}

static void
rb_league_row_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  RbLeagueRowView *view = RB_LEAGUE_ROW_VIEW (widget);
  g_autofree char *font = NULL;
  double scale = rb_chart_area_style (widget, &font).scale;
  double height = view->index < 0 ? HEADINGS : ROW + (view->note && *view->note ? NOTE : 0);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) ceil (height * scale);
  else
    {
      *minimum = (int) ceil ((320 + view->widths.label) * scale);
      *natural = (int) ceil (870 * scale);
    }
}

static void
rb_league_row_view_finalize (GObject *object)
{
  RbLeagueRowView *view = RB_LEAGUE_ROW_VIEW (object);

  rb_league_answer_unref (view->answer);
  g_free (view->note);
  G_OBJECT_CLASS (rb_league_row_view_parent_class)->finalize (object);
}

static void
rb_league_row_view_class_init (RbLeagueRowViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = rb_league_row_view_finalize;
  widget_class->snapshot = rb_league_row_view_snapshot;
  widget_class->measure = rb_league_row_view_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rb_league_row_view_init (RbLeagueRowView *view)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           view, G_CONNECT_SWAPPED);
}

GtkWidget *
rb_league_row_view_new (RbLeagueAnswer *answer, int index, RbLeagueWidths widths)
{
  RbLeagueRowView *view = g_object_new (RB_TYPE_LEAGUE_ROW_VIEW, NULL);

  view->answer = rb_league_answer_ref (answer);
  view->index = index;
  view->widths = widths;
  if (index >= 0)
    view->note = rb_league_row_note (answer, answer->league->rows->pdata[index]);
  return GTK_WIDGET (view);
}

RbLeagueWidths
rb_league_widths (const RbLeagueAnswer *answer)
{
  g_autoptr (RbCanvas) canvas = rb_canvas_new (rb_palette_get (RB_THEME_LIGHT), NULL, 1, FALSE);
  RbTextStyle label = { 17, 800 }, teacher = { 14, 400 };
  RbLeagueWidths widths = { 36, 0 };

  for (guint i = 0; i < answer->league->rows->len; i++)
    {
      const RbLeagueRow *row = answer->league->rows->pdata[i];
      double width;

      rb_canvas_measure (canvas, &label, row->key->label, &width, NULL);
      widths.label = MAX (widths.label, MIN (160, width));
      rb_canvas_measure (canvas, &teacher, row->teacher, &width, NULL);
      widths.teacher = MAX (widths.teacher, MIN (150, width));
    }
  return widths;
}
