/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was said about earlier absences of a pupil, and how long an N may still wait. */
#include "analysis/rb-day.h"
#include "analysis/rb-returns.h"
#include "domain/rb-confidence.h"

#include <string.h>

static gboolean
counts_as_spell (guint8 bits)
{
  return (bits & (RB_COUNT_AUTHORISED | RB_COUNT_UNAUTHORISED | RB_COUNT_LATE)) != 0;
}

static void
use_outcomes (const RbSchool *school, gint64 id, RbDayReason *reason)
{
  g_autoptr (GPtrArray) list = rb_office_of_pupil (school->office, RB_RECORD_OUTCOME, id);

  for (guint i = list->len; i-- > 0 && !reason->reason;)
    {
      const RbOutcome *outcome = list->pdata[i];

      if (outcome->day < reason->from || outcome->day > reason->to || *outcome->code == '\0')
        continue;
      if (*outcome->reason)
        reason->reason = outcome->reason;
    }
}

static void
use_messages (const RbSchool *school, gint64 id, RbDayReason *reason)
{
  g_autoptr (GPtrArray) list = rb_office_of_pupil (school->office, RB_RECORD_ABSENCE, id);

  for (guint i = list->len; i-- > 0 && !reason->reason;)
    {
      const RbAbsence *absence = list->pdata[i];

      if (absence->last_day < reason->from || absence->first_day > reason->to)
        continue;
      if (*absence->reason)
        reason->reason = absence->reason;
    }
}

/* Minutes and note of the cells from column `first` to `last`. */
static void
use_cells (const RbSchool *school,
           const RbCalendar *calendar,
           gint64 id,
           guint first,
           guint last,
           RbDayReason *reason)
{
  for (guint c = first; c <= last; c++)
    {
      const RbDetail *detail =
          rb_school_cell_detail (school, id, rb_calendar_session (calendar, c));

      if (!detail)
        continue;
      if (detail->minutes >= 0)
        reason->minutes = detail->minutes;
      if (!reason->reason && detail->note && *detail->note)
        reason->reason = detail->note;
    }
}

guint
rb_day_last_reasons (const RbSchool *school, guint row, RbDate date, RbDayReason *out, guint max)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, date);
  const RbCalendar *calendar;
  gint64 id = rb_roster_pupil (school->roster, row)->id;
  g_autoptr (GHashTable) confidence = rb_confidence_days (school->office);
  guint n = 0, column, end;
  RbMark unexplained = rb_code_book_find (school->codes, "N", date)->mark;

  if (!matrix)
    return 0;
  calendar = rb_mark_matrix_calendar (matrix);
  rb_calendar_range (calendar, date, date, &column, &end);
  while (column > 0 && n < max)
    {
      guint last = --column;
      RbMark mark = rb_mark_matrix_get (matrix, row, last);
      RbDate day = rb_calendar_session (calendar, last).date;

      if (mark == unexplained || !counts_as_spell (rb_code_book_counts (school->codes, day)[mark]))
        continue;
      while (column > 0 && rb_mark_matrix_get (matrix, row, column - 1) == mark)
        column--;
      out[n] = (RbDayReason){ .from = rb_calendar_session (calendar, column).date,
                              .to = day,
                              .sessions = last - column + 1,
                              .mark = mark,
                              .minutes = -1 };
      use_outcomes (school, id, &out[n]);
      use_messages (school, id, &out[n]);
      use_cells (school, calendar, id, column, last, &out[n]);
      for (RbDate on = out[n].from; on <= day; on++)
        out[n].confidential |= rb_confidence_holds (confidence, id, on);
      n++;
    }
  return n;
}

/* School days after `date` up to `to`; negative where `to` is earlier. */
static int
school_days_between (const RbCalendar *calendar, RbDate date, RbDate to)
{
  RbDate last = RB_DATE_NONE;
  guint first, end;
  int days = 0;

  if (to < date)
    return -school_days_between (calendar, to, date);
  rb_calendar_range (calendar, date + 1, to, &first, &end);
  for (; first < end; first++)
    if (rb_calendar_session (calendar, first).date != last)
      {
        last = rb_calendar_session (calendar, first).date;
        days++;
      }
  return days;
}

/* The `days`th school day after `date`, or the year's last one. */
static RbDate
add_school_days (const RbCalendar *calendar, RbDate date, int days)
{
  guint number;

  if (days < 1)
    return date;
  number = rb_calendar_day_number (calendar, date) + (guint) days;
  date = rb_calendar_day (calendar, number);
  return date != RB_DATE_NONE ? date : rb_calendar_last (calendar);
}

/* The calendar where the policy counts school days; NULL where it counts working days. */
static const RbCalendar *
counting_calendar (const RbSchool *school, RbDate date)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, date);

  if (!rb_policy_book_on (school->policies, date)->limits[RB_LIMIT_CODE_SCHOOL_DAYS] || !matrix)
    return NULL;
  return rb_mark_matrix_calendar (matrix);
}

RbDate
rb_n_due (const RbSchool *school, RbDate date)
{
  const RbCalendar *calendar = counting_calendar (school, date);
  int days = rb_policy_book_on (school->policies, date)->limits[RB_LIMIT_CODE_DAYS];

  return calendar ? add_school_days (calendar, date, days) : rb_add_working_days (date, days);
}

int
rb_n_days_left (const RbSchool *school, RbDate due, RbDate today)
{
  const RbCalendar *calendar = counting_calendar (school, due);

  return calendar ? school_days_between (calendar, today, due)
                  : rb_working_days_between (today, due);
}

GArray *
rb_n_ages (const RbSchool *school, RbMoment now)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (RbNAge));
  g_autoptr (GArray) found = rb_unexplained (school, now);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL); /* row -> place + 1 of its last */

  for (guint i = 0; i < found->len; i++)
    {
      const RbUnexplained *one = &g_array_index (found, RbUnexplained, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, GUINT_TO_POINTER (one->row)));
      RbNAge age = { one->row, one->session.date, 1u << one->session.half, one->due,
                     one->days_left };

      if (place && g_array_index (list, RbNAge, place - 1).date == age.date)
        {
          g_array_index (list, RbNAge, place - 1).halves |= age.halves;
          continue;
        }
      g_array_append_val (list, age);
      g_hash_table_insert (places, GUINT_TO_POINTER (one->row), GUINT_TO_POINTER (list->len));
    }
  return list;
}
