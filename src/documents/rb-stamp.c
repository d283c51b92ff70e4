/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stamps as recordings of cairo, one store a thread: a snapshot of a document is drawn by one
 * thread at a time. */
#include "documents/rb-stamp.h"

#define MOST_STAMPS 1024

static void
free_table (gpointer data)
{
  g_hash_table_unref (data);
}

static void
free_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

static cairo_surface_t *
find (const char *key, double width, double height, RbStampDraw draw, gconstpointer data)
{
  static GPrivate thread_stamps = G_PRIVATE_INIT (free_table);
  GHashTable *stamps = g_private_get (&thread_stamps);
  cairo_rectangle_t extents = { 0, 0, width, height };
  cairo_surface_t *surface;
  cairo_t *cr;

  if (stamps == NULL)
    {
      stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_surface);
      g_private_set (&thread_stamps, stamps);
    }
  surface = g_hash_table_lookup (stamps, key);
  if (surface != NULL)
    return surface;
  if (g_hash_table_size (stamps) >= MOST_STAMPS)
    g_hash_table_remove_all (stamps);
  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cr = cairo_create (surface);
  draw (cr, data);
  cairo_destroy (cr);
  g_hash_table_insert (stamps, g_strdup (key), surface);
  return surface;
}

void
rb_stamp_put (cairo_t *cr,
              const char *key,
              double x,
              double y,
              double width,
              double height,
              RbStampDraw draw,
              gconstpointer data)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_new_path (cr);
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    {
      cairo_set_source_surface (cr, find (key, width, height, draw, data), 0, 0);
      cairo_rectangle (cr, 0, 0, width, height);
      cairo_fill (cr);
    }
  else
    draw (cr, data);
  cairo_restore (cr);
}
