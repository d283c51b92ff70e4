/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines, levels and the labels at their right end, which never touch each other. */
#include "charts/rb-line-plot.h"

static void
clear_line (gpointer data)
{
  g_array_unref (((RbLine *) data)->points);
  g_free (((RbLine *) data)->label);
}

static void
clear_level (gpointer data)
{
  g_free (((RbLevel *) data)->label);
}

static void
clear_mark (gpointer data)
{
  g_free (((RbXMark *) data)->name);
}

RbLinePlot *
rb_line_plot_new (void)
{
  RbLinePlot *plot = g_new0 (RbLinePlot, 1);

  plot->lines = g_array_new (FALSE, TRUE, sizeof (RbLine));
  plot->levels = g_array_new (FALSE, TRUE, sizeof (RbLevel));
  plot->marks = g_array_new (FALSE, TRUE, sizeof (RbXMark));
  g_array_set_clear_func (plot->lines, clear_line);
  g_array_set_clear_func (plot->levels, clear_level);
  g_array_set_clear_func (plot->marks, clear_mark);
  return plot;
}

void
rb_line_plot_free (gpointer data)
{
  RbLinePlot *plot = data;

  g_array_unref (plot->lines);
  g_array_unref (plot->levels);
  g_array_unref (plot->marks);
  g_free (plot);
}

RbLine *
rb_line_plot_add (RbLinePlot *plot, RbRole role, RbRole words, double width, char *label)
{
  RbLine line = {
    g_array_new (FALSE, TRUE, sizeof (RbLinePoint)), role, words, width, 0, 0, 400, FALSE, label
  };

  g_array_append_val (plot->lines, line);
  return &g_array_index (plot->lines, RbLine, plot->lines->len - 1);
}

void
rb_line_plot_point (RbLine *line, double x, double y, gboolean starts)
{
  RbLinePoint point = { x, y, starts };

  g_array_append_val (line->points, point);
}

RbLevel *
rb_line_plot_level (RbLinePlot *plot, double value, RbRole role, RbRole words, char *label)
{
  RbLevel level = { value, role, words, 1, 0, 0, label, FALSE };

  g_array_append_val (plot->levels, level);
  return &g_array_index (plot->levels, RbLevel, plot->levels->len - 1);
}

void
rb_line_plot_mark (RbLinePlot *plot, double x, const char *name)
{
  RbXMark mark = { x, rb_short_part_name (name) };

  g_array_append_val (plot->marks, mark);
}

char *
rb_short_part_name (const char *name)
{
  const char *last = strrchr (name, ' ');

  if (last == NULL || g_utf8_strlen (name, last - name) <= 4)
    return g_strdup (name);
  {
    g_autofree char *head = g_utf8_substring (name, 0, 3);

    return g_strdup_printf ("%s%s", head, last);
  }
}

static void
widen (double *low, double *high, double value)
{
  if (isfinite (value))
    {
      *low = MIN (*low, value);
      *high = MAX (*high, value);
    }
}

void
rb_line_plot_fit (RbLinePlot *plot)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < plot->lines->len; i++)
    {
      RbLine *line = &g_array_index (plot->lines, RbLine, i);

      for (guint k = 0; k < line->points->len; k++)
        widen (&low, &high, g_array_index (line->points, RbLinePoint, k).y);
    }
  for (guint i = 0; i < plot->levels->len; i++)
    widen (&low, &high, g_array_index (plot->levels, RbLevel, i).value);
  plot->axis = rb_axis_nice (low, high, 6, 100);
}

