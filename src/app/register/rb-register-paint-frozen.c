/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws what does not scroll away: names with band and percentage, the two header rows, the totals,
 * and puts all parts of the register together under their clips. */
#include "app/register/rb-register-scene.h"

#include <glib/gi18n.h>

#define MARGIN 12

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float width, float height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* A layout in the middle of a height, from the left or to the right. */
static void
put (GtkSnapshot *snapshot,
     PangoLayout *layout,
     float x,
     float y,
     float height,
     gboolean to_right,
     const GdkRGBA *color)
{
  int wide;
  int high;

  pango_layout_get_pixel_size (layout, &wide, &high);
  rb_register_paint_text (snapshot, layout, to_right ? x - wide : x, y + (height - high) / 2,
                          color);
}

static PangoLayout *
rate_layout (const RbRegisterScene *scene, RbRate rate, RbTextStyle style)
{
  g_autofree char *text = rb_rate_format (rate);

  return rb_register_text_get (scene->text, style, text);
}

static void
put_sign (const RbRegisterScene *scene, GtkSnapshot *snapshot, RbRate rate, float y, float height)
{
  int sign = rb_register_layout_metrics (scene->layout)->sign;
  RbBandRole role = rb_policy_band (rb_register_figures_policy (scene->figures), rate);

  if (role == RB_BAND_NONE)
    return;
  gtk_snapshot_append_texture (
      snapshot, rb_register_text_glyph (scene->text, role, sign),
      &GRAPHENE_RECT_INIT (MARGIN - 3, (int) (y + (height - sign) / 2), sign, sign));
}

/* "<b>Okonkwo</b>, Chidi" for the pupil under the cursor. */
static PangoLayout *
name_layout (const RbRegisterScene *scene, guint row, int width, gboolean narrow)
{
  const RbPupil *pupil = rb_register_scene_pupil (scene, row);
  gboolean current = row == scene->row;
  g_autofree char *markup = NULL;

  if (narrow) /* "Chidi O" */
    {
      char initial[8] = "";

      g_utf8_strncpy (initial, pupil->surname, 1);
      markup = current ? g_markup_printf_escaped ("<b>%s %s</b>", pupil->forename, initial)
                       : g_markup_printf_escaped ("%s %s", pupil->forename, initial);
    }
  else
    markup = current ? g_markup_printf_escaped ("<b>%s</b>, %s", pupil->surname, pupil->forename)
                     : g_markup_printf_escaped ("%s, %s", pupil->surname, pupil->forename);
  return rb_register_text_markup (scene->text, markup, width);
}

/* "in 09:12" right of the name, small: what the desk knows of this session. Returns its width. */
static int
put_arrival (const RbRegisterScene *scene, GtkSnapshot *snapshot, guint row, float y, int right)
{
  const RbArrival *arrival = rb_register_figures_arrival (scene->figures, row, NULL);
  g_autofree char *time = arrival ? rb_time_format (arrival->minute) : NULL;
  g_autofree char *markup = NULL;
  PangoLayout *layout;
  int width;

  if (!arrival)
    return 0;
  markup = g_strdup_printf ("<span size=\"80%%\">%s %s</span>", arrival->direction, time);
  layout = rb_register_text_markup (scene->text, markup, 80);
  pango_layout_get_pixel_size (layout, &width, NULL);
  put (snapshot, layout, right, y, rb_register_layout_metrics (scene->layout)->row - 1, TRUE,
       &scene->colors.dim);
  return width + 6;
}

static void
paint_name (const RbRegisterScene *scene, GtkSnapshot *snapshot, guint row, float y)
{
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);
  RbRate rate = rb_register_figures_rate (scene->figures, row);
  int height = m->row - 1;

  if (row == scene->row)
    fill (snapshot, &scene->colors.current, 0, y, m->names, height);
  else if ((int) row == scene->hover_row)
    fill (snapshot, &scene->colors.hover, 0, y, m->names, height);
  put_sign (scene, snapshot, rate, y, height);
  int room = m->names - 2 * MARGIN - m->sign - 6 - 42;
  int taken = put_arrival (scene, snapshot, row, y, MARGIN + m->sign + 4 + room);
  put (snapshot, name_layout (scene, row, room - taken, room < 90), MARGIN + m->sign + 4, y, height,
       FALSE, &scene->colors.text);
  put (snapshot, rate_layout (scene, rate, RB_TEXT_FIGURE), m->names - MARGIN - 2, y, height, TRUE,
       &scene->colors.text);
  fill (snapshot, row % 5 == 4 ? &scene->colors.fifth : &scene->colors.rule, 0, y + height,
        m->names, 1);
}

void
rb_register_paint_names (const RbRegisterScene *scene, GtkSnapshot *snapshot)
{
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);
  int top = rb_register_scene_top (scene);
  int room = rb_register_scene_room_y (scene);
  guint end = MIN (scene->rows->len, (guint) ((scene->y + room) / m->row + 1));

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, top, m->names, room));
  for (guint row = scene->y / m->row; row < end; row++)
    paint_name (scene, snapshot, row,
                top + rb_register_layout_row_y (scene->layout, row) - scene->y);
  gtk_snapshot_pop (snapshot);
  fill (snapshot, &scene->colors.fifth, m->names - 1, 0, 1, scene->height);
}

