/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils per band in each class: worst to best from the left, the whole bar the whole class. */
#include "analysis/rb-headline.h"
#include "charts/rb-chart-private.h"

typedef struct
{
  char *label;
  char *figure;
  guint counts[RB_N_BANDS];
  guint total;
} Row;

typedef struct
{
  GArray *rows; /* Row */
  gboolean used[RB_N_BANDS];
  char *names[RB_N_BANDS];
} Spec;

static void
clear_row (gpointer data)
{
  g_free (((Row *) data)->label);
  g_free (((Row *) data)->figure);
}

static void
free_spec (gpointer data)
{
  g_array_unref (((Spec *) data)->rows);
  for (int i = 0; i < RB_N_BANDS; i++)
    g_free (((Spec *) data)->names[i]);
  g_free (data);
}

/* One line of glyph and word above the plot, right aligned where it fits. */
static double
lay_key (const Spec *spec, RbCanvas *canvas, RbRect area)
{
  double s = rb_canvas_scale (canvas), x = area.x;
  RbTextStyle style = { 12, 400, rb_canvas_color (canvas, RB_ROLE_INK) };

  for (int band = RB_BAND_SEVERE; band >= RB_BAND_TOP; band--)
    {
      if (!spec->used[band])
        continue;
      rb_canvas_band (canvas, band, x, area.y + 1, 13 * s);
      x += 17 * s;
      x += rb_canvas_text (canvas, x, area.y + 12 * s, &style, spec->names[band]) + 14 * s;
    }
  return 26 * s;
}

static void
lay_row (const Row *row, RbCanvas *canvas, RbRect bar, RbRect *points, guint *point, int focus)
{
  double x = bar.x;
  RbTextStyle style = { MIN (11.5, bar.height * 0.75), 700, { 0 }, RB_ALIGN_CENTRE };

  for (int band = RB_BAND_SEVERE; band >= RB_BAND_TOP; band--)
    {
      RbTint tint = rb_palette_band (rb_canvas_palette (canvas), band);
      double width = row->total > 0 ? bar.width * row->counts[band] / row->total : 0;
      RbRect piece = rb_rect (x, bar.y, MAX (0, width - 1), bar.height);
      g_autofree char *count = g_strdup_printf ("%u", row->counts[band]);
      double w;

      points[*point] = row->counts[band] > 0 ? piece : rb_rect (0, 0, 0, 0);
      if (row->counts[band] > 0)
        {
          rb_canvas_tint (canvas, piece, tint, 0);
          style.color = tint.ink;
          rb_canvas_measure (canvas, &style, count, &w, NULL);
          if (piece.width > MAX (15, w + 4) && bar.height >= 9)
            {
              if (tint.hatch != RB_HATCH_NONE && piece.width > w + 14)
                rb_canvas_rect (canvas,
                                rb_rect (piece.x + piece.width / 2 - w / 2 - 3, piece.y + 1, w + 6,
                                         piece.height - 2),
                                tint.fill, 0);
              rb_canvas_text_middle (canvas, piece.x + piece.width / 2, piece.y + piece.height / 2,
                                     &style, count);
            }
          if ((int) *point == focus)
            rb_canvas_frame (canvas,
                             rb_rect (piece.x - 2, piece.y - 2, piece.width + 4, piece.height + 4),
                             rb_canvas_color (canvas, RB_ROLE_CURSOR), 2, 2);
        }
      x += width;
      (*point)++;
    }
}

