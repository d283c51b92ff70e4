/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is selected becomes what the dialog of bulk codes begins with. */
#include "app/register/rb-register-bulk.h"

#include "app/absence/rb-bulk-dialog.h"
#include "app/rb-presenting.h"
#include "app/rb-window.h"
#include "app/register/rb-register-grid.h"

static RbSession
session_of (const RbRegisterScene *scene, guint place)
{
  return (RbSession){ rb_register_layout_day (scene->layout, place / 2)->date,
                      (RbHalf) (place % 2) };
}

/* More than the cell of the cursor; all rows are whom the register shows. */
static void
take_selection (const RbRegisterScene *scene, RbBulkStart *start, GArray *rows)
{
  guint first_row, end_row, first, end;

  rb_register_scene_selection (scene, &first_row, &end_row, &first, &end);
  if (end_row - first_row <= 1 && end - first <= 1)
    return;
  for (guint i = first_row; i < end_row && end_row - first_row < scene->rows->len; i++)
    g_array_append_val (rows, g_array_index (scene->rows, guint, i));
  start->from = session_of (scene, first);
  start->to = session_of (scene, end - 1);
}

void
rb_register_bulk_open (GtkWidget *grid, RbWorkspace *workspace, const RbRegisterChoice *one)
{
  GtkWidget *window = GTK_WIDGET (rb_window_of (grid));
  const RbRegisterScene *scene = rb_register_grid_scene (RB_REGISTER_GRID (grid));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  RbBulkStart start = { .rows = rows };

  if (!rb_workspace_school (workspace) || rb_presenting_refuses (window, workspace))
    return;
  start.class_id = one ? one->class_id : 0;
  start.year_group = one ? one->year_group : NULL;
  if (scene)
    take_selection (scene, &start, rows);
  rb_bulk_dialog_open (window, workspace, &start);
}