static void
paint_day_head (const RbRegisterScene *scene,
                GtkSnapshot *snapshot,
                const RbRegisterDay *day,
                float x)
{
  static const char *const letters[] = { N_ ("M"), N_ ("T"), N_ ("W"), N_ ("T"), N_ ("F") };
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);
  gboolean today = day->date == scene->today;
  const GdkRGBA *ink = today ? &scene->colors.accent_ink : &scene->colors.text;
  const GdkRGBA *small = today ? &scene->colors.accent_ink : &scene->colors.dim;
  PangoLayout *layout;
  char text[24];
  int number;
  int wide;
  int high;
  int low;
  float y = m->week_header;

  rb_date_get (day->date, NULL, NULL, &number);
  g_snprintf (text, sizeof text, "%s\u2009%d", _ (letters[rb_date_weekday (day->date)]), number);
  layout = rb_register_text_get (scene->text, today ? RB_TEXT_DAY_BOLD : RB_TEXT_DAY, text);
  pango_layout_get_pixel_size (layout, &wide, &high);
  if (today)
    {
      GskRoundedRect box;

      gsk_rounded_rect_init_from_rect (
          &box, &GRAPHENE_RECT_INIT (x - 1, y, 2 * m->cell + 2, m->day_header), 3);
      gtk_snapshot_push_rounded_clip (snapshot, &box);
      gtk_snapshot_append_color (snapshot, &scene->colors.accent, &box.bounds);
      gtk_snapshot_pop (snapshot);
    }
  low = m->day_header - high;
  rb_register_paint_text (snapshot, layout, x + (2 * m->cell - wide) / 2, y - 1, ink);
  for (int half = RB_AM; half <= RB_PM; half++)
    {
      layout = rb_register_text_get (scene->text, RB_TEXT_SMALL,
                                     today ? (half ? _ ("pm") : _ ("am"))
                                           : (half ? C_ ("afternoon", "p") : C_ ("morning", "a")));
      pango_layout_get_pixel_size (layout, &wide, &high);
      rb_register_paint_text (
          snapshot, layout, x + half * m->cell + (m->cell - wide) / 2,
          y + m->day_header - MAX (low, high) - 1 + (MAX (low, high) - high) / 2, small);
    }
}

/* A padlock: the week is sealed. `x` is its left side. */
static void
paint_seal (const RbRegisterScene *scene, GtkSnapshot *snapshot, float x)
{
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);
  const float body = 9, high = 7, top = (m->week_header - 12) / 2.0f;
  const float thick[4] = { 1.5f, 1.5f, 1.5f, 1.5f };
  const GdkRGBA *dim = &scene->colors.dim;
  const GdkRGBA colors[4] = { *dim, *dim, *dim, *dim };
  GskRoundedRect shackle;

  gsk_rounded_rect_init_from_rect (&shackle, &GRAPHENE_RECT_INIT (x + 1.5f, top, body - 3, high),
                                   3);
  gtk_snapshot_append_border (snapshot, &shackle, thick, colors);
  fill (snapshot, dim, x, top + 5, body, high);
}

static void
paint_week_head (const RbRegisterScene *scene,
                 GtkSnapshot *snapshot,
                 const RbRegisterBlock *block,
                 float x)
{
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);
  gboolean now = scene->today >= block->from && scene->today <= block->to + 2;
  g_autofree char *day = rb_date_format (block->from, RB_DATE_DAY);
  g_autofree char *week = g_strdup_printf (_ ("week %u"), block->number);
  PangoLayout *layout = rb_register_text_get (scene->text, RB_TEXT_BOLD, day);
  int wide;
  int week_wide;
  PangoLayout *number = rb_register_text_get (scene->text, RB_TEXT_CAPTION, week);
  float at = x + 2;

  /* A week that has begun left of the view keeps its name in sight as long as there is room. */
  pango_layout_get_pixel_size (layout, &wide, NULL);
  pango_layout_get_pixel_size (number, &week_wide, NULL);
  at = MAX (at, MIN (m->names + 4, x + block->width - wide - 8 - week_wide));
  put (snapshot, layout, at, 0, m->week_header, FALSE,
       now ? &scene->colors.accent_text : &scene->colors.text);
  put (snapshot, number, at + wide + 8, 0, m->week_header, FALSE, &scene->colors.dim);
  if (rb_office_sealed (scene->school->office, block->from))
    paint_seal (scene, snapshot, MAX (at + wide + week_wide + 14, x + block->width - 16));
  fill (snapshot, &scene->colors.fifth, x + block->width + m->week_gap - 2, 0, 1,
        m->week_header + m->day_header);
  for (guint d = block->first; d < block->end; d++)
    {
      const RbRegisterDay *shown = rb_register_layout_day (scene->layout, d);

      paint_day_head (scene, snapshot, shown, x + shown->x - block->x);
    }
}

