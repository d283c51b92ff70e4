/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inks and shapes of the printed page. */
#include "documents/rb-paper.h"

#include "charts/rb-palette.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

void
rb_paper_ink (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
}

void
rb_paper_box (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  double r = MIN (radius, MIN (width, height) / 2);
  if (r <= 0)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

void
rb_paper_hatch (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_save (cr);
  rb_paper_box (cr, x, y, width, height, radius);
  rb_paper_ink (cr, 0xF1F2F3);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  rb_paper_ink (cr, RB_INK_HATCH);
  cairo_set_line_width (cr, 0.6);
  for (double d = 1.6; d < width + height; d += 3.2)
    {
      cairo_move_to (cr, x + d, y);
      cairo_line_to (cr, x + d - height, y + height);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
rb_paper_line (cairo_t *cr, double x1, double y1, double x2, double y2, double width)
{
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

void
rb_paper_star (cairo_t *cr, double x, double y, double radius, double turn)
{
  cairo_new_sub_path (cr);
  for (int i = 0; i < 10; i++)
    {
      double r = i % 2 ? radius * 0.47 : radius;
      double angle = turn - G_PI_2 + i * G_PI / 5;
      cairo_line_to (cr, x + r * cos (angle), y + r * sin (angle));
    }
  cairo_close_path (cr);
}

guint32
rb_paper_band_ink (RbBandRole role)
{
  RbColor fill = rb_palette_band (rb_palette_get (RB_THEME_PRINT), role).fill;

  if (role == RB_BAND_NONE)
    return RB_INK_HATCH;
  return (guint32) lround (fill.r * 255) << 16 | (guint32) lround (fill.g * 255) << 8
         | (guint32) lround (fill.b * 255);
}

static void
band_path (cairo_t *cr, RbBandRole role, double x, double y, double s)
{
  switch (role)
    {
    case RB_BAND_TOP:
      rb_paper_star (cr, x + s / 2, y + s * 0.54, s / 2, 0);
      break;
    case RB_BAND_GREEN:
      cairo_arc (cr, x + s / 2, y + s / 2, s * 0.46, 0, 2 * G_PI);
      break;
    case RB_BAND_AMBER:
      cairo_move_to (cr, x + s / 2, y + s * 0.06);
      cairo_line_to (cr, x + s * 0.98, y + s * 0.92);
      cairo_line_to (cr, x + s * 0.02, y + s * 0.92);
      cairo_close_path (cr);
      break;
    case RB_BAND_RED:
      rb_paper_box (cr, x + s * 0.08, y + s * 0.08, s * 0.84, s * 0.84, s * 0.1);
      break;
    case RB_BAND_SEVERE:
      cairo_move_to (cr, x + s / 2, y);
      cairo_line_to (cr, x + s, y + s / 2);
      cairo_line_to (cr, x + s / 2, y + s);
      cairo_line_to (cr, x, y + s / 2);
      cairo_close_path (cr);
      break;
    case RB_BAND_NONE:
    case RB_N_BANDS:
    default:
      break;
    }
}

void
rb_paper_band (cairo_t *cr, RbBandRole role, double x, double y, double size)
{
  if (role == RB_BAND_NONE)
    return;
  cairo_new_path (cr); /* text leaves a point behind, from which an arc would draw a line */
  band_path (cr, role, x, y, size);
  rb_paper_ink (cr, rb_paper_band_ink (role));
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, size / 14);
  if (role == RB_BAND_AMBER)
    {
      rb_paper_ink (cr, 0x3A3A3A);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
  if (role != RB_BAND_GREEN)
    return;
  rb_paper_ink (cr, 0x0B1B1F);
  cairo_set_line_width (cr, size / 8);
  cairo_move_to (cr, x + size * 0.27, y + size * 0.52);
  cairo_line_to (cr, x + size * 0.44, y + size * 0.68);
  cairo_line_to (cr, x + size * 0.73, y + size * 0.34);
  cairo_stroke (cr);
}

/* A crest is read once a thread and drawn as one surface, which a PDF then holds once, however many
 * pages show it. */
typedef struct
{
  GBytes *bytes;
  cairo_surface_t *surface; /* NULL: cannot be read */
  double width;
  double height;
} Crest;

static void
crest_free (gpointer data)
{
  Crest *crest = data;
  g_bytes_unref (crest->bytes);
  g_clear_pointer (&crest->surface, cairo_surface_destroy);
  g_free (crest);
}

static void
crest_read_svg (Crest *crest)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (crest->bytes, &length);
  g_autoptr (GObject) object = NULL;
  RsvgHandle *handle = rsvg_handle_new_from_data (bytes, length, NULL);
  if (!handle)
    return;
  object = G_OBJECT (handle);
  crest->width = 100;
  crest->height = 100;
  if (!rsvg_handle_get_intrinsic_size_in_pixels (handle, &crest->width, &crest->height))
    {
      gboolean has_box;
      RsvgRectangle box;
      rsvg_handle_get_intrinsic_dimensions (handle, NULL, NULL, NULL, NULL, &has_box, &box);
      if (has_box && box.width > 0 && box.height > 0)
        {
          crest->width = box.width;
          crest->height = box.height;
        }
    }
  if (!(crest->width > 0 && crest->height > 0))
    return;
  cairo_rectangle_t extents = { 0, 0, crest->width, crest->height };
  crest->surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (crest->surface);
  RsvgRectangle viewport = { 0, 0, crest->width, crest->height };
  if (!rsvg_handle_render_document (handle, cr, &viewport, NULL))
    g_clear_pointer (&crest->surface, cairo_surface_destroy);
  cairo_destroy (cr);
}

typedef struct
{
  const guint8 *bytes;
  gsize left;
} Reader;

static cairo_status_t
read_some (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;
  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->bytes, length);
  reader->bytes += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static void
crest_read_png (Crest *crest)
{
  Reader reader = { NULL, 0 };
  reader.bytes = g_bytes_get_data (crest->bytes, &reader.left);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_some, &reader);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return;
    }
  crest->surface = surface;
  crest->width = cairo_image_surface_get_width (surface);
  crest->height = cairo_image_surface_get_height (surface);
}

#define MOST_PIXELS_ASIDE 2000

/* A picture of any size is read no larger than paper can show. */
static void
bound_size (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  double scale = MIN (1, (double) MOST_PIXELS_ASIDE / MAX (MAX (width, height), 1));

  (void) data;
  gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale)),
                              MAX (1, (int) (height * scale)));
}

