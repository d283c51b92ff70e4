/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout, hit, walk, table and words of every chart, with ordinary, empty and absurd data. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "chart-maker.h"
#include "charts/rb-axis.h"
#include "charts/rb-league-slide.h"
#include "charts/rb-picture.h"
#include "rb-test.h"

static void
check_chart (const RbChart *chart, double width, double height)
{
  RbChartStyle style = RB_CHART_STYLE_INIT;
  guint n = rb_chart_n_points (chart);
  g_autofree RbRect *points = g_new0 (RbRect, n + 1);
  g_autoptr (RbCanvas) canvas = rb_chart_layout (chart, width, height, &style, points);

  g_assert_true (rb_canvas_is_finite (canvas));
  g_assert_true (g_utf8_validate (rb_chart_describe (chart), -1, NULL));
  g_assert_cmpuint (strlen (rb_chart_describe (chart)), >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (rb_chart_point_text (chart, i));
      g_assert_null (strstr (rb_chart_point_text (chart, i), "nan"));
      g_assert_true (isfinite (points[i].x) && isfinite (points[i].y));
    }
  for (guint row = 0; row < rb_chart_table_rows (chart); row++)
    for (guint column = 0; column < rb_chart_table_columns (chart); column++)
      g_assert_nonnull (rb_chart_table_cell (chart, row, column));
}

static void
test_every_chart (void)
{
  g_autoptr (RbSchool) school = maker_school (4, 12);

  for (const char *const *name = rb_chart_names (); *name != NULL; name++)
    {
      g_autoptr (RbChart) chart = maker_chart (school, *name);
      double width, height;

      g_assert_nonnull (chart);
      g_assert_cmpstr (rb_chart_name (chart), ==, *name);
      g_assert_false (rb_chart_is_empty (chart));
      g_assert_cmpuint (rb_chart_table_rows (chart), >, 0);
      rb_chart_natural_size (chart, &width, &height);
      check_chart (chart, width, height);
      rb_chart_minimum_size (chart, &width, &height);
      check_chart (chart, width, height);
      check_chart (chart, 3, 2);
    }
}

/* The middle of every drawn point is that point. */
static void
test_hit (void)
{
  g_autoptr (RbSchool) school = maker_school (4, 12);
  RbChartStyle style = RB_CHART_STYLE_INIT;

  for (const char *const *name = rb_chart_names (); *name != NULL; name++)
    {
      g_autoptr (RbChart) chart = maker_chart (school, *name);
      guint n = rb_chart_n_points (chart);
      g_autofree RbRect *points = g_new0 (RbRect, n + 1);
      double width, height;
      g_autoptr (RbCanvas) canvas = NULL;

      rb_chart_natural_size (chart, &width, &height);
      canvas = rb_chart_layout (chart, width, height, &style, points);
      for (guint i = 0; i<n; i += n> 40 ? 7 : 1)
        if (points[i].width > 4)
          {
            int hit = rb_chart_hit (chart, width, height, &style, points[i].x + points[i].width / 2,
                                    points[i].y + points[i].height / 2);

            g_assert_cmpint (hit, >=, 0);
            if (strcmp (*name, "cumulative") != 0 && strcmp (*name, "sparkline") != 0
                && strcmp (*name, "ribbon") != 0)
              g_assert_cmpint (hit, ==, i);
          }
      g_assert_cmpint (rb_chart_hit (chart, width, height, &style, -500, -500), ==, -1);
    }
}

static void
test_walk (void)
{
  g_autoptr (RbSchool) school = maker_school (4, 12);
  g_autoptr (RbChart) chart = maker_chart (school, "weekday");
  RbChartStyle style = RB_CHART_STYLE_INIT;

  g_assert_cmpint (rb_chart_walk (chart, 400, 200, &style, -1, 1, 0), ==, 0);
  g_assert_cmpint (rb_chart_walk (chart, 400, 200, &style, 0, 1, 0), ==,
                   2); /* Monday AM to Tuesday AM */
  g_assert_cmpint (rb_chart_walk (chart, 400, 200, &style, 0, 0, 1), ==, 1); /* to Monday PM */
  g_assert_cmpint (rb_chart_walk (chart, 400, 200, &style, 0, -1, 0), ==, 0);
  g_assert_cmpint (rb_chart_walk (chart, 400, 200, &style, 9, 1, 0), ==, 9);
}

