/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of recurring actions, from the school's own calendar. */
#include "analysis/rb-action-calendar.h"

#include <string.h>

/* How far ahead the next day is looked for. */
#define AHEAD 400

static gboolean
is (const RbAction *action, const char *frequency)
{
  return strcmp (action->frequency, frequency) == 0;
}

static const RbCalendar *
calendar_of (const RbSchool *school, RbDate date)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, date);

  return matrix ? rb_mark_matrix_calendar (matrix) : NULL;
}

static gboolean
is_school_day (const RbSchool *school, RbDate date)
{
  const RbCalendar *calendar = calendar_of (school, date);

  return calendar
         && (rb_calendar_find (calendar, date, RB_AM) >= 0
             || rb_calendar_find (calendar, date, RB_PM) >= 0);
}

/* Its weekday, else the last school day of the week before it, else the first after it;
 * RB_DATE_NONE for a week without school. */
static RbDate
weekly_day (const RbSchool *school, const RbAction *action, RbDate monday)
{
  for (int weekday = CLAMP (action->weekday, 0, 4); weekday >= 0; weekday--)
    if (is_school_day (school, monday + weekday))
      return monday + weekday;
  for (int weekday = CLAMP (action->weekday, 0, 4) + 1; weekday < 5; weekday++)
    if (is_school_day (school, monday + weekday))
      return monday + weekday;
  return RB_DATE_NONE;
}

/* The first school day of a month; else its first working day where `anyway`. */
static RbDate
monthly_day (const RbSchool *school, int year, int month, gboolean anyway)
{
  RbDate first = rb_date_new (year, month, 1), next = rb_date_add_months (first, 1);

  for (RbDate date = first; date < next; date++)
    if (is_school_day (school, date))
      return date;
  for (RbDate date = first; anyway && date < next; date++)
    if (rb_date_weekday (date) < 5 && !rb_is_bank_holiday (date))
      return date;
  return RB_DATE_NONE;
}

/* Whether the action names this month. */
static gboolean
has_month (const RbAction *action, int month)
{
  g_auto (GStrv) months = g_strsplit (action->months, ",", -1);

  for (guint i = 0; months[i]; i++)
    if (g_ascii_strtoll (months[i], NULL, 10) == month)
      return TRUE;
  return FALSE;
}

static void
take (GArray *days, RbDate day, RbDate from, RbDate to)
{
  if (day != RB_DATE_NONE && day >= from && day <= to)
    g_array_append_val (days, day);
}

static void
daily_days (const RbSchool *school, GArray *days, RbDate from, RbDate to)
{
  for (RbDate date = from; date <= to; date++)
    if (is_school_day (school, date))
      g_array_append_val (days, date);
}

static void
month_days (const RbSchool *school, const RbAction *action, GArray *days, RbDate from, RbDate to)
{
  int year, month;
  RbDate first;

  rb_date_get (from, &year, &month, NULL);
  for (first = rb_date_new (year, month, 1); first <= to; first = rb_date_add_months (first, 1))
    {
      rb_date_get (first, &year, &month, NULL);
      if (is (action, "monthly"))
        take (days, monthly_day (school, year, month, FALSE), from, to);
      else if (has_month (action, month))
        take (days, monthly_day (school, year, month, TRUE), from, to);
    }
}

/* A part of the year ends on `last`: the action may be for those alone that end in some months. */
static void
take_part (const RbAction *action, GArray *days, RbDate last, RbDate from, RbDate to)
{
  int month;

  rb_date_get (last, NULL, &month, NULL);
  if (*action->months == '\0' || has_month (action, month))
    take (days, last, from, to);
}

