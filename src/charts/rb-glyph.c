/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths of the signs, and their fills by palette. */
#include "charts/rb-glyph.h"

#include <math.h>

#define MAX_CORNERS 10

void
rb_set_color (cairo_t *cr, RbColor color)
{
  cairo_set_source_rgba (cr, color.r, color.g, color.b, color.a);
}

void
rb_round_rect_path (cairo_t *cr, double x, double y, double width, double height, double r)
{
  r = MAX (0, MIN (r, MIN (width, height) / 2));
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* A polygon whose outer corners (every `each`-th from 0) are rounded by a curve that begins `round`
 * px before them. */
static void
polygon (cairo_t *cr, const double *x, const double *y, guint n, double round, guint each)
{
  cairo_new_sub_path (cr);
  for (guint i = 0; i < n; i++)
    {
      guint before = (i + n - 1) % n, after = (i + 1) % n;
      double in = hypot (x[i] - x[before], y[i] - y[before]);
      double out = hypot (x[after] - x[i], y[after] - y[i]);
      double back = MIN (round, in / 2), on = MIN (round, out / 2);

      if (round <= 0 || i % each != 0)
        {
          cairo_line_to (cr, x[i], y[i]);
          continue;
        }
      {
        double ax = x[i] - (x[i] - x[before]) * back / in,
               ay = y[i] - (y[i] - y[before]) * back / in;
        double bx = x[i] + (x[after] - x[i]) * on / out, by = y[i] + (y[after] - y[i]) * on / out;

        cairo_line_to (cr, ax, ay);
        cairo_curve_to (cr, ax + (x[i] - ax) * 0.75, ay + (y[i] - ay) * 0.75,
                        bx + (x[i] - bx) * 0.75, by + (y[i] - by) * 0.75, bx, by);
      }
    }
  cairo_close_path (cr);
}

void
rb_glyph_path (
    cairo_t *cr, RbGlyph glyph, double cx, double cy, double size, double angle, double round)
{
  static const guint corners[] = { 10, 0, 3, 4, 4 };
  double x[MAX_CORNERS], y[MAX_CORNERS];
  double outer = size / 2;
  guint n = corners[glyph];

  if (glyph == RB_GLYPH_DISC)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, cx, cy, outer, 0, 2 * G_PI);
      cairo_close_path (cr);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      double turn = angle - G_PI_2 + 2 * G_PI * i / n;
      double r = glyph == RB_GLYPH_STAR ? (i % 2 ? outer * 0.45 : outer) : outer;

      if (glyph == RB_GLYPH_SQUARE)
        turn += G_PI_4, r = outer * G_SQRT2;
      if (glyph == RB_GLYPH_TRIANGLE)
        r = outer * 1.15;
      x[i] = cx + r * cos (turn);
      y[i] = cy + r * sin (turn) + (glyph == RB_GLYPH_TRIANGLE && angle == 0 ? outer * 0.22 : 0);
    }
  polygon (cr, x, y, n, round, glyph == RB_GLYPH_STAR ? 2 : 1);
}

static void
draw_tick (cairo_t *cr, RbColor ink, double x, double y, double size)
{
  cairo_save (cr);
  cairo_set_line_width (cr, size * 0.12);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, x + size * 0.32, y + size * 0.52);
  cairo_line_to (cr, x + size * 0.45, y + size * 0.65);
  cairo_line_to (cr, x + size * 0.69, y + size * 0.37);
  rb_set_color (cr, ink);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