static void
lay_line (const RbLinePlot *plot, const RbLine *line, RbCanvas *canvas, const RbRect *area)
{
  g_autofree double *xy = g_new (double, 2 * line->points->len + 2);
  guint n = 0;

  for (guint i = 0; i <= line->points->len; i++)
    {
      const RbLinePoint *point =
          i < line->points->len ? &g_array_index (line->points, RbLinePoint, i) : NULL;

      if (point == NULL || !isfinite (point->y) || point->starts)
        {
          if (n == 1)
            rb_canvas_dot (canvas, xy[0], xy[1], line->width, rb_canvas_color (canvas, line->role));
          rb_canvas_polyline (canvas, xy, n, rb_canvas_color (canvas, line->role), line->width,
                              line->dash, line->gap);
          n = 0;
        }
      if (point != NULL && isfinite (point->y))
        {
          xy[2 * n] = area->x + point->x * area->width;
          xy[2 * n + 1] = rb_axis_y (&plot->axis, area, point->y);
          n++;
        }
    }
}

static const RbLinePoint *
last_point (const RbLine *line)
{
  for (guint i = line->points->len; i > 0; i--)
    if (isfinite (g_array_index (line->points, RbLinePoint, i - 1).y))
      return &g_array_index (line->points, RbLinePoint, i - 1);
  return NULL;
}

/* How much of the drawn lines lies under a box. */
static double
covered (const RbLinePlot *plot, const RbRect *area, RbRect box)
{
  double cost = 0;

  if (box.x < area->x || box.x + box.width > area->x + area->width)
    cost += 30;
  if (box.y < area->y - 12 || box.y + box.height > area->y + area->height)
    cost += 60;
  for (guint i = 0; i < plot->levels->len; i++)
    {
      double y = rb_axis_y (&plot->axis, area, g_array_index (plot->levels, RbLevel, i).value);

      if (y > box.y - 2 && y < box.y + box.height + 2)
        cost += 12;
    }
  for (guint i = 0; i < plot->lines->len; i++)
    {
      const RbLine *line = &g_array_index (plot->lines, RbLine, i);

      for (guint k = 1; k < line->points->len; k++)
        {
          const RbLinePoint *a = &g_array_index (line->points, RbLinePoint, k - 1);
          const RbLinePoint *b = &g_array_index (line->points, RbLinePoint, k);

          if (!isfinite (a->y) || !isfinite (b->y) || b->starts)
            continue;
          for (int t = 0; t < 4; t++)
            {
              double x = area->x + (a->x + (b->x - a->x) * t / 4) * area->width;
              double y = rb_axis_y (&plot->axis, area, a->y + (b->y - a->y) * t / 4);

              if (x > box.x && x < box.x + box.width && y > box.y - 1 && y < box.y + box.height + 1)
                cost += 4;
            }
        }
    }
  return cost;
}

/* The name of a line that ends inside the plot stands where it hides least. */
static void
lay_inner_label (const RbLinePlot *plot,
                 const RbLine *line,
                 RbCanvas *canvas,
                 const RbRect *area,
                 double x,
                 double y)
{
  RbTextStyle style = { 12.5, MAX (700, line->weight), rb_canvas_color (canvas, line->words) };
  double w, h, best = G_MAXDOUBLE, bx = 0, by = 0;
  double dx[6], dy[6];

  rb_canvas_measure (canvas, &style, line->label, &w, &h);
  for (int i = 0; i < 6; i++)
    {
      dx[i] = i < 2 ? 4 : i < 4 ? -w - 4 : -w / 2;
      dy[i] = i % 2 ? 8 : -8 - h;
    }
  for (int i = 0; i < 6; i++)
    {
      double cost = covered (plot, area, rb_rect (x + dx[i], y + dy[i], w, h)) + i * 0.5;

      if (cost < best)
        {
          best = cost;
          bx = x + dx[i];
          by = y + dy[i];
        }
    }
  bx = CLAMP (bx, area->x, MAX (area->x, area->x + area->width - w));
  rb_canvas_text (canvas, bx, by + h * 0.76, &style, line->label);
}

typedef struct
{
  double y;
  const char *text;
  RbRole words;
  int weight;
} EndLabel;

