/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a query is asked with, and what it adds up to. How it finds the columns of every pupil is
 * rb-query-resolve.c. */
#include "analysis/rb-query-private.h"

#include <string.h>

static const struct
{
  const char *id;
  const char *description;
} bases[] = {
  [RB_BASIS_SCHOOL] = { "school", "every pupil on roll, from the first to the last day on roll" },
  [RB_BASIS_COMPULSORY_AGE] = { "compulsory-age", "sessions on roll at which the pupil was of "
                                                  "compulsory school age" },
  [RB_BASIS_DFE] = { "dfe", "pupils aged 5 to 15 on 31 August before the year; those of 15, and "
                            "pupils who joined then, without the sixth half term" },
};

gboolean
rb_basis_parse (const char *text, RbBasis *basis)
{
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    if (strcmp (text, bases[i].id) == 0)
      {
        *basis = (RbBasis) i;
        return TRUE;
      }
  return FALSE;
}

const char *
rb_basis_id (RbBasis basis)
{
  return bases[basis].id;
}

const char *
rb_basis_description (RbBasis basis)
{
  return bases[basis].description;
}

static void
filter_free (RbFilter *filter)
{
  g_free (filter->value);
  g_free (filter);
}

static void
part_clear (gpointer data)
{
  RbResolvedPart *part = data;

  g_free (part->offsets);
  g_array_unref (part->runs);
}

static void
forget (RbQuery *query)
{
  query->resolved = FALSE;
  g_array_set_size (query->parts, 0);
}

RbQuery *
rb_query_new (RbSchool *school, RbMoment now)
{
  RbQuery *query = g_new0 (RbQuery, 1);

  query->school = rb_school_ref (school);
  query->now = now;
  query->period = rb_period_default (school, now);
  query->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) filter_free);
  query->parts = g_array_new (FALSE, TRUE, sizeof (RbResolvedPart));
  g_array_set_clear_func (query->parts, part_clear);
  query->tables = g_ptr_array_new_with_free_func (g_free);
  return query;
}

RbQuery *
rb_query_copy (const RbQuery *query)
{
  RbQuery *copy = rb_query_new (query->school, query->now);

  copy->period = query->period;
  copy->basis = query->basis;
  copy->as_of = query->as_of;
  for (guint i = 0; i < query->filters->len; i++)
    {
      RbFilter *filter = g_memdup2 (query->filters->pdata[i], sizeof (RbFilter));

      filter->value = g_strdup (filter->value);
      g_ptr_array_add (copy->filters, filter);
    }
  return copy;
}

void
rb_query_free (RbQuery *query)
{
  g_ptr_array_unref (query->filters);
  g_array_unref (query->parts);
  g_ptr_array_unref (query->tables);
  rb_school_unref (query->school);
  g_free (query);
}

void
rb_query_set_period (RbQuery *query, RbPeriod period)
{
  query->period = period;
  forget (query);
}

void
rb_query_set_basis (RbQuery *query, RbBasis basis)
{
  query->basis = basis;
  forget (query);
}

void
rb_query_set_as_of (RbQuery *query, RbDate as_of)
{
  query->as_of = as_of;
  forget (query);
}

void
rb_query_set_now (RbQuery *query, RbMoment now)
{
  query->now = now;
  forget (query);
}

static void
add_filter (RbQuery *query, RbGroup group, const char *value, int row)
{
  RbFilter *filter = g_new0 (RbFilter, 1);

  filter->group = group;
  filter->value = g_strdup (value);
  filter->row = row;
  g_ptr_array_add (query->filters, filter);
  forget (query);
}

static int
find_pupil (const RbQuery *query, const char *value)
{
  if (g_str_has_prefix (value, "id:"))
    return rb_roster_find (query->school->roster, g_ascii_strtoll (value + 3, NULL, 10));
  return rb_roster_find_upn (query->school->roster, value);
}

gboolean
rb_query_add_filter (RbQuery *query, const char *field, const char *value)
{
  g_autofree char *year_group = NULL;
  RbGroup group;

  if (g_ascii_strcasecmp (field, "upn") == 0)
    group = RB_GROUP_PUPIL;
  else if (!rb_group_parse (field, &group) || group == RB_GROUP_CODE)
    return FALSE;
  if (group == RB_GROUP_SCHOOL)
    return TRUE;
  if (group == RB_GROUP_YEAR)
    year_group = rb_year_group_parse (value);
  else if (group >= RB_GROUP_FSM && group <= RB_GROUP_YOUNG_CARER && group != RB_GROUP_SEN)
    year_group = g_strdup (g_ascii_strcasecmp (value, "yes") == 0  ? "true"
                           : g_ascii_strcasecmp (value, "no") == 0 ? "false"
                                                                   : value);
  add_filter (query, group, year_group ? year_group : value,
              group == RB_GROUP_PUPIL ? find_pupil (query, value) : -1);
  return TRUE;
}