static void
crest_take_pixels (Crest *crest, const GdkPixbuf *pixels)
{
  int width = gdk_pixbuf_get_width (pixels), height = gdk_pixbuf_get_height (pixels);
  int channels = gdk_pixbuf_get_n_channels (pixels);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  for (int y = 0; y < height; y++)
    {
      const guint8 *from =
          gdk_pixbuf_read_pixels (pixels) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixels);
      guint32 *to = (guint32 *) (void *) (cairo_image_surface_get_data (surface)
                                          + y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++, from += channels)
        {
          guint alpha = channels == 4 ? from[3] : 255;

          to[x] = alpha << 24 | (from[0] * alpha / 255) << 16 | (from[1] * alpha / 255) << 8
                  | from[2] * alpha / 255;
        }
    }
  cairo_surface_mark_dirty (surface);
  crest->surface = surface;
  crest->width = width;
  crest->height = height;
}

static void
crest_read_jpeg (Crest *crest)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type ("jpeg", NULL);
  GdkPixbuf *pixels;
  gboolean good;

  if (!loader)
    return;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (bound_size), NULL);
  good = gdk_pixbuf_loader_write_bytes (loader, crest->bytes, NULL);
  good = gdk_pixbuf_loader_close (loader, NULL) && good;
  pixels = good ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (pixels)
    crest_take_pixels (crest, pixels);
}

static Crest *
crest_read (GBytes *bytes)
{
  Crest *crest = g_new0 (Crest, 1);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  crest->bytes = g_bytes_ref (bytes);
  if (length > 8 && memcmp (data, "\x89PNG", 4) == 0)
    crest_read_png (crest);
  else if (length > 8 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    crest_read_jpeg (crest);
  else if (length > 0)
    crest_read_svg (crest);
  return crest;
}

static void
crests_free (gpointer data)
{
  g_ptr_array_unref (data);
}

#define MOST_CRESTS 4 /* of one school: its crest and a signature */

static const Crest *
crest_get (GBytes *bytes)
{
  static GPrivate thread_crests = G_PRIVATE_INIT (crests_free);
  GPtrArray *crests = g_private_get (&thread_crests);

  if (!crests)
    {
      crests = g_ptr_array_new_with_free_func (crest_free);
      g_private_set (&thread_crests, crests);
    }
  for (guint i = 0; i < crests->len; i++)
    {
      const Crest *crest = crests->pdata[i];

      if (crest->bytes == bytes || g_bytes_equal (crest->bytes, bytes))
        return crest;
    }
  if (crests->len >= MOST_CRESTS)
    g_ptr_array_remove_index (crests, 0);
  g_ptr_array_add (crests, crest_read (bytes));
  return crests->pdata[crests->len - 1];
}

/* `middle`: centred in the box; otherwise at its left edge and foot. */
static gboolean
draw_crest (
    cairo_t *cr, GBytes *bytes, double x, double y, double width, double height, gboolean middle)
{
  const Crest *crest = crest_get (bytes);
  double scale;

  if (!crest->surface || crest->width <= 0 || crest->height <= 0)
    return FALSE;
  scale = MIN (width / crest->width, height / crest->height);
  cairo_save (cr);
  cairo_translate (cr, x + (middle ? (width - crest->width * scale) / 2 : 0),
                   y + (height - crest->height * scale) / (middle ? 2 : 1));
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, crest->surface, 0, 0);
  cairo_rectangle (cr, 0, 0, crest->width, crest->height);
  cairo_fill (cr);
  cairo_restore (cr);
  return TRUE;
}

gboolean
rb_paper_crest (
    cairo_t *cr, const RbSchoolDetails *details, double x, double y, double width, double height)
{
  return details->crest_bytes && draw_crest (cr, details->crest_bytes, x, y, width, height, TRUE);
}

gboolean
rb_paper_picture (cairo_t *cr, GBytes *bytes, double x, double y, double width, double height)
{
  return draw_crest (cr, bytes, x, y, width, height, FALSE);
}

void
rb_paper_cut (cairo_t *cr, double y, double page_width)
{
  static const double dashes[] = { 3.2, 2.2 };
  cairo_save (cr);
  rb_paper_ink (cr, 0x6B7075);
  cairo_set_dash (cr, dashes, 2, 0);
  rb_paper_line (cr, 0, y, 31, y, 0.8);
  rb_paper_line (cr, 52, y, page_width, y, 0.8);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 1);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, 35, y + side * 3.6, 2.3, 0, 2 * G_PI);
      cairo_move_to (cr, 37, y + side * 2.4);
      cairo_line_to (cr, 48.5, y - side * 4.6);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}
