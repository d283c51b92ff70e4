/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The A3 board: winners in stars, then every class in school order, not by rank. */
#include <math.h>
#include <string.h>

#include "charts/rb-assembly.h"
#include "charts/rb-chart-private.h"

#define WIDTH 1169.0
#define HEIGHT 1654.0
#define LEFT 70.0
#define RIGHT 1099.0
#define BAR 200.0
#define HEAD 560.0

typedef struct
{
  GPtrArray *rows;    /* RbSlideRow*, in school order */
  GPtrArray *winners; /* RbSlideRow* of rows, one a phase */
  double from, target;
} Poster;

static int
compare_key (gconstpointer a, gconstpointer b)
{
  const RbLeagueRow *x = *(RbLeagueRow *const *) a, *y = *(RbLeagueRow *const *) b;

  return rb_key_compare (x->key, y->key);
}

static Poster *
poster_new (const RbLeague *league, const RbSchool *school)
{
  Poster *poster = g_new0 (Poster, 1);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  double low = 100;

  poster->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_slide_row_free);
  poster->winners = g_ptr_array_new ();
  for (guint i = 0; i < league->rows->len; i++)
    g_ptr_array_add (order, g_ptr_array_index (league->rows, i));
  g_ptr_array_sort (order, compare_key);
  for (guint i = 0; i < order->len; i++)
    {
      const RbLeagueRow *from = g_ptr_array_index (order, i);
      RbSlideRow *row;

      if (!rb_rate_exists (from->rate))
        continue;
      row = rb_slide_row_new (league, from, rb_slide_unit (school, league->period), FALSE);
      g_ptr_array_add (poster->rows, row);
      low = MIN (low, row->value);
      if (row->rank == 1)
        g_ptr_array_add (poster->winners, row);
    }
  poster->from = MAX (0, floor ((low - 4) / 5) * 5);
  poster->target = rb_rate_exists (league->target) && league->measure != RB_LEAGUE_PUNCTUALITY
                       ? rb_rate_percent (league->target)
                       : NAN;
  return poster;
}

static void
poster_free (Poster *poster)
{
  g_ptr_array_unref (poster->winners);
  g_ptr_array_unref (poster->rows);
  g_free (poster);
}

static void
lay_winner (RbCanvas *canvas, const RbSlideRow *row, double cx, double size, double room)
{
  RbTextStyle name = { 88 * size / 292, 800, RB_NAVY, RB_ALIGN_CENTRE },
              figure = { 31, 700, RB_RGB (0xffffff) };
  RbTextStyle phase = { 31, 400, RB_RGB (0xffffff), RB_ALIGN_LEFT };
  g_autofree char *percent = g_strdup_printf ("%s %%", row->figure);
  double w, word, x;

  rb_canvas_shape (canvas, RB_GLYPH_STAR, cx, 352, size, 0, size * 0.08, RB_AMBER);
  rb_canvas_measure (canvas, &name, row->name, &w, NULL);
  if (w > size * 0.42)
    name.size *= size * 0.42 / w;
  if (name.size >= 30)
    rb_canvas_text_middle (canvas, cx, 358, &name, row->name);
  else
    {
      name = (RbTextStyle){ 34, 800, RB_RGB (0xffffff), RB_ALIGN_CENTRE, room };
      rb_canvas_text (canvas, cx, 474, &name, row->name);
    }
  rb_canvas_measure (canvas, &figure, percent, &w, NULL);
  rb_canvas_measure (canvas, &phase, row->phase, &word, NULL);
  /* Smaller where there are many winners; cut words would say nothing. */
  if (w + 16 + word > room - 110)
    {
      phase.size = MIN (31, 31 * (room - 126 - w) / MAX (word, 1));
      rb_canvas_measure (canvas, &phase, row->phase, &word, NULL);
    }
  if (*row->phase == '\0' || phase.size < 19)
    word = -16;
  x = cx - (w + 16 + word) / 2;
  rb_canvas_text (canvas, x, 518, &figure, percent);
  if (word > 0)
    rb_canvas_text (canvas, x + w + 16, 518, &phase, row->phase);
}

