/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the kinds of flags. */
#include "domain/rb-flag.h"

#include <glib/gi18n.h>
#include <string.h>

static const RbFlagKind kinds[] = {
  { "medical-evidence", N_ ("Medical evidence"),
    N_ ("Illness is authorised with medical evidence only, which the family was told in advance."),
    FALSE },
  { "long-term-illness", N_ ("Long-term illness: letters held"),
    N_ ("Letters about attendance are held until somebody has looked."), FALSE },
  { "ring-first", N_ ("Ring first"), N_ ("First on the list when nobody knows why they are away."),
    FALSE },
  { "safeguarding", N_ ("Safeguarding"), N_ ("The safeguarding lead is told of every absence."),
    TRUE },
  { "social-worker", N_ ("Social worker"),
    N_ ("The social worker is told of every unexplained absence."), TRUE },
  { "youth-worker", N_ ("Youth offending worker"),
    N_ ("The youth offending worker is told of every unexplained absence."), TRUE },
  /* The last, for readers only. */
  { RB_FLAG_RESTRICTED, N_ ("Tell the safeguarding lead"),
    N_ ("The safeguarding lead is told of every absence."), FALSE },
};

const RbFlagKind *
rb_flag_kinds (guint *n)
{
  *n = G_N_ELEMENTS (kinds) - 1;
  return kinds;
}

const RbFlagKind *
rb_flag_kind (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].id, id) == 0)
      return &kinds[i];
  return NULL;
}

gboolean
rb_flag_is_restricted (const RbFlag *flag)
{
  const RbFlagKind *kind = rb_flag_kind (flag->flag);

  return kind != NULL && kind->restricted;
}

RbFlag *
rb_flag_mask (const RbFlag *flag)
{
  RbFlag *mask = rb_record_copy (flag);

  rb_record_set (&mask->flag, RB_FLAG_RESTRICTED);
  rb_record_set (&mask->note, "");
  rb_record_set (&mask->who, "");
  mask->base.hidden = TRUE;
  return mask;
}

gboolean
rb_flag_holds (const RbFlag *flag, RbDate day)
{
  return flag->first_day <= day && (flag->last_day == RB_DATE_NONE || flag->last_day >= day);
}