void
rb_query_set_pupil (RbQuery *query, guint row)
{
  for (guint i = query->filters->len; i-- > 0;)
    if (((RbFilter *) query->filters->pdata[i])->group == RB_GROUP_PUPIL)
      g_ptr_array_remove_index (query->filters, i);
  add_filter (query, RB_GROUP_PUPIL, "", (int) row);
}

guint
rb_query_n_filters (const RbQuery *query)
{
  return query->filters->len;
}

static char *
format_filter (const RbQuery *query, const RbFilter *filter)
{
  const char *name = rb_group_name (filter->group);

  switch (filter->group)
    {
    case RB_GROUP_PUPIL:
      if (filter->row < 0)
        return g_strdup_printf ("no pupil %s", filter->value);
      return rb_pupil_name (rb_roster_pupil (query->school->roster, (guint) filter->row));
    case RB_GROUP_YEAR:
      return rb_year_group_name (filter->value);
    case RB_GROUP_FSM:
    case RB_GROUP_PP:
    case RB_GROUP_EAL:
    case RB_GROUP_CLA:
    case RB_GROUP_YOUNG_CARER:
      return g_strdup_printf ("%s%c%s", strcmp (filter->value, "true") == 0 ? "" : "not ",
                              g_ascii_tolower (name[0]), name + 1);
    default:
      return g_strdup_printf ("%c%s %s", g_ascii_tolower (name[0]), name + 1, filter->value);
    }
}

char *
rb_query_format_filters (const RbQuery *query)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < query->filters->len; i++)
    {
      g_autofree char *part = format_filter (query, query->filters->pdata[i]);

      g_string_append_printf (text, "%s%s", i ? ", " : "", part);
    }
  if (text->len == 0)
    g_string_append (text, "the whole school");
  return g_string_free (text, FALSE);
}

RbSchool *
rb_query_school (const RbQuery *query)
{
  return query->school;
}

RbMoment
rb_query_now (const RbQuery *query)
{
  return query->now;
}

RbPeriod
rb_query_period (const RbQuery *query)
{
  return query->period;
}

RbBasis
rb_query_basis (const RbQuery *query)
{
  return query->basis;
}

RbDate
rb_query_as_of (const RbQuery *query)
{
  return query->as_of;
}

const RbPolicy *
rb_query_policy (const RbQuery *query)
{
  return rb_policy_book_on (query->school->policies, query->period.to);
}

const RbTallyTable *
rb_query_table (RbQuery *query, RbDate date)
{
  RbTallyTable *table;

  for (guint i = 0; i < query->tables->len; i++)
    {
      table = query->tables->pdata[i];
      if (date >= table->from && date < table->next)
        return table;
    }
  table = g_new (RbTallyTable, 1);
  rb_tally_table_init (table, query->school->codes, date);
  g_ptr_array_add (query->tables, table);
  return table;
}

void
rb_query_tally_columns (RbQuery *query, guint part, guint row, RbRun run, RbTally *tally)
{
  const RbQueryPart *p = rb_query_part (query, part);
  const guint8 *bytes = rb_mark_matrix_row (p->matrix, row);
  const RbSession *sessions = rb_calendar_sessions (p->calendar);

  while (run.first < run.end)
    {
      const RbTallyTable *table = rb_query_table (query, sessions[run.first].date);
      guint end = run.end;

      /* Hardly ever: the meaning of codes changes inside the run. */
      while (sessions[end - 1].date >= table->next)
        end--;
      rb_tally_add_bytes (tally, table, bytes + run.first, end - run.first);
      run.first = end;
    }
}

void
rb_query_tally_row (RbQuery *query, guint row, RbTally *tally)
{
  for (guint part = 0; part < rb_query_n_parts (query); part++)
    {
      guint n;
      const RbRun *runs = rb_query_runs (query, part, row, &n);

      for (guint i = 0; i < n; i++)
        rb_query_tally_columns (query, part, row, runs[i], tally);
    }
}

void
rb_query_tally (RbQuery *query, RbTally *tally)
{
  for (guint row = 0; row < rb_roster_n (query->school->roster); row++)
    rb_query_tally_row (query, row, tally);
}