static void
lay_head (const Poster *poster, const RbLeague *league, const RbSchool *school, RbCanvas *canvas)
{
  RbTextStyle title = { 80, 800, RB_RGB (0xffffff), RB_ALIGN_CENTRE },
              sub = { 34, 400, RB_RGB (0xe6eef8), RB_ALIGN_CENTRE };
  g_autofree char *dates = rb_date_range_format (
      league->period.from, MIN (league->period.to, rb_date_monday (league->period.to) + 4));
  guint n = MIN (poster->winners->len, 5);
  g_autofree char *words = rb_assembly_title (league, school, n > 1);
  double room = (WIDTH - 100) / MAX (n, 1);

  rb_canvas_rect (canvas, rb_rect (0, 0, WIDTH, HEAD), RB_BLUE, 0);
  rb_canvas_text (canvas, WIDTH / 2, 128, &title, words);
  rb_canvas_text (canvas, WIDTH / 2, 182, &sub, dates);
  rb_canvas_shape (canvas, RB_GLYPH_STAR, 60, 70, 44, 0.1, 3, RB_AMBER);
  rb_canvas_shape (canvas, RB_GLYPH_DISC, 150, 40, 20, 0, 0, RB_RGB (0x7ccbd9));
  rb_canvas_shape (canvas, RB_GLYPH_SQUARE, 1020, 42, 22, 0.3, 3, RB_AMBER);
  rb_canvas_shape (canvas, RB_GLYPH_TRIANGLE, 1098, 84, 50, 0.4, 3, RB_RGB (0xff8a73));
  rb_canvas_shape (canvas, RB_GLYPH_DIAMOND, 1120, 190, 26, 0, 2, RB_RGB (0x9cc3f0));
  rb_canvas_shape (canvas, RB_GLYPH_SQUARE, 40, 180, 18, 0.5, 2, RB_RGB (0xff8a73));
  rb_canvas_shape (canvas, RB_GLYPH_STAR, 1118, 494, 40, -0.2, 3, RB_AMBER);
  rb_canvas_shape (canvas, RB_GLYPH_DIAMOND, 52, 500, 36, 0, 2, RB_RGB (0x7ccbd9));
  for (guint i = 0; i < n; i++)
    lay_winner (canvas, g_ptr_array_index (poster->winners, i), 50 + (i + 0.5) * room,
                MIN (292, room * 0.8), room);
}

static double
poster_x (const Poster *poster, double value)
{
  return BAR
         + (800 - BAR) * (CLAMP (value, poster->from, 100) - poster->from) / (100 - poster->from);
}

static void
lay_row (const Poster *poster, const RbSlideRow *row, RbCanvas *canvas, double y, double step)
{
  double height = floor (step * 0.7), size = MIN (42, step * 0.7), middle = floor (y + height / 2);
  RbTextStyle name = { size, 800, RB_NAVY, RB_ALIGN_LEFT, BAR - LEFT - 10 };
  RbTextStyle figure = { MIN (29, step * 0.5), 700, RB_RGB (0x0b1b1f), RB_ALIGN_RIGHT };
  RbTextStyle change = { MIN (25, step * 0.44), 700, RB_RGB (0x14505e) };
  double width = MAX (80, poster_x (poster, row->value) - BAR);
  g_autofree char *rise = row->rose ? g_strdup (row->change) : NULL;

  rb_canvas_text_middle (canvas, LEFT, middle, &name, row->name);
  rb_canvas_rect (canvas, rb_rect (BAR, y, width, height),
                  RB_RGB (row->on_target ? 0x3a9bb0 : 0x9dc1de), 7);
  rb_canvas_text_middle (canvas, BAR + width - 14, middle, &figure, row->figure);
  if (row->on_target)
    {
      rb_canvas_shape (canvas, RB_GLYPH_STAR, 880, middle, size * 1.05, 0, 1, RB_AMBER);
      rb_canvas_outline (canvas, RB_GLYPH_STAR, 880, middle, size * 1.05, 1, RB_RGB (0x3a3a3a));
    }
  if (rise != NULL)
    {
      char *on = strstr (rise, " on ");

      if (on != NULL)
        *on = '\0';
      rb_canvas_text_middle (canvas, 930, middle, &change, rise);
    }
}