static void
test_focus (void)
{
  g_autoptr (RbSchool) school = maker_school (4, 12);
  g_autoptr (RbChart) chart = maker_chart (school, "trend");
  RbChartStyle style = RB_CHART_STYLE_INIT;
  g_autoptr (RbCanvas) canvas = NULL;
  g_autofree char *words = NULL;

  style.focus = 3;
  canvas = rb_chart_layout (chart, 600, 300, &style, NULL);
  words = rb_canvas_words (canvas);
  g_assert_nonnull (strstr (words, rb_chart_point_text (chart, 3)));
  g_assert_null (strstr (words, rb_chart_caption (chart)));
  g_assert_cmpint (rb_chart_point_target (chart, 3)->kind, ==, RB_TARGET_PERIOD);
  g_assert_cmpint (rb_date_weekday (rb_chart_point_target (chart, 3)->period.from), ==, 0);
}

/* A table says the same as the figures it is made from. */
static void
test_bands_table (void)
{
  g_autoptr (RbSchool) school = maker_school (4, 12);
  g_autoptr (RbQuery) query = rb_query_new (school, maker_now ());
  g_autoptr (RbStats) stats = rb_stats_by (query, RB_GROUP_CLASS);
  g_autoptr (RbChart) chart = rb_chart_bands_new (stats, NULL);

  g_assert_cmpuint (rb_chart_table_rows (chart), ==, 4);
  for (guint row = 0; row < 4; row++)
    {
      guint pupils = 0;

      for (guint column = 1; column <= RB_N_BANDS; column++)
        pupils += (guint) g_ascii_strtoull (rb_chart_table_cell (chart, row, column), NULL, 10);
      g_assert_cmpuint (pupils, ==, 12);
      g_assert_cmpuint (g_ascii_strtoull (rb_chart_table_cell (chart, row, 5), NULL, 10), ==,
                        rb_stats_row (stats, row)->bands[RB_BAND_TOP]);
    }
}

static void
test_empty (void)
{
  static const char *const rows[] = { "-", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);
  RbChartStyle style = RB_CHART_STYLE_INIT;

  for (const char *const *name = rb_chart_names (); *name != NULL; name++)
    {
      g_autoptr (RbQuery) query = rb_query_new (school, maker_now ());
      g_autoptr (RbChart) chart = rb_chart_make (*name, query, NULL);

      g_assert_nonnull (chart);
      check_chart (chart, 400, 240);
      if (rb_chart_is_empty (chart))
        {
          g_autoptr (RbCanvas) canvas = rb_chart_layout (chart, 400, 240, &style, NULL);
          g_autofree char *words = rb_canvas_words (canvas);

          g_assert_nonnull (strstr (words, rb_chart_describe (chart)));
        }
      else
        g_assert_true (strcmp (*name, "ribbon") == 0 || strcmp (*name, "league") == 0);
    }
}

static void
test_one_point (void)
{
  static const char *const rows[] = { "/ \\", NULL };
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbSchool) school = test_school (calendar, rows, NULL);

  for (const char *const *name = rb_chart_names (); *name != NULL; name++)
    {
      g_autoptr (RbQuery) query = rb_query_new (school, (RbMoment){ d ("2025-09-02"), 24 * 60 });
      g_autoptr (RbChart) chart = rb_chart_make (*name, query, NULL);

      check_chart (chart, 400, 240);
    }
}

static void
test_sixty_classes (void)
{
  g_autoptr (RbSchool) school = maker_school (60, 2);

  for (const char *const *name = rb_chart_names (); *name != NULL; name++)
    {
      g_autoptr (RbChart) chart = maker_chart (school, *name);

      check_chart (chart, 480, 320);
      check_chart (chart, 1200, 1800);
    }
}

