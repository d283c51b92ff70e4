/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slides: hidden places show shapes, then third, second, first, then the winner's card. */
#include "charts/rb-league-slide.h"

#include <math.h>
#include <string.h>

#include "charts/rb-assembly.h"
#include "charts/rb-chart-private.h"

#define WIDTH 1920.0
#define HEIGHT 1080.0
#define MOST_PLACES 3

struct _RbLeagueSlide
{
  GPtrArray *rows; /* RbSlideRow*, best first */
  char *title;
  char *subtitle;
  const char *counted; /* "sessions", "on time" */
  char *foot;
  char *school;
  gboolean sample;
  guint n_places; /* distinct bars of the reveal: at most three */
};

void
rb_slide_row_free (RbSlideRow *row)
{
  g_free (row->name);
  g_free (row->teacher);
  g_free (row->phase);
  g_free (row->figure);
  g_free (row->change);
  g_free (row);
}

RbSlideRow *
rb_slide_row_new (const RbLeague *league,
                  const RbLeagueRow *from,
                  const char *unit,
                  gboolean show_falls)
{
  gboolean on_time = league->measure == RB_LEAGUE_PUNCTUALITY;
  RbSlideRow *row = g_new0 (RbSlideRow, 1);
  g_autofree char *change = rb_rate_change_format (from->previous_rate, from->rate);
  gboolean both = rb_rate_exists (from->rate) && rb_rate_exists (from->previous_rate);

  row->rank = from->rank;
  row->name = g_strdup (from->key->label);
  row->teacher = g_strdup (from->teacher != NULL ? from->teacher : "");
  row->phase = g_strdup (from->phase != NULL ? from->phase : "");
  row->figure = rb_rate_format (from->rate);
  row->attended = on_time ? from->tally.attended - from->tally.late : from->tally.attended;
  row->possible = on_time ? from->tally.attended + from->tally.late_after : from->tally.possible;
  row->full = from->full;
  row->on_target = from->on_target && !on_time; /* the target is one of attendance */
  row->value = rb_rate_percent (from->rate);
  row->rose = both && rb_rate_change_tenths (from->previous_rate, from->rate) > 0;
  if (row->rose || (show_falls && both))
    row->change = g_strdup_printf ("%s on last %s", change, unit);
  else
    row->change = g_strdup_printf ("%u here every session", from->full);
  return row;
}

const char *
rb_slide_unit (const RbSchool *school, RbPeriod period)
{
  static const char *const units[] = { "day", "week", "half term", "term", "year", "time" };

  return units[rb_period_kind (school, period)];
}

/* Those who share a rank share a bar. */
static void
join_row (RbLeagueSlide *slide, RbSlideRow *row)
{
  RbSlideRow *last =
      slide->rows->len > 0 ? g_ptr_array_index (slide->rows, slide->rows->len - 1) : NULL;

  if (last != NULL && last->rank == row->rank)
    {
      char *name = g_strdup_printf ("%s and %s", last->name, row->name);

      g_free (last->name);
      last->name = name;
      g_free (last->teacher);
      last->teacher = g_strdup ("");
      last->full += row->full;
      last->rose = FALSE;
      g_free (last->change);
      last->change = g_strdup_printf ("%u here every session", last->full);
      rb_slide_row_free (row);
      return;
    }
  g_ptr_array_add (slide->rows, row);
}

const char *
rb_assembly_noun (RbGroup by, gboolean many)
{
  switch (by)
    {
    case RB_GROUP_YEAR:
      return many ? "year groups" : "year group";
    case RB_GROUP_HOUSE:
      return many ? "houses" : "house";
    case RB_GROUP_PHASE:
      return many ? "phases" : "phase";
    case RB_GROUP_PUPIL:
      return many ? "pupils" : "pupil";
    default:
      return many ? "classes" : "class";
    }
}

char *
rb_assembly_title (const RbLeague *league, const RbSchool *school, gboolean many)
{
  RbPeriodKind kind = rb_period_kind (school, league->period);
  const char *noun = rb_assembly_noun (league->by, many);

  if (kind == RB_PERIOD_OTHER)
    return g_strdup_printf ("Our best %s", noun);
  return g_strdup_printf ("%c%s of the %s", g_ascii_toupper (*noun), noun + 1,
                          rb_slide_unit (school, league->period));
}