static int
compare_end (gconstpointer a, gconstpointer b)
{
  double d = ((const EndLabel *) a)->y - ((const EndLabel *) b)->y;

  return d < 0 ? -1 : d > 0;
}

static GArray *
collect_ends (const RbLinePlot *plot, const RbRect *area)
{
  GArray *ends = g_array_new (FALSE, TRUE, sizeof (EndLabel));

  for (guint i = 0; i < plot->levels->len; i++)
    {
      const RbLevel *level = &g_array_index (plot->levels, RbLevel, i);
      EndLabel end = { rb_axis_y (&plot->axis, area, level->value), level->label, level->words,
                       400 };

      if (level->label != NULL && !level->inside)
        g_array_append_val (ends, end);
    }
  for (guint i = 0; i < plot->lines->len; i++)
    {
      const RbLine *line = &g_array_index (plot->lines, RbLine, i);
      const RbLinePoint *last = last_point (line);

      if (line->label != NULL && last != NULL && last->x > 0.93)
        {
          EndLabel end = { rb_axis_y (&plot->axis, area, last->y), line->label, line->words,
                           line->weight };

          g_array_append_val (ends, end);
        }
    }
  g_array_sort (ends, compare_end);
  return ends;
}

static double
ends_width (RbCanvas *canvas, GArray *ends)
{
  double widest = 0;

  for (guint i = 0; i < ends->len; i++)
    {
      EndLabel *end = &g_array_index (ends, EndLabel, i);
      RbTextStyle style = { 12, end->weight, rb_canvas_color (canvas, end->words) };
      double w;

      rb_canvas_measure (canvas, &style, end->text, &w, NULL);
      widest = MAX (widest, w);
    }
  return widest;
}

static void
lay_ends (RbCanvas *canvas, GArray *ends, const RbRect *area, double room)
{
  g_autofree double *y = g_new (double, ends->len + 1);

  for (guint i = 0; i < ends->len; i++)
    y[i] = g_array_index (ends, EndLabel, i).y;
  rb_axis_spread (y, ends->len, 15 * rb_canvas_scale (canvas), area->y, area->y + area->height);
  for (guint i = 0; i < ends->len; i++)
    {
      EndLabel *end = &g_array_index (ends, EndLabel, i);
      RbTextStyle style = { 12, end->weight, rb_canvas_color (canvas, end->words), RB_ALIGN_LEFT,
                            room };

      rb_canvas_text_middle (canvas, area->x + area->width + 7, y[i], &style, end->text);
    }
}

static void
lay_marks (const RbLinePlot *plot, RbCanvas *canvas, const RbRect *area)
{
  RbTextStyle style = { 12, 400, rb_canvas_color (canvas, RB_ROLE_DIM) };
  double right = -INFINITY;

  for (guint i = 0; i < plot->marks->len; i++)
    {
      const RbXMark *mark = &g_array_index (plot->marks, RbXMark, i);
      double x = area->x + mark->x * area->width;

      if (x < right + 8)
        continue;
      right = x
              + rb_canvas_text (canvas, x, area->y + area->height + 17 * rb_canvas_scale (canvas),
                                &style, mark->name);
    }
}

static void
lay_focus (const RbLinePlot *plot, RbCanvas *canvas, const RbRect *area, const RbLinePoint *point)
{
  double x = area->x + point->x * area->width, y = rb_axis_y (&plot->axis, area, point->y);

  rb_canvas_line (canvas, x, area->y, x, area->y + area->height,
                  rb_canvas_color (canvas, RB_ROLE_CURSOR), 1, 0, 0);
  rb_canvas_dot (canvas, x, y, 6, rb_canvas_color (canvas, RB_ROLE_VIEW));
  rb_canvas_dot (canvas, x, y, 4.5, rb_canvas_color (canvas, RB_ROLE_CURSOR));
}

