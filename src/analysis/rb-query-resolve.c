/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a query to the columns of every pupil: the period cut at now, the basis, the filters. */
#include "analysis/rb-query-private.h"

#include <string.h>

static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *x = g_utf8_casefold (a, -1);
  g_autofree char *y = g_utf8_casefold (b, -1);

  return strcmp (x, y) == 0;
}

static gboolean
key_matches (const RbKey *key, const RbFilter *filter)
{
  return same_text (key->value, filter->value) || same_text (key->label, filter->value);
}

typedef gboolean (*KindFunc) (RbGroup group);

static gboolean
has_filter (const RbQuery *query, KindFunc is_kind)
{
  for (guint i = 0; i < query->filters->len; i++)
    if (is_kind (((RbFilter *) query->filters->pdata[i])->group))
      return TRUE;
  return FALSE;
}

static gboolean
row_matches_filter (const RbQuery *query, const RbFilter *filter, guint row, RbDate date)
{
  RbKey *key;
  gboolean matches = FALSE;

  if (filter->group == RB_GROUP_PUPIL)
    return filter->row == (int) row;
  if (filter->group == RB_GROUP_TAG)
    {
      g_autoptr (GPtrArray) tags = rb_group_tags_of_row (query->school, row, date);

      for (guint i = 0; i < tags->len && !matches; i++)
        matches = key_matches (tags->pdata[i], filter);
      return matches;
    }
  key = rb_group_key_of_row (query->school, filter->group, row, date);
  matches = key_matches (key, filter);
  rb_key_free (key);
  return matches;
}

static gboolean
session_matches_filter (const RbCalendar *calendar, const RbFilter *filter, guint column)
{
  RbKey *key = rb_group_key_of_session (calendar, filter->group, column);
  gboolean matches = key_matches (key, filter);

  rb_key_free (key);
  return matches;
}

/* Whether every field of one kind (dated, cohort, session) that has filters has one that matches;
 * `row` and `date` for those of pupils, `calendar` and `column` for those of sessions. */
static gboolean
matches (const RbQuery *query,
         KindFunc is_kind,
         guint row,
         RbDate date,
         const RbCalendar *calendar,
         guint column)
{
  guint8 wanted[RB_N_GROUPS] = { 0 }, found[RB_N_GROUPS] = { 0 };

  for (guint i = 0; i < query->filters->len; i++)
    {
      const RbFilter *filter = query->filters->pdata[i];

      if (!is_kind (filter->group) || found[filter->group])
        continue;
      wanted[filter->group] = 1;
      found[filter->group] = calendar ? session_matches_filter (calendar, filter, column)
                                      : row_matches_filter (query, filter, row, date);
    }
  return memcmp (wanted, found, sizeof wanted) == 0;
}

static gboolean
is_undated (RbGroup group)
{
  return group == RB_GROUP_PUPIL || rb_group_is_cohort (group);
}

/* The columns of the part that the session filters leave. */
static void
session_runs (const RbQuery *query, const RbQueryPart *part, GArray *runs)
{
  RbRun run = { part->first, part->end };

  if (!has_filter (query, rb_group_is_session))
    {
      if (run.first < run.end)
        g_array_append_val (runs, run);
      return;
    }
  for (guint column = part->first; column < part->end; column++)
    {
      RbRun *last = runs->len ? &g_array_index (runs, RbRun, runs->len - 1) : NULL;

      if (!matches (query, rb_group_is_session, 0, RB_DATE_NONE, part->calendar, column))
        continue;
      if (last && last->end == column)
        last->end++;
      else
        {
          run = (RbRun){ column, column + 1 };
          g_array_append_val (runs, run);
        }
    }
}

/* The sixth half term of a year; none where the calendar has fewer. */
static const RbPart *
sixth_half_term (const RbCalendar *calendar)
{
  return rb_calendar_n_half_terms (calendar) >= 6 ? rb_calendar_half_term (calendar, 5) : NULL;
}

/* The columns of a year that the DfE's cohort leaves a pupil (doc/rules.md 2). */
static RbRun
dfe_window (const RbPupil *pupil, const RbCalendar *calendar)
{
  int year = rb_calendar_year (calendar);
  guint n = rb_calendar_n_sessions (calendar);
  const RbPart *sixth = sixth_half_term (calendar);
  RbDate first = rb_pupil_first_on_roll (pupil, rb_academic_year_first (year) - 366,
                                         rb_academic_year_last (year));
  int age;

  if (sixth && first != RB_DATE_NONE && first >= sixth->from)
    return (RbRun){ 0, 0 };
  if (pupil->born == RB_DATE_NONE)
    return (RbRun){ 0, n };
  age = rb_age_on (pupil->born, rb_date_new (year, 8, 31));
  if (age < 5 || age > 15)
    return (RbRun){ 0, 0 };
  return (RbRun){ 0, age == 15 && sixth ? sixth->first : n };
}

