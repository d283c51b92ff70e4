/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of one register and what was typed in them. */
#include "app/teacher/rb-teacher-draft.h"

#include "app/register/rb-register-rules.h"

struct _RbTeacherDraft
{
  RbSchool *school;
  gint64 class_id;
  RbSession session;
  GArray *lines; /* RbTeacherLine */
};

RbTeacherDraft *
rb_teacher_draft_new (RbSchool *school, gint64 class_id, RbSession session)
{
  RbTeacherDraft *draft = g_new0 (RbTeacherDraft, 1);
  g_autoptr (GArray) rows = rb_roster_register (school->roster, class_id, session.date);

  draft->school = rb_school_ref (school);
  draft->class_id = class_id;
  draft->session = session;
  draft->lines = g_array_new (FALSE, FALSE, sizeof (RbTeacherLine));
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      RbMark mark = rb_school_mark (school, row, session.date, session.half);
      RbTeacherLine line = { row, rb_roster_pupil (school->roster, row), mark, mark };

      g_array_append_val (draft->lines, line);
    }
  return draft;
}

void
rb_teacher_draft_free (RbTeacherDraft *draft)
{
  rb_school_unref (draft->school);
  g_array_unref (draft->lines);
  g_free (draft);
}

static RbTeacherLine *
line_at (const RbTeacherDraft *draft, guint index)
{
  return &g_array_index (draft->lines, RbTeacherLine, index);
}

RbTeacherDraft *
rb_teacher_draft_renew (RbTeacherDraft *draft, RbSchool *school)
{
  RbTeacherDraft *next = rb_teacher_draft_new (school, draft->class_id, draft->session);

  for (guint i = 0; i < next->lines->len; i++)
    for (guint k = 0; k < draft->lines->len; k++)
      {
        const RbTeacherLine *old = line_at (draft, k);

        if (old->pupil->id == line_at (next, i)->pupil->id && old->mark != old->stored
            && old->stored == line_at (next, i)->stored)
          line_at (next, i)->mark = old->mark;
      }
  rb_teacher_draft_free (draft);
  return next;
}

void
rb_teacher_drafts_keep (GPtrArray *kept, RbTeacherDraft *draft)
{
  if (draft && rb_teacher_draft_is_changed (draft))
    g_ptr_array_add (kept, draft);
  else
    g_clear_pointer (&draft, rb_teacher_draft_free);
}

RbTeacherDraft *
rb_teacher_drafts_take (GPtrArray *kept, gint64 class_id)
{
  for (guint i = 0; i < kept->len; i++)
    if (((RbTeacherDraft *) kept->pdata[i])->class_id == class_id)
      return g_ptr_array_steal_index (kept, i);
  return NULL;
}

void
rb_teacher_drafts_renew (GPtrArray *kept, RbSchool *school)
{
  for (guint i = kept->len; i-- > 0;)
    {
      RbTeacherDraft *draft = g_ptr_array_steal_index (kept, i);

      rb_teacher_drafts_keep (kept, rb_teacher_draft_renew (draft, school));
    }
}

guint
rb_teacher_draft_n (const RbTeacherDraft *draft)
{
  return draft->lines->len;
}

const RbTeacherLine *
rb_teacher_draft_nth (const RbTeacherDraft *draft, guint index)
{
  return line_at (draft, index);
}

RbSession
rb_teacher_draft_session (const RbTeacherDraft *draft)
{
  return draft->session;
}

gint64
rb_teacher_draft_class (const RbTeacherDraft *draft)
{
  return draft->class_id;
}

void
rb_teacher_draft_count (const RbTeacherDraft *draft, guint *blank, guint *present, guint *away)
{
  guint counts[3] = { 0, 0, 0 };

  for (guint i = 0; i < draft->lines->len; i++)
    {
      RbMark mark = line_at (draft, i)->mark;
      const RbCode *code = rb_code_book_code (draft->school->codes, mark, draft->session.date);

      counts[mark == RB_MARK_NONE ? 0 : code && code->attended ? 1 : 2]++;
    }
  if (blank)
    *blank = counts[0];
  if (present)
    *present = counts[1];
  if (away)
    *away = counts[2];
}

gboolean
rb_teacher_draft_is_changed (const RbTeacherDraft *draft)
{
  for (guint i = 0; i < draft->lines->len; i++)
    if (line_at (draft, i)->mark != line_at (draft, i)->stored)
      return TRUE;
  return FALSE;
}

guint
rb_teacher_draft_present (RbTeacherDraft *draft)
{
  guint n = 0;

  for (guint i = 0; i < draft->lines->len; i++)
    if (line_at (draft, i)->mark == RB_MARK_NONE && rb_teacher_draft_set (draft, i, ".", NULL))
      n++;
  return n;
}

gboolean
rb_teacher_draft_set (RbTeacherDraft *draft, guint index, const char *code, char **refusal)
{
  RbTeacherLine *line = line_at (draft, index);
  g_autofree char *why = NULL;

  if (*code == '\0')
    {
      line->mark = line->stored;
      return TRUE;
    }
  if (rb_register_rules_read (draft->school, line->pupil, draft->session.date, draft->session.half,
                              code, &line->mark, &why))
    return TRUE;
  if (refusal)
    *refusal = g_steal_pointer (&why);
  return FALSE;
}

void
rb_teacher_draft_fill (const RbTeacherDraft *draft, RbChange *change)
{
  for (guint i = 0; i < draft->lines->len; i++)
    {
      const RbTeacherLine *line = line_at (draft, i);
      const RbDetail *detail =
          rb_school_cell_detail (draft->school, line->pupil->id, draft->session);

      if (line->mark != line->stored)
        rb_change_add (change, line->pupil->id, draft->session, line->stored, line->mark, detail,
                       line->stored == RB_MARK_NONE ? detail : NULL);
    }
}
