/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replays a display list with cairo: the only place where a chart meets a surface. */
#include <math.h>

#include "charts/rb-canvas-private.h"

static void
draw_line (cairo_t *cr, const Item *item)
{
  double dash[] = { item->dash, item->gap };

  cairo_save (cr);
  cairo_set_line_width (cr, item->width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (item->dash > 0)
    cairo_set_dash (cr, dash, 2, 0);
  else if (item->n > 2)
    cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, item->xy[0], item->xy[1]);
  for (guint i = 1; i < item->n; i++)
    cairo_line_to (cr, item->xy[2 * i], item->xy[2 * i + 1]);
  rb_set_color (cr, item->color);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_frame (cairo_t *cr, const Item *item)
{
  double half = item->width / 2;

  rb_round_rect_path (cr, item->r.x + half, item->r.y + half, MAX (0, item->r.width - item->width),
                      MAX (0, item->r.height - item->width), item->radius);
  rb_set_color (cr, item->color);
  cairo_set_line_width (cr, item->width);
  cairo_stroke (cr);
}

static void
draw_rays (cairo_t *cr, const Item *item)
{
  double cx = item->xy[0], cy = item->xy[1];
  double far = hypot (item->r.width, item->r.height);
  cairo_pattern_t *light = cairo_pattern_create_radial (cx, cy, 0, cx, cy, far * 0.62);

  cairo_pattern_add_color_stop_rgb (light, 0, item->color.r, item->color.g, item->color.b);
  cairo_pattern_add_color_stop_rgb (light, 1, item->other.r, item->other.g, item->other.b);
  cairo_save (cr);
  cairo_rectangle (cr, item->r.x, item->r.y, item->r.width, item->r.height);
  cairo_clip_preserve (cr);
  cairo_set_source (cr, light);
  cairo_fill (cr);
  for (int i = 0; i < item->value; i++)
    {
      double at = 2 * G_PI * i / item->value, half = G_PI / item->value / 2;

      cairo_move_to (cr, cx, cy);
      cairo_line_to (cr, cx + far * cos (at - half), cy + far * sin (at - half));
      cairo_line_to (cr, cx + far * cos (at + half), cy + far * sin (at + half));
      cairo_close_path (cr);
    }
  cairo_set_source_rgba (cr, 1, 1, 1, 0.06);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_pattern_destroy (light);
}

static void
draw_text (const RbCanvas *canvas, cairo_t *cr, const Item *item)
{
  g_autoptr (PangoLayout) layout =
      rb_canvas_lay_text (canvas, canvas->pango, &item->style, item->text);

  cairo_save (cr);
  cairo_move_to (cr, item->r.x, item->r.y);
  if (item->style.turn != 0)
    {
      cairo_translate (cr, item->r.x, item->r.y);
      cairo_rotate (cr, item->style.turn * G_PI / 180);
      cairo_move_to (cr, 0, 0);
    }
  cairo_rel_move_to (cr, 0, -(double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  rb_set_color (cr, item->color);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static void
draw_item (const RbCanvas *canvas, cairo_t *cr, const Item *item)
{
  switch (item->kind)
    {
    case ITEM_RECT:
      rb_round_rect_path (cr, item->r.x, item->r.y, item->r.width, item->r.height, item->radius);
      rb_set_color (cr, item->color);
      cairo_fill (cr);
      break;
    case ITEM_FRAME:
      draw_frame (cr, item);
      break;
    case ITEM_TINT:
      rb_tint_rect (cr, &item->tint, item->r.x, item->r.y, item->r.width, item->r.height,
                    item->radius);
      break;
    case ITEM_LINE:
      draw_line (cr, item);
      break;
    case ITEM_SHAPE:
    case ITEM_OUTLINE:
      rb_glyph_path (cr, item->glyph, item->r.x, item->r.y, item->r.width, item->r.height,
                     item->radius);
      rb_set_color (cr, item->color);
      cairo_set_line_width (cr, 1.5);
      if (item->kind == ITEM_SHAPE)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
      break;
    case ITEM_BAND:
      rb_glyph_band (cr, canvas->palette, (RbBandRole) item->value, item->r.x, item->r.y,
                     item->r.width);
      break;
    case ITEM_TROPHY:
      rb_glyph_trophy (cr, canvas->palette, item->r.x, item->r.y, item->r.width);
      break;
    case ITEM_ARROW:
      rb_glyph_arrow (cr, item->value, item->color, item->r.x, item->r.y, item->r.width);
      break;
    case ITEM_RAYS:
      draw_rays (cr, item);
      break;
    case ITEM_TEXT:
      draw_text (canvas, cr, item);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
rb_canvas_draw (const RbCanvas *canvas, cairo_t *cr)
{
  for (guint i = 0; i < canvas->items->len; i++)
    draw_item (canvas, cr, &g_array_index (canvas->items, Item, i));
}
