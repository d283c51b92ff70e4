/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the marks of the register: only what is visible, one node for a run of one tint, one text
 * node for the strokes of a whole row. Frames, closures and the frozen parts are in files of their
 * own. */
#include "app/register/rb-register-scene.h"

/* As many strokes as one row can show at once. */
#define MAX_STROKES 1024

RbMark
rb_register_scene_mark (const RbRegisterScene *scene, guint row, int column)
{
  if (column < 0)
    return RB_MARK_NONE;
  return rb_mark_matrix_get (scene->matrix, g_array_index (scene->rows, guint, row), column);
}

const RbPupil *
rb_register_scene_pupil (const RbRegisterScene *scene, guint row)
{
  return rb_roster_pupil (scene->school->roster, g_array_index (scene->rows, guint, row));
}

void
rb_register_scene_selection (const RbRegisterScene *scene,
                             guint *first_row,
                             guint *end_row,
                             guint *first_place,
                             guint *end_place)
{
  *first_row = MIN (scene->row, scene->anchor_row);
  *end_row = MAX (scene->row, scene->anchor_row) + 1;
  *first_place = MIN (scene->place, scene->anchor_place);
  *end_place = MAX (scene->place, scene->anchor_place) + 1;
}

int
rb_register_scene_left (const RbRegisterScene *scene)
{
  return rb_register_layout_metrics (scene->layout)->names;
}

int
rb_register_scene_top (const RbRegisterScene *scene)
{
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);

  return m->week_header + m->day_header;
}

int
rb_register_scene_room_x (const RbRegisterScene *scene)
{
  return MAX (0, scene->width - rb_register_scene_left (scene));
}

int
rb_register_scene_room_y (const RbRegisterScene *scene)
{
  return MAX (0, scene->height - rb_register_scene_top (scene)
                     - rb_register_layout_metrics (scene->layout)->totals);
}

void
rb_register_scene_cell (const RbRegisterScene *scene, guint row, guint place, GdkRectangle *cell)
{
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);

  cell->x =
      rb_register_scene_left (scene) + rb_register_layout_place_x (scene->layout, place) - scene->x;
  cell->y =
      rb_register_scene_top (scene) + rb_register_layout_row_y (scene->layout, row) - scene->y;
  cell->width = m->cell;
  cell->height = m->row - 1;
}

