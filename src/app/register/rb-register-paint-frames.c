/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws what lies round the marks: closed days and folded holidays, today, the selection and the
 * cursor. */
#include "app/register/rb-register-scene.h"

#include <glib/gi18n.h>
#include <math.h>

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float width, float height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
frame (GtkSnapshot *snapshot,
       const GdkRGBA *color,
       float x,
       float y,
       float width,
       float height,
       float line,
       float radius)
{
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (x, y, width, height), radius);
  gtk_snapshot_append_border (snapshot, &box, (float[4]){ line, line, line, line },
                              (GdkRGBA[4]){ *color, *color, *color, *color });
}

/* Diagonal lines, `step` px apart, over a strip of the view. */
static void
hatch (const RbRegisterScene *scene,
       GtkSnapshot *snapshot,
       const GdkRGBA *ground,
       const GdkRGBA *lines,
       float x,
       float width,
       float step)
{
  int top = rb_register_scene_top (scene);
  int height =
      MIN (rb_register_scene_room_y (scene), rb_register_layout_height (scene->layout) - scene->y);
  graphene_rect_t strip = GRAPHENE_RECT_INIT (x, top, width, height);
  cairo_t *cr;

  fill (snapshot, ground, x, top, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &strip);
  gdk_cairo_set_source_rgba (cr, lines);
  cairo_set_line_width (cr, 1);
  for (float at = -width - fmodf (scene->y, step); at < height; at += step)
    {
      cairo_move_to (cr, x, top + at + width);
      cairo_line_to (cr, x + width, top + at);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* An upright word on a plate in the middle of a strip. */
static void
plate (const RbRegisterScene *scene, GtkSnapshot *snapshot, const char *word, float x, float width)
{
  PangoLayout *layout = rb_register_text_get (scene->text, RB_TEXT_CAPTION, word);
  int top = rb_register_scene_top (scene);
  int room = rb_register_scene_room_y (scene);
  int long_side;
  int line;
  float wide;
  float high;
  GskRoundedRect box;

  pango_layout_get_pixel_size (layout, &long_side, &line);
  wide = line + 2;
  high = long_side + 28;
  if (high > room)
    return;
  gsk_rounded_rect_init_from_rect (
      &box, &GRAPHENE_RECT_INIT (x + (width - wide) / 2, top + (room - high) * 0.4f, wide, high),
      wide / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &scene->colors.ground, &box.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (box.bounds.origin.x + (wide - line) / 2,
                                                          box.bounds.origin.y + high - 14));
  gtk_snapshot_rotate (snapshot, -90);
  gtk_snapshot_append_layout (snapshot, layout, &scene->colors.text);
  gtk_snapshot_restore (snapshot);
}

/* What stands on the plate of a closed day; NULL for a day that is only not in the term. */
static char *
closure_words (const RbCalendarEvent *event)
{
  if (!event)
    return NULL;
  if (event->kind == RB_EVENT_INSET)
    return g_strdup_printf ("%s #", _ ("INSET day, closed to pupils"));
  return *event->name ? g_strdup_printf ("%s #", event->name) : NULL;
}

static void
paint_day (const RbRegisterScene *scene, GtkSnapshot *snapshot, const RbRegisterDay *day)
{
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);
  float x = rb_register_scene_left (scene) - scene->x + day->x;

  for (int half = RB_AM; half <= RB_PM; half++)
    if (day->column[half] < 0)
      hatch (scene, snapshot, &scene->colors.fill[RB_LOOK_NOT_REQUIRED], &scene->colors.hatch,
             x + half * m->cell, m->cell, 7);
  if (day->column[RB_AM] < 0 && day->column[RB_PM] < 0)
    {
      g_autofree char *words = closure_words (day->closure[RB_AM]);

      if (words)
        plate (scene, snapshot, words, x, 2 * m->cell);
    }
}

void
rb_register_paint_closed (const RbRegisterScene *scene, GtkSnapshot *snapshot)
{
  guint first;
  guint end;

  rb_register_layout_visible (scene->layout, scene->x, rb_register_scene_room_x (scene), &first,
                              &end);
  for (guint b = first; b < end; b++)
    {
      const RbRegisterBlock *block = rb_register_layout_block (scene->layout, b);
      float x = rb_register_scene_left (scene) - scene->x + block->x;

      if (block->folded)
        {
          hatch (scene, snapshot, &scene->colors.fold, &scene->colors.fold_hatch, x, block->width,
                 8);
          plate (scene, snapshot, block->label, x, block->width);
        }
      for (guint d = block->first; d < block->end; d++)
        {
          const RbRegisterDay *day = rb_register_layout_day (scene->layout, d);

          if (day->column[RB_AM] < 0 || day->column[RB_PM] < 0)
            paint_day (scene, snapshot, day);
        }
      if (!block->folded)
        fill (snapshot, &scene->colors.fifth,
              x + block->width + rb_register_layout_metrics (scene->layout)->week_gap - 2,
              rb_register_scene_top (scene), 1, rb_register_scene_room_y (scene));
    }
}

static void
paint_today (const RbRegisterScene *scene, GtkSnapshot *snapshot)
{
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);
  guint place = rb_register_layout_find (scene->layout, scene->today, RB_AM);
  float x;

  if (rb_register_layout_day (scene->layout, place / 2)->date != scene->today)
    return;
  x = rb_register_scene_left (scene) - scene->x + rb_register_layout_place_x (scene->layout, place);
  frame (snapshot, &scene->colors.accent, x - 1, rb_register_scene_top (scene) - 2, 2 * m->cell + 2,
         rb_register_scene_room_y (scene) + 4, 1.5, 0);
}

static void
paint_selection (const RbRegisterScene *scene, GtkSnapshot *snapshot)
{
  guint first_row, end_row, first_place, end_place;
  GdkRectangle a;
  GdkRectangle b;
  GdkRGBA tint = scene->colors.selection;

  rb_register_scene_selection (scene, &first_row, &end_row, &first_place, &end_place);
  if (end_row - first_row == 1 && end_place - first_place == 1)
    return;
  rb_register_scene_cell (scene, first_row, first_place, &a);
  rb_register_scene_cell (scene, end_row - 1, end_place - 1, &b);
  tint.alpha *= 0.2f;
  fill (snapshot, &tint, a.x, a.y, b.x + b.width - a.x, b.y + b.height - a.y);
  frame (snapshot, &scene->colors.selection, a.x - 1, a.y - 1, b.x + b.width - a.x + 2,
         b.y + b.height - a.y + 2, 1.5, 0);
}

static void
paint_cursor (const RbRegisterScene *scene, GtkSnapshot *snapshot)
{
  GdkRectangle cell;
  GdkRGBA ring = scene->colors.cursor;

  rb_register_scene_cell (scene, scene->row, scene->place, &cell);
  if (!scene->focused)
    ring.alpha *= 0.45f;
  else
    frame (snapshot, &scene->colors.halo, cell.x - 4, cell.y - 4, cell.width + 8, cell.height + 8,
           3, 5);
  frame (snapshot, &ring, cell.x - 2, cell.y - 2, cell.width + 4, cell.height + 4, 2, 4);
}

void
rb_register_paint_frames (const RbRegisterScene *scene, GtkSnapshot *snapshot)
{
  paint_today (scene, snapshot);
  paint_selection (scene, snapshot);
  paint_cursor (scene, snapshot);
}
