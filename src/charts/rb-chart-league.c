/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The league as rows: rank, class, teacher, bar with the target across, figure, change, weeks,
 * full. */
#include "analysis/rb-headline.h"
#include "charts/rb-chart-private.h"
#include "charts/rb-sparkline.h"

#define N_WEEKS 12

typedef struct
{
  char *section; /* begins one, or NULL */
  char *rank;
  gboolean first;
  char *label;
  char *teacher;
  char *figure;
  char *change;
  int direction;
  double value; /* per cent; NaN where there is none */
  gboolean met;
  char *full;
  double weeks[N_WEEKS];
} Row;

typedef struct
{
  GArray *rows; /* Row */
  double from, target;
  gboolean has_weeks;
  guint n_sections;
  const char *compared; /* heads the change */
} Spec;

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->section);
  g_free (row->rank);
  g_free (row->label);
  g_free (row->teacher);
  g_free (row->figure);
  g_free (row->change);
  g_free (row->full);
}

static void
free_spec (gpointer data)
{
  g_array_unref (((Spec *) data)->rows);
  g_free (data);
}

/* Where the columns stand; narrow tables leave out what matters least. */
typedef struct
{
  double rank, cup, label, teacher, bar, bar_width, figure, change, weeks, full;
  gboolean has_teacher, has_weeks, has_full;
} Columns;

static Columns
place (const Spec *spec, RbCanvas *canvas, RbRect area)
{
  double s = rb_canvas_scale (canvas), right = area.x + area.width;
  Columns c = { .rank = area.x + 34 * s, .cup = area.x + 46 * s, .label = area.x + 72 * s };

  c.has_full = area.width > 430 * s;
  c.has_weeks = spec->has_weeks && area.width > 560 * s;
  c.has_teacher = area.width > 660 * s;
  c.full = right - 4;
  right -= c.has_full ? 50 * s : 0;
  c.weeks = right - 88 * s;
  right -= c.has_weeks ? 100 * s : 0;
  c.change = right - 84 * s;
  c.figure = c.change - 14 * s;
  right = c.figure - 56 * s;
  c.teacher = c.label + 52 * s;
  c.bar = c.has_teacher ? c.teacher + 122 * s : c.label + 76 * s;
  c.bar_width = MAX (20, right - c.bar);
  return c;
}

static void
lay_row (const Spec *spec, const Row *row, RbCanvas *canvas, const Columns *c, RbRect box)
{
  double s = rb_canvas_scale (canvas), y = floor (box.y + box.height / 2),
         h = MIN (15 * s, floor (box.height * 0.5));
  RbTextStyle rank = { 14, row->first ? 700 : 400, rb_canvas_color (canvas, RB_ROLE_INK),
                       RB_ALIGN_RIGHT };
  RbTextStyle label = { 15.5, 800, rank.color, RB_ALIGN_LEFT,
                        (c->has_teacher ? c->teacher : c->bar) - c->label - 6 };
  RbTextStyle dim = { 13, 400, rb_canvas_color (canvas, RB_ROLE_DIM), RB_ALIGN_LEFT,
                      c->bar - c->teacher - 6 };
  RbTextStyle figure = { 15, 700, rank.color, RB_ALIGN_RIGHT };
  RbTextStyle change = { 12.5, row->direction > 0 ? 700 : 400,
                         rb_canvas_color (canvas,
                                          row->direction > 0 ? RB_ROLE_GOOD : RB_ROLE_DIM) };
  double target = c->bar + c->bar_width * (spec->target - spec->from) / (100 - spec->from);

  rb_canvas_text_middle (canvas, c->rank, y, &rank, row->rank);
  if (row->first)
    rb_canvas_trophy (canvas, c->cup, y - 8 * s, 16 * s);
  rb_canvas_text_middle (canvas, c->label, y, &label, row->label);
  if (c->has_teacher)
    rb_canvas_text_middle (canvas, c->teacher, y, &dim, row->teacher);
  rb_canvas_rect (canvas, rb_rect (floor (c->bar), y - floor (h / 2), floor (c->bar_width), h),
                  rb_canvas_color (canvas, RB_ROLE_TRACK), 3);
  if (isfinite (row->value))
    rb_canvas_rect (
        canvas,
        rb_rect (floor (c->bar), y - floor (h / 2),
                 MAX (3, c->bar_width * (CLAMP (row->value, spec->from, 100) - spec->from)
                             / (100 - spec->from)),
                 h),
        rb_canvas_color (canvas, row->met ? RB_ROLE_MET : RB_ROLE_NOT_MET), 3);
  if (spec->target > spec->from)
    rb_canvas_line (canvas, floor (target), y - h, floor (target), y + h,
                    rb_canvas_color (canvas, RB_ROLE_TARGET), 2, 0, 0);
  rb_canvas_text_middle (canvas, c->figure, y, &figure, row->figure);
  if (*row->change)
    rb_canvas_arrow (canvas, row->direction, change.color, c->change, y - 6 * s, 11 * s);
  rb_canvas_text_middle (canvas, c->change + 13 * s, y, &change, row->change);
  if (c->has_weeks)
    rb_sparkline_lay (canvas, rb_rect (c->weeks, y - 11 * s, 84 * s, 22 * s), row->weeks, N_WEEKS,
                      NULL);
  rank.weight = 400;
  if (c->has_full)
    rb_canvas_text_middle (canvas, c->full, y, &rank, row->full);
}

