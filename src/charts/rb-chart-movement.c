/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The movement matrix: rows then, columns now; left of the diagonal is better. */
#include "analysis/rb-headline.h"
#include "charts/rb-chart-private.h"

typedef struct
{
  guint cells[RB_N_BANDS][RB_N_BANDS];
  guint most, most_same;
  char *before;
  char *after;
  char *names[RB_N_BANDS];
} Spec;

static void
free_spec (gpointer data)
{
  Spec *spec = data;

  for (int i = 0; i < RB_N_BANDS; i++)
    g_free (spec->names[i]);
  g_free (spec->before);
  g_free (spec->after);
  g_free (spec);
}

static RbColor
cell_fill (const Spec *spec, RbCanvas *canvas, int from, int to)
{
  guint count = spec->cells[from][to];
  RbColor ground = rb_canvas_color (canvas, RB_ROLE_EMPTY);
  RbRole role = from == to ? RB_ROLE_SAME : to < from ? RB_ROLE_BETTER : RB_ROLE_WORSE;
  guint most = from == to ? spec->most_same : spec->most;

  if (count == 0)
    return ground;
  return rb_color_mix (rb_canvas_color (canvas, RB_ROLE_VIEW), rb_canvas_color (canvas, role),
                       0.22 + 0.78 * count / MAX (1, most));
}

static void
lay_cell (const Spec *spec, RbCanvas *canvas, RbRect cell, int from, int to, gboolean focused)
{
  guint count = spec->cells[from][to];
  RbColor fill = cell_fill (spec, canvas, from, to), black = RB_RGB (0x1b1b1b),
          white = RB_RGB (0xffffff);
  g_autofree char *text = g_strdup_printf ("%u", count);
  RbTextStyle style = { 13.5, from == to ? 400 : 700, black, RB_ALIGN_CENTRE };

  if (rb_color_contrast (fill, white) > rb_color_contrast (fill, black))
    style.color = white;
  if (count == 0)
    style.color = rb_canvas_color (canvas, RB_ROLE_DIM);
  rb_canvas_rect (canvas, cell, fill, 3);
  rb_canvas_text_middle (canvas, cell.x + cell.width / 2, cell.y + cell.height / 2, &style,
                         count > 0 ? text : "·");
  if (focused)
    rb_canvas_frame (canvas, rb_rect (cell.x - 2, cell.y - 2, cell.width + 4, cell.height + 4),
                     rb_canvas_color (canvas, RB_ROLE_CURSOR), 2, 4);
}

static void
movement_layout (const RbChart *chart, RbCanvas *canvas, RbRect area, RbRect *points, int focus)
{
  const Spec *spec = chart->spec;
  double s = rb_canvas_scale (canvas), left = 96 * s, top = 56 * s;
  double width = CLAMP ((area.width - left) / RB_N_BANDS, 20, 64 * s);
  double height = CLAMP ((area.height - top) / RB_N_BANDS, 16, 40 * s);
  RbTextStyle word = { 12, 400, rb_canvas_color (canvas, RB_ROLE_INK), RB_ALIGN_CENTRE, width + 2 };
  RbTextStyle row = { 12.5, 400, word.color };
  RbTextStyle dim = { 12, 400, rb_canvas_color (canvas, RB_ROLE_DIM), RB_ALIGN_CENTRE };
  RbTextStyle side = { 12, 400, dim.color, RB_ALIGN_CENTRE, 0, 0, 0 };

  rb_canvas_text (canvas, area.x + left + 2.5 * width, area.y + 11 * s, &dim, spec->after);
  side.align = RB_ALIGN_LEFT;
  side.max_width = left - 8;
  rb_canvas_text (canvas, area.x, area.y + top - 12 * s, &side, spec->before);
  for (int from = 0; from < RB_N_BANDS; from++)
    {
      double y = floor (area.y + top + from * height), x = area.x + left + from * width;

      rb_canvas_text (canvas, x + width / 2, area.y + 28 * s, &word, spec->names[from]);
      rb_canvas_band (canvas, from, x + width / 2 - 7 * s, area.y + 34 * s, 14 * s);
      rb_canvas_band (canvas, from, area.x, y + height / 2 - 8 * s, 14 * s);
      rb_canvas_text_middle (canvas, area.x + 20 * s, y + height / 2 - 1, &row, spec->names[from]);
      for (int to = 0; to < RB_N_BANDS; to++)
        {
          RbRect cell = rb_rect (floor (area.x + left + to * width) + 1, y, floor (width) - 3,
                                 floor (height) - 3);

          lay_cell (spec, canvas, cell, from, to, from * RB_N_BANDS + to == focus);
          points[from * RB_N_BANDS + to] = cell;
        }
    }
}

static const RbChartClass movement_class = { "movement", movement_layout, free_spec, FALSE };

static void
add_cell (RbChart *chart, Spec *spec, const RbMovement *movement, int from, int to)
{
  guint count = movement->cells[from][to];
  RbChartTarget target = { RB_TARGET_MOVEMENT, movement->after, RB_AM, NULL, NULL, from, to };
  const char *words = from == to ? "stayed" : to < from ? "rose" : "fell";

  spec->cells[from][to] = count;
  if (from == to)
    spec->most_same = MAX (spec->most_same, count);
  else
    spec->most = MAX (spec->most, count);
  rb_chart_add_point (chart, target,
                      g_strdup_printf ("%s, then %s: %u %s %s",
                                       rb_policy_band_name (movement->policy, from),
                                       rb_policy_band_name (movement->policy, to), count,
                                       count == 1 ? "pupil" : "pupils", words));
  rb_chart_add_cell (chart, g_strdup_printf ("%u", count));
}

RbChart *
rb_chart_movement_new (const RbMovement *movement, const RbSchool *school)
{
  Spec *spec = g_new0 (Spec, 1);
  RbChart *chart = rb_chart_new (&movement_class, spec);

  spec->before = rb_period_is_empty (movement->before)
                     ? g_strdup ("then")
                     : rb_period_format (school, movement->before);
  spec->after = rb_period_is_empty (movement->after) ? g_strdup ("now")
                                                     : rb_period_format (school, movement->after);
  rb_chart_add_columns (chart, "Then", "Full", "Green", "Amber", "Red", "Severe", NULL);
  for (int from = 0; from < RB_N_BANDS; from++)
    {
      spec->names[from] = g_strdup (rb_policy_band_name (movement->policy, from));
      rb_chart_add_cell (chart, g_strdup (spec->names[from]));
      for (int to = 0; to < RB_N_BANDS; to++)
        add_cell (chart, spec, movement, from, to);
    }
  rb_chart_set_words (chart, rb_headline_movement (movement),
                      g_strdup_printf ("Pupils; %s down, %s across. Left of the diagonal is better",
                                       spec->before, spec->after));
  if (movement->rose + movement->fell + movement->stayed == 0)
    chart->nothing = g_strdup ("Nobody has marks in both periods.");
  else
    chart->description =
        g_strdup_printf ("%s. %u pupils rose, %u fell and %u stayed in their band.",
                         rb_chart_title (chart), movement->rose, movement->fell, movement->stayed);
  rb_chart_set_size (chart, 480, 340, 280, 220);
  return chart;
}
