/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Confetti of the five band glyphs, from a fixed sequence so that a slide is the same each time. */
#include "charts/rb-assembly.h"

#include <math.h>

typedef struct
{
  RbGlyph glyph;
  double x, y, size, angle;
  guint color;
} Piece;

void
rb_assembly_corner (RbCanvas *canvas, double x, double y)
{
  static const Piece pieces[] = {
    { RB_GLYPH_STAR, 62, 68, 112, 0.2, 0xf5c04a },
    { RB_GLYPH_DISC, 130, 22, 28, 0, 0xe8654a },
    { RB_GLYPH_SQUARE, 172, 120, 44, 0.3, 0x7ccbd9 },
    { RB_GLYPH_TRIANGLE, 248, 52, 78, -0.25, 0xe8654a },
    { RB_GLYPH_DISC, 350, 16, 34, 0, 0xf5c04a },
    { RB_GLYPH_DIAMOND, 338, 110, 100, 0, 0x5fa5b8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    rb_canvas_shape (canvas, pieces[i].glyph, x + pieces[i].x, y + pieces[i].y, pieces[i].size,
                     pieces[i].angle, 5, RB_RGB (pieces[i].color));
}

static double
next (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 8) / 16777216.0;
}

/* How far from the middle, 1 at the edge of an ellipse that leaves the card free. */
static gboolean
is_free (double x, double y, double width, double height)
{
  double dx = fabs (x - width / 2) / (width / 2), dy = (y - height / 2) / (height / 2);

  if (dy < -0.88)
    return TRUE;
  if (dy > 0.35)
    return dx > 0.56 && dx + dy * 0.1 > 0.62;
  if (dy > -0.28)
    return dx > 0.93;
  return dx > 0.42 - 0.2 * (dy + 0.88);
}

void
rb_assembly_confetti (RbCanvas *canvas, double width, double height)
{
  static const guint colors[] = { 0xf5c04a, 0xff8a73, 0x7ccbd9, 0x9cc3f0, 0xfff6e3 };
  static const RbGlyph glyphs[] = { RB_GLYPH_STAR, RB_GLYPH_SQUARE, RB_GLYPH_DISC,
                                    RB_GLYPH_TRIANGLE, RB_GLYPH_SQUARE };
  guint32 state = 20260313;

  /* One piece in each free cell of a loose grid: spread, but not even. */
  for (double y = 30; y < height; y += 84)
    for (double x = 20; x < width; x += 96)
      {
        double px = x + next (&state) * 60 - 30, py = y + next (&state) * 56 - 28;
        double size = 22 + next (&state) * next (&state) * 46, angle = next (&state) * 3;
        guint color = (guint) (next (&state) * 5), glyph = (guint) (next (&state) * 5);

        if (is_free (px, py, width, height) && next (&state) < 0.8)
          rb_canvas_shape (canvas, glyphs[glyph], px, py,
                           glyphs[glyph] == RB_GLYPH_STAR ? size * 1.3 : size, angle, 4,
                           RB_RGB (colors[color]));
      }
}