static void
lay_heads (const Spec *spec, RbCanvas *canvas, const Columns *c, double y)
{
  RbTextStyle left = { 12, 400, rb_canvas_color (canvas, RB_ROLE_DIM) }, right = left;
  g_autofree char *bar =
      g_strdup_printf ("From %g to 100; line: target %g", spec->from, spec->target);

  g_autofree char *brief = g_strdup_printf ("%g to 100", spec->from);
  double w;

  right.align = RB_ALIGN_RIGHT;
  left.max_width = 200;
  rb_canvas_text (canvas, c->label, y, &left, "Class");
  left.max_width = 0;
  rb_canvas_measure (canvas, &left, bar, &w, NULL);
  rb_canvas_text (canvas, c->bar, y, &left, w <= c->bar_width + 40 ? bar : brief);
  left.max_width = 0;
  rb_canvas_text (canvas, c->change, y, &left, spec->compared);
  if (c->has_weeks)
    rb_canvas_text (canvas, c->weeks + 14, y, &left, "Weeks");
  if (c->has_full)
    rb_canvas_text (canvas, c->full, y, &right, "Full");
}

static void
league_layout (const RbChart *chart, RbCanvas *canvas, RbRect area, RbRect *points, int focus)
{
  const Spec *spec = chart->spec;
  double s = rb_canvas_scale (canvas), heads = 22 * s, section = spec->n_sections > 0 ? 30 * s : 0;
  double step =
      MIN (42 * s, MAX (14, (area.height - heads - section * spec->n_sections) / spec->rows->len));
  double y = area.y + heads;
  Columns columns = place (spec, canvas, area);
  RbTextStyle title = { 14, 800, rb_canvas_color (canvas, RB_ROLE_INK), RB_ALIGN_LEFT, area.width };

  lay_heads (spec, canvas, &columns, area.y + 12 * s);
  for (guint i = 0; i < spec->rows->len; i++)
    {
      const Row *row = &g_array_index (spec->rows, Row, i);

      if (row->section != NULL)
        {
          rb_canvas_text (canvas, area.x, y + section - 10 * s, &title, row->section);
          y += section;
        }
      points[i] = rb_rect (area.x, y, area.width, step);
      if ((int) i == focus)
        rb_canvas_rect (canvas, points[i],
                        rb_color_alpha (rb_canvas_color (canvas, RB_ROLE_CURSOR), 0.12), 4);
      rb_canvas_line (canvas, area.x, y, area.x + area.width, y,
                      rb_canvas_color (canvas, RB_ROLE_RULE), 1, 0, 0);
      lay_row (spec, row, canvas, &columns, points[i]);
      y += step;
    }
}

static const RbChartClass league_class = { "league", league_layout, free_spec, FALSE };

static double
lowest (const RbLeague *league)
{
  double low = 100;

  for (guint i = 0; i < league->rows->len; i++)
    {
      const RbLeagueRow *row = g_ptr_array_index (league->rows, i);

      if (rb_rate_exists (row->rate))
        low = MIN (low, rb_rate_percent (row->rate));
    }
  return low >= 90 ? 90 : low >= 80 ? 80 : low >= 50 ? 50 : 0;
}