static void
part_days (const RbSchool *school, const RbAction *action, GArray *days, RbDate from, RbDate to)
{
  gboolean halves = is (action, "half-termly");

  for (guint i = 0; i < school->years->len; i++)
    {
      const RbCalendar *calendar = rb_mark_matrix_calendar (school->years->pdata[i]);
      guint n = halves ? rb_calendar_n_half_terms (calendar) : rb_calendar_n_terms (calendar);

      for (guint k = 0; k < n; k++)
        {
          const RbPart *part =
              halves ? rb_calendar_half_term (calendar, k) : rb_calendar_term (calendar, k);

          if (part->end > part->first)
            take_part (action, days, rb_calendar_session (calendar, part->end - 1).date, from, to);
        }
    }
}

GArray *
rb_action_days (const RbSchool *school, const RbAction *action, RbDate from, RbDate to)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (RbDate));

  from = MAX (from, action->since);
  if (from == RB_DATE_NONE || from > to)
    return days;
  if (is (action, "daily"))
    daily_days (school, days, from, to);
  else if (is (action, "weekly"))
    for (RbDate monday = rb_date_monday (from); monday <= to; monday += 7)
      take (days, weekly_day (school, action, monday), from, to);
  else if (is (action, "monthly") || is (action, "months") || is (action, "annual"))
    month_days (school, action, days, from, to);
  else if (is (action, "half-termly") || is (action, "termly"))
    part_days (school, action, days, from, to);
  return days;
}

const RbTicked *
rb_action_tick (const RbOffice *office, gint64 action_id, RbDate due)
{
  for (guint i = rb_office_n (office, RB_RECORD_TICK); i-- > 0;)
    {
      const RbTicked *tick = rb_office_nth (office, RB_RECORD_TICK, i);

      if (tick->action_id == action_id && (due == RB_DATE_NONE || tick->due == due))
        return tick;
    }
  return NULL;
}

static RbActionLine
line_of (const RbSchool *school, const RbAction *action, RbDate today)
{
  RbActionLine line = { .action = action, .state = RB_ACTION_ONGOING };
  g_autoptr (GArray) past = NULL, coming = NULL;

  if (is (action, "ongoing"))
    {
      line.tick = rb_action_tick (school->office, action->base.id, RB_DATE_NONE);
      return line;
    }
  past = rb_action_days (school, action, today - AHEAD, today);
  coming = rb_action_days (school, action, today + 1, today + AHEAD);
  if (coming->len > 0)
    line.next = g_array_index (coming, RbDate, 0);
  line.state = RB_ACTION_UPCOMING;
  if (past->len == 0)
    return line;
  line.due = g_array_index (past, RbDate, past->len - 1);
  line.tick = rb_action_tick (school->office, action->base.id, line.due);
  if (line.tick)
    line.state = RB_ACTION_DONE;
  else
    line.state = line.due == today ? RB_ACTION_DUE : RB_ACTION_OVERDUE;
  return line;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  /* Of what is done one wants to see least. */
  static const int order[] = { 0, 1, 4, 2, 3 };
  const RbActionLine *x = a, *y = b;
  RbDate on_x = x->state == RB_ACTION_UPCOMING ? x->next : x->due;
  RbDate on_y = y->state == RB_ACTION_UPCOMING ? y->next : y->due;

  if (x->state != y->state)
    return order[x->state] - order[y->state];
  if (on_x != on_y)
    return on_x < on_y ? -1 : 1;
  return x->action->base.id < y->action->base.id ? -1 : 1;
}

GArray *
rb_actions_now (const RbSchool *school, RbDate today)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (RbActionLine));

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_ACTION); i++)
    {
      const RbAction *action = rb_office_nth (school->office, RB_RECORD_ACTION, i);
      RbActionLine line;

      if (!action->active)
        continue;
      line = line_of (school, action, today);
      g_array_append_val (lines, line);
    }
  g_array_sort (lines, compare_lines);
  return lines;
}

static int
compare_misses (gconstpointer a, gconstpointer b)
{
  const RbActionMiss *x = a, *y = b;

  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  return x->action->base.id < y->action->base.id ? -1 : 1;
}

