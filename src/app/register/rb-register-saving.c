/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving one register by hand. */
#include "app/register/rb-register-saving.h"

#include "app/rb-notice.h"
#include "app/rb-right-guard.h"
#include "app/register/rb-register-grid.h"

#include <glib/gi18n.h>

void
rb_register_save_as_it_is (GtkWidget *from,
                           RbWorkspace *workspace,
                           gint64 class_id,
                           RbSession session)
{
  const RbSchool *school = rb_workspace_school (workspace);
  const RbClass *klass = rb_roster_class (school->roster, class_id);
  g_autoptr (RbWritten) written = rb_written_new ();
  g_autofree char *day = rb_date_format (session.date, RB_DATE_WEEKDAY);
  g_autofree char *label =
      g_strdup_printf (_ ("register of %s saved, %s %s"), klass ? klass->name : "", day,
                       rb_half_name (session.half));

  if (!rb_right_allows (from, workspace, RB_RIGHT_MARK_OWN))
    return;
  rb_written_add_register (written, school, class_id, session);
  if (rb_workspace_write (workspace, written, label))
    rb_notice_show (from, _ ("Register saved: later changes need a reason"), _ ("Undo"),
                    "win.undo");
}

void
rb_register_save_at_cursor (GtkWidget *grid, RbWorkspace *workspace, const RbRegisterChoice *one)
{
  const RbRegisterScene *scene = rb_register_grid_scene (RB_REGISTER_GRID (grid));
  RbSession session;

  if (!rb_workspace_store (workspace) || !scene || !one || !one->class_id
      || rb_workspace_read_only (workspace)
      || rb_register_layout_place_column (scene->layout, scene->place) < 0)
    return;
  session.date = rb_register_layout_day (scene->layout, scene->place / 2)->date;
  session.half = scene->place % 2;
  rb_register_save_as_it_is (grid, workspace, one->class_id, session);
}
