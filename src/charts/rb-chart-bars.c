/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Level bars with a name before and a figure behind: what holds the figure down, and the code mix.
 */
#include "analysis/rb-headline.h"
#include "charts/rb-chart-private.h"

typedef struct
{
  char *label;
  char *figure;
  double value; /* 0 or more */
  RbTint tint;
  RbLook look; /* of a code's bar; RB_LOOK_NONE: the chart's colour */
} Bar;

typedef struct
{
  GArray *bars; /* Bar */
  double most;
} Spec;

static void
clear_bar (gpointer data)
{
  g_free (((Bar *) data)->label);
  g_free (((Bar *) data)->figure);
}

static void
free_spec (gpointer data)
{
  g_array_unref (((Spec *) data)->bars);
  g_free (data);
}

static Spec *
new_spec (void)
{
  Spec *spec = g_new0 (Spec, 1);

  spec->bars = g_array_new (FALSE, TRUE, sizeof (Bar));
  g_array_set_clear_func (spec->bars, clear_bar);
  return spec;
}

static void
widest (const Spec *spec,
        RbCanvas *canvas,
        const RbTextStyle *name,
        const RbTextStyle *figure,
        double *names,
        double *figures)
{
  *names = *figures = 0;
  for (guint i = 0; i < spec->bars->len; i++)
    {
      const Bar *bar = &g_array_index (spec->bars, Bar, i);
      double w;

      rb_canvas_measure (canvas, name, bar->label, &w, NULL);
      *names = MAX (*names, w);
      rb_canvas_measure (canvas, figure, bar->figure, &w, NULL);
      *figures = MAX (*figures, w);
    }
}

static void
bars_layout (const RbChart *chart, RbCanvas *canvas, RbRect area, RbRect *points, int focus)
{
  const Spec *spec = chart->spec;
  double s = rb_canvas_scale (canvas), names, figures;
  double step = MIN (38 * s, area.height / spec->bars->len),
         height = CLAMP (floor (step * 0.38), 4, 13 * s);
  double size = CLAMP (step / s * 0.62, 6, 13.5);
  RbTextStyle name = { size, 400, rb_canvas_color (canvas, RB_ROLE_INK), RB_ALIGN_LEFT,
                       area.width * 0.5 };
  RbTextStyle figure = { size, 700, name.color, RB_ALIGN_RIGHT };
  double left, room;

  widest (spec, canvas, &name, &figure, &names, &figures);
  left = floor (area.x + names + 14);
  room = MAX (8, area.x + area.width - figures - 14 - left);
  for (guint i = 0; i < spec->bars->len; i++)
    {
      const Bar *bar = &g_array_index (spec->bars, Bar, i);
      double middle = floor (area.y + (i + 0.5) * step);
      double width = spec->most > 0 ? MAX (2, floor (room * bar->value / spec->most)) : 2;
      RbRect rect = rb_rect (left, middle - floor (height / 2), width, height);

      rb_canvas_text_middle (canvas, area.x, middle, &name, bar->label);
      if (bar->look == RB_LOOK_NONE)
        rb_canvas_rect (canvas, rect, rb_canvas_color (canvas, RB_ROLE_CHART), MIN (3, height / 2));
      else
        rb_canvas_tint (canvas, rect, rb_palette_strong (rb_canvas_palette (canvas), bar->look),
                        MIN (3, height / 2));
      rb_canvas_text_middle (canvas, area.x + area.width, middle, &figure, bar->figure);
      points[i] = rb_rect (area.x, middle - step / 2, area.width, step);
      if ((int) i == focus)
        rb_canvas_frame (canvas, rb_rect (rect.x - 3, rect.y - 3, rect.width + 6, rect.height + 6),
                         rb_canvas_color (canvas, RB_ROLE_CURSOR), 2, 4);
    }
}

static const RbChartClass contribution_class = { "contribution", bars_layout, free_spec, FALSE };
static const RbChartClass codes_class = { "codes", bars_layout, free_spec, FALSE };

static const char *
without_field (RbWithout kind)
{
  switch (kind)
    {
    case RB_WITHOUT_CODE:
      return "code";
    case RB_WITHOUT_YEAR:
      return "year";
    case RB_WITHOUT_CLASS:
      return "class";
    case RB_WITHOUT_WEEKDAY:
      return "weekday";
    case RB_WITHOUT_WEEK:
      return "week";
    case RB_WITHOUT_BANDS:
    case RB_WITHOUT_LOWEST:
    default:
      return "pupil";
    }
}