GArray *
rb_actions_missed (const RbSchool *school, RbDate from, RbDate to)
{
  GArray *misses = g_array_new (FALSE, FALSE, sizeof (RbActionMiss));

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_ACTION); i++)
    {
      const RbAction *action = rb_office_nth (school->office, RB_RECORD_ACTION, i);
      g_autoptr (GArray) days = NULL;

      if (!action->active)
        continue;
      days = rb_action_days (school, action, from, to);
      for (guint k = 0; k < days->len; k++)
        {
          RbActionMiss miss = { action, g_array_index (days, RbDate, k) };

          if (!rb_action_tick (school->office, action->base.id, miss.due))
            g_array_append_val (misses, miss);
        }
    }
  g_array_sort (misses, compare_misses);
  return misses;
}

static void
gap_free (gpointer data)
{
  RbActionGap *gap = data;

  g_array_unref (gap->days);
  g_free (gap);
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const RbActionGap *x = *(const RbActionGap *const *) a, *y = *(const RbActionGap *const *) b;

  if (x->days->len != y->days->len)
    return x->days->len > y->days->len ? -1 : 1;
  return x->action->base.id < y->action->base.id ? -1 : 1;
}

GPtrArray *
rb_actions_gaps (const RbSchool *school, RbDate from, RbDate to)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (gap_free);
  g_autoptr (GArray) misses = rb_actions_missed (school, from, to);
  g_autoptr (GHashTable) by_action = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < misses->len; i++)
    {
      const RbActionMiss *miss = &g_array_index (misses, RbActionMiss, i);
      RbActionGap *gap = g_hash_table_lookup (by_action, miss->action);

      if (gap == NULL)
        {
          gap = g_new (RbActionGap, 1);
          *gap = (RbActionGap){ miss->action, g_array_new (FALSE, FALSE, sizeof (RbDate)) };
          g_hash_table_insert (by_action, (gpointer) miss->action, gap);
          g_ptr_array_add (gaps, gap);
        }
      g_array_append_val (gap->days, miss->due);
    }
  g_ptr_array_sort (gaps, compare_gaps);
  return gaps;
}

/* "September, January and April", "March to September". */
static char *
months_in_words (const RbAction *action)
{
  g_auto (GStrv) months = g_strsplit (action->months, ",", -1);
  guint n = g_strv_length (months);
  GString *words = g_string_new (NULL);
  int first = 0, last = 0;
  gboolean run = n > 2;

  for (guint i = 0; i < n; i++)
    {
      int month = (int) g_ascii_strtoll (months[i], NULL, 10);

      if (month < 1 || month > 12)
        continue;
      run = run && (first == 0 || month == last % 12 + 1);
      first = first ? first : month;
      last = month;
      g_string_append_printf (words, "%s%s", words->len == 0 ? "" : (i + 1 == n ? " and " : ", "),
                              rb_month_name (month));
    }
  if (run)
    g_string_printf (words, "%s to %s", rb_month_name (first), rb_month_name (last));
  return g_string_free (words, FALSE);
}

/* "at the end of each term", "at the end of the term that ends in July". */
static char *
part_in_words (const RbAction *action, const char *part)
{
  g_autofree char *months = months_in_words (action);

  return *months ? g_strdup_printf ("at the end of the %s that ends in %s", part, months)
                 : g_strdup_printf ("at the end of each %s", part);
}

char *
rb_action_when (const RbAction *action)
{
  if (is (action, "daily"))
    return g_strdup ("every school day");
  if (is (action, "weekly"))
    return g_strdup_printf ("%ss", rb_weekday_name (CLAMP (action->weekday, 0, 4)));
  if (is (action, "monthly"))
    return g_strdup ("at the beginning of each month");
  if (is (action, "half-termly"))
    return part_in_words (action, "half term");
  if (is (action, "termly"))
    return part_in_words (action, "term");
  if (is (action, "ongoing"))
    return g_strdup ("whenever it is needed");
  return months_in_words (action);
}
