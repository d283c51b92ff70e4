/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where typing goes while a paper register is typed back in: along a pupil's row or down a
 * session's column, to the start of the next line with Enter; and which registers were typed. */
#pragma once

#include "app/register/rb-register-grid.h"

G_BEGIN_DECLS

typedef enum
{
  RB_PAPER_OFF,
  RB_PAPER_ROW,
  RB_PAPER_COLUMN
} RbPaperMode;

typedef struct
{
  gint64 class_id;
  RbSession session;
} RbTypedRegister;

typedef struct
{
  RbPaperMode mode;
  gboolean on_line; /* something was typed on `line`, from `start` on */
  guint line;       /* row or place */
  guint start;      /* place or row */
  GArray *typed;    /* RbTypedRegister, each once */
} RbRegisterPaper;

void rb_register_paper_init (RbRegisterPaper *paper);
void rb_register_paper_clear (RbRegisterPaper *paper);
/* A code was typed at the cursor: to the next cell of the line. */
void rb_register_paper_advance (RbRegisterPaper *paper, RbRegisterGrid *grid);
/* Enter: the next line, where the last one began. */
void rb_register_paper_next_line (RbRegisterPaper *paper, RbRegisterGrid *grid);
/* Remembers the register that a row and place of the scene belong to. */
void rb_register_paper_note (RbRegisterPaper *paper,
                             const RbRegisterScene *scene,
                             guint row,
                             guint place);

G_END_DECLS