static void
bands_layout (const RbChart *chart, RbCanvas *canvas, RbRect area, RbRect *points, int focus)
{
  const Spec *spec = chart->spec;
  double s = rb_canvas_scale (canvas), names = 0, key = lay_key (spec, canvas, area);
  double step = MIN (28 * s, (area.height - key) / spec->rows->len), y = area.y + key;
  double size = MIN (13, MAX (5, step / s * 0.62)), figures = 46 * s;
  RbTextStyle name = { size, 600, rb_canvas_color (canvas, RB_ROLE_INK), RB_ALIGN_LEFT,
                       area.width * 0.3 };
  RbTextStyle figure = { size, 600, name.color, RB_ALIGN_RIGHT };
  guint point = 0;

  for (guint i = 0; i < spec->rows->len; i++)
    {
      double w;

      rb_canvas_measure (canvas, &name, g_array_index (spec->rows, Row, i).label, &w, NULL);
      names = MAX (names, w);
    }
  for (guint i = 0; i < spec->rows->len; i++, y += step)
    {
      const Row *row = &g_array_index (spec->rows, Row, i);
      double top = floor (y), height = MAX (3, floor (step * 0.8));

      rb_canvas_text_middle (canvas, area.x, top + height / 2, &name, row->label);
      rb_canvas_text_middle (canvas, area.x + area.width, top + height / 2, &figure, row->figure);
      lay_row (row, canvas,
               rb_rect (floor (area.x + names + 12), top,
                        MAX (10, area.width - names - 12 - figures), height),
               points, &point, focus);
    }
}

static const RbChartClass bands_class = { "bands", bands_layout, free_spec, FALSE };

static void
add_row (RbChart *chart, Spec *spec, const RbStatsRow *stats, RbGroup group)
{
  const char *label =
      stats->keys != NULL && stats->keys[0] != NULL ? stats->keys[0]->label : "School";
  const char *value = stats->keys != NULL && stats->keys[0] != NULL ? stats->keys[0]->value : NULL;
  Row row = { g_strdup (label), rb_rate_format (rb_tally_attendance (&stats->tally)) };

  rb_chart_add_cell (chart, g_strdup (label));
  for (int band = RB_N_BANDS - 1; band >= 0; band--)
    {
      RbChartTarget target = { RB_TARGET_BAND, RB_PERIOD_NONE, RB_AM, (char *) rb_group_id (group),
                               (char *) value, band,           band };

      row.counts[band] = stats->bands[band];
      row.total += stats->bands[band];
      spec->used[band] |= stats->bands[band] > 0;
      rb_chart_add_point (chart, target,
                          g_strdup_printf ("%s: %u of %u pupils %s; attendance %s", label,
                                           stats->bands[band], stats->with_possible,
                                           spec->names[band], row.figure));
      rb_chart_add_cell (chart, g_strdup_printf ("%u", stats->bands[band]));
    }
  rb_chart_add_cell (chart, g_strdup (row.figure));
  g_array_append_val (spec->rows, row);
}

RbChart *
rb_chart_bands_new (const RbStats *stats, const RbPolicy *policy)
{
  Spec *spec = g_new0 (Spec, 1);
  RbChart *chart = rb_chart_new (&bands_class, spec);
  RbGroup group = rb_stats_n_groups (stats) > 0 ? rb_stats_group (stats, 0) : RB_GROUP_SCHOOL;
  const RbStatsRow *total = rb_stats_total (stats);

  for (int i = 0; i < RB_N_BANDS; i++)
    spec->names[i] = g_strdup (rb_policy_band_name (policy, i));
  spec->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (spec->rows, clear_row);
  rb_chart_add_columns (chart, rb_group_name (group), "Severe", "Red", "Amber", "Green", "Full",
                        "Attendance %", NULL);
  for (guint i = 0; i < rb_stats_n (stats); i++)
    if (rb_stats_row (stats, i)->with_possible > 0)
      add_row (chart, spec, rb_stats_row (stats, i), group);
  rb_chart_set_words (
      chart, rb_headline_bands (stats),
      g_strdup ("Pupils, each bar the whole group; its attendance in per cent at the right"));
  if (spec->rows->len == 0)
    chart->nothing = g_strdup ("There are no marks in this period.");
  else
    chart->description = g_strdup_printf (
        "%s. Of %u pupils: %u full, %u green, %u amber, %u red, %u severe.", rb_chart_title (chart),
        total->with_possible, total->bands[RB_BAND_TOP], total->bands[RB_BAND_GREEN],
        total->bands[RB_BAND_AMBER], total->bands[RB_BAND_RED], total->bands[RB_BAND_SEVERE]);
  rb_chart_set_size (chart, 600, 110 + 23 * MAX (spec->rows->len, 4), 280,
                     90 + 12 * MAX (spec->rows->len, 4));
  return chart;
}
