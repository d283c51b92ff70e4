/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the day's clock, from a table of when they are due and functions that count what is
 * done. */
#include "analysis/rb-day-clock.h"

#include "analysis/rb-leave.h"

#include <string.h>

#define SECOND_CALLS (10 * 60 + 30)
#define HOME_VISITS (11 * 60)
#define ALL_COMPLETE (15 * 60)

static const char *const ids[RB_N_DAY_LINES] = { "doors",        "open",         "registers-am",
                                                 "figures",      "calls",        "late-desk",
                                                 "safeguarding", "second-calls", "visits",
                                                 "open-pm",      "registers-pm", "complete",
                                                 "refusals",     "lists",        "end" };

const char *
rb_day_line_id (RbDayLineId id)
{
  return ids[id];
}

typedef struct
{
  const RbSchool *school;
  RbDate date;
  RbMoment now;
  const GArray *away;
  gboolean has[2];
  const RbClock *clocks[2];
  guint in[2], of[2]; /* registers */
  GArray *lines;
} Clock;

static gboolean
to_reach (const RbAway *away)
{
  return away->state == RB_AWAY_UNEXPLAINED && !away->came;
}

static gboolean
was_settled (const RbAway *away)
{
  return away->outcome && away->state != RB_AWAY_CHASE;
}

GArray *
rb_day_calls (const GArray *away, guint *done)
{
  GArray *calls = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  for (guint i = 0; i < away->len; i++)
    if (to_reach (&g_array_index (away, RbAway, i)))
      g_array_append_val (calls, i);
  for (guint i = 0; i < away->len; i++)
    if (!to_reach (&g_array_index (away, RbAway, i))
        && was_settled (&g_array_index (away, RbAway, i)))
      {
        g_array_append_val (calls, i);
        n++;
      }
  if (done)
    *done = n;
  return calls;
}

static void
count_registers (Clock *clock, RbHalf half, const GArray *registers)
{
  for (guint i = 0; i < registers->len; i++)
    {
      const RbDayRegister *one = &g_array_index (registers, RbDayRegister, i);

      clock->of[half] += one->n > 0;
      clock->in[half] += rb_register_is_in (one->state);
    }
}

static const RbTicked *
tick_of (const Clock *clock, RbDayLineId id)
{
  const RbOffice *office = clock->school->office;

  for (guint i = rb_office_n (office, RB_RECORD_TICK); i-- > 0;)
    {
      const RbTicked *tick = rb_office_nth (office, RB_RECORD_TICK, i);

      if (tick->due == clock->date && g_str_has_prefix (tick->subject, "day:")
          && g_str_equal (tick->subject + 4, ids[id]))
        return tick;
    }
  return NULL;
}

/* Whether the time has passed: a deadline is met up to and including its minute. */
static gboolean
is_past (const Clock *clock, int at)
{
  return clock->now.date > clock->date
         || (clock->now.date == clock->date && clock->now.minutes > at);
}

static gboolean
has_come (const Clock *clock, int at)
{
  return clock->now.date > clock->date
         || (clock->now.date == clock->date && clock->now.minutes >= at);
}

/* `done` and `of` count; `satisfied` is whether the records say that it is done. */
static void
add (Clock *clock, RbDayLineId id, int at, guint done, guint of, gboolean satisfied)
{
  RbDayLine line = { .id = id, .at = at, .done = done, .of = of };

  if (at < 0)
    return;
  line.tick = tick_of (clock, id);
  if (line.tick || satisfied)
    line.state = RB_LINE_DONE;
  else
    line.state = is_past (clock, at) ? RB_LINE_OVERDUE : RB_LINE_LATER;
  g_array_append_val (clock->lines, line);
}

static void
add_by_clock (Clock *clock, RbDayLineId id, int at)
{
  RbDayLine line = { .id = id, .at = at, .by_clock = TRUE };

  if (at < 0)
    return;
  line.state = has_come (clock, at) ? RB_LINE_DONE : RB_LINE_LATER;
  g_array_append_val (clock->lines, line);
}

