/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every chart against its picture in tests/golden. On a difference got, want and diff are written
 * to the build folder. ROLLBOOK_GOLDEN=update writes the pictures anew: look at each before it is
 * committed. */
#include <string.h>

#include "chart-maker.h"
#include "charts/rb-league-slide.h"
#include "charts/rb-picture.h"

/* A channel may differ by so much, in so many of a thousand pixels: freetype and cairo differ a
 * little between versions. */
#define CHANNEL 48
#define PER_MILLE 6

typedef struct
{
  const char *name;
  RbTheme theme;
  double scale;
} Case;

static gboolean
has_inter (void)
{
  g_autoptr (PangoFontDescription) wanted = pango_font_description_from_string ("Inter");
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFont *font = pango_context_load_font (context, wanted);
  gboolean found = FALSE;

  if (font != NULL)
    {
      g_autoptr (PangoFontDescription) loaded = pango_font_describe (font);

      found = g_strcmp0 (pango_font_description_get_family (loaded), "Inter") == 0;
      g_object_unref (font);
    }
  g_object_unref (context);
  return found;
}

static cairo_surface_t *
draw (const RbChart *chart, const Case *test)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  RbChartStyle style = RB_CHART_STYLE_INIT;

  rb_chart_natural_size (chart, &width, &height);
  height = MIN (height * test->scale, 420);
  width = MIN (480 * test->scale, width * test->scale);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (surface);
  style.palette = rb_palette_get (test->theme);
  style.scale = test->scale;
  rb_chart_draw (chart, cr, (int) width, (int) height, &style);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
draw_named (RbSchool *school, const Case *test)
{
  g_autoptr (RbQuery) query = rb_query_new (school, maker_now ());
  g_autoptr (RbTrend) trend = NULL;
  g_autoptr (RbChart) chart = NULL;

  if (strcmp (test->name, "year-strip") == 0)
    {
      trend = rb_trend_new (query, NULL);
      chart =
          rb_chart_year_strip_new (trend, rb_date_new (2025, 11, 3), rb_date_new (2025, 12, 19));
    }
  else
    chart = maker_chart (school, test->name);
  return draw (chart, test);
}

/* What is shown to a hall: it has its own colours. */
static gboolean
is_board (const Case *test)
{
  return g_str_has_prefix (test->name, "slide-") || strcmp (test->name, "poster") == 0;
}

static cairo_surface_t *
draw_board (RbSchool *school, const Case *test)
{
  gboolean poster = strcmp (test->name, "poster") == 0;
  int width = poster ? 600 : 960, height = poster ? 849 : 540;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (RbQuery) query = rb_query_new (school, maker_now ());
  RbPeriod week = rb_period_of (school, RB_PERIOD_WEEK, rb_date_new (2026, 3, 11));
  g_autoptr (RbLeague) league = NULL;
  g_autoptr (RbLeagueSlide) slide = NULL;
  guint stages;

  rb_query_set_period (query, week);
  league = rb_league_new (query, RB_GROUP_CLASS, RB_LEAGUE_ATTENDANCE, FALSE, 0,
                          rb_period_previous (school, week));
  slide = rb_league_slide_new (league, school, NULL, FALSE);
  stages = rb_league_slide_n_stages (slide);
  if (poster)
    rb_league_poster_draw (league, school, cr, width, height, NULL);
  else
    rb_league_slide_draw (slide, cr, width, height,
                          strcmp (test->name, "slide-winner") == 0 ? stages - 1 : stages - 2, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Pixels of a thousand that differ; 1000 for another size. `diff` is the wanted picture,
 * differences red. */
static double
compare (cairo_surface_t *got, cairo_surface_t *want, cairo_surface_t *diff)
{
  int width = cairo_image_surface_get_width (got), height = cairo_image_surface_get_height (got),
      bad = 0;

  if (width != cairo_image_surface_get_width (want)
      || height != cairo_image_surface_get_height (want))
    return 1000;
  for (int y = 0; y < height; y++)
    {
      const guint8 *a =
          cairo_image_surface_get_data (got) + y * cairo_image_surface_get_stride (got);
      const guint8 *b =
          cairo_image_surface_get_data (want) + y * cairo_image_surface_get_stride (want);
      guint32 *out = (guint32 *) (void *) (cairo_image_surface_get_data (diff)
                                           + y * cairo_image_surface_get_stride (diff));

      for (int x = 0; x < width; x++)
        {
          gboolean differs = FALSE;

          for (int c = 0; c < 3; c++)
            differs |= ABS (a[4 * x + c] - b[4 * x + c]) > CHANNEL;
          out[x] = differs ? 0xff0000 : 0x808080u + (b[4 * x + 1] >> 1);
          bad += differs;
        }
    }
  cairo_surface_mark_dirty (diff);
  return 1000.0 * bad / (width * height);
}

static void
keep (cairo_surface_t *surface, const char *id, const char *what)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", id, what);
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, name, NULL);

  cairo_surface_write_to_png (surface, path);
  g_test_message ("%s", path);
}

