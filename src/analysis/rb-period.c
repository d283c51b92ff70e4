/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods of a school, found in its calendars. Nothing here looks at a mark. */
#include "analysis/rb-period.h"

#include <string.h>

void
rb_named_period_free (RbNamedPeriod *named)
{
  g_free (named->name);
  g_free (named);
}

static const RbCalendar *
calendar_of (const RbSchool *school, int year)
{
  const RbMarkMatrix *matrix = rb_school_year (school, year);
  const RbCalendar *calendar = matrix ? rb_mark_matrix_calendar (matrix) : NULL;

  return calendar && rb_calendar_n_sessions (calendar) > 0 ? calendar : NULL;
}

RbPeriod
rb_period_default (const RbSchool *school, RbMoment now)
{
  int year = rb_academic_year_of (now.date);
  const RbCalendar *calendar = calendar_of (school, year);

  if (calendar && rb_calendar_first (calendar) <= now.date)
    return rb_period (rb_calendar_first (calendar), now.date);
  return rb_period (rb_academic_year_first (year), now.date);
}

/* How many units of a kind a year has, and the days and columns of one. */
static guint
n_units (const RbCalendar *calendar, RbPeriodKind kind)
{
  switch (kind)
    {
    case RB_PERIOD_WEEK:
      return rb_calendar_n_weeks (calendar);
    case RB_PERIOD_HALF_TERM:
      return rb_calendar_n_half_terms (calendar);
    case RB_PERIOD_TERM:
      return rb_calendar_n_terms (calendar);
    default:
      return 1;
    }
}

static RbPeriod
unit (const RbCalendar *calendar, RbPeriodKind kind, guint index, guint *first, guint *end)
{
  const RbPart *part;
  const RbWeek *week;

  switch (kind)
    {
    case RB_PERIOD_WEEK:
      week = rb_calendar_week (calendar, index);
      *first = week->first;
      *end = week->end;
      return rb_period (week->monday, week->monday + 6);
    case RB_PERIOD_HALF_TERM:
    case RB_PERIOD_TERM:
      part = kind == RB_PERIOD_TERM ? rb_calendar_term (calendar, index)
                                    : rb_calendar_half_term (calendar, index);
      *first = part->first;
      *end = part->end;
      /* The weekend before a holiday is not part of a half term's name. */
      if (part->first == part->end)
        return rb_period (part->from, part->to);
      return rb_period (part->from, rb_calendar_session (calendar, part->end - 1).date);
    default:
      *first = 0;
      *end = rb_calendar_n_sessions (calendar);
      return rb_period (rb_calendar_first (calendar), rb_calendar_last (calendar));
    }
}

/* The unit that holds `date` or the last one before it; FALSE where the year has none. */
static gboolean
find_unit (const RbCalendar *calendar, RbPeriodKind kind, RbDate date, guint *index)
{
  gboolean found = FALSE;

  for (guint i = 0; i < n_units (calendar, kind); i++)
    {
      guint first, end;

      if (unit (calendar, kind, i, &first, &end).from > date)
        break;
      *index = i;
      found = TRUE;
    }
  return found;
}

RbPeriod
rb_period_of (const RbSchool *school, RbPeriodKind kind, RbDate date)
{
  int year = rb_academic_year_of (date);
  guint index, first, end;

  if (kind == RB_PERIOD_DAY || kind == RB_PERIOD_OTHER)
    return rb_period (date, date);
  for (int y = year; y > year - 2; y--)
    {
      const RbCalendar *calendar = calendar_of (school, y);

      if (calendar && find_unit (calendar, kind, date, &index))
        return unit (calendar, kind, index, &first, &end);
    }
  return RB_PERIOD_NONE;
}

/* Which unit a period is: of the whole ones the smallest, else of those cut short the largest, so
 * that "since September" is the year. */
