/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the items of a pupil list from one snapshot. The figures are analysis's. */
#include "app/pupil/rb-pupil-item.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (RbPupilItem, rb_pupil_item, G_TYPE_OBJECT)

static void
rb_pupil_item_finalize (GObject *object)
{
  RbPupilItem *item = RB_PUPIL_ITEM (object);

  g_free (item->name);
  g_free (item->class_name);
  g_free (item->folded);
  G_OBJECT_CLASS (rb_pupil_item_parent_class)->finalize (object);
}

static void
rb_pupil_item_class_init (RbPupilItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rb_pupil_item_finalize;
}

static void
rb_pupil_item_init (RbPupilItem *item)
{
}

/* The queries that every item is read from. */
typedef struct
{
  RbSchool *school;
  RbMoment now;
  RbQuery *year, *term, *before;
  const RbPolicy *policy;
  GPtrArray *classes; /* const RbClass*, school order */
} Source;

static RbQuery *
query_of (RbSchool *school, RbMoment now, RbPeriod period)
{
  RbQuery *query = rb_query_new (school, now);

  rb_query_set_period (query, period);
  return query;
}

static void
source_init (Source *source, RbSchool *school, RbMoment now)
{
  RbPeriod term = rb_period_of (school, RB_PERIOD_TERM, now.date);

  source->school = school;
  source->now = now;
  source->year = rb_query_new (school, now);
  source->policy = rb_query_policy (source->year);
  source->term = query_of (school, now, term);
  source->before = query_of (school, now, rb_period_previous (school, term));
  source->classes = rb_roster_classes (school->roster, rb_academic_year_of (now.date));
}

static void
source_clear (Source *source)
{
  rb_query_free (source->year);
  rb_query_free (source->term);
  rb_query_free (source->before);
  g_ptr_array_unref (source->classes);
}

static RbRate
rate_in (RbQuery *query, guint row)
{
  RbTally tally = { 0 };

  rb_query_tally_row (query, row, &tally);
  return rb_tally_attendance (&tally);
}

static void
read_weeks (RbPupilItem *item, Source *source)
{
  guint n_parts = rb_query_n_parts (source->year);
  const RbQueryPart *part = n_parts ? rb_query_part (source->year, n_parts - 1) : NULL;
  guint last, n;

  if (part == NULL || part->end <= part->first)
    return;
  last = rb_calendar_week_of (part->calendar, part->end - 1);
  n = MIN (last + 1, RB_SPARK_WEEKS);
  for (guint i = 0; i < n; i++)
    {
      const RbWeek *week = rb_calendar_week (part->calendar, last + 1 - n + i);
      RbTally tally = { 0 };

      rb_query_tally_columns (source->year, n_parts - 1, item->row,
                              (RbRun){ week->first, MIN (week->end, part->end) }, &tally);
      item->weeks[RB_SPARK_WEEKS - n + i] = rb_tally_attendance (&tally);
    }
}

static void
read_class (RbPupilItem *item, Source *source)
{
  const RbClass *klass = rb_roster_class_on (source->school->roster, item->row, source->now.date);
  guint order = G_MAXUINT;

  item->class_name = g_strdup (klass ? klass->name : "");
  if (klass)
    g_ptr_array_find (source->classes, klass, &order);
  item->class_order = order;
}

static RbPupilItem *
item_new (Source *source, guint row)
{
  const RbPupil *pupil = rb_roster_pupil (source->school->roster, row);
  RbPupilItem *item = g_object_new (RB_TYPE_PUPIL_ITEM, NULL);
  g_autofree char *text = NULL;

  item->id = pupil->id;
  item->row = row;
  item->name = rb_pupil_sorted_name (pupil);
  read_class (item, source);
  rb_query_tally_row (source->year, row, &item->year);
  item->band = rb_policy_band (source->policy, rb_tally_attendance (&item->year));
  item->early = rb_policy_early (source->policy, item->year.possible);
  item->now = rate_in (source->term, row);
  item->before = rate_in (source->before, row);
  read_weeks (item, source);
  text = g_strconcat (
      pupil->forename, " ", pupil->surname, " ", pupil->forename, " ", pupil->legal_surname, " ",
      pupil->legal_forename, " ", pupil->upn ? pupil->upn : "", " ",
      pupil->admission_number ? pupil->admission_number : "", " ", item->class_name, NULL);
  item->folded = g_utf8_casefold (text, -1);
  return item;
}

GListModel *
rb_pupil_items_new (RbSchool *school, RbMoment now)
{
  GListStore *items = g_list_store_new (RB_TYPE_PUPIL_ITEM);
  g_autoptr (GArray) rows = rb_roster_on_roll (school->roster, now.date);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  Source source;

  source_init (&source, school, now);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (made, item_new (&source, g_array_index (rows, guint, i)));
  g_list_store_splice (items, 0, 0, made->pdata, made->len);
  source_clear (&source);
  return G_LIST_MODEL (items);
}

int
rb_pupil_item_compare_rates (RbRate a, RbRate b)
{
  if (!rb_rate_exists (a) || !rb_rate_exists (b))
    return rb_rate_exists (b) - rb_rate_exists (a);
  return rb_rate_compare (a, b);
}

gboolean
rb_pupil_item_change (const RbPupilItem *item, int *tenths)
{
  if (!rb_rate_exists (item->before) || !rb_rate_exists (item->now))
    return FALSE;
  *tenths = rb_rate_change_tenths (item->before, item->now);
  return TRUE;
}