static void
test_golden (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (RbSchool) school = NULL;
  g_autofree char *id = g_strdup_printf ("%s-%s%s", test->name, rb_theme_id (test->theme),
                                         test->scale > 1 ? "-large" : "");
  g_autofree char *file = g_strdup_printf ("%s.png", id);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", file, NULL);
  cairo_surface_t *got, *want, *diff;
  double differing;

  if (!has_inter ())
    {
      g_test_skip ("the font Inter is not installed (package fonts-inter)");
      return;
    }
  school = maker_school (strcmp (test->name, "poster") == 0 ? 14 : 5, 12);
  got = is_board (test) ? draw_board (school, test) : draw_named (school, test);
  if (g_strcmp0 (g_getenv ("ROLLBOOK_GOLDEN"), "update") == 0)
    g_assert_cmpint (cairo_surface_write_to_png (got, path), ==, CAIRO_STATUS_SUCCESS);
  want = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (want), ==, CAIRO_STATUS_SUCCESS);
  diff = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (got),
                                     cairo_image_surface_get_height (got));
  differing = compare (got, want, diff);
  if (differing > PER_MILLE)
    {
      keep (got, id, "got");
      keep (want, id, "want");
      keep (diff, id, "diff");
      g_test_message ("%.1f of 1000 pixels differ", differing);
      g_test_fail ();
    }
  cairo_surface_destroy (got);
  cairo_surface_destroy (want);
  cairo_surface_destroy (diff);
}

/* The comparison itself must be able to fail. */
static void
test_comparison (void)
{
  g_autoptr (RbSchool) school = maker_school (5, 12);
  g_autoptr (RbChart) chart = maker_chart (school, "bands");
  Case light = { "bands", RB_THEME_LIGHT, 1 }, dark = { "bands", RB_THEME_DARK, 1 };
  cairo_surface_t *a = draw (chart, &light), *b = draw (chart, &dark), *diff = draw (chart, &light);

  g_assert_cmpfloat (compare (a, a, diff), ==, 0);
  g_assert_cmpfloat (compare (a, b, diff), >, PER_MILLE);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  cairo_surface_destroy (diff);
}

int
main (int argc, char **argv)
{
  static const RbTheme themes[] = { RB_THEME_LIGHT,         RB_THEME_DARK,
                                    RB_THEME_PRINT,         RB_THEME_MONO,
                                    RB_THEME_HIGH_CONTRAST, RB_THEME_HIGH_CONTRAST_DARK };
  static const Case boards[] = { { "slide-reveal", RB_THEME_LIGHT, 1 },
                                 { "slide-winner", RB_THEME_LIGHT, 1 },
                                 { "poster", RB_THEME_LIGHT, 1 },
                                 { "year-strip", RB_THEME_LIGHT, 1 },
                                 { "year-strip", RB_THEME_DARK, 1 } };

  g_test_init (&argc, &argv, NULL);
  for (const char *const *name = rb_chart_names (); *name != NULL; name++)
    for (guint i = 0; i <= G_N_ELEMENTS (themes); i++)
      {
        Case *test = g_new0 (Case, 1);
        gboolean large = i == G_N_ELEMENTS (themes);
        g_autofree char *path = NULL;

        test->name = *name;
        test->theme = large ? RB_THEME_LIGHT : themes[i];
        test->scale = large ? 1.5 : 1;
        path = g_strdup_printf ("/golden/%s/%s", *name,
                                large ? "large text" : rb_theme_id (test->theme));
        g_test_add_data_func_full (path, test, test_golden, g_free);
      }
  for (guint i = 0; i < G_N_ELEMENTS (boards); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/golden/%s/%s", boards[i].name, rb_theme_id (boards[i].theme));

      g_test_add_data_func (path, &boards[i], test_golden);
    }
  g_test_add_func ("/golden/a different picture is noticed", test_comparison);
  return g_test_run ();
}
