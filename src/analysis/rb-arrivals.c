/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the arrivals of the office's book and the late marks. It decides nothing about codes. */
#include "analysis/rb-arrivals.h"

#include <string.h>

static const char *const direction_ids[] = { "in", "out", "back" };

const char *
rb_direction_id (RbDirection direction)
{
  g_return_val_if_fail ((guint) direction < G_N_ELEMENTS (direction_ids), "in");
  return direction_ids[direction];
}

RbDirection
rb_direction_of (const RbArrival *arrival)
{
  for (guint i = 0; i < G_N_ELEMENTS (direction_ids); i++)
    if (strcmp (arrival->direction, direction_ids[i]) == 0)
      return (RbDirection) i;
  return RB_DIRECTION_IN;
}

static int
by_clock (const RbArrival *x, const RbArrival *y)
{
  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->minute != y->minute)
    return x->minute < y->minute ? -1 : 1;
  return x->base.id < y->base.id ? -1 : x->base.id > y->base.id;
}

static int
compare_arrivals (gconstpointer a, gconstpointer b)
{
  return by_clock (*(const RbArrival *const *) a, *(const RbArrival *const *) b);
}

GPtrArray *
rb_arrivals_on (const RbSchool *school, RbDate day)
{
  GPtrArray *found = g_ptr_array_new ();
  guint n = rb_office_n (school->office, RB_RECORD_ARRIVAL);

  for (guint i = 0; i < n; i++)
    {
      const RbArrival *arrival = rb_office_nth (school->office, RB_RECORD_ARRIVAL, i);

      if (arrival->day == day && !arrival->undone)
        g_ptr_array_add (found, (gpointer) arrival);
    }
  g_ptr_array_sort (found, compare_arrivals);
  return found;
}

const RbArrival *
rb_arrival_last (const RbSchool *school, gint64 pupil_id, RbDate day)
{
  const RbArrival *last = NULL;

  for (guint i = rb_office_n (school->office, RB_RECORD_ARRIVAL); i-- > 0;)
    {
      const RbArrival *arrival = rb_office_nth (school->office, RB_RECORD_ARRIVAL, i);

      if (arrival->day == day && arrival->pupil_id == pupil_id && !arrival->undone
          && (last == NULL || by_clock (last, arrival) < 0))
        last = arrival;
    }
  return last;
}

/* Whether it tells something of that session: made in it, or out since an earlier one. */
static gboolean
speaks_of (const RbArrival *arrival, RbSession session)
{
  return arrival->half == session.half
         || (arrival->half < session.half && rb_direction_of (arrival) == RB_DIRECTION_OUT);
}

const RbArrival *
rb_arrival_today (const RbSchool *school, gint64 pupil_id, RbSession session)
{
  g_autoptr (GPtrArray) day = rb_arrivals_on (school, session.date);
  const RbArrival *last = NULL;

  for (guint i = 0; i < day->len; i++)
    {
      const RbArrival *arrival = day->pdata[i];

      if (arrival->pupil_id == pupil_id && arrival->half <= session.half)
        last = arrival;
    }
  return last && speaks_of (last, session) ? last : NULL;
}

GHashTable *
rb_arrivals_of_session (const RbSchool *school, RbSession session)
{
  GHashTable *table = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) day = rb_arrivals_on (school, session.date);

  for (guint i = 0; i < day->len; i++)
    {
      RbArrival *arrival = day->pdata[i];

      if (arrival->half > session.half)
        continue;
      if (speaks_of (arrival, session))
        g_hash_table_replace (table, &arrival->pupil_id, arrival);
      else
        g_hash_table_remove (table, &arrival->pupil_id);
    }
  return table;
}

char *
rb_arrival_words (const RbArrival *arrival)
{
  g_autofree char *time = rb_time_format (arrival->minute);

  switch (rb_direction_of (arrival))
    {
    case RB_DIRECTION_OUT:
      return g_strdup_printf ("out since %s", time);
    case RB_DIRECTION_BACK:
      return g_strdup_printf ("back %s", time);
    case RB_DIRECTION_IN:
    default:
      return g_strdup_printf ("signed in %s", time);
    }
}

const RbTicked *
rb_detention_served (const RbSchool *school, gint64 pupil_id, RbDate day)
{
  guint n = rb_office_n (school->office, RB_RECORD_TICK);

  for (guint i = 0; i < n; i++)
    {
      const RbTicked *tick = rb_office_nth (school->office, RB_RECORD_TICK, i);

      if (tick->pupil_id == pupil_id && tick->due == day
          && strcmp (tick->subject, RB_DETENTION_SUBJECT) == 0)
        return tick;
    }
  return NULL;
}

