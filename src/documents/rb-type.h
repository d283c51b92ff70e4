/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text on paper: Inter where the computer has it, else its sans serif; other scripts through
 * Pango's fallback. Layouts do not depend on the surface, so that lines break on the screen where
 * they break on paper. Each thread has its own fonts and its own store of short words that come
 * again on every page. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  RB_TEXT_LEFT,
  RB_TEXT_CENTRE,
  RB_TEXT_RIGHT
} RbTextAlign;

/* A new layout; `size` in points, `weight` 400 to 800. Control characters are shown as spaces.
 * (transfer full) */
PangoLayout *rb_type_layout (const char *text, double size, int weight);
/* The same from the store, on one line: not to be changed, and valid until the next call. (transfer
 * none) */
PangoLayout *rb_type_short (const char *text, double size, int weight);
/* Its width in points. */
double rb_type_width (const char *text, double size, int weight);
/* Draws one line with its baseline at `y`, in the ink that is set, and returns its width. `x` is
 * its left end, middle or right end. */
double rb_type_draw (
    cairo_t *cr, const char *text, double size, int weight, RbTextAlign align, double x, double y);
typedef struct
{
  const char *text;
  double x; /* of its middle */
  double y; /* of its baseline */
} RbTypeSpot;

/* Several short words, centred each on its place, as one run of glyphs. */
void rb_type_draw_centred (cairo_t *cr, const RbTypeSpot *spots, guint n, double size, int weight);
/* As rb_type_draw(), cut with an ellipsis where it is wider than `max`. */
double rb_type_draw_fit (cairo_t *cr,
                         const char *text,
                         double size,
                         int weight,
                         RbTextAlign align,
                         double x,
                         double y,
                         double max);
/* A paragraph with bold spans (gsize pairs; may be NULL) in `width`; `leading` is the distance of
 * baselines as a multiple of the size. (transfer full) */
PangoLayout *rb_type_paragraph (
    const char *text, const GArray *bold, double size, int weight, double leading, double width);
/* Height of a layout in points. */
double rb_type_height (PangoLayout *layout);
/* Draws a layout with its top left corner at a point. */
void rb_type_draw_layout (cairo_t *cr, PangoLayout *layout, double x, double y);
/* Where each of its lines begins below its top, and last where it ends, in points: one more than
 * lines. (transfer full) of double */
GArray *rb_type_lines (PangoLayout *layout);
/* Draws `n` of its lines from `first` on, the first one's top at `y`. */
void
rb_type_draw_lines (cairo_t *cr, PangoLayout *layout, guint first, guint n, double x, double y);

G_END_DECLS
