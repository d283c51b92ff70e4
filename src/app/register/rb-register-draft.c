/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects a change cell by cell, leaves out what is impossible, asks for the reason of an
 * amendment, and makes it. */
#include "app/register/rb-register-draft.h"

#include "app/rb-notice.h"
#include "app/rb-right-guard.h"
#include "app/register/rb-reason-dialog.h"
#include "app/register/rb-register-rules.h"

/* What is done with a change once it may be made. */
typedef struct
{
  RbWorkspace *workspace;
  GtkWidget *grid;
  RbChange *change;
  char *label;
  gboolean notice;
  gboolean extend;
} Deed;

void
rb_draft_begin (RbDraft *draft, RbWorkspace *workspace, RbRegisterGrid *grid)
{
  draft->workspace = workspace;
  draft->grid = grid;
  draft->scene = rb_register_grid_scene (grid);
  draft->change = rb_workspace_change_new (workspace, RB_SOURCE_GRID, "");
  draft->paper = NULL;
  draft->refused = 0;
  draft->refusal = NULL;
}

void
rb_draft_set_reason (RbDraft *draft, const char *reason)
{
  rb_change_unref (draft->change);
  draft->change = rb_workspace_change_new (draft->workspace, RB_SOURCE_GRID, reason);
}

void
rb_draft_clear (RbDraft *draft)
{
  rb_change_unref (draft->change);
  g_free (draft->refusal);
}

/* Puts one cell into the draft; TRUE unless it was refused. */
gboolean
rb_draft_add (RbDraft *draft, guint row, guint place, const char *text, const RbDetail *detail)
{
  const RbRegisterScene *scene = draft->scene;
  const RbPupil *pupil = rb_register_scene_pupil (scene, row);
  const RbRegisterDay *day = rb_register_layout_day (scene->layout, place / 2);
  RbSession session = { day->date, place % 2 };
  RbMark was = rb_register_scene_mark (scene, row, day->column[place % 2]);
  const RbDetail *detail_was = rb_school_cell_detail (scene->school, pupil->id, session);
  g_autofree char *refusal = NULL;
  RbDetail none = RB_DETAIL_NONE;
  RbMark mark;

  if (!rb_register_rules_read (scene->school, pupil, day->date, place % 2, text, &mark, &refusal))
    {
      draft->refused++;
      if (!draft->refusal)
        draft->refusal = g_steal_pointer (&refusal);
      return FALSE;
    }
  if (was == RB_MARK_OFF_ROLL || day->column[place % 2] < 0)
    return TRUE;
  if (draft->paper)
    rb_register_paper_note (draft->paper, scene, row, place);
  if (was == mark && rb_detail_equal (detail_was ? detail_was : &none, detail ? detail : &none))
    return TRUE;
  rb_change_add (draft->change, pupil->id, session, was, mark, detail_was, detail);
  return TRUE;
}

static void
deed_free (Deed *deed)
{
  g_object_unref (deed->workspace);
  g_object_unref (deed->grid);
  rb_change_unref (deed->change);
  g_free (deed->label);
  g_free (deed);
}

static void
deed_do (Deed *deed)
{
  if (deed->extend)
    rb_workspace_extend (deed->workspace, deed->change, deed->label);
  else
    rb_workspace_apply (deed->workspace, deed->change, deed->label);
  if (deed->notice)
    rb_notice_undo (deed->grid, deed->label);
}

static void
reason_given_cb (const char *reason, gpointer data)
{
  Deed *deed = data;

  if (reason)
    {
      RbChange *with_reason =
          rb_workspace_change_new (deed->workspace, deed->change->source, reason);

      for (guint i = 0; i < rb_change_n (deed->change); i++)
        {
          const RbCell *cell = rb_change_cell (deed->change, i);

          rb_change_add (with_reason, cell->pupil_id, cell->session, cell->was, cell->is,
                         rb_cell_detail_was (cell), rb_cell_detail_is (cell));
        }
      rb_change_unref (deed->change);
      deed->change = with_reason;
      deed_do (deed);
    }
  gtk_widget_grab_focus (deed->grid);
  deed_free (deed);
}

/* Whether any of its cells lies in a sealed week. */
static gboolean
is_sealed (const Deed *deed)
{
  const RbOffice *office = rb_workspace_school (deed->workspace)->office;

  for (guint i = 0; i < rb_change_n (deed->change); i++)
    if (rb_office_sealed (office, rb_change_cell (deed->change, i)->session.date))
      return TRUE;
  return FALSE;
}

/* Makes the change of the draft; a notice with Undo where it is more than one mark. */
void
rb_draft_make (RbDraft *draft, const char *label, gboolean extend)
{
  Deed *deed;

  if (rb_workspace_read_only (draft->workspace))
    {
      rb_notice_show (GTK_WIDGET (draft->grid), rb_workspace_read_only (draft->workspace), NULL,
                      NULL);
      return;
    }
  if (rb_change_n (draft->change) == 0
      || !rb_right_allows (GTK_WIDGET (draft->grid), draft->workspace, RB_RIGHT_MARK_OWN))
    return;
  deed = g_new0 (Deed, 1);
  deed->workspace = g_object_ref (draft->workspace);
  deed->grid = g_object_ref (GTK_WIDGET (draft->grid));
  deed->change = rb_change_ref (draft->change);
  deed->label = g_strdup (label);
  deed->notice = rb_change_n (draft->change) > 1;
  deed->extend = extend;
  if (deed->change->reason[0] == '\0' && rb_workspace_needs_reason (draft->workspace, deed->change))
    {
      rb_reason_dialog_ask (GTK_WIDGET (draft->grid), rb_change_n (deed->change), is_sealed (deed),
                            reason_given_cb, deed);
      return;
    }
  deed_do (deed);
  deed_free (deed);
}
