/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put on the display list; rb-canvas-draw.c replays it. */
#include "charts/rb-canvas-private.h"

#include <math.h>

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_free (item->text);
  g_free (item->xy);
}

RbCanvas *
rb_canvas_new (const RbPalette *palette, const char *font, double scale, gboolean rtl)
{
  RbCanvas *canvas = g_new0 (RbCanvas, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Unhinted, so that every surface sets the same line: what is measured is what is drawn. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  canvas->palette = palette != NULL ? palette : rb_palette_get (RB_THEME_LIGHT);
  canvas->font = g_strdup (font != NULL && *font ? font : "Inter, sans-serif");
  canvas->scale = scale > 0 ? scale : 1;
  canvas->rtl = rtl;
  canvas->pango = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_font_options (canvas->pango, options);
  pango_cairo_context_set_resolution (canvas->pango, 96);
  pango_context_set_round_glyph_positions (canvas->pango, FALSE);
  cairo_font_options_destroy (options);
  canvas->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (canvas->items, clear_item);
  return canvas;
}

void
rb_canvas_free (RbCanvas *canvas)
{
  if (canvas == NULL)
    return;
  g_array_unref (canvas->items);
  g_object_unref (canvas->pango);
  g_free (canvas->font);
  g_free (canvas);
}

const RbPalette *
rb_canvas_palette (const RbCanvas *canvas)
{
  return canvas->palette;
}

double
rb_canvas_scale (const RbCanvas *canvas)
{
  return canvas->scale;
}

RbColor
rb_canvas_color (const RbCanvas *canvas, RbRole role)
{
  return rb_palette_color (canvas->palette, role);
}

gboolean
rb_canvas_is_rtl (const RbCanvas *canvas)
{
  return canvas->rtl;
}

guint
rb_canvas_n_items (const RbCanvas *canvas)
{
  return canvas->items->len;
}

char *
rb_canvas_words (const RbCanvas *canvas)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < canvas->items->len; i++)
    {
      const Item *item = &g_array_index (canvas->items, Item, i);

      if (item->kind == ITEM_TEXT)
        g_string_append_printf (words, "%s\n", item->text);
    }
  return g_string_free (words, FALSE);
}

gboolean
rb_canvas_is_finite (const RbCanvas *canvas)
{
  for (guint i = 0; i < canvas->items->len; i++)
    {
      const Item *item = &g_array_index (canvas->items, Item, i);

      if (!isfinite (item->r.x) || !isfinite (item->r.y) || !isfinite (item->r.width)
          || !isfinite (item->r.height) || !isfinite (item->radius))
        return FALSE;
      for (guint k = 0; k < 2 * item->n; k++)
        if (!isfinite (item->xy[k]))
          return FALSE;
    }
  return TRUE;
}

static Item *
add (RbCanvas *canvas, ItemKind kind, RbRect rect, RbColor color)
{
  Item item = { .kind = kind, .r = rect, .color = color };

  g_array_append_val (canvas->items, item);
  return &g_array_index (canvas->items, Item, canvas->items->len - 1);
}

void
rb_canvas_rect (RbCanvas *canvas, RbRect rect, RbColor fill, double radius)
{
  if (rect.width > 0 && rect.height > 0 && fill.a > 0)
    add (canvas, ITEM_RECT, rect, fill)->radius = radius;
}

void
rb_canvas_frame (RbCanvas *canvas, RbRect rect, RbColor ink, double width, double radius)
{
  Item *item = add (canvas, ITEM_FRAME, rect, ink);

  item->radius = radius;
  item->width = width;
}

void
rb_canvas_tint (RbCanvas *canvas, RbRect rect, RbTint tint, double radius)
{
  Item *item = add (canvas, ITEM_TINT, rect, tint.fill);

  item->tint = tint;
  item->radius = radius;
}

void
rb_canvas_polyline (
    RbCanvas *canvas, const double *xy, guint n, RbColor ink, double width, double dash, double gap)
{
  Item *item;

  if (n < 2)
    return;
  item = add (canvas, ITEM_LINE, rb_rect (0, 0, 0, 0), ink);
  item->xy = g_memdup2 (xy, sizeof (double) * 2 * n);
  item->n = n;
  item->width = width;
  item->dash = dash;
  item->gap = gap;
}

void
rb_canvas_line (RbCanvas *canvas,
                double x1,
                double y1,
                double x2,
                double y2,
                RbColor ink,
                double width,
                double dash,
                double gap)
{
  double xy[] = { x1, y1, x2, y2 };

  if (fabs (width - round (width)) < 1e-6)
    {
      double off = fmod (width, 2) / 2;

      if (y1 == y2)
        xy[1] = xy[3] = floor (y1) + off;
      else if (x1 == x2)
        xy[0] = xy[2] = floor (x1) + off;
    }
  rb_canvas_polyline (canvas, xy, 2, ink, width, dash, gap);
}

