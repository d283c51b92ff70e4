/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the changes of flags. */
#include "school/rb-flags.h"

#include "school/rb-plans-private.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
overlap (const RbFlag *flag, RbDate first, RbDate last)
{
  return (last == RB_DATE_NONE || flag->first_day <= last)
         && (flag->last_day == RB_DATE_NONE || flag->last_day >= first);
}

/* Another of the kind on some of the days; NULL for none. */
static const RbFlag *
other_flag (const RbSchool *school, gint64 pupil_id, const RbFlag *was, const RbFlagWords *words)
{
  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_FLAG); i++)
    {
      const RbFlag *flag = rb_office_nth (school->office, RB_RECORD_FLAG, i);

      if (flag->pupil_id == pupil_id && strcmp (flag->flag, words->kind) == 0
          && (was == NULL || flag->base.id != was->base.id)
          && overlap (flag, words->first_day, words->last_day))
        return flag;
    }
  return NULL;
}

static gboolean
check (const RbSchool *school,
       const RbPupil *pupil,
       const RbFlag *was,
       const RbFlagWords *words,
       GError **error)
{
  const RbFlag *other;
  g_autofree char *day = NULL;

  if (was != NULL && was->base.hidden)
    return rb_plans_refuse (error, g_strdup ("This flag is confidential: somebody who may read it "
                                             "changes it."));
  if (words->first_day == RB_DATE_NONE)
    return rb_plans_refuse (error, g_strdup ("Write the first day as a date, such as 20 March "
                                             "2026."));
  if (words->last_day != RB_DATE_NONE && words->last_day < words->first_day)
    return rb_plans_refuse (error, g_strdup ("The last day is before the first."));
  other = other_flag (school, pupil->id, was, words);
  if (other == NULL)
    return TRUE;
  day = rb_date_format (other->first_day, RB_DATE_LONG);
  return rb_plans_refuse (error, g_strdup_printf ("%s has this flag already, from %s on. Change or "
                                                  "end that one.",
                                                  pupil->forename, day));
}

RbChange *
rb_flag_put (const RbSchool *school,
             guint row,
             const RbFlag *was,
             const RbFlagWords *words,
             const char *who,
             const char *position,
             gint64 at,
             GError **error)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  g_autoptr (RbFlag) is = NULL;
  RbChange *change;

  if (!check (school, pupil, was, words, error))
    return NULL;
  is = was ? rb_record_copy (was) : rb_plans_record (school, RB_RECORD_FLAG, 0);
  is->pupil_id = pupil->id;
  rb_record_set (&is->flag, words->kind);
  is->first_day = words->first_day;
  is->last_day = words->last_day;
  rb_record_set (&is->note, words->note);
  is->confidential = words->confidential || rb_flag_is_restricted (is);
  if (was == NULL)
    {
      rb_record_set (&is->who, who);
      is->made_at = at;
    }
  change = rb_change_new (RB_SOURCE_GRID, who, position, was ? _ ("Flag changed") : "", at);
  if (was == NULL || !rb_record_equal (was, is))
    rb_change_add_record (change, (gpointer) was, is);
  return change;
}

RbChange *
rb_flag_take_back (
    const RbFlag *flag, const char *reason, const char *who, const char *position, gint64 at)
{
  RbChange *change = rb_change_new (RB_SOURCE_GRID, who, position, reason, at);

  rb_change_add_record (change, (gpointer) flag, NULL);
  return change;
}

char *
rb_flag_tag (const RbFlag *flag, RbDate today)
{
  const RbFlagKind *kind = rb_flag_kind (flag->flag);
  const char *words = kind ? _ (kind->words) : flag->flag;
  g_autofree char *day = NULL;

  if (flag->last_day != RB_DATE_NONE && flag->first_day <= today)
    {
      day = rb_date_format (flag->last_day, RB_DATE_DAY);
      return g_strdup_printf (_ ("%s until %s"), words, day);
    }
  day = rb_date_format (flag->first_day, RB_DATE_DAY);
  return g_strdup_printf (_ ("%s from %s"), words, day);
}