static void
test_names (void)
{
  static const char *const names[] = {
    "שׁלום וברכה", "محمد عبد الرحمن", "A class with a name that goes on and on and on and on and on",
    "<b>&amp;\n\t", "🙂"
  };
  static const char *const rows[] = { "/ I / \\",  "I I I I",  "/ \\ / \\",
                                      "L \\ / \\", "N N / \\", NULL };
  const char *classes[] = { names[0], names[1], names[2], names[3], names[4], NULL };
  g_autoptr (RbCalendar) calendar = test_calendar_2025 ();
  g_autoptr (RbSchool) school = test_school (calendar, rows, classes);

  for (const char *const *name = rb_chart_names (); *name != NULL; name++)
    {
      g_autoptr (RbQuery) query = rb_query_new (school, (RbMoment){ d ("2025-09-04"), 24 * 60 });
      g_autoptr (RbChart) chart = NULL;

      if (strcmp (*name, "ribbon") == 0)
        rb_query_set_pupil (query, 0);
      chart = rb_chart_make (*name, query, NULL);
      check_chart (chart, 300, 200);
    }
}

static void
test_ribbon_needs_one (void)
{
  g_autoptr (RbSchool) school = maker_school (2, 5);
  g_autoptr (RbQuery) query = rb_query_new (school, maker_now ());

  g_assert_null (rb_chart_make ("ribbon", query, NULL));
  g_assert_null (rb_chart_make ("pie", query, NULL));
  g_assert_false (rb_chart_is_name ("pie"));
  g_assert_true (rb_chart_is_name ("trend"));
}

static void
test_axis (void)
{
  static const struct
  {
    double low, high, from, to;
  } cases[] = { { 91.2, 97.6, 90, 98 }, { 0, 100, 0, 100 },  { 96, 96, 96, 97 },
                { 100, 100, 99, 100 },  { 42, 99, 40, 100 }, { 1, 0, 0, 100 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbAxis axis = rb_axis_nice (cases[i].low, cases[i].high, 6, 100);

      g_assert_cmpfloat (axis.from, ==, cases[i].from);
      g_assert_cmpfloat (axis.to, ==, cases[i].to);
    }
}

static void
test_spread (void)
{
  double y[] = { 50, 51, 52, 98 };

  rb_axis_spread (y, 4, 15, 0, 100);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpfloat (y[i] - y[i - 1], >=, 15 - 1e-9);
  g_assert_cmpfloat (y[3], <=, 100);
}

static void
test_slide (void)
{
  g_autoptr (RbSchool) school = maker_school (4, 12);
  g_autoptr (RbQuery) query = rb_query_new (school, maker_now ());
  RbPeriod week = rb_period_of (school, RB_PERIOD_WEEK, d ("2026-03-11"));
  g_autoptr (RbLeague) league = NULL;
  g_autoptr (RbLeagueSlide) slide = NULL;
  g_autofree char *hidden = NULL, *last = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 320, 240);
  cairo_t *cr = cairo_create (surface);

  rb_query_set_period (query, week);
  league = rb_league_new (query, RB_GROUP_CLASS, RB_LEAGUE_ATTENDANCE, FALSE, 0,
                          rb_period_previous (school, week));
  slide = rb_league_slide_new (league, school, NULL, FALSE);
  g_assert_cmpuint (rb_league_slide_n_rows (slide), >=, 1);
  hidden = rb_league_slide_describe (slide, 0);
  last = rb_league_slide_describe (slide, rb_league_slide_n_stages (slide) - 1);
  g_assert_null (strstr (hidden, rb_league_slide_row (slide, 0)->figure));
  g_assert_nonnull (strstr (last, rb_league_slide_row (slide, 0)->name));
  for (guint stage = 0; stage < rb_league_slide_n_stages (slide); stage++)
    rb_league_slide_draw (slide, cr, 320, 240, stage, NULL);
  rb_league_poster_draw (league, school, cr, 320, 240, NULL);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  /* Letterboxed: black above the slide is painted over by the poster's margins only at the sides.
   */
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_slide_title (void)
{
  static const struct
  {
    RbPeriodKind kind;
    RbGroup by;
    RbLeagueMeasure measure;
    const char *words;
  } cases[] = {
    { RB_PERIOD_WEEK, RB_GROUP_CLASS, RB_LEAGUE_ATTENDANCE,
      "Class of the week. Every class, 9 to 13 March. " },
    { RB_PERIOD_HALF_TERM, RB_GROUP_YEAR, RB_LEAGUE_ATTENDANCE, "Year group of the half term. " },
    { RB_PERIOD_TERM, RB_GROUP_CLASS, RB_LEAGUE_ATTENDANCE, "Class of the term. " },
    { RB_PERIOD_WEEK, RB_GROUP_CLASS, RB_LEAGUE_PUNCTUALITY,
      "Class of the week. Every class, 9 to 13 March, for being on time. " },
  };
  g_autoptr (RbSchool) school = maker_school (4, 12);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbQuery) query = rb_query_new (school, maker_now ());
      RbPeriod period = rb_period_of (school, cases[i].kind, d ("2026-03-11"));
      g_autoptr (RbLeague) league = NULL;
      g_autoptr (RbLeagueSlide) slide = NULL;
      g_autofree char *words = NULL;

      rb_query_set_period (query, period);
      league = rb_league_new (query, cases[i].by, cases[i].measure, FALSE, 0, RB_PERIOD_NONE);
      slide = rb_league_slide_new (league, school, NULL, FALSE);
      words = rb_league_slide_describe (slide, 0);
      g_test_message ("%s", words);
      g_assert_true (g_str_has_prefix (words, cases[i].words));
    }
}

