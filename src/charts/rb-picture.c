/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Surfaces and files: everything drawn is drawn by rb_chart_draw(). */
#include "charts/rb-picture.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define A4_WIDTH 842.0 /* points */
#define A4_HEIGHT 595.0
#define A4_MARGIN 40.0
#define POINT 0.75 /* of a px */

G_DEFINE_QUARK (rb - picture - error - quark, rb_picture_error)

gboolean
rb_picture_format_of (const char *path, RbPictureFormat *format, GError **error)
{
  static const char *const ends[] = { ".png", ".svg", ".pdf" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (lower, ends[i]))
      {
        *format = (RbPictureFormat) i;
        return TRUE;
      }
  g_set_error (error, RB_PICTURE_ERROR, RB_PICTURE_ERROR_FORMAT,
               "A picture cannot be saved as %s. Give it a name that ends in .png, .svg or .pdf.",
               path);
  return FALSE;
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_sample (cairo_t *cr, const RbChartStyle *style, double width, double height)
{
  g_autoptr (RbCanvas) canvas = rb_canvas_new (style->palette, style->font, 1, FALSE);
  RbTextStyle mark = { 11, 800, rb_canvas_color (canvas, RB_ROLE_DIM), RB_ALIGN_RIGHT };

  rb_canvas_text (canvas, width - 6, height - 5, &mark, "SAMPLE");
  rb_canvas_draw (canvas, cr);
}

static void
draw_page (
    const RbChart *chart, cairo_t *cr, const RbPictureOptions *options, double width, double height)
{
  RbChartStyle style = RB_CHART_STYLE_INIT;

  style.palette = rb_palette_get (options->theme);
  style.font = options->font;
  style.scale = options->scale;
  rb_chart_draw (chart, cr, width, height, &style);
  if (options->sample)
    draw_sample (cr, &style, width, height);
}

/* The chart in the middle of the page, as wide as its margins allow. */
static void
draw_on_a4 (
    const RbChart *chart, cairo_t *cr, const RbPictureOptions *options, double width, double height)
{
  double zoom = MIN ((A4_WIDTH - 2 * A4_MARGIN) / width, (A4_HEIGHT - 2 * A4_MARGIN) / height);

  cairo_translate (cr, (A4_WIDTH - width * zoom) / 2, A4_MARGIN);
  cairo_scale (cr, zoom, zoom);
  draw_page (chart, cr, options, width, height);
}

static cairo_surface_t *
draw_vector (const RbChart *chart,
             GByteArray *bytes,
             const RbPictureOptions *options,
             double width,
             double height)
{
  gboolean pdf = options->format == RB_PICTURE_PDF, a4 = pdf && options->a4;
  cairo_surface_t *surface;
  cairo_t *cr;

  if (pdf)
    surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, a4 ? A4_WIDTH : width * POINT,
                                                   a4 ? A4_HEIGHT : height * POINT);
  else
    surface = cairo_svg_surface_create_for_stream (append_cb, bytes, width, height);
  if (pdf)
    {
      /* No clock: the same chart is the same file. */
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                      "2000-01-01T00:00:00");
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, rb_chart_title (chart));
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                      rb_chart_describe (chart));
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Rollbook");
    }
  else
    cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  cr = cairo_create (surface);
  if (a4)
    draw_on_a4 (chart, cr, options, width, height);
  else
    {
      if (pdf)
        cairo_scale (cr, POINT, POINT);
      draw_page (chart, cr, options, width, height);
    }
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  return surface;
}

static cairo_surface_t *
draw_png (const RbChart *chart,
          GByteArray *bytes,
          const RbPictureOptions *options,
          double width,
          double height)
{
  double zoom = options->zoom > 0 ? options->zoom : 1;
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) ceil (width * zoom), (int) ceil (height * zoom));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, zoom, zoom);
  draw_page (chart, cr, options, width, height);
  cairo_destroy (cr);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  return surface;
}

GBytes *
rb_picture_bytes (const RbChart *chart, const RbPictureOptions *options, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;

  rb_chart_natural_size (chart, &width, &height);
  width = options->width > 0 ? options->width : width * (options->scale > 0 ? options->scale : 1);
  height =
      options->height > 0 ? options->height : height * (options->scale > 0 ? options->scale : 1);
  surface = options->format == RB_PICTURE_PNG ? draw_png (chart, bytes, options, width, height)
                                              : draw_vector (chart, bytes, options, width, height);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS || bytes->len == 0)
    {
      g_set_error (error, RB_PICTURE_ERROR, RB_PICTURE_ERROR_WRITE,
                   "The picture could not be drawn at %.0f by %.0f (%s). Try a smaller size.",
                   width, height, cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
rb_picture_save (const RbChart *chart,
                 const char *path,
                 const RbPictureOptions *options,
                 GError **error)
{
  g_autoptr (GBytes) bytes = rb_picture_bytes (chart, options, error);
  g_autoptr (GError) problem = NULL;
  gsize size;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &problem))
    return TRUE;
  g_set_error (error, RB_PICTURE_ERROR, RB_PICTURE_ERROR_WRITE,
               "The picture could not be saved as %s: %s. Choose another folder or name.", path,
               problem->message);
  return FALSE;
}