rb_glyph_band (
    cairo_t *cr, const RbPalette *palette, RbBandRole band, double x, double y, double size)
{
  static const RbGlyph glyphs[] = { RB_GLYPH_STAR, RB_GLYPH_DISC, RB_GLYPH_TRIANGLE,
                                    RB_GLYPH_SQUARE, RB_GLYPH_DIAMOND };
  static const double sizes[] = { 1.0, 0.86, 0.86, 0.74, 0.96 };
  RbTint tint = rb_palette_band (palette, band);
  double cx = x + size / 2, cy = y + size / 2;

  cairo_save (cr);
  if (band == RB_BAND_NONE)
    {
      rb_set_color (cr, tint.ink);
      cairo_rectangle (cr, x + size * 0.25, cy - size * 0.05, size * 0.5, size * 0.1);
      cairo_fill (cr);
      cairo_restore (cr);
      return;
    }
  rb_glyph_path (cr, glyphs[band], cx, cy, size * sizes[band], 0,
                 band == RB_BAND_SEVERE || band == RB_BAND_AMBER ? size * 0.06 : size * 0.1);
  rb_set_color (cr, tint.fill);
  cairo_fill_preserve (cr);
  if (tint.hatch != RB_HATCH_NONE)
    {
      cairo_path_t *path = cairo_copy_path (cr);

      cairo_save (cr);
      cairo_clip (cr);
      rb_hatch (cr, tint.hatch, rb_color_mix (tint.hatch_ink, tint.ink, 0.4), size / 4, x, y, size,
                size);
      cairo_restore (cr);
      cairo_new_path (cr);
      cairo_append_path (cr, path);
      cairo_path_destroy (path);
    }
  if (tint.frame.a > 0)
    {
      rb_set_color (cr, tint.frame);
      cairo_set_line_width (cr, MAX (1, size / 14));
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
  if (band == RB_BAND_GREEN)
    draw_tick (cr, tint.ink, x, y, size);
  cairo_restore (cr);
}

void
rb_glyph_arrow (cairo_t *cr, int direction, RbColor color, double x, double y, double size)
{
  double cx = x + size / 2, tip = direction > 0 ? y + size * 0.16 : y + size * 0.84;
  double tail = direction > 0 ? y + size * 0.86 : y + size * 0.14;
  double wing = direction > 0 ? tip + size * 0.27 : tip - size * 0.27;

  cairo_save (cr);
  rb_set_color (cr, color);
  cairo_set_line_width (cr, MAX (1.2, size * 0.14));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (direction == 0)
    {
      cairo_move_to (cr, x + size * 0.2, y + size / 2);
      cairo_line_to (cr, x + size * 0.8, y + size / 2);
    }
  else
    {
      cairo_move_to (cr, cx, tail);
      cairo_line_to (cr, cx, tip);
      cairo_move_to (cr, cx - size * 0.24, wing);
      cairo_line_to (cr, cx, tip);
      cairo_line_to (cr, cx + size * 0.24, wing);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
rb_glyph_trophy (cairo_t *cr, const RbPalette *palette, double x, double y, double size)
{
  RbTint amber = rb_palette_band (palette, RB_BAND_AMBER);
  RbColor ink = rb_palette_is_dark (palette) ? rb_palette_color (palette, RB_ROLE_INK)
                                             : rb_palette_color (palette, RB_ROLE_TARGET);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 16, size / 16);
  cairo_set_line_width (cr, 1.1);
  cairo_new_path (cr);
  cairo_arc (cr, 3.6, 4.6, 2, G_PI_2, 3 * G_PI_2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 12.4, 4.6, 2, -G_PI_2, G_PI_2);
  rb_set_color (cr, ink);
  cairo_stroke (cr);
  cairo_move_to (cr, 4, 1.5);
  cairo_line_to (cr, 12, 1.5);
  cairo_line_to (cr, 11.6, 6);
  cairo_curve_to (cr, 11.4, 9.4, 4.6, 9.4, 4.4, 6);
  cairo_close_path (cr);
  rb_set_color (cr, amber.fill);
  cairo_fill_preserve (cr);
  rb_set_color (cr, ink);
  cairo_stroke (cr);
  cairo_rectangle (cr, 7.3, 8.8, 1.4, 3.4);
  rb_round_rect_path (cr, 4.8, 12.2, 6.4, 2.2, 0.6);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
hatch_lines (
    cairo_t *cr, double step, double x, double y, double width, double height, gboolean falling)
{
  double from = falling ? floor ((x - y - height) / step) * step : floor ((x + y) / step) * step;
  double to = falling ? x + width - y : x + width + y + height;

  for (double at = from; at <= to; at += step)
    {
      if (falling)
        {
          cairo_move_to (cr, at + y, y);
          cairo_line_to (cr, at + y + height, y + height);
        }
      else
        {
          cairo_move_to (cr, at - y, y);
          cairo_line_to (cr, at - y - height, y + height);
        }
    }
}

void
rb_hatch (cairo_t *cr,
          RbHatch hatch,
          RbColor ink,
          double step,
          double x,
          double y,
          double width,
          double height)
{
  if (hatch == RB_HATCH_NONE || width <= 0 || height <= 0 || step <= 0)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1);
  rb_set_color (cr, ink);
  hatch_lines (cr, step, x, y, width, height, FALSE);
  if (hatch == RB_HATCH_CROSS)
    hatch_lines (cr, step, x, y, width, height, TRUE);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
rb_tint_rect (
    cairo_t *cr, const RbTint *tint, double x, double y, double width, double height, double radius)
{
  static const double dash[] = { 2.4, 1.8 };

  if (width <= 0 || height <= 0)
    return;
  cairo_save (cr);
  if (tint->fill.a > 0)
    {
      rb_round_rect_path (cr, x, y, width, height, radius);
      rb_set_color (cr, tint->fill);
      cairo_fill (cr);
    }
  rb_hatch (cr, tint->hatch, tint->hatch_ink, 5, x, y, width, height);
  if (tint->frame.a > 0 && width > 1 && height > 1)
    {
      rb_round_rect_path (cr, x + 0.5, y + 0.5, width - 1, height - 1, radius);
      rb_set_color (cr, tint->frame);
      cairo_set_line_width (cr, 1);
      if (tint->dashed)
        cairo_set_dash (cr, dash, 2, 0);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
