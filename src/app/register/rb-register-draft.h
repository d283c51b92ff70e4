/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of marks while it is collected. On the stack; used between begin and clear without the
 * main loop in between. */
#pragma once

#include "app/rb-workspace.h"
#include "app/register/rb-register-grid.h"
#include "app/register/rb-register-paper.h"

G_BEGIN_DECLS

typedef struct
{
  RbWorkspace *workspace;
  RbRegisterGrid *grid;
  const RbRegisterScene *scene; /* NULL where nothing is shown: then do nothing */
  RbChange *change;
  RbRegisterPaper *paper; /* gets the registers of what is put in; or NULL */
  guint refused;          /* cells */
  char *refusal;          /* the first sentence, or NULL */
} RbDraft;

void rb_draft_begin (RbDraft *draft, RbWorkspace *workspace, RbRegisterGrid *grid);
void rb_draft_clear (RbDraft *draft);
/* Puts one cell in, written `text`; FALSE where it is impossible (rb_register_rules_read()). A cell
 * that would not change, and one without a session, adds nothing. */
gboolean
rb_draft_add (RbDraft *draft, guint row, guint place, const char *text, const RbDetail *detail);
/* Gives the change a reason of its own, so that none is asked. */
void rb_draft_set_reason (RbDraft *draft, const char *reason);
/* Makes the change, after a reason where one is needed; with a notice with Undo where it is more
 * than one mark. `extend`: as one step with the last one. */
void rb_draft_make (RbDraft *draft, const char *label, gboolean extend);

G_END_DECLS
