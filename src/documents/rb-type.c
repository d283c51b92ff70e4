/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text on paper, laid out in points without hinting. */
#include "documents/rb-type.h"

#include <string.h>

#define MOST_KEPT 4096

typedef struct
{
  PangoContext *context;
  GHashTable *kept;  /* char* key -> PangoLayout */
  GHashTable *fonts; /* size and weight -> PangoFontDescription */
  PangoAttrList *features;
} Press;

static void
press_free (gpointer data)
{
  Press *press = data;
  g_hash_table_unref (press->kept);
  g_hash_table_unref (press->fonts);
  pango_attr_list_unref (press->features);
  g_object_unref (press->context);
  g_free (press);
}

static Press *
press_get (void)
{
  static GPrivate thread_press = G_PRIVATE_INIT (press_free);
  Press *press = g_private_get (&thread_press);
  if (press)
    return press;
  press = g_new0 (Press, 1);
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  press->context = pango_font_map_create_context (map);
  pango_cairo_context_set_resolution (press->context, 72);
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (press->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (press->context, FALSE);
  press->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  press->fonts = g_hash_table_new_full (g_int_hash, g_int_equal, g_free,
                                        (GDestroyNotify) pango_font_description_free);
  press->features = pango_attr_list_new ();
  pango_attr_list_insert (press->features, pango_attr_font_features_new ("tnum"));
  g_private_set (&thread_press, press);
  return press;
}

static const PangoFontDescription *
press_font (Press *press, double size, int weight)
{
  int key = (int) (size * 100 + 0.5) * 1000 + weight;
  PangoFontDescription *font = g_hash_table_lookup (press->fonts, &key);
  if (font)
    return font;
  font = pango_font_description_new ();
  pango_font_description_set_family (font, "Inter, sans-serif");
  pango_font_description_set_weight (font, (PangoWeight) weight);
  pango_font_description_set_size (font, (int) (size * PANGO_SCALE + 0.5));
  g_hash_table_insert (press->fonts, g_memdup2 (&key, sizeof key), font);
  return font;
}

static gboolean
has_controls (const char *text)
{
  for (const char *c = text; *c; c++)
    if ((guchar) *c < 0x20 && *c != '\n')
      return TRUE;
  return FALSE;
}

/* Pango would draw a box for a control character and warn about bytes that are no text. */
static void
set_text (PangoLayout *layout, const char *text)
{
  gsize length = strlen (text);
  if (!has_controls (text) && g_utf8_validate (text, (gssize) length, NULL))
    {
      pango_layout_set_text (layout, text, (int) length);
      return;
    }
  g_autofree char *clean = g_utf8_make_valid (text, (gssize) length);
  for (char *c = clean; *c; c++)
    if ((guchar) *c < 0x20 && *c != '\n')
      *c = ' ';
  pango_layout_set_text (layout, clean, -1);
}

PangoLayout *
rb_type_layout (const char *text, double size, int weight)
{
  Press *press = press_get ();
  PangoLayout *layout = pango_layout_new (press->context);
  pango_layout_set_font_description (layout, press_font (press, size, weight));
  pango_layout_set_attributes (layout, press->features);
  set_text (layout, text);
  return layout;
}

PangoLayout *
rb_type_short (const char *text, double size, int weight)
{
  Press *press = press_get ();
  char head[24];
  g_snprintf (head, sizeof head, "%d:%d:", (int) (size * 100 + 0.5), weight);
  g_autofree char *key = g_strconcat (head, text, NULL);
  PangoLayout *layout = g_hash_table_lookup (press->kept, key);
  if (layout)
    return layout;
  if (g_hash_table_size (press->kept) >= MOST_KEPT)
    g_hash_table_remove_all (press->kept);
  layout = rb_type_layout (text, size, weight);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  g_hash_table_insert (press->kept, g_steal_pointer (&key), layout);
  return layout;
}

static double
layout_width (PangoLayout *layout)
{
  int width;
  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

double
rb_type_width (const char *text, double size, int weight)
{
  return layout_width (rb_type_short (text, size, weight));
}

static double
draw_line (cairo_t *cr, PangoLayout *layout, RbTextAlign align, double x, double y)
{
  double width = layout_width (layout);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  double left = align == RB_TEXT_LEFT ? x : align == RB_TEXT_RIGHT ? x - width : x - width / 2;
  cairo_move_to (cr, left, y);
  pango_cairo_show_layout_line (cr, line);
  return width;
}

double
rb_type_draw (
    cairo_t *cr, const char *text, double size, int weight, RbTextAlign align, double x, double y)
{
  return draw_line (cr, rb_type_short (text, size, weight), align, x, y);
}

#define MOST_GLYPHS 64

/* Appends the glyphs of a layout of one run; FALSE where it has more, or another font. */
static gboolean
add_glyphs (
    PangoLayout *layout, double x, double y, PangoFont **font, cairo_glyph_t *glyphs, guint *n)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  const PangoGlyphItem *run = line->runs && !line->runs->next ? line->runs->data : NULL;
  if (!run || *n + (guint) run->glyphs->num_glyphs > MOST_GLYPHS
      || (*font && *font != run->item->analysis.font))
    return FALSE;
  *font = run->item->analysis.font;
  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];
      if (glyph->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        return FALSE;
      glyphs[*n].index = glyph->glyph;
      glyphs[*n].x = x + (double) glyph->geometry.x_offset / PANGO_SCALE;
      glyphs[(*n)++].y = y + (double) glyph->geometry.y_offset / PANGO_SCALE;
      x += (double) glyph->geometry.width / PANGO_SCALE;
    }
  return TRUE;
}