RbChart *
rb_chart_contribution_new (GPtrArray *contributions, guint most)
{
  Spec *spec = new_spec ();
  RbChart *chart = rb_chart_new (&contribution_class, spec);

  rb_chart_add_columns (chart, "Without", "Points gained", "Sessions left out", NULL);
  for (guint i = 0; i < contributions->len && spec->bars->len < (most > 0 ? most : 7); i++)
    {
      const RbContribution *part = g_ptr_array_index (contributions, i);
      Bar bar = { g_strdup (part->label), rb_tenths_format ((part->gain + 5) / 10), part->gain };
      g_autofree char *sessions = rb_count_format (part->part.possible);
      RbChartTarget target = { RB_TARGET_GROUP, RB_PERIOD_NONE, RB_AM,
                               (char *) without_field (part->kind), part->value };

      if (part->gain < 5)
        {
          clear_bar (&bar);
          continue;
        }
      spec->most = MAX (spec->most, part->gain);
      rb_chart_add_point (
          chart, target,
          g_strdup_printf ("Without %s (%s sessions) the figure would be %s points higher",
                           part->label, sessions, bar.figure));
      rb_chart_add_cell (chart, g_strdup (part->label));
      rb_chart_add_cell (chart, g_strdup (bar.figure));
      rb_chart_add_cell (chart, g_steal_pointer (&sessions));
      g_array_append_val (spec->bars, bar);
    }
  rb_chart_set_words (
      chart, rb_headline_contribution (contributions),
      g_strdup ("Points the figure would gain without it. They overlap and do not add up"));
  if (spec->bars->len == 0)
    chart->nothing = g_strdup ("Nothing holds the figure down by a tenth of a point.");
  else
    chart->description = g_strdup_printf (
        "%s. The largest part is %s with %s points.", rb_chart_title (chart),
        g_array_index (spec->bars, Bar, 0).label, g_array_index (spec->bars, Bar, 0).figure);
  rb_chart_set_size (chart, 600, 90 + 36 * MAX (spec->bars->len, 3), 260,
                     80 + 18 * MAX (spec->bars->len, 3));
  return chart;
}

RbChart *
rb_chart_codes_new (const RbPattern *pattern, const RbCodeBook *codes, RbDate on)
{
  Spec *spec = new_spec ();
  RbChart *chart = rb_chart_new (&codes_class, spec);
  guint64 total = 0;

  rb_chart_add_columns (chart, "Code", "Meaning", "Sessions", NULL);
  for (guint i = 0; i < pattern->codes->len; i++)
    {
      const RbCodeCount *count = &g_array_index (pattern->codes, RbCodeCount, i);
      const RbCode *code = rb_code_book_code (codes, count->mark, on);
      RbLook look = rb_look_of (code);
      g_autofree char *sessions = rb_count_format (count->sessions);
      RbChartTarget target = { RB_TARGET_GROUP, RB_PERIOD_NONE, RB_AM, (char *) "code", NULL };
      Bar bar = { NULL, NULL, count->sessions, { { 0 } }, look };

      if (code == NULL || look == RB_LOOK_PRESENT || look == RB_LOOK_NONE)
        continue;
      target.value = (char *) code->text;
      total += count->sessions;
      spec->most = MAX (spec->most, count->sessions);
      bar.label = g_strdup_printf ("%s  %s", code->text, code->name);
      bar.figure = g_strdup (sessions);
      rb_chart_add_point (
          chart, target, g_strdup_printf ("%s, %s: %s sessions", code->text, code->name, sessions));
      rb_chart_add_cell (chart, g_strdup (code->text));
      rb_chart_add_cell (chart, g_strdup (code->name));
      rb_chart_add_cell (chart, g_steal_pointer (&sessions));
      g_array_append_val (spec->bars, bar);
    }
  rb_chart_set_words (chart, g_strdup ("Codes used"),
                      g_strdup ("Sessions by code, present left out"));
  if (spec->bars->len == 0)
    chart->nothing = g_strdup ("Every session was attended.");
  else
    chart->description = g_strdup_printf ("%u codes beside present; most often %s, %s sessions.",
                                          spec->bars->len, g_array_index (spec->bars, Bar, 0).label,
                                          g_array_index (spec->bars, Bar, 0).figure);
  rb_chart_set_size (chart, 560, 84 + 24 * MAX (spec->bars->len, 3), 240,
                     80 + 15 * MAX (spec->bars->len, 3));
  return chart;
}