void
rb_register_paint_text (
    GtkSnapshot *snapshot, PangoLayout *layout, float x, float y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float width, float height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* A run of cells of one tint that is being drawn from left to right. */
typedef struct
{
  RbLook ink;
  float alpha;
  int x;
  int end;
} Run;

/* One row while it is drawn. */
typedef struct
{
  const RbRegisterScene *scene;
  GtkSnapshot *snapshot;
  const RbRegisterMetrics *m;
  guint begun;
  int y;
  Run run;
  PangoGlyphString *strokes;
  PangoGlyphInfo stroke_info[MAX_STROKES];
  int stroke_clusters[MAX_STROKES];
  int strokes_x;
  int strokes_end;
  PangoFont *stroke_font;
  int stroke_base;
} RowPainter;

static void
end_run (RowPainter *p)
{
  GdkRGBA color;

  if (p->run.ink == RB_LOOK_NONE)
    return;
  color = p->scene->colors.fill[p->run.ink];
  color.alpha *= p->run.alpha;
  if (!p->scene->colors.framed)
    fill (p->snapshot, &color, p->run.x, p->y, p->run.end - p->run.x, p->m->row - 1);
  p->run.ink = RB_LOOK_NONE;
}

static void
add_tint (RowPainter *p, RbLook ink, float alpha, int x)
{
  if (p->run.ink == ink && p->run.alpha == alpha && x - p->run.end <= p->m->day_gap)
    {
      p->run.end = x + p->m->cell;
      return;
    }
  end_run (p);
  if (ink != RB_LOOK_NONE && ink != RB_LOOK_UNEXPLAINED)
    p->run = (Run){ ink, alpha, x, x + p->m->cell };
}

/* Strokes of a row are one string of glyphs with the advances of the grid. */
static void
add_stroke (RowPainter *p, const RbCodeShape *shape, int x)
{
  PangoGlyphInfo *info;
  int at = x + (p->m->cell - shape->width) / 2;

  if (p->strokes->num_glyphs == MAX_STROKES)
    return;
  if (p->strokes->num_glyphs == 0)
    {
      p->strokes_x = at;
      p->stroke_font = shape->font;
      p->stroke_base = p->y + (p->m->row - 1 - shape->height) / 2 + shape->ascent;
    }
  else
    p->stroke_info[p->strokes->num_glyphs - 1].geometry.width = (at - p->strokes_end) * PANGO_SCALE;
  info = &p->stroke_info[p->strokes->num_glyphs++];
  *info = shape->glyphs->glyphs[0];
  p->strokes_end = at;
}

static void
flush_strokes (RowPainter *p)
{
  GskRenderNode *node;

  if (p->strokes->num_glyphs == 0)
    return;
  node = gsk_text_node_new (p->stroke_font, p->strokes, &p->scene->colors.ink[RB_LOOK_PRESENT],
                            &GRAPHENE_POINT_INIT (p->strokes_x, p->stroke_base));
  if (node)
    {
      gtk_snapshot_append_node (p->snapshot, node);
      gsk_render_node_unref (node);
    }
  p->strokes->num_glyphs = 0;
}

static void
add_code (RowPainter *p, const RbCodeShape *shape, const GdkRGBA *color, int x)
{
  float at = x + (p->m->cell - shape->width) / 2.0f;
  float base = p->y + (p->m->row - 1 - shape->height) / 2 + shape->ascent;
  GskRenderNode *node =
      gsk_text_node_new (shape->font, shape->glyphs, color, &GRAPHENE_POINT_INIT (at, base));

  if (!node)
    return;
  gtk_snapshot_append_node (p->snapshot, node);
  gsk_render_node_unref (node);
}

/* The dashed box of an absence without a reason: drawn as short strokes, which cost less than a
 * cairo surface. */
static void
add_dashes (RowPainter *p, const GdkRGBA *color, int x)
{
  int left = x + 1;
  int right = x + p->m->cell - 2;
  int top = p->y + 2;
  int bottom = p->y + p->m->row - 4;

  for (int at = left; at <= right; at += 4)
    {
      int length = MIN (2, right - at + 1);

      fill (p->snapshot, color, at, top, length, 1);
      fill (p->snapshot, color, at, bottom, length, 1);
    }
  for (int at = top; at <= bottom; at += 4)
    {
      int length = MIN (2, bottom - at + 1);

      fill (p->snapshot, color, left, at, 1, length);
      fill (p->snapshot, color, right, at, 1, length);
    }
}

static void
add_frame (RowPainter *p, const GdkRGBA *color, int x)
{
  GskRoundedRect box;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (x, p->y, p->m->cell, p->m->row - 1),
                                   0);
  gtk_snapshot_append_border (p->snapshot, &box, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ *color, *color, *color, *color });
}

static void
paint_mark (RowPainter *p, RbMark mark, guint column, int x)
{
  const RbRegisterScene *scene = p->scene;
  RbLook ink = scene->inks[mark];
  gboolean planned = column >= p->begun;
  GdkRGBA color = scene->colors.ink[ink];
  const RbCodeShape *shape;

  if (ink == RB_LOOK_NONE)
    return;
  if (ink == RB_LOOK_UNEXPLAINED)
    {
      add_dashes (p, &color, x);
      add_code (p, rb_register_text_question (scene->text), &color, x);
      return;
    }
  shape = rb_register_text_code (scene->text, scene->school->codes, mark);
  if (!shape)
    return;
  if (planned)
    color.alpha *= 0.6f;
  if (ink == RB_LOOK_PRESENT && !planned)
    {
      add_stroke (p, shape, x);
      return;
    }
  if (scene->colors.framed)
    add_frame (p, &color, x);
  add_code (p, shape, &color, x);
}

