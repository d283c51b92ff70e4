/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grounds, days and children of leave requests, returns and refused days taken. What is remarked is
 * rb-leave-remarks.c. */
#include "analysis/rb-leave.h"

#include <string.h>

static const struct
{
  const char *id;
  const char *code;
  const char *name;
} grounds[RB_N_LEAVE_GROUNDS] = {
  [RB_LEAVE_EXCEPTIONAL] = { "exceptional", "C", "Exceptional circumstances" },
  [RB_LEAVE_PERFORMANCE] = { "performance", "C1", "Performance or employment abroad" },
  [RB_LEAVE_PART_TIME] = { "part-time", "C2", "Part-time timetable" },
  [RB_LEAVE_INTERVIEW] = { "interview", "J1", "Interview" },
  [RB_LEAVE_STUDY] = { "study", "S", "Study for a public examination" },
};

const char *
rb_leave_ground_id (RbLeaveGround ground)
{
  return grounds[ground].id;
}

gboolean
rb_leave_ground_parse (const char *id, RbLeaveGround *ground)
{
  for (int i = 0; i < RB_N_LEAVE_GROUNDS; i++)
    if (strcmp (grounds[i].id, id) == 0)
      {
        *ground = (RbLeaveGround) i;
        return TRUE;
      }
  return FALSE;
}

const char *
rb_leave_ground_code (RbLeaveGround ground)
{
  return grounds[ground].code;
}

const char *
rb_leave_ground_name (RbLeaveGround ground)
{
  return grounds[ground].name;
}

gboolean
rb_leave_day_has (const RbLeaveDay *day, RbHalf half)
{
  return strcmp (day->session, half == RB_AM ? "pm" : "am") != 0;
}

typedef struct
{
  const RbLeaveDay *day;
  guint order; /* of its pupil among the request's */
} Placed;

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *first = a, *second = b;

  if (first->order != second->order)
    return first->order < second->order ? -1 : 1;
  return (first->day->day > second->day->day) - (first->day->day < second->day->day);
}

static guint
order_of (GArray *placed, const RbLeaveDay *day)
{
  guint next = 0;

  for (guint i = 0; i < placed->len; i++)
    {
      const Placed *one = &g_array_index (placed, Placed, i);

      if (one->day->pupil_id == day->pupil_id)
        return one->order;
      next = MAX (next, one->order + 1);
    }
  return next;
}

GPtrArray *
rb_leave_days (const RbOffice *office, gint64 leave_id)
{
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  GPtrArray *days = g_ptr_array_new ();

  for (guint i = 0; i < rb_office_n (office, RB_RECORD_LEAVE_DAY); i++)
    {
      const RbLeaveDay *day = rb_office_nth (office, RB_RECORD_LEAVE_DAY, i);

      if (day->leave_id == leave_id)
        {
          Placed one = { day, order_of (placed, day) };

          g_array_append_val (placed, one);
        }
    }
  g_array_sort (placed, compare_placed);
  for (guint i = 0; i < placed->len; i++)
    g_ptr_array_add (days, (gpointer) g_array_index (placed, Placed, i).day);
  return days;
}

GArray *
rb_leave_rows (const RbSchool *school, gint64 leave_id)
{
  g_autoptr (GPtrArray) days = rb_leave_days (school->office, leave_id);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  gint64 last = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const RbLeaveDay *day = days->pdata[i];
      int row = rb_roster_find (school->roster, day->pupil_id);
      guint found = (guint) row;

      if (row >= 0 && day->pupil_id != last)
        g_array_append_val (rows, found);
      last = day->pupil_id;
    }
  return rows;
}

char *
rb_leave_names (const RbSchool *school, gint64 leave_id)
{
  g_autoptr (GArray) rows = rb_leave_rows (school, leave_id);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const RbPupil *pupil = rb_roster_pupil (school->roster, g_array_index (rows, guint, i));
      const RbPupil *next =
          i + 1 < rows->len ? rb_roster_pupil (school->roster, g_array_index (rows, guint, i + 1))
                            : NULL;
      gboolean shared = next && strcmp (next->surname, pupil->surname) == 0;

      if (i > 0)
        g_string_append (names, i + 1 == rows->len ? " and " : ", ");
      g_string_append (names, pupil->forename);
      if (!shared)
        g_string_append_printf (names, " %s", pupil->surname);
    }
  return g_string_free (names, FALSE);
}

const char *
rb_leave_outcome (const RbSchool *school, const RbLeave *leave)
{
  g_autoptr (GPtrArray) days = rb_leave_days (school->office, leave->base.id);
  guint granted = 0;

  if (strcmp (leave->state, "decided") != 0)
    return strcmp (leave->state, "withdrawn") == 0 ? "withdrawn" : "open";
  for (guint i = 0; i < days->len; i++)
    granted += strcmp (((const RbLeaveDay *) days->pdata[i])->decision, "granted") == 0;
  if (granted == 0)
    return "refused";
  return granted == days->len ? "granted" : "granted in part";
}

int
rb_leave_notice (const RbLeave *leave)
{
  return leave->first_day - leave->received_on;
}

gboolean
rb_leave_is_short (const RbSchool *school, const RbLeave *leave)
{
  const RbPolicy *policy = rb_policy_book_on (school->policies, leave->first_day);

  return rb_leave_notice (leave) < policy->limits[RB_LIMIT_LEAVE_NOTICE];
}

static RbDate
school_day_after (const RbSchool *school, RbDate date)
{
  for (RbDate day = date + 1; day < date + 120; day++)
    {
      const RbMarkMatrix *matrix = rb_school_year_of (school, day);

      if (matrix && rb_calendar_day_number (rb_mark_matrix_calendar (matrix), day) > 0)
        return day;
    }
  return RB_DATE_NONE;
}

