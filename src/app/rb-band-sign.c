/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the sign of a band once into a texture, in the colours of the ground of the moment. */
#include "app/rb-band-sign.h"

#include "app/rb-style.h"

#include <cairo.h>
#include <math.h>

static const struct
{
  guint32 fill;
  guint32 dark_edge;
} looks[RB_N_BANDS] = { [RB_BAND_TOP] = { 0x1A4E8A, 0x9CC3F0 },
                        [RB_BAND_GREEN] = { 0x3A9BB0, 0 },
                        [RB_BAND_AMBER] = { 0xF5C04A, 0 },
                        [RB_BAND_RED] = { 0xC8442E, 0xFFB9AB },
                        [RB_BAND_SEVERE] = { 0x5A1238, 0xE59BC0 } };

static void
set_rgb (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0);
}

/* In a box of 14. */
static void
trace (cairo_t *cr, RbBandRole role)
{
  switch (role)
    {
    case RB_BAND_TOP:
      for (int i = 0; i < 10; i++)
        {
          double radius = i % 2 ? 2.8 : 6.8;
          double angle = -G_PI / 2 + i * G_PI / 5;

          cairo_line_to (cr, 7 + radius * cos (angle), 7.3 + radius * sin (angle));
        }
      cairo_close_path (cr);
      break;
    case RB_BAND_GREEN:
      cairo_arc (cr, 7, 7, 5.6, 0, 2 * G_PI);
      break;
    case RB_BAND_AMBER:
      cairo_move_to (cr, 7, 1.8);
      cairo_line_to (cr, 13, 12.2);
      cairo_line_to (cr, 1, 12.2);
      cairo_close_path (cr);
      break;
    case RB_BAND_RED:
      cairo_rectangle (cr, 1.8, 1.8, 10.4, 10.4);
      break;
    default:
      cairo_move_to (cr, 7, 0.8);
      cairo_line_to (cr, 13.2, 7);
      cairo_line_to (cr, 7, 13.2);
      cairo_line_to (cr, 0.8, 7);
      cairo_close_path (cr);
      break;
    }
}

static void
draw (cairo_t *cr, RbBandRole role)
{
  gboolean dark = rb_style_dark ();

  trace (cr, role);
  set_rgb (cr, looks[role].fill);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1);
  if (role == RB_BAND_AMBER && !dark)
    {
      set_rgb (cr, 0x3A3A3A);
      cairo_stroke_preserve (cr);
    }
  if (dark && looks[role].dark_edge)
    {
      set_rgb (cr, looks[role].dark_edge);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
  if (role == RB_BAND_GREEN)
    {
      set_rgb (cr, 0x0B1B1F);
      cairo_set_line_width (cr, 1.6);
      cairo_move_to (cr, 4.3, 7.2);
      cairo_line_to (cr, 6.3, 9.2);
      cairo_line_to (cr, 9.8, 5.1);
      cairo_stroke (cr);
    }
}

GdkTexture *
rb_band_sign_texture (RbBandRole role, int size, int scale)
{
  int pixels = size * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels, pixels);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  int stride = cairo_image_surface_get_stride (surface);

  cairo_scale (cr, pixels / 14.0, pixels / 14.0);
  draw (cr, role);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * pixels);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (pixels, pixels, GDK_MEMORY_DEFAULT, bytes, stride);
}