/* The words of a level inside the plot: left or right, above or below, where they hide least. */
static void
lay_level_words (const RbLinePlot *plot, const RbLevel *level, RbCanvas *canvas, const RbRect *area)
{
  RbTextStyle style = { 12, 400, rb_canvas_color (canvas, level->words) };
  double y = rb_axis_y (&plot->axis, area, level->value), w, h, best = G_MAXDOUBLE, bx = 0, by = 0;

  rb_canvas_measure (canvas, &style, level->label, &w, &h);
  for (int i = 0; i < 6; i++)
    {
      double x = area->x + 4 + (i / 2) * (area->width - w - 8) / 2, top = i % 2 ? y + 3 : y - h - 2;
      double cost = covered (plot, area, rb_rect (x, top, w, h)) + (5 - i) * 0.2;

      if (cost < best)
        {
          best = cost;
          bx = x;
          by = top;
        }
    }
  rb_canvas_text (canvas, bx, by + h * 0.78, &style, level->label);
}

void
rb_line_plot_layout (
    const RbLinePlot *plot, RbCanvas *canvas, RbRect box, RbRect *points, guint n_points, int focus)
{
  double s = rb_canvas_scale (canvas);
  RbRect area =
      rb_rect (box.x + 30 * s, box.y + 10, box.width - 30 * s, MAX (10, box.height - 10 - 24 * s));
  g_autoptr (GArray) ends = collect_ends (plot, &area);
  double room = MIN (ends_width (canvas, ends) + 1, box.width * 0.36);

  area.width = MAX (10, area.width - room - 8);
  rb_axis_draw (&plot->axis, canvas, &area);
  lay_marks (plot, canvas, &area);
  for (guint i = 0; i < plot->levels->len; i++)
    {
      const RbLevel *level = &g_array_index (plot->levels, RbLevel, i);
      double y = rb_axis_y (&plot->axis, &area, level->value);

      rb_canvas_line (canvas, area.x, y, area.x + area.width, y,
                      rb_canvas_color (canvas, level->role), level->width, level->dash, level->gap);
    }
  for (guint i = plot->lines->len; i > 0; i--)
    lay_line (plot, &g_array_index (plot->lines, RbLine, i - 1), canvas, &area);
  for (guint i = 0; i < plot->lines->len; i++)
    {
      const RbLine *line = &g_array_index (plot->lines, RbLine, i);
      const RbLinePoint *last = last_point (line);

      if (last == NULL)
        continue;
      if (line->dot)
        {
          rb_canvas_dot (canvas, area.x + last->x * area.width,
                         rb_axis_y (&plot->axis, &area, last->y), 5,
                         rb_canvas_color (canvas, RB_ROLE_VIEW));
          rb_canvas_dot (canvas, area.x + last->x * area.width,
                         rb_axis_y (&plot->axis, &area, last->y), 3.8,
                         rb_canvas_color (canvas, line->role));
        }
      if (line->label != NULL && last->x <= 0.93)
        lay_inner_label (plot, line, canvas, &area, area.x + last->x * area.width,
                         rb_axis_y (&plot->axis, &area, last->y));
    }
  for (guint i = 0; i < plot->levels->len; i++)
    if (g_array_index (plot->levels, RbLevel, i).inside)
      lay_level_words (plot, &g_array_index (plot->levels, RbLevel, i), canvas, &area);
  lay_ends (canvas, ends, &area, room);
  for (guint i = 0; plot->lines->len > 0 && i < n_points; i++)
    {
      const RbLinePoint *point =
          &g_array_index (g_array_index (plot->lines, RbLine, 0).points, RbLinePoint, i);

      points[i] = rb_rect (area.x + point->x * area.width - 4,
                           rb_axis_y (&plot->axis, &area, point->y) - 4, 8, 8);
      if (!isfinite (point->y))
        points[i] = rb_rect (0, 0, 0, 0);
      else if ((int) i == focus)
        lay_focus (plot, canvas, &area, point);
    }
}