static char *
slide_subtitle (const RbLeague *league, const char *phase)
{
  static const char *const by[] = { [RB_LEAGUE_ATTENDANCE] = "",
                                    [RB_LEAGUE_PUNCTUALITY] = ", for being on time",
                                    [RB_LEAGUE_IMPROVEMENT] = ", most improved" };
  g_autofree char *dates = rb_date_range_format (
      league->period.from, MIN (league->period.to, rb_date_monday (league->period.to) + 4));

  if (phase != NULL)
    return g_strdup_printf ("%s, %s%s", phase, dates, by[league->measure]);
  return g_strdup_printf ("Every %s, %s%s", rb_assembly_noun (league->by, FALSE), dates,
                          by[league->measure]);
}

/* What counts, in words a child of nine reads. */
static char *
slide_foot (const RbLeague *league)
{
  g_autofree char *target = g_strdup_printf ("%g", rb_rate_percent (league->target));

  if (league->measure == RB_LEAGUE_PUNCTUALITY)
    return g_strdup ("What counts: sessions without coming late.");
  if (league->measure == RB_LEAGUE_IMPROVEMENT)
    return g_strdup ("What counts: how far attendance has risen since the time before.");
  if (!rb_rate_exists (league->target))
    return g_strdup ("What counts: every session missed, for any reason.");
  return g_strdup_printf ("What counts: every session missed, for any reason. Our target is %s %%.",
                          target);
}

RbLeagueSlide *
rb_league_slide_new (const RbLeague *league,
                     const RbSchool *school,
                     const char *phase,
                     gboolean show_falls)
{
  RbLeagueSlide *slide = g_new0 (RbLeagueSlide, 1);

  slide->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_slide_row_free);
  for (guint i = 0; i < league->rows->len; i++)
    {
      const RbLeagueRow *row = g_ptr_array_index (league->rows, i);

      if (phase == NULL && league->within_phase)
        phase = row->phase;
      if (row->rank > 0 && (phase == NULL || g_strcmp0 (phase, row->phase) == 0))
        join_row (slide, rb_slide_row_new (league, row, rb_slide_unit (school, league->period),
                                           show_falls));
    }
  slide->n_places = MIN (MOST_PLACES, slide->rows->len);
  slide->title = rb_assembly_title (league, school, FALSE);
  slide->subtitle = slide_subtitle (league, phase);
  slide->counted = league->measure == RB_LEAGUE_PUNCTUALITY ? "on time" : "sessions";
  slide->foot = slide_foot (league);
  slide->school = g_strdup (school->details->name);
  slide->sample = school->details->sample;
  return slide;
}

void
rb_league_slide_free (RbLeagueSlide *slide)
{
  if (slide == NULL)
    return;
  g_ptr_array_unref (slide->rows);
  g_free (slide->title);
  g_free (slide->subtitle);
  g_free (slide->foot);
  g_free (slide->school);
  g_free (slide);
}

guint
rb_league_slide_n_stages (const RbLeagueSlide *slide)
{
  return slide->n_places > 0 ? slide->n_places + 2 : 1;
}

guint
rb_league_slide_n_rows (const RbLeagueSlide *slide)
{
  return slide->rows->len;
}

const RbSlideRow *
rb_league_slide_row (const RbLeagueSlide *slide, guint index)
{
  return g_ptr_array_index (slide->rows, index);
}

char *
rb_league_slide_describe (const RbLeagueSlide *slide, guint stage)
{
  const RbSlideRow *row;

  if (slide->n_places == 0)
    return g_strdup ("No class has a complete register yet.");
  if (stage == 0)
    return g_strdup_printf ("%s. %s. %u places are hidden.", slide->title, slide->subtitle,
                            slide->n_places);
  if (stage > slide->n_places)
    {
      row = g_ptr_array_index (slide->rows, 0);
      return g_strdup_printf ("The winner is %s with %s per cent.", row->name, row->figure);
    }
  row = g_ptr_array_index (slide->rows, slide->n_places - stage);
  return g_strdup_printf ("Place %u: %s with %s per cent, %s.", row->rank, row->name, row->figure,
                          row->change);
}

/* 1st, 2nd, 3rd. */
static const char *
ordinal (guint rank)
{
  if (rank % 100 >= 11 && rank % 100 <= 13)
    return "th";
  return rank % 10 == 1 ? "st" : rank % 10 == 2 ? "nd" : rank % 10 == 3 ? "rd" : "th";
}

static double
fitted (RbCanvas *canvas, const char *text, double from, double least, double room)
{
  RbTextStyle style = { from, 800 };
  double width;

  rb_canvas_measure (canvas, &style, text, &width, NULL);
  return width > room ? MAX (least, from * room / width) : from;
}