static RbRun
basis_window (const RbQuery *query, const RbPupil *pupil, const RbCalendar *calendar)
{
  RbRun window = { 0, rb_calendar_n_sessions (calendar) };

  if (query->basis == RB_BASIS_DFE)
    return dfe_window (pupil, calendar);
  if (query->basis == RB_BASIS_COMPULSORY_AGE && pupil->born != RB_DATE_NONE)
    rb_calendar_range (calendar, rb_compulsory_age_begins (pupil->born),
                       rb_compulsory_age_ends (pupil->born), &window.first, &window.end);
  return window;
}

static void
add_run (GArray *runs, guint start, RbRun run)
{
  RbRun *last = runs->len > start ? &g_array_index (runs, RbRun, runs->len - 1) : NULL;

  if (last && last->end == run.first)
    last->end = run.end;
  else
    g_array_append_val (runs, run);
}

static void
resolve_row (const RbQuery *query, RbResolvedPart *part, GArray *base, gboolean dated, guint row)
{
  const RbPupil *pupil = rb_roster_pupil (query->school->roster, row);
  const RbCalendar *calendar = part->part.calendar;
  RbRun window = basis_window (query, pupil, calendar);
  guint start = part->runs->len;
  g_autoptr (GArray) pieces = NULL;

  if (has_filter (query, is_undated)
      && !matches (query, is_undated, row, rb_query_cohort_date (query, row), NULL, 0))
    return;
  if (dated)
    pieces = g_array_new (FALSE, FALSE, sizeof (RbRun));
  for (guint i = 0; i < base->len; i++)
    {
      RbRun run = g_array_index (base, RbRun, i);

      run.first = MAX (run.first, window.first);
      run.end = MIN (run.end, window.end);
      if (run.first >= run.end)
        continue;
      if (!dated)
        {
          add_run (part->runs, start, run);
          continue;
        }
      g_array_set_size (pieces, 0);
      rb_group_cut (query->school, calendar, row, run, pieces);
      for (guint j = 0; j < pieces->len; j++)
        {
          RbRun piece = g_array_index (pieces, RbRun, j);

          if (matches (query, rb_group_is_dated, row,
                       rb_calendar_session (calendar, piece.first).date, NULL, 0))
            add_run (part->runs, start, piece);
        }
    }
}

static void
resolve_part (RbQuery *query, const RbMarkMatrix *matrix)
{
  RbResolvedPart part = { 0 };
  gboolean dated = has_filter (query, rb_group_is_dated);
  g_autoptr (GArray) base = g_array_new (FALSE, FALSE, sizeof (RbRun));
  guint n_rows = rb_roster_n (query->school->roster);

  part.part.matrix = matrix;
  part.part.calendar = rb_mark_matrix_calendar (matrix);
  if (rb_calendar_n_sessions (part.part.calendar) == 0 || rb_period_is_empty (query->period))
    return;
  rb_calendar_range (part.part.calendar, query->period.from, query->period.to, &part.part.first,
                     &part.part.end);
  part.part.end = MIN (part.part.end, rb_school_begun (query->school, matrix, query->now));
  if (part.part.first >= part.part.end)
    return;
  part.runs = g_array_sized_new (FALSE, FALSE, sizeof (RbRun), n_rows);
  part.offsets = g_new (guint, n_rows + 1);
  session_runs (query, &part.part, base);
  for (guint row = 0; row < n_rows; row++)
    {
      part.offsets[row] = part.runs->len;
      resolve_row (query, &part, base, dated, row);
    }
  part.offsets[n_rows] = part.runs->len;
  g_array_append_val (query->parts, part);
}

static void
resolve (RbQuery *query)
{
  if (query->resolved)
    return;
  query->resolved = TRUE;
  for (guint i = 0; i < query->school->years->len; i++)
    resolve_part (query, query->school->years->pdata[i]);
}

guint
rb_query_n_parts (RbQuery *query)
{
  resolve (query);
  return query->parts->len;
}

const RbQueryPart *
rb_query_part (RbQuery *query, guint index)
{
  resolve (query);
  return &g_array_index (query->parts, RbResolvedPart, index).part;
}

const RbRun *
rb_query_runs (RbQuery *query, guint part, guint row, guint *n_runs)
{
  const RbResolvedPart *resolved;

  resolve (query);
  resolved = &g_array_index (query->parts, RbResolvedPart, part);
  *n_runs = resolved->offsets[row + 1] - resolved->offsets[row];
  return *n_runs ? &g_array_index (resolved->runs, RbRun, resolved->offsets[row]) : NULL;
}

gboolean
rb_query_has_row (RbQuery *query, guint row)
{
  for (guint part = 0; part < rb_query_n_parts (query); part++)
    {
      guint n;

      rb_query_runs (query, part, row, &n);
      if (n)
        return TRUE;
    }
  return FALSE;
}

RbDate
rb_query_cohort_date (const RbQuery *query, guint row)
{
  RbDate first;

  if (query->as_of != RB_DATE_NONE)
    return query->as_of;
  first = rb_pupil_first_on_roll (rb_roster_pupil (query->school->roster, row), query->period.from,
                                  query->period.to);
  return first != RB_DATE_NONE ? first : query->period.from;
}
