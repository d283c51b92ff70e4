/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table: kind of record, right, window. */
#include "app/case/rb-case-open.h"

#include "app/case/rb-attachment-form.h"
#include "app/case/rb-meeting-form.h"
#include "app/case/rb-note-form.h"
#include "app/case/rb-promise-form.h"
#include "app/case/rb-stages-window.h"
#include "app/case/rb-target-form.h"
#include "app/case/rb-visit-form.h"
#include "app/pupil/rb-flag-form.h"
#include "app/rb-right-guard.h"

/* A postponed move is answered on the board. */
static void
open_board (GtkWidget *from, RbWorkspace *workspace, gint64 id)
{
  rb_stages_window_present (rb_window_of (from));
}

static const struct
{
  RbRecordKind kind;
  RbRight right;
  void (*open) (GtkWidget *from, RbWorkspace *workspace, gint64 id);
} windows[] = {
  { RB_RECORD_NOTE, RB_RIGHT_CASES, rb_note_form_edit },
  { RB_RECORD_MEETING, RB_RIGHT_CASES, rb_meeting_form_edit },
  { RB_RECORD_TARGET, RB_RIGHT_CASES, rb_target_form_end },
  { RB_RECORD_VISIT, RB_RIGHT_CASES, rb_visit_form_edit },
  { RB_RECORD_PROMISE, RB_RIGHT_CASES, rb_promise_form_done },
  { RB_RECORD_STAGE_ANSWER, RB_RIGHT_CASES, open_board },
  { RB_RECORD_ATTACHMENT, RB_RIGHT_CASES, rb_attachment_form_edit },
  { RB_RECORD_FLAG, RB_RIGHT_CALLS, rb_flag_form_edit },
};

static int
find (const RbRecord *record)
{
  for (guint i = 0; record && i < G_N_ELEMENTS (windows); i++)
    if (windows[i].kind == record->kind)
      return (int) i;
  return -1;
}

gboolean
rb_case_can_open (const RbRecord *record)
{
  return find (record) >= 0;
}

void
rb_case_open (GtkWidget *from, RbWorkspace *workspace, const RbRecord *record)
{
  int i = find (record);

  if (i >= 0 && rb_right_allows (from, workspace, windows[i].right))
    windows[i].open (from, workspace, record->id);
}
