/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mixed classes at the turn of the year ("1/2 Beech"): each child goes by the year group of its
 * birthday, not with the class. */
#include "school/rb-new-year-private.h"

#include <string.h>

typedef struct
{
  int low, high; /* rb_year_group_order() */
  const char *rest;
} Range;

static gboolean
read_range (const char *name, Range *range)
{
  const char *slash = strchr (name, '/');
  g_autofree char *low = NULL, *high = NULL;

  if (!slash || slash == name)
    return FALSE;
  low = rb_year_group_of_class (name);
  high = rb_year_group_of_class (slash + 1);
  if (!g_ascii_isdigit (slash[-1]) && strcmp (low, "R") != 0)
    return FALSE;
  range->low = rb_year_group_order (low);
  range->high = rb_year_group_order (high);
  range->rest = slash + 1 + strcspn (slash + 1, " ");
  return range->high != RB_NO_YEAR_GROUP && range->low < range->high;
}

gboolean
rb_new_year_is_mixed (const char *name)
{
  Range range;

  return read_range (name, &range);
}

int
rb_new_year_top_of (const RbClass *klass)
{
  Range range;

  return read_range (klass->name, &range) ? range.high : rb_year_group_order (klass->year_group);
}

/* The year group of a birthday in the year that ends, as England counts it: from September on. */
static int
group_of_birth (const RbNewYear *plan, RbDate born)
{
  int year, month;

  rb_date_get (born, &year, &month, NULL);
  return plan->year - 1 - (month >= 9 ? year : year - 1) - 5;
}

/* Whether the children of `klass` who stay in it will be in year group `group`, or some of them. */
static gboolean
will_hold (const RbNewYearClass *klass, int group)
{
  Range range;
  g_autofree char *to = NULL;

  if (*klass->to == '\0')
    return FALSE;
  if (read_range (klass->to, &range))
    return group >= range.low && group <= range.high;
  to = rb_year_group_of_class (klass->to);
  return rb_year_group_order (to) == group;
}

/* The one class that will hold that year group; of several the one that is called like this one
 * ("3/4 Beech" after "1/2 Beech"). NULL where nobody can tell. */
static const RbNewYearClass *
next_of (const RbNewYear *plan, const Range *range)
{
  const RbNewYearClass *found = NULL, *like = NULL;
  guint n = 0, n_like = 0;

  for (guint i = 0; i < plan->classes->len; i++)
    {
      const RbNewYearClass *klass = plan->classes->pdata[i];
      Range other;

      if (!will_hold (klass, range->high + 1))
        continue;
      found = klass;
      n++;
      if (read_range (klass->to, &other) && strcmp (other.rest, range->rest) == 0)
        {
          like = klass;
          n_like++;
        }
    }
  return n == 1 ? found : n_like == 1 ? like : NULL;
}

static void
place (RbNewYear *plan, const RbNewYearClass *klass, const Range *range, guint row, int top)
{
  const RbNewYearClass *next = range->high == top ? NULL : next_of (plan, range);

  if (range->high == top)
    rb_new_year_set_pupil (plan, row, "");
  else if (next && next != klass)
    {
      rb_new_year_set_pupil (plan, row, next->to);
      ((RbNewYearPupil *) plan->others->pdata[plan->others->len - 1])->with = next->id;
    }
  else
    g_array_append_val (plan->unplaced, row);
}

void
rb_new_year_place_mixed (RbNewYear *plan, const RbSchool *school, int top)
{
  for (guint i = 0; i < plan->classes->len; i++)
    {
      const RbNewYearClass *klass = plan->classes->pdata[i];
      g_autoptr (GArray) rows = NULL;
      Range range;

      if (!read_range (klass->name, &range))
        continue;
      rows = rb_roster_register (school->roster, klass->id, plan->leaving);
      for (guint k = 0; k < rows->len; k++)
        {
          guint row = g_array_index (rows, guint, k);
          RbDate born = rb_roster_pupil (school->roster, row)->born;

          if (born == RB_DATE_NONE)
            g_array_append_val (plan->unplaced, row);
          else if (group_of_birth (plan, born) >= range.high)
            place (plan, klass, &range, row, top);
        }
    }
}