static void
lay_hidden (RbCanvas *canvas, RbRect bar, guint place)
{
  static const RbGlyph glyphs[] = { RB_GLYPH_STAR, RB_GLYPH_DISC, RB_GLYPH_TRIANGLE,
                                    RB_GLYPH_DIAMOND, RB_GLYPH_SQUARE };
  /* No shape in the colour of its bar. */
  static const guint colors[3][5] = { { 0xe6b94c, 0x7ccbd9, 0xf49480, 0x97bdee, 0xe6b94c },
                                      { 0xfff6e3, 0x1a4e8a, 0xe8654a, 0x3a9bb0, 0xfff6e3 },
                                      { 0xfff6e3, 0x1a4e8a, 0xe8654a, 0x3a7cc0, 0xf5c04a } };
  static const double sizes[] = { 92, 54, 70, 66, 52 };

  for (int i = 0; i < 9; i++)
    {
      int k = i % 5;
      double x = bar.x + 420 + i * (bar.width - 580) / 8;
      double y = bar.y + bar.height / 2 + (i % 2 ? -16 : 16);

      rb_canvas_shape (canvas, glyphs[k], x, y, sizes[k], (i * 7 % 5 - 2) * 0.2, 6,
                       RB_RGB (colors[place][k]));
    }
}

static void
lay_bar (RbCanvas *canvas, const RbSlideRow *row, RbRect bar, guint place, gboolean shown)
{
  static const guint fills[] = { 0x1a4e8a, 0xf5c04a, 0x7ccbd9 };
  RbColor ink = place == 0 ? RB_RGB (0xffffff) : RB_NAVY;
  g_autofree char *rank = g_strdup_printf ("%u", row->rank);
  RbTextStyle number = { 112, 800, ink }, small = { 48, 700, ink };
  RbTextStyle teacher = { 50, 600, ink, RB_ALIGN_LEFT, 560 },
              change = { 44, 400, ink, RB_ALIGN_LEFT, 560 };
  RbTextStyle figure = { 128, 800, ink, RB_ALIGN_RIGHT }, percent = { 64, 600, ink };
  RbTextStyle name = { 150, 800, ink, RB_ALIGN_LEFT, 560 };
  double x = bar.x + 70, base = bar.y + bar.height / 2, words, w;
  gboolean alone = *row->teacher != '\0';

  rb_canvas_rect (canvas, bar, RB_RGB (fills[place]), 28);
  w = rb_canvas_text (canvas, x, base + 40, &number, rank);
  rb_canvas_text (canvas, x + w + 8, base - 4, &small, ordinal (row->rank));
  if (!shown)
    {
      lay_hidden (canvas, bar, place);
      return;
    }
  words = bar.x + 660;
  name.size = fitted (canvas, row->name, 152, 60, alone ? 290 : 440);
  name.max_width = alone ? 300 : 450;
  w = rb_canvas_text (canvas, bar.x + 340, base + name.size * 0.36, &name, row->name);
  words = MAX (words, bar.x + 340 + w + 50);
  rb_canvas_measure (canvas, &figure, row->figure, &teacher.max_width, NULL);
  rb_canvas_measure (canvas, &percent, "%", &w, NULL);
  teacher.max_width = change.max_width =
      MAX (40, bar.x + bar.width - 90 - w - teacher.max_width - words);
  if (!alone)
    {
      double room = change.max_width;

      change.max_width = 0;
      rb_canvas_measure (canvas, &change, row->change, &w, NULL);
      change.max_width = room;
      change.max_lines = w > room ? 2 : 1;
      rb_canvas_text (canvas, words, w > room ? base - 10 : base + 16, &change, row->change);
    }
  else
    rb_canvas_text (canvas, words, base - 8, &teacher, row->teacher);
  if (alone)
    rb_canvas_text (canvas, words, base + 54, &change, row->change);
  rb_canvas_measure (canvas, &percent, "%", &w, NULL);
  rb_canvas_text (canvas, bar.x + bar.width - 56 - w, base + 46, &percent, "%");
  rb_canvas_text (canvas, bar.x + bar.width - 68 - w, base + 46, &figure, row->figure);
}

static void
lay_reveal (const RbLeagueSlide *slide, RbCanvas *canvas, guint stage)
{
  RbTextStyle title = { 92, 800, RB_NAVY }, sub = { 46, 400, RB_NAVY_DIM, RB_ALIGN_LEFT, 1300 };
  RbTextStyle foot = { 34, 400, RB_NAVY_DIM, RB_ALIGN_LEFT, 1300 },
              school = { 34, 400, RB_NAVY_DIM, RB_ALIGN_RIGHT, 440 };

  rb_canvas_rect (canvas, rb_rect (0, 0, WIDTH, HEIGHT), RB_CREAM, 0);
  rb_assembly_corner (canvas, 1500, 30);
  rb_canvas_text (canvas, 100, 146, &title, slide->title);
  rb_canvas_text (canvas, 104, 214, &sub, slide->subtitle);
  if (slide->n_places == 0)
    rb_canvas_text (canvas, 104, 460, &sub, "No class has a complete register yet.");
  for (guint place = 0; place < slide->n_places; place++)
    lay_bar (canvas, g_ptr_array_index (slide->rows, place),
             rb_rect (100, 272 + 238 * place, 1720 - 80 * place, 214), place,
             slide->n_places - place <= stage);
  rb_canvas_text (canvas, 100, 1036, &foot, slide->foot);
  rb_canvas_text (canvas, 1820, 1036, &school, slide->school);
}

