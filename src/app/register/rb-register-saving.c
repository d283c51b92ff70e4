/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving one register by hand. */
#include "app/register/rb-register-saving.h"

#include "app/rb-notice.h"
#include "app/register/rb-register-grid.h"
#include "school/rb-clock.h"

#include <glib/gi18n.h>

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) grid = data;
  g_autoptr (GError) error = NULL;

  if (rb_store_save_register_finish (RB_STORE (source), result, &error))
    rb_notice_show (grid, _ ("Register saved: later changes need a reason"), NULL, NULL);
  else
    rb_notice_error (grid, error, NULL, NULL);
}

void
rb_register_save_at_cursor (GtkWidget *grid, RbWorkspace *workspace, const RbRegisterChoice *one)
{
  RbStore *store = rb_workspace_store (workspace);
  const RbRegisterScene *scene = rb_register_grid_scene (RB_REGISTER_GRID (grid));
  RbSession session;

  if (!store || !scene || !one || !one->class_id || rb_workspace_read_only (workspace)
      || rb_register_layout_place_column (scene->layout, scene->place) < 0)
    return;
  session.date = rb_register_layout_day (scene->layout, scene->place / 2)->date;
  session.half = scene->place % 2;
  rb_store_save_register_async (store, one->class_id, session, rb_workspace_who (workspace),
                                rb_workspace_position (workspace), rb_clock_seconds (), NULL,
                                saved_cb, g_object_ref (grid));
}