static void
test_picture (void)
{
  g_autoptr (RbSchool) school = maker_school (2, 6);
  g_autoptr (RbChart) chart = maker_chart (school, "bands");
  RbPictureOptions options = RB_PICTURE_OPTIONS_INIT;
  static const char *const starts[] = { "\x89PNG", "<?xml", "%PDF-" };

  for (int format = 0; format < 3; format++)
    {
      g_autoptr (GBytes) one = NULL, two = NULL;

      options.format = format;
      options.a4 = TRUE;
      one = rb_picture_bytes (chart, &options, NULL);
      two = rb_picture_bytes (chart, &options, NULL);
      g_assert_nonnull (one);
      g_assert_true (memcmp (g_bytes_get_data (one, NULL), starts[format], strlen (starts[format]))
                     == 0);
      if (format != RB_PICTURE_SVG) /* cairo numbers the surfaces of one process in its SVG */
        g_assert_true (g_bytes_equal (one, two));
    }
}

static void
test_picture_errors (void)
{
  g_autoptr (RbSchool) school = maker_school (1, 2);
  g_autoptr (RbChart) chart = maker_chart (school, "trend");
  g_autoptr (GError) error = NULL;
  RbPictureOptions options = RB_PICTURE_OPTIONS_INIT;
  RbPictureFormat format;

  g_assert_false (rb_picture_format_of ("trend.gif", &format, &error));
  g_assert_error (error, RB_PICTURE_ERROR, RB_PICTURE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "trend.gif"));
  g_clear_error (&error);
  g_assert_true (rb_picture_format_of ("Trend.PDF", &format, &error));
  g_assert_cmpint (format, ==, RB_PICTURE_PDF);
  g_assert_false (rb_picture_save (chart, "/nowhere/at/all.png", &options, &error));
  g_assert_error (error, RB_PICTURE_ERROR, RB_PICTURE_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "/nowhere/at/all.png"));
  g_clear_error (&error);
  options.width = options.height = 1e9;
  g_assert_null (rb_picture_bytes (chart, &options, &error));
  g_assert_error (error, RB_PICTURE_ERROR, RB_PICTURE_ERROR_WRITE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/every chart has points, words and a table", test_every_chart);
  g_test_add_func ("/chart/what is drawn is what is hit", test_hit);
  g_test_add_func ("/chart/arrow keys walk to the neighbour", test_walk);
  g_test_add_func ("/chart/the point in focus speaks in the caption", test_focus);
  g_test_add_func ("/chart/the bands table agrees with the figures", test_bands_table);
  g_test_add_func ("/chart/no data is a quiet sentence", test_empty);
  g_test_add_func ("/chart/one day of marks draws", test_one_point);
  g_test_add_func ("/chart/sixty classes fit", test_sixty_classes);
  g_test_add_func ("/chart/names in any script and length draw", test_names);
  g_test_add_func ("/chart/a ribbon is of one pupil, a pie of none", test_ribbon_needs_one);
  g_test_add_func ("/axis/ticks are round and hold the values", test_axis);
  g_test_add_func ("/axis/labels do not touch", test_spread);
  g_test_add_func ("/slide/hidden places tell nothing, the last stage names the winner",
                   test_slide);
  g_test_add_func ("/slide/its title says who was ranked, for how long and by what",
                   test_slide_title);
  g_test_add_func ("/picture/the same chart is the same file", test_picture);
  g_test_add_func ("/picture/a picture that cannot be saved says why", test_picture_errors);
  return g_test_run ();
}