static void
lay_winner (const RbLeagueSlide *slide, RbCanvas *canvas)
{
  const RbSlideRow *row = g_ptr_array_index (slide->rows, 0);
  RbColor white = RB_RGB (0xffffff);
  RbTextStyle title = { 80, 800, RB_CREAM, RB_ALIGN_CENTRE }, figure = { 150, 800, white },
              small = { 46, 400, white };
  RbTextStyle percent = { 88, 700, white }, right = small,
              name = { 232, 800, RB_NAVY, RB_ALIGN_CENTRE };
  RbTextStyle well = { 62, 700, RB_CREAM, RB_ALIGN_CENTRE, 1500 },
              change = { 44, 400, RB_RGB (0xdbe7f5), RB_ALIGN_CENTRE, 1500 };
  gboolean inside =
      g_utf8_strlen (row->name, -1) <= 4 || fitted (canvas, row->name, 232, 60, 290) >= 96;
  g_autofree char *attended = rb_count_format (row->attended);
  g_autofree char *possible = rb_count_format (row->possible);
  g_autofree char *sessions = g_strdup_printf ("%s of %s %s", attended, possible, slide->counted);
  g_autofree char *full = g_strdup_printf ("%u", row->full);
  g_autofree char *teacher = g_strdup_printf ("Well done, %s’s class", row->teacher);
  g_autofree char *below =
      row->rose ? g_strdup_printf ("%c%s.", g_ascii_toupper (*row->change), row->change + 1)
                : g_strdup (slide->subtitle);
  double w;

  rb_canvas_rays (canvas, rb_rect (0, 0, WIDTH, HEIGHT), 960, 500, RB_RGB (0x1f5a9c),
                  RB_RGB (0x0e2f5c), 22);
  rb_assembly_confetti (canvas, WIDTH, HEIGHT);
  rb_canvas_text (canvas, 960, 196, &title, slide->title);
  rb_canvas_shape (canvas, RB_GLYPH_STAR, 960, 560, 680, 0, 56, RB_AMBER);
  if (inside)
    {
      name.size = fitted (canvas, row->name, 232, 96, 290);
      rb_canvas_text_middle (canvas, 960, 560, &name, row->name);
    }
  w = rb_canvas_text (canvas, 170, 560, &figure, row->figure);
  rb_canvas_text (canvas, 180 + w, 560, &percent, "%");
  rb_canvas_text (canvas, 142, 628, &small, sessions);
  rb_canvas_text (canvas, 1362, 560, &figure, full);
  rb_canvas_text (canvas, 1364, 628, &right, "here every session");
  rb_canvas_text (canvas, 960, 946, &well,
                  !inside         ? row->name
                  : *row->teacher ? teacher
                                  : "Well done");
  rb_canvas_text (canvas, 960, 1024, &change, below);
}

void
rb_league_slide_draw (const RbLeagueSlide *slide,
                      cairo_t *cr,
                      double width,
                      double height,
                      guint stage,
                      const char *font)
{
  g_autoptr (RbCanvas) canvas = rb_canvas_new (rb_palette_get (RB_THEME_LIGHT), font, 1, FALSE);
  double zoom = MIN (width / WIDTH, height / HEIGHT);
  RbTextStyle mark = { 34, 800, RB_NAVY_DIM, RB_ALIGN_CENTRE };
  gboolean winner = slide->n_places > 0 && stage > slide->n_places;

  if (winner)
    lay_winner (slide, canvas);
  else
    lay_reveal (slide, canvas, stage);
  if (slide->sample)
    {
      mark.color = winner ? RB_CREAM : RB_NAVY_DIM;
      rb_canvas_text (canvas, winner ? 960 : 1240, winner ? 60 : 146, &mark, "SAMPLE");
    }
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  cairo_translate (cr, (width - WIDTH * zoom) / 2, (height - HEIGHT * zoom) / 2);
  cairo_scale (cr, zoom, zoom);
  cairo_rectangle (cr, 0, 0, WIDTH, HEIGHT);
  cairo_clip (cr);
  rb_canvas_draw (canvas, cr);
  cairo_restore (cr);
}