/* What the figures beside the names are of. */
static const char *
rate_caption (const RbRegisterScene *scene)
{
  if (rb_register_layout_metrics (scene->layout)->names <= 180)
    return _ ("%");
  for (guint i = 0; i < scene->rows->len; i++)
    if (rb_register_scene_pupil (scene, i)->covered)
      return _ ("Of the days you cover, %");
  return _ ("Year so far, %");
}

void
rb_register_paint_heads (const RbRegisterScene *scene, GtkSnapshot *snapshot)
{
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);
  int top = rb_register_scene_top (scene);
  guint first;
  guint end;

  fill (snapshot, &scene->colors.head, 0, 0, scene->width, top);
  fill (snapshot, &scene->colors.fifth, 0, top - 1, scene->width, 1);
  put (snapshot, rb_register_text_get (scene->text, RB_TEXT_CAPTION, _ ("Pupil")),
       MARGIN + m->sign + 4, m->week_header, m->day_header, FALSE, &scene->colors.dim);
  put (snapshot, rb_register_text_get (scene->text, RB_TEXT_CAPTION, rate_caption (scene)),
       m->names - MARGIN - 2, m->week_header, m->day_header, TRUE, &scene->colors.dim);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (m->names, 0, scene->width - m->names, top));
  rb_register_layout_visible (scene->layout, scene->x, rb_register_scene_room_x (scene), &first,
                              &end);
  for (guint b = first; b < end; b++)
    {
      const RbRegisterBlock *block = rb_register_layout_block (scene->layout, b);

      if (!block->folded)
        paint_week_head (scene, snapshot, block, m->names + block->x - scene->x);
    }
  gtk_snapshot_pop (snapshot);
}

static void
paint_total (const RbRegisterScene *scene, GtkSnapshot *snapshot, guint column, float x, float y)
{
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);
  RbTally tally = rb_register_figures_session (scene->figures, column);
  gboolean many = tally.possible - tally.attended >= 5;
  PangoLayout *layout;
  char text[12];
  int wide;

  if (tally.possible == 0)
    return;
  g_snprintf (text, sizeof text, "%u", tally.attended);
  layout = rb_register_text_get (scene->text, many ? RB_TEXT_SMALL_BOLD : RB_TEXT_SMALL, text);
  pango_layout_get_pixel_size (layout, &wide, NULL);
  put (snapshot, layout, x + (m->cell - wide) / 2, y, m->totals, FALSE, &scene->colors.text);
}

void
rb_register_paint_totals (const RbRegisterScene *scene, GtkSnapshot *snapshot)
{
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);
  g_autofree char *words = g_strdup_printf (_ ("In class, of %u"), scene->rows->len);
  RbRate rate = rb_register_figures_all (scene->figures);
  float y = rb_register_scene_top (scene) + rb_register_scene_room_y (scene);
  guint first;
  guint end;

  fill (snapshot, &scene->colors.head, 0, y, scene->width, m->totals);
  fill (snapshot, &scene->colors.fifth, 0, y, scene->width, 1);
  put_sign (scene, snapshot, rate, y, m->totals);
  put (snapshot, rb_register_text_get (scene->text, RB_TEXT_BOLD, words), MARGIN + m->sign + 4, y,
       m->totals, FALSE, &scene->colors.text);
  put (snapshot, rate_layout (scene, rate, RB_TEXT_BOLD), m->names - MARGIN - 2, y, m->totals, TRUE,
       &scene->colors.text);
  fill (snapshot, &scene->colors.fifth, m->names - 1, y, 1, m->totals);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (m->names, y, scene->width - m->names, m->totals));
  rb_register_layout_visible (scene->layout, scene->x, rb_register_scene_room_x (scene), &first,
                              &end);
  for (guint b = first; b < end; b++)
    {
      const RbRegisterBlock *block = rb_register_layout_block (scene->layout, b);

      for (guint place = block->first * 2; place < block->end * 2; place++)
        {
          int column = rb_register_layout_place_column (scene->layout, place);

          if (column >= 0)
            paint_total (scene, snapshot, column,
                         m->names + rb_register_layout_place_x (scene->layout, place) - scene->x,
                         y);
        }
    }
  gtk_snapshot_pop (snapshot);
}

void
rb_register_paint (const RbRegisterScene *scene, GtkSnapshot *snapshot)
{
  int left = rb_register_scene_left (scene);
  int top = rb_register_scene_top (scene);
  int room_x = rb_register_scene_room_x (scene);
  int room_y = rb_register_scene_room_y (scene);

  fill (snapshot, &scene->colors.ground, 0, 0, scene->width, scene->height);
  rb_register_paint_heads (scene, snapshot);
  rb_register_paint_names (scene, snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (left, top, room_x, room_y));
  rb_register_paint_marks (scene, snapshot);
  rb_register_paint_closed (scene, snapshot);
  rb_register_paint_frames (scene, snapshot);
  gtk_snapshot_pop (snapshot);
  rb_register_paint_totals (scene, snapshot);
}
