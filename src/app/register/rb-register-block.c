/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of marks. */
#include "app/register/rb-register-block.h"

typedef struct
{
  guint first_row, end_row, first_place, end_place;
} Range;

static Range
selected (const RbRegisterScene *scene)
{
  Range range;

  rb_register_scene_selection (scene, &range.first_row, &range.end_row, &range.first_place,
                               &range.end_place);
  return range;
}

static RbMark
mark_at (const RbRegisterScene *scene, guint row, guint place)
{
  return rb_register_scene_mark (scene, row,
                                 rb_register_layout_place_column (scene->layout, place));
}

char *
rb_register_block_text (const RbRegisterScene *scene)
{
  GString *text = g_string_new (NULL);
  Range range = selected (scene);

  for (guint row = range.first_row; row < range.end_row; row++)
    for (guint place = range.first_place; place < range.end_place; place++)
      {
        g_string_append (text,
                         rb_code_book_text (scene->school->codes, mark_at (scene, row, place)));
        g_string_append_c (text, place + 1 < range.end_place ? '\t' : '\n');
      }
  return g_string_free (text, FALSE);
}

/* The widest line. */
static guint
block_width (const GPtrArray *block)
{
  guint width = 1;

  for (guint i = 0; i < block->len; i++)
    width = MAX (width, g_strv_length (g_ptr_array_index (block, i)));
  return width;
}

void
rb_register_block_paste (RbDraft *draft, const GPtrArray *block)
{
  const RbRegisterScene *scene = draft->scene;
  Range range = selected (scene);
  guint width = block_width (block);

  if ((range.end_row - range.first_row) % block->len != 0
      || (range.end_place - range.first_place) % width != 0)
    {
      range.end_row = MIN (range.first_row + block->len, scene->rows->len);
      range.end_place =
          MIN (range.first_place + width, rb_register_layout_n_places (scene->layout));
    }
  for (guint row = range.first_row; row < range.end_row; row++)
    {
      char **cells = g_ptr_array_index (block, (row - range.first_row) % block->len);
      guint n = g_strv_length (cells);

      for (guint place = range.first_place; place < range.end_place; place++)
        {
          guint at = (place - range.first_place) % width;

          if (at < n && *cells[at] != '\0')
            rb_draft_add (draft, row, place, cells[at], NULL);
        }
    }
}

/* Puts the mark of one cell into another, with what of its details holds there too. Minutes late
 * belong to the one mark alone. FALSE where there is no mark. */
static gboolean
repeat (
    RbDraft *draft, guint from_row, guint from_place, guint row, guint place, gboolean with_note)
{
  const RbRegisterScene *scene = draft->scene;
  const RbRegisterDay *day = rb_register_layout_day (scene->layout, from_place / 2);
  RbMark mark = mark_at (scene, from_row, from_place);
  const RbDetail *old =
      rb_school_cell_detail (scene->school, rb_register_scene_pupil (scene, from_row)->id,
                             (RbSession){ day->date, from_place % 2 });
  RbDetail detail = RB_DETAIL_NONE;

  if (mark == RB_MARK_NONE || mark == RB_MARK_OFF_ROLL)
    return FALSE;
  detail.nature = old ? old->nature : NULL;
  detail.note = old && with_note ? old->note : NULL;
  rb_draft_add (draft, row, place, rb_code_book_text (scene->school->codes, mark), &detail);
  return TRUE;
}

gboolean
rb_register_block_repeat_above (RbDraft *draft)
{
  Range range = selected (draft->scene);
  gboolean any = FALSE;
  guint above = range.first_row;

  if (range.end_row - range.first_row == 1 && above-- == 0)
    return FALSE;
  for (guint place = range.first_place; place < range.end_place; place++)
    for (guint row = above + 1; row < range.end_row; row++)
      any |= repeat (draft, above, place, row, place, FALSE);
  return any;
}

/* The nearest place at or before this one that has a session; -1 for none. */
static int
open_place (const RbRegisterScene *scene, int place)
{
  while (place >= 0 && rb_register_layout_place_column (scene->layout, (guint) place) < 0)
    place--;
  return place;
}

gboolean
rb_register_block_repeat_before (RbDraft *draft)
{
  const RbRegisterScene *scene = draft->scene;
  Range range = selected (scene);
  gboolean wide = range.end_place - range.first_place > 1, any = FALSE;
  int before = wide ? (int) range.first_place : open_place (scene, (int) range.first_place - 1);

  if (before < 0)
    return FALSE;
  for (guint row = range.first_row; row < range.end_row; row++)
    for (guint place = (guint) before + 1; place < range.end_place; place++)
      if (rb_register_layout_place_column (scene->layout, place) >= 0)
        any |= repeat (draft, row, (guint) before, row, place, TRUE);
  return any;
}
