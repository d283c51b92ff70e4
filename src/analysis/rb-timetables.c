/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Timetables and suspensions in order of need. */
#include "analysis/rb-timetables.h"

#include <string.h>

RbDate
rb_timetable_until (const RbTimetable *timetable)
{
  return timetable->ended_on != RB_DATE_NONE ? timetable->ended_on : timetable->last_day;
}

const char *
rb_timetable_state_name (RbTimetableState state)
{
  static const char *const names[] = { "review due", "current", "coming", "over" };

  return names[state];
}

static RbTimetableState
state_of (const RbTimetable *timetable, RbDate today)
{
  if (rb_timetable_until (timetable) < today)
    return RB_TIMETABLE_OVER;
  if (timetable->review_day != RB_DATE_NONE && timetable->review_day <= today)
    return RB_TIMETABLE_REVIEW;
  return timetable->first_day > today ? RB_TIMETABLE_COMING : RB_TIMETABLE_CURRENT;
}

static int
by_need (gconstpointer a, gconstpointer b)
{
  const RbTimetableLine *first = a, *second = b;
  RbDate until = rb_timetable_until (first->timetable), other;

  if (first->state != second->state)
    return first->state < second->state ? -1 : 1;
  other = rb_timetable_until (second->timetable);
  if (first->state == RB_TIMETABLE_OVER)
    return (until < other) - (until > other);
  return (until > other) - (until < other);
}

GArray *
rb_timetables (const RbSchool *school, RbMoment now)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (RbTimetableLine));

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_TIMETABLE); i++)
    {
      const RbTimetable *timetable = rb_office_nth (school->office, RB_RECORD_TIMETABLE, i);
      int row = rb_roster_find (school->roster, timetable->pupil_id);
      RbTimetableLine line = { timetable, (guint) row, state_of (timetable, now.date) };

      if (row >= 0)
        g_array_append_val (lines, line);
    }
  g_array_sort (lines, by_need);
  return lines;
}

/* "Mon", "Mon and Tue", "Mon, Tue and Wed" for the days of the set whose two sessions are `want`.
 */
static void
append_days (GString *words, const char *sessions, const char *want, const char *name)
{
  guint n = 0, said = 0;

  for (int day = 0; day < 5; day++)
    n += strncmp (sessions + day * 2, want, 2) == 0;
  if (n == 0)
    return;
  if (words->len > 0)
    g_string_append (words, "; ");
  for (int day = 0; day < 5 && n < 5; day++)
    if (strncmp (sessions + day * 2, want, 2) == 0)
      {
        if (said > 0)
          g_string_append (words, said + 1 == n ? " and " : ", ");
        g_string_append_len (words, rb_weekday_name (day), 3);
        said++;
      }
  if (n < 5)
    g_string_append_c (words, ' ');
  g_string_append (words, name);
}

char *
rb_timetable_words (const char *sessions)
{
  GString *words = g_string_new (NULL);

  if (strlen (sessions) == 10)
    {
      append_days (words, sessions, "11", "all day");
      append_days (words, sessions, "10", "mornings");
      append_days (words, sessions, "01", "afternoons");
    }
  if (words->len == 0)
    g_string_append (words, "no session");
  return g_string_free (words, FALSE);
}

RbDate
rb_nth_school_day (const RbSchool *school, RbDate day, guint n)
{
  RbDate last = day + 200 + (RbDate) n * 3;

  for (RbDate date = day; date <= last; date++)
    {
      const RbMarkMatrix *matrix = rb_school_year_of (school, date);

      if (matrix && rb_calendar_day_number (rb_mark_matrix_calendar (matrix), date) > 0 && --n == 0)
        return date;
    }
  return RB_DATE_NONE;
}

static guint
school_days (const RbSchool *school, RbDate from, RbDate to)
{
  guint days = 0;

  for (RbDate date = from; date <= to; date++)
    {
      const RbMarkMatrix *matrix = rb_school_year_of (school, date);

      days += matrix && rb_calendar_day_number (rb_mark_matrix_calendar (matrix), date) > 0;
    }
  return days;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const RbSuspensionLine *first = a, *second = b;

  if (first->holds_now != second->holds_now)
    return first->holds_now ? -1 : 1;
  return (first->suspension->first_day < second->suspension->first_day)
         - (first->suspension->first_day > second->suspension->first_day);
}

GArray *
rb_suspensions (const RbSchool *school, RbMoment now)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (RbSuspensionLine));

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_SUSPENSION); i++)
    {
      const RbSuspension *one = rb_office_nth (school->office, RB_RECORD_SUSPENSION, i);
      int row = rb_roster_find (school->roster, one->pupil_id);
      RbSuspensionLine line = { .suspension = one, .row = (guint) row };

      if (row < 0)
        continue;
      line.days = school_days (school, one->first_day, one->last_day);
      line.needs = one->provision_due != RB_DATE_NONE && one->last_day >= one->provision_due;
      line.overdue =
          line.needs && one->provision_from == RB_DATE_NONE && one->provision_due <= now.date;
      line.holds_now = one->last_day >= now.date;
      g_array_append_val (lines, line);
    }
  g_array_sort (lines, newest_first);
  return lines;
}