/* Marks and school days from the day due on, as far as sessions have begun. */
static void
look_since (const RbSchool *school, RbLeaveReturn *back, RbMoment now)
{
  for (RbDate day = back->due; day <= now.date; day++)
    {
      const RbMarkMatrix *matrix = rb_school_year_of (school, day);
      const RbPolicy *policy = rb_policy_book_on (school->policies, day);

      if (!matrix || rb_calendar_day_number (rb_mark_matrix_calendar (matrix), day) == 0)
        continue;
      back->days++;
      for (int half = RB_AM; half <= RB_PM; half++)
        {
          RbMark mark = rb_school_mark (school, back->row, day, (RbHalf) half);

          if (mark == RB_MARK_NONE || mark == RB_MARK_OFF_ROLL
              || !rb_policy_begun (policy, day, (RbHalf) half, now))
            continue;
          back->marked = TRUE;
          if (rb_code_book_counts (school->codes, day)[mark] & RB_COUNT_ATTENDED)
            back->present = TRUE;
        }
    }
}

static int
by_due (gconstpointer a, gconstpointer b)
{
  const RbLeaveReturn *first = a, *second = b;

  if (first->due != second->due)
    return first->due < second->due ? -1 : 1;
  return (first->row > second->row) - (first->row < second->row);
}

/* The last granted day of a child; RB_DATE_NONE for none. */
static RbDate
last_granted (const GPtrArray *days, gint64 pupil_id)
{
  RbDate last = RB_DATE_NONE;

  for (guint i = 0; i < days->len; i++)
    {
      const RbLeaveDay *day = days->pdata[i];

      if (day->pupil_id == pupil_id && strcmp (day->decision, "granted") == 0)
        last = MAX (last, day->day);
    }
  return last;
}

static void
add_returns (GArray *returns, const RbSchool *school, const RbLeave *leave, RbMoment now)
{
  g_autoptr (GPtrArray) days = rb_leave_days (school->office, leave->base.id);
  g_autoptr (GArray) rows = rb_leave_rows (school, leave->base.id);

  for (guint i = 0; i < rows->len; i++)
    {
      RbLeaveReturn back = { .leave = leave, .row = g_array_index (rows, guint, i) };

      back.last = last_granted (days, rb_roster_pupil (school->roster, back.row)->id);
      back.due = back.last == RB_DATE_NONE ? RB_DATE_NONE : school_day_after (school, back.last);
      if (back.due == RB_DATE_NONE || back.due > now.date)
        continue;
      look_since (school, &back, now);
      g_array_append_val (returns, back);
    }
}

GArray *
rb_leave_returns (const RbSchool *school, RbMoment now)
{
  GArray *returns = g_array_new (FALSE, FALSE, sizeof (RbLeaveReturn));

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_LEAVE); i++)
    {
      const RbLeave *leave = rb_office_nth (school->office, RB_RECORD_LEAVE, i);

      if (strcmp (leave->state, "decided") == 0 && leave->return_checked_on == RB_DATE_NONE)
        add_returns (returns, school, leave, now);
    }
  g_array_sort (returns, by_due);
  return returns;
}

static void
add_taken (GArray *taken, const RbSchool *school, const RbLeaveDay *day, RbMoment now)
{
  int row = rb_roster_find (school->roster, day->pupil_id);
  const RbPolicy *policy = rb_policy_book_on (school->policies, day->day);

  for (int half = RB_AM; row >= 0 && half <= RB_PM; half++)
    {
      RbLeaveTaken one = { day, (guint) row, { day->day, (RbHalf) half } };
      RbMark mark = rb_school_mark (school, (guint) row, day->day, (RbHalf) half);

      if (rb_leave_day_has (day, (RbHalf) half)
          && rb_policy_begun (policy, day->day, (RbHalf) half, now)
          && strcmp (rb_code_book_text (school->codes, mark), "N") == 0)
        g_array_append_val (taken, one);
    }
}

GArray *
rb_leave_taken (const RbSchool *school, gint64 leave_id, RbMoment now)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (RbLeaveTaken));

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_LEAVE_DAY); i++)
    {
      const RbLeaveDay *day = rb_office_nth (school->office, RB_RECORD_LEAVE_DAY, i);

      if ((leave_id == 0 || day->leave_id == leave_id) && strcmp (day->decision, "refused") == 0)
        add_taken (taken, school, day, now);
    }
  return taken;
}

static gboolean
is_refused (const RbOffice *office, const RbLeave *leave)
{
  for (guint i = 0; i < rb_office_n (office, RB_RECORD_LEAVE_DAY); i++)
    {
      const RbLeaveDay *day = rb_office_nth (office, RB_RECORD_LEAVE_DAY, i);

      if (day->leave_id == leave->base.id && strcmp (day->decision, "refused") == 0)
        return TRUE;
    }
  return FALSE;
}

static int
compare_decided (gconstpointer a, gconstpointer b)
{
  const RbLeave *x = *(const RbLeave *const *) a, *y = *(const RbLeave *const *) b;

  return (x->decided_at > y->decided_at) - (x->decided_at < y->decided_at);
}

GPtrArray *
rb_leave_refusals (const RbSchool *school, RbDate date)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < rb_office_n (school->office, RB_RECORD_LEAVE); i++)
    {
      const RbLeave *leave = rb_office_nth (school->office, RB_RECORD_LEAVE, i);
      RbDate decided = rb_moment_of_seconds (leave->decided_at).date;

      if (strcmp (leave->state, "decided") == 0 && decided <= date
          && (decided == date || leave->called_at == 0) && is_refused (school->office, leave))
        g_ptr_array_add (found, (gpointer) leave);
    }
  g_ptr_array_sort (found, compare_decided);
  return found;
}