gboolean
rb_day_line_needs (RbDayLineId id, const RbAway *away)
{
  if (!to_reach (away))
    return FALSE;
  switch (id)
    {
    case RB_DAY_CALLS:
      return away->attempts < 1;
    case RB_DAY_SECOND:
      return away->attempts < 2;
    case RB_DAY_SAFEGUARDING:
      return away->ring_first;
    case RB_DAY_VISITS:
      return !(away->outcome && g_str_equal (away->outcome->outcome, "visit"));
    default:
      return FALSE;
    }
}

static guint
needing (const Clock *clock, RbDayLineId id)
{
  guint n = 0;

  for (guint i = 0; i < clock->away->len; i++)
    n += rb_day_line_needs (id, &g_array_index (clock->away, RbAway, i));
  return n;
}

static gboolean
was_sent (const Clock *clock, gboolean figures)
{
  for (guint i = rb_office_n (clock->school->office, RB_RECORD_SENT); i-- > 0;)
    {
      const RbSent *sent = rb_office_nth (clock->school->office, RB_RECORD_SENT, i);

      if (sent->day == clock->date && figures == g_str_equal (sent->list, "daily-line"))
        return TRUE;
    }
  return FALSE;
}

/* Those that get a text at the end of the day: late today, or expected back and still away. */
static guint
to_text (const Clock *clock)
{
  guint n = 0;

  for (guint i = 0; i < rb_office_n (clock->school->office, RB_RECORD_ARRIVAL); i++)
    {
      const RbArrival *arrival = rb_office_nth (clock->school->office, RB_RECORD_ARRIVAL, i);

      n += arrival->day == clock->date && !arrival->undone && arrival->minutes_late > 0
           && g_str_equal (arrival->direction, "in");
    }
  for (guint i = 0; i < clock->away->len; i++)
    {
      const RbAway *away = &g_array_index (clock->away, RbAway, i);

      n += away->expected_return && away->expected_return <= clock->date && !away->came;
    }
  return n;
}

static void
add_morning (Clock *clock)
{
  const RbClock *am = clock->clocks[RB_AM];
  gboolean in = clock->in[RB_AM] == clock->of[RB_AM] && clock->of[RB_AM] > 0;
  gboolean begun = clock->in[RB_AM] > 0;
  guint done, closes = (guint) MAX (am->closes, am->start + 30);
  g_autoptr (GArray) calls = rb_day_calls (clock->away, &done);

  add_by_clock (clock, RB_DAY_DOORS, am->doors);
  add_by_clock (clock, RB_DAY_OPEN, am->start);
  add (clock, RB_DAY_REGISTERS_AM, am->saved_by, clock->in[RB_AM], clock->of[RB_AM], in);
  add (clock, RB_DAY_FIGURES, am->saved_by < 0 ? -1 : am->saved_by + 15, 0, 0,
       was_sent (clock, TRUE));
  add (clock, RB_DAY_CALLS, (int) closes, done, calls->len,
       begun && needing (clock, RB_DAY_CALLS) == 0);
  add_by_clock (clock, RB_DAY_LATE_DESK, (int) closes);
  add (clock, RB_DAY_SAFEGUARDING, (int) closes, 0, needing (clock, RB_DAY_SAFEGUARDING),
       in && needing (clock, RB_DAY_SAFEGUARDING) == 0);
  add (clock, RB_DAY_SECOND, SECOND_CALLS, 0, needing (clock, RB_DAY_SECOND),
       in && needing (clock, RB_DAY_SECOND) == 0);
  add (clock, RB_DAY_VISITS, HOME_VISITS, 0, needing (clock, RB_DAY_VISITS),
       in && needing (clock, RB_DAY_VISITS) == 0);
}

static void
add_afternoon (Clock *clock)
{
  const RbClock *pm = clock->clocks[RB_PM];
  gboolean in = clock->in[RB_PM] == clock->of[RB_PM] && clock->of[RB_PM] > 0;

  add_by_clock (clock, RB_DAY_OPEN_PM, pm->start);
  add (clock, RB_DAY_REGISTERS_PM, pm->saved_by, clock->in[RB_PM], clock->of[RB_PM], in);
}

