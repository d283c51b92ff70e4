/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours: contrast as measured when they were chosen, and looks of codes. */
#include "charts/rb-palette.h"
#include "rb-test.h"

#include <math.h>

static void
test_cells (void)
{
  static const struct
  {
    RbTheme theme;
    RbLook look;
    double ratio;
  } cases[] = {
    { RB_THEME_LIGHT, RB_LOOK_PRESENT, 4.9 },      { RB_THEME_DARK, RB_LOOK_PRESENT, 5.4 },
    { RB_THEME_LIGHT, RB_LOOK_ELSEWHERE, 9.8 },    { RB_THEME_DARK, RB_LOOK_ELSEWHERE, 8.3 },
    { RB_THEME_LIGHT, RB_LOOK_LATE, 11.0 },        { RB_THEME_DARK, RB_LOOK_LATE, 7.5 },
    { RB_THEME_LIGHT, RB_LOOK_AUTHORISED, 10.7 },  { RB_THEME_DARK, RB_LOOK_AUTHORISED, 8.2 },
    { RB_THEME_LIGHT, RB_LOOK_UNAUTHORISED, 8.9 }, { RB_THEME_DARK, RB_LOOK_UNAUTHORISED, 7.6 },
    { RB_THEME_PRINT, RB_LOOK_ELSEWHERE, 15.1 },   { RB_THEME_PRINT, RB_LOOK_UNAUTHORISED, 12.4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbTint tint = rb_palette_cell (rb_palette_get (cases[i].theme), cases[i].look);

      g_assert_cmpfloat (rb_color_contrast (tint.fill, tint.ink), >=, cases[i].ratio - 0.15);
    }
}

static void
test_bands (void)
{
  static const double ratios[] = { 8.4, 5.5, 10.1, 4.9, 13.3 };

  for (int theme = 0; theme < RB_N_THEMES; theme++)
    for (int band = 0; band < RB_N_BANDS; band++)
      {
        RbTint tint = rb_palette_band (rb_palette_get (theme), band);

        g_assert_cmpfloat (rb_color_contrast (tint.fill, tint.ink), >=,
                           theme == RB_THEME_MONO ? 4.5 : ratios[band] - 0.15);
      }
}

/* CIE L*, from the contrast with black. */
static double
lightness (RbColor color)
{
  double y = rb_color_contrast (color, RB_RGB (0)) * 0.05 - 0.05;

  return y > 0.008856 ? 116 * cbrt (y) - 16 : 903.3 * y;
}

static void
test_classic_bands (void)
{
  rb_palette_set_band_colors (RB_BAND_COLORS_CLASSIC);
  for (int theme = 0; theme < RB_N_THEMES; theme++)
    for (int band = 0; band < RB_N_BANDS; band++)
      {
        const RbPalette *palette = rb_palette_get (theme);
        RbTint tint = rb_palette_band (palette, band);
        RbTint words = rb_palette_band_words (palette, band);

        g_assert_cmpfloat (rb_color_contrast (tint.fill, tint.ink), >=, 4.5);
        g_assert_cmpfloat (rb_color_contrast (words.fill, words.ink), >=, 4.5);
        for (int other = 0; other < band && theme != RB_THEME_MONO; other++)
          g_assert_cmpfloat (
              fabs (lightness (tint.fill) - lightness (rb_palette_band (palette, other).fill)), >=,
              13);
      }
  rb_palette_set_band_colors (RB_BAND_COLORS_ROLLBOOK);
  g_assert_cmpfloat (rb_palette_band (rb_palette_get (RB_THEME_LIGHT), RB_BAND_TOP).fill.b, >, 0.5);
}

static void
test_words (void)
{
  static const RbRole roles[] = { RB_ROLE_INK,
                                  RB_ROLE_DIM,
                                  RB_ROLE_GOOD,
                                  RB_ROLE_BAD,
                                  RB_ROLE_WARNING,
                                  RB_ROLE_CHART_WORDS,
                                  RB_ROLE_BENCHMARK_WORDS,
                                  RB_ROLE_LAST_YEAR_WORDS };

  for (int theme = 0; theme < RB_N_THEMES; theme++)
    for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
      {
        const RbPalette *palette = rb_palette_get (theme);

        g_assert_cmpfloat (rb_color_contrast (rb_palette_color (palette, roles[i]),
                                              rb_palette_color (palette, RB_ROLE_VIEW)),
                           >=, 4.5);
      }
}

static void
test_looks (void)
{
  static const struct
  {
    const char *code;
    RbLook look;
  } cases[] = { { "/", RB_LOOK_PRESENT },      { "\\", RB_LOOK_PRESENT },
                { "L", RB_LOOK_LATE },         { "V", RB_LOOK_ELSEWHERE },
                { "I", RB_LOOK_AUTHORISED },   { "G", RB_LOOK_UNAUTHORISED },
                { "U", RB_LOOK_UNAUTHORISED }, { "N", RB_LOOK_UNEXPLAINED },
                { "#", RB_LOOK_NOT_REQUIRED }, { "X", RB_LOOK_NOT_REQUIRED } };
  g_autoptr (RbCodeBook) codes = test_codes ();

  g_assert_cmpint (rb_look_of (NULL), ==, RB_LOOK_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (rb_look_of (rb_code_book_find (codes, cases[i].code, d ("2026-03-20"))), ==,
                     cases[i].look);
}

static void
test_themes (void)
{
  RbTheme theme;

  for (int i = 0; i < RB_N_THEMES; i++)
    {
      g_assert_true (rb_theme_parse (rb_theme_id (i), &theme));
      g_assert_cmpint (theme, ==, i);
    }
  g_assert_false (rb_theme_parse ("sepia", &theme));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/codes are readable on their tints", test_cells);
  g_test_add_func ("/palette/counts are readable on the bands", test_bands);
  g_test_add_func ("/palette/classic bands are readable and differ in lightness",
                   test_classic_bands);
  g_test_add_func ("/palette/words are readable on the ground of every theme", test_words);
  g_test_add_func ("/palette/a code has one look", test_looks);
  g_test_add_func ("/palette/themes are known by name", test_themes);
  return g_test_run ();
}
