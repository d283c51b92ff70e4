/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the sign of a band once into a texture, in the colours of the ground of the moment. */
#include "app/rb-band-sign.h"

#include "app/rb-style.h"
#include "charts/rb-glyph.h"

GdkTexture *
rb_band_sign_texture (RbBandRole role, int size, int scale)
{
  int pixels = size * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels, pixels);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  int stride = cairo_image_surface_get_stride (surface);

  rb_glyph_band (cr, rb_palette_get (rb_style_theme ()), role, 0, 0, pixels);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * pixels);
  cairo_surface_destroy (surface);
  return gdk_memory_texture_new (pixels, pixels, GDK_MEMORY_DEFAULT, bytes, stride);
}
