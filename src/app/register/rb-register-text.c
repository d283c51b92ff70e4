/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Caches of shaped text for the register. Sizes are parts of the body size, so that a larger system
 * font makes everything larger. */
#include "app/register/rb-register-text.h"

#include "app/rb-band-sign.h"

#include <math.h>

/* More strings than this are not kept at once (names of a large school while scrolling). */
#define MAX_KEPT 4000

struct _RbRegisterText
{
  GtkWidget *widget;
  PangoFontDescription *fonts[RB_N_TEXTS];
  PangoFontDescription *code_font;
  PangoFontDescription *short_code_font;
  PangoFontDescription *stroke_font;
  PangoAttrList *figures;
  GHashTable *strings[RB_N_TEXTS];
  GHashTable *markups;
  RbCodeShape *codes[257];
  GdkTexture *signs[RB_N_BANDS];
  int sign_size;
};

static PangoFontDescription *
sized (const PangoFontDescription *body, double part, PangoWeight weight)
{
  PangoFontDescription *font = pango_font_description_copy (body);
  int size = (int) (pango_font_description_get_size (body) * part);

  if (pango_font_description_get_size_is_absolute (body))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, size);
  pango_font_description_set_weight (font, weight);
  return font;
}

static void
make_fonts (RbRegisterText *text)
{
  const PangoFontDescription *body =
      pango_context_get_font_description (gtk_widget_get_pango_context (text->widget));
  static const struct
  {
    double part; /* of a body of 14 px */
    PangoWeight weight;
  } styles[RB_N_TEXTS] = {
    [RB_TEXT_BODY] = { 1, PANGO_WEIGHT_NORMAL },
    [RB_TEXT_BOLD] = { 1, PANGO_WEIGHT_BOLD },
    [RB_TEXT_FIGURE] = { 0.97, PANGO_WEIGHT_SEMIBOLD },
    [RB_TEXT_CAPTION] = { 0.9, PANGO_WEIGHT_NORMAL },
    [RB_TEXT_DAY] = { 0.82, PANGO_WEIGHT_NORMAL },
    [RB_TEXT_DAY_BOLD] = { 0.82, PANGO_WEIGHT_BOLD },
    [RB_TEXT_SMALL] = { 0.68, PANGO_WEIGHT_NORMAL },
    [RB_TEXT_SMALL_BOLD] = { 0.68, PANGO_WEIGHT_BOLD },
  };

  for (guint i = 0; i < RB_N_TEXTS; i++)
    text->fonts[i] = sized (body, styles[i].part, styles[i].weight);
  text->code_font = sized (body, 0.82, PANGO_WEIGHT_SEMIBOLD);
  text->short_code_font = sized (body, 0.68, PANGO_WEIGHT_SEMIBOLD);
  text->stroke_font = sized (body, 1, PANGO_WEIGHT_NORMAL);
}

