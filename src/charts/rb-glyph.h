/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small signs that stand beside words: the five band glyphs, arrows of change, a trophy, hatches.
 * Drawn with cairo at any size; (x, y) is the top left corner of a square box. */
#pragma once

#include <cairo.h>

#include "charts/rb-palette.h"

G_BEGIN_DECLS

typedef enum
{
  RB_GLYPH_STAR,
  RB_GLYPH_DISC,
  RB_GLYPH_TRIANGLE,
  RB_GLYPH_SQUARE,
  RB_GLYPH_DIAMOND
} RbGlyph;

void rb_set_color (cairo_t *cr, RbColor color);
/* Adds the outline of a shape of the given size round a centre, turned by `angle` radians, corners
 * rounded by `round` px. */
void rb_glyph_path (
    cairo_t *cr, RbGlyph glyph, double cx, double cy, double size, double angle, double round);
/* A rectangle with corners of radius `r`. */
void rb_round_rect_path (cairo_t *cr, double x, double y, double width, double height, double r);
/* The glyph of a band in its box, filled, with its outline where the ground asks for one.
 * RB_BAND_NONE draws a short rule. */
void rb_glyph_band (
    cairo_t *cr, const RbPalette *palette, RbBandRole band, double x, double y, double size);
/* An arrow up (direction > 0), down (< 0) or a level rule (0), in `color`. */
void rb_glyph_arrow (cairo_t *cr, int direction, RbColor color, double x, double y, double size);
/* A cup in the amber of the palette. */
void rb_glyph_trophy (cairo_t *cr, const RbPalette *palette, double x, double y, double size);
/* Lines at 45 degrees, `step` px apart along x, clipped to the rectangle, their phase fixed to the
 * page so that neighbours meet. */
void rb_hatch (cairo_t *cr,
               RbHatch hatch,
               RbColor ink,
               double step,
               double x,
               double y,
               double width,
               double height);
/* A rectangle in a tint: fill, hatch, frame. */
void rb_tint_rect (cairo_t *cr,
                   const RbTint *tint,
                   double x,
                   double y,
                   double width,
                   double height,
                   double radius);

G_END_DECLS