static const char *
compared (RbPeriodKind kind)
{
  switch (kind)
    {
    case RB_PERIOD_WEEK:
      return "On last week";
    case RB_PERIOD_HALF_TERM:
      return "On last half";
    case RB_PERIOD_TERM:
      return "On last term";
    case RB_PERIOD_DAY:
    case RB_PERIOD_YEAR:
    case RB_PERIOD_OTHER:
    default:
      return "Change";
    }
}

static void
add_row (RbChart *chart, Spec *spec, const RbLeague *league, guint index, const double *weeks)
{
  const RbLeagueRow *from = g_ptr_array_index (league->rows, index);
  const RbLeagueRow *before = index > 0 ? g_ptr_array_index (league->rows, index - 1) : NULL;
  gboolean begins =
      league->within_phase && (before == NULL || g_strcmp0 (before->phase, from->phase) != 0);
  RbChartTarget target = { RB_TARGET_GROUP, league->period, RB_AM,
                           (char *) rb_group_id (league->by), from->key->value };
  Row row = { .section = begins ? g_strdup (from->phase) : NULL,
              .rank = from->rank > 0 ? g_strdup_printf ("%u%s", from->rank, from->joint ? "=" : "")
                                     : g_strdup (""),
              .first = from->rank == 1,
              .label = g_strdup (from->key->label),
              .teacher = g_strdup (from->teacher),
              .figure = rb_rate_format (from->rate),
              .change = rb_rate_change_format (from->previous_rate, from->rate),
              .value = rb_rate_percent (from->rate),
              .met = from->on_target,
              .full = g_strdup_printf ("%u", from->full) };
  g_autofree char *words = rb_rate_words (from->rate);

  if (rb_rate_exists (from->rate) && rb_rate_exists (from->previous_rate))
    row.direction = rb_rate_compare (from->rate, from->previous_rate);
  for (guint i = 0; i < N_WEEKS; i++)
    row.weeks[i] = weeks != NULL ? weeks[index * N_WEEKS + i] : NAN;
  spec->n_sections += begins;
  rb_chart_add_point (chart, target,
                      g_strdup_printf ("%s%s%s: %s%s%s", row.rank, *row.rank ? " " : "", row.label,
                                       words, *row.change ? ", " : "", row.change));
  rb_chart_add_cell (chart, g_strdup (row.rank));
  rb_chart_add_cell (chart, g_strdup (row.label));
  rb_chart_add_cell (chart, g_strdup (row.figure));
  rb_chart_add_cell (chart, rb_count_format (from->tally.attended));
  rb_chart_add_cell (chart, rb_count_format (from->tally.possible));
  rb_chart_add_cell (chart, g_strdup (row.change));
  g_array_append_val (spec->rows, row);
}

RbChart *
rb_chart_league_new (const RbLeague *league, const RbSchool *school, const double *weeks)
{
  Spec *spec = g_new0 (Spec, 1);
  RbChart *chart = rb_chart_new (&league_class, spec);
  g_autofree char *period = rb_period_is_empty (league->period)
                                ? g_strdup ("no days")
                                : rb_period_format (school, league->period);

  spec->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (spec->rows, clear_row);
  spec->from = lowest (league);
  spec->target = rb_rate_exists (league->target) ? rb_rate_percent (league->target) : 0;
  spec->has_weeks = weeks != NULL;
  spec->compared = compared (rb_period_kind (school, league->period));
  rb_chart_add_columns (chart, "Rank", "Group", "Figure %", "Attended", "Possible", "Change", NULL);
  for (guint i = 0; i < league->rows->len; i++)
    add_row (chart, spec, league, i, weeks);
  rb_chart_set_words (chart, rb_headline_league (league),
                      g_strdup_printf ("%c%s, per cent; ranks use exact fractions",
                                       g_ascii_toupper (*period), period + 1));
  if (spec->rows->len == 0)
    chart->nothing = g_strdup ("No class has a complete register in this period yet.");
  else
    chart->description = g_strdup_printf ("%s. First of %u: %s with %s.", rb_chart_title (chart),
                                          spec->rows->len, g_array_index (spec->rows, Row, 0).label,
                                          g_array_index (spec->rows, Row, 0).figure);
  rb_chart_set_size (chart, 840, 100 + 38 * MAX (3, spec->rows->len) + 30 * spec->n_sections, 320,
                     90 + 20 * MAX (3, spec->rows->len) + 30 * spec->n_sections);
  return chart;
}