static RbPeriodKind
find_kind (const RbSchool *school, RbPeriod period, const RbCalendar **found, guint *index)
{
  const RbCalendar *calendar = calendar_of (school, rb_academic_year_of (period.from));
  guint first, end, unit_first, unit_end;

  if (rb_period_is_empty (period) || calendar == NULL)
    return RB_PERIOD_OTHER;
  *found = calendar;
  if (period.from == period.to)
    return RB_PERIOD_DAY;
  if (rb_academic_year_of (period.to) != rb_calendar_year (calendar))
    return RB_PERIOD_OTHER;
  rb_calendar_range (calendar, period.from, period.to, &first, &end);
  if (first == end)
    return RB_PERIOD_OTHER;
  for (int kind = RB_PERIOD_WEEK; kind <= RB_PERIOD_YEAR; kind++)
    for (guint i = 0; i < n_units (calendar, (RbPeriodKind) kind); i++)
      {
        unit (calendar, (RbPeriodKind) kind, i, &unit_first, &unit_end);
        *index = i;
        if (first == unit_first && end == unit_end && first < end)
          return (RbPeriodKind) kind;
      }
  for (int kind = RB_PERIOD_YEAR; kind >= RB_PERIOD_WEEK; kind--)
    for (guint i = 0; i < n_units (calendar, (RbPeriodKind) kind); i++)
      {
        unit (calendar, (RbPeriodKind) kind, i, &unit_first, &unit_end);
        *index = i;
        if (first == unit_first && end < unit_end)
          return (RbPeriodKind) kind;
      }
  return RB_PERIOD_OTHER;
}

RbPeriodKind
rb_period_kind (const RbSchool *school, RbPeriod period)
{
  const RbCalendar *calendar;
  guint index;

  return find_kind (school, period, &calendar, &index);
}

/* Every day with a session, in order, over all years. */
static GArray *
school_days (const RbSchool *school)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (RbDate));

  for (guint i = 0; i < school->years->len; i++)
    {
      const RbCalendar *calendar = rb_mark_matrix_calendar (school->years->pdata[i]);

      for (guint column = 0; column < rb_calendar_n_sessions (calendar); column++)
        {
          RbDate date = rb_calendar_session (calendar, column).date;

          if (days->len == 0 || g_array_index (days, RbDate, days->len - 1) != date)
            g_array_append_val (days, date);
        }
    }
  return days;
}

/* As many school days as the period has, straight before it. */
static RbPeriod
days_before (const RbSchool *school, RbPeriod period)
{
  g_autoptr (GArray) days = school_days (school);
  guint before = 0, inside = 0;

  for (guint i = 0; i < days->len; i++)
    {
      RbDate date = g_array_index (days, RbDate, i);

      before += date < period.from;
      inside += rb_period_contains (period, date);
    }
  if (inside == 0 || before == 0)
    return RB_PERIOD_NONE;
  return rb_period (g_array_index (days, RbDate, before > inside ? before - inside : 0),
                    g_array_index (days, RbDate, before - 1));
}

RbPeriod
rb_period_previous (const RbSchool *school, RbPeriod period)
{
  const RbCalendar *calendar;
  guint index = 0, first, end;
  RbPeriodKind kind = find_kind (school, period, &calendar, &index);

  if (rb_period_is_empty (period))
    return RB_PERIOD_NONE;
  if (kind == RB_PERIOD_YEAR)
    return rb_period_last_year (school, period);
  if (kind == RB_PERIOD_DAY || kind == RB_PERIOD_OTHER)
    return days_before (school, period);
  if (index > 0)
    return unit (calendar, kind, index - 1, &first, &end);
  calendar = calendar_of (school, rb_calendar_year (calendar) - 1);
  if (calendar == NULL || n_units (calendar, kind) == 0)
    return RB_PERIOD_NONE;
  return unit (calendar, kind, n_units (calendar, kind) - 1, &first, &end);
}

/* The number of the last school day of the year on or before `date`. */
static guint
day_number_by (const RbCalendar *calendar, RbDate date)
{
  guint first, end;

  rb_calendar_range (calendar, rb_calendar_first (calendar), date, &first, &end);
  return end > 0 ? rb_calendar_day_number (calendar, rb_calendar_session (calendar, end - 1).date)
                 : 0;
}

RbPeriod
rb_period_last_year (const RbSchool *school, RbPeriod period)
{
  int year = rb_academic_year_of (period.from);
  const RbCalendar *now = calendar_of (school, year);
  const RbCalendar *then = calendar_of (school, year - 1);
  guint from, to;
  RbPeriod last;

  if (rb_period_is_empty (period) || now == NULL || then == NULL)
    return RB_PERIOD_NONE;
  from = day_number_by (now, period.from - 1) + 1;
  to = day_number_by (now, MIN (period.to, rb_academic_year_last (year)));
  if (to < from)
    return RB_PERIOD_NONE;
  last.from = rb_calendar_day (then, from);
  last.to = rb_calendar_day (then, to);
  if (last.from == RB_DATE_NONE)
    return RB_PERIOD_NONE;
  if (last.to == RB_DATE_NONE || to == day_number_by (now, rb_calendar_last (now)))
    last.to = rb_calendar_last (then);
  return last;
}

