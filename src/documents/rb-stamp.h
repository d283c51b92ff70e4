/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small drawing that comes again on page after page: a PDF holds it once and refers to it, which
 * is a tenth of the work and of the bytes. On every other surface it is simply drawn, so that it
 * looks the same and stays sharp. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Draws from (0, 0) to (width, height), in points. */
typedef void (*RbStampDraw) (cairo_t *cr, gconstpointer data);

/* Puts it with its top left corner at a point. Two drawings of one `key` are the same. */
void rb_stamp_put (cairo_t *cr,
                   const char *key,
                   double x,
                   double y,
                   double width,
                   double height,
                   RbStampDraw draw,
                   gconstpointer data);

G_END_DECLS
