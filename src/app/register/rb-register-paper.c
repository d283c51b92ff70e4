/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of typing from paper. */
#include "app/register/rb-register-paper.h"

void
rb_register_paper_init (RbRegisterPaper *paper)
{
  paper->mode = RB_PAPER_OFF;
  paper->on_line = FALSE;
  paper->typed = g_array_new (FALSE, FALSE, sizeof (RbTypedRegister));
}

void
rb_register_paper_clear (RbRegisterPaper *paper)
{
  g_clear_pointer (&paper->typed, g_array_unref);
}

/* The next place with a session; the same one where there is none. */
static guint
next_place (const RbRegisterScene *scene, guint place)
{
  for (guint next = place + 1; next < rb_register_layout_n_places (scene->layout); next++)
    if (rb_register_layout_place_column (scene->layout, next) >= 0)
      return next;
  return place;
}

void
rb_register_paper_note (RbRegisterPaper *paper,
                        const RbRegisterScene *scene,
                        guint row,
                        guint place)
{
  RbTypedRegister typed;

  typed.session.date = rb_register_layout_day (scene->layout, place / 2)->date;
  typed.session.half = place % 2;
  typed.class_id = rb_pupil_class_on (rb_register_scene_pupil (scene, row), typed.session.date);
  if (typed.class_id == 0 || rb_register_layout_place_column (scene->layout, place) < 0)
    return;
  for (guint i = 0; i < paper->typed->len; i++)
    {
      const RbTypedRegister *one = &g_array_index (paper->typed, RbTypedRegister, i);

      if (one->class_id == typed.class_id && one->session.date == typed.session.date
          && one->session.half == typed.session.half)
        return;
    }
  g_array_append_val (paper->typed, typed);
}

void
rb_register_paper_advance (RbRegisterPaper *paper, RbRegisterGrid *grid)
{
  const RbRegisterScene *scene = rb_register_grid_scene (grid);
  gboolean along = paper->mode == RB_PAPER_ROW;
  guint line = along ? scene->row : scene->place;

  if (!paper->on_line || paper->line != line)
    paper->start = along ? scene->place : scene->row;
  paper->on_line = TRUE;
  paper->line = line;
  if (along)
    rb_register_grid_move (grid, scene->row, next_place (scene, scene->place), FALSE);
  else
    rb_register_grid_move (grid, scene->row + 1, scene->place, FALSE);
}

void
rb_register_paper_next_line (RbRegisterPaper *paper, RbRegisterGrid *grid)
{
  const RbRegisterScene *scene = rb_register_grid_scene (grid);
  gboolean along = paper->mode == RB_PAPER_ROW;
  guint here = along ? scene->place : scene->row;
  guint line = along ? scene->row : scene->place;
  guint start = paper->on_line && paper->line == line ? paper->start : here;

  paper->on_line = FALSE;
  if (along)
    rb_register_grid_move (grid, scene->row + 1, start, FALSE);
  else
    rb_register_grid_move (grid, start, next_place (scene, scene->place), FALSE);
}