/* The sign-in that goes with a late mark: the last one of the session that gave a mark. */
static const RbArrival *
sign_in_of (const GPtrArray *arrivals, gint64 pupil_id, RbHalf half)
{
  const RbArrival *found = NULL;

  for (guint i = 0; i < arrivals->len; i++)
    {
      const RbArrival *arrival = arrivals->pdata[i];

      if (arrival->pupil_id == pupil_id && arrival->half == half
          && rb_direction_of (arrival) != RB_DIRECTION_OUT)
        found = arrival;
    }
  return found;
}

static const char *
words_of (const RbArrival *arrival, const RbDetail *detail)
{
  if (arrival && *arrival->reason)
    return arrival->reason;
  return detail && detail->note ? detail->note : "";
}

static void
add_late (GArray *list,
          const RbSchool *school,
          const GPtrArray *arrivals,
          guint row,
          RbSession session,
          RbMark mark)
{
  const RbPupil *pupil = rb_roster_pupil (school->roster, row);
  const RbDetail *detail = rb_school_cell_detail (school, pupil->id, session);
  const RbArrival *arrival = sign_in_of (arrivals, pupil->id, session.half);
  RbLate late = { .row = row,
                  .pupil_id = pupil->id,
                  .klass = rb_roster_class_on (school->roster, row, session.date),
                  .session = session,
                  .code = rb_code_book_text (school->codes, mark),
                  .minutes = -1,
                  .reason = words_of (arrival, detail),
                  .arrival = arrival,
                  .served = rb_detention_served (school, pupil->id, session.date) };

  if (detail && detail->minutes >= 0)
    late.minutes = detail->minutes;
  else if (arrival)
    late.minutes = arrival->minutes_late;
  g_array_append_val (list, late);
}

typedef struct
{
  const RbRoster *roster;
} LateOrder;

static int
compare_late (gconstpointer a, gconstpointer b, gpointer data)
{
  const RbLate *x = a, *y = b;
  const RbRoster *roster = ((const LateOrder *) data)->roster;

  if (x->session.date != y->session.date)
    return x->session.date < y->session.date ? -1 : 1;
  if (x->session.half != y->session.half)
    return x->session.half < y->session.half ? -1 : 1;
  if (x->klass != y->klass)
    return x->klass == NULL ? 1 : y->klass == NULL ? -1 : rb_class_compare (x->klass, y->klass);
  g_autofree char *first = rb_pupil_sorted_name (rb_roster_pupil (roster, x->row));
  g_autofree char *second = rb_pupil_sorted_name (rb_roster_pupil (roster, y->row));
  return g_utf8_collate (first, second);
}

static guint8
late_bits (RbLateKind kind)
{
  return (guint8) ((kind & RB_LATE_BEFORE ? RB_COUNT_LATE : 0)
                   | (kind & RB_LATE_AFTER ? RB_COUNT_LATE_AFTER : 0));
}

static void
add_session (GArray *list,
             const RbSchool *school,
             const RbMarkMatrix *matrix,
             guint column,
             RbSession session,
             guint8 bits)
{
  const guint8 *counts = rb_code_book_counts (school->codes, session.date);
  g_autoptr (GPtrArray) arrivals = rb_arrivals_on (school, session.date);

  for (guint row = 0; row < rb_mark_matrix_n_rows (matrix); row++)
    {
      RbMark mark = rb_mark_matrix_get (matrix, row, column);

      if (counts[mark] & bits)
        add_late (list, school, arrivals, row, session, mark);
    }
}

GArray *
rb_latecomers (const RbSchool *school, RbMoment now, RbDate from, RbDate to, RbLateKind kind)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (RbLate));
  LateOrder order = { school->roster };

  for (guint y = 0; y < school->years->len; y++)
    {
      const RbMarkMatrix *matrix = school->years->pdata[y];
      RbCalendar *calendar = rb_mark_matrix_calendar (matrix);
      guint begun = rb_school_begun (school, matrix, now);

      for (guint column = 0; column < begun; column++)
        {
          RbSession session = rb_calendar_session (calendar, column);

          if (session.date >= from && session.date <= to)
            add_session (list, school, matrix, column, session, late_bits (kind));
        }
    }
  g_array_sort_with_data (list, compare_late, &order);
  return list;
}