/* By the end of the day of the decision; from the next morning on it is overdue. */
static void
add_refusals (Clock *clock, int end)
{
  g_autoptr (GPtrArray) refusals = rb_leave_refusals (clock->school, clock->date);
  RbHalf first = clock->has[RB_AM] ? RB_AM : RB_PM;
  guint done = 0;

  for (guint i = 0; i < refusals->len; i++)
    {
      const RbLeave *leave = refusals->pdata[i];

      done += leave->called_at != 0;
      if (leave->called_at == 0 && rb_moment_of_seconds (leave->decided_at).date < clock->date)
        end = clock->clocks[first]->start;
    }
  if (refusals->len > 0)
    add (clock, RB_DAY_REFUSALS, end, done, refusals->len, done == refusals->len);
}

static void
add_end (Clock *clock)
{
  guint in = clock->in[RB_AM] + clock->in[RB_PM], of = clock->of[RB_AM] + clock->of[RB_PM];
  const RbClock *last = clock->clocks[clock->has[RB_PM] ? RB_PM : RB_AM];
  int end = last->ends;

  if (clock->has[RB_PM])
    add (clock, RB_DAY_COMPLETE, end < 0 ? ALL_COMPLETE : MIN (ALL_COMPLETE, end), in, of,
         in == of && of > 0);
  add_refusals (clock, end < 0 ? ALL_COMPLETE : end);
  add (clock, RB_DAY_LISTS, end < 0 ? ALL_COMPLETE : end, 0, to_text (clock),
       was_sent (clock, FALSE));
  add (clock, RB_DAY_END, end < 0 ? -1 : end + 15, 0, 0, FALSE);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const RbDayLine *x = a, *y = b;
  gboolean over_x = x->state == RB_LINE_OVERDUE, over_y = y->state == RB_LINE_OVERDUE;

  if (over_x != over_y)
    return over_x ? -1 : 1;
  if (x->at != y->at)
    return x->at - y->at;
  return (int) x->id - (int) y->id;
}

/* The first thing that somebody must do and is not late with. */
static void
find_now (GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      RbDayLine *line = &g_array_index (lines, RbDayLine, i);

      if (line->state == RB_LINE_LATER && !line->by_clock)
        {
          line->state = RB_LINE_NOW;
          return;
        }
    }
}

GArray *
rb_day_clock (const RbSchool *school,
              RbDate date,
              RbMoment now,
              const GArray *away,
              GArray *const registers[2])
{
  Clock clock = { .school = school, .date = date, .now = now, .away = away };
  const RbPolicy *policy = rb_policy_book_on (school->policies, date);
  const RbMarkMatrix *matrix = rb_school_year_of (school, date);

  clock.lines = g_array_new (FALSE, FALSE, sizeof (RbDayLine));
  for (int half = RB_AM; half <= RB_PM; half++)
    {
      clock.has[half] =
          matrix && rb_calendar_find (rb_mark_matrix_calendar (matrix), date, half) >= 0;
      clock.clocks[half] = rb_policy_clock (policy, "", half);
      count_registers (&clock, half, registers[half]);
    }
  if (!clock.has[RB_AM] && !clock.has[RB_PM])
    return clock.lines;
  if (clock.has[RB_AM])
    add_morning (&clock);
  if (clock.has[RB_PM])
    add_afternoon (&clock);
  add_end (&clock);
  g_array_sort (clock.lines, compare_lines);
  find_now (clock.lines);
  return clock.lines;
}

guint
rb_day_clock_overdue (const GArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += g_array_index (lines, RbDayLine, i).state == RB_LINE_OVERDUE;
  return n;
}

gboolean
rb_day_clock_quiet (const GArray *lines, RbMoment now, int *next)
{
  *next = -1;
  for (guint i = 0; i < lines->len; i++)
    {
      const RbDayLine *line = &g_array_index (lines, RbDayLine, i);

      if (line->state == RB_LINE_OVERDUE)
        return FALSE;
      if (line->state != RB_LINE_DONE && *next < 0)
        *next = line->at;
    }
  return *next < 0 || *next > now.minutes;
}