void
rb_canvas_dot (RbCanvas *canvas, double x, double y, double radius, RbColor fill)
{
  add (canvas, ITEM_SHAPE, rb_rect (x, y, 2 * radius, 0), fill)->glyph = RB_GLYPH_DISC;
}

void
rb_canvas_band (RbCanvas *canvas, RbBandRole band, double x, double y, double size)
{
  add (canvas, ITEM_BAND, rb_rect (x, y, size, size), rb_canvas_color (canvas, RB_ROLE_INK))
      ->value = band;
}

void
rb_canvas_trophy (RbCanvas *canvas, double x, double y, double size)
{
  add (canvas, ITEM_TROPHY, rb_rect (x, y, size, size), rb_canvas_color (canvas, RB_ROLE_INK));
}

void
rb_canvas_arrow (RbCanvas *canvas, int direction, RbColor ink, double x, double y, double size)
{
  add (canvas, ITEM_ARROW, rb_rect (x, y, size, size), ink)->value = direction;
}

void
rb_canvas_shape (RbCanvas *canvas,
                 RbGlyph glyph,
                 double cx,
                 double cy,
                 double size,
                 double angle,
                 double round,
                 RbColor fill)
{
  Item *item = add (canvas, ITEM_SHAPE, rb_rect (cx, cy, size, angle), fill);

  item->glyph = glyph;
  item->radius = round;
}

void
rb_canvas_outline (
    RbCanvas *canvas, RbGlyph glyph, double cx, double cy, double size, double round, RbColor ink)
{
  Item *item = add (canvas, ITEM_OUTLINE, rb_rect (cx, cy, size, 0), ink);

  item->glyph = glyph;
  item->radius = round;
}

void
rb_canvas_rays (
    RbCanvas *canvas, RbRect rect, double cx, double cy, RbColor inner, RbColor outer, guint n_rays)
{
  Item *item = add (canvas, ITEM_RAYS, rect, inner);
  double xy[] = { cx, cy };

  item->xy = g_memdup2 (xy, sizeof xy);
  item->n = 1;
  item->other = outer;
  item->value = n_rays;
}

PangoLayout *
rb_canvas_lay_text (const RbCanvas *canvas,
                    PangoContext *context,
                    const RbTextStyle *style,
                    const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (canvas->font);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  PangoAttrList *attributes = pango_attr_list_new ();
  gboolean display = style->size >= 28 && g_str_has_prefix (canvas->font, "Inter");

  /* Titles of slides and posters are set in the display cut, figures as wide as they are. */
  if (display)
    pango_font_description_set_family (font, "Inter Display, Inter, sans-serif");
  pango_font_description_set_absolute_size (font, style->size * canvas->scale * PANGO_SCALE);
  pango_font_description_set_weight (font, style->weight > 0 ? (PangoWeight) style->weight
                                                             : PANGO_WEIGHT_NORMAL);
  pango_attr_list_insert (attributes, pango_attr_font_features_new (display ? "tnum=0" : "tnum=1"));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_auto_dir (layout, FALSE);
  if (style->max_lines > 1)
    pango_layout_set_height (layout, -style->max_lines);
  else
    pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (style->max_width > 0)
    {
      pango_layout_set_width (layout, MAX (1, style->max_width) * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      if (style->max_lines > 1)
        pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_set_text (layout, valid, -1);
  return layout;
}

void
rb_canvas_measure (
    RbCanvas *canvas, const RbTextStyle *style, const char *text, double *width, double *height)
{
  g_autoptr (PangoLayout) layout = rb_canvas_lay_text (canvas, canvas->pango, style, text);
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (width != NULL)
    *width = (double) logical.width / PANGO_SCALE;
  if (height != NULL)
    *height = (double) logical.height / PANGO_SCALE;
}

double
rb_canvas_text (RbCanvas *canvas, double x, double y, const RbTextStyle *style, const char *text)
{
  Item *item;
  double width = 0;

  if (text == NULL || *text == '\0')
    return 0;
  rb_canvas_measure (canvas, style, text, &width, NULL);
  if (style->align != RB_ALIGN_LEFT)
    x -= style->align == RB_ALIGN_RIGHT ? width : width / 2;
  item = add (canvas, ITEM_TEXT, rb_rect (x, y, width, 0), style->color);
  item->text = g_utf8_make_valid (text, -1);
  item->style = *style;
  return width;
}

double
rb_canvas_text_middle (
    RbCanvas *canvas, double x, double y, const RbTextStyle *style, const char *text)
{
  /* A third of the size under the middle: half of the height of a figure. */
  return rb_canvas_text (canvas, x, y + style->size * canvas->scale * 0.36, style, text);
}
