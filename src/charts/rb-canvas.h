/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A display list: a chart's layout puts shapes and words on it and reads nothing back from cairo;
 * drawing replays it on any surface. Lengths are px at a scale of 1; y grows downwards. Words are
 * measured with Pango. */
#pragma once

#include <pango/pangocairo.h>

#include "charts/rb-glyph.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} RbRect;

#define rb_rect(x, y, w, h) ((RbRect){ (x), (y), (w), (h) })

/* How text is set. */
typedef enum
{
  RB_ALIGN_LEFT,
  RB_ALIGN_CENTRE,
  RB_ALIGN_RIGHT
} RbAlign;

typedef struct
{
  double size; /* px at scale 1 */
  int weight;  /* 400 ... 800 */
  RbColor color;
  RbAlign align;
  double max_width; /* 0: none; else the words are cut with an ellipsis, or wrapped */
  int max_lines;    /* over 1: wrapped to so many lines */
  double turn;      /* degrees, round the anchor */
} RbTextStyle;

typedef struct _RbCanvas RbCanvas;

/* `font` is a family list ("Inter, sans-serif"); NULL for it. `scale` multiplies every size of
 * type. */
RbCanvas *rb_canvas_new (const RbPalette *palette, const char *font, double scale, gboolean rtl);
void rb_canvas_free (RbCanvas *canvas);
const RbPalette *rb_canvas_palette (const RbCanvas *canvas);
double rb_canvas_scale (const RbCanvas *canvas);
RbColor rb_canvas_color (const RbCanvas *canvas, RbRole role);
/* From here on rectangles, lines and texts are mirrored inside a width, for right-to-left reading;
 * a no-op otherwise. */
gboolean rb_canvas_is_rtl (const RbCanvas *canvas);
/* How many items it holds: for tests. */
guint rb_canvas_n_items (const RbCanvas *canvas);
/* All the words on it, one a line: for tests. (transfer full) */
char *rb_canvas_words (const RbCanvas *canvas);
/* Whether every number on it is finite. */
gboolean rb_canvas_is_finite (const RbCanvas *canvas);

void rb_canvas_rect (RbCanvas *canvas, RbRect rect, RbColor fill, double radius);
void rb_canvas_frame (RbCanvas *canvas, RbRect rect, RbColor ink, double width, double radius);
void rb_canvas_tint (RbCanvas *canvas, RbRect rect, RbTint tint, double radius);
/* `dash` and `gap` 0: solid. Level and upright lines of whole width are put on whole pixels. */
void rb_canvas_line (RbCanvas *canvas,
                     double x1,
                     double y1,
                     double x2,
                     double y2,
                     RbColor ink,
                     double width,
                     double dash,
                     double gap);
/* `n` pairs x, y, copied. */
void rb_canvas_polyline (RbCanvas *canvas,
                         const double *xy,
                         guint n,
                         RbColor ink,
                         double width,
                         double dash,
                         double gap);
void rb_canvas_dot (RbCanvas *canvas, double x, double y, double radius, RbColor fill);
void rb_canvas_band (RbCanvas *canvas, RbBandRole band, double x, double y, double size);
void rb_canvas_trophy (RbCanvas *canvas, double x, double y, double size);
void
rb_canvas_arrow (RbCanvas *canvas, int direction, RbColor ink, double x, double y, double size);
/* A shape of the assembly pictures. */
void rb_canvas_shape (RbCanvas *canvas,
                      RbGlyph glyph,
                      double cx,
                      double cy,
                      double size,
                      double angle,
                      double round,
                      RbColor fill);
/* A shape with an outline of 1.5 px. */
void rb_canvas_outline (
    RbCanvas *canvas, RbGlyph glyph, double cx, double cy, double size, double round, RbColor ink);
/* Radial light and rays behind the winner card, in a rectangle. */
void rb_canvas_rays (RbCanvas *canvas,
                     RbRect rect,
                     double cx,
                     double cy,
                     RbColor inner,
                     RbColor outer,
                     guint n_rays);

/* Words with their first baseline at y. Returns the width they take. */
double
rb_canvas_text (RbCanvas *canvas, double x, double y, const RbTextStyle *style, const char *text);
/* The same with the middle of the line at y. */
double rb_canvas_text_middle (
    RbCanvas *canvas, double x, double y, const RbTextStyle *style, const char *text);
/* Width, and height of all its lines; either pointer may be NULL. */
void rb_canvas_measure (
    RbCanvas *canvas, const RbTextStyle *style, const char *text, double *width, double *height);

void rb_canvas_draw (const RbCanvas *canvas, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbCanvas, rb_canvas_free)

G_END_DECLS