RbDate
rb_same_day_last_year (const RbSchool *school, RbDate date)
{
  int year = rb_academic_year_of (date);
  const RbCalendar *now = calendar_of (school, year);
  const RbCalendar *then = calendar_of (school, year - 1);
  guint number = now ? rb_calendar_day_number (now, date) : 0;

  return number > 0 && then ? rb_calendar_day (then, number) : RB_DATE_NONE;
}

static char *
name_of (const RbCalendar *calendar, RbPeriodKind kind, guint index)
{
  g_autofree char *range = NULL;
  const RbWeek *week;
  const char *name;

  switch (kind)
    {
    case RB_PERIOD_WEEK:
      week = rb_calendar_week (calendar, index);
      range = rb_date_range_format (rb_calendar_session (calendar, week->first).date,
                                    rb_calendar_session (calendar, week->end - 1).date);
      return g_strdup_printf ("Week %u, %s", week->number, range);
    case RB_PERIOD_HALF_TERM:
      return g_strdup (rb_calendar_half_term (calendar, index)->name);
    case RB_PERIOD_TERM:
      name = rb_calendar_term (calendar, index)->name;
      return strstr (name, "term") ? g_strdup (name) : g_strdup_printf ("%s term", name);
    default:
      return rb_academic_year_label (rb_calendar_year (calendar));
    }
}

char *
rb_period_format (const RbSchool *school, RbPeriod period)
{
  const RbCalendar *calendar;
  guint index;
  RbPeriodKind kind = find_kind (school, period, &calendar, &index);

  if (rb_period_is_empty (period))
    return g_strdup ("no days");
  if (kind == RB_PERIOD_DAY)
    return rb_date_format (period.from, RB_DATE_WEEKDAY);
  if (kind == RB_PERIOD_OTHER)
    return rb_date_range_format (period.from, period.to);
  return name_of (calendar, kind, index);
}

static void
add_units (GPtrArray *list, const RbCalendar *calendar, RbPeriodKind kind, RbDate today)
{
  for (guint i = n_units (calendar, kind); i-- > 0;)
    {
      guint first, end;
      RbPeriod period = unit (calendar, kind, i, &first, &end);
      RbNamedPeriod *named;

      if (period.from > today || first == end)
        continue;
      named = g_new0 (RbNamedPeriod, 1);
      named->kind = kind;
      named->name = name_of (calendar, kind, i);
      named->period = rb_period (period.from, MIN (period.to, today));
      g_ptr_array_add (list, named);
    }
}

GPtrArray *
rb_periods (const RbSchool *school, RbMoment now)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_named_period_free);
  int year = rb_academic_year_of (now.date);
  const RbCalendar *this_year = calendar_of (school, year);
  const RbCalendar *last_year = calendar_of (school, year - 1);

  for (int kind = RB_PERIOD_YEAR; this_year && kind >= RB_PERIOD_WEEK; kind--)
    add_units (list, this_year, (RbPeriodKind) kind, now.date);
  for (int kind = RB_PERIOD_YEAR; last_year && kind >= RB_PERIOD_HALF_TERM; kind--)
    add_units (list, last_year, (RbPeriodKind) kind, now.date);
  return list;
}

gboolean
rb_period_parse (const RbSchool *school, RbMoment now, const char *text, RbPeriod *period)
{
  static const struct
  {
    const char *word;
    RbPeriodKind kind;
  } kinds[] = {
    { "week", RB_PERIOD_WEEK },
    { "half-term", RB_PERIOD_HALF_TERM },
    { "term", RB_PERIOD_TERM },
    { "year", RB_PERIOD_YEAR },
  };
  gboolean last = g_str_has_prefix (text, "last-");

  if (!last && !g_str_has_prefix (text, "this-"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (text + 5, kinds[i].word) == 0)
      {
        *period = rb_period_of (school, kinds[i].kind, now.date);
        if (last && kinds[i].kind == RB_PERIOD_YEAR)
          *period = rb_period_of (school, RB_PERIOD_YEAR,
                                  rb_academic_year_first (rb_academic_year_of (now.date)) - 1);
        else if (last)
          *period = rb_period_previous (school, *period);
        if (!rb_period_is_empty (*period))
          period->to = MIN (period->to, now.date);
        return !rb_period_is_empty (*period);
      }
  return FALSE;
}