void
rb_type_draw_centred (cairo_t *cr, const RbTypeSpot *spots, guint n, double size, int weight)
{
  cairo_glyph_t glyphs[MOST_GLYPHS];
  cairo_text_cluster_t clusters[MOST_GLYPHS];
  GString *text = g_string_sized_new (MOST_GLYPHS);
  PangoFont *font = NULL;
  guint n_glyphs = 0;
  gboolean plain = TRUE;
  for (guint i = 0; plain && i < n; i++)
    {
      PangoLayout *layout = rb_type_short (spots[i].text, size, weight);
      plain = g_str_is_ascii (spots[i].text)
              && add_glyphs (layout, spots[i].x - layout_width (layout) / 2, spots[i].y, &font,
                             glyphs, &n_glyphs);
      g_string_append (text, spots[i].text);
    }
  plain = plain && n_glyphs == text->len;
  for (guint i = 0; plain && i < n_glyphs; i++)
    clusters[i] = (cairo_text_cluster_t){ 1, 1 };
  if (plain && n_glyphs)
    {
      cairo_set_scaled_font (cr, pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)));
      cairo_show_text_glyphs (cr, text->str, (int) text->len, glyphs, (int) n_glyphs, clusters,
                              (int) n_glyphs, 0);
    }
  for (guint i = 0; !plain && i < n; i++)
    rb_type_draw (cr, spots[i].text, size, weight, RB_TEXT_CENTRE, spots[i].x, spots[i].y);
  g_string_free (text, TRUE);
}

double
rb_type_draw_fit (cairo_t *cr,
                  const char *text,
                  double size,
                  int weight,
                  RbTextAlign align,
                  double x,
                  double y,
                  double max)
{
  PangoLayout *layout = rb_type_short (text, size, weight);
  if (layout_width (layout) <= max)
    return draw_line (cr, layout, align, x, y);
  g_autoptr (PangoLayout) cut = rb_type_layout (text, size, weight);
  pango_layout_set_single_paragraph_mode (cut, TRUE);
  pango_layout_set_width (cut, (int) (max * PANGO_SCALE));
  pango_layout_set_ellipsize (cut, PANGO_ELLIPSIZE_END);
  pango_layout_set_auto_dir (cut, TRUE);
  return draw_line (cr, cut, align, x, y);
}

PangoLayout *
rb_type_paragraph (
    const char *text, const GArray *bold, double size, int weight, double leading, double width)
{
  PangoLayout *layout = rb_type_layout (text, size, weight);
  PangoAttrList *list = pango_attr_list_copy (press_get ()->features);
  for (guint i = 0; bold && i + 1 < bold->len; i += 2)
    {
      PangoAttribute *attribute = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      attribute->start_index = (guint) g_array_index (bold, gsize, i);
      attribute->end_index = (guint) g_array_index (bold, gsize, i + 1);
      pango_attr_list_insert (list, attribute);
    }
  pango_attr_list_insert (
      list, pango_attr_line_height_new_absolute ((int) (size * leading * PANGO_SCALE)));
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

double
rb_type_height (PangoLayout *layout)
{
  int height;
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

void
rb_type_draw_layout (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

GArray *
rb_type_lines (PangoLayout *layout)
{
  GArray *tops = g_array_new (FALSE, FALSE, sizeof (double));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int top, foot = 0;
  double y;

  do
    {
      pango_layout_iter_get_line_yrange (iter, &top, &foot);
      y = (double) top / PANGO_SCALE;
      g_array_append_val (tops, y);
    }
  while (pango_layout_iter_next_line (iter));
  y = (double) foot / PANGO_SCALE;
  g_array_append_val (tops, y);
  pango_layout_iter_free (iter);
  return tops;
}

void
rb_type_draw_lines (cairo_t *cr, PangoLayout *layout, guint first, guint n, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint line = 0;
  double begin = 0;

  do
    {
      PangoRectangle logical;
      int top;

      pango_layout_iter_get_line_yrange (iter, &top, NULL);
      if (line == first)
        begin = (double) top / PANGO_SCALE;
      if (line >= first && line < first + n)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          cairo_move_to (cr, x + (double) logical.x / PANGO_SCALE,
                         y - begin + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}
