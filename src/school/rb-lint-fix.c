/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The changes that put right what the live checks found. */
#include "school/rb-lint-fix.h"

#include <string.h>

const char *
rb_lint_fix_label (RbLintFix fix)
{
  static const char *const labels[] = { "Go there",         "Remove the mark", "Make it O",
                                        "Take the minutes", "Write it",        "Timetable",
                                        "Save it" };

  return labels[fix];
}

const char *
rb_lint_fix_reason (RbLintKind kind)
{
  switch (kind)
    {
    case RB_LINT_OFF_ROLL:
      return "Live check: the pupil was not on the roll";
    case RB_LINT_CLOSED:
      return "Live check: there was no school";
    case RB_LINT_N_LATE:
      return "Live check: no reason was given in time";
    case RB_LINT_NO_MINUTES:
      return "Live check: minutes from the late desk";
    case RB_LINT_NO_DETAIL:
    case RB_LINT_NO_NAME:
      return "Live check: the detail of the code";
    case RB_LINT_OLD_PLAN:
      return "Live check: the timetable has ended";
    default:
      return "Live check";
    }
}

/* A mark that the calendar or the roll hides cannot be compared with what was found. */
static gboolean
is_still (const RbSchool *school, const RbLint *lint)
{
  return lint->kind == RB_LINT_OFF_ROLL || lint->kind == RB_LINT_CLOSED
         || rb_school_mark (school, (guint) lint->row, lint->session.date, lint->session.half)
                == lint->mark;
}

gboolean
rb_lint_fix_alone (RbLintFix fix)
{
  return fix == RB_LINT_CLEAR || fix == RB_LINT_TO_O || fix == RB_LINT_TAKE_MINUTES;
}

guint
rb_lint_write (const RbSchool *school,
               const RbLint *lint,
               const GPtrArray *found,
               const char *words,
               RbChange *change)
{
  const RbCode *code = rb_code_book_code (school->codes, lint->mark, lint->session.date);
  gboolean nature = code && strstr (code->detail, "nature");
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const RbLint *one = found->pdata[i];
      RbDetail none = RB_DETAIL_NONE, with;
      const RbDetail *detail;
      gint64 pupil_id;

      if (one->fix != RB_LINT_WRITE || one->mark != lint->mark
          || one->session.date != lint->session.date || one->session.half != lint->session.half
          || !is_still (school, one))
        continue;
      pupil_id = rb_roster_pupil (school->roster, (guint) one->row)->id;
      detail = rb_school_cell_detail (school, pupil_id, one->session);
      with = detail ? *detail : none;
      if (nature)
        with.nature = (char *) words;
      else
        with.note = (char *) words;
      rb_change_add (change, pupil_id, one->session, one->mark, one->mark, detail, &with);
      n++;
    }
  return n;
}

gboolean
rb_lint_fix (const RbSchool *school, const RbLint *lint, RbChange *change)
{
  RbDetail none = RB_DETAIL_NONE, with;
  const RbDetail *detail;
  const RbCode *code;
  gint64 pupil_id;

  if (lint->row < 0 || !rb_lint_fix_alone (lint->fix) || !is_still (school, lint))
    return FALSE;
  pupil_id = rb_roster_pupil (school->roster, (guint) lint->row)->id;
  detail = rb_school_cell_detail (school, pupil_id, lint->session);
  with = detail ? *detail : none;
  switch (lint->fix)
    {
    case RB_LINT_CLEAR:
      rb_change_add (change, pupil_id, lint->session, lint->mark, RB_MARK_NONE, detail, &none);
      return TRUE;
    case RB_LINT_TO_O:
      code = rb_code_book_find (school->codes, "O", lint->session.date);
      if (code == NULL)
        return FALSE;
      rb_change_add (change, pupil_id, lint->session, lint->mark, code->mark, detail, &with);
      return TRUE;
    default:
      with.minutes = lint->minutes;
      rb_change_add (change, pupil_id, lint->session, lint->mark, lint->mark, detail, &with);
      return TRUE;
    }
}