typedef void (*PaintCell) (RowPainter *p, RbMark mark, guint column, int x);

static void
paint_tint (RowPainter *p, RbMark mark, guint column, int x)
{
  add_tint (p, p->scene->inks[mark], column >= p->begun ? 0.5f : 1.0f, x);
}

static void
paint_row (RowPainter *p, guint row, guint first_block, guint end_block, PaintCell paint_cell)
{
  const RbRegisterScene *scene = p->scene;
  const guint8 *marks = rb_mark_matrix_row (scene->matrix, g_array_index (scene->rows, guint, row));
  int left = rb_register_scene_left (scene);

  p->y = rb_register_scene_top (scene) + rb_register_layout_row_y (scene->layout, row) - scene->y;
  for (guint d = rb_register_layout_block (scene->layout, first_block)->first;
       d < rb_register_layout_block (scene->layout, end_block - 1)->end; d++)
    {
      const RbRegisterDay *day = rb_register_layout_day (scene->layout, d);
      int x = left - scene->x + day->x;

      if (x + 2 * p->m->cell < left || x > scene->width)
        continue;
      for (int half = RB_AM; half <= RB_PM; half++, x += p->m->cell)
        if (day->column[half] >= 0)
          paint_cell (p, marks[day->column[half]], day->column[half], x);
    }
  end_run (p);
  flush_strokes (p);
}

/* The rules after each row and day, over the tints and under the codes. */
static void
paint_rules (RowPainter *p, guint first, guint end, guint first_block, guint end_block)
{
  const RbRegisterScene *scene = p->scene;
  int left = rb_register_scene_left (scene);
  int top = rb_register_scene_top (scene);

  for (guint b = first_block; b < end_block; b++)
    {
      const RbRegisterBlock *block = rb_register_layout_block (scene->layout, b);

      for (guint d = block->first; d < block->end; d++)
        fill (p->snapshot, &scene->colors.ground,
              left - scene->x + rb_register_layout_day (scene->layout, d)->x + 2 * p->m->cell, top,
              p->m->day_gap, rb_register_scene_room_y (scene));
    }
  for (guint row = first; row < end; row++)
    fill (p->snapshot, row % 5 == 4 ? &scene->colors.fifth : &scene->colors.rule, left,
          top + rb_register_layout_row_y (scene->layout, row + 1) - 1 - scene->y,
          rb_register_scene_room_x (scene), 1);
}

void
rb_register_paint_marks (const RbRegisterScene *scene, GtkSnapshot *snapshot)
{
  const RbRegisterMetrics *m = rb_register_layout_metrics (scene->layout);
  PangoGlyphString strokes = { 0, NULL, NULL, 0 };
  RowPainter p = { .scene = scene, .snapshot = snapshot, .m = m };
  guint first_block;
  guint end_block;
  guint first = scene->y / m->row;
  guint end =
      MIN (scene->rows->len, (guint) ((scene->y + rb_register_scene_room_y (scene)) / m->row + 1));

  strokes.glyphs = p.stroke_info;
  strokes.log_clusters = p.stroke_clusters;
  p.strokes = &strokes;
  p.begun = rb_register_figures_begun (scene->figures);
  rb_register_layout_visible (scene->layout, scene->x, rb_register_scene_room_x (scene),
                              &first_block, &end_block);
  if (first_block == end_block)
    return;
  for (guint row = first; row < end; row++)
    paint_row (&p, row, first_block, end_block, paint_tint);
  paint_rules (&p, first, end, first_block, end_block);
  for (guint row = first; row < end; row++)
    paint_row (&p, row, first_block, end_block, paint_mark);
}
