/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the analysis for the day and keeps the answers together. */
#include "app/today/rb-today.h"

static gboolean
has_session (const RbSchool *school, RbDate date, RbHalf half)
{
  const RbMarkMatrix *matrix = rb_school_year_of (school, date);

  return matrix && rb_calendar_find (rb_mark_matrix_calendar (matrix), date, half) >= 0;
}

static int
latest_first (gconstpointer a, gconstpointer b)
{
  const RbDayRegister *x = a, *y = b;

  if ((x->state == RB_REGISTER_OVERDUE) != (y->state == RB_REGISTER_OVERDUE))
    return x->state == RB_REGISTER_OVERDUE ? -1 : 1;
  if (x->late != y->late)
    return y->late - x->late;
  return rb_class_compare (x->klass, y->klass);
}

/* A register of the session that is under way is due; one of the morning is missing all day. */
static void
find_missing (RbToday *today, GArray *const registers[2])
{
  today->missing = g_array_new (FALSE, FALSE, sizeof (RbDayRegister));
  for (int half = RB_AM; half <= RB_PM; half++)
    for (guint i = 0; i < registers[half]->len; i++)
      {
        const RbDayRegister *one = &g_array_index (registers[half], RbDayRegister, i);

        if (one->state == RB_REGISTER_OVERDUE || one->state == RB_REGISTER_DUE)
          g_array_append_vals (today->missing, one, 1);
      }
  g_array_sort (today->missing, latest_first);
}

/* What is N today is rung about today; what is older is listed with its days. */
static void
find_ages (RbToday *today)
{
  g_autoptr (GArray) all = rb_n_ages (today->school, today->now);

  today->ages = g_array_new (FALSE, FALSE, sizeof (RbNAge));
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, RbNAge, i).date < today->date)
      g_array_append_val (today->ages, g_array_index (all, RbNAge, i));
}

RbToday *
rb_today_new (RbSchool *school, RbMoment now)
{
  RbToday *today = g_new0 (RbToday, 1);
  const RbPolicy *policy = rb_policy_book_on (school->policies, now.date);
  GArray *registers[2];

  today->school = rb_school_ref (school);
  today->now = now;
  today->date = now.date;
  today->has_school =
      has_session (school, now.date, RB_AM) || has_session (school, now.date, RB_PM);
  if (has_session (school, now.date, RB_PM) && rb_policy_begun (policy, now.date, RB_PM, now))
    today->half = RB_PM;
  for (int half = RB_AM; half <= RB_PM; half++)
    registers[half] = rb_day_registers (school, (RbSession){ now.date, half }, now);
  today->away = rb_day_away (school, now.date, now);
  today->calls = rb_day_calls (today->away, &today->n_done);
  today->lines = rb_day_clock (school, now.date, now, today->away, registers);
  today->sums = rb_day_sums (school, (RbSession){ now.date, today->half }, now);
  find_missing (today, registers);
  find_ages (today);
  for (int half = RB_AM; half <= RB_PM; half++)
    g_array_unref (registers[half]);
  return today;
}

void
rb_today_free (RbToday *today)
{
  rb_school_unref (today->school);
  g_array_unref (today->away);
  g_array_unref (today->calls);
  g_array_unref (today->missing);
  g_array_unref (today->ages);
  g_array_unref (today->lines);
  g_free (today);
}

guint
rb_today_n_to_reach (const RbToday *today)
{
  return today->calls->len - today->n_done;
}

guint
rb_today_n_overdue (const RbToday *today)
{
  guint n = 0;

  for (guint i = 0; i < today->missing->len; i++)
    n += g_array_index (today->missing, RbDayRegister, i).state == RB_REGISTER_OVERDUE;
  return n;
}

int
rb_today_find_call (const RbToday *today, int row)
{
  for (guint i = 0; i < today->calls->len; i++)
    if ((int) rb_today_call (today, i)->row == row)
      return (int) i;
  return -1;
}