static void
lay_rows (const Poster *poster, const RbLeague *league, const RbSchool *school, RbCanvas *canvas)
{
  RbTextStyle head = { 28, 800, RB_NAVY }, small = { 24, 700, RB_NAVY, RB_ALIGN_CENTRE };
  double top = 654, step = MIN (61, (1510 - top) / MAX (1, poster->rows->len));
  g_autofree char *every = g_strdup_printf ("Every %s", rb_assembly_noun (league->by, FALSE));
  g_autofree char *on = g_strdup_printf ("on last %s", rb_slide_unit (school, league->period));

  rb_canvas_text (canvas, LEFT, 622, &head, every);
  if (isfinite (poster->target))
    {
      g_autofree char *words = g_strdup_printf ("our target, %g %%", poster->target);
      double x = floor (poster_x (poster, poster->target));

      rb_canvas_text (canvas, x, 622, &small, words);
      rb_canvas_line (canvas, x, 634, x, top + step * poster->rows->len, RB_NAVY, 2, 4, 4);
    }
  small.align = RB_ALIGN_LEFT;
  rb_canvas_text (canvas, 930, 622, &small, on);
  for (guint i = 0; i < poster->rows->len; i++)
    lay_row (poster, g_ptr_array_index (poster->rows, i), canvas, floor (top + i * step), step);
}

static char *
foot_words (const Poster *poster, const RbLeague *league)
{
  const char *star = isfinite (poster->target) ? "Star: target met. " : "";
  const char *counts = "Every session missed counts, for any reason.";

  if (league->measure == RB_LEAGUE_PUNCTUALITY)
    counts = "Sessions without coming late count.";
  else if (league->measure == RB_LEAGUE_IMPROVEMENT)
    counts = "The largest rise in attendance wins.";
  return g_strdup_printf ("%sBars start at %g %%. %s", star, poster->from, counts);
}

static void
lay_foot (const Poster *poster, const RbLeague *league, const RbSchool *school, RbCanvas *canvas)
{
  RbTextStyle foot = { 25, 400, RB_NAVY_DIM, RB_ALIGN_LEFT, RIGHT - LEFT };
  RbTextStyle name = { 25, 800, RB_NAVY, RB_ALIGN_RIGHT, 600 };
  g_autofree char *counts = foot_words (poster, league);
  g_autofree char *whole = rb_rate_format (league->measure == RB_LEAGUE_PUNCTUALITY
                                               ? rb_tally_punctuality (&league->total)
                                               : rb_tally_attendance (&league->total));
  g_autofree char *all =
      g_strdup_printf ("Whole school %s %%.%s", whole, school->details->sample ? " SAMPLE" : "");

  rb_canvas_line (canvas, LEFT, 1546, RIGHT, 1546, RB_NAVY, 2, 0, 0);
  rb_canvas_text (canvas, LEFT, 1594, &foot, counts);
  foot.max_width = 420;
  rb_canvas_text (canvas, LEFT, 1628, &foot, all);
  rb_canvas_text (canvas, RIGHT, 1628, &name, school->details->name);
}

void
rb_league_poster_draw (const RbLeague *league,
                       const RbSchool *school,
                       cairo_t *cr,
                       double width,
                       double height,
                       const char *font)
{
  g_autoptr (RbCanvas) canvas = rb_canvas_new (rb_palette_get (RB_THEME_LIGHT), font, 1, FALSE);
  Poster *poster = poster_new (league, school);
  double zoom = MIN (width / WIDTH, height / HEIGHT);

  rb_canvas_rect (canvas, rb_rect (0, 0, WIDTH, HEIGHT), RB_CREAM, 0);
  lay_head (poster, league, school, canvas);
  lay_rows (poster, league, school, canvas);
  lay_foot (poster, league, school, canvas);
  cairo_save (cr);
  cairo_translate (cr, (width - WIDTH * zoom) / 2, (height - HEIGHT * zoom) / 2);
  cairo_scale (cr, zoom, zoom);
  rb_canvas_draw (canvas, cr);
  cairo_restore (cr);
  poster_free (poster);
}
