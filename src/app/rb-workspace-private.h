/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a workspace, for the files that are one. */
#pragma once

#include "app/rb-history.h"
#include "app/rb-workspace.h"

G_BEGIN_DECLS

struct _RbWorkspace
{
  GObject parent;
  RbSchool *school;
  RbWriter writer;
  RbStore *store;
  RbMoment now;
  char *who;
  char *position;
  char *read_only;
  RbHistory *history;
  RbChange *last_made;
  GPtrArray *failed; /* RbChange whose write failed, for Retry */
  RbSaveState save_state;
  int saved_at;
  guint writing;
  guint saving_timer;
  gboolean presenting;
};

/* Puts another snapshot (taken) in its place. */
void rb_workspace_take_school (RbWorkspace *workspace, RbSchool *school);
/* Says that it changed. */
void rb_workspace_show (RbWorkspace *workspace);
void rb_workspace_tell_state (RbWorkspace *workspace);
/* Shows a change and writes it; it is not put into the history. */
void rb_workspace_make (RbWorkspace *workspace, RbChange *change);
/* One write less is on its way. */
void rb_workspace_write_ended (RbWorkspace *workspace, gboolean failed);
void rb_workspace_fail (RbWorkspace *workspace, const GError *error);

G_END_DECLS