RbRegisterText *
rb_register_text_new (GtkWidget *widget)
{
  RbRegisterText *text = g_new0 (RbRegisterText, 1);

  text->widget = widget;
  make_fonts (text);
  text->figures = pango_attr_list_new ();
  pango_attr_list_insert (text->figures, pango_attr_font_features_new ("tnum=1"));
  for (guint i = 0; i < RB_N_TEXTS; i++)
    text->strings[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  text->markups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return text;
}

static void
shape_free (RbCodeShape *shape)
{
  if (!shape)
    return;
  g_object_unref (shape->font);
  pango_glyph_string_free (shape->glyphs);
  g_free (shape);
}

void
rb_register_text_free (RbRegisterText *text)
{
  for (guint i = 0; i < RB_N_TEXTS; i++)
    {
      pango_font_description_free (text->fonts[i]);
      g_hash_table_unref (text->strings[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (text->codes); i++)
    shape_free (text->codes[i]);
  for (guint i = 0; i < RB_N_BANDS; i++)
    g_clear_object (&text->signs[i]);
  pango_font_description_free (text->code_font);
  pango_font_description_free (text->short_code_font);
  pango_font_description_free (text->stroke_font);
  pango_attr_list_unref (text->figures);
  g_hash_table_unref (text->markups);
  g_free (text);
}

static int
width_of (RbRegisterText *text, const PangoFontDescription *font, const char *string)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (text->widget, string);
  int width;

  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

int
rb_register_text_wide (RbRegisterText *text)
{
  return MAX (10, width_of (text, text->code_font, "W"));
}

/* Of the size of the font, not of its lines: those of some fonts are half as high again, and a row
 * has room round them. */
int
rb_register_text_line (RbRegisterText *text)
{
  const PangoFontDescription *body = text->fonts[RB_TEXT_BODY];
  double size = pango_font_description_get_size (body) / (double) PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (gtk_widget_get_pango_context (text->widget));

  if (!pango_font_description_get_size_is_absolute (body))
    size *= (dpi > 0 ? dpi : 96) / 72;
  return (int) (size * 1.2 + 0.5);
}

PangoLayout *
rb_register_text_get (RbRegisterText *text, RbTextStyle style, const char *string)
{
  PangoLayout *layout = g_hash_table_lookup (text->strings[style], string);

  if (layout)
    return layout;
  if (g_hash_table_size (text->strings[style]) > MAX_KEPT)
    g_hash_table_remove_all (text->strings[style]);
  layout = gtk_widget_create_pango_layout (text->widget, string);
  pango_layout_set_font_description (layout, text->fonts[style]);
  pango_layout_set_attributes (layout, text->figures);
  g_hash_table_insert (text->strings[style], g_strdup (string), layout);
  return layout;
}

/* Pango turns the sides round for a paragraph that runs against the widget's direction; names stand
 * at the left of their column all the same. */
static gboolean
runs_against (GtkWidget *widget, PangoLayout *layout)
{
  PangoDirection direction = pango_layout_get_direction (layout, 0);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  return direction != PANGO_DIRECTION_NEUTRAL && (direction == PANGO_DIRECTION_RTL) != rtl;
}

PangoLayout *
rb_register_text_markup (RbRegisterText *text, const char *markup, int width)
{
  PangoLayout *layout = g_hash_table_lookup (text->markups, markup);

  if (!layout)
    {
      if (g_hash_table_size (text->markups) > MAX_KEPT)
        g_hash_table_remove_all (text->markups);
      layout = gtk_widget_create_pango_layout (text->widget, NULL);
      pango_layout_set_font_description (layout, text->fonts[RB_TEXT_BODY]);
      pango_layout_set_markup (layout, markup, -1);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      if (runs_against (text->widget, layout))
        pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
      g_hash_table_insert (text->markups, g_strdup (markup), layout);
    }
  pango_layout_set_width (layout, width < 0 ? -1 : width * PANGO_SCALE);
  return layout;
}

static RbCodeShape *
shape_new (RbRegisterText *text, const PangoFontDescription *font, const char *string)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (text->widget, string);
  RbCodeShape *shape = g_new0 (RbCodeShape, 1);
  PangoLayoutRun *run;
  PangoRectangle logical;

  pango_layout_set_font_description (layout, font);
  run = pango_layout_get_line_readonly (layout, 0)->runs->data;
  shape->font = g_object_ref (run->item->analysis.font);
  shape->glyphs = pango_glyph_string_copy (run->glyphs);
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  shape->width = logical.width;
  shape->height = logical.height;
  shape->ascent = PANGO_PIXELS (pango_layout_get_baseline (layout));
  return shape;
}

const RbCodeShape *
rb_register_text_code (RbRegisterText *text, const RbCodeBook *codes, RbMark mark)
{
  const char *string = rb_code_book_text (codes, mark);

  if (*string == '\0')
    return NULL;
  if (!text->codes[mark])
    {
      const PangoFontDescription *font = text->code_font;

      if (*string == '/' || *string == '\\')
        font = text->stroke_font;
      else if (string[1] != '\0')
        font = text->short_code_font;
      text->codes[mark] = shape_new (text, font, string);
    }
  return text->codes[mark];
}

const RbCodeShape *
rb_register_text_question (RbRegisterText *text)
{
  if (!text->codes[256])
    text->codes[256] = shape_new (text, text->code_font, "?");
  return text->codes[256];
}

GdkTexture *
rb_register_text_glyph (RbRegisterText *text, RbBandRole role, int size)
{
  if (text->sign_size != size)
    {
      for (guint i = 0; i < RB_N_BANDS; i++)
        g_clear_object (&text->signs[i]);
      text->sign_size = size;
    }
  if (!text->signs[role])
    text->signs[role] =
        rb_band_sign_texture (role, size, gtk_widget_get_scale_factor (text->widget));
  return text->signs[role];
}
